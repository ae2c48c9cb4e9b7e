"""The blocks `heads`, `pairs` and `inline`: one label, one value."""

import pytest

from tests.extract.drawing import (
    HUNAN_2018,
    HUNAN_2021,
    HUNAN_SELF,
    NATIONAL,
    SICHUAN,
    fields,
    left_over,
    located,
    raws,
)

STAFF = {"staff.establishment@value": "96", "staff.actual@value": "93", "staff.control_rate@value": "96.88%"}

STAFF_LAYOUTS = {
    "label merged beside": "财政供养人员情况 | 编制数 | 2021年实际在职人数 | 控制率\n^ | 96 | 93 | 96.88%",
    "no label beside": "编制数 | 2021年实际在职人数 | 控制率\n96 | 93 | 96.88%",
    "columns merged": (
        "财政供养人员 | 编制数 | < | 2021年实际在职人数 | < | 控制率 | <\n^ | 96 | < | 93 | < | 96.88% | <"
    ),
    "other words": "财政供养人员 | 人员编制 | 实有人数 | 人员控制率\n^ | 96 | 93 | 96.88%",
    "another order": "财政供养人员情况 | 控制率 | 编制数 | 2021年实际在职人数\n^ | 96.88% | 96 | 93",
    "bracketed units": "财政供养人员 | 编制数（人） | 2021年↵实际在职人数（人） | 控制率（%）\n^ | 96 | 93 | 96.88%",
}


@pytest.mark.parametrize("drawing", [pytest.param(text, id=name) for name, text in STAFF_LAYOUTS.items()])
def test_heads(drawing: str) -> None:
    reading = located(HUNAN_2021, drawing)
    assert dict(sorted(raws(reading).items())) == dict(sorted(STAFF.items()))
    assert reading.unmapped == ()


def test_building() -> None:
    reading = located(
        HUNAN_2018,
        """
        楼堂馆所 | 批复规模↵（㎡） | 实际规模（㎡） | 规模↵控制率 | 预算投资（万元） | 实际投资 | 投资概算控制率
        ^ | 3200 | 3180 | 99.38% | 1280 | 1265.3268 | —
        """,
    )
    assert raws(reading) == {
        "building.approved_area@value": "3200",
        "building.actual_area@value": "3180",
        "building.area_control_rate@value": "99.38%",
        "building.budget_investment@value": "1280",
        "building.actual_investment@value": "1265.3268",
        "building.investment_control_rate@value": "—",
    }
    assert reading.located[0].label == "批复规模\n（㎡）"
    assert reading.located[2].label == "规模\n控制率"


def test_goal_has_two_labels() -> None:
    reading = located(
        HUNAN_SELF,
        """
        年度↵总体↵目标 | 预期目标                  | 实际完成情况
        ^             | 1.完成改造。2.控制成本。    |
        """,
    )
    assert [(place.field, place.measure, place.label, place.raw) for place in reading.located] == [
        ("goal", "target", "预期目标", "1.完成改造。2.控制成本。"),
        ("goal", "actual", "实际完成情况", ""),
    ]


def test_headings_without_a_row_below_have_no_values() -> None:
    reading = located(HUNAN_2021, "编制数 | 2021年实际在职人数 | 控制率")
    assert reading.located == ()
    assert reading.unmapped == ()


PAIRS = [
    pytest.param(
        NATIONAL,
        "项目名称 | 小流域治理 | < | <\n主管部门 | 甲中心 | 实施单位 | 乙服务站",
        {
            "project.name@value": "小流域治理",
            "project.supervisor@value": "甲中心",
            "project.implementer@value": "乙服务站",
        },
        id="several in a row",
    ),
    pytest.param(
        NATIONAL,
        "主管部门及代码 | 甲中心 | 项目实施单位 | \n项目名称 | 丙 | < | <",
        {"project.supervisor@value": "甲中心", "project.implementer@value": "", "project.name@value": "丙"},
        id="aliases, and a value left blank",
    ),
    pytest.param(
        NATIONAL,
        "项目名称：小流域治理 | < | <\n主管部门：甲中心 | 实施单位： 乙站 | ",
        {"project.name@value": "小流域治理", "project.supervisor@value": "甲中心", "project.implementer@value": "乙站"},
        id="label and value in one cell",
    ),
    pytest.param(
        HUNAN_SELF,
        "部门名称 | < | 甲中心 | < | 预算编码 | 013026",
        {"department@value": "甲中心", "budget_code@value": "013026"},
        id="a wide label",
    ),
    pytest.param(
        HUNAN_SELF,
        "预算部门、↵单位名称 | 甲局 | 甲局 | 甲局",
        {"department@value": "甲局"},
        id="a value repeated in unmerged cells",
    ),
    pytest.param(
        SICHUAN,
        "主管部门 | 131-甲局 | 实施单位 | 乙站\n项目名称 | 5103-节水 | < | <",
        {
            "project.supervisor@value": "131-甲局",
            "project.implementer@value": "乙站",
            "project.name@value": "5103-节水",
        },
        id="names with a code in front",
    ),
    pytest.param(
        HUNAN_2021,
        "厉行节约保障措施 | 1.严格接待标准；2.压减会议。",
        {"savings_measures@value": "1.严格接待标准；2.压减会议。"},
        id="a long text",
    ),
    pytest.param(HUNAN_SELF, "等级 | < | 优", {"grade@value": "优"}, id="the grade"),
    pytest.param(HUNAN_SELF, "预算部门", {}, id="a label without a cell for its value"),
    pytest.param(NATIONAL, "主管部门 | 实施单位\n甲 | 乙", {}, id="a label beside a label has no value there"),
]


@pytest.mark.parametrize(("template", "drawing", "expected"), PAIRS)
def test_pairs(template: str, drawing: str, expected: dict[str, str]) -> None:
    assert raws(located(template, drawing)) == expected


