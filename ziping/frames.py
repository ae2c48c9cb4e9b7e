"""Records in, a data frame of their observations or findings out: pandas if it is installed, else polars."""

from collections.abc import Iterable
from decimal import Decimal
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, overload

from schemas.errors import UsageError
from schemas.record import Record
from ziping.outputs.table import Cell, Column, Kind, columns, rows

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Engine = Literal["pandas", "polars"]
PANDAS: dict[Kind, str] = {
    "text": "string",
    "texts": "object",
    "integer": "Int64",
    "confidence": "Float64",
    "number": "object",  # Decimal: exact, as in Parquet
}


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
    heads = columns(to)
    cells = [row for record in ([records] if isinstance(records, Record) else records) for row in rows(record, to)]
    listed = [[row[place] for row in cells] for place in range(len(heads))]
    return _pandas(heads, listed) if _chosen(engine) == "pandas" else _polars(heads, listed)


def _chosen(engine: Engine | None) -> Engine:
    wanted: tuple[Engine, ...] = (engine,) if engine else ("pandas", "polars")
    for name in wanted:
        if find_spec(name) is not None:
            return name
    names = " / ".join(wanted)
    raise UsageError("E_LIBRARY", what=names, extra="frames")


def _pandas(heads: list[Column], listed: list[list[Cell]]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(
        {
            head.name: pd.Series(_floats(cells) if head.kind == "confidence" else cells, dtype=PANDAS[head.kind])
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
    }
    return pl.DataFrame(
        [
            pl.Series(head.name, _floats(cells) if head.kind == "confidence" else cells, dtype=types[head.kind])
            for head, cells in zip(heads, listed, strict=True)
        ]
    )


def _floats(cells: list[Cell]) -> list[float | None]:
    return [float(cell) if isinstance(cell, Decimal) else None for cell in cells]
