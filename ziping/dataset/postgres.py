"""The engine for several writers: a PostgreSQL database, in a schema of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.errors import UsageError
from ziping.dataset.engine import BATCH, WAIT_S, DatasetError, Rows, Value
from ziping.outputs.table import Column

try:
    import psycopg
    from psycopg import conninfo, errors
except ImportError as missing:
    raise UsageError("E_LIBRARY", what="psycopg", extra="postgres") from missing

if TYPE_CHECKING:
    from typing import LiteralString

SCHEMA = "ziping"
WRITER = 0x7A697069  # the advisory lock of whoever writes
NUL = "\N{SYMBOL FOR NULL}"
FULL = (errors.DiskFull, errors.OutOfMemory)
CLOSED = (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction)


class PostgresConnection:
    """One open transaction."""

    def __init__(self, raw: "psycopg.Connection[tuple[object, ...]]") -> None:
        self.raw = raw

    def run(self, sql: str, params: Sequence[Value] = ()) -> None:
        self.raw.execute(_sql(sql), _taken(params))

    def rows(self, sql: str, params: Sequence[Value] = ()) -> Rows:
        return self.raw.execute(_sql(sql), _taken(params)).fetchall()

    def stream(self, sql: str, params: Sequence[Value] = ()) -> Iterator[Rows]:
        with self.raw.cursor(name="stream") as found:
            found.execute(_sql(sql), _taken(params))
            while batch := found.fetchmany(BATCH):
                yield batch

    def copy(self, sql: str, heads: Sequence[Column], path: Path) -> bool:  # noqa: ARG002 - as of `Connection`
        return False

    def insert(self, table: str, columns: Mapping[str, Sequence[Value]]) -> None:
        names = ", ".join(f'"{name}"' for name in columns)
        with self.raw.cursor() as cursor, cursor.copy(_text(f"COPY {table} ({names}) FROM STDIN")) as copy:
            for row in zip(*columns.values(), strict=True):
                copy.write_row(_taken(row))


class PostgresEngine:
    """`url` is a connection URL; its password is never shown."""

    has_indexes = True

    def __init__(self, url: str, wait_s: float = WAIT_S) -> None:
        self.url, self.wait_s = url, wait_s
        self.place = _shown(url)

    @contextmanager
    def reading(self) -> Iterator[PostgresConnection]:
        with self._open() as raw:
            raw.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            raw.execute(_text(f"SET LOCAL search_path TO {SCHEMA}"))
            yield PostgresConnection(raw)

    @contextmanager
    def writing(self) -> Iterator[PostgresConnection]:
        with self._open() as raw:
            raw.execute(_text(f"SET LOCAL lock_timeout = {int(self.wait_s * 1000)}"))
            raw.execute("SELECT pg_advisory_xact_lock(%s)", [WRITER])
            if raw.execute("SELECT to_regnamespace(%s)", [SCHEMA]).fetchone() == (None,):
                raw.execute(_text(f"CREATE SCHEMA {SCHEMA}"))  # asked for only then: it takes a right of its own
            raw.execute(_text(f"SET LOCAL search_path TO {SCHEMA}"))
            yield PostgresConnection(raw)

    @contextmanager
    def _open(self) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
        """A transaction, committed at the end; a fault undoes all of it."""
        try:
            with psycopg.connect(self.url, connect_timeout=10, application_name="ziping") as raw:
                yield raw
        except psycopg.Error as error:
            raise self._fault(error) from error

    def _fault(self, error: psycopg.Error) -> DatasetError:
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        if isinstance(error, errors.LockNotAvailable):
            return DatasetError("E_DATASET_BUSY", self.place, reason=reason)
        if isinstance(error, FULL):
            return DatasetError("E_DATASET_FULL", self.place, reason=reason)
        if isinstance(error, CLOSED):
            return DatasetError("E_DATASET_READ_ONLY", self.place, reason=reason)
        if isinstance(error, errors.UndefinedTable):
            return DatasetError("E_DATASET_NONE", self.place)
        if isinstance(error, psycopg.OperationalError):
            return DatasetError("E_DATASET_SERVER", self.place, reason=reason)
        return DatasetError("E_DATASET", self.place, reason=reason)


def _taken(cells: Iterable[Value]) -> list[Value]:
    """Cells without the one character that PostgreSQL keeps in no text; the stored record has it still."""
    return [
        cell.replace("\0", NUL)
        if isinstance(cell, str) and "\0" in cell
        else _taken(cell)
        if isinstance(cell, list)
        else cell
        for cell in cells
    ]


def _sql(sql: str) -> "LiteralString":
    """The shared SQL in psycopg's writing; it holds no `?` or `%` but for these."""
    return _text(sql.replace("%", "%%").replace("?", "%s"))


def _text(sql: str) -> "LiteralString":
    """SQL of this package, which holds no input."""
    return sql


def _shown(url: str) -> str:
    """The URL without its password, as it may stand in a message."""
    try:
        told = conninfo.conninfo_to_dict(url)
    except psycopg.Error as error:
        reason = str(error).strip().partition("\n")[0].partition(': "')[0]  # what follows may be the password
        raise UsageError("E_DATASET_URL", reason=reason) from error
    host = str(told.get("host") or "localhost")
    if "@" in host:
        raise UsageError("E_DATASET_URL", reason=("密码中的 @ 写作 %40", "write an @ of the password as %40"))
    return f"postgresql://{host}:{told.get('port') or 5432}/{told.get('dbname') or ''}"
