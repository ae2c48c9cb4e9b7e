"""The throw-away PostgreSQL server of the tests: a fresh database in it for whoever asks."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import conninfo

SERVER = "ZIPING_TEST_POSTGRES"
REQUIRED = "ZIPING_TEST_POSTGRES_REQUIRED"  # set by CI: there, no server is a failure
HOW = f"no PostgreSQL: apt-get install postgresql; export {SERVER}=$(.ci/postgres start $(mktemp -d))"


def server() -> str:
    """The URL of the server, empty where there is none."""
    return os.environ.get(SERVER, "")


@contextmanager
def fresh_database(url: str) -> Iterator[str]:
    """The URL of an empty database, dropped in the end."""
    name = f"ziping_{uuid.uuid4().hex[:12]}"
    _run(url, f"CREATE DATABASE {name}")
    try:
        yield in_database(url, name)
    finally:
        _run(url, f"DROP DATABASE {name} WITH (FORCE)")


def in_database(url: str, name: str) -> str:
    """The URL of another database of the server."""
    told = conninfo.conninfo_to_dict(url)
    return f"postgresql://{told['user']}@{told['host']}:{told['port']}/{name}"


def _run(url: str, sql: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.encode())
