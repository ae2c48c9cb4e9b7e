"""What the tests of the dataset share: both engines, each test with a dataset of its own."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.ziping.dataset.server import HOW, REQUIRED, fresh_database, server
from ziping.dataset.dataset import Dataset, open_dataset

NewDataset = Callable[[], Dataset]


@pytest.fixture
def postgres() -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    with fresh_database(the_server()) as url:
        yield url


@pytest.fixture(params=["duckdb", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Where new datasets can be made, as many as a test asks for, all on one engine."""
    with ExitStack() as made:
        count = iter(range(1000))

        def one() -> str:
            if request.param == "duckdb":
                number = next(count)
                return str(tmp_path / (f"work{number}" if number else "work"))
            return made.enter_context(fresh_database(the_server()))

        yield one


@pytest.fixture
def place(places: Callable[[], str]) -> str:
    """Where a new dataset can be made, on either engine; its work folder is `tmp_path / "work"`."""
    return places()


@pytest.fixture(scope="session", params=["duckdb", "postgresql"])
def new_dataset(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewDataset]:
    """Makes empty datasets, for all tests of a run."""
    with ExitStack() as made:

        def make() -> Dataset:
            if request.param == "duckdb":
                return open_dataset(tmp_path_factory.mktemp("dataset"), create=True)
            place = made.enter_context(fresh_database(the_server()))
            return open_dataset(place, work=tmp_path_factory.mktemp("work"), create=True)

        yield make


def the_server() -> str:
    """The server; where there is none a test is skipped, and fails where one is required."""
    if not server():
        if os.environ.get(REQUIRED):
            pytest.fail(HOW)
        pytest.skip(HOW)
    return server()
