"""A table that no form knows: every cell with the headings above and the labels before it."""

from decimal import Decimal

import pytest

from extract.assemble import records_of
from extract.generic import read_generic
from extract.identify import Identified
from schemas.values import plain
from tests.extract.drawing import drawn, report

Cells = list[tuple[str, str, str]]


def read(drawing: str, *caption: str) -> Cells:
    """Row path, column path and raw of each value cell."""
    cells = read_generic(Identified(drawn(drawing), caption, "", None, 0.0))
    return [(" > ".join(cell.row_path), " > ".join(cell.column_path), cell.reading.raw) for cell in cells]


BESIDE_ALL = """
范围 | 类别 | 事项 | 计划 | 进度
^ | 甲 | 宣传 | 两次 | 完成
^ | ^ | 培训 | 按时 | 完成
^ | 乙 | 检查 | 10户 | 完成
^ | ^ | 走访 | 20户 | 完成
"""
TABLES: dict[str, tuple[str, Cells]] = {
    "one row of headings": (
        "项目 | 预算 | 决算\n甲 | 1 | 2\n乙 | 3 | 4",
        [("甲", "预算", "1"), ("甲", "决算", "2"), ("乙", "预算", "3"), ("乙", "决算", "4")],
    ),
    "headings of two levels": (
        "项目 | 公务用车 | < | 接待\n^ | 购置费 | 运行费 | ^\n甲 | 1 | 2 | 3",
        [("甲", "公务用车 > 购置费", "1"), ("甲", "公务用车 > 运行费", "2"), ("甲", "接待", "3")],
    ),
    "labels of two levels": (
        "类别 | 项目 | 金额\n基本 | 人员 | 1\n^ | 公用 | 2\n项目 | 专项 | 3",
        [("基本 > 人员", "金额", "1"), ("基本 > 公用", "金额", "2"), ("项目 > 专项", "金额", "3")],
    ),
    "a title and unit line inside": (
        "收支表 | <<\n单位：万元 | <<\n项目 | 预算 | 决算\n甲 | 1 | 2",
        [("甲", "预算", "1"), ("甲", "决算", "2")],
    ),
    "blanks": (
        "项目 | 预算 | 决算\n甲 |  | 2\n乙 | ∅ | —",
        [("甲", "预算", ""), ("甲", "决算", "2"), ("乙", "决算", "—")],
    ),
    "texts only": (
        "优 | 良 | 差\n90分以上 | 80分以上 | 60分以下",
        [("90分以上", "良", "80分以上"), ("90分以上", "差", "60分以下")],
    ),
    "years as rows": (
        "年度 | 收入 | 支出\n2020年 | 1 | 2\n2021年 | 3 | 4",
        [("2020年", "收入", "1"), ("2020年", "支出", "2"), ("2021年", "收入", "3"), ("2021年", "支出", "4")],
    ),
    "a sum in the column that counts": (
        "序号 | 项目 | 金额\n1 | 甲 | 3\n（二） | 乙 | 4\n合计 | < | 7",
        [("甲", "金额", "3"), ("乙", "金额", "4"), ("合计", "金额", "7")],
    ),
    "a merged value": ("项目 | 预算 | 决算\n甲 | 1 | <", [("甲", "预算", "1")]),
    "a label beside all rows": (
        BESIDE_ALL,
        [
            (f"范围 > {what}", head, raw)
            for what, plan in [
                ("甲 > 宣传", "两次"),
                ("甲 > 培训", "按时"),
                ("乙 > 检查", "10户"),
                ("乙 > 走访", "20户"),
            ]
            for head, raw in (("计划", plan), ("进度", "完成"))
        ],
    ),
    "one row": ("合计 | 1 | 2", []),
    "one column": ("本表无数据", []),
}


@pytest.mark.parametrize("name", TABLES)
def test_paths(name: str) -> None:
    drawing, expected = TABLES[name]
    assert read(drawing) == expected


UNITS = [
    # heading, label, caption, cell → value, unit, stated unit, comparator
    ("预算（万元）", "甲", "", "1.5", ("15000", "元", "万元", "=")),
    ("预算", "甲（亿元）", "单位：万元", "1.5", ("150000000", "元", "亿元", "=")),
    ("预算", "甲", "单位：万元", "1.5", ("15000", "元", "万元", "=")),
    ("预算（元）", "甲", "单位：万元", "1.5", ("1.5", "元", "元", "=")),
    ("人数（人）", "甲", "单位：万元", "15", ("15", "人", "人", "=")),
    ("面积（㎡）", "甲", "", "15", ("15", "㎡", "㎡", "=")),
    ("执行率（%）", "甲", "单位：万元", "98.5", ("98.5", "%", "", "=")),
    ("预算", "甲", "", "1.5", ("1.5", "", "", "=")),
    ("预算", "甲", "", "约1.5万元", ("15000", "元", "万元", "~")),
    ("预算", "甲", "单位：万元", "98%", ("98", "%", "%", "=")),
    ("预算", "甲", "单位：万元", "良好", ("良好", "", "", "")),
]


