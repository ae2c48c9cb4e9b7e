"""A correction stands beside what was read: tables and rules go by it, nothing is overwritten."""

from pathlib import Path

import pytest

from schemas.errors import UsageError
from tests.ziping.dataset.files import ORG, TAOJIANG, changed, findings, ingest, opened, replaced, rows

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
