"""三公经费 in a table of their own: fields of the basic data in many wordings, rows of `other` beside a 基础数据表."""

import pytest

from schemas.document import Table
from schemas.record import Record
from tests.extract.drawing import drawn, one_record
from ziping.check import checked

FORM = "national/three-public-2011"
TITLE = "桃江县司法局2021年度部门整体支出绩效自评报告"
HUNAN = """
项目 | 2020年决算数 | 2021年预算数 | 2021年决算数
“三公”经费合计 | 12.85 | 12.00 | 11
1、公务用车购置和维护经费 | 7 | 7 | 6.5
其中：公车购置 | 0 | 0 | 0
　　　公车运行维护 | 7 | 7 | 6.5
2、出国经费 | 0 | 0 | 0
3、公务接待 | 5.85 | 5 | 4.5
"""
NATIONAL = """
序号 | 项　目 | 上年决算数 | 本年预算数 | 本年决算数 | 增减率 | 备注
1 | 因公出国（境）费用 | 0 | 0 | 0 | — |
2 | 公务用车购置及运行维护费 | 7 | 7 | 6.5 | -7.14% | 停用1辆
2.1 | 公务用车购置费 | 0 | 0 | 0 | — |
2.2 | 公务用车运行维护费 | 7 | 7 | 6.5 | -7.14% |
3 | 公务接待费 | 5.85 | 5 | 4.5 | -23% |
合计 | < | 12.85 | 12 | 11 | -14% |
"""
ORDER = """
单位：万元 | < | < | <
“三公”经费项目 | 2020年决算（万元） | 2021年预算（万元） | 2021年决算（万元）
因公出国(境)经费 | 0 | 0 | 0
公务接待费用 | 5.85 | 5 | 4.5
公务用车购置及运行费 | 7 | 7 | 6.5
（1）公务用车购置 | 0 | 0 | 0
（2）公务用车运行费用 | 7 | 7 | 6.5
总计 | 12.85 | 12 | 11
"""
STATED = {
    "total": ("128500", "120000", "110000"),
    "abroad": ("0", "0", "0"),
    "reception": ("58500", "50000", "45000"),
    "vehicle": ("70000", "70000", "65000"),
    "vehicle.purchase": ("0", "0", "0"),
    "vehicle.running": ("70000", "70000", "65000"),
}
BASIC = """
财政供养人员情况（人） | 编制数 | 2021年实际在职人数 | 控制率
^ | 96 | 93 | 96.88%
经费控制情况（万元） | 2020年决算数 | 2021年预算数 | 2021年决算数
支出总额 | 2,846.37 | 3,012.60 | 2,975.24
基本支出 | 1,652.18 | 1,705.40 | 1,698.06
项目支出 | 1,194.19 | 1,307.20 | 1,277.18
三公经费 | 13.85 | 13.00 | 12
厉行节约保障措施 | 公务接待一律凭公函。 | < | <
"""
WIDE = """
预算数 | < | < | 决算数 | < | <
合计 | 因公出国（境）费 | 公务接待费 | 合计 | 因公出国（境）费 | 公务接待费
12 | 7 | 5 | 11 | 6.5 | 4.5
"""


def stated(record: Record) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, str]] = {}
    for row in record.observations():
        if row.section == "basic_data":
            found.setdefault(row.field.removeprefix("three_public."), {})[row.measure] = row.value
    return {field: tuple(told[name] for name in ("prior_final", "budget", "final")) for field, told in found.items()}


@pytest.mark.parametrize("form", [HUNAN, NATIONAL, ORDER])
@pytest.mark.parametrize("caption", ["“三公”经费支出情况表", ""])
def test_alone(form: str, caption: str) -> None:
    record = checked(one_record(TITLE, caption, "单位：万元", drawn(form)))
    assert [use.template for use in record.coverage.tables] == [FORM]
    assert stated(record) == STATED
    rows = [row for row in record.observations() if row.section == "basic_data"]
    assert {(row.period, row.measure) for row in rows} == {
        ("2020", "prior_final"),
        ("2021", "budget"),
        ("2021", "final"),
    }
    assert {row.confidence for row in rows} == {1.0}
    assert {finding.code for finding in record.findings} <= {"UNREAD"}  # 增减率 has no field


def test_columns_without_a_field_are_listed() -> None:
    record = one_record(TITLE, "单位：万元", drawn(NATIONAL))
    listed = {(cell.row_path, cell.column_path, cell.text) for cell in record.coverage.unmapped_cells}
    assert ("公务接待费", "增减率", "-23%") in listed
    assert ("合计", "增减率", "-14%") in listed


def test_two_columns() -> None:
    form = "项目 | 预算数 | 决算数\n合计 | 12 | 11\n公务接待费 | 5 | 4.5\n因公出国（境）费 | 7 | 6.5"
    record = one_record(TITLE, "三公经费情况表", "单位：元", drawn(form))
    assert record.basic_data is not None
    assert [row.value for row in record.observations() if row.section == "basic_data"] == [
        "12", "11", "5", "4.5", "7", "6.5",
    ]  # fmt: skip


def test_no_unit_no_amount() -> None:
    record = one_record(TITLE, drawn(HUNAN))
    assert {row.status for row in record.observations() if row.section == "basic_data"} == {"unreadable"}


@pytest.mark.parametrize("first", ["三公", "基础"])
def test_beside_basic_data(first: str) -> None:
    three, basic = ("“三公”经费支出情况表", "单位：万元", drawn(HUNAN)), ("基础数据表", drawn(BASIC))
    record = one_record(TITLE, *(three + basic if first == "三公" else basic + three))
    assert record.basic_data is not None
    assert record.basic_data["three_public.total"].final.raw == "12"
    assert "three_public.reception" not in record.basic_data
    other = {(row.row_path, row.column_path): row for row in record.observations() if row.section == "other"}
    assert other["3、公务接待", "2021年决算数"].value == "45000"
    assert {row.note for row in other.values()} == {"同一报告另有更全的同类表，本表列入其他表"}


@pytest.mark.parametrize("beside", [(), ("基础数据表", drawn(BASIC))])
def test_what_stands_in_columns_is_read_by_its_headings(beside: tuple[str | Table, ...]) -> None:
    record = one_record(TITLE, *beside, "“三公”经费支出决算表", "单位：万元", drawn(WIDE))
    rows = [row for row in record.observations() if row.section not in ("prose", "basic_data")]
    assert [(row.section, row.column_path, row.value) for row in rows] == [
        ("other", "预算数 > 合计", "120000"),
        ("other", "预算数 > 因公出国（境）费", "70000"),
        ("other", "预算数 > 公务接待费", "50000"),
        ("other", "决算数 > 合计", "110000"),
        ("other", "决算数 > 因公出国（境）费", "65000"),
        ("other", "决算数 > 公务接待费", "45000"),
    ]
