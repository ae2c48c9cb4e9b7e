"""The day on which forms were filled in: read behind its label below, above or inside a table, taken where no
signature dates the report."""

from decimal import Decimal

import pytest

from extract.filled import filled_in_line, filled_in_table
from schemas.document import Paragraph
from tests.extract.drawing import by_key, drawn, one_record
from ziping.check import checked

JIA = "桃江县司法局"
TITLE = f"{JIA}2021年度部门整体支出绩效自评报告"
FORM = """
预算部门 | 桃江县司法局 | < | < | <
一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分
产出指标 | 培训 | ≥95% | 97.3% | 50
总分 | < | < | < | 50
"""
GOALS = """
项目名称 | 甲项目 | 主管部门 | 乙局
实施单位 | 丙站 | 填报日期 | 2020年11月3日
一级指标 | 二级指标 | 三级指标 | 年度指标值
产出指标 | 数量指标 | 培训 | ≥95%
"""

LINES = [
    ("填报日期：2022年3月25日", "2022年3月25日", "2022-03-25"),
    ("填表人：文○○    填报日期：2022年3月20日    联系电话：0737-8800000", "2022年3月20日", "2022-03-20"),
    ("填表人：罗○○　　　　填报日期：2022.4.8　　　　负责人：", "2022.4.8", "2022-04-08"),
    ("填表日期: 2022-04-08", "2022-04-08", "2022-04-08"),
    ("填报时间：２０２２年４月８日", "２０２２年４月８日", "2022-04-08"),
    ("填 报 日 期：2022 年 4 月 8 日", "2022 年 4 月 8 日", "2022-04-08"),
    ("填报日期：二〇二二年四月八日", "二〇二二年四月八日", "2022-04-08"),
    ("填报日期：20220408", "20220408", "2022-04-08"),
    ("填报日期：2022年4月", "2022年4月", "2022-04"),
    ("单位（盖章）  填报日期：2022年4月8日", "2022年4月8日", "2022-04-08"),
    ("单位负责人：甲  日期：2022年4月8日", "2022年4月8日", "2022-04-08"),
]
NO_DAY = [
    "填报日期：",
    "填报日期：    年  月  日",
    "填报日期：2022年",
    "填报日期：2022年13月8日",
    "日期：2022年4月8日",
    "项目起止时间：2022年4月8日",
    "完成时间：2022年4月8日",
    "项目负责人：甲  日期：2022年4月8日",
    "要求于填报日期：2022年4月8日前报送，" + "逾期不予受理。" * 30,
]


@pytest.mark.parametrize(("line", "raw", "day"), LINES)
def test_behind_its_label(line: str, raw: str, day: str) -> None:
    (found,) = filled_in_line(Paragraph(7, line))
    start, end = found.place.start or 0, found.place.end
    assert (found.raw, found.value, line[start:end]) == (raw, day, raw)


@pytest.mark.parametrize("line", NO_DAY)
def test_no_day(line: str) -> None:
    assert filled_in_line(Paragraph(7, line)) == []


TABLES = [
    ("填报日期 | 2022年4月8日", (0, 1)),
    ("填报日期： | 2022-04-08", (0, 1)),
    ("填报日期：2022年4月8日 | <", (0, 0)),
    ("填表人 | 甲 | 日期 | 2022.4.8", (0, 3)),
    ("填表人：甲 | < | 日期：2022年4月8日 | <", (0, 2)),
]


@pytest.mark.parametrize(("drawing", "place"), TABLES)
def test_in_cells(drawing: str, place: tuple[int, int]) -> None:
    (found,) = filled_in_table(drawn(drawing))
    assert (found.value, found.place.row, found.place.col) == ("2022-04-08", *place)


@pytest.mark.parametrize(
    "drawing",
    [
        "项目负责人 | 甲 | 日期 | 2022年4月8日",
        "完成时间 | 2022年4月8日",
        "日期 | 2022年4月8日",
        "填报日期 | 填报人\n2022年4月8日 | 甲",
    ],
)
def test_in_cells_no_day(drawing: str) -> None:
    assert list(filled_in_table(drawn(drawing))) == []


def test_below_a_table() -> None:
    record = one_record(TITLE, drawn(FORM), "填表人：甲    填报日期：2022年3月25日")
    row = by_key(record)["prose.0/report_date@value~1:14"]
    assert record.report_date == row.value == "2022-03-25"
    assert (row.raw, row.match, row.confidence, row.note) == (
        "2022年3月25日",
        "rule",
        1.0,
        "没有落款日期，取自填报日期",
    )


def test_a_cell_of_the_form() -> None:
    record = one_record(TITLE, drawn(FORM + "填报日期 | 2022年3月25日 | < | < | <"))
    row = by_key(record)["prose.0/report_date@value"]
    assert (record.report_date, row.table, row.row, row.col) == ("2022-03-25", 0, 4, 1)
    assert record.coverage.unmapped == 0


def test_a_signature_goes_first_and_is_the_only_date() -> None:
    record = one_record(TITLE, drawn(FORM), "填报日期：2022年3月25日", JIA, "2022年4月1日")
    dates = [row.value for row in record.observations() if row.field == "report_date"]
    assert dates == [record.report_date] == ["2022-04-01"]


def test_several_days_the_latest_told_as_doubtful() -> None:
    record = one_record(TITLE, "填报日期：2022年3月25日", drawn(FORM), "填报日期：2022年3月28日")
    (row,) = [row for row in record.observations() if row.field == "report_date"]
    assert (record.report_date, row.confidence, row.note) == (
        "2022-03-28",
        0.8,
        "没有落款日期，各表的填报日期不一，取最晚的",
    )


def test_goals_are_filled_in_before_the_year() -> None:
    record = one_record(TITLE, drawn(FORM), drawn(GOALS))
    assert [use.template for use in record.coverage.tables][1] == "national/project-targets-2020"
    assert (record.report_date, record.coverage.unmapped) == ("", 0)


def test_written_before_the_end_of_the_year() -> None:
    record = checked(one_record(TITLE, drawn(FORM), "填报日期：2021年3月25日"))
    (finding,) = [finding for finding in record.findings if finding.code == "DATE"]
    assert (finding.severity, finding.found, finding.evidence) == (
        "error",
        "2021-03-25",
        ("prose.0/report_date@value~1:5",),
    )


def test_it_bounds_the_year_that_the_prose_names() -> None:
    said = "2022年将继续努力。2022年计划培训。2022年再上台阶。2021年完成培训。2021年运行平稳。"
    record = one_record(f"{JIA}部门整体支出绩效自评报告", said, "填报日期：2022年3月25日")
    assert record.year == 2021
    assert Decimal(record.report_date[:4]) == 2022
