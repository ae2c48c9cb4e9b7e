"""What was done with each file that was given: so that a run goes on where one before stopped."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from ziping.dataset.engine import DatasetError

TABLES = """
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, name TEXT, bytes INTEGER, modified_ns INTEGER, sha256 TEXT, state TEXT, run_id TEXT, at TEXT
);
CREATE TABLE IF NOT EXISTS quarantine (
    sha256 TEXT, name TEXT, path TEXT, file TEXT, code TEXT, line_zh TEXT, line_en TEXT, run_id TEXT,
    at TEXT, PRIMARY KEY (sha256, name)
);
"""
WAIT_S = 60
JOURNAL = "journal.sqlite"


class Stamp(NamedTuple):
    """What tells whether a file is the one that was seen before."""

    path: str
    bytes: int
    modified_ns: int


class Quarantined(NamedTuple):
    """A file that could not be read: where its bytes are kept (empty if they are not), and the line that says why."""

    sha256: str
    name: str
    path: str
    file: str
    code: str
    line_zh: str
    line_en: str
    run_id: str
    at: str


class Journal:
    """`journal.sqlite` of a work folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            raw = sqlite3.connect(self.path, timeout=WAIT_S)
            try:
                with raw:
                    raw.executescript(TABLES)
                    yield raw
            finally:
                raw.close()
        except sqlite3.DatabaseError as error:
            raise DatasetError(_code(error), str(self.path), reason=str(error)) from error

    def seen(self) -> dict[Stamp, str]:
        """The hash of each file that was read or set aside, as long as it is the same file."""
        if not self.path.exists():
            return {}
        with self._open() as raw:
            rows = raw.execute("SELECT path, bytes, modified_ns, sha256 FROM files").fetchall()
        return {Stamp(*row[:3]): row[3] for row in rows}

    def paths(self) -> dict[str, str]:
        """Where the bytes of each hash were seen last."""
        if not self.path.exists():
            return {}
        with self._open() as raw:
            return dict(raw.execute("SELECT sha256, path FROM files ORDER BY at, path").fetchall())

    def note(self, files: list[tuple[Stamp, str, str, str]], run_id: str, at: str) -> None:
        """Files with name, hash and what became of them: stored, known, quarantined."""
        with self._open() as raw:
            raw.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(*stamp[:1], name, *stamp[1:], sha256, state, run_id, at) for stamp, name, sha256, state in files],
            )
            done = [(sha256,) for _, _, sha256, state in files if state != "quarantined"]
            raw.executemany("DELETE FROM quarantine WHERE sha256 = ?", done)

    def quarantine(self, one: Quarantined) -> None:
        with self._open() as raw:
            raw.execute("INSERT OR REPLACE INTO quarantine VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", one)

    def quarantined(self) -> list[Quarantined]:
        """What lies in quarantine, by name."""
        if not self.path.exists():
            return []
        with self._open() as raw:
            return [Quarantined(*row) for row in raw.execute("SELECT * FROM quarantine ORDER BY name, sha256")]


def _code(error: sqlite3.DatabaseError) -> str:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")):  # the last: other tables
        return "E_DATASET_JOURNAL"
    if name.startswith("SQLITE_FULL"):
        return "E_DATASET_FULL"
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return "E_DATASET_READ_ONLY"
    return "E_DATASET_BUSY" if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) else "E_DATASET"
