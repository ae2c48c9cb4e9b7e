"""What is no dataset, or cannot be written: one clear line, and nothing is touched."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import duckdb
import psycopg
import pytest

from schemas.errors import ZipingError
from tests.ziping.dataset.reports import handed_in
from tests.ziping.dataset.server import in_database
from ziping.dataset.dataset import Dataset, open_dataset
from ziping.ingest.run import Ingest


def fault(call: Callable[[], object]) -> ZipingError:
    with pytest.raises(ZipingError) as caught:
        call()
    for lang in ("zh", "en"):
        assert "\n" not in caught.value.line(lang)
    return caught.value


def made_by_duckdb(folder: Path, sql: str) -> None:
    folder.mkdir()
    with duckdb.connect(str(folder / "data.duckdb")) as other:
        other.execute(sql)


@pytest.mark.parametrize(
    ("what", "read", "create"),
    [
        ("nothing", "E_DATASET_NONE", ""),
        ("other files", "E_DATASET_NONE", ""),
        ("a file", "E_DATASET_FOREIGN", "E_DATASET_FOREIGN"),
        ("a folder for the file", "E_DATASET_NONE", "E_DATASET_FOREIGN"),
        ("a text", "E_DATASET_CORRUPT", "E_DATASET_CORRUPT"),
        ("no byte", "E_DATASET_CORRUPT", "E_DATASET_CORRUPT"),
        ("other tables", "E_DATASET_FOREIGN", "E_DATASET_FOREIGN"),
        ("another meta", "E_DATASET_FOREIGN", "E_DATASET_FOREIGN"),
        ("another version", "E_DATASET_FOREIGN", "E_DATASET_FOREIGN"),
        ("a view", "E_DATASET_FOREIGN", "E_DATASET_FOREIGN"),
    ],
)
def test_not_a_dataset(tmp_path: Path, what: str, read: str, create: str) -> None:
    place = tmp_path / "place"
    match what:
        case "a file":
            place.write_text("x")
        case "other files":
            place.mkdir()
            (place / "报告.docx").write_text("x")
        case "a folder for the file":
            (place / "data.duckdb").mkdir(parents=True)
        case "a text" | "no byte":
            place.mkdir()
            (place / "data.duckdb").write_text("x" * 9999 if what == "a text" else "")
        case "other tables":
            made_by_duckdb(place, "CREATE TABLE runs (i INT)")
        case "another meta":
            made_by_duckdb(place, "CREATE TABLE meta (i INT)")
        case "another version":
            made_by_duckdb(place, "CREATE TABLE meta AS SELECT 'version' AS name, 'v1' AS value")
        case "a view":
            made_by_duckdb(place, "CREATE VIEW v AS SELECT 1")
        case _:
            place.mkdir()
    before = {path.name for path in place.iterdir()} if place.is_dir() else set()
    assert fault(lambda: open_dataset(place)).code == read
    assert ({path.name for path in place.iterdir()} if place.is_dir() else set()) == before
    if create:
        assert fault(lambda: open_dataset(place, create=True)).code == create
    else:
        open_dataset(place, create=True)


def test_a_newer_version(place: str, tmp_path: Path) -> None:
    engine = open_dataset(place, work=tmp_path, create=True).engine
    with engine.writing() as connection:
        connection.run("UPDATE meta SET value = '999'")
    for create in (False, True):
        error = fault(lambda create=create: open_dataset(place, work=tmp_path, create=create))  # type: ignore[misc]
        assert error.code == "E_DATASET_NEWER"
        assert "999" in error.line()


@pytest.fixture
def stored(tmp_path: Path) -> tuple[Dataset, list[tuple[Path, str]]]:
    files = handed_in(tmp_path / "in", 2)
    dataset = open_dataset(tmp_path / "work", create=True)
    Ingest(dataset.engine, dataset.work).run(files)
    return dataset, files


@pytest.mark.parametrize("change", ["cut", "head", "middle"])
def test_a_damaged_file(stored: tuple[Dataset, list[tuple[Path, str]]], change: str) -> None:
    dataset, _ = stored
    path = dataset.work / "data.duckdb"
    data = bytearray(path.read_bytes())
    if change == "cut":
        del data[len(data) // 2 :]
    else:
        data[{"head": 5000, "middle": len(data) // 2}[change]] ^= 0x55
    path.write_bytes(data)

    def use() -> None:
        again = open_dataset(dataset.work)
        for name in ("history", "findings", "panel", "documents", "submissions", "orgs", "parts"):
            list(again.rows(name))
        list(again.records(current=False))
        with again.engine.reading() as connection:
            connection.rows("SELECT * FROM passages")
            connection.rows("SELECT * FROM statements")

    assert fault(use).code == "E_DATASET_CORRUPT"


@pytest.mark.parametrize("what", ["garbage", "a hole", "cut", "other tables"])
def test_a_damaged_journal(stored: tuple[Dataset, list[tuple[Path, str]]], what: str) -> None:
    dataset, files = stored
    path = dataset.work / "journal.sqlite"
    data = path.read_bytes()
    match what:
        case "garbage":
            path.write_bytes(b"garbage" * 2000)
        case "a hole":
            path.write_bytes(data[:4096] + b"\x55" * 4096 + data[8192:])
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case _:
            path.unlink()
            other = sqlite3.connect(path)
            other.execute("CREATE TABLE files (a)")
            other.close()
    assert fault(lambda: Ingest(dataset.engine, dataset.work).run(files)).code == "E_DATASET_JOURNAL"
    path.unlink()  # as the line says
    summary = Ingest(dataset.engine, dataset.work).run(files)
    assert (summary.stored, summary.known, summary.failed) == (0, 5, 2)


def test_a_database_of_others(postgres: str, tmp_path: Path) -> None:
    with psycopg.connect(postgres) as other:
        other.execute("CREATE TABLE meta (x INT); CREATE TABLE runs (x INT)")
    assert fault(lambda: open_dataset(postgres)).code == "E_DATASET_NONE"
    dataset = open_dataset(postgres, work=tmp_path, create=True)  # in a schema of its own
    assert list(dataset.rows("documents")) == []
    with psycopg.connect(postgres) as other:
        other.execute("DROP SCHEMA ziping CASCADE; CREATE SCHEMA ziping; CREATE TABLE ziping.runs (x INT)")
    for create in (False, True):
        error = fault(lambda create=create: open_dataset(postgres, create=create))  # type: ignore[misc]
        assert error.code == "E_DATASET_FOREIGN"


def test_no_such_database(postgres: str) -> None:
    error = fault(lambda: open_dataset(in_database(postgres, "nobody")))
    assert error.code == "E_DATASET_SERVER"
    assert "nobody" in error.line()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("postgresql://u:Geheim1@127.0.0.1:1/x", "E_DATASET_SERVER"),
        ("postgresql://u:Geheim1@127.0.0.1:abc/x", "E_DATASET_SERVER"),
        ("postgresql://u:Gehe@Geheim1@127.0.0.1/x", "E_DATASET_URL"),
        ("postgresql://u:Geheim1@[::1/x", "E_DATASET_URL"),
        ("postgresql://u:Geheim1%@h/x", "E_DATASET_URL"),
        ("postgresql://u:Geheim1@h/x?nosuch=1", "E_DATASET_URL"),
        ("mysql://u:Geheim1@h/x", "E_DATASET_URL"),
    ],
)
def test_addresses_that_lead_nowhere(url: str, code: str) -> None:
    for create in (False, True):
        error = fault(lambda create=create: open_dataset(url, create=create))  # type: ignore[misc]
        assert error.code == code
        assert "Geheim1" not in error.line() + error.line("en")


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--dataset=~/数据` comes without a shell having looked at it."""
    (tmp_path / "家").mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "家"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "家"))
    monkeypatch.chdir(tmp_path / "here")
    opened = open_dataset("~/数据", create=True)
    assert opened.work == tmp_path / "家" / "数据"
    assert not list((tmp_path / "here").iterdir())


def test_a_connection_of_ones_own_in_the_same_process(tmp_path: Path) -> None:
    dataset = open_dataset(tmp_path / "ds", create=True)
    with duckdb.connect(str(tmp_path / "ds" / "data.duckdb")):
        assert fault(dataset.status).code == "E_DATASET_BUSY"
    assert dataset.status().documents == 0