@pytest.mark.parametrize(("heading", "label", "caption", "cell", "expected"), UNITS)
def test_units(heading: str, label: str, caption: str, cell: str, expected: tuple[str, ...]) -> None:
    table = drawn(f"项目 | 数量 | {heading}\n{label} | 1 | {cell}")
    (_, first) = read_generic(Identified(table, (caption,) if caption else (), "", None, 0.0))
    reading = first.reading
    stated = (reading.unit, reading.stated_unit, reading.comparator)
    assert reading.value is not None
    assert (plain(reading.value), *stated) == expected


@pytest.mark.parametrize(
    ("cell", "status"),
    [("", "blank"), ("　", "blank"), ("——", "not_applicable"), ("/", "not_applicable"), ("无", "stated_none")],
)
def test_nothing_in_a_cell(cell: str, status: str) -> None:
    (_, first) = read_generic(Identified(drawn(f"项目 | 数量 | 预算\n甲 | 1 | {cell}"), (), "", None, 0.0))
    assert (first.reading.status, first.reading.value) == (status, None)


def test_values_that_happen_to_count() -> None:
    assert read("项目 | 预算 | 决算\n | 1 | 2\n乙 | 3 | 4")[:2] == [("", "预算", "1"), ("", "决算", "2")]


def test_codes_name_rows_and_are_no_amounts() -> None:
    table = drawn("""
        科目编码 | 科目名称           | 本年收入 | 其他收入
        栏次     | <                  | 1        | 2
        合计     | <                  | 33.54    | 0.00
        208      | 社会保障和就业支出 | 24.36    | 0.00
        2080505  | 　养老保险         | 9.18     | 0.00
    """)
    (record,) = records_of(report("收入决算表", "公开02表", "金额单位：万元", table))
    found = [(row.row_path, row.column_path, row.value, row.unit) for row in record.observations()]
    assert record.other_tables[0].title == "收入决算表"
    assert found[2:4] == [
        ("208 > 社会保障和就业支出", "本年收入", "243600", "元"),
        ("208 > 社会保障和就业支出", "其他收入", "0", "元"),
    ]
    assert len(found) == 6


def test_two_halves_where_the_second_says_how_it_is_grouped() -> None:
    table = drawn("""
        收入         | <    | <      | 支出               | <    | <
        项目         | 行次 | 决算数 | 项目（按功能分类） | 行次 | 决算数
        一、财政拨款 | 1    | 500.35 | 一、一般公共服务   | 3    | 506.87
        二、其他收入 | 2    | 12.00  | 二、农林水支出     | 4    | 5.48
    """)
    (record,) = records_of(report("收入支出决算总表", "单位：万元", table))
    assert [(row.row_path, row.column_path, row.raw) for row in record.observations()] == [
        ("一、财政拨款", "收入 > 决算数", "500.35"),
        ("一、一般公共服务", "支出 > 决算数", "506.87"),
        ("二、其他收入", "收入 > 决算数", "12.00"),
        ("二、农林水支出", "支出 > 决算数", "5.48"),
    ]


def test_points_are_points_even_unprinted() -> None:
    form = drawn("""
        指标     | 分值（100分） | 自评得分 | 评分标准 | 评分 | 得分（%）
        会计核算 | 30            | 28.5分   | 20       | ——   | 95
        资产管理 | 70            | 见附件   | 按规定   |      |
    """)
    read_cells = read_generic(Identified(form, (), "", None, 0.0))
    cells = {(cell.row_path[-1], cell.column_path[-1]): cell.reading for cell in read_cells}

    def said(row: str, column: str) -> tuple[str, object, str, str]:
        reading = cells[row, column]
        return reading.status, reading.value, reading.unit, reading.stated_unit

    assert said("会计核算", "分值（100分）") == ("read", Decimal(30), "分", "分")
    assert said("会计核算", "自评得分") == ("read", Decimal("28.5"), "分", "分")
    assert said("会计核算", "评分") == ("not_applicable", None, "分", "分")
    assert said("资产管理", "评分") == ("blank", None, "分", "分")
    assert said("会计核算", "得分（%）") == ("read", Decimal(95), "%", "")
    assert said("资产管理", "得分（%）") == ("blank", None, "%", "")
    assert said("会计核算", "评分标准") == ("read", Decimal(20), "", "")
    assert said("资产管理", "自评得分") == ("read", "见附件", "", "")


