"""The text before an amount in, out whether the amount is a change, its direction, and from what."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from normalize.words import Words
from schemas.notes import note

Direction = Literal["", "up", "down", "flat"]


class _Tables(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    up: tuple[str, ...]
    up_nouns: tuple[str, ...]
    down: tuple[str, ...]
    down_nouns: tuple[str, ...]
    up_if_based: tuple[str, ...]
    down_if_based: tuple[str, ...]
    up_if_rate: tuple[str, ...]
    down_if_rate: tuple[str, ...]
    up_over: tuple[str, ...]
    down_under: tuple[str, ...]
    linked: tuple[str, ...]
    noun_linked: tuple[str, ...]
    levels: tuple[str, ...]
    rates: tuple[str, ...]
    adverbs: tuple[str, ...]
    base_openers: tuple[str, ...]
    openers_if_closed: tuple[str, ...]
    base_closers: tuple[str, ...]
    no_openers: tuple[str, ...]
    year_on: tuple[str, ...]
    flat: tuple[str, ...]
    flat_if_based: tuple[str, ...]
    roughly: tuple[str, ...]


@cache
def _tables() -> _Tables:
    return _Tables.model_validate(
        tomllib.loads(files("normalize").joinpath("changes.toml").read_text(encoding="utf-8"))
    )


@dataclass(frozen=True, slots=True)
class _Word:
    direction: Direction
    needs_base: bool = False
    or_rate: bool = False  # a rate does where no base is stated


_LEVEL = _Word("")


def _both_ways() -> list[tuple[Direction, tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    tables = _tables()
    return [
        ("up", tables.up, tables.up_nouns, tables.up_if_based),
        ("down", tables.down, tables.down_nouns, tables.down_if_based),
    ]


@cache
def _directions() -> Words[_Word]:
    tables = _tables()
    found: dict[str, _Word] = {}
    for direction, verbs, nouns, short in _both_ways():
        for word in short:
            found.update((word + link, _Word(direction, needs_base=True)) for link in ("", "了"))
        for word in tables.up_if_rate if direction == "up" else tables.down_if_rate:
            found.update((word + link, _Word(direction, needs_base=True, or_rate=True)) for link in tables.linked)
        for verb in verbs:
            found.update((verb + link, _Word(direction, needs_base=len(verb) == 1)) for link in tables.linked)
            found.update((verb + link, _LEVEL) for link in tables.levels)
        for noun in nouns:
            found.update((noun + link, _Word(direction)) for link in tables.noun_linked)
    for rate in tables.rates:
        found.update((rate + link, _LEVEL) for link in tables.noun_linked)
    return Words(found)


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@cache
def _choice() -> re.Pattern[str]:
    """增长(下降), 增加/减少: a form's choice that nobody made."""
    verb = _any((*_tables().up, *_tables().down))
    return re.compile(rf"{verb}(?:\({verb}\)|/{verb})(?:了|率|幅度)?(?:为|达)?$|(?:增|升)\((?:减|降)\)(?:为|了)?$")


@cache
def _base(*, flat: bool) -> re.Pattern[str]:
    """In a clause up to its direction word: what the value is compared with."""
    tables = _tables()
    no_opener = "".join(rf"(?<!{re.escape(before)})" for before in _before_openers())
    year_on = rf"{_any(tables.year_on)}(?=[上去前]|(?:19|20)\d\d)"
    opened = rf"{no_opener}(?:(?!{_any(tables.no_openers)}){_any(tables.base_openers)}|{year_on})"
    closed = rf"{no_opener}(?!{_any(tables.no_openers)}){_any(tables.openers_if_closed)}"
    base, tail = "[^,。;:、]{1,24}?", rf"(?:(?!均){_any(tables.adverbs)}|(?<!平)均){{0,3}}$"
    closer = _any(tables.base_closers)
    also = "?" if flat else ""
    return re.compile(rf"(?:{opened}(?P<base>{base}){closer}?|{closed}(?P<with>{base}){closer}{also}){tail}")


def _before_openers() -> set[str]:
    """What stands before an opener in words that end in one: 占 of 占比, 合 of 合同."""
    tables = _tables()
    openers = (*tables.base_openers, *tables.openers_if_closed)
    return {word[:-1] for word in tables.no_openers if word[-1] in openers and len(word) > 1}


@cache
def _year_on() -> re.Pattern[str]:
    tables = _tables()
    return re.compile(rf"(?P<base>{_any(tables.year_on)}){_any(tables.adverbs)}{{0,3}}$")


@cache
def _flat() -> Words[bool]:
    """Words that say that nothing changed, and whether they need a base."""
    tables = _tables()
    return Words(dict.fromkeys(tables.flat_if_based, True) | dict.fromkeys(tables.flat, False))


_CLAUSE_END = re.compile(r"[,。;:!?()\n]")
_BEFORE_COMMA = re.compile(r"[^,。;:!?()\n]{0,40}$")
_FAR = 40  # characters that a base may stand before its direction word


class Change(NamedTuple):
    """The direction of an amount; base as written, "" where none is stated; `start` is where the wording begins."""

    direction: Direction
    base: str
    start: int
    note: str = ""


