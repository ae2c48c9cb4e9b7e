"""A unit as printed in, its kind, base unit and exact factor out; and the unit that a label declares."""

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from normalize.fold import compact, even_spaces, fold, half_width
from normalize.words import Words
from schemas.values import Kind as FieldKind

Kind = Literal[
    "money",
    "area",
    "length",
    "weight",
    "volume",
    "people",
    "count",
    "duration",
    "rate",  # a share of a hundred or a thousand: % ‰ 成
    "points",
    "score",
    "multiple",
    "ratio",  # one unit per another: 元/人
    "scale",  # 万 or 亿 alone, the unit left unsaid
    "number",  # no unit at all
    "other",
]

_DENOMINATOR = re.compile(r"(?:每)?[^\W\d_]{1,6}\d?(?:\([^\W\d_]{1,3}\))?|㎡|m²|m³")


@dataclass(frozen=True, slots=True)
class Unit:
    """`word` as printed is worth `factor` times `base` (`万元`: 10000 × `元`); a bare scale (`亿`) has base ""."""

    word: str
    kind: Kind
    base: str
    factor: Decimal


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    base: str = ""
    worth: dict[str, Decimal] = {}
    words: tuple[str, ...] = ()
    scaled: bool = True
    printed: str = ""


class _Words(BaseModel):
    words: frozenset[str]