def test_what_stands_for_no_number_has_the_unit_of_its_column() -> None:
    form = drawn("""
        项目 | 预算（万元） | 人数（人） | 备注
        甲   | ——           |            | 无
        乙   | 12.5         | 3          |
    """)
    cells = read_generic(Identified(form, ("单位：万元",), "", None, 0.0))
    said = {(cell.row_path[-1], cell.column_path[-1]): (cell.reading.status, cell.reading.unit) for cell in cells}
    assert said["甲", "预算（万元）"] == ("not_applicable", "元")
    assert said["甲", "人数（人）"] == ("blank", "人")
    assert said["甲", "备注"] == ("stated_none", "")
    assert said["乙", "备注"] == ("blank", "")
    assert said["乙", "预算（万元）"] == ("read", "元")


@pytest.mark.parametrize(
    ("heading", "label", "cell", "expected"),
    [
        ("人均补助（元/人）", "甲", "720", ("720", "元/人", "元/人")),
        ("补助标准：元/生", "甲", "720", ("720", "元/生", "元/生")),
        ("里程（公里）", "甲", "3.5", ("3.5", "km", "公里")),
        ("温度（℃）", "甲", "21", ("21", "℃", "℃")),
        ("占比（‰）", "甲", "12", ("1.2", "%", "‰")),
        ("增幅（百分点）", "甲", "1.2", ("1.2", "百分点", "百分点")),
        ("在职人数", "甲", "81", ("81", "人", "人")),
        ("户数", "甲", "81", ("81", "", "")),
        ("决算数", "行政运行（项）", "655.2", ("6552000", "元", "万元")),
        ("决算数", "在职人数", "81", ("81", "人", "人")),
        ("决算数", "甲", "约29.5", ("295000", "元", "万元")),
    ],
)
def test_what_is_no_money_has_no_unit_of_the_caption(
    heading: str, label: str, cell: str, expected: tuple[str, ...]
) -> None:
    table = drawn(f"项目 | {heading}\n{label} | {cell}")
    (reading,) = (found.reading for found in read_generic(Identified(table, ("单位：万元",), "", None, 0.0)))
    assert reading.value is not None
    assert (plain(reading.value), reading.unit, reading.stated_unit) == expected
    assert reading.certain


@pytest.mark.parametrize(
    ("label", "cell", "expected"),
    [
        ("在职人数（人）", "81", ("81", "人")),
        ("完工里程（公里）", "3.5", ("3.5", "km")),
        ("编制数", "86", ("860000", "元")),
        ("人均经费（元）", "7200", ("72000000", "元")),
    ],
)
def test_a_row_of_another_unit_than_its_column_is_doubtful(label: str, cell: str, expected: tuple[str, ...]) -> None:
    table = drawn(f"项目 | 2023年（万元）\n支出 | 620.5\n{label} | {cell}")
    sure, doubtful = (found.reading for found in read_generic(Identified(table, (), "", None, 0.0)))
    assert sure.certain
    assert doubtful.value is not None
    assert (plain(doubtful.value), doubtful.unit) == expected
    assert not doubtful.certain


def test_units_in_a_column_of_their_own() -> None:
    form = drawn("""
        指标     | 单位  | 2022年 | 2023年
        总支出   | 万元  | 1.5    | 约2
        人均补助 | 元/人 | 720    | 750
        新建     | 座    | 3      | ≥4
        办结率   | 百分比 | 96     | 97.5%
    """)
    cells = read_generic(Identified(form, ("单位：万元",), "", None, 0.0))
    read_values = [cell.reading for cell in cells if cell.column_path != ("单位",)]
    assert [(str(one.value), one.unit, one.stated_unit, one.comparator) for one in read_values] == [
        ("15000.0", "元", "万元", "="),
        ("20000", "元", "万元", "~"),
        ("720", "元/人", "元/人", "="),
        ("750", "元/人", "元/人", "="),
        ("3", "座", "座", "="),
        ("4", "座", "座", ">="),
        ("96", "%", "", "="),
        ("97.5", "%", "%", "="),
    ]
