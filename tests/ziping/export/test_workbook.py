"""The workbook, read back by openpyxl, says in words what went in: values, states, texts that look like formulas."""

import re
from decimal import Context, Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as Read
from openpyxl.worksheet.worksheet import Worksheet

from schemas.codebook import codebook
from tests.ziping.export.tables import NASTY, Held, corpus, difference
from ziping.export import export
from ziping.export.panel import quantities, titles
from ziping.outputs.table import Cell
from ziping.outputs.workbook import book as excel
from ziping.outputs.workbook.rows import names_nothing

SECTIONS = {
    "basic_data": "基础数据",
    "self_evaluation": "整体自评表",
    "project_evaluation": "项目自评表",
    "prose": "正文",
    "other": "其他表格",
}
SHEETS = ["说明", *SECTIONS.values(), "面板", "字段说明", "问题", "单位"]
STATES = {
    "read": "",
    "blank": "空白",
    "not_applicable": "不适用",
    "stated_none": "无",
    "absent": "缺行",
    "unreadable": "无法识别",
}
SHOWN = {
    "": None,
    "blank": "（空白）",
    "not_applicable": "——",
    "stated_none": "无",
    "absent": "（缺）",
    "unreadable": "（无法识别）",
    "read": "（非数值）",
}
LONG = Context(prec=60)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    out = tmp_path_factory.mktemp("xlsx") / "数据.xlsx"
    export(corpus(), out)
    return load_workbook(out)


def rows_of(sheet: Worksheet) -> list[dict[str, Read]]:
    heads, *rows = sheet.iter_rows()
    return [{str(head.value): cell for head, cell in zip(heads, row, strict=True)} for row in rows]  # type: ignore[misc]


def decimal(cell: Read) -> Decimal | None:
    """The number of a cell; one of many digits is a text."""
    return None if cell.value is None else Decimal(str(cell.value))


def in_wan(value: Decimal) -> Decimal:
    return value.scaleb(-4, LONG)


def text(cell: Cell) -> str | None:
    """A text as a cell gives it back: none where it is empty, and what no cell can hold is cut."""
    return excel.fitting(str(cell).replace("\r", "\n")) if cell not in (None, "") else None


def shown_rows() -> dict[str, list[dict[str, Cell]]]:
    """The observations of each section without those of placeholder rows."""
    by_row: dict[tuple[Cell, ...], list[dict[str, Cell]]] = {}
    for row in corpus().dicts("observations"):
        names = ("document", "report", "section", "instance", "field", "item", "label")
        by_row.setdefault(tuple(row[name] for name in names), []).append(row)
    left_out = {
        id(row)
        for rows in by_row.values()
        if names_nothing(str(rows[0]["label"])) and all(row["status"] == "blank" for row in rows)
        for row in rows
    }
    assert left_out
    shown: dict[str, list[dict[str, Cell]]] = {section: [] for section in SECTIONS}
    for rows in by_row.values():
        for row in rows:
            if id(row) not in left_out:
                shown[str(row["section"])].append(row)
    return shown


def test_the_sheets(workbook: Workbook) -> None:
    assert workbook.sheetnames == SHEETS
    for name in SHEETS[1:]:
        sheet = workbook[name]
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref


@pytest.mark.parametrize("section", SECTIONS)
def test_the_values(workbook: Workbook, section: str) -> None:
    sheet = rows_of(workbook[SECTIONS[section]])
    rows = shown_rows()[section]
    # a row of a form may come in two places; its rows are the same
    order = ("文件", "第几份", "数据标识", "状态", "原文", "计量单位", "值（基本单位）")
    seen = sorted(sheet, key=lambda row: [str(row[name].value) for name in order])
    wanted = sorted(map(in_words, rows), key=lambda row: [str(row[name]) for name in order])
    assert len(seen) == len(wanted)
    for name in wanted[0]:
        numbers = name in ("金额（万元）", "数值")
        got = [decimal(row[name]) if numbers else row[name].value for row in seen]
        assert difference(got, [row[name] for row in wanted]) is None, name


def in_words(row: dict[str, Cell]) -> dict[str, object]:
    number = row["number"] if isinstance(row["number"], Decimal) else None
    field = codebook().fields.get(str(row["field"]))
    count = {name: None if row[name] is None else int(str(row[name])) + 1 for name in ("report", "table", "row", "col")}
    is_text = number is None and row["status"] == "read"
    return {
        "单位": text(row["org_name"]),
        "年度": row["year"],
        "区划代码": text(row["region"]),
        "名称": field.zh if field else None,
        "字段": text(row["field"]),
        "报告中的名称": text(row["label"]),
        "原文": text(row["raw"]),
        "金额（万元）": in_wan(number) if number is not None and row["unit"] == "元" else None,
        "数值": number if row["unit"] != "元" else None,
        "计量单位": text(row["unit"]) if row["unit"] != "元" else None,
        "文字": text(f"{row['value']}{row['unit']}") if is_text else None,
        "状态": text(STATES[str(row["status"])]),
        "存疑": text(row["note"]),
        "值（基本单位）": text(row["value"]),
        "数据标识": text(row["key"]),
        "页": row["page"],
        "表": count["table"],
        "行": count["row"],
        "列": count["col"],
        "文件": text(row["document"]),
        "第几份": count["report"],
    }


