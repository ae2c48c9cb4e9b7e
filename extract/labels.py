"""A label as written in, the label of a template that it means out, with how that was found."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import fuzz, process

from extract.doubt import UNCERTAIN
from normalize.fold import fold
from schemas.notes import note
from schemas.values import Match

FUZZY_MIN_LENGTH = 5
FUZZY_MAX_LENGTH = 30
FUZZY_CUTOFF = 80.0
SHAPED = 80.0  # likeness of a heading to the label whose kind of heading it is
FILLED = 90.0  # likeness of two labels that differ by words that say nothing
FUZZY_MARGIN = 8.0
# What is kept of texts that were looked at: no more than the largest tables have, and none that is no label.
KEPT_MAX = 131072
KEPT_MAX_LENGTH = 60
ANSWERS_MAX = 2048  # kept of each vocabulary: a report asks the same of the same texts again and again
REMARKS_MAX = 10  # brackets at the end of a label; each more costs a look at the whole of it

# what stands before a label and is no part of it: list numbers, 其中：, signs of a sum
_PREFIX = re.compile(
    r"^(?:其中[:、,]?|减:|加:|"
    r"[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十]{1,3}[、.:]|\([一二三四五六七八九十\d]{1,3}\)|"
    r"\d{1,2}(?:\.\d{1,2})*[、.)]|[①-⑳★*#])+"
)
_COUNT = r"[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2}"
_NUMBER = re.compile(
    rf"(?:其中\s*[:：、,，]?)?\s*(?:[（(]\s*(?P<bracketed>{_COUNT})\s*[)）]|(?P<circled>[①-⑳])|"
    rf"(?P<plain>{_COUNT})\s*[、.．)）](?![0-9０-９]))[、.．:：]?\s*"
)
_YEAR = re.compile(r"((?:19|20)\d\d)(?=年)")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_DIGITS = re.compile(r"\d+")
_LAST_BRACKET = re.compile(r"^(.+?)\(([^()]*)\)$")
_UNIT_HINT = re.compile(
    r"(?:单位:)?(?:[百千万亿]{0,2}元|人次?|㎡|m2|平方米|%|分|个|年|亩|万元、%)|\d+(?:\.\d+)?(?:分|%)?"
)
_UNIT_BEHIND = re.compile(r"\s*[（(]([^（()）]{1,10})[)）]\s*$")
_OWN_YEAR = re.compile(r"\{Y\}年度?")
_PLACEHOLDER = re.compile(r"\{Y(?:([+-])(\d))?\}")
_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")
_CIRCLED = {chr(0x2460 + n): str(n + 1) for n in range(20)}


@dataclass(frozen=True, slots=True)
class LabelKey:
    """A label made comparable: `key` has `{Y}` for its year and ends before the brackets in `remarks`."""

    key: str
    bare: str
    remarks: tuple[str, ...]
    year: int | None


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """Which label of a template was meant. `offset` is the label's distance from the evaluated year, if it has one."""

    label: str
    match: Match
    year: int | None = None
    offset: int | None = None
    confidence: float = 1.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    label: str
    match: Match
    offset: int | None
    dated: bool


def label_key(text: str) -> LabelKey:
    """Fold a label, take off what stands before it, and set its closing brackets and year apart."""
    return _kept_key(text) if len(text) <= KEPT_MAX_LENGTH else _label_key(text)


def _label_key(text: str) -> LabelKey:
    key = _PREFIX.sub("", fold(_circled_apart(text))).rstrip(":;,。、")
    year = _YEAR.search(key)
    key = _YEAR.sub("{Y}", key)
    bare = key
    remarks: list[str] = []
    while len(remarks) < REMARKS_MAX and (bracket := _LAST_BRACKET.match(bare)):
        bare = bracket[1].rstrip(":;")
        remarks.append(bracket[2])
    return LabelKey(key, bare, tuple(remarks), int(year[1]) if year else None)


_kept_key = lru_cache(maxsize=KEPT_MAX)(_label_key)


@dataclass(frozen=True, slots=True)
class ListNumber:
    """The list number that a label begins with: `（2）` has the style `(1` and the count 2; `end` is where it stops."""

    style: str
    count: int
    end: int

    def follows(self, other: "ListNumber") -> bool:
        return self.style == other.style and self.count == other.count + 1


@lru_cache(maxsize=8192)
def list_number(text: str) -> ListNumber | None:
    """The list number at the beginning of a label, 其中： before it passed over."""
    found = _NUMBER.match(text)
    if found is None:
        return None
    if found["circled"]:
        return ListNumber("①", ord(found["circled"]) - 0x245F, found.end())
    digits = found["bracketed"] or found["plain"]
    style = ("(" if found["bracketed"] else "") + ("1" if digits.isdecimal() else "一")
    return ListNumber(style, int(digits) if digits.isdecimal() else _chinese_count(digits), found.end())


