"""`ziping compare`: a terminal, a pipe, data, a workbook; and what is wrong in one line."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from rich.console import Console

import ziping
from tests.ziping.command import HUNAN_2022, call, run
from tests.ziping.dataset.made import bureaus, moved, stored, with_value
from ziping.dataset.dataset import Dataset, open_dataset

TOTAL = "expenditure.total"
NAMES = [name for name, _ in bureaus(3)]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Three bodies: one of three years, one with a blank and a conflict, one that begins later."""
    report = ziping.convert(HUNAN_2022)
    (one, at), (two, there), (three, yonder) = bureaus(3)
    records = [moved(report, one, year, Decimal(year - 2019), at) for year in (2020, 2021, 2022)]
    blank = moved(report, two, 2021, region=there).model_copy(update={"prose": ()})
    records += [
        with_value(blank, TOTAL, "final", None),
        with_value(moved(report, two, 2022, region=there), TOTAL, "final", "1"),
    ]
    records.append(moved(report, three, 2022, Decimal("0.5"), yonder))
    return stored(open_dataset(tmp_path_factory.mktemp("dataset"), create=True), records)


def compare(dataset: Dataset, *options: str | Path) -> str:
    done = call("compare", "--dataset", dataset.work, *options)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_through_a_pipe_it_is_plain_and_whole(dataset: Dataset) -> None:
    text = compare(dataset, "--field", "支出总额")
    assert text.startswith("支出总额 决算（执行）数  单位：万元\n")
    (line,) = (line for line in text.splitlines() if line.startswith(NAMES[0]))
    values = ("2,975.24", "5,950.48", "100.00", "8,925.72", "50.00", "85.71", "92.98", "1")
    assert tuple(line.split()[1:]) == values
    assert f"　有报告，未写明 1 个：{NAMES[1]}" in text
    assert f"　没有报告 1 个：{NAMES[2]}" in text
    assert "≠ 报告中各处写的不一致" in text
    assert "\x1b" not in text
    assert text == compare(dataset, "--field", "支出总额")


def test_in_english_too(dataset: Dataset) -> None:
    text = compare(dataset, "--field", TOTAL, "--lang", "en")
    assert text.startswith("Total expenditure Final accounts (executed)  Unit: 10,000 yuan\n")
    assert "2022 rank" in text
    assert "no report, 1:" in text


def test_on_a_terminal_it_is_a_table(dataset: Dataset) -> None:
    told = io.StringIO()
    dataset.compare(TOTAL).table("zh", Console(file=told, force_terminal=True, width=160, highlight=False))
    text = told.getvalue()
    assert "\x1b[1m" in text
    for word in (*NAMES, "8,925.72", "2022年名次", "≠", "分布"):
        assert word in text


def test_csv_is_long_in_base_units_under_stable_names(dataset: Dataset, tmp_path: Path) -> None:
    out = tmp_path / "支出.csv"
    compare(dataset, "--field", TOTAL, "-o", out)
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert list(rows[0]) == [
        "field", "concept", "unit", "org_id", "org_name", "region", "level", "org_kind", "year", "value", "change",
        "change_rate", "share", "per_head", "rank", "stated", "is_conflict", "is_outlier", "status", "section",
        "template", "source", "state",
    ]  # fmt: skip
    second = [(row["year"], row["value"], row["state"]) for row in rows if row["org_name"] == NAMES[1]]
    assert second == [("2021", "", "lacking"), ("2022", "1", "stated")]
    assert {row["unit"] for row in rows} == {"元"}
    (first,) = (row for row in rows if row["org_name"] == NAMES[0] and row["year"] == "2020")
    assert first["value"] == "29752400"


def test_wide_spread_and_coverage_are_data(dataset: Dataset) -> None:
    wide = [json.loads(line) for line in compare(dataset, "--field", TOTAL, "--wide", "-f", "jsonl").splitlines()]
    assert {row["org_name"]: (row["2020"], row["2022"]) for row in wide}[NAMES[2]] == (None, "14876200")
    spread = list(csv.DictReader(compare(dataset, "--field", TOTAL, "--by", "quantiles").lstrip("\ufeff").splitlines()))
    assert [(row["year"], row["bodies"], row["median"]) for row in spread][-1] == ("2022", "3", "14876200")
    gaps = list(csv.DictReader(compare(dataset, "--field", TOTAL, "--by", "coverage").lstrip("\ufeff").splitlines()))
    assert {(row["org_name"], row["year"], row["state"]) for row in gaps} == {
        (NAMES[1], "2020", "no_report"), (NAMES[1], "2021", "lacking"),
        (NAMES[2], "2020", "no_report"), (NAMES[2], "2021", "no_report"),
    }  # fmt: skip


