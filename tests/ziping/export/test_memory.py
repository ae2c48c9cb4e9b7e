"""Ten times the rows take no more memory: nothing of an export is held beyond a batch."""

from pathlib import Path

import pytest

FEW, MANY = 3_000, 30_000
MORE = 10  # megabytes; the texts of the rows alone would be 13 to 30 more
STORE = 250  # what DuckDB may hold while it writes Parquet


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rows that are written again and again."""
    export = pytest.importorskip("bench.export", reason="peak memory is read by `resource`, which Windows lacks")
    path = tmp_path_factory.mktemp("rows") / "pattern"
    export.make_pattern(path)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("extension", ["csv", "jsonl", "dta", "xlsx", "", "parquet"])
def test_memory_is_flat(extension: str, pattern: Path) -> None:
    from bench.export import measured

    few, many = (measured(pattern, extension, "observations", rows) for rows in (FEW, MANY))
    assert many.megabytes > 2 * few.megabytes
    assert many.peak < (STORE if extension == "parquet" else few.peak + MORE), (few, many)
