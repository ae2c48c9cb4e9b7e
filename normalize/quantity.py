"""A phrase in, the one quantity (or the range) that the whole of it states out, in base units."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from normalize.comparators import combine, pattern, sign_of
from normalize.decimals import MAX_DIGITS, Exact, times
from normalize.exceptions import may_be_measure_word
from normalize.fold import half_width, strip_outer
from normalize.numerals import ARABIC, CHINESE, SIGN, close_gaps, signed, unsigned
from normalize.units import Kind, Unit, unit_of, written_unit
from schemas.values import Comparator

MAX_LENGTH = 60  # a cell longer than this says more than one quantity


@dataclass(frozen=True, slots=True)
class Quantity:
    """One stated quantity: `value` in base units, `unit` the base unit (`元`), `stated_unit` as printed (`万元`).

    A bare number has both units empty and kind `number`; a bare scale (`200亿`) has stated_unit `亿`, kind `scale`.
    """

    raw: str
    value: Decimal | Fraction
    unit: str
    stated_unit: str
    kind: Kind
    comparator: Comparator


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    rate_nouns: tuple[str, ...]
    no_rate_nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    copulas: tuple[str, ...]
    no_units: frozenset[str]
    units_if_bounded: frozenset[str]
    range_openings: tuple[str, ...]
    range_closings: tuple[str, ...]
    range_joints: tuple[str, ...]


_WORDS = _Words.model_validate(tomllib.loads(files("normalize").joinpath("quantity.toml").read_text(encoding="utf-8")))


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


PLAIN_NUMBER = re.compile(r"(?:0|[1-9]\d{0,20})(?:\.\d{1,15})?", re.ASCII)
_COPULA = _any(_WORDS.copulas)
_HEAD = re.compile(rf"(?:{_COPULA})?({pattern('before')})?(?:{_COPULA})?")
_RATE_NOUN = re.compile(rf"[^\W\d_]{{0,20}}(?:\([^()\d]{{1,8}}\))?{_any(_WORDS.rate_nouns)}(?:\([^()\d]{{1,8}}\))?:?")
_NO_RATE = re.compile(rf"{_any(_WORDS.no_rate_nouns)}:?$|{_any(_WORDS.verbs)}(?![率幅比])")
_BEFORE_SIGN = re.compile(r"[^\W\d_]{1,16}:?(?=[≥≤><=])")
_TAIL = re.compile(rf"({pattern('after')})[。.;]?$|[。;]$")
_NUMBER = re.compile(rf"{SIGN}?{ARABIC}", re.ASCII)
_NUMERAL = re.compile(rf"{SIGN}?(?:{ARABIC}|{CHINESE[:-1]})+", re.ASCII)
_HEDGED_UNIT = re.compile(rf"({pattern('between')})?([百千]?[万亿]{{0,2}})({pattern('between')})?(.*)")
_FRACTION = re.compile(rf"({CHINESE}|\d+)分之({CHINESE}|{ARABIC})", re.ASCII)
_SCALE_AT_END = re.compile(r"(?<=.)(?:万亿|[万亿萬億])$")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_LEADING_ZERO = re.compile(r"[+\-]?0\d", re.ASCII)
_CODELIKE = re.compile(r"[零〇一二两三四五六七八九]{2,}")
_CHINESE_DIGIT = re.compile(CHINESE[:-1])


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with its unit, before comparison words are added."""

    value: Exact
    unit: Unit
    comparator: Comparator = "="


_NO_UNIT = Unit("", "number", "", Decimal(1))


def read_quantity(text: str) -> Quantity | None:
    """The quantity if the whole text is exactly one (`满意度90%以上`, `≥3次`, `200亿`), else None."""
    if PLAIN_NUMBER.fullmatch(text):
        return Quantity(text, Decimal(text), "", "", "number", "=")
    raw = strip_outer(text)
    if not raw or len(raw) > MAX_LENGTH:
        return None
    closed = close_gaps(raw)
    amount = _whole(closed) if closed else None
    return None if amount is None else _quantity(raw, amount)


