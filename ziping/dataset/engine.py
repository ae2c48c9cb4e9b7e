"""What a dataset asks of a database: rows out, columns in, and a transaction around what belongs together."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from schemas.errors import ZipingError
from ziping.outputs.table import Column

Value = object  # what a database takes for a parameter or cell: text, number, bytes, None, a list of them
Rows = list[tuple[object, ...]]
BATCH = 10_000  # rows that are held at a time

WAIT_S = 120.0  # how long a reader or writer waits for another one


class DatasetError(ZipingError):
    """A dataset that cannot be opened, read or written."""


class Connection(Protocol):
    """One transaction. SQL is the part that DuckDB and PostgreSQL share; each `?` stands for a parameter."""

    def run(self, sql: str, params: Sequence[Value] = ()) -> None: ...

    def rows(self, sql: str, params: Sequence[Value] = ()) -> Rows: ...

    def stream(self, sql: str, params: Sequence[Value] = ()) -> Iterator[Rows]:
        """The rows of a query, `BATCH` at a time: the last that is asked of a connection which reads.

        DuckDB hands them over as Parquet, which has no whole numbers beyond 64 bits: a `SUM` of some is cast to BIGINT.
        """

    def copy(self, sql: str, heads: Sequence[Column], path: Path) -> bool:
        """Have the database itself write the rows of a query as a Parquet file of these columns; False if it cannot."""

    def insert(self, table: str, columns: Mapping[str, Sequence[Value]]) -> None:
        """Many rows at once, column by column."""


class Engine(Protocol):
    """A database with the dataset in it. `place` is what people call it, without passwords."""

    place: str
    has_indexes: bool

    def reading(self) -> AbstractContextManager[Connection]:
        """A view of the dataset as it is now; waits while another process writes."""

    def writing(self) -> AbstractContextManager[Connection]:
        """All of it or nothing; one writer at a time, the others wait."""
