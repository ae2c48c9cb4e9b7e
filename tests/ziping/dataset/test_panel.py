"""The panel against what can be counted in the observations: a row a body and year, conflicts shown, no averages."""

from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from schemas.codebook import codebook
from schemas.errors import UsageError
from tests.ziping.command import CORPUS
from tests.ziping.dataset.files import TAOJIANG, changed, ingest, opened, replaced, rows
from ziping.dataset.dataset import Dataset

REPORTS = [
    path
    for name in ("hunan-2019-huarong", "hunan-2020-chengbu", "hunan-2022-taojiang", "sichuan-2023-rongxian")
    for path in CORPUS.glob(f"{name}/*.docx")
]
PREFER = ("basic_data", "self_evaluation", "prose")
STATED = (
    "org_id",
    "year",
    "section",
    "field",
    "measure",
    "item",
    "period",
    "comparator",
    "number",
    "stated_unit",
    "raw",
)


def table(frame: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = frame.to_pylist()
    return found


def counted(dataset: Dataset, prefer: tuple[str, ...]) -> dict[tuple[str, int, str], dict[str, list[Decimal]]]:
    """The numbers of each meaning by section, from the observations alone."""
    found: dict[tuple[str, int, str], dict[str, list[Decimal]]] = defaultdict(lambda: defaultdict(list))
    for org, year, section, field, measure, item, period, comparator, number, _, _ in rows(
        dataset, "observations", *STATED
    ):
        concept = codebook().concept(section, measure) or measure
        is_own = section in prefer and not item and period == str(year) and field not in ("", "fact")
        if is_own and measure != "change" and number is not None and comparator == "=":
            found[org, year, f"{field}@{concept}"][section].append(number)
    return found


@pytest.mark.parametrize("prefer", [PREFER, ("prose", "basic_data"), ("self_evaluation",)])
def test_each_number_is_of_the_preferred_section_that_states_it(
    place: str, tmp_path: Path, prefer: tuple[Any, ...]
) -> None:
    ingest(place, tmp_path / "work", *REPORTS)
    dataset = opened(place, tmp_path / "work")
    panel = table(dataset.panel(prefer=prefer, engine="arrow"))
    assert [(row["org_id"], row["year"]) for row in panel] == sorted(rows(dataset, "submissions", "org_id", "year"))
    stated = counted(dataset, prefer)
    checked = 0
    for row in panel:
        for name in [name for name in row if "@" in name and name.count("_source")]:
            meaning = name.removesuffix("_source")
            numbers = stated.get((row["org_id"], row["year"], meaning), {})
            assert row[f"{meaning}_n"] == sum(map(len, numbers.values())), meaning
            first = next((section for section in prefer if section in numbers), None)
            if first is None:
                assert row[meaning] is None
                continue
            checked += 1
            assert row[name].startswith(f"{first}.")
            if len(set(numbers[first])) == 1:
                assert row[meaning] == numbers[first][0], meaning
            if len({number for section in numbers.values() for number in section}) == 1:
                assert row[f"{meaning}_conflict"] == 0
    assert checked > 20


def test_two_statements_that_differ_are_a_conflict_and_no_average(place: str, tmp_path: Path) -> None:
    ingest(place, tmp_path / "work", changed(TAOJIANG, tmp_path / "甲.docx", replaced("2975.24万元", "2957.24万元")))
    (row,) = table(opened(place, tmp_path / "work").panel(fields="支出总额", engine="arrow"))
    meaning = "expenditure.total@final"
    told = [row[meaning], row[f"{meaning}_source"], row[f"{meaning}_n"], row[f"{meaning}_conflict"]]
    assert told == [Decimal(29752400), f"basic_data.0/{meaning}", 2, 1]


def test_statements_that_are_rounded_are_none(place: str, tmp_path: Path) -> None:
    ingest(place, tmp_path / "work", changed(TAOJIANG, tmp_path / "甲.docx", replaced("2975.24万元", "0.3亿元")))
    (row,) = table(opened(place, tmp_path / "work").panel(fields=["expenditure.total"], engine="arrow"))
    told = {name: row[f"expenditure.total@final{name}"] for name in ("", "_n", "_conflict")}
    assert told == {"": Decimal(29752400), "_n": 2, "_conflict": 0}


def test_of_one_section_that_contradicts_itself_nothing_is_taken(place: str, tmp_path: Path) -> None:
    source = changed(
        TAOJIANG, tmp_path / "甲.docx", replaced("2975.24万元", "2957.24万元，全年支出总额决算数2999.99万元")
    )
    ingest(place, tmp_path / "work", source)
    (row,) = table(opened(place, tmp_path / "work").panel(prefer=("prose",), fields="支出总额", engine="arrow"))
    assert (row["expenditure.total@final"], row["expenditure.total@final_conflict"]) == (None, 1)


def test_the_next_years_report_tells_of_the_year_before(place: str, tmp_path: Path) -> None:
    ingest(place, tmp_path / "work", TAOJIANG)
    dataset = opened(place, tmp_path / "work")
    (row,) = table(dataset.panel(vintage="next_year", engine="arrow"))
    assert (row["year"], row["expenditure.total@final"]) == (2021, Decimal(28463700))
    with pytest.raises(UsageError):
        dataset.panel(vintage="last_year")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("statement", "status"), [("86.00", "read"), ("——", "not_applicable"), ("无", "stated_none"), ("", "blank")]
)
def test_a_cell_without_a_number_says_why(place: str, tmp_path: Path, statement: str, status: str) -> None:
    ingest(place, tmp_path / "work", changed(TAOJIANG, tmp_path / "甲.docx", replaced("86.00", statement, table=0)))
    choice = {"prefer": ("basic_data",), "fields": "procurement.amount", "engine": "arrow"}
    (row,) = table(opened(place, tmp_path / "work").panel(**choice))  # type: ignore[arg-type]
    assert row["procurement.amount@adjusted_budget_status"] == status
    assert (row["procurement.amount@adjusted_budget"] is None) == (status != "read")
