"""Rows of a table in, a Parquet file out: texts, whole numbers and exact decimals, nothing as a float."""

import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

import duckdb

from schemas.record import Record
from ziping.outputs import Content, Each
from ziping.outputs.table import Cell, Column, Kind, columns, rows

TYPES: dict[Kind, str] = {
    "text": "VARCHAR",
    "texts": "VARCHAR[]",
    "integer": "BIGINT",
    "confidence": "DECIMAL(6,5)",
    "number": "DECIMAL(38,16)",
    "ratio": "DOUBLE",
}
SAME_SCHEMA = "SET disabled_optimizers = 'statistics_propagation'"  # or a column without nulls is written as required
BATCH_CELLS = 100_000
GROUP_CELLS, LEAST_ROWS, MOST_ROWS = 1_000_000, 2_048, 122_880  # of a row group, which is written from memory
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
FRUGAL = {**OFFLINE, "memory_limit": "512MB", "threads": 1}  # beyond that it waits on disk


class Parquet:
    """Observations or findings as one Parquet file (zstd); an empty text stays one, null is null."""

    def __init__(self, content: Content) -> None:
        self.content: Content = content

    def render(self, record: Record) -> list[tuple[Cell, ...]]:
        return list(rows(record, self.content))

    def save(self, each: Each, path: Path) -> None:
        save_file(columns(self.content), chain.from_iterable(each(self.render)), path)


def save_file(heads: list[Column], cells: Iterator[tuple[Cell, ...]], path: Path) -> None:
    """Write the rows as they come; what fails is an `OSError`."""
    try:
        _save(heads, cells, path)
    except duckdb.Error as error:
        raise OSError(str(error)) from error


def _save(heads: list[Column], cells: Iterator[tuple[Cell, ...]], path: Path) -> None:
    """A batch at a time through a database in the system's temporary folder, so that memory does not grow with them."""
    with (
        tempfile.TemporaryDirectory(prefix="ziping-") as spill,
        duckdb.connect(Path(spill, "rows.duckdb"), config={**FRUGAL, "temp_directory": spill}) as store,
    ):
        store.execute(SAME_SCHEMA)
        fields = ", ".join(f"{_quoted(head.name)} {TYPES[head.kind]}" for head in heads)
        store.execute(f"CREATE TABLE output ({fields})")
        values = ", ".join(f"unnest(${place}::{TYPES[head.kind]}[])" for place, head in enumerate(heads, 1))
        while batch := list(islice(cells, max(1, BATCH_CELLS // len(heads)))):
            store.execute(f"INSERT INTO output SELECT {values}", [list(column) for column in zip(*batch, strict=True)])
        store.execute(f"COPY output TO $1 ({written(heads)})", [str(path)])


def written(heads: Sequence[Column]) -> str:
    """How DuckDB is to write a file of these columns, as `COPY` takes it."""
    group = min(MOST_ROWS, max(LEAST_ROWS, GROUP_CELLS // len(heads)))
    return f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {group}"


def typed(heads: Sequence[Column]) -> str:
    """The columns of a query as the file holds them, as `SELECT` takes it."""
    return ", ".join(f"CAST({_quoted(head.name)} AS {TYPES[head.kind]}) AS {_quoted(head.name)}" for head in heads)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