def without_unit(text: str) -> str:
    """A label without the unit in brackets at its end: 古桥修缮（万元）."""
    found = _UNIT_BEHIND.search(text)
    return text[: found.start()] if found is not None and _UNIT_HINT.fullmatch(fold(found[1])) else text


def _chinese_count(text: str) -> int:
    tens, _, ones = text.rpartition("十")
    digit = "零一二三四五六七八九".find
    if "十" not in text:
        return max(digit(text[-1]), 0)
    return 10 * (max(digit(tens[-1]), 1) if tens else 1) + (max(digit(ones[-1]), 0) if ones else 0)


def _circled_apart(text: str) -> str:
    """Circled numbers as bracketed ones, before folding turns them into bare digits."""
    return "".join(f"({_CIRCLED[char]})" if char in _CIRCLED else char for char in text)


def wording_key(wording: str) -> tuple[str, int | None]:
    """What two wordings of a template share if they are the same label: the folded text, and which year it means."""
    return label_key(_PLACEHOLDER.sub("{Y}", wording)).key, _offset(_PLACEHOLDER.search(wording))


def nearest(text: str, wordings: Sequence[str]) -> tuple[str, float]:
    """The likest of some wordings and how like it is, in %, however little: a suggestion, never a match."""
    ranked = process.extract(label_key(text).bare, wordings, scorer=fuzz.ratio, processor=fold, limit=1)
    return next(((wording, score) for wording, score, _ in ranked), ("", 0.0))


class Vocabulary:
    """The labels of one block, each with its other wordings; finds the one that a text means."""

    def __init__(
        self,
        labels: Iterable[str],
        aliases: Mapping[str, Sequence[str]],
        hints: Sequence[str] = (),
        contrasts: Sequence[Sequence[str]] = (),
        fillers: Sequence[str] = (),
        patterns: Mapping[str, str] | None = None,
    ) -> None:
        self._entries: dict[str, tuple[_Entry, ...]] = {}
        self._contrasts = contrasts
        self._fillers = fillers
        self._hints = re.compile("|".join([*hints, _UNIT_HINT.pattern]).replace("{Y}", r"(?:\d{4}|\{Y\})"))
        self._without_hints: dict[str, tuple[_Entry, ...]] = {}
        self._fuzzy: dict[str, tuple[str, float] | None] = {}
        self._matches: dict[tuple[str, int | None, bool], LabelMatch | None] = {}
        self._contained: dict[str, bool] = {}
        self._plain: dict[str, str] = {}
        listed = list(dict.fromkeys(labels))
        for label in listed:
            self._add(label, label, "exact")
        for label in listed:
            for alias in aliases.get(label, ()):
                self._add(alias, label, "alias")
        self._patterns = [
            (re.compile(pattern), label_key(_PLACEHOLDER.sub("{Y}", label)).key)
            for label, pattern in (patterns or {}).items()
            if label in listed
        ]

    def _add(self, wording: str, label: str, match: Match) -> None:
        own, meant = _PLACEHOLDER.search(wording), _PLACEHOLDER.search(label)
        key = label_key(_PLACEHOLDER.sub("{Y}", wording)).key
        entries = self._entries.get(key, ())
        if all(entry.label != label for entry in entries):
            self._entries[key] = (*entries, _Entry(label, match, _offset(meant), dated=own is not None))

    def __contains__(self, text: str) -> bool:
        found = self._contained.get(text)
        if found is None:
            found = bool(self._known(text) or self._undated(label_key(text)))
            keep(self._contained, text, text, found)
        return found

    def labels_in(self, texts: Iterable[str]) -> set[str]:
        """The labels that the texts mean, none of them guessed."""
        kept = self._plain
        return {label for text in texts if (label := kept[text] if text in kept else self._plainly(text))}

    def _plainly(self, text: str) -> str:
        match = self._matched(text, None, fuzzy=False)
        label = "" if match is None else match.label
        keep(self._plain, text, text, label)
        return label

    def _undated(self, key: LabelKey) -> tuple[_Entry, ...]:
        """What a label means without its year, in a form that names none: 2023年执行数."""
        return self._entries.get(_OWN_YEAR.sub("", key.key), ()) if key.year is not None else ()

    def bases(self, text: str) -> list[int]:
        """The evaluated years for which the text's own year would fit one of its labels."""
        year = label_key(text).year
        if year is None:
            return []
        return [year - entry.offset for entry in self._known(text) if entry.dated and entry.offset is not None]

    def match(self, text: str, base_year: int | None = None, *, fuzzy: bool = True) -> LabelMatch | None:
        """The label meant, None if none is or two are equally near.

        `base_year` is the evaluated year by which labels of the same wording and different years are told apart.
        """
        asked = (text, base_year, fuzzy)
        if asked in self._matches:
            return self._matches[asked]
        found = self._matched(text, base_year, fuzzy=fuzzy)
        keep(self._matches, asked, text, found)
        return found

    def _matched(self, text: str, base_year: int | None, *, fuzzy: bool) -> LabelMatch | None:
        key = label_key(text)
        if not key.key:
            return None
        entries = self._known(text)
        if entries:
            return _chosen(entries, key.year, base_year)
        if key.year == base_year and (undated := _chosen(self._undated(key), None, base_year)) is not None:
            return replace(undated, match="derived")
        return self._nearest(text, key, base_year) if fuzzy else None

    def _known(self, text: str) -> tuple[_Entry, ...]:
        key = label_key(text).key
        found = self._entries.get(key)
        if found is not None or "(" not in key:
            return found or ()
        if key not in self._without_hints:
            if len(self._without_hints) >= KEPT_MAX:
                self._without_hints.clear()
            self._without_hints[key] = self._look_up(key)
        return self._without_hints[key]

    def _look_up(self, key: str) -> tuple[_Entry, ...]:
        inner = _BRACKETS.sub(lambda found: "" if self._is_hint(found[1]) else found[0], key)
        return self._entries.get(inner.rstrip(":;"), ())

    def _is_hint(self, remark: str) -> bool:
        return self._hints.fullmatch(remark) is not None

    def _nearest(self, text: str, key: LabelKey, base_year: int | None) -> LabelMatch | None:
        if text not in self._fuzzy:
            self._fuzzy[text] = self._by_likeness(key)
        near = self._fuzzy[text]
        if near is None:
            return None
        wording, score = near
        chosen = _chosen(self._entries[wording], key.year, base_year)
        if chosen is None:
            return None
        why = note("near_label", written=key.key, label=chosen.label, score=f"{score:.0f}")
        return LabelMatch(chosen.label, "fuzzy", chosen.year, chosen.offset, round(score / 100, 2), why)

    def _by_likeness(self, key: LabelKey) -> tuple[str, float] | None:
        sought = key.bare if key.remarks and all(self._is_hint(remark) for remark in key.remarks) else key.key
        if (reduced := self._without_fillers(sought)) is not None:
            return reduced, FILLED
        shaped = {wording for pattern, wording in self._patterns if pattern.fullmatch(sought)}
        if len(shaped) == 1:
            return shaped.pop(), SHAPED
        if not FUZZY_MIN_LENGTH <= len(sought) <= FUZZY_MAX_LENGTH:
            return None
        ranked = process.extract(sought, list(self._entries), scorer=fuzz.ratio, limit=8, score_cutoff=FUZZY_CUTOFF)
        ranked = [found for found in ranked if self._compatible(sought, found[0])]
        if not ranked:
            return None
        wording, score, _ = ranked[0]
        meant = {entry.label for entry in self._entries[wording]}
        others = [other for text, other, _ in ranked[1:] if not meant & {entry.label for entry in self._entries[text]}]
        if others and score - others[0] < FUZZY_MARGIN:
            return None
        return wording, score

    def _without_fillers(self, sought: str) -> str | None:
        """The wording that is left without words that change nothing: 累计执行数 is 执行数."""
        held = [word for word in self._fillers if word in sought]
        for words in [*([word] for word in held), held]:
            rest = sought
            for word in words:
                rest = rest.replace(word, "", 1)
            if rest in self._entries and self._compatible(sought, rest):
                return rest
        return None

    def _compatible(self, one: str, other: str) -> bool:
        """Whether no word of one contradicts one of the other, and no number or negation tells them apart.

        A second fund (`专项资金2`) is not a misspelt first.
        """
        if _DIGITS.findall(one) != _DIGITS.findall(other):
            return False
        for words in self._contrasts:
            if {word for word in words if word in one} != {word for word in words if word in other}:
                return False
        return all((mark in one) == (mark in other) for mark in ("不", "非", "未", "无"))


