"""What bodies state of a field in, a comparison out: change, share, per head, rank, spread, who lacks it."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cached_property
from math import fsum, log10
from statistics import median, quantiles
from typing import TYPE_CHECKING, Literal, NamedTuple

from schemas.codebook import Caveat
from ziping.outputs.table import Cell, Column

if TYPE_CHECKING:
    from rich.console import Console

    from schemas.errors import Lang
    from ziping.frames import Engine as Frames
    from ziping.frames import Frame

State = Literal["stated", "conflict", "inexact", "none", "lacking", "no_report"]
View = Literal["long", "wide", "quantiles", "coverage"]
VIEWS: tuple[View, ...] = ("long", "wide", "quantiles", "coverage")

RATIOS = ("%", "百分点", "分", "倍")  # cannot be added up over bodies: no share, no amount per head, no rate of change
HEADS = "人"
NAMES_NOTHING = ("stated_none", "not_applicable")  # 无 and —— are answers
EXACT = Context(prec=60)
PEERS = 8  # fewer have no usual amount
FAR = 3.5  # Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993): modified z-scores above it
MAD_OF_NORMAL = 0.6745


class Body(NamedTuple):
    """Who reports."""

    org_id: str
    org_name: str
    region: str
    level: str
    org_kind: str


class Stated(NamedTuple):
    """What a body states for a year, as the dataset chooses it among its statements.

    `number` is written without needless zeros, `about` the float nearest to it, `rank` its rank among all bodies of the
    year (of no meaning where there is no number), `posts` the establishment of the body.
    """

    org_id: str
    year: int
    number: str | None
    about: float | None
    rank: int
    posts: float | None
    stated: int
    is_conflict: int
    status: str
    section: str
    template: str
    source: str


class Compared(NamedTuple):
    """A body's year: `value` in the field's unit, None where nothing (or nothing certain) is stated.

    `change` is against the body's own report of the year before, `change_rate` (of a base above zero) and `share` (of
    all bodies of the year, where none is below zero) are in percent, `per_head` is per post of the establishment.
    `rank` 1 is the highest of all bodies of the year. `is_conflict`: statements of the body differ; `is_outlier`: far
    from the median of its peers (same kind, level and year).
    """

    org_id: str
    org_name: str
    region: str
    level: str
    org_kind: str
    year: int
    value: Decimal | None
    change: Decimal | None
    change_rate: float | None
    share: float | None
    per_head: float | None
    rank: int | None
    stated: int
    is_conflict: bool
    is_outlier: bool
    status: str
    section: str
    template: str
    source: str

    @property
    def state(self) -> State:
        """Whether something exact is stated, and what there is where nothing is."""
        if self.value is not None:
            return "stated"
        if self.stated or self.is_conflict:
            return "conflict"
        if self.status == "read":
            return "inexact"
        return "none" if self.status in NAMES_NOTHING else "lacking"


class Quantiles(NamedTuple):
    """The spread within a year, kind of body and level."""

    year: int
    org_kind: str
    level: str
    bodies: int
    least: float
    lower: float
    median: float
    upper: float
    greatest: float


class Gap(NamedTuple):
    """A body's year of which nothing exact is known, and why."""

    body: Body
    year: int
    state: State


@dataclass(frozen=True, repr=False)
class Comparison:
    """What is compared (`field` under `concept`, in `unit`), the rows by year and name, and what to beware of.

    `bodies` are all that were asked for, with or without a report in the `years`.
    """

    field: str
    concept: str
    unit: str
    years: tuple[int, ...]
    bodies: tuple[Body, ...]
    rows: tuple[Compared, ...]
    quantiles: tuple[Quantiles, ...]
    caveats: tuple[Caveat, ...]

    def __repr__(self) -> str:
        return f"<comparison of {self.field}@{self.concept}, {len(self.by_body)} bodies, {len(self.rows)} rows>"

    @property
    def lacking(self) -> list[Compared]:
        """Bodies that reported on a year and do not state this."""
        return [row for row in self.rows if row.state == "lacking"]

    @cached_property
    def by_body(self) -> dict[str, dict[int, Compared]]:
        """The rows of each body by year."""
        found: dict[str, dict[int, Compared]] = defaultdict(dict)
        for row in self.rows:
            found[row.org_id][row.year] = row
        return dict(found)

    def gaps(self) -> Iterator[Gap]:
        """By year: bodies without a report where others have one, and reports that state nothing exact."""
        known = {body.org_id: body for body in self.bodies}
        of: dict[int, list[Gap]] = {year: [] for year in self.years}
        for body in self.bodies:
            told = self.by_body.get(body.org_id, {})
            for year in self.years:
                if year not in told:
                    of[year].append(Gap(body, year, "no_report"))
        for row in self.rows:
            if row.state not in ("stated", "none"):
                of[row.year].append(Gap(known[row.org_id], row.year, row.state))
        for year in self.years:
            yield from of[year]

    def title(self, lang: "Lang" = "zh") -> str:
        """`支出总额 决算（执行）数`."""
        from ziping.comparison.words import title

        return title(self, lang)

    def table(self, lang: "Lang" = "zh", console: "Console | None" = None) -> None:
        """Print it: bodies × years, caveats, who lacks what, the spread."""
        from ziping.comparison.page import show

        show(self, lang, console)

    def long(self, engine: "Frames | None" = None) -> "Frame":
        """A row a body and year that has a report."""
        return self.frame("long", engine)

    def wide(self, engine: "Frames | None" = None) -> "Frame":
        """A row a body, a column a year."""
        return self.frame("wide", engine)

    def frame(self, view: View, engine: "Frames | None" = None) -> "Frame":
        """One of the views as pandas, polars or Arrow."""
        from ziping.frames import frame

        return frame(*self.cells(view), engine)

    def cells(self, view: View) -> tuple[list[Column], Iterator[tuple[Cell, ...]]]:
        """The columns of a view and its rows: base units, names that are stable."""
        from ziping.comparison.views import cells

        return cells(self, view)


