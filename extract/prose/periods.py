"""The dates of a paragraph in, the year that a quantity is about out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.prose.lexicon import fact_lexicon
from extract.prose.marks import Marks
from extract.prose.named import Quantity
from schemas.notes import note

_CLAUSE_END = re.compile(r"[,。;:、!?()\n]")
_YEAR = re.compile(r"\d{4}")
_BEFORE_YEAR = re.compile(r"截至|截止|截止到|到|力争|预计|确保|计划|[ “\"]")  # what may begin a clause with a year
_MOST_DATES, _LONGEST_OPENING, _LONGEST_CLAUSE = 20, 12, 80
# what may stand between a year and its figure (2022年的8.6万元), and what may lead to the year (由2021年的9.8万元)
_OF_YEAR = re.compile(r"度?(?:同期)?[末底]?[的为是约达:]{0,2}")
_FROM_OR_TO = re.compile(r"(?:由|从|其中|[\u4e00-\u9fff]{0,2}[到至])$")
_BESIDE = '的同期年末底度初( "“由为从'  # what may stand between 上年 and what is of that year


@dataclass(frozen=True, slots=True)
class _Dated:
    start: int
    end: int
    year: str  # or 2019/2021
    relative: bool  # 上年, 当年


class Periods:
    """`year` is the evaluated one: what no other year is named for is about it."""

    def __init__(self, text: str, marks: Marks, dates: Sequence[Quantity], year: int | None) -> None:
        self.text = text
        self.marks = marks
        self.year = year
        self.default = "" if year is None else str(year)
        self.dates = self._told(dates)
        self._starts = [date.start for date in self.dates]
        self._years = [(date.start, date.end, str(date.mention.value)) for date in dates if _is_year(date)]

    def of(self, label: int, start: int, sentence: int) -> str:
        """The year of a quantity at `start` with its label at `label`, in the sentence that begins at `sentence`."""
        clause = max(sentence, self.marks.clause(label))
        said, behind = self.default, start
        until = bisect_right(self._starts, start)
        for date in self.dates[max(bisect_left(self._starts, sentence), until - _MOST_DATES) : until]:
            if date.end > start:
                continue
            if date.relative:
                beside = (self.text[date.end : place] for place in (label, start) if date.end <= place)
                if any(not between.strip(_BESIDE) for between in beside):
                    return date.year
                if date.start >= sentence and self._stands_alone(date, sentence):  # 截至上年末,
                    said, behind = date.year, date.end
            elif date.start >= clause or self._speaks_on(date, sentence):
                said, behind = date.year, date.end
        return self.default if self.marks.word(fact_lexicon().words.this_year, behind, start) else said

    def listed(self, start: int, end: int) -> list[tuple[str, int]]:
        """The years named between two places, and where each ends."""
        inside = self.dates[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return [(date.year, date.end) for date in inside if date.end <= end]

    def beside(self, floor: int, end: int) -> tuple[str, int] | None:
        """The year that stands right before a figure, and where its words begin: 三公经费由2021年的|9.8万元."""
        last = bisect_right(self._years, (end, end, "")) - 1
        if last < 0 or self._years[last][0] < floor or not _OF_YEAR.fullmatch(self.text, self._years[last][1], end):
            return None
        start, _, year = self._years[last]
        lead = _FROM_OR_TO.search(self.text, floor, start)
        return year, lead.start() if lead else start

    def spanned(self, floor: int, end: int) -> list[str]:
        """The years of the one span that is named between two places: 2021—2023年."""
        named = self.listed(floor, end)
        first, _, last = named[0][0].partition("/") if len(named) == 1 else ("", "", "")
        return [str(year) for year in range(int(first), int(last) + 1)] if last else []

    def _told(self, dates: Sequence[Quantity]) -> list[_Dated]:
        """The dates that say a year; the two ends of a span are one."""
        told: list[_Dated] = []
        for date in dates:
            value = str(date.mention.value or "")
            derived = note("derived_year") in date.mention.note
            relative = derived and self.text[date.end - 1 : date.end] in "年度"
            if not _YEAR.match(value) or not self._tells(date, value, relative=relative):
                continue
            last = told[-1] if told else None
            if last is not None and (last.start, last.end) == (date.start, date.end):
                first = last.year[:4]
                told[-1] = _Dated(date.start, date.end, first if first == value[:4] else f"{first}/{value[:4]}", False)
            else:
                if derived and not relative:  # 9月末 names no year
                    continue
                told.append(_Dated(date.start, date.end, value[:4], relative))
        return told

    def _speaks_on(self, date: _Dated, sentence: int) -> bool:
        """Whether a year at the beginning of a clause speaks for the clauses behind it: alone, or with a figure."""
        if self.year is not None and date.start == sentence and date.year > self.default:  # a plan
            return True
        if not self._begins_clause(date, sentence):
            return False
        clause = self._rest_of_clause(date)
        return len(clause) <= 1 or any(char.isdigit() for char in clause)

    def _stands_alone(self, date: _Dated, sentence: int) -> bool:
        """Whether a clause is nothing but a date: 截至上年末."""
        return self._begins_clause(date, sentence) and not self._rest_of_clause(date).strip(_BESIDE)

    def _begins_clause(self, date: _Dated, sentence: int) -> bool:
        begin = max(sentence, self.marks.clause(date.start))
        before = self.text[begin : date.start]
        return date.start - begin <= _LONGEST_OPENING and not _BEFORE_YEAR.sub("", before)

    def _rest_of_clause(self, date: _Dated) -> str:
        stop = _CLAUSE_END.search(self.text, date.end, date.end + _LONGEST_CLAUSE)
        return self.text[date.end : stop.start() if stop else date.end + _LONGEST_CLAUSE]

    def _tells(self, date: Quantity, value: str, *, relative: bool) -> bool:
        """Whether a date says what a figure is about, not when something began or will be."""
        words = fact_lexicon().words
        if relative and self.text.startswith(words.of_now, date.end):
            return False
        behind = self.text[date.end : date.end + 3].lstrip("底末初")
        if self.text.endswith(words.not_since, 0, date.start) or behind.startswith(words.since):
            return False
        is_day = "-" in value and "Q" not in value and "H" not in value
        return not is_day or self.year is None or int(value[:4]) <= self.year


def year_before(period: str) -> str:
    """2021 of 2022; a span of years, or none, as it is."""
    return str(int(period) - 1) if _YEAR.fullmatch(period) else period


def _is_year(date: Quantity) -> bool:
    """Whether a date says a year and no more."""
    return bool(_YEAR.fullmatch(str(date.mention.value or "")))
