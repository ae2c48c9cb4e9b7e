"""What holds for every test: no templates but those that ship, the slow ones first, and which measure coverage."""

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

os.environ["ZIPING_TEMPLATES"] = ""

# Coverage is that of the libraries, and measuring it makes them take three times as long. So it is measured by their
# own tests and by those that read the corpus and draft templates, not by the slow ones, which do the same again.
TESTS = Path(__file__).parent
MEASURED = [TESTS / name for name in ("schemas", "normalize", "extract", "corpus", "ziping/templates")]


def is_slow(item: pytest.Item) -> bool:
    return item.get_closest_marker("slow") is not None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not is_slow(item))  # else one core waits for the last of them


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Without the tracer where nothing is measured; the marker `no_cover` leaves one running in a worker of xdist."""
    if not is_slow(item) and any(item.path.is_relative_to(place) for place in MEASURED):
        return (yield)
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)
