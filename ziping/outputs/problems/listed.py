"""What a list says of one report: whose it is, its lines, and how complete and timely it is."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from itertools import chain, count, groupby
from typing import NamedTuple

from schemas.record import Record
from ziping.check.problems import ORDER, Problem


class Listed(NamedTuple):
    """One report or submission with its problems.

    `due` tells whether it came in time, None if no date was asked for or stated.
    """

    org_name: str
    year: int | None
    document: str
    report_date: str
    problems: tuple[Problem, ...]
    mapped: int
    unmapped: int
    due: bool | None = None
    submission: str = ""  # of a dataset's reports

    @property
    def open(self) -> tuple[Problem, ...]:
        """Those that the unit has to answer."""
        return tuple(one for one in self.problems if one.state not in ("accepted", "gone"))

    def count(self, severity: str) -> int:
        """The open ones of a severity."""
        return sum(one.finding.severity == severity for one in self.open)

    @property
    def left_empty(self) -> int:
        """Required cells that stand empty."""
        return sum(one.finding.code == "EMPTY" for one in self.open)


def listed(record: Record, problems: list[Problem], due: str = "") -> Listed:
    """A record's line; `due` is an ISO date by which the report was to be written."""
    number = f"（第{record.report + 1}份）" if record.report else ""
    return Listed(
        record.org_name or record.source,
        record.year,
        record.source + number,
        record.report_date,
        tuple(problems),
        record.coverage.mapped,
        record.coverage.unmapped,
        in_time(record.report_date, due),
    )


def together(reports: Iterable[Listed]) -> Iterator[Listed]:
    """Those of one submission that follow one another as one: its findings, the most serious first, and all files."""
    alone = count()
    for _, found in groupby(reports, key=lambda one: one.submission or next(alone)):
        several = list(found)
        problems = sorted(
            chain.from_iterable(one.problems for one in several), key=lambda one: ORDER[one.finding.severity]
        )
        dues = [one.due for one in several if one.due is not None]
        yield Listed(
            several[0].org_name,
            several[0].year,
            "；".join(dict.fromkeys(one.document for one in several)),
            max(one.report_date for one in several),
            tuple(problems),
            sum(one.mapped for one in several),
            sum(one.unmapped for one in several),
            all(dues) if dues else None,
            several[0].submission,
        )


def in_time(written: str, due: str) -> bool | None:
    """Whether a report was written by a day; None where it does not say so, as `2022-03` does not by 2022-03-15."""
    if not written or not due:
        return None
    if len(written) < len(due) and due.startswith(written):
        year, month = int(due[:4]), int(due[5:7])
        is_end = due[8:] == f"{monthrange(year, month)[1]:02}" and len(written) == len("2022-03")
        return True if is_end else None
    return written <= due
