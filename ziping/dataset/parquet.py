"""Rows of a table in, a Parquet file out: texts, whole numbers and exact decimals, nothing as a float."""

import tempfile
from collections.abc import Iterator
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
}
SAME_SCHEMA = "SET disabled_optimizers = 'statistics_propagation'"  # or a column without nulls is written as required
BATCH = 10_000
OFFLINE = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}


class Parquet:
    """Observations or findings as one Parquet file (zstd); an empty text stays one, null is null."""

    def __init__(self, content: Content) -> None:
        self.content: Content = content

    def render(self, record: Record) -> list[tuple[Cell, ...]]:
        return list(rows(record, self.content))

    def save(self, each: Each, path: Path) -> None:
        try:
            save(columns(self.content), chain.from_iterable(each(self.render)), path)
        except duckdb.Error as error:
            raise OSError(str(error)) from error


def save(heads: list[Column], cells: Iterator[tuple[Cell, ...]], path: Path) -> None:
    """Write the rows, some thousands at a time; what memory does not hold waits in the system's temporary folder."""
    with (
        tempfile.TemporaryDirectory(prefix="ziping-") as spill,
        duckdb.connect(config={**OFFLINE, "temp_directory": spill}) as store,
    ):
        store.execute(SAME_SCHEMA)
        fields = ", ".join(f'"{head.name}" {TYPES[head.kind]}' for head in heads)
        store.execute(f"CREATE TABLE output ({fields})")
        values = ", ".join(f"unnest(${place}::{TYPES[head.kind]}[])" for place, head in enumerate(heads, 1))
        while batch := list(islice(cells, BATCH)):
            store.execute(f"INSERT INTO output SELECT {values}", [list(column) for column in zip(*batch, strict=True)])
        store.execute("COPY output TO $1 (FORMAT parquet, COMPRESSION zstd)", [str(path)])
