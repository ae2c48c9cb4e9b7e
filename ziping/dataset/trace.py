"""A body, a year and a field in, every statement on it out: what is written where, read how, and what became of it."""

from dataclasses import dataclass

from ziping.dataset.engine import Connection

STATED = """
SELECT document, sha256, report, format, section, field, measure, item, period, label, raw, value, unit, status,
    page, "table", "row", col, paragraph, template, match, confidence, note, origin, state, of_report, key, stored_at,
    ziping_version
FROM history WHERE org_id = ? AND field = ? AND (year = ? OR period = ?)
ORDER BY CASE WHEN state = 'current' THEN 0 ELSE 1 END, section, document, report, place
"""
CORRECTED = """
SELECT c.key, c.version, c.value, c.status, c.corrected_by, c.corrected_at, c.reason
FROM corrections c JOIN reports r ON r.report_id = c.report_id
WHERE r.org_id = ? AND r.year = ? ORDER BY c.key, c.version
"""


# Whose the reports of the year are that name a body which was merged since.
MERGED = """
SELECT DISTINCT o.name FROM reports r JOIN orgs o ON o.org_id = r.org_id
WHERE r.year = ? AND r.org_id <> ? AND EXISTS (
    SELECT 1 FROM bodies b WHERE b.org_id = ? AND b.name = r.org_name AND b.region = r.region
)
"""


@dataclass(frozen=True)
class Statement:
    """One statement with its place; positions count from 0 but for the page."""

    document: str
    sha256: str
    report: int
    format: str
    section: str
    field: str
    measure: str
    item: str
    period: str
    label: str
    raw: str
    value: str
    unit: str
    status: str
    page: int | None
    table: int | None
    row: int | None
    col: int | None
    paragraph: int | None
    template: str
    match: str
    confidence: float
    note: str
    origin: str
    state: str
    of_report: str
    key: str
    stored_at: str
    ziping_version: str


@dataclass(frozen=True)
class Correction:
    key: str
    version: int
    value: str
    status: str
    corrected_by: str
    corrected_at: str
    reason: str


@dataclass(frozen=True)
class Trace:
    """All that is known of a field of a body's year, what counts first; and what people put right in that year.

    `merged` are the bodies into which it had gone by then: their reports are theirs.
    """

    org_id: str
    org_name: str
    year: int
    field: str
    statements: tuple[Statement, ...]
    corrections: tuple[Correction, ...]
    merged: tuple[str, ...] = ()


def trace(connection: Connection, org_id: str, year: int, field: str) -> Trace:
    """What the reports of the year, and of the next one, state on a field."""
    names = connection.rows("SELECT name FROM orgs WHERE org_id = ?", [org_id])
    rows = connection.rows(STATED, [org_id, field, year, str(year)])
    statements = [Statement(*row) for row in rows]  # type: ignore[arg-type]
    keys = {one.key for one in statements}
    corrections = [Correction(*row) for row in connection.rows(CORRECTED, [org_id, year])]  # type: ignore[arg-type]
    return Trace(
        org_id,
        str(names[0][0]) if names else "",
        year,
        field,
        tuple(statements),
        tuple(one for one in corrections if one.key in keys),
        tuple(str(row[0]) for row in connection.rows(MERGED, [year, org_id, org_id])),
    )
