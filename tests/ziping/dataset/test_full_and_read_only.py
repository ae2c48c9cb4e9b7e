"""A disk that is full, a folder that may not be written: a line says so, what was stored stays, a later run goes on."""

import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

import pytest

from schemas.errors import ZipingError
from tests.ziping.command import HUNAN_2022
from tests.ziping.dataset.digest import digest, statements, strangers
from tests.ziping.dataset.reports import handed_in
from ziping.dataset.dataset import open_dataset
from ziping.ingest import batches
from ziping.ingest.run import Ingest
from ziping.ingest.summary import Summary

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and rights as POSIX has them")
SPAWN = multiprocessing.get_context("spawn")
NOBODY = 65534
Files = list[tuple[Path, str]]


def stored(place: Path, files: Files) -> Summary:
    batches.BATCH_DOCUMENTS = 2
    dataset = open_dataset(place, create=True)
    return Ingest(dataset.engine, dataset.work).run(files)


def answer(what: Callable[..., object], *args: object) -> object:
    """What a call in a process of its own gives, or the code of its fault."""
    ours, theirs = SPAWN.Pipe()
    process = SPAWN.Process(target=_answer, args=(theirs, what, args))
    process.start()
    theirs.close()
    told = ours.recv()
    process.join()
    return told


def _answer(pipe: Pipe, what: Callable[..., object], args: tuple[object, ...]) -> None:
    try:
        pipe.send(what(*args))
    except ZipingError as error:
        pipe.send(error.code)


def with_little_room(place: Path, files: Files, limit: int) -> Summary:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))  # no file may grow beyond it
    return stored(place, files)


@pytest.mark.slow
@pytest.mark.parametrize("limit", [10_000, 200_000])
def test_a_full_disk(tmp_path: Path, limit: int) -> None:
    files = handed_in(tmp_path / "in", 6)
    place = tmp_path / "work"
    assert answer(with_little_room, place, files, limit) == "E_DATASET_FULL"
    before = statements(open_dataset(place, create=True).engine)
    stored(place, files)
    found = open_dataset(place)
    after = statements(found.engine)
    assert before == {name: after[name] for name in before}
    stored(tmp_path / "alone", files)
    assert digest(found.engine, place) == digest(open_dataset(tmp_path / "alone").engine, tmp_path / "alone")
    assert strangers(place) == set()


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that other users reach."""
    folder = Path(tempfile.mkdtemp(prefix="ziping-test-"))
    folder.chmod(0o755)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(folder)


def as_nobody(what: Callable[..., object], *args: object) -> object:
    with tempfile.TemporaryDirectory() as folder:  # all is loaded that nobody may not be able to
        stored(Path(folder), [(HUNAN_2022, "a.docx"), (Path(__file__), "b.docx")])
        counted(Path(folder))
    if os.geteuid() == 0:  # whom no right stops
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    return what(*args)


def counted(place: Path) -> tuple[int, int]:
    dataset = open_dataset(place)
    return len(list(dataset.records())), len(dataset.observations(columns=["key"]))


@pytest.mark.slow
def test_a_folder_that_may_only_be_read(shared: Path) -> None:
    files = handed_in(shared / "in", 2)
    place = shared / "work"
    stored(place, files)
    for path in [place, *place.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    shared.chmod(0o555)
    assert answer(as_nobody, counted, place) == counted(place)
    more = handed_in(shared / "in" / "more", 4)
    assert answer(as_nobody, stored, place, more) == "E_DATASET_READ_ONLY"
    assert answer(as_nobody, stored, shared / "new", files) == "E_DATASET_READ_ONLY"
    place.chmod(0o000)
    assert answer(as_nobody, counted, place) == "E_DATASET_READ_ONLY"
