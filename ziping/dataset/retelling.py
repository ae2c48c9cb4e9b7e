"""Findings that a dataset holds in one language only, told anew: both messages as the rules say them today."""

from collections.abc import Mapping

from ziping.check import found_in
from ziping.dataset import across
from ziping.dataset.columns import transposed
from ziping.dataset.engine import Connection, Value
from ziping.dataset.languages import twins
from ziping.dataset.submissions import rows_of

BATCH = 100  # submissions of which the records are held at a time
COLUMNS = (
    "submission", "scope", "place", "document", "sha256", "report", "code", "severity", "message", "message_en",
    "fields", "expected", "found", "difference", "tolerance", "evidence", "evidence_reports", "fingerprint",
)  # fmt: skip
MESSAGES = ("message", "message_en")
SAME = ("submission", "sha256", "report", "code", "severity", "fields", "expected", "found", "evidence")
OWN = "scope = 'report' AND submission = ANY(?)"


def retell(connection: Connection) -> None:
    """Only messages change. A finding that the rules do not make any more keeps, in both, the one that it has.

    What holds across years and bodies is looked for again.
    """
    wanted = [str(row[0]) for row in connection.rows("SELECT submission FROM submissions ORDER BY submission")]
    for start in range(0, len(wanted), BATCH):
        _retell(connection, wanted[start : start + BATCH])
    across.refresh(connection)


def _retell(connection: Connection, submissions: list[str]) -> None:
    listed = ", ".join(COLUMNS)
    found = connection.rows(f"SELECT {listed} FROM findings WHERE {OWN} ORDER BY submission, place", [submissions])  # noqa: S608 - own names
    old = [dict(zip(COLUMNS, cells, strict=True)) for cells in found]
    if not old:
        return
    new = rows_of(connection, submissions, {}, found_in).findings
    for row, place in zip(old, twins(list(map(_identity, old)), list(map(_identity, new))), strict=True):
        if place is not None:
            row |= {name: new[place][name] for name in MESSAGES}
    connection.run(f"DELETE FROM findings WHERE {OWN}", [submissions])  # noqa: S608 - own names
    connection.insert("findings", transposed(old))


def _identity(row: Mapping[str, Value]) -> tuple[Value, ...]:
    return tuple(row[name] for name in SAME)
