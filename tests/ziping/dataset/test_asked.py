"""What is asked of a dataset and is none of what there is: a line that names it, never an empty table."""

from pathlib import Path
from typing import Any

import pytest

from schemas.errors import UsageError
from tests.ziping.dataset.across_reports import report
from tests.ziping.dataset.files import TAOJIANG, changed, ingest, opened, replaced
from ziping.dataset.dataset import open_dataset
from ziping.dataset.store import Store


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


def test_a_part_of_a_name_means_all_bodies_that_it_fits_and_where_one_is_needed_it_is_a_question(
    place: str, tmp_path: Path
) -> None:
    dataset = open_dataset(place, work=tmp_path / "work" if "://" in place else None, create=True)
    bureaus, other = ["桃江县教育局", "安化县教育局"], "南县民政局"
    with dataset.engine.writing() as connection:
        Store(connection).add("r", [report(name) for name in (*bureaus, other)])
    for asked in ("教育局", ["教育局", *bureaus]):
        stated: Any = dataset.observations(orgs=asked, columns=["org_name"], engine="arrow")
        assert set(stated["org_name"].to_pylist()) == set(bureaus)
        assert {row.org_name for row in dataset.compare("expenditure.total", orgs=asked).rows} == set(bureaus)
        assert sorted(record.org_name for record in dataset.records(orgs=asked)) == sorted(bureaus)
    with pytest.raises(UsageError) as refused:
        dataset.trace("教育局", 2022, "支出总额")
    assert refused.value.code == "E_ORG"
    assert "安化县教育局@430923、桃江县教育局@430922" in refused.value.line("zh")
    assert dataset.trace("南县", 2022, "支出总额").org_name == other
    with pytest.raises(UsageError):
        dataset.observations(orgs="体育局")
