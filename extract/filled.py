"""The lines and tables of a report in, the day out on which its forms say that they were filled in (填报日期)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from extract.cover import wording
from extract.doubt import UNCERTAIN
from normalize.dates import read_date
from normalize.fold import fold, half_width, strip_outer
from schemas.document import Cell, Paragraph, Provenance, Table
from schemas.notes import note
from schemas.record import Reading, Statement

LINE_MAX_LENGTH = 160  # 填表人：… 填报日期：… 联系电话：… with the blanks between them
_MONTH = r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*"
_DATE = (
    rf"(?:\d{{4}}|[二两][〇零О0Oo一二三四五六七八九]{{3}})\s*年{_MONTH}月(?:{_MONTH}[日号])?"
    r"|\d{4}\s*[-./]\s*\d{1,2}(?:\s*[-./]\s*\d{1,2})?|\d{8}"
)


@dataclass(frozen=True, slots=True)
class Filled:
    """One day that a line or a cell states as that of filling in, and where; `cells` are those that say it."""

    raw: str
    value: str
    place: Provenance
    cells: tuple[Cell, ...] = ()


def day_filled_in(paragraphs: Iterable[Paragraph], tables: Iterable[Table]) -> tuple[Filled | None, bool]:
    """The latest of the days that forms state, and whether all of them are that day."""
    found = [filled for paragraph in paragraphs for filled in filled_in_line(paragraph)]
    found += [filled for table in tables for filled in filled_in_table(table)]
    latest = max(found, key=lambda filled: filled.value, default=None)  # of one day the first that says it
    return latest, len({filled.value for filled in found}) <= 1


def stated_day(filled: Filled, *, at_once: bool) -> Statement:
    """The day as the date of the report."""
    reading: Reading = Reading(
        raw=filled.raw,
        comparator="",
        value=filled.value,
        unit="",
        stated_unit="",
        status="read",
        period="",
        match="rule",
        confidence=1.0 if at_once else UNCERTAIN,
        note=note("filled_in" if at_once else "filled_in_last"),
        provenance=filled.place,
    )
    return Statement(field="report_date", label="", item="", measure="value", reading=reading)


def filled_in_line(paragraph: Paragraph) -> list[Filled]:
    """The days in a line such as 填表人：… 填报日期：…"""
    said = _said_in(paragraph.text, signed=_is_signed(paragraph.text))
    return [Filled(raw, value, paragraph.place(start, start + len(raw))) for raw, value, start in said]


def filled_in_table(table: Table) -> Iterator[Filled]:
    """The days in its cells: behind the label in one cell, or in the next cell."""
    for row in range(table.n_rows):
        cells = list(table.starting_in(row))
        signed = any(_is_signed(cell.text) for cell in cells)
        for cell, beside in zip_longest(cells, cells[1:]):
            for raw, value, _ in _said_in(cell.text, signed=signed):
                yield Filled(raw, value, table.place(cell), (cell,))
            if beside is not None and _is_label(cell.text, signed=signed):
                raw = strip_outer(beside.text)
                if re.fullmatch(_DATE, half_width(raw)) and (value := _day(raw)):
                    yield Filled(raw, value, table.place(beside), (cell, beside))


def _said_in(text: str, *, signed: bool) -> list[tuple[str, str, int]]:
    """The days behind their labels in one text: as written, as read, and where each begins."""
    if len(text) > LINE_MAX_LENGTH:
        return []
    found = ((match["date"], match.start("date")) for match in _pattern(signed).finditer(half_width(text)))
    return [(text[at : at + len(raw)], value, at) for raw, at in found if (value := _day(raw))]


@cache
def _pattern(signed: bool) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[\s,;、)])(?:{'|'.join(map(_spaced, _labels(signed)))})\s*:\s*(?P<date>{_DATE})(?![\d年月])"
    )


def _spaced(word: str) -> str:
    return r"\s*".join(word)


def _labels(signed: bool) -> Sequence[str]:
    return (*wording().filled_in, *(wording().dated if signed else ()))


def _is_label(text: str, *, signed: bool) -> bool:
    return fold(text).rstrip(":") in _labels(signed)


def _is_signed(text: str) -> bool:
    return len(text) <= LINE_MAX_LENGTH and any(word in fold(text) for word in wording().signers)


def _day(raw: str) -> str:
    """The date, with its month at least."""
    date = read_date(raw)
    return date if date is not None and "-" in date else ""
