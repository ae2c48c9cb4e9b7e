"""Findings that a dataset holds in one language only, told anew: both messages as the rules say them today."""

from collections import defaultdict

from ziping.check import found_in
from ziping.dataset import across
from ziping.dataset.engine import Connection, Value
from ziping.dataset.submissions import rows_of

BATCH = 100  # submissions of which the records are held at a time
COLUMNS = (
    "submission", "scope", "place", "document", "sha256", "report", "code", "severity", "message", "message_en",
    "fields", "expected", "found", "difference", "tolerance", "evidence", "evidence_reports", "fingerprint",
)  # fmt: skip
OWN = "scope = 'report' AND submission = ANY(?)"


def retell(connection: Connection) -> None:
    """Only messages change. A finding that the rules do not make any more keeps, in both, the one that it has."""
    wanted = [str(row[0]) for row in connection.rows("SELECT submission FROM submissions ORDER BY submission")]
    for start in range(0, len(wanted), BATCH):
        _retell(connection, wanted[start : start + BATCH])
    across.refresh(connection)


def _retell(connection: Connection, submissions: list[str]) -> None:
    anew = {_identity(row): row for row in rows_of(connection, submissions, {}, found_in).findings}
    found = connection.rows(f"SELECT {', '.join(COLUMNS)} FROM findings WHERE {OWN}", [submissions])  # noqa: S608 - own names
    columns: dict[str, list[Value]] = defaultdict(list)
    for cells in found:
        row = dict(zip(COLUMNS, cells, strict=True))
        told = anew.get(_identity(row), row)
        for name, cell in {**row, "message": told["message"], "message_en": told["message_en"]}.items():
            columns[name].append(cell)
    if columns:
        connection.run(f"DELETE FROM findings WHERE {OWN}", [submissions])  # noqa: S608 - own names
        connection.insert("findings", columns)


def _identity(row: dict[str, Value]) -> tuple[Value, ...]:
    """What makes two findings the same: the same figures too, for a message names them."""
    return tuple(row[name] for name in ("submission", "code", "fingerprint", "expected", "found", "evidence"))
