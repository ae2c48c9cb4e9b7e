"""Records in, a data frame of their observations or findings out: pandas if it is installed, else polars."""

from collections.abc import Iterable
from decimal import Decimal
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, TypeAlias, overload

from schemas.errors import UsageError
from schemas.record import Record
from ziping.outputs.table import Cell, Column, Kind, columns, rows

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    Frame: TypeAlias = pd.DataFrame | pl.DataFrame | pa.Table

Engine = Literal["pandas", "polars", "arrow"]
MODULES: dict[Engine, str] = {"pandas": "pandas", "polars": "polars", "arrow": "pyarrow"}
PANDAS: dict[Kind, str] = {
    "text": "string",
    "texts": "object",
    "integer": "Int64",
    "confidence": "Float64",
    "number": "object",  # Decimal: exact, as in Parquet
    "ratio": "Float64",
}
FLOATS: tuple[Kind, ...] = ("confidence", "ratio")


@overload
def to_frame(
    records: Record | Iterable[Record], *, to: Literal["observations", "findings"] = ..., engine: Literal["pandas"]
) -> "pd.DataFrame": ...
@overload
def to_frame(
    records: Record | Iterable[Record], *, to: Literal["observations", "findings"] = ..., engine: Literal["polars"]
) -> "pl.DataFrame": ...
@overload
def to_frame(
    records: Record | Iterable[Record],
    *,
    to: Literal["observations", "findings"] = ...,
    engine: Engine | None = None,
) -> "pd.DataFrame | pl.DataFrame": ...
def to_frame(
    records: Record | Iterable[Record],
    *,
    to: Literal["observations", "findings"] = "observations",
    engine: Engine | None = None,
) -> "pd.DataFrame | pl.DataFrame":
    """The columns of the Parquet output, a row an observation (or finding); `number` holds values as `Decimal`."""
    several = [records] if isinstance(records, Record) else records
    return frame(columns(to), (row for record in several for row in rows(record, to)), engine)


def frame(heads: list[Column], cells: Iterable[tuple[Cell, ...]], engine: Engine | None = None) -> "Frame":
    """Rows of a table as a frame of the engine asked for, else of the first that is installed."""
    listed: list[list[Cell]] = [[] for _ in heads]
    for row in cells:
        for column, cell in zip(listed, row, strict=True):
            column.append(cell)
    chosen = _chosen(engine)
    if chosen == "arrow":
        return _arrow(heads, listed)
    return _pandas(heads, listed) if chosen == "pandas" else _polars(heads, listed)


def _chosen(engine: Engine | None) -> Engine:
    if engine is not None and engine not in MODULES:
        raise UsageError("E_CHOICE", option="engine", given=engine, choices=", ".join(MODULES))
    wanted: tuple[Engine, ...] = (engine,) if engine else ("pandas", "polars", "arrow")
    for name in wanted:
        if find_spec(MODULES[name]) is not None:
            return name
    names = " / ".join(wanted)
    raise UsageError("E_LIBRARY", what=names, extra="frames")


def _pandas(heads: list[Column], listed: list[list[Cell]]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(
        {
            head.name: pd.Series(_floats(cells) if head.kind in FLOATS else cells, dtype=PANDAS[head.kind])
            for head, cells in zip(heads, listed, strict=True)
        }
    )


def _polars(heads: list[Column], listed: list[list[Cell]]) -> "pl.DataFrame":
    import polars as pl

    types: dict[Kind, pl.DataType] = {
        "text": pl.String(),
        "texts": pl.List(pl.String()),
        "integer": pl.Int64(),
        "confidence": pl.Float64(),
        "number": pl.Decimal(38, 16),
        "ratio": pl.Float64(),
    }
    return pl.DataFrame(
        [
            pl.Series(head.name, _floats(cells) if head.kind in FLOATS else cells, dtype=types[head.kind])
            for head, cells in zip(heads, listed, strict=True)
        ]
    )


def _arrow(heads: list[Column], listed: list[list[Cell]]) -> "pa.Table":
    import pyarrow as pa

    types: dict[Kind, pa.DataType] = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "integer": pa.int64(),
        "confidence": pa.float64(),
        "number": pa.decimal128(38, 16),
        "ratio": pa.float64(),
    }
    arrays = [
        pa.array(_floats(cells) if head.kind in FLOATS else cells, types[head.kind])
        for head, cells in zip(heads, listed, strict=True)
    ]
    return pa.Table.from_arrays(arrays, names=[head.name for head in heads])


def _floats(cells: list[Cell]) -> list[float | None]:
    return [float(cell) if isinstance(cell, Decimal) else None for cell in cells]
