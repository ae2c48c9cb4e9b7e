"""csv and jsonl, read back by the standard library, hold what went in."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest

from schemas.values import plain
from tests.ziping.export.tables import TABLES, corpus, difference
from ziping.export import TableName, export
from ziping.outputs.table import Cell


@pytest.mark.parametrize("table", TABLES)
def test_csv(table: TableName, tmp_path: Path) -> None:
    out = tmp_path / "表.csv"
    export(corpus(), out, table=table)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    wanted = [{name: as_csv(cell) for name, cell in row.items()} for row in corpus().dicts(table)]
    assert difference(rows, wanted) is None


def as_csv(cell: Cell) -> str:
    if isinstance(cell, list):
        return "\n".join(cell)
    return "" if cell is None else plain(cell) if isinstance(cell, Decimal) else str(cell)


@pytest.mark.parametrize("table", TABLES)
def test_json_lines(table: TableName, tmp_path: Path) -> None:
    out = tmp_path / "表.jsonl"
    export(corpus(), out, table=table)
    lines = out.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    rows = [json.loads(line, parse_float=Decimal) for line in lines]
    assert difference(rows, corpus().dicts(table)) is None


@pytest.mark.parametrize("name", ["表.csv", "表.jsonl", "表.parquet"])
def test_observations_are_what_is_written_where_nothing_is_said(name: str, tmp_path: Path) -> None:
    export(corpus(), tmp_path / name)
    export(corpus(), tmp_path / f"2{name}", table="observations")
    assert (tmp_path / name).read_bytes() == (tmp_path / f"2{name}").read_bytes()
