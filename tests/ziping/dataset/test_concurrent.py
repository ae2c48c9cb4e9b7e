"""Several processes and threads on one dataset: all wait for each other, none fails, none sees half a document."""

import multiprocessing
import threading
import time
from contextlib import suppress
from itertools import pairwise
from multiprocessing.connection import Connection as Pipe
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from schemas.errors import UsageError
from tests.ziping.dataset.digest import statements
from tests.ziping.dataset.reports import handed_in
from ziping.dataset.dataset import open_dataset
from ziping.dataset.engine import DatasetError
from ziping.dataset.opening import open_engine
from ziping.ingest import batches
from ziping.ingest.run import Ingest

Files = list[tuple[Path, str]]
Seen = list[dict[str, tuple[int, int, int]]]
SPAWN = multiprocessing.get_context("spawn")


def write(place: str, work: Path, files: Files) -> None:
    batches.BATCH_DOCUMENTS = 2
    dataset = open_dataset(place, work=work, create=True)
    Ingest(dataset.engine, dataset.work).run(files)


def read(place: str, work: Path, over: Event, pipe: Pipe) -> None:
    seen: Seen = []
    while not over.is_set():
        dataset = open_dataset(place, work=work)
        seen.append(statements(dataset.engine))
        dataset.table("parts")
        with suppress(UsageError):  # nobody states it yet
            dataset.compare("expenditure.total")
        first = next(dataset.rows("history"), None)
        assert first is None or len(dataset.observations(columns=["key"])) > 0
    pipe.send(seen)


@pytest.mark.slow
def test_readers_and_two_writers(place: str, tmp_path: Path) -> None:
    files = handed_in(tmp_path / "in", 12)
    work = tmp_path / "work"
    work.mkdir(exist_ok=True)
    open_dataset(place, work=work, create=True)
    over, pipes, readers = SPAWN.Event(), [SPAWN.Pipe() for _ in range(2)], []
    for _, pipe in pipes:
        readers.append(SPAWN.Process(target=read, args=(place, work, over, pipe)))
    writers = [SPAWN.Process(target=write, args=(place, work, part)) for part in (files[:9], files[7:])]
    for process in [*readers, *writers]:
        process.start()
    for _, theirs in pipes:
        theirs.close()
    for process in writers:
        process.join()
    over.set()
    seen: list[Seen] = [ours.recv() for ours, _ in pipes]
    for process in readers:
        process.join()
    assert [process.exitcode for process in [*writers, *readers]] == [0, 0, 0, 0]
    whole = statements(open_engine(place, create=False))
    assert len(whole) == 15
    for states in seen:
        assert states
        for before, after in pairwise(states):
            assert before.keys() <= after.keys()
        for state in states:
            assert state == {name: whole[name] for name in state}


def keep_reading(place: str, work: Path, over: Event) -> None:
    engine = open_engine(place, create=False)
    del work
    while not over.is_set():
        with engine.reading() as connection:
            connection.rows("SELECT COUNT(*) FROM documents")
            time.sleep(0.2)  # as a long query


@pytest.mark.slow
def test_readers_in_a_tight_loop_keep_no_writer_out(place: str, tmp_path: Path) -> None:
    work = tmp_path / "work"
    files = handed_in(tmp_path / "in", 4)
    dataset = open_dataset(place, work=work, create=True)
    over = SPAWN.Event()
    readers = [SPAWN.Process(target=keep_reading, args=(place, work, over)) for _ in range(4)]
    for process in readers:
        process.start()
    dataset.engine.wait_s = 20  # type: ignore[attr-defined]
    Ingest(dataset.engine, work).run(files)
    for _ in range(5):
        with dataset.engine.writing() as connection:
            connection.run("UPDATE documents SET folder = folder")
    over.set()
    for process in readers:
        process.join()
    assert [process.exitcode for process in readers] == [0] * 4


@pytest.fixture
def stored(place: str, tmp_path: Path) -> str:
    dataset = open_dataset(place, work=tmp_path / "work", create=True)
    Ingest(dataset.engine, dataset.work).run(handed_in(tmp_path / "in", 3))
    return place


def test_calls_while_rows_are_half_taken(stored: str, tmp_path: Path) -> None:
    """A notebook: a generator is left where it stands, others are begun, something is written, it goes on."""
    dataset = open_dataset(stored, work=tmp_path / "work")
    records = dataset.records()
    first = next(records)
    histories = [dataset.rows("history") for _ in range(3)]
    assert len({next(rows)[0] for rows in histories}) == 1
    assert len(dataset.observations(orgs=first.org_name)) > 0
    with dataset.engine.writing() as connection:
        connection.run("DELETE FROM reports")
    assert len(list(dataset.records())) == 0
    assert len(list(records)) == 4  # as it was when it was asked
    del histories


def test_threads(stored: str, tmp_path: Path) -> None:
    dataset = open_dataset(stored, work=tmp_path / "work")
    left = dataset.records()
    next(left)
    counts: list[int] = []

    def look() -> None:
        counts.extend(len(dataset.observations()) + len(list(dataset.records())) for _ in range(3))

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    with dataset.engine.writing() as connection:
        connection.run("UPDATE documents SET folder = folder")
    for thread in threads:
        thread.join()
    assert len(counts) == 9
    assert len(set(counts)) == 1
    remaining: list[int] = []
    thread = threading.Thread(target=lambda: remaining.append(len(list(left))))  # begun here, ended there
    thread.start()
    thread.join()
    assert remaining == [4]


def test_reading_within_reading(stored: str) -> None:
    engine = open_engine(stored, create=False)
    with engine.reading() as outer, engine.reading() as inner:
        assert outer.rows("SELECT COUNT(*) FROM reports") == inner.rows("SELECT COUNT(*) FROM reports")


def test_writing_within_reading(tmp_path: Path) -> None:
    """It could only wait for itself; it says so at once."""
    engine = open_dataset(tmp_path, create=True).engine
    with engine.reading(), pytest.raises(DatasetError) as caught, engine.writing():
        pass
    assert caught.value.code == "E_DATASET_BUSY"


def test_rows_of_what_was_just_written(place: str, tmp_path: Path) -> None:
    engine = open_dataset(place, work=tmp_path, create=True).engine
    with engine.writing() as connection:
        connection.insert("places", {"sha256": ["a", "b"], "name": ["甲", "乙"]})
        assert [row for batch in connection.stream("SELECT name FROM places ORDER BY sha256") for row in batch] == [
            ("甲",),
            ("乙",),
        ]
