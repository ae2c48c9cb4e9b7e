"""A place in, the engine of the dataset there out: a folder for DuckDB, a URL for PostgreSQL."""

from pathlib import Path

from schemas.errors import UsageError
from ziping.dataset.engine import DatasetError, Engine
from ziping.dataset.local import share_of
from ziping.dataset.migrations import check, migrate, newest

DATA = "data.duckdb"
URLS = ("postgresql://", "postgres://")
DEFAULT = "outputs"
A_FILE, A_FOLDER = ("是文件，应为文件夹", "a file, not a folder"), ("是文件夹，应为文件", "a folder, not a file")


def is_url(place: str | Path) -> bool:
    return str(place).startswith(URLS)


def open_engine(place: str | Path, *, create: bool) -> Engine:
    """The engine of a dataset; with `create` one is made where there is none, and an older one brought up to date."""
    try:
        engine = _engine(place, create=create)
    except OSError as error:
        raise DatasetError("E_DATASET_READ_ONLY", str(place), reason=error) from error
    if create:
        migrate(engine)
        return engine
    with engine.reading() as connection:
        version = check(connection, engine.place)
    if version == 0:
        raise DatasetError("E_DATASET_NONE", engine.place)
    if version < newest():
        raise DatasetError("E_DATASET_OLDER", engine.place, version=version, known=newest())
    return engine


def folder_of(place: str | Path) -> Path:
    """`~` is the home folder here too, where no shell has said so (`--dataset=~/数据`): DuckDB takes it for that."""
    return Path(place).expanduser()


def _engine(place: str | Path, *, create: bool) -> Engine:
    if is_url(place):
        from ziping.dataset.postgres import PostgresEngine

        return PostgresEngine(str(place))
    folder = folder_of(place)
    if "://" in str(place):
        raise UsageError("E_DATASET_URL", reason=str(place).partition("://")[0] + "://")  # the rest may be a password
    if kind := share_of(folder):
        raise UsageError("E_DATASET_SHARE", str(folder), reason=kind)
    if create:
        _make(folder)
    elif folder.exists() and not folder.is_dir():
        raise DatasetError("E_DATASET_FOREIGN", str(folder), reason=A_FILE)
    elif not (folder / DATA).is_file():
        raise DatasetError("E_DATASET_NONE", str(folder))
    from ziping.dataset.duck import DuckEngine

    return DuckEngine(folder / DATA)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / DATA).is_dir():
            raise DatasetError("E_DATASET_FOREIGN", str(folder / DATA), reason=A_FOLDER)
    except FileExistsError as error:
        raise DatasetError("E_DATASET_FOREIGN", str(folder), reason=A_FILE) from error
