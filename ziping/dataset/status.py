"""A dataset in, how it stands out: what is in it by year, what is wrong, what nobody could place or read."""

from dataclasses import dataclass
from typing import NamedTuple

from schemas.errors import Lang
from ziping.dataset.arrange import knowledge
from ziping.dataset.engine import Connection
from ziping.dataset.journal import Journal, Quarantined
from ziping.dataset.worded import reason

COUNTS = """
SELECT (SELECT COUNT(*) FROM documents), (SELECT COUNT(*) FROM reports), (SELECT COUNT(*) FROM submissions),
    (SELECT COUNT(*) FROM orgs o WHERE EXISTS (SELECT 1 FROM submissions s WHERE s.org_id = o.org_id)),
    (SELECT COUNT(*) FROM observations)
"""
YEARS = """
SELECT s.year, COUNT(*), SUM(s.documents),
    (SELECT COUNT(*) FROM findings f JOIN submissions t ON t.submission = f.submission
        WHERE t.year = s.year AND f.severity = 'error'),
    (SELECT COUNT(*) FROM findings f JOIN submissions t ON t.submission = f.submission
        WHERE t.year = s.year AND f.severity = 'warning')
FROM submissions s GROUP BY s.year ORDER BY s.year
"""
# A part that does not count and is no copy or earlier version of one that does.
UNPLACED = """
SELECT d.name, r.report, r.org_name, r.year, p.part, {reason}
FROM parts p JOIN reports r ON r.report_id = p.report_id JOIN documents d ON d.sha256 = r.sha256
WHERE p.state IN ('unplaced', 'doubtful') ORDER BY d.name, r.report, p.section, p.instance
"""
# A report without any part states nothing that could count.
SAYS_NOTHING = """
SELECT d.name, r.report, r.org_name, r.year, '' FROM reports r JOIN documents d ON d.sha256 = r.sha256
WHERE NOT EXISTS (SELECT 1 FROM parts p WHERE p.report_id = r.report_id) ORDER BY d.name, r.report
"""
REPLACED = "SELECT state, COUNT(DISTINCT report_id) FROM parts WHERE state IN ('copy', 'superseded') GROUP BY state"


class YearStatus(NamedTuple):
    year: int
    submissions: int
    documents: int
    errors: int
    warnings: int


class Unplaced(NamedTuple):
    """A part of a report that is counted nowhere, and why."""

    document: str
    report: int
    org_name: str
    year: int | None
    part: str
    reason: str


@dataclass(frozen=True)
class Status:
    """`copies` and `superseded` count reports of which a part does not count because another does."""

    documents: int
    reports: int
    submissions: int
    orgs: int
    observations: int
    years: tuple[YearStatus, ...]
    copies: int
    superseded: int
    unplaced: tuple[Unplaced, ...]
    quarantined: tuple[Quarantined, ...]

    @property
    def unplaced_count(self) -> int:
        """Reports of which a part is counted nowhere."""
        return len({(one.document, one.report) for one in self.unplaced})


def status(connection: Connection, journal: Journal, lang: Lang) -> Status:
    """How the dataset stands now; reasons in a language."""
    documents, reports, submissions, orgs, observations = (int(str(cell)) for cell in connection.rows(COUNTS)[0])
    years = [YearStatus(*(int(str(cell or 0)) for cell in row)) for row in connection.rows(YEARS)]
    replaced = {str(state): int(str(count)) for state, count in connection.rows(REPLACED)}
    unplaced = connection.rows(UNPLACED.format(reason=reason("p", lang)))
    unplaced += [(*row, knowledge().reasons["nothing"].in_(lang)) for row in connection.rows(SAYS_NOTHING)]
    return Status(
        documents,
        reports,
        submissions,
        orgs,
        observations,
        years=tuple(years),
        copies=replaced.get("copy", 0),
        superseded=replaced.get("superseded", 0),
        unplaced=tuple(Unplaced(*row) for row in unplaced),  # type: ignore[arg-type]
        quarantined=tuple(journal.quarantined()),
    )
