"""The embedded engine: one DuckDB file, open only as long as something is read or written."""

import random
import shutil
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from ziping.dataset.engine import BATCH, WAIT_S, DatasetError, Rows, Value
from ziping.dataset.gate import turn
from ziping.dataset.parquet import FRUGAL, OFFLINE, SAME_SCHEMA, typed, written
from ziping.outputs.table import Column

if TYPE_CHECKING:
    import numpy as np

LOCKED = ("could not set lock", "conflicting lock", "being used by another process")
OPEN_HERE = ("with a different configuration",)  # by somebody else's connection in this process
FULL = ("no space left", "disk quota", "not enough space", "max_temp_directory_size", "could not write")
DAMAGED = ("not a valid duckdb", "corrupt", "checksum", "could not read enough bytes")
READ_ONLY = ("read-only", "permission denied", "cannot open file")
SORTING = "512MB"  # what all rows of a dataset are put in order with; the rest waits on disk
PLAIN = {int, float, bytes, str, type(None)}  # cells that DuckDB takes as they are
SPILL = ".spill"
PATIENCE_S = 2.0  # how long a writer that waits for readers lets no others in


class _Held:
    """A file as this process has it: open once, in one thread. Its locks are the process's, and go with any close."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.raw: duckdb.DuckDBPyConnection | None = None


_HELD: dict[str, _Held] = defaultdict(_Held)


class DuckConnection:
    """One open transaction on the file. `opened` closes it: of a reader as soon as its rows are on their way."""

    def __init__(self, raw: duckdb.DuckDBPyConnection, opened: ExitStack | None = None) -> None:
        self.raw, self._opened = raw, opened

    def run(self, sql: str, params: Sequence[Value] = ()) -> None:
        self.raw.execute(sql, list(params))

    def rows(self, sql: str, params: Sequence[Value] = ()) -> Rows:
        return self.raw.execute(sql, list(params)).fetchall()

    def stream(self, sql: str, params: Sequence[Value] = ()) -> Iterator[Rows]:
        with tempfile.TemporaryDirectory(prefix="ziping-") as folder:
            path = str(Path(folder, "rows.parquet"))
            with self._frugal():
                self.raw.execute(f"COPY ({sql}) TO ? (FORMAT parquet)", [*params, path])
            if self._opened is not None:
                self._opened.close()  # whoever takes the rows may take their time, and read or write meanwhile
            with duckdb.connect(config=FRUGAL) as kept:
                found = kept.execute("SELECT * FROM read_parquet(?)", [path])
                while batch := found.fetchmany(BATCH):
                    yield batch

    def copy(self, sql: str, heads: Sequence[Column], path: Path) -> bool:
        with self._frugal():
            self.raw.execute(SAME_SCHEMA)
            try:
                self.raw.execute(f"COPY (SELECT {typed(heads)} FROM ({sql})) TO ? ({written(heads)})", [str(path)])  # noqa: S608 - own names
            except duckdb.IOException as error:
                if _says(error, FULL):
                    raise OSError(str(error)) from error  # of the file that is written, not of the dataset
                raise
            finally:
                self.raw.execute("RESET disabled_optimizers")
        return True

    @contextmanager
    def _frugal(self) -> Iterator[None]:
        """Little memory for one query over everything; then as before, for others in this process may be reading."""
        self.raw.execute(f"SET memory_limit = '{SORTING}'")
        try:
            yield
        finally:
            self.raw.execute("RESET memory_limit")

    def insert(self, table: str, columns: Mapping[str, Sequence[Value]]) -> None:
        told = self.raw.execute(f"SELECT * FROM {table} LIMIT 0").description  # noqa: S608 - own names
        types = {str(column[0]): str(column[1]) for column in told}
        incoming = {name: _array(cells, is_text=types[name] == "VARCHAR") for name, cells in columns.items()}
        self.raw.register("incoming", incoming)
        try:
            names = ", ".join(f'"{name}"' for name in columns)
            cast = ", ".join(
                f'"{name}"' if types[name] == "VARCHAR" else f'CAST("{name}" AS {types[name]})' for name in columns
            )
            self.raw.execute(f"INSERT INTO {table} ({names}) SELECT {cast} FROM incoming")  # noqa: S608 - own names
        finally:
            self.raw.unregister("incoming")


def _array(cells: Sequence[Value], *, is_text: bool) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    """A column as DuckDB takes it at once; decimals and lists of numbers as the text that it casts back."""
    import numpy as np

    array = np.empty(len(cells), dtype=object)
    if is_text or PLAIN.issuperset(map(type, cells)):
        array[:] = cells
    else:
        array[:] = [cell if type(cell) in PLAIN else _text(cell) for cell in cells]
    return array


def _text(cell: Value) -> str:
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)


class DuckEngine:
    """`path` is the file; who reads or writes waits up to `wait_s` for others."""

    has_indexes = False

    def __init__(self, path: Path, wait_s: float = WAIT_S) -> None:
        self.path, self.place, self.wait_s = path, str(path), wait_s

    @contextmanager
    def reading(self) -> Iterator[DuckConnection]:
        with ExitStack() as opened:
            raw = opened.enter_context(self._open(read_only=True))
            with self._faults():
                yield DuckConnection(raw, opened)

    @contextmanager
    def writing(self) -> Iterator[DuckConnection]:
        with self._open(read_only=False) as raw, self._faults():
            raw.execute("BEGIN")
            yield DuckConnection(raw)
            raw.execute("COMMIT")

    @contextmanager
    def _open(self, *, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
        held = _HELD[str(self.path.resolve())]
        until = time.monotonic() + self.wait_s
        if not held.lock.acquire(timeout=self.wait_s):
            raise DatasetError("E_DATASET_BUSY", self.place, reason=("另一线程", "another thread"))
        try:
            if held.raw is None:
                with self._first(held, until, read_only=read_only) as raw:
                    yield raw
            elif read_only:
                with held.raw.cursor() as raw:
                    yield raw
            else:
                raise DatasetError("E_DATASET_BUSY", self.place, reason=("正在读取", "it is being read right here"))
        finally:
            held.lock.release()

    @contextmanager
    def _first(self, held: _Held, until: float, *, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
        with ExitStack() as gate, self._spill(read_only=read_only) as spill, self._faults():
            held.raw = self._connected(spill, until, gate, read_only=read_only)
            try:
                yield held.raw
            finally:
                raw, held.raw = held.raw, None
                raw.close()  # what was not committed is undone

    @contextmanager
    def _spill(self, *, read_only: bool) -> Iterator[str]:
        """Where DuckDB puts what memory does not hold: a writer beside the file, so that nothing is left elsewhere by
        one that is killed; the next one removes it. A reader may not be allowed to write there."""
        if read_only:
            with tempfile.TemporaryDirectory(prefix="ziping-") as folder:
                yield folder
            return
        spill = self.path.with_name(SPILL)
        try:
            yield str(spill)
        finally:
            shutil.rmtree(spill, ignore_errors=True)

    def _connected(self, spill: str, until: float, gate: ExitStack, *, read_only: bool) -> duckdb.DuckDBPyConnection:
        """An open file; while another process has it, again after a short time. A writer keeps the gate."""
        config = {**OFFLINE, "temp_directory": spill}
        while True:
            patience = min(until, time.monotonic() + (0 if read_only else PATIENCE_S))
            with ExitStack() as passing:
                passing.enter_context(turn(self.path.parent, until))
                pause_s = 0.005
                while True:
                    try:
                        if not read_only:
                            self._make()
                        raw = duckdb.connect(str(self.path), read_only=read_only, config=config)
                    except duckdb.Error as error:
                        if not _says(error, LOCKED) or time.monotonic() > until:
                            raise
                    else:
                        if not read_only:
                            gate.push(passing.pop_all())
                        return raw
                    if time.monotonic() > patience:
                        break
                    time.sleep(pause_s)
            time.sleep(random.uniform(0.01, 0.1))  # noqa: S311 - so that two do not wait in step

    def _make(self) -> None:
        """An empty file where there is none, whole or not at all: DuckDB takes no half of its first pages."""
        if self.path.exists():
            return
        new = self.path.with_name(f".{self.path.name}.new")
        for left in (new, new.with_name(f"{new.name}.wal")):
            left.unlink(missing_ok=True)  # by a process that was killed here
        duckdb.connect(str(new), config=OFFLINE).close()
        new.rename(self.path)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except duckdb.Error as error:
            raise self._fault(error) from error

    def _fault(self, error: duckdb.Error) -> DatasetError:
        reason = str(error).strip().partition("\n")[0]
        code = "E_DATASET"
        if _says(error, (*LOCKED, *OPEN_HERE)):
            code = "E_DATASET_BUSY"
        elif _says(error, FULL):
            code = "E_DATASET_FULL"
        elif isinstance(error, duckdb.SerializationException) or _says(error, DAMAGED):
            code = "E_DATASET_CORRUPT"
        elif _says(error, READ_ONLY):
            code = "E_DATASET_READ_ONLY"
        return DatasetError(code, self.place, reason=reason)


def _says(error: duckdb.Error, words: Sequence[str]) -> bool:
    said = str(error).lower()
    return any(word in said for word in words)
