"""A table in, CSV or JSON Lines out, some rows at a time."""

import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice

from schemas.errors import Lang
from schemas.values import plain
from ziping.export.tables import TableName, Tables
from ziping.outputs.table import Cell
from ziping.outputs.text import BOM, csv_line

BATCH = 500


def csv_texts(tables: Tables, table: TableName, lang: Lang, *, bom: bool = True) -> Iterator[str]:
    """A header and a row a line; null is nothing, several texts stand a line each in their cell."""
    yield (BOM if bom else "") + csv_line(tuple(column.name for column in tables.columns(table)))
    yield from _joined(tables.rows(table, lang), csv_line)


def json_lines(tables: Tables, table: TableName, lang: Lang) -> Iterator[str]:
    """An object a line; numbers are written with all their digits."""
    names = [json.dumps(column.name, ensure_ascii=False) for column in tables.columns(table)]

    def line(cells: tuple[Cell, ...]) -> str:
        return "{" + ",".join(f"{name}:{_json(cell)}" for name, cell in zip(names, cells, strict=True)) + "}\n"

    yield from _joined(tables.rows(table, lang), line)


def _joined(rows: Iterable[tuple[Cell, ...]], line: Callable[[tuple[Cell, ...]], str]) -> Iterator[str]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield "".join(map(line, batch))


def _json(cell: Cell) -> str:
    return plain(cell) if isinstance(cell, Decimal) else json.dumps(cell, ensure_ascii=False)
