"""The workbook for people, reopened with openpyxl: every value of the data at its place, in 万元, counted from 1."""

import json
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

import ziping
from extract.assemble import records_of
from schemas.codebook import codebook
from schemas.record import Record
from tests.extract.drawing import drawn, report
from tests.ziping.command import CORPUS, REPORTS, call
from ziping.outputs import One, Output

Row = dict[str, object]
SHEETS = ["说明", "基础数据", "自评表", "指标", "项目", "未识别"]
PLACE = re.compile(r"表(\d+) 第(\d+)行第([\d、]+)列")
SIGNS = {"=": "", "~": "约", ">": "＞", "<": "＜", ">=": "≥", "<=": "≤"}
SHOWN_NAMES = {"rate": "执行率", "target": "目标", "actual": "完成"}


def rows_of(sheet: Worksheet) -> list[Row]:
    """The rows of a sheet by its headings."""
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    out = tmp_path_factory.mktemp("表 格") / "全部.xlsx"
    assert call("convert", *REPORTS, "-o", out).exit_code == 0
    return openpyxl.load_workbook(out)


@pytest.fixture(scope="module")
def observations() -> list[Row]:
    done = call("convert", *REPORTS, "--to", "observations", "-f", "jsonl")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_sheets_in_their_order(book: openpyxl.Workbook) -> None:
    assert book.sheetnames[: len(SHEETS)] == SHEETS
    assert set(book.sheetnames) - set(SHEETS) <= {"正文"}


def test_every_value_stands_in_the_row_of_its_place(book: openpyxl.Workbook, observations: list[Row]) -> None:
    """By file, table, row and column; as the number in 万元 or in its unit, or in its own words."""
    rows: dict[tuple[str, int, int, int], list[Row]] = defaultdict(list)
    for name in book.sheetnames[1:]:
        for row in rows_of(book[name]):
            for table, line, columns in PLACE.findall(str(row["位置"])):
                for column in columns.split("、"):
                    rows[file_of(row), int(table), int(line), int(column)].append(row)
    read = [one for one in observations if one["status"] == "read" and one["table"] is not None]
    assert len(read) > 1500
    for one in read:
        table, line, column = (int(str(one[name])) + 1 for name in ("table", "row", "col"))
        place = (str(one["document"]), table, line, column)
        found = [cell for row in rows[place] for cell in row.values()]
        assert any(shows(cell, one) for cell in found), (one["key"], place, found)


def file_of(row: Row) -> str:
    return re.sub(r"（第\d+份）$", "", str(row["文件"]))


def shows(cell: object, one: Row) -> bool:
    """Whether a cell shows an observation: counted in the unit for people, or as written."""
    if not one["comparator"]:
        return cell in (one["value"], one["raw"])
    if isinstance(cell, (int, float)) and "/" not in str(one["value"]):
        factor = 10000 if one["unit"] == "元" else 1
        return Decimal(str(cell)) * factor == Decimal(str(one["value"]))
    return isinstance(cell, str) and str(one["raw"]) in cell


def test_money_stands_under_the_heading_of_its_measure(book: openpyxl.Workbook, observations: list[Row]) -> None:
    """Column by column, so that no two can be exchanged."""
    names = {measure: known.zh for measure, known in codebook().measures.items()} | SHOWN_NAMES
    shown = {
        (file_of(row), place.partition("行")[0], head.partition("（")[0], Decimal(str(value)) * 10000)
        for name in ("基础数据", "自评表", "项目")
        for row in rows_of(book[name])
        for head, value in row.items()
        if head.endswith("（万元）") and isinstance(value, (int, float))
        for place in str(row["位置"]).split("；")
    }
    measures = ("prior_final", "budget", "final", "opening_budget", "adjusted_budget", "full_year_budget", "executed")
    wanted = [
        one
        for one in observations
        if one["unit"] == "元" and one["status"] == "read" and one["comparator"] == "=" and one["measure"] in measures
        and one["section"] not in ("other", "prose") and one["field"] != "indicator"
    ]  # fmt: skip
    assert len(wanted) > 400
    for one in wanted:
        place = f"表{int(str(one['table'])) + 1} 第{int(str(one['row'])) + 1}"
        heading = str(names[str(one["measure"])])
        assert (one["document"], place, heading, Decimal(str(one["value"]))) in shown, one["key"]