def read_range(text: str, stated_unit: str = "") -> tuple[Quantity, Quantity] | None:
    """Both ends (`>=`, `<=`) if the whole text is one range (`5至10万元`, `3-5家`), with the same raw.

    A range without a printed unit is one only if `stated_unit` gives it.
    """
    raw = strip_outer(text)
    closed = close_gaps(raw) if 0 < len(raw) <= MAX_LENGTH else None
    ends = _range(closed) if closed else None
    if ends is None:
        return None
    low, high = (_quantity(raw, end) for end in ends)
    if high.kind == "number":
        if not stated_unit:
            return None
        low, high = with_unit(low, stated_unit), with_unit(high, stated_unit)
    return low, high


def with_unit(quantity: Quantity, stated_unit: str) -> Quantity:
    """A bare number in the given unit (`20` in 万元 → 200000 元); a bare scale takes only its base; others stay."""
    if not stated_unit or quantity.kind not in ("number", "scale"):
        return quantity
    unit = written_unit(stated_unit)
    if quantity.kind == "scale":
        return replace(quantity, unit=unit.base, kind="scale" if unit.kind == "scale" else unit.kind)
    return replace(
        quantity, value=times(quantity.value, unit.factor), unit=unit.base, stated_unit=unit.word, kind=unit.kind
    )


def _quantity(raw: str, amount: _Amount) -> Quantity:
    unit = amount.unit
    base, word = (_as_written(raw, unit.word),) * 2 if unit.base == unit.word else (unit.base, unit.word)
    return Quantity(raw, times(amount.value, unit.factor), base, word, unit.kind, amount.comparator)


def _as_written(raw: str, word: str) -> str:
    """A counter as it stands in the text: `台（套）` with the brackets that it has there."""
    if "(" not in word or word in raw:
        return word
    closed = "".join(raw.split())
    at = half_width(closed).rfind(word)
    return closed[at : at + len(word)] if at >= 0 else word


@lru_cache(maxsize=16384)
def _whole(text: str) -> _Amount | None:
    """A compact text: noun or copula, comparison, number, unit, comparison."""
    noun = _RATE_NOUN.match(text)
    named = noun is not None and not _NO_RATE.search(noun[0])
    start = noun.end() if noun and named else 0
    if not start and (before_sign := _BEFORE_SIGN.match(text)):
        start = before_sign.end()
    head = _HEAD.match(text, start)
    tail = _TAIL.search(text)
    front = head[1] if head and head[1] else ""
    back = tail[1] if tail and tail[1] else ""
    middle = text[head.end() if head else start : tail.start() if tail else len(text)]
    amount = _amount(middle)
    if amount is None or (
        named and amount.unit.kind not in ("rate", "score") and not isinstance(amount.value, Fraction)
    ):
        return None
    outer = combine(sign_of(front, "before"), sign_of(back, "after"))
    sign = None if outer is None else combine(outer, amount.comparator)
    if sign is None or (sign in ("=", "~") and amount.unit.word in _WORDS.units_if_bounded):
        return None
    return replace(amount, comparator=sign)


def _amount(text: str) -> _Amount | None:
    """Number and unit, nothing else."""
    if _LEADING_ZERO.match(text):
        return None
    number = _NUMBER.match(text)
    if number:
        value = signed(number[0])
        found = None if value is None else _with_rest(value, text[number.end() :], arabic=True)
        if found is not None:
            year = found.unit.word == "年" and _YEAR.fullmatch(number[0])
            return None if year else found
    fraction = _FRACTION.fullmatch(text)
    if fraction:
        return _parts(fraction[1], fraction[2])
    return _spelt(text)