def change_before(text: str, end: int, floor: int, figure: int = -1, *, of_rate: bool = False) -> Change | None:
    """The change whose amount begins at `end`; nothing before `floor` belongs to it.

    `figure` is where a figure begins that ends at `floor` and may belong to a base: 较上年(20.15万元)下降1.52万元.
    `of_rate` tells that the amount is a percentage: some words say a change only then (增产2.1%).
    """
    near = text[max(floor, end - 16) : end]
    choice = _choice().search(text, max(floor, end - 16), end) if "(" in near or "/" in near else None
    if choice:
        return Change(
            "", base_before(text, choice.start(), floor)[0], choice.start(), note("undecided", choice=choice[0])
        )
    found = _directions().before(text, end)
    if found is None or found[1] < floor or found[0] is _LEVEL:
        return None
    word, start = found
    base, base_start = base_before(text, start, floor)
    if not base and figure >= 0:
        base, base_start = _base_around(text, start, floor, figure)
    if word.needs_base and not base and not (word.or_rate and of_rate):
        return None
    return Change(word.direction, base, base_start)


def change_over(text: str, end: int, floor: int) -> Change | None:
    """A change whose base stands behind its direction word: 高于全省平均水平3.2个百分点."""
    if _over_begins().isdisjoint(text[max(floor, end - _FAR) : end]):
        return None
    found = _over_words().search(text, max(floor, end - _FAR), end)
    if found is None:
        return None
    return Change("up" if found["up"] else "down", found["base"], found.start())


@cache
def _over_begins() -> frozenset[str]:
    return frozenset(word[0] for word in (*_tables().up_over, *_tables().down_under))


@cache
def _over_words() -> re.Pattern[str]:
    tables = _tables()
    return re.compile(
        rf"(?:(?P<up>{_any(tables.up_over)})|{_any(tables.down_under)})(?P<base>[^,。;:、()\d]{{2,20}})$", re.ASCII
    )


def _base_around(text: str, end: int, floor: int, figure: int) -> tuple[str, int]:
    """The base whose own figure stands between it and a direction word, in brackets or not; or "" and `end`."""
    if text[floor:end] not in ("", ")", "相比", ")相比"):
        return "", end
    behind = figure - (text[figure - 1 : figure] == "(")
    start = max(0, behind - _FAR)
    for match in _CLAUSE_END.finditer(text, start, behind):
        start = match.end()
    return _base_in(text, start, behind, flat=False) or ("", end)


def base_before(text: str, end: int, floor: int, *, flat: bool = False) -> tuple[str, int]:
    """What is compared with, read backwards from a direction word, and where that wording begins; or "" and `end`."""
    start = max(floor, end - _FAR)
    last = start
    for match in _CLAUSE_END.finditer(text, start, end):
        last = match.end()
    if last == end and text[end - 1 : end] == ",":  # 与上年相比,增长5%
        before = _BEFORE_COMMA.search(text, start, end - 1)
        end_of_base = end - 1
        if before is None or not text.endswith(_tables().base_closers, before.start(), end_of_base):
            return "", end
        return _base_in(text, before.start(), end_of_base, flat=flat) or ("", end)
    return _base_in(text, last, end, flat=flat) or ("", end)


def _base_in(text: str, start: int, end: int, *, flat: bool) -> tuple[str, int] | None:
    found = _base(flat=flat).search(text, start, end)
    if found:
        return (found["base"] or found["with"]).removesuffix("的"), found.start()
    year_on = _year_on().search(text, start, end)
    return (year_on["base"], year_on.start()) if year_on else None


_OPENING_FAR = 100


def base_of_opening(text: str, end: int) -> str:
    """What the sentence of a place is compared with from a clause on: 与上年相比, or 较上年, alone."""
    start = max(0, end - _OPENING_FAR)
    begin = max(text.rfind(mark, start, end) + 1 for mark in "。!?\n")
    if begin == 0 and start > 0:
        return ""
    openings = [
        found
        for found in _opening().finditer(text, begin, end)
        if found.start() == begin or text[found.start() - 1] in ",;:"
    ]
    return (openings[-1]["closed"] or openings[-1]["base"]) if openings else ""


@cache
def _opening() -> re.Pattern[str]:
    tables = _tables()
    openers, closer = _any((*tables.base_openers, *tables.openers_if_closed)), _any(tables.base_closers)
    base = "[^,。;:、()]"
    return re.compile(
        rf"{openers}(?P<closed>{base}{{1,16}}?){closer},|{_any(tables.base_openers)}(?P<base>{base}{{1,12}}(?:年|期|数|预算)),"
    )


def unchanged_before(text: str, end: int, floor: int) -> tuple[Change, int] | None:
    """The 持平 or its like that ends there, and its start; some words need a base before them."""
    found = _flat().before(text, end)
    if found is None or found[1] < floor:
        return None
    needs_base, start = found
    base, base_start = base_before(text, start, floor, flat=True)
    return None if needs_base and not base else (Change("flat", base, base_start), start)


def is_rough(word: str) -> bool:
    """Whether a word that says that nothing changed says so roughly (`基本持平`)."""
    return word.startswith(_tables().roughly)