def test_the_panel(workbook: Workbook) -> None:
    columns, rows = corpus().columns("panel"), corpus().dicts("panel")
    sheet = rows_of(workbook["面板"])
    assert len(sheet) == len(rows)
    listed = quantities(columns)
    named = titles(listed, "zh")
    assert len(set(named)) == len(named)
    for quantity, name in zip(listed, named, strict=True):
        unit = "万元" if quantity.unit == "元" else quantity.unit
        title = name + (f"（{unit}）" if unit else "")
        for row, seen in zip(rows, sheet, strict=True):
            value, cell = row[quantity.name], seen[title]
            if isinstance(value, Decimal):
                assert decimal(cell) == (in_wan(value) if unit == "万元" else value)
            else:
                assert cell.value == SHOWN[str(row[f"{quantity.name}_status"])]
            differs = bool(row[f"{quantity.name}_conflict"])
            doubts = {part.partition("：")[0] for part in str(seen["存疑"].value).split("；")}
            assert (name in doubts) is differs
            assert (cell.fill.fgColor.rgb == "FFFFE699") is differs
    assert [row["单位"].value for row in sheet] == [text(row["org_name"]) for row in rows]


def test_texts_are_never_formulas(workbook: Workbook) -> None:
    for sheet in workbook:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    bodies = [row["单位"] for row in rows_of(workbook["单位"])][-len(NASTY) :]
    assert [cell.value for cell in bodies] == [text(name) for name in NASTY]
    assert all(cell.quotePrefix for cell in bodies[:5])
    assert "余下" in str(bodies[-1].value)


def test_codes_are_texts_and_numbers_have_formats(workbook: Workbook) -> None:
    body = rows_of(workbook["单位"])[0]
    assert (body["单位标识"].value, body["单位标识"].number_format) == ("000000", "@")
    amounts = [row["金额（万元）"] for row in rows_of(workbook["基础数据"])]
    assert {cell.number_format for cell in amounts if isinstance(cell.value, (int, float))} >= {"#,##0.00"}


def test_findings(workbook: Workbook) -> None:
    sheet, rows = rows_of(workbook["问题"]), corpus().dicts("findings")
    assert [row["说明"].value for row in sheet] == [text(row["message"]) for row in rows]
    assert {row["严重程度"].value for row in sheet} <= {"必须更正", "请说明", "提示"}
    for seen, row in zip(sheet, rows, strict=True):
        if seen["计量单位"].value == "万元" and row["difference"]:
            assert decimal(seen["差额"]) == in_wan(Decimal(str(row["difference"])))
    assert "万元" in {row["计量单位"].value for row in sheet}


def test_the_codebook(workbook: Workbook) -> None:
    sheet = rows_of(workbook["字段说明"])
    assert [(row["字段"].value, row["中文名称"].value) for row in sheet] == [
        (key, field.zh) for key, field in codebook().fields.items()
    ]


def test_in_english_and_in_yuan(tmp_path: Path) -> None:
    export(corpus(), tmp_path / "x.xlsx", lang="en", money="元")
    book = load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames[:3] == ["About", "Basic data", "Self-evaluation"]
    rows = rows_of(book["Basic data"])
    wanted = [row["number"] for row in shown_rows()["basic_data"] if row["unit"] == "元"]
    assert sorted(filter(None, (decimal(row["Amount (yuan)"]) for row in rows))) == sorted(filter(None, wanted))  # type: ignore[type-var]
    doubts = {str(row["Doubt"].value) for row in rows_of(book["Project evaluation"]) if row["Doubt"].value}
    assert 'the label "年初预算安排" is taken for "年初预算数" by likeness (90%)' in doubts
    assert all(re.sub('"[^"]*"', "", doubt).isascii() for doubt in doubts)


def test_one_table_only(tmp_path: Path) -> None:
    export(corpus(), tmp_path / "x.xlsx", table="panel")
    assert load_workbook(tmp_path / "x.xlsx").sheetnames == ["说明", "面板"]


def test_what_one_sheet_cannot_hold_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MAX_ROWS", 101)
    columns, rows = corpus().columns("observations"), list(corpus().rows("observations"))
    section = [column.name for column in columns].index("section")
    prose = [row for row in rows if row[section] == "prose"][:250]
    export(Held({"observations": (columns, prose)}), tmp_path / "x.xlsx", table="observations")
    book = load_workbook(tmp_path / "x.xlsx")
    names = ["正文", "正文 (2)", "正文 (3)"]
    assert [name for name in book.sheetnames if name.startswith("正文")] == names
    keys = [row["数据标识"].value for name in names for row in rows_of(book[name])]
    assert keys == [row[[column.name for column in columns].index("key")] for row in prose]
    assert len({tuple(cell.value for cell in next(book[name].iter_rows())) for name in names}) == 1
