"""What is asked of a dataset and is none of what there is: a line that names it, never an empty table."""

from pathlib import Path
from typing import Any

import pytest

from schemas.errors import UsageError
from tests.ziping.dataset.files import TAOJIANG, changed, ingest, opened, replaced


@pytest.mark.parametrize("history", [False, True])
def test_columns(place: str, tmp_path: Path, history: bool) -> None:
    ingest(place, tmp_path / "work", TAOJIANG)
    dataset = opened(place, tmp_path / "work")
    known: Any = dataset.observations(columns=["key", "raw"], history=history, engine="arrow")
    assert sorted(known.column_names) == ["key", "raw"]
    one: Any = dataset.observations(columns="raw", history=history, engine="arrow")
    assert one.column_names == ["raw"]
    for columns, named in ((["nope"], "nope"), (["key", "nope", "nein"], "nope, nein"), ([], "")):
        with pytest.raises(UsageError) as refused:
            dataset.observations(columns=columns, history=history)
        assert refused.value.code == "E_CHOICE"
        assert f"columns cannot be {named}" in refused.value.line("en")
        assert "key" in refused.value.line("en").partition("One of")[2]


def test_codes_of_findings(place: str, tmp_path: Path) -> None:
    ingest(place, tmp_path / "work", changed(TAOJIANG, tmp_path / "甲.docx", replaced("2,975.24", "2,957.24", table=0)))
    dataset = opened(place, tmp_path / "work")
    for codes in ("NOPE", ["SUM", "NOPE"]):
        with pytest.raises(UsageError) as refused:
            dataset.findings(codes=codes)
        assert refused.value.code == "E_CHOICE"
        assert "codes cannot be NOPE" in refused.value.line("en")
    every: Any = dataset.findings(engine="arrow")
    some: Any = dataset.findings(codes=["SUM", "PRIOR"], engine="arrow")
    assert set(some["code"].to_pylist()) == {"SUM"} < set(every["code"].to_pylist())
