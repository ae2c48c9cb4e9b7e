"""What an export is made of: the tables of a dataset, row by row, whichever engine holds them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

from schemas.errors import Lang
from ziping.outputs.table import Cell, Column

TableName = Literal["observations", "findings", "panel", "documents", "submissions", "orgs"]


class Tables(Protocol):
    """The tables of a dataset, row by row; nothing is held in memory beyond a batch."""

    def columns(self, table: TableName) -> list[Column]:
        """The columns in their order; those of the panel are read by `ziping.export.panel`."""

    def rows(self, table: TableName, lang: Lang = "zh") -> Iterator[tuple[Cell, ...]]:
        """The rows, each with a cell for every column, messages in a language; may be asked for more than once."""


@runtime_checkable
class SavesParquet(Protocol):
    """Tables that go into a Parquet file by a shorter way than row by row."""

    def save_parquet(self, table: TableName, path: Path, lang: Lang = "zh") -> None: ...