Peers = dict[tuple[int, str, str], list[tuple[float, str]]]


def _peers(stated: Iterable[Stated], bodies: Mapping[str, Body]) -> Peers:
    """Who states a number by year, kind and level, the lowest first: sorted once for all that is asked of them."""
    groups: Peers = defaultdict(list)
    for one in stated:
        if one.about is not None:
            body = bodies[one.org_id]
            groups[one.year, body.org_kind, body.level].append((one.about, body.org_id))
    for group in groups.values():
        group.sort()
    return groups


def compared(
    stated: Iterable[Stated], bodies: Mapping[str, Body], unit: str, years: Sequence[int] | None
) -> tuple[tuple[Compared, ...], tuple[Quantiles, ...]]:
    """A row for each of these `years` (all if None) by year and name, and the spread within each year, kind and level.

    What is stated for the years before those serves as the base of changes.
    """
    of_year: dict[int, dict[str, Stated]] = defaultdict(dict)
    for one in stated:
        of_year[one.year][one.org_id] = one
    asked = sorted(year for year in of_year if years is None or year in years)
    groups = _peers((one for year in asked for one in of_year[year].values()), bodies)
    far = _outliers(groups, is_skewed=unit not in RATIOS)
    ordered = sorted(bodies.values(), key=lambda body: (body.org_name, body.org_id))
    rows: list[Compared] = []
    for year in asked:
        rows += _of_year(year, ordered, of_year[year], of_year.get(year - 1, {}), far, unit)
    return tuple(rows), tuple(_quantiles(*key, [about for about, _ in groups[key]]) for key in sorted(groups))


def _of_year(
    year: int, ordered: Iterable[Body], told: Mapping[str, Stated], told_before: Mapping[str, Stated],
    far: Container[tuple[int, str]], unit: str,
) -> Iterator[Compared]:  # fmt: skip
    adds_up = unit not in RATIOS
    has_heads = adds_up and unit != HEADS
    numbers = [one.about for one in told.values() if one.about is not None]
    total = fsum(numbers) if adds_up and numbers and min(numbers) >= 0 else 0.0
    for body in ordered:
        if (one := told.get(body.org_id)) is None:
            continue
        org_id, _, number, about, place, posts, several, differs, status, section, template, source = one
        value = change = rate = share = per_head = rank = None
        if number is not None and about is not None:
            value, rank = Decimal(number), place
            before = told_before.get(org_id)
            if before is not None and before.number is not None and before.about is not None:
                change = EXACT.subtract(value, Decimal(before.number))
                rate = float(change) / before.about * 100 if adds_up and before.about > 0 else None
            share = about / total * 100 if total > 0 else None
            per_head = about / posts if has_heads and posts and posts > 0 else None
        yield Compared(
            *body, year, value, change, rate, share, per_head, rank, several, differs == 1, (year, org_id) in far,
            status, section, template, source,
        )  # fmt: skip


def _outliers(groups: Peers, *, is_skewed: bool) -> set[tuple[int, str]]:
    """Those far from the median of their peers, by the median absolute deviation; amounts by their magnitude."""
    far: set[tuple[int, str]] = set()
    for (year, _, _), everybody in groups.items():
        group = [one for one in everybody if one[0] > 0] if is_skewed else everybody
        if len(group) >= PEERS:
            numbers = [log10(about) if is_skewed else about for about, _ in group]
            middle = median(numbers)
            away = [abs(number - middle) for number in numbers]
            usual = median(away)
            if usual > 0:
                found = (
                    org_id for (_, org_id), one in zip(group, away, strict=True) if MAD_OF_NORMAL * one / usual > FAR
                )
                far |= {(year, org_id) for org_id in found}
    return far


def _quantiles(year: int, org_kind: str, level: str, numbers: Sequence[float]) -> Quantiles:
    """Linear between the values on either side; the lowest comes first."""
    lower, middle, upper = quantiles(numbers, n=4, method="inclusive") if len(numbers) > 1 else [numbers[0]] * 3
    return Quantiles(year, org_kind, level, len(numbers), numbers[0], lower, middle, upper, numbers[-1])
