"""A Parquet file that the database writes itself is the one that its rows make, on either engine."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.ziping.dataset.conftest import NewDataset
from ziping.dataset.dataset import Dataset
from ziping.dataset.parquet import save_file
from ziping.export import TABLES, TableName

REPORTS = ("corpus/hunan-2022-taojiang/*.docx", "corpus/hunan-2021-yueyang-matang/*.docx")


@pytest.fixture(scope="module")
def dataset(new_dataset: NewDataset) -> Dataset:
    made = new_dataset()
    made.ingest(*REPORTS)
    return made


@pytest.mark.parametrize("table", TABLES)
def test_it_is_the_one_that_the_rows_make(dataset: Dataset, table: TableName, tmp_path: Path) -> None:
    dataset.export(tmp_path / "a.parquet", table=table, lang="en")
    save_file(dataset.columns(table), dataset.rows(table, "en"), tmp_path / "b.parquet")
    exported, made = pq.ParquetFile(tmp_path / "a.parquet"), pq.ParquetFile(tmp_path / "b.parquet")
    assert exported.schema.equals(made.schema)  # nullable or not, too
    assert exported.read().equals(made.read())
    assert exported.metadata.num_rows or table == "findings"
