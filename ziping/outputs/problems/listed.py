"""What a list says of one report: whose it is, its lines, and how complete and timely it is."""

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
    in_time = record.report_date <= due if due and record.report_date else None
    return Listed(
        record.org_name or record.source,
        record.year,
        record.source + number,
        record.report_date,
        tuple(problems),
        record.coverage.mapped,
        record.coverage.unmapped,
        in_time,
    )
