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
CREATE INDEX IF NOT EXISTS quarantine_path ON quarantine (path);
"""
WAIT_S = 60
JOURNAL = "journal.sqlite"


class Stamp(NamedTuple):
    """What tells whether a file is the one that was seen before."""

    path: str
    bytes: int
    modified_ns: int


class Quarantined(NamedTuple):
    """A file that could not be read: where its bytes are kept (empty if they are not), and the line that says why.

    `path` is the real path of the file, of one in a bundle that of the bundle, `!/`, and the name inside.
    """

    sha256: str
    name: str
    path: str
    file: str
    code: str
    line_zh: str
    line_en: str
    run_id: str
    at: str
    said: str = ""  # what a manifest said of it, as JSON


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
                    if "said" not in {row[1] for row in raw.execute("PRAGMA table_info(quarantine)")}:
                        raw.execute("ALTER TABLE quarantine ADD COLUMN said TEXT DEFAULT ''")
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

    def note(self, files: list[tuple[Stamp, str, str, str]], run_id: str, at: str) -> list[str]:
        """Files with name, hash and what became of them: stored, known, quarantined, bundle.

        What was set aside of their bytes, or of what lay in their place before, needs nobody any more: it leaves the
        quarantine. The copies that are of no use now are given back.
        """
        with self._open() as raw:
            raw.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(*stamp[:1], name, *stamp[1:], sha256, state, run_id, at) for stamp, name, sha256, state in files],
            )
            copies = []
            for stamp, _, sha256, state in files:
                if state != "quarantined":
                    copies += _leave(raw, "sha256 = ? OR path = ?", (sha256, stamp.path))
            return _unused(raw, copies)

    def opened(self, bundles: list[tuple[str, str]], run_id: str) -> list[str]:
        """Bundles, each with its place and hash, that this run read to the end: they leave the quarantine, and so does
        all in them that the run did not set aside. The copies that are of no use now."""
        with self._open() as raw:
            copies = []
            for place, sha256 in bundles:
                copies += _leave(raw, "sha256 = ?", (sha256,))
                within = (f"{place}!/", f"{place}!0", run_id)  # "0" is what comes after "/"
                copies += _leave(raw, "path >= ? AND path < ? AND run_id <> ?", within)
            return _unused(raw, copies)

    def quarantine(self, one: Quarantined) -> list[str]:
        """Set aside a file, in place of another that lay there before; the copies that are of no use now."""
        with self._open() as raw:
            copies = _leave(raw, "path = ? AND path <> '' AND sha256 <> ?", (one.path, one.sha256))
            raw.execute("INSERT OR REPLACE INTO quarantine VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", one)
            return _unused(raw, copies)

    def leave(self, hashes: list[str]) -> list[str]:
        """These bytes were read: they leave the quarantine; the copies that are of no use now."""
        with self._open() as raw:
            return _unused(raw, [copy for sha256 in hashes for copy in _leave(raw, "sha256 = ?", (sha256,))])

    def quarantined(self) -> list[Quarantined]:
        """What lies in quarantine, by name."""
        if not self.path.exists():
            return []
        with self._open() as raw:
            return [Quarantined(*row) for row in raw.execute("SELECT * FROM quarantine ORDER BY name, sha256")]


def _leave(raw: sqlite3.Connection, where: str, params: tuple[str, ...]) -> list[str]:
    """What meets the condition leaves the quarantine; its copies."""
    copies = [file for (file,) in raw.execute(f"SELECT file FROM quarantine WHERE {where}", params)]  # noqa: S608
    if copies:
        raw.execute(f"DELETE FROM quarantine WHERE {where}", params)  # noqa: S608 - the conditions are ours
    return copies


def _unused(raw: sqlite3.Connection, copies: list[str]) -> list[str]:
    asked = ((file, raw.execute("SELECT 1 FROM quarantine WHERE file = ?", [file]).fetchone()) for file in copies)
    return [file for file, used in asked if file and not used]


def _code(error: sqlite3.DatabaseError) -> str:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")):  # the last: other tables
        return "E_DATASET_JOURNAL"
    if name.startswith("SQLITE_FULL"):
        return "E_DATASET_FULL"
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return "E_DATASET_READ_ONLY"
    return "E_DATASET_BUSY" if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) else "E_DATASET"