def _spelt(text: str) -> _Amount | None:
    """A number with Chinese characters: as much of the text as leaves a unit that is known."""
    numeral = _NUMERAL.match(text)
    for end in range(numeral.end() if numeral else 0, 0, -1):
        digits, rest = text[:end], text[end:]
        value = signed(digits)
        if value is None or (not rest and _CODELIKE.fullmatch(digits)) or not _CHINESE_DIGIT.search(digits):
            continue
        scale = _SCALE_AT_END.search(digits)
        if scale:  # the unit of 三百二十万元 is 万元, as that of 320万元
            shorter = signed(digits[: scale.start()])
            found = None if shorter is None else _with_rest(shorter, scale[0] + rest, arabic=False)
            if found is not None:
                return found
        if (digits, rest) == ("十", "分"):  # 十分 says "very"
            return None
        found = _with_rest(value, rest, arabic=False)
        if found is not None:
            return found
    return None


def _with_rest(value: Decimal, rest: str, *, arabic: bool) -> _Amount | None:
    """The number with what follows it, if that is a unit, with 多 or 余 before or inside it."""
    if not rest:
        return _Amount(value, _NO_UNIT)
    if rest in _WORDS.no_units:
        return None
    unit = unit_of(rest) or (unit_of(rest[1:]) if rest[0] == "/" and rest[1:] in ("%", "‰") else None)
    if unit is not None:
        return _Amount(value, unit)
    hedged = _HEDGED_UNIT.fullmatch(rest)
    if hedged is None:
        return None
    first, scale, second, word = hedged.groups(default="")
    if first and second:
        return None
    sign = sign_of(first or second, "between")
    if not word and not scale:
        return _Amount(value, _NO_UNIT, sign)
    unit = unit_of(scale + word)
    if unit is None and arabic and len(word) == 1 and word.isalpha() and not word.isascii():
        if not may_be_measure_word(word) or word in _WORDS.no_units:
            return None
        worth = unit_of(scale) if scale else None
        unit = Unit(scale + word, "count", word, worth.factor if worth else Decimal(1))
    return None if unit is None or word in _WORDS.no_units else _Amount(value, unit, sign)


def _parts(below: str, above: str) -> _Amount | None:
    """三分之二 is a fraction, 百分之五 is 5 %, 千分之三 is 3 ‰."""
    share = unsigned(above)
    if above == "百":
        share = Decimal(100)
    sign = {"百": "%", "100": "%", "千": "‰", "1000": "‰"}.get(below)
    if sign:
        unit = unit_of(sign)
        return None if share is None or unit is None else _Amount(share, unit)
    whole = unsigned(below)
    if share is None or not whole or len(below) + len(above) > MAX_DIGITS:
        return None
    return _Amount(Fraction(share) / Fraction(whole), _NO_UNIT)


_JOINT = re.compile(_any(_WORDS.range_joints))
_RANGE_OPENING = re.compile(_any(_WORDS.range_openings))
_RANGE_CLOSING = re.compile(_any(_WORDS.range_closings) + "$")


@lru_cache(maxsize=4096)
def _range(text: str) -> tuple[_Amount, _Amount] | None:
    closing = _RANGE_CLOSING.search(text)
    if closing:
        opening = _RANGE_OPENING.match(text)
        text = text[opening.end() if opening else 0 : closing.start()]
    for joint in _JOINT.finditer(text, 1):
        low, high = _amount(text[: joint.start()]), _amount(text[joint.end() :])
        if low is None or high is None or _YEAR.fullmatch(text[: joint.start()]):
            continue
        if high.unit.word in _WORDS.units_if_bounded:
            return None
        ends = _ends(low, high)
        if ends is not None:
            return ends
    return None


def _ends(low: _Amount, high: _Amount) -> tuple[_Amount, _Amount] | None:
    """Both ends in one unit, the first below the second; a first end without unit takes the second's."""
    if low.comparator != "=" or high.comparator != "=":
        return None
    if low.unit.kind == "number":
        low = replace(low, unit=high.unit)
    elif low.unit.kind == "scale" and high.unit.kind != "number":
        low = replace(low, unit=Unit(low.unit.word, high.unit.kind, high.unit.base, low.unit.factor))
    if low.unit.base != high.unit.base or low.unit.kind != high.unit.kind:
        return None
    if not times(low.value, low.unit.factor) < times(high.value, high.unit.factor):
        return None
    return replace(low, comparator=">="), replace(high, comparator="<=")