def test_bodies_years_and_files(book: openpyxl.Workbook) -> None:
    records = [record for path in REPORTS for record in ziping.convert_all(path)]
    expected = {(record.org_name, record.year, record.source) for record in records}
    for name in ("基础数据", "自评表", "指标", "项目"):
        assert {(row["单位"], row["年度"], file_of(row)) for row in rows_of(book[name])} <= expected
    cover = [[cell.value for cell in row] for row in book["说明"].iter_rows()]
    heads = next(number for number, row in enumerate(cover) if row[0] == "单位")
    assert {(row[0], row[1], row[3]) for row in cover[heads + 1 :]} == expected
    assert f"{len(records)} 份报告" in str(cover[2][0])


def test_the_cover_counts_the_rows(book: openpyxl.Workbook) -> None:
    said = " ".join(str(row[0].value) for row in book["说明"].iter_rows(max_row=12))
    for name in SHEETS[1:]:
        assert re.search(rf"{name}：[^，]*(?:，[^，]*)*共 {len(rows_of(book[name]))} 行", said), name


def test_codes_are_text_with_their_zeros(book: openpyxl.Workbook) -> None:
    codes = [cell for cell in cells_of(book["自评表"]) if cell.value == "056003"]
    assert codes
    assert {(cell.data_type, cell.number_format) for cell in codes} == {("s", "@")}


def cells_of(sheet: Worksheet) -> list[Cell]:
    return [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]


FORM = """
    预算部门     | {name}     | <          | <          | <    | <      | <
    年度资金总额 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
    年度资金总额 | 1234.5678  | 10.00      | 12,345,678,901.23456 | 10 | 100% | 10
    一级指标     | 二级指标   | 三级指标   | 年度指标值 | 实际完成值 | 分值 | 得分
    产出指标     | 数量指标   | @SUM(A1)   | +5         | -3次 | 90     | 90
    产出指标     | 数量指标   | 指标2：    |            |      |        |
    总分         | <          | <          | <          | <    | 100    | 100
"""


def saved(tmp_path: Path, name: str, **options: object) -> openpyxl.Workbook:
    lines = ["沅江市档案馆", "2021年度部门整体支出绩效自评报告", "部门整体支出绩效自评表", "单位：万元"]
    (record,) = records_of(report(*lines, drawn(FORM.format(name=name))))
    Output("record", "xlsx", **options).write(One(record), tmp_path / "x.xlsx")  # type: ignore[arg-type]
    return openpyxl.load_workbook(tmp_path / "x.xlsx")


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://a.b")', "+86", "-1+2", "@SUM(1)", "http://a.b/c"])
def test_a_text_is_never_a_formula_nor_a_link(tmp_path: Path, text: str) -> None:
    book = saved(tmp_path, text)
    cells = [cell for sheet in book for cell in cells_of(sheet) if cell.value == text]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}
    assert {bool(cell.quotePrefix) for cell in cells} == {text[0] in "=+-@"}
    assert not any(cell.hyperlink for sheet in book for cell in cells_of(sheet))
    assert not any(cell.data_type == "f" for sheet in book for cell in cells_of(sheet))


def test_numbers_keep_all_their_digits(tmp_path: Path) -> None:
    """What Excel would round stands as a text."""
    (row,) = [row for row in rows_of(saved(tmp_path, "甲局")["自评表"]) if row["项目"] == "年度资金总额"]
    assert row["年初预算数（万元）"] == 1234.5678
    assert row["全年执行数（万元）"] == "12345678901.23456"


@pytest.mark.parametrize(("money", "shown"), [("万元", 1234.5678), ("元", 12345678)])
def test_money_in_the_unit_of_the_heading(tmp_path: Path, money: str, shown: float) -> None:
    (row,) = [row for row in rows_of(saved(tmp_path, "甲局", money=money)["自评表"]) if row["项目"] == "年度资金总额"]
    assert row[f"年初预算数（{money}）"] == shown


def test_a_label_does_not_say_another_unit_than_its_column(tmp_path: Path) -> None:
    (form,) = CORPUS.glob("hunan-2019-huarong/*.docx")
    assert any("万元" in one.label for one in ziping.convert(form).observations() if one.unit == "元")
    assert call("convert", form, "--money", "元", "-o", tmp_path / "y.xlsx").exit_code == 0
    rows = rows_of(openpyxl.load_workbook(tmp_path / "y.xlsx")["基础数据"])
    assert not [row["项目"] for row in rows if "万元" in str(row["项目"])]