class _Tables(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    scales: dict[str, Decimal]
    groups: tuple[_Group, ...] = Field(alias="group")
    person: _Words


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: Kind
    base: str  # "" where the word is its own base
    factor: Decimal
    scaled: bool
    printed: str


_ONE = Decimal(1)


@cache
def _tables() -> _Tables:
    return _Tables.model_validate(tomllib.loads(files("normalize").joinpath("units.toml").read_text(encoding="utf-8")))


@cache
def _entries() -> dict[str, _Entry]:
    """The first group that lists a word has it."""
    entries: dict[str, _Entry] = {}
    for group in _tables().groups:
        for word, factor in group.worth.items():
            entries.setdefault(fold(word), _Entry(group.kind, group.base, factor, group.scaled, group.printed))
        for word in group.words:
            entries.setdefault(fold(word), _Entry(group.kind, "", _ONE, group.scaled, group.printed))
    return entries


@lru_cache(maxsize=8192)
def unit_of(word: str) -> Unit | None:
    """The unit that the whole word names, a scale before it included (`万元` `㎡` `元/人` `亿`); else None."""
    printed = compact(word)
    if not printed or len(printed) > 20:
        return None
    whole = _simple(printed)
    if whole is not None:
        return whole
    above, slash, below = printed.partition("/")
    if not slash or not _DENOMINATOR.fullmatch(below):
        return None
    numerator = _simple(above)
    if numerator is None:
        return None
    return Unit(printed, "ratio", f"{numerator.base}/{below}", numerator.factor)


def _simple(printed: str) -> Unit | None:
    """A unit without denominator: a known word, a scale before one, or a scale alone."""
    known = _known(printed, printed)
    if known is not None:
        return known
    scales = _tables().scales
    for length in (2, 1):
        factor = scales.get(printed[:length])
        if factor is None:
            continue
        rest = printed[length:]
        if not rest:
            return Unit(printed, "scale", "", factor) if printed[-1] in "万亿萬億" else None
        unit = _known(rest, printed)
        if unit is not None and _entries()[fold(rest)].scaled:
            return Unit(printed, unit.kind, unit.base, unit.factor * factor)
    return None


def _known(word: str, printed: str) -> Unit | None:
    entry = _entries().get(fold(word))
    if entry is None:
        return None
    return Unit(entry.printed or printed, entry.kind, entry.base or word, entry.factor)


@cache
def _words_in_text() -> Words[Unit]:
    """Every word with every scale before it, as it stands in half-width text."""
    found: dict[str, Unit] = {}
    for group in _tables().groups:
        for word in {form(word) for word in (*group.worth, *group.words) for form in (half_width, fold)}:
            for scale in ("", *_tables().scales) if group.scaled else ("",):
                unit = unit_of(scale + word)
                if unit is not None:
                    found.setdefault(scale + word, unit)
    for scale in _tables().scales:
        unit = unit_of(scale)
        if unit is not None:
            found[scale] = unit
    return Words(found)


@cache
def first_of_units() -> frozenset[str]:
    """The characters that a unit can begin with, `/` of a ratio's lower part included."""
    return frozenset((*_words_in_text().first, "/"))


_PER = re.compile(r"/(?:10万|万|千|百)(?![元\d])")


def unit_at(text: str, start: int) -> tuple[Unit, int] | None:
    """The longest unit that begins at a place of half-width text (`万元` `元/人` `/10万`), and its end."""
    words = _words_in_text()
    found = words.at(text, start)
    if found is None:
        per = _PER.match(text, start)
        return (Unit(per[0], "ratio", per[0], _ONE), per.end()) if per else None
    unit, end = found
    while text[end : end + 1] in ("/", "·"):
        below = words.at(text, end + 1)
        if below is None or below[0].kind == "scale":
            break
        unit = Unit(text[start : below[1]], "ratio", unit.base + text[end : below[1]], unit.factor)
        end = below[1]
    return unit, end


def written_unit(word: str) -> Unit:
    """The unit, or for a word that no table knows the word itself, worth 1."""
    return unit_of(word) or Unit(compact(word), "other", compact(word), _ONE)


def is_person_word(word: str) -> bool:
    """Whether in a column of people the word counts the same as 人 (`名`, `个`)."""
    return word in _tables().person.words


_BRACKETED = re.compile(r"\(([^()]{1,40}(?:\([^()]{1,4}\))?)\)")
_DECLARED = re.compile(r"单[ \n]*位[ \n]*:(?=([^\n()。]{1,40}(?:\([^()]{1,4}\))?))")  # 填报单位：某局 单位：元 is two
_PREFIX = re.compile(r"^(?:.{0,4}单位:)?(?:人民币)?(?=.)")
_TOKENS = re.compile(r"[、,;或和及|]|/(?=.)")
# Without brackets only what is no part of another word: a scaled amount at the end (预算申请万元), 数量/单位 (GB 3101).
_AT_END = re.compile(
    r"(?:(?<![\d零〇一二两三四五六七八九十百千万亿几数])(?P<scaled>(?:百|千|百万|千万|万|亿)元)|(?<=.)/(?P<after>[^/\d]{1,6}))$"
)


@lru_cache(maxsize=16384)
def stated_unit(text: str, kind: Kind | FieldKind) -> str | None:
    """The unit that a label, heading or caption declares for values of the kind, as printed; else None.

    `年末人数（人）` → `人`, `（单位：万元）` → `万元`, `单位：人、万元` → the one whose kind fits; `（50分）` and
    the 元 of `单元` declare nothing. Kind `quantity` takes a unit of any kind, `count` also people.
    """
    if len(text) > 200:
        return None
    spaced = even_spaces(text)
    candidates = [match[1] for match in _BRACKETED.finditer(spaced)]
    candidates += [match[1] for match in _DECLARED.finditer(spaced)]
    label = compact(text)
    at_end = _AT_END.search(label)
    if at_end:
        candidates.append(at_end["scaled"] or at_end["after"])
    candidates.append(label)
    for scale_will_do in (False, True):
        for candidate in candidates:
            found = _first_fitting(candidate, kind, scale_will_do)
            if found:
                return found
    return None


def _first_fitting(declared: str, kind: Kind | FieldKind, scale_will_do: bool) -> str | None:
    """The first of the declared units that fits; all of a candidate that is one unit, else part by part."""
    whole = _PREFIX.sub("", compact(declared))
    parts = [] if unit_of(whole) else _TOKENS.split(declared)
    for word in (whole, *(_PREFIX.sub("", compact(part)) for part in parts)):
        unit = unit_of(word)
        if unit is not None and (fits(unit, kind) or (scale_will_do and unit.kind == "scale" and kind in _SCALABLE)):
            return unit.word
    return None


_SCALABLE = frozenset({"money", "people", "count", "area", "quantity"})
_ALSO = {"people": {"people"}, "count": {"count", "people"}, "rate": {"rate"}}


def fits(unit: Unit, kind: Kind | FieldKind) -> bool:
    """Whether a value of the kind can be stated in the unit (人 fits `count`, 个 fits `people`)."""
    if kind == "quantity":
        return unit.kind != "scale"
    if kind == "people" and is_person_word(unit.base):
        return True
    return unit.kind in _ALSO.get(kind, {kind})
