"""Parquet, read back by Arrow and polars, holds what went in, with exact types."""

from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.ziping.export.tables import TABLES, corpus, difference
from ziping.export import TableName, export
from ziping.outputs.table import Kind

TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "confidence": pa.decimal128(6, 5),
    "number": pa.decimal128(38, 16),
}


@pytest.mark.parametrize("table", TABLES)
def test_parquet(table: TableName, tmp_path: Path) -> None:
    export(corpus(), tmp_path / "表.parquet", table=table)
    read = pq.read_table(tmp_path / "表.parquet")
    assert difference(read.to_pylist(), corpus().dicts(table)) is None
    assert difference(pl.read_parquet(tmp_path / "表.parquet").rows(named=True), corpus().dicts(table)) is None
    for column in corpus().columns(table):
        kind = read.schema.field(column.name).type
        assert pa.types.is_list(kind) if column.kind == "texts" else kind == TYPES[column.kind], column