@pytest.mark.parametrize("every_row", [False, True])
def test_unfilled_rows_of_the_form_only_when_asked_for(tmp_path: Path, every_row: bool) -> None:
    rows = rows_of(saved(tmp_path, "甲局", every_row=every_row)["指标"])
    assert [row["三级指标"] for row in rows] == ["@SUM(A1)", *(["指标2："] if every_row else [])]


def test_doubt_is_marked_and_said(tmp_path: Path) -> None:
    lines = ["沅江市档案馆", "2021年度部门整体支出绩效自评报告", "部门整体支出绩效自评表", "单位：万元"]
    (record,) = records_of(report(*lines, drawn(FORM.format(name="甲局").replace("1234.5678", "12.3.4"))))
    doubtful = [one for one in record.observations() if one.status == "unreadable"]
    assert [one.raw for one in doubtful] == ["12.3.4"]
    Output("record", "xlsx").write(One(record), tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["自评表"]
    (cell,) = [cell for cell in cells_of(sheet) if cell.value == "12.3.4"]
    assert cell.fill.start_color.rgb == "FFFFE699"
    assert cell.comment is not None
    (row,) = [row for row in rows_of(sheet) if row["项目"] == "年度资金总额"]
    assert cell.comment.text in str(row["存疑"])


def test_a_text_longer_than_a_cell_says_what_is_left_out(tmp_path: Path) -> None:
    record = ziping.convert_all(next(CORPUS.glob("hunan-2022-*/*.docx")))[0]
    long = record.model_copy(update={"org_name": "局" * 40_000})
    Output("record", "xlsx").write(One(long), tmp_path / "x.xlsx")
    shown = str(openpyxl.load_workbook(tmp_path / "x.xlsx")["基础数据"]["A2"].value)
    left_out = re.search(r"余下 (\d+) 字", shown)
    assert left_out is not None
    assert shown.count("局") + int(left_out[1]) == 40_000


def test_findings_for_people(tmp_path: Path) -> None:
    from ziping.check import checked

    lines = ["沅江市粮食储备中心", "2021年度部门整体支出绩效自评报告", "部门整体支出绩效自评表", "单位：万元"]
    record: Record = checked(records_of(report(*lines, drawn(FORM.format(name="沅江市档案馆"))))[0])
    Output("findings", "xlsx").write(One(record), tmp_path / "f.xlsx")
    book = openpyxl.load_workbook(tmp_path / "f.xlsx")
    assert book.sheetnames == ["说明", "问题清单"]
    (row,) = [row for row in rows_of(book["问题清单"]) if row["问题"] == "前后不一致"]
    (finding,) = [finding for finding in record.findings if finding.code == "CROSS"]
    assert (row["问题"], row["严重程度"], row["说明"]) == ("前后不一致", "请说明", finding.message)
    assert row["位置"] == "表1 第1行第2列；第1段第1–9字"
    explained = " ".join(str(cell.value) for cell in book["说明"]["A"] if cell.value)
    assert "问题清单" in explained
    assert "占位行" not in explained


def test_an_indicator_in_three_columns_is_whole(book: openpyxl.Workbook) -> None:
    """Sign, number and unit of their own columns stand together in 目标; beside a unit, what is small stays in 元."""
    rows = rows_of(book["指标"])
    (area,) = [row for row in rows if str(row["单位"]).startswith("荣县") and row["目标"] == "≥8000亩"]
    assert (area["目标符号"], area["目标数"], area["目标单位"]) == ("≥", 8000, "亩")
    heads = [row for row in rows if row["目标"] == "≥1500元"]
    assert heads
    assert {(row["目标数"], row["目标单位"]) for row in heads} == {(1500, "元")}
    (total,) = [row for row in rows if row["目标"] == "≤4,532,000.00元"]
    assert (total["目标数"], total["目标单位"]) == (453.2, "万元")


def test_a_doubt_names_its_measure(tmp_path: Path) -> None:
    form = (
        FORM.format(name="沅江市粮食储备中心").replace("1234.5678 ", "见附件").replace("12,345,678,901.23456", "见附表")
    )
    lines = ["沅江市粮食储备中心", "2021年度部门整体支出绩效自评报告", "部门整体支出绩效自评表", "单位：万元"]
    (record,) = records_of(report(*lines, drawn(form)))
    Output("record", "xlsx").write(One(record), tmp_path / "x.xlsx")
    (row,) = [r for r in rows_of(openpyxl.load_workbook(tmp_path / "x.xlsx")["自评表"]) if r["项目"] == "年度资金总额"]
    assert re.fullmatch("年初预算数：.+；全年执行数：.+", str(row["存疑"]))
