"""The versions of a dataset's tables: `1.sql` makes an empty one, each further file takes it one version on."""

from functools import cache
from importlib.resources import files

from ziping.dataset.engine import Connection, DatasetError, Engine
from ziping.dataset.retelling import retell

MADE = "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)"
TABLES = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = CURRENT_SCHEMA()"
META = {("meta", "name"), ("meta", "value")}
BILINGUAL = 2  # the version from which on findings are there in both languages
VERSION = "SELECT value FROM meta WHERE name = 'version'"


@cache
def newest() -> int:
    """The version that this ziping writes; asked at each opening of a dataset."""
    names = (file.name for file in files(__package__).iterdir())
    return max(int(name.removesuffix(".sql")) for name in names if name.endswith(".sql"))


def check(connection: Connection, place: str) -> int:
    """The version of a dataset, 0 where there is nothing yet; a newer one, and what is none of ours, is refused."""
    tables = set(connection.rows(TABLES))
    if not tables:
        return 0
    found = connection.rows(VERSION) if tables >= META else []
    if not found or not str(found[0][0]).isdecimal():
        raise DatasetError("E_DATASET_FOREIGN", place, reason=("有别的表", "it has other tables"))
    version = int(str(found[0][0]))
    if version > newest():
        raise DatasetError("E_DATASET_NEWER", place, version=version, known=newest())
    return version


def migrate(engine: Engine) -> None:
    """Bring a dataset to the newest version, step by step, all or nothing."""
    with engine.writing() as connection:
        found = check(connection, engine.place)
        for version in range(found + 1, newest() + 1):
            for statement in statements(version):
                if engine.has_indexes or "INDEX" not in statement.partition("(")[0]:
                    connection.run(statement)
            connection.run(MADE)
            connection.run("DELETE FROM meta WHERE name = 'version'")
            connection.run("INSERT INTO meta VALUES ('version', ?)", [str(version)])
        if 0 < found < BILINGUAL:
            retell(connection)


@cache
def statements(version: int) -> list[str]:
    """Those that take a dataset to a version."""
    text = files(__package__).joinpath(f"{version}.sql").read_text(encoding="utf-8")
    bare = "\n".join(line.partition("--")[0] for line in text.splitlines())
    return [statement for part in bare.split(";") if (statement := part.strip())]
