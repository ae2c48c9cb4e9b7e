"""What people put right in a report: written down beside it, never over it; rules and tables go by it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, get_args

from schemas.codebook import codebook
from schemas.errors import UsageError
from schemas.observations import Stated, stated_in
from schemas.record import FieldRows, OtherTable, Reading, Record, Row, SectionRows, Statement
from schemas.values import Status, plain
from ziping.dataset.engine import Connection
from ziping.outputs.table import NUMBER_WHOLE_DIGITS, number

LATEST = "SELECT report_id, key, value, status FROM latest_corrections WHERE report_id = ANY(?)"
STATED = """
SELECT s.field, s.measure, s.comparator, r.submission,
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
    if put.status not in get_args(Status):
        raise UsageError("E_CHOICE", option="status", given=put.status, choices=", ".join(get_args(Status)))
    found = connection.rows(STATED, [report, key])
    if not found:
        raise UsageError("E_KEY", key=key)
    field, measure, comparator, submission, version = found[0]
    exact = _number(put, key) if is_number(str(field), str(measure), str(comparator)) else None
    connection.insert(
        "corrections",
        {
            "report_id": [report],
            "key": [key],
            "version": [int(str(version)) + 1],
            "value": [put.value],
            "number": [exact],
            "status": [put.status],
            "corrected_by": [by],
            "corrected_at": [at],
            "reason": [reason],
        },
    )
    return str(submission)


def is_number(field: str, measure: str, comparator: str) -> bool:
    """Whether a number belongs there: one was read, or its column holds nothing else."""
    return bool(comparator) or codebook().holds_numbers(field, measure)


def _number(put: Put, key: str) -> Decimal | None:
    """The number of a correction; `E_CORRECTION` for what is none."""
    if put.status != "read":
        return None
    exact = _exact(put.value)
    if exact is None:
        raise UsageError("E_CORRECTION", key=key, value=put.value)
    return exact


def _exact(text: str) -> Decimal | None:
    """A number as a database holds it exactly; None for what is none or does not fit."""
    try:
        value = Decimal(text)
    except (InvalidOperation, TypeError, ValueError):
        return None
    is_short = value.is_finite() and abs(value.adjusted()) <= NUMBER_WHOLE_DIGITS
    return number(plain(value), "read", "=") if is_short else None


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
    told: dict[str, object] = {"value": None, "status": put.status, "origin": "corrected", "confidence": 1.0}
    if put.status == "read":
        exact = _exact(put.value) if is_number(one.field, one.measure, one.reading.comparator) else None
        told["value"] = put.value if exact is None else exact
        told["comparator"] = one.reading.comparator or ("" if exact is None else "=")
    return one.reading.model_copy(update=told)
