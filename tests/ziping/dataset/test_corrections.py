"""A correction stands beside what was read: tables and rules go by it, nothing is overwritten."""

import os
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from docx.document import Document

from schemas.errors import UsageError
from tests.ziping.dataset.across_reports import YEAR, report
from tests.ziping.dataset.files import ORG, TAOJIANG, changed, findings, ingest, opened, replaced, rows
from ziping.dataset.dataset import Dataset, open_dataset
from ziping.dataset.engine import Connection, DatasetError, Engine
from ziping.dataset.store import Store

FINAL = "basic_data.0/expenditure.total@final"


def test_a_value_put_right_counts_and_its_findings_go(place: str, tmp_path: Path) -> None:
    wrong = changed(TAOJIANG, tmp_path / "甲.docx", replaced("2,975.24", "2,957.24", table=0))
    ingest(place, tmp_path / "work", wrong)
    dataset = opened(place, tmp_path / "work")
    assert {one["code"] for one in findings(dataset) if one["severity"] == "error"} == {"SUM", "CROSS"}
    ((sha256,),) = rows(dataset, "documents", "sha256")
    dataset.correct(sha256, FINAL, "29572000", by="核对员", reason="看错一行")
    dataset.correct(sha256, FINAL, "29752400", by="核对员", reason="按盖章件")
    stated = [row for row in rows(dataset, "observations", "key", "raw", "value", "origin") if row[0] == FINAL]
    assert stated == [(FINAL, "2,957.24", "29752400", "corrected")]
    assert [one["code"] for one in findings(dataset) if one["severity"] == "error"] == []
    (row,) = dataset.compare("expenditure.total").rows
    assert str(row.value) == "29752400"
    told = dataset.trace(ORG, 2022, "支出总额").corrections
    assert [(one.version, one.value, one.reason) for one in told] == [
        (1, "29572000", "看错一行"),
        (2, "29752400", "按盖章件"),
    ]
    ingest(place, tmp_path / "work", changed(TAOJIANG, tmp_path / "乙.docx", lambda _: None))  # another file beside it
    assert [
        row for row in rows(dataset, "history", "key", "raw", "value") if row[0] == FINAL and row[1] == "2,957.24"
    ] == [(FINAL, "2,957.24", "29752400")]


def _longer(document: Document) -> None:
    document.add_paragraph("。")


@pytest.mark.parametrize("number", [0, 1])
def test_a_copy_of_the_same_time_does_not_take_its_place(place: str, tmp_path: Path, number: int) -> None:
    """Whichever of the two was put right."""
    files = [changed(TAOJIANG, tmp_path / f"{name}.docx", _longer) for name in "甲乙"]
    changed(files[0], files[0], _longer)
    for path in files:
        os.utime(path, (1_700_000_000, 1_700_000_000))
    ingest(place, tmp_path / "work", *files)
    dataset = opened(place, tmp_path / "work")
    sha256 = sorted(rows(dataset, "documents", "name", "sha256"))[number][1]
    dataset.correct(sha256, FINAL, "29572000", by="核对员", reason="看错一行")
    (row,) = dataset.compare("expenditure.total").rows
    assert str(row.value) == "29572000"


EMPTY = "basic_data.0/three_public.abroad@final"


@pytest.mark.parametrize(
    ("key", "value", "status", "code"),
    [
        ("basic_data.0/nothing@final", "1", "read", "E_KEY"),
        (FINAL, "2,975万元", "read", "E_CORRECTION"),
        (FINAL, "NaN", "read", "E_CORRECTION"),
        (FINAL, "1e400", "read", "E_CORRECTION"),
        (FINAL, "1e99999999", "read", "E_CORRECTION"),
        (FINAL, "1e-400", "read", "E_CORRECTION"),
        (FINAL, "", "read", "E_CORRECTION"),
        (EMPTY, "无", "read", "E_CORRECTION"),
        (FINAL, "29752400", "zzz", "E_CHOICE"),
        ("prose.0/title@value~2:0", "题", "zzz", "E_CHOICE"),
    ],
)
def test_what_is_no_correction_is_refused(
    place: str, tmp_path: Path, key: str, value: str, status: str, code: str
) -> None:
    ingest(place, tmp_path / "work", TAOJIANG)
    dataset = opened(place, tmp_path / "work")
    ((sha256,),) = rows(dataset, "documents", "sha256")
    with pytest.raises(UsageError) as refused:
        dataset.correct(sha256, key, value, status=status)
    assert refused.value.code == code
    assert refused.value.line("en")
    with dataset.engine.reading() as connection:
        assert connection.rows("SELECT COUNT(*) FROM corrections") == [(0,)]


def test_a_number_put_into_a_cell_that_says_none_counts(place: str, tmp_path: Path) -> None:
    ingest(place, tmp_path / "work", TAOJIANG)
    dataset = opened(place, tmp_path / "work")
    ((sha256,),) = rows(dataset, "documents", "sha256")
    dataset.correct(sha256, EMPTY, "12300")
    stated = [row for row in rows(dataset, "observations", "key", "value", "number", "status") if row[0] == EMPTY]
    assert [(value, str(number), status) for _, value, number, status in stated] == [("12300", "12300", "read")]
    (row,) = dataset.compare("three_public.abroad").rows
    assert str(row.value) == "12300"


def test_what_holds_across_years_is_looked_at_anew_before_it_is_given(place: str, tmp_path: Path) -> None:
    """In Python and in exports, as the command does it; where nothing can be written what is there is given."""
    dataset = opened_across(place, tmp_path / "work")
    assert [one["code"] for one in findings(dataset) if one["scope"] == "across"] == ["PRIOR"]
    (told,) = [one for one in findings(dataset) if one["code"] == "PRIOR"]
    (sha256,) = {row[1] for row in rows(dataset, "observations", "year", "sha256") if row[0] == YEAR}
    dataset.correct(sha256, told["evidence"][0], "29454900")
    closed = Dataset(Closed(dataset.engine), dataset.work)
    assert [one["code"] for one in findings(closed) if one["scope"] == "across"] == ["PRIOR"]
    dataset.export(tmp_path / "问题.csv", table="findings")
    assert "PRIOR" not in (tmp_path / "问题.csv").read_text(encoding="utf-8-sig")
    dataset.correct(sha256, told["evidence"][0], "29000000")
    assert [one["code"] for one in findings(dataset) if one["scope"] == "across"] == ["PRIOR"]
    dataset.correct(sha256, told["evidence"][0], "29454900")
    assert not [one for one in findings(dataset) if one["scope"] == "across"]


class Closed:
    """A dataset that may be read and not written."""

    has_indexes = False

    def __init__(self, engine: Engine) -> None:
        self.place, self.reading = engine.place, engine.reading

    def writing(self) -> AbstractContextManager[Connection]:
        raise DatasetError("E_DATASET_READ_ONLY", self.place, reason="-")


def opened_across(place: str, work: Path) -> Dataset:
    """A body's two years, of which the later one states another figure for the earlier."""
    dataset = open_dataset(place, work=work if "://" in place else None, create=True)
    with dataset.engine.writing() as connection:
        planted = {("expenditure.total", "prior_final"): "2900.00"}
        Store(connection).add("r", [report(year=YEAR - 1), report(year=YEAR, planted=planted)])
    return dataset
