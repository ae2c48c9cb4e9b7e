"""What bodies state of a field in, a comparison out: change, share, per head, rank, spread, who lacks it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cached_property
from math import log10
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
    """What a body states for a year, as the dataset chooses it among its statements; `posts` is its establishment."""

    org_id: str
    year: int
    number: Decimal | None
    posts: float | None
    stated: int
    is_conflict: bool
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


def compared(
    stated: Iterable[Stated], bodies: Mapping[str, Body], unit: str, years: Sequence[int] | None
) -> tuple[Compared, ...]:
    """A row for each of these `years` (all if None) by year and name; those before serve as the base of changes."""
    known = {(one.org_id, one.year): one for one in stated}
    of_year: dict[int, list[Stated]] = defaultdict(list)
    for one in known.values():
        if years is None or one.year in years:
            of_year[one.year].append(one)
    rows: list[Compared] = []
    ordered = sorted(bodies, key=lambda org_id: (bodies[org_id].org_name, org_id))
    place = {org_id: at for at, org_id in enumerate(ordered)}
    for year in sorted(of_year):
        rows += _of_year(sorted(of_year[year], key=lambda one: place[one.org_id]), bodies, unit, known)
    return tuple(rows)


def _of_year(
    several: Sequence[Stated], bodies: Mapping[str, Body], unit: str, known: Mapping[tuple[str, int], Stated]
) -> Iterator[Compared]:
    numbers = [one.number for one in several if one.number is not None]
    adds_up = unit not in RATIOS
    total = sum(map(float, numbers)) if adds_up and numbers and min(numbers) >= 0 else 0.0
    ranks: dict[Decimal, int] = {}
    for rank, number in enumerate(sorted(numbers, reverse=True), 1):
        ranks.setdefault(number, rank)
    far = _outliers(several, bodies, is_skewed=adds_up)
    for one in several:
        before = known.get((one.org_id, one.year - 1))
        base = before.number if before is not None else None
        change = rate = share = per_head = rank_of = None
        if (value := one.number) is not None:
            about, rank_of = float(value), ranks[value]
            if base is not None:
                change = EXACT.subtract(value, base)
                rate = float(change) / float(base) * 100 if adds_up and base > 0 else None
            share = about / total * 100 if total > 0 else None
            if one.posts and one.posts > 0 and adds_up and unit != HEADS:
                per_head = about / one.posts
        yield Compared(
            *bodies[one.org_id], one.year, value, change, rate, share, per_head, rank_of, one.stated, one.is_conflict,
            one.org_id in far, one.status, one.section, one.template, one.source,
        )  # fmt: skip


def _outliers(several: Sequence[Stated], bodies: Mapping[str, Body], *, is_skewed: bool) -> set[str]:
    """Those far from the median of their peers, by the median absolute deviation; amounts by their magnitude."""
    groups: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    for one in several:
        if one.number is not None and (one.number > 0 or not is_skewed):
            number = log10(one.number) if is_skewed else float(one.number)
            body = bodies[one.org_id]
            groups[body.org_kind, body.level].append((one.org_id, number))
    far: set[str] = set()
    for group in groups.values():
        if len(group) >= PEERS:
            middle = median(number for _, number in group)
            usual = median(abs(number - middle) for _, number in group)
            if usual > 0:
                far |= {who for who, number in group if MAD_OF_NORMAL * abs(number - middle) / usual > FAR}
    return far


def spread(rows: Iterable[Compared]) -> tuple[Quantiles, ...]:
    """The quantiles of each year, kind and level, linear between the values on either side."""
    groups: dict[tuple[int, str, str], list[float]] = defaultdict(list)
    for row in rows:
        if row.value is not None:
            groups[row.year, row.org_kind, row.level].append(float(row.value))
    return tuple(_quantiles(*key, numbers) for key, numbers in sorted(groups.items()))


def _quantiles(year: int, org_kind: str, level: str, numbers: Sequence[float]) -> Quantiles:
    lower, middle, upper = quantiles(numbers, n=4, method="inclusive") if len(numbers) > 1 else [numbers[0]] * 3
    return Quantiles(year, org_kind, level, len(numbers), min(numbers), lower, middle, upper, max(numbers))
