"""What a list says of one report: whose it is, its lines, and how complete and timely it is."""

from calendar import monthrange
from typing import NamedTuple

from schemas.record import Record
from ziping.check.problems import Problem


class Listed(NamedTuple):
    """One report with its problems. `due` tells whether it came in time, None if no date was asked for or stated."""

    org_name: str
    year: int | None
    document: str
    report_date: str
    problems: tuple[Problem, ...]
    mapped: int
    unmapped: int
    due: bool | None = None

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


def in_time(written: str, due: str) -> bool | None:
    """Whether a report was written by a day; None where it does not say so, as `2022-03` does not by 2022-03-15."""
    if not written or not due:
        return None
    if len(written) < len(due) and due.startswith(written):
        year, month = int(due[:4]), int(due[5:7])
        is_end = due[8:] == f"{monthrange(year, month)[1]:02}" and len(written) == len("2022-03")
        return True if is_end else None
    return written <= due
