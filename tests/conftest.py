"""What holds for every test: no templates but those that ship, the slow ones first, and which measure coverage."""

import os
from pathlib import Path

import pytest

os.environ["ZIPING_TEMPLATES"] = ""

# Coverage is that of the libraries, and measuring it makes them take more than twice as long. So it is measured by
# their own tests and by those that read the corpus and draft templates, not by the slow ones, which do the same again.
TESTS = Path(__file__).parent
MEASURED = [TESTS / name for name in ("schemas", "normalize", "extract", "corpus", "ziping/templates")]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)  # else one core waits for the last of them
    for item in items:
        is_measured = any(item.path.is_relative_to(place) for place in MEASURED)
        if item.get_closest_marker("slow") is not None or not is_measured:
            item.add_marker("no_cover")
