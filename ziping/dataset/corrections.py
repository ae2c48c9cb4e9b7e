"""What people put right in a report: written down beside it, never over it; rules and tables go by it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from schemas.errors import UsageError
from schemas.observations import Stated, stated_in
from schemas.record import FieldRows, OtherTable, Reading, Record, Row, SectionRows, Statement
from schemas.values import Value
from ziping.dataset.engine import Connection

LATEST = "SELECT report_id, key, value, status FROM latest_corrections WHERE report_id = ANY(?)"
STATED = """
SELECT s.report_id, s.comparator, s.unit, s.raw, r.submission,
    (SELECT COALESCE(MAX(c.version), 0) FROM corrections c WHERE c.report_id = s.report_id AND c.key = s.key)
FROM statements s JOIN reports r ON r.report_id = s.report_id
WHERE s.report_id = ? AND s.key = ?
"""
LOST = """
SELECT d.name, c.key FROM latest_corrections c
JOIN reports r ON r.report_id = c.report_id JOIN documents d ON d.sha256 = r.sha256
WHERE NOT EXISTS (SELECT 1 FROM statements s WHERE s.report_id = c.report_id AND s.key = c.key)
ORDER BY d.name, c.key
"""


class Put(NamedTuple):
    """A value as a person puts it: in base units, or a text; `status` `read`, or what a blank really is."""

    value: str
    status: str


def write(connection: Connection, report: str, key: str, put: Put, by: str, at: str, reason: str) -> str:
    """Store a correction as a new version; the submission that it touches."""
    found = connection.rows(STATED, [report, key])
    if not found:
        raise UsageError("E_KEY", key=key)
    _, comparator, _, _, submission, version = found[0]
    number = _number(put, key) if comparator else None
    connection.insert(
        "corrections",
        {
            "report_id": [report],
            "key": [key],
            "version": [int(str(version)) + 1],
            "value": [put.value],
            "number": [number],
            "status": [put.status],
            "corrected_by": [by],
            "corrected_at": [at],
            "reason": [reason],
        },
    )
    return str(submission)


def _number(put: Put, key: str) -> Decimal | None:
    if put.status != "read":
        return None
    try:
        number = Decimal(put.value)
    except InvalidOperation as error:
        raise UsageError("E_CORRECTION", key=key, value=put.value) from error
    if not number.is_finite():
        raise UsageError("E_CORRECTION", key=key, value=put.value)
    return number


def latest(connection: Connection, reports: Iterable[str]) -> dict[str, dict[str, Put]]:
    """The corrections that count, by report and key."""
    found: dict[str, dict[str, Put]] = {}
    for report, key, value, status in connection.rows(LATEST, [list(reports) or [""]]):
        found.setdefault(str(report), {})[str(key)] = Put(str(value), str(status))
    return found


def lost(connection: Connection) -> list[tuple[str, str]]:
    """Document and key of the corrections whose value is no longer stated, as after reading again otherwise."""
    return [(str(name), str(key)) for name, key in connection.rows(LOST)]


def corrected(record: Record, puts: Mapping[str, Put]) -> Record:
    """The record with what was put right; the characters that were read stay in `raw`."""
    changed = {id(one.reading): _put(one, puts[one.key]) for one in stated_in(record) if one.key in puts}
    if not changed:
        return record

    def reading(old: Reading) -> Reading:
        return changed.get(id(old), old)

    def row(old: Row) -> Row:
        return old.model_copy(update={"measures": {name: reading(one) for name, one in old.measures.items()}})

    def section(old: SectionRows | None) -> SectionRows | None:
        if old is None:
            return None
        return SectionRows({field: FieldRows(tuple(row(one) for one in rows)) for field, rows in old.items()})

    def table(old: OtherTable) -> OtherTable:
        return old.model_copy(update={"readings": tuple(reading(one) for one in old.readings)})

    def said(old: Statement) -> Statement:
        return old.model_copy(update={"reading": reading(old.reading)})

    return record.model_copy(
        update={
            "basic_data": section(record.basic_data),
            "self_evaluation": section(record.self_evaluation),
            "project_evaluation": tuple(section(one) for one in record.project_evaluation),
            "other_tables": tuple(table(one) for one in record.other_tables),
            "prose": tuple(said(one) for one in record.prose),
        }
    )


def _put(one: Stated, put: Put) -> Reading:
    value: Value | None = None
    if put.status == "read":
        value = Decimal(put.value) if one.reading.comparator else put.value
    return one.reading.model_copy(
        update={"value": value, "status": put.status, "origin": "corrected", "confidence": 1.0}
    )
