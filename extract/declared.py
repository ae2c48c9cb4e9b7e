"""The headings, labels and caption around a figure of an unknown table in; its kind and unit as they say them out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extract.wording import is_counted, is_people, is_rate, is_score, wording
from normalize.fold import strip_outer
from normalize.units import stated_unit, unit_of
from schemas.notes import note
from schemas.values import Kind

_KINDS: tuple[Kind, ...] = ("rate", "money", "people", "area", "count")
_AT_END = re.compile(r"[（(]([^（()）]{1,10})[)）]$|[:：]([^:：（()）]{1,8})$")  # 补助标准(元/人), 补助标准:元/人


@dataclass(frozen=True, slots=True)
class Declared:
    """Kind and unit of a bare number; no kind for a unit of no column of its own (公里, 元/人) or for a mere count.

    `printed` tells that the unit itself stands there, not only a name that has one (得分, 率, 人数).
    """

    kind: Kind | None
    unit: str
    printed: bool
    note: str = ""


def declared_by(headings: Iterable[str], labels: Iterable[str], caption: Iterable[str]) -> Declared | None:
    """What the column says, else the row, else the caption; nearest texts first.

    A row that prints a unit of another kind than its column's money has its own: 在职人数（人） below 2023年（万元）.
    """
    column, row = _first(headings), _first(labels)
    if column is None:
        return row or _first(caption)
    if row is None or column.kind != "money" or (row.kind, row.unit) == (column.kind, column.unit):
        return column
    if row.printed and row.kind != "money":
        return replace(row, note=note("units_differ_row", row=row.unit, column=column.unit))
    return replace(column, note=note("units_differ", row=row.unit, column=column.unit)) if row.unit else column


def declared_in(unit: str) -> Declared:
    """A unit that stands in a column of its own."""
    return _printed(unit) or Declared("rate", "%", printed=True)  # 百分比


def _first(texts: Iterable[str]) -> Declared | None:
    return next((found for text in texts if (found := _in(text)) is not None), None)


def _in(text: str) -> Declared | None:
    """What one text says of the numbers beside or below it; a printed unit goes before a name."""
    said = strip_outer(text)
    end = _AT_END.search(said)
    inside = (end[1] or end[2]).strip() if end else ""
    if end is not None and inside in wording().classes:  # 行政运行(项)
        return _named(said[: end.start()])
    own = _printed(inside)
    if own is not None:
        return own
    for kind in _KINDS:
        unit = stated_unit(text, kind)
        if unit:
            return Declared(kind, unit, printed=True)
    return _named(text)


def _printed(word: str) -> Declared | None:
    """The unit that a word is, whatever it measures; None where it is no one unit: 人、万元, 万."""
    unit = unit_of(word)
    above, slash, _ = word.partition("/")
    if unit is None:
        numerator = unit_of(above) if slash else None
        return Declared(None, word, printed=True) if numerator is not None and numerator.kind == "money" else None
    if unit.kind in ("scale", "score"):
        return None
    return Declared(next((kind for kind in _KINDS if kind == unit.kind), None), word, printed=True)


def _named(text: str) -> Declared | None:
    """What a name says without a unit."""
    if is_score(text):
        return Declared("score", "分", printed=False)
    if is_rate(text):
        return Declared("rate", "%", printed=False)
    if is_people(text):
        return Declared("people", "人", printed=False)
    return Declared(None, "", printed=False) if is_counted(text) else None
