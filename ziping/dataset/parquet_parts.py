"""Documents that were read in, a folder of Parquet parts out: what many machines read, before it is one dataset.

A part is a folder, there as a whole or not at all. Its `documents`, `observations` and `findings` have the columns of
the exports (and a finding its message in English), so that `read_parquet('DIR/*/observations.parquet')` is all that was
stated; its `records` and `passages` are what a dataset takes the reports up from without reading them again. What has
to be seen as a whole, bodies, submissions, earlier versions, is a dataset's.
"""

import hashlib
import shutil
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path

import duckdb

from schemas.document import Paragraph
from schemas.errors import UsageError
from schemas.finding import Bilingual
from ziping.dataset.columns import transposed, unpack
from ziping.dataset.duck import DuckEngine
from ziping.dataset.engine import WAIT_S, DatasetError, Value
from ziping.dataset.gate import turn
from ziping.dataset.migrations import migrate
from ziping.dataset.parquet import OFFLINE, TYPES, save_file
from ziping.dataset.placing import Placement
from ziping.dataset.prepared import PreparedDocument, prepare
from ziping.dataset.store import Store
from ziping.outputs.table import Column, columns, finding_cells

PREFIX, BUILD = "part-", ".build-"
DOCUMENTS = [one.name for one in fields(PreparedDocument)]  # their reports only counted
OBSERVED = ", ".join(f'CAST("{head.name}" AS {TYPES[head.kind]}) AS "{head.name}"' for head in columns("observations"))
FOUND = [*columns("findings"), Column("report_id", "text"), Column("message_en", "text")]
QUERIES = {
    "documents": f"SELECT {', '.join(DOCUMENTS)}, run_id, stored_at, ziping_version FROM documents",  # noqa: S608
    "observations": f"SELECT {OBSERVED} FROM history ORDER BY document, sha256, report, place",  # noqa: S608
    "records": "SELECT report_id, sha256, report, record FROM reports",
    "passages": "SELECT report_id, paragraph, text FROM passages",
}


class Parts:
    """The parts in a folder; several runs may add to them at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: set[Path] = set()
        self._known: set[str] = set()

    def known(self, hashes: Iterable[str]) -> set[str]:
        """Those of the hashes that a part holds."""
        for part in set(self.parts()) - self._seen:
            self._known |= {str(row[0]) for row in _read(part, "documents", ["sha256"])}
            self._seen.add(part)
        return self._known.intersection(hashes)

    def add(self, run_id: str, documents: Sequence[PreparedDocument]) -> list[PreparedDocument]:
        """A new part with those that are new; of the same bytes the first one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        new: dict[str, PreparedDocument] = {}
        with turn(self.folder, time.monotonic() + WAIT_S):
            held = self.known(document.sha256 for document in documents)
            for one in documents:
                if one.sha256 not in held:
                    new.setdefault(one.sha256, one)
            if new:
                self._write(run_id, list(new.values()))
        return list(new.values())

    def parts(self) -> list[Path]:
        """The folders of the parts, in the order of their names."""
        return sorted(self.folder.glob(f"{PREFIX}*/"))

    def documents(self) -> Iterator[list[PreparedDocument]]:
        """What each part holds, as if it was read just now; one part in memory at a time."""
        parts = self.parts()
        if not parts:
            raise UsageError("E_PARTS", str(self.folder))
        for part in parts:
            passages: dict[str, list[Paragraph]] = defaultdict(list)
            for report, paragraph, text in _read(part, "passages", ["report_id", "paragraph", "text"]):
                passages[str(report)].append(Paragraph(int(str(paragraph)), str(text)))
            messages: dict[str, list[str]] = defaultdict(list)
            for report, message in _read(part, "findings", ["report_id", "message_en"]):
                messages[str(report)].append(str(message))
            reports = defaultdict(list)
            for name, sha256, _, record in _read(part, "records", ["report_id", "sha256", "report", "record"]):
                held = unpack(record)
                found = [Bilingual(*pair) for pair in zip(held.findings, messages[str(name)], strict=True)]
                reports[str(sha256)].append(prepare(held, passages[str(name)], found))
            yield [
                replace(PreparedDocument(*row), reports=tuple(reports[str(row[0])]))  # type: ignore[arg-type]
                for row in _read(part, "documents", DOCUMENTS)
            ]

    def _write(self, run_id: str, documents: Sequence[PreparedDocument]) -> None:
        mark = hashlib.sha256("".join(one.sha256 for one in documents).encode()).hexdigest()[:16]
        build = self.folder / f"{BUILD}{mark}"
        try:
            shutil.rmtree(build, ignore_errors=True)
            build.mkdir(parents=True)
            self._fill(build, run_id, documents)
            build.replace(self.folder / f"{PREFIX}{mark}")
        except OSError as error:
            raise DatasetError("E_DATASET_READ_ONLY", str(self.folder), reason=error) from error
        finally:
            shutil.rmtree(build, ignore_errors=True)

    def _fill(self, build: Path, run_id: str, documents: Sequence[PreparedDocument]) -> None:
        reports = {one.report_id: one for document in documents for one in document.reports}
        engine = DuckEngine(build / "part.duckdb")
        migrate(engine)
        with engine.writing() as connection:
            placed = [Placement(name, one.body, one.year, "") for name, one in reports.items()]
            Store(connection).insert(run_id, documents, reports, placed)
            rows: list[dict[str, Value]] = [
                {
                    "report_id": name,
                    "section": part.slot[0],
                    "instance": part.slot[1],
                    "part": part.name,
                    "submission": "",
                    "state": "current",
                    "of_report": "",
                    "reason": "",
                }
                for name, report in reports.items()
                for part in report.parts
            ]
            if rows:
                connection.insert("parts", transposed(rows))
            for table, sql in QUERIES.items():
                connection.run(
                    f"COPY ({sql}) TO ? (FORMAT parquet, COMPRESSION zstd)", [str(build / f"{table}.parquet")]
                )
        engine.path.unlink()
        found = (
            (*finding_cells(one.finding), name, one.message_en)
            for name, report in reports.items()
            for one in report.findings
        )
        save_file(FOUND, found, build / "findings.parquet")


def _read(part: Path, table: str, names: Sequence[str]) -> list[tuple[object, ...]]:
    path = part / f"{table}.parquet"
    try:
        with duckdb.connect(config=OFFLINE) as opened:
            return opened.execute(f"SELECT {', '.join(names)} FROM read_parquet(?)", [str(path)]).fetchall()  # noqa: S608
    except duckdb.Error as error:
        raise DatasetError("E_DATASET_CORRUPT", str(path), reason=str(error).partition("\n")[0]) from error