def test_a_workbook_is_for_people(dataset: Dataset, tmp_path: Path) -> None:
    out = tmp_path / "比较.xlsx"
    compare(dataset, "--field", TOTAL, "-o", out)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["比较", "分布", "缺报与未写明", "说明"]
    heads, *rows = book["比较"].iter_rows(values_only=True)
    (first,) = (dict(zip(heads, row, strict=True)) for row in rows if row[0] == NAMES[0])
    assert first["2022年（万元）"] == 8925.72
    assert (first["2022年增减%"], first["2022年占比%"], first["2022年名次"]) == (50, 85.71, 1)
    (second,) = (dict(zip(heads, row, strict=True)) for row in rows if row[0] == NAMES[1])
    assert (second["2020年（万元）"], second["2021年（万元）"], second["2022年（万元）"]) == ("无报告", None, 0.0001)
    compare(dataset, "--field", TOTAL, "--wide", "-o", tmp_path / "wide.xlsx", "--money", "元")
    wide = openpyxl.load_workbook(tmp_path / "wide.xlsx")["比较"]
    assert [cell.value for cell in wide[1]][4:] == ["2020年（元）", "2021年（元）", "2022年（元）"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--field", "支出总数"], "E_FIELD"),
        (["--field", "'; DROP TABLE reports; --"], "E_FIELD"),
        (["--field", TOTAL, "--org", "'; DROP TABLE reports; --"], "E_ORG"),
        (["--field", TOTAL, "--measure", "finl"], "E_CHOICE"),
        (["--field", TOTAL, "--prefer", "basics"], "E_CHOICE"),
        (["--field", TOTAL, "--year", "去年"], "E_USAGE"),
        (["--field", TOTAL, "--year", "1999"], "E_NOT_STATED"),
        (["--field", "carried_over"], "E_NOT_STATED"),
        (["--field", "grade"], "E_NO_NUMBER"),
        (["--field", TOTAL, "--by", "means"], "E_USAGE"),
        (["--field", TOTAL, "-f", "xlsx"], "E_USAGE"),
        (["--field", TOTAL, "-o", "x.doc"], "E_USAGE"),
        (["--field", TOTAL, "--wide", "--by", "coverage"], "E_USAGE"),
    ],
)
def test_what_is_wrong_is_one_line(dataset: Dataset, options: list[str], code: str) -> None:
    done = call("compare", "--dataset", dataset.work, *options)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith(code)
    assert done.stderr.count("\n") == 1
    assert len(dataset.compare(TOTAL).rows) == 6


def test_near_names_are_offered(dataset: Dataset) -> None:
    assert "支出总额" in call("compare", "--dataset", dataset.work, "--field", "支出总数").stderr
    near = call("compare", "--dataset", dataset.work, "--field", TOTAL, "--org", NAMES[0][:-2] + "所").stderr
    assert NAMES[0] in near


def test_no_dataset_no_comparison(tmp_path: Path) -> None:
    done = call("compare", "--dataset", tmp_path / "nothing", "--field", TOTAL)
    assert (done.exit_code, done.stderr.split(" ")[0]) == (2, "E_DATASET_NONE")


def test_years_may_be_a_span(dataset: Dataset) -> None:
    told = compare(dataset, "--field", TOTAL, "--year", "2021-2022", "-f", "csv").splitlines()
    assert {row["year"] for row in csv.DictReader(told)} == {"2021", "2022"}
    told = compare(dataset, "--field", TOTAL, "--year", "2020,2022", "--org", NAMES[0], "-f", "csv").splitlines()
    assert [row["year"] for row in csv.DictReader(told)] == ["2020", "2022"]


def test_it_runs_as_a_command(dataset: Dataset) -> None:
    done = run("compare", "--dataset", dataset.work, "--field", TOTAL, "--org", NAMES[0])
    assert (done.returncode, done.stderr) == (0, b"")
    assert NAMES[0] in done.stdout.decode()


@pytest.mark.parametrize("engine", ["pandas", "polars", "arrow"])
def test_frames_of_every_engine(dataset: Dataset, engine: str) -> None:
    comparison = dataset.compare(TOTAL)
    assert len(comparison.long(engine)) == 6  # type: ignore[arg-type]
    assert len(comparison.wide(engine)) == 3  # type: ignore[arg-type]


def test_the_dataset_may_stand_in_the_environment(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIPING_DATASET", str(dataset.work))
    assert call("compare", "--field", "支出总额").exit_code == 0
