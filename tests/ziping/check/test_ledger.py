"""The bureau's own table as bureaus have it: several sheets, sums, formulas, noise, names that are not the report's."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.ziping.check.reports import HEADS, SOUND, findings, ledger
from tests.ziping.command import call
from ziping.check.ledger import is_one_body
from ziping.check.ledger_table import read_lines

UNIT = "桃江县竹产业和林区发展局"


def differing(table: Path) -> set[tuple[str, str]]:
    return {(one["expected"], one["found"]) for one in findings(SOUND, "--against", table) if one["code"] == "LEDGER"}


def lines(tmp_path: Path, *rows: list[object]) -> list[tuple[str, int | None, dict[str, str]]]:
    read = read_lines(ledger(tmp_path / "t.xlsx", *rows))
    return [(line.org_name, line.year, {name: str(each.value) for name, each in line.amounts.items()}) for line in read]


def test_sums_and_notes_are_no_bodies(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2022年度部门预算批复表"], ["单位：万元"], ["单位名称", "年初预算数"], ["甲局", 1.5], ["合 计", 1.5],
        ["注：含上年结转", None],
    ]  # fmt: skip
    assert lines(tmp_path, *rows)[0] == ("甲局", 2022, {"opening_budget": "15000.00"})
    assert [name for name, _, _ in lines(tmp_path, *rows)] == ["甲局", "注：含上年结转"]


def test_the_noise_of_formulas_is_no_amount(tmp_path: Path) -> None:
    table = ledger(tmp_path / "t.xlsx", ["单位：万元"], HEADS, [1, UNIT, 2022, "", "", 2975.2400000000002])
    assert differing(table) == set()
    table = ledger(tmp_path / "t.xlsx", ["单位：万元"], HEADS, [1, UNIT, 2022, "", "", 2975.3400000000001])
    assert differing(table) == {("29753400", "29752400")}


def test_the_finest_figure_of_a_column_says_how_exact_it_is(tmp_path: Path) -> None:
    alone = ledger(tmp_path / "t.xlsx", ["单位：万元"], HEADS, [1, UNIT, 2022, "", "", 2975])
    assert differing(alone) == set()
    beside = ledger(
        tmp_path / "t.xlsx", ["单位：万元"], HEADS, [1, UNIT, 2022, "", "", 2975], [2, "乙局", 2022, "", "", 1.25]
    )
    assert differing(beside) == {("29750000", "29752400")}


def test_a_heading_of_two_lines_in_csv(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('单位,"执行数\n（万元）"\n' + UNIT + ",2875.24\n", encoding="gb18030", newline="")
    assert differing(tmp_path / "t.csv") == {("28752400", "29752400")}


def test_every_sheet_with_the_headings_is_read_and_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["说明"])
    for year, amount in ((2021, 1), (2022, 2875.24)):
        sheet = book.create_sheet(f"{year}年")
        for row in ([f"{year}年度支出情况（单位：万元）"], ["预算单位", "支出数"], [UNIT, amount]):
            sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    assert [line.year for line in read_lines(tmp_path / "t.xlsx")] == [2021, 2022]
    found = [one for one in findings(SOUND, "--against", tmp_path / "t.xlsx") if one["code"] == "LEDGER"]
    assert all("t.xlsx 2022年!B3" in one["message"] for one in found)
    assert {one["expected"] for one in found} == {"28752400"}


def test_what_cannot_be_matched_or_read_is_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [1, f"{UNIT}", 2022, "约300", 1, 1],
        [2, f"{UNIT}", 2022, 1, "——", 1],
        [3, "乙局", "", 1, 1, 1],
    ]
    done = call("check", SOUND, "--against", ledger(tmp_path / "t.xlsx", ["单位：万元"], HEADS, *rows))
    assert f"有 1 份报告在批复数表中对应不止一行，未作比较：{UNIT}（2022）" in done.stdout
    assert "批复数表中有 1 行没有对应的报告：乙局（?）" in done.stdout
    assert "批复数表中有 1 个金额读不出：D3 “约300”" in done.stdout
    other = ledger(tmp_path / "o.xlsx", ["单位：万元"], HEADS, [1, "乙局", 2022, 1, 1, 1])
    done = call("check", SOUND, "-f", "jsonl", "--against", other)
    assert f"有 1 份报告在批复数表中没有对应的行：{UNIT}（2022）" in done.stderr
    assert "报告" not in "".join(line for line in done.stdout.splitlines() if not line.startswith("{"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("益阳市公共资源交易中心", "公共资源交易中心", True),
        ("219001-林业局", "桃江县林业局（本级）", True),
        ("林业局", "桃江县林业局机关", True),
        ("桃江县林业局", "桃江县林业局种苗站", False),
        ("桃江县林业局", "桃源县林业局", False),
        ("", "林业局", False),
    ],
)
def test_one_body(one: str, other: str, expected: bool) -> None:
    assert is_one_body(one, other) is is_one_body(other, one) is expected


def damaged() -> bytes:
    whole = io.BytesIO()
    openpyxl.Workbook().save(whole)
    broken = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[:-9] if name.startswith("xl/work") else old.read(name))
    return broken.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (damaged(), "t.xlsx"),
        (b"\xd0\xcf\x11\xe0 old", "t.xls"),
        (b"\xff\xfe\xff\x81", "t.csv"),
        ("单位,执行数（万元）\n甲局,\n".encode(), "t.csv"),
        ("单位,执行数（万元）,决算数（万元）\n甲局,1,2\n".encode(), "t.csv"),
        (None, "t.xlsx"),
    ],
    ids=["damaged", "xls", "encoding", "no amount", "two columns", "no file"],
)
def test_a_table_that_cannot_be_read_costs_one_line(tmp_path: Path, data: bytes | None, name: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = call("check", SOUND, "--against", tmp_path / name)
    assert (done.exit_code, done.stdout, done.stderr[:8]) == (2, "", "E_LEDGER")
    assert done.stderr.count("\n") == 1


def test_figures_are_in_yuan_with_their_cells(tmp_path: Path) -> None:
    table = ledger(tmp_path / "t.xlsx", ["单位", "年初预算（元）", "执行数（万元）"], ["甲局", "１，２３４．５", 2])
    (line,) = read_lines(table)
    assert line.amounts["opening_budget"] == (Decimal("1234.50"), "B2", Decimal("0.1"))
    assert line.amounts["final"] == (Decimal("20000.00"), "C2", Decimal(10000))