NATURE = {
    "funds.source.general_public@value": "678.36",
    "funds.source.government_fund@value": "0",
    "funds.source.special_account@value": "",
    "funds.use.basic@value": "500",
    "funds.use.project@value": "178.36",
}

NATURE_LAYOUTS = {
    "label：value, two groups side by side": """
        按收入性质分：                   | 按支出性质分：
        其中：一般公共预算：678.36        | 其中：基本支出：500
        　　　政府性基金拨款：0           | 　　　项目支出：178.36
        　　　纳入专户管理的非税收入拨款： |
        """,
    "several lines in one cell": """
        按收入性质分 | 按支出性质分
        其中：一般公共预算：678.36↵政府性基金拨款:0↵纳入专户管理的非税收入拨款： | 其中： 基本支出：500↵项目支出：178.36
        """,
    "label and value in two cells": """
        按收入性质分     | <      | 按支出性质分 | <
        其中：一般公共预算 | 678.36 | 基本支出   | 500
        政府性基金拨款    | 0      | 项目支出    | 178.36
        纳入专户管理的非税收入拨款 |  |         |
        """,
    "beside a merged label, other words": """
        年度预算↵申请（万元） | 按资金性质分 | 按支出性质划分
        ^ | 一般公共预算拨款：678.36       | 基本支出：500
        ^ | 政府性基金：0                  | 项目支出：178.36
        ^ | 财政专户管理资金：              |
        """,
}


@pytest.mark.parametrize("drawing", [pytest.param(text, id=name) for name, text in NATURE_LAYOUTS.items()])
def test_inline(drawing: str) -> None:
    reading = located(HUNAN_SELF, drawing)
    assert dict(sorted(raws(reading).items())) == dict(sorted(NATURE.items()))
    assert left_over(reading) == []


def test_inline_labels_are_as_written_without_the_colon() -> None:
    reading = located(HUNAN_SELF, "按收入性质分：\n其中：一般公共预算：678.36\n　　　政府性基金拨款： 0")
    assert [place.label for place in reading.located] == ["其中：一般公共预算", "政府性基金拨款"]
    assert reading.located[0].row_path == ("按收入性质分：", "其中：一般公共预算")


def test_a_group_head_that_holds_its_own_sum() -> None:
    """按收入性质分:2030.12 | 按支出性质分:1925.67 side by side in one row: nothing is lost silently."""
    reading = located(
        HUNAN_SELF, "按收入性质分:2030.12 | 按支出性质分:1925.67\n其中：一般公共预算：2030.12 | 基本支出：1925.67"
    )
    assert raws(reading) == {"funds.source.general_public@value": "2030.12", "funds.use.basic@value": "1925.67"}
    assert [text for text, _, _ in left_over(reading)] == ["按收入性质分:2030.12", "按支出性质分:1925.67"]


def test_an_unknown_line_leaves_the_whole_cell_listed() -> None:
    reading = located(HUNAN_SELF, "按收入性质分\n一般公共预算：678.36↵某某捐赠：3")
    assert fields(reading) == []
    assert left_over(reading) == [("一般公共预算：678.36\n某某捐赠：3", "", "按收入性质分")]


def test_the_unit_of_an_inline_value_may_stand_beside_its_group() -> None:
    reading = located(HUNAN_SELF, "年度预算申请（万元） | 按收入性质分\n^ | 一般公共预算：678.36", caption=["单位：元"])
    assert reading.located[0].unit_texts == ("一般公共预算", "按收入性质分", "年度预算申请（万元）", "单位：元")


def test_two_headings_side_by_side_are_no_label_and_value() -> None:
    """An unknown heading beside 预期目标 is not its value: both texts below stay listed."""
    reading = located(HUNAN_SELF, "预期目标 | 目标完成综述\n完成改造 | 改造已完成")
    assert fields(reading) == []
    assert [text for text, _, _ in left_over(reading)] == ["目标完成综述", "完成改造", "改造已完成"]


GOALS = {
    "alone in its row": ("年度总体目标 | 建成两座 | < | <", {"goal@target": "建成两座"}),
    "with remarks beside": ("当年绩效目标 | 建成两座 | < | 见说明", {}),
    "names of block and column": (
        "总体目标 | 年度目标 | < | 实际完成情况\n^ | 建成两座 | < | 建成三座",
        {"goal@target": "建成两座", "goal@actual": "建成三座"},
    ),
    "unknown words beside the block's name": (
        "年度总体目标 | 年初申报目标 | < | 全年目标落实情况\n^ | 建成两座 | < | 建成三座",
        {"goal@target": "建成两座", "goal@actual": "建成三座"},
    ),
    "a name over both rows is no heading, though a known heading is called so": (
        "总体目标 | 年初申报目标 | < | 目标实际完成情况\n^ | 建成两座 | < | 建成三座\n | | |",
        {"goal@target": "建成两座", "goal@actual": "建成三座"},
    ),
    "a heading is no goal": ("年度总体目标 | 三级指标 | < | <", {}),
}


@pytest.mark.parametrize("name", GOALS)
def test_goals(name: str) -> None:
    drawing, expected = GOALS[name]
    assert raws(located(NATIONAL, drawing)) == expected


def test_pairs_said_again_where_they_were_merged() -> None:
    reading = located(
        HUNAN_2021,
        """
        财政供养人员 | 编制数 | 编制数 | 38 | 在职人数 | 在职人数 | 35
        经费控制情况 | 2020年决算数 | 2020年决算数 | 2021年预算数 | 2021年预算数 | 2021年决算数 | 2021年决算数
        """,
    )
    assert raws(reading) == {"staff.establishment@value": "38", "staff.actual@value": "35"}