def keep(answers: dict[_Asked, _Answer], asked: _Asked, text: str, answer: _Answer) -> None:
    """Remember what was found for a text, unless it is too long for a label."""
    if len(text) <= KEPT_MAX_LENGTH:
        if len(answers) >= ANSWERS_MAX:
            answers.clear()
        answers[asked] = answer


def _offset(placeholder: re.Match[str] | None) -> int | None:
    if placeholder is None:
        return None
    return int((placeholder[1] or "+") + (placeholder[2] or "0"))


def _chosen(entries: tuple[_Entry, ...], year: int | None, base_year: int | None) -> LabelMatch | None:
    """The entry whose distance from the evaluated year is the text's; without a year there must be only one."""
    if year is not None and base_year is not None:
        fitting = [entry for entry in entries if not entry.dated or entry.offset == year - base_year]
        undated = tuple(entry for entry in entries if not entry.dated)
        if not fitting and not undated and len(entries) == 1:
            only = entries[0]
            why = note("label_of_other_year", year=year)
            return LabelMatch(only.label, only.match, year, only.offset, UNCERTAIN, why)
        entries = tuple(fitting) or undated
    entries = tuple(entry for entry in entries if entry.match == "exact") or entries
    if len({entry.label for entry in entries}) != 1:
        return None
    first = entries[0]
    return LabelMatch(first.label, first.match, year, first.offset)
