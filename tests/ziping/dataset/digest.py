"""A dataset in, a hash of each of its tables out, without what differs from run to run: when, and by which run."""

import hashlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from ziping.dataset.engine import Connection, Engine

TABLES = {
    "documents": "sha256, name, folder, format, bytes, modified_at, reports, ziping_version",
    "places": "*",
    "reports": "*",
    "parts": "*",
    "submissions": "*",
    "statements": "*",
    "findings": "*",
    "corrections": "*",
    "orgs": "*",
    "bodies": "*",
    "passages": "*",
    "meta": "*",
}
NOTED = {
    "files": "SELECT path, name, bytes, modified_ns, sha256, state FROM files ORDER BY path",
    "quarantine": "SELECT sha256, name, path, file, code, line_zh, line_en FROM quarantine ORDER BY sha256",
}
LEFT = {"cache", "data.duckdb", "journal.sqlite", "log.jsonl", "quarantine"}  # what may lie in the folder of a dataset


def digest(engine: Engine, work: Path) -> dict[str, str]:
    """Rows and hash of each table, of the journal, and of what lies in quarantine."""
    with engine.reading() as connection:
        told = {table: _hash(_rows(connection, table)) for table in TABLES}
    with sqlite3.connect(work / "journal.sqlite") as journal:
        told |= {table: _hash(repr(row) for row in journal.execute(sql)) for table, sql in NOTED.items()}
    journal.close()
    kept = sorted((work / "quarantine").rglob("*")) if (work / "quarantine").exists() else []
    told["kept"] = _hash(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in kept)
    return told


def strangers(work: Path) -> set[str]:
    """What was left in the folder of a dataset and is not its own."""
    return {path.name for path in work.iterdir()} - LEFT


def statements(engine: Engine) -> dict[str, tuple[int, int, int]]:
    """For each stored report how many statements, parts and passages it has."""
    with engine.reading() as connection:
        sql = """
        SELECT r.report_id, (SELECT COUNT(*) FROM statements s WHERE s.report_id = r.report_id),
            (SELECT COUNT(*) FROM parts p WHERE p.report_id = r.report_id),
            (SELECT COUNT(*) FROM passages p WHERE p.report_id = r.report_id)
        FROM reports r
        """
        return {str(row[0]): (_int(row[1]), _int(row[2]), _int(row[3])) for row in connection.rows(sql)}


def _rows(connection: Connection, table: str) -> list[str]:
    return sorted(
        repr([_cell(cell) for cell in row])
        for row in connection.rows(f"SELECT {TABLES[table]} FROM {table}")  # noqa: S608 - own names
    )


def _cell(cell: object) -> object:
    return hashlib.sha256(cell).hexdigest() if isinstance(cell, (bytes, memoryview)) else cell


def _hash(rows: Iterable[str]) -> str:
    listed = list(rows)
    return f"{len(listed)} {hashlib.sha256(chr(10).join(listed).encode()).hexdigest()[:16]}"


def _int(cell: object) -> int:
    return int(str(cell))
