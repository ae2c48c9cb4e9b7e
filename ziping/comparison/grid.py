"""A comparison in, the table that people read out: bodies × years with change, share, per head and rank, as cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from schemas.errors import Lang
from ziping.comparison.words import named, unit_shown, words
from ziping.dataset.comparison import Compared, Comparison
from ziping.outputs import Money

Shows = Literal["value", "change", "change_rate", "share", "per_head", "rank"]
SHOWS: tuple[Shows, ...] = ("value", "change", "change_rate", "share", "per_head", "rank")


@dataclass(frozen=True)
class GridColumn:
    """What of which year stands in a column."""

    year: int
    shows: Shows
    title: str

    def of(self, row: Compared) -> Decimal | float | int | None:
        cell: Decimal | float | int | None = getattr(row, self.shows)
        return cell


@dataclass(frozen=True)
class Line:
    """A body and its rows by year."""

    name: str
    org_id: str
    of: dict[int, Compared]

    def mark(self, year: int) -> str:
        """`≠` where statements differ, `△` where the value is far from those of its peers."""
        row = self.of.get(year)
        return "" if row is None else "≠" * row.is_conflict + "△" * row.is_outlier


def columns(comparison: Comparison, lang: Lang, money: Money, *, every_year: bool) -> list[GridColumn]:
    """Values and changes of each year; share, per head and rank of each one or of the last, where there are any."""
    texts, unit = words(lang), unit_shown(comparison.unit, money, lang)
    years = comparison.years
    found: list[GridColumn] = []
    for year in years:
        here = [row for row in comparison.rows if row.year == year]
        for shows in SHOWS:
            is_due = shows in ("value", "change_rate") or every_year or year == years[-1]
            is_rate = any(row.change_rate is not None for row in here)
            if shows == "change" and not every_year:
                is_due = not is_rate  # of figures that have no rate of change
            told = shows == "value" or any(getattr(row, shows) is not None for row in here)
            if is_due and told:
                name = "value_unit" if shows == "value" and every_year and unit else str(shows)
                if shows == "change" and comparison.unit == "%":
                    name = "change_points"
                found.append(GridColumn(year, shows, texts[name].format(year=year, unit=unit)))
    return found


def lines(comparison: Comparison) -> list[Line]:
    """The bodies that reported, the highest value of the last year first."""
    names = named(comparison)
    several = [
        Line(names[body.org_id], body.org_id, comparison.by_body[body.org_id])
        for body in comparison.bodies
        if body.org_id in comparison.by_body
    ]
    return sorted(several, key=lambda line: (*_highest(line, comparison.years), line.name, line.org_id))


def _highest(line: Line, years: Sequence[int]) -> Iterator[tuple[bool, Decimal]]:
    """The last year's value first, then that of the year before …; none comes last."""
    for year in reversed(years):
        row = line.of.get(year)
        value = None if row is None else row.value
        yield (value is None, -value if value is not None else Decimal(0))
