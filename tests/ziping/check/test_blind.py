"""Tricky reports that are right, and real reports' errors: small documents written before the rules were looked at."""

import pytest

from extract.assemble import records_of
from schemas.document import Table
from tests.extract.drawing import drawn, report
from ziping.check import checked

TITLE = "沅江县水利局2021年度部门整体支出绩效自评报告"
SIGNED = ("沅江县水利局", "2022年3月28日")


def told(*blocks: str | Table) -> list[tuple[str, str, str]]:
    """Code, expected and found of all that asks for an answer."""
    (record,) = records_of(report(TITLE, *blocks, *SIGNED))
    return [
        (one.code, one.expected, one.found)
        for one in checked(record).findings
        if one.severity != "note" and one.code not in ("UNREAD", "LABEL")
    ]


RIGHT = {
    "limits of grades of its own": "按照评分办法（95分以上为优，85—95分为良），自评得分92.5分，等级为“良”。",
    "carried over": "2021年收入总计912.36万元，其中本年收入合计907.36万元，上年结转5万元。年末结转和结余7.26万元。",
    "all and general public": "本年支出合计905.1万元，其中基本支出412.6万元，项目支出492.5万元。"
    "一般公共预算财政拨款支出870.1万元中，基本支出412.6万元，项目支出457.5万元。",
    "budget as base": "2021年“三公”经费支出21.3万元，比上年26万元减少4.7万元，下降18%；"
    "比预算25万元减少3.7万元，减幅14.8%。",
    "another body's heads": "全局核定编制58名，年末实有在职人员55人。其中县水利工程管理所编制20名，在职19人。",
    "shares in whole percent": "本年支出2253.8万元，其中：基本支出885.6万元，占39%；项目支出1368.2万元，占61%。",
    "shares of what is named": "2021年总支出2414.06万元。基本支出1011.7万元，占总支出的41.91%，"
    "其中公用经费95.88万元，占基本支出的9.48%。",
    "share of something else": "总支出506.87万元。涉及项目资金283.89万元，占部门预算项目支出总额的100%。",
    "rate of one of two budgets": "残疾人培训项目年初预算120万元，调整后132.5万元，实际支出130.8万元，执行率98.7%。",
    "rate of a budget and what was added": "河长制项目年初预算100万元，年中追加20万元，实际支出118万元，执行率98.33%。",
    "budget against the budget before": "2021年“三公”经费预算17万元，比上年预算20万元减少3万元，下降15%。",
    "rate of several projects": "共实施3个项目，全年预算合计1425万元，实际支出1398.5万元，总体执行率98.14%。",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_nothing_is_found_in_what_is_right(text: str) -> None:
    assert told(text) == []


WRONG: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "share of the whole before it": (
        "本年收入合计3215.6万元，其中：财政拨款收入2980.4万元，占92.7%；事业收入180万元，占5.6%；其他收入55.2万元，占3.1%。",
        [("RATE", "1.72", "3.1")],
    ),
    "share of a named whole": (
        "总支出3188.9万元。文化体育与传媒支出2410.3万元，占总支出的57.1%。",
        [("RATE", "75.58", "57.1")],
    ),
    "rate of a project": ("农村公路养护项目预算2100万元，实际支出1974万元，执行率98%。", [("RATE", "94", "98")]),
    "project above its budget": (
        "图书馆免费开放项目预算60万元，实际支出64.8万元，执行率108%。",
        [("BUDGET", "600000", "648000")],
    ),
    "limit of the prose": (
        "2021年“三公”经费支出决算18.6万元，比预算16万元超2.6万元。",
        [("BUDGET", "160000", "186000")],
    ),
    "percent of its own base": (
        "支出总额比上年2876.5万元增加312.4万元，增长12.9%。",
        [("CHANGE", "10.86", "12.9")],
    ),
    "percent of the two values": (
        "“三公”经费支出18.6万元。“三公”经费支出比上年的22.4万元减少3.8万元，下降61%。",
        [("CHANGE", "16.96", "61")],
    ),
    "amount of the two values": (
        "社会保障和就业支出210.6万元，较上年198.4万元增加21.2万元，增长6.1%。",
        [("CHANGE", "122000", "212000")],
    ),
    "grade by the national limits": (
        "按照评分办法（90分以上为优，80—90分为良），自评得分92.5分，等级为“良”。",
        [("GRADE", "优", "良")],
    ),
    "direction, told where the value stands elsewhere": (
        "公务接待费8.3万元。\n公务接待费比上年9.6万元增加1.3万元。",
        [("CHANGE", "96000", "83000")],
    ),
}


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_found(case: tuple[str, list[tuple[str, str, str]]]) -> None:
    text, wanted = case
    assert told(*text.split("\n")) == wanted


def test_a_whole_told_twice_is_held_against_the_parts_beside_it() -> None:
    found = told("本年支出合计3188.9万元，其中基本支出1356.2万元，项目支出1852.7万元。", "全年支出3118.9万元。")
    assert ("SUM", "31889000", "32089000") in found
    assert [code for code, *_ in found] == ["CROSS", "SUM"]


BASIC = """
经费控制情况（万元） | 2020年决算数 | 2021年预算数 | 2021年决算数
支出总额 | 2300.92 | 2200 | 2414.06
基本支出 | 980.42 | 1020 | 1011.7
　其中：公用经费 | 96.3 | 92 | {operating}
项目支出 | 1320.5 | 1180 | 1402.36
三公经费 | 18.6 | 17 | {three}
　1、公务用车购置和维护经费 | 12.1 | 11 | 10.2
　　其中：公车购置 | 0 | 0 | 0
　　公车运行维护 | 12.1 | 11 | 10.2
　3、公务接待 | 6.5 | 6 | {reception}
"""
ADDED = "2021年年初预算2200万元，年中追加280.06万元，全年预算2480.06万元。"


def basic(**changed: str) -> Table:
    return drawn(BASIC.format(**{"operating": "95.88", "three": "15.42", "reception": "5.22"} | changed))


def test_a_budget_to_which_more_was_added_is_exceeded_by_more_than_that_only() -> None:
    assert told(ADDED, "部门整体支出绩效评价基础数据表", basic()) == []
    assert told(ADDED, "部门整体支出绩效评价基础数据表", basic(three="18.2", reception="8")) == [
        ("BUDGET", "170000", "182000"),
        ("BUDGET", "60000", "80000"),
    ]
    over = told(ADDED, "部门整体支出绩效评价基础数据表", basic(operating="395.88"))
    assert ("BUDGET", "920000", "3958800") in over


PROJECT = """
项目名称 | 动物防疫 | < | < | < | < | < | <
主管部门 | 区农业农村局 | < | < | 实施单位 | 区农业农村局 | < | <
项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | 300 | 300 | {spent} | {points} | {rate} | {score}
^ | 其中：当年财政拨款 | 300 | {current} | {spent} | — | {rate} | —
^ | 上年结转资金 | 0 | {carried} | 0 | — | | —
^ | 其他资金 | 0 | {other} | 0 | — | | —
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标 | 数量指标 | 免疫家禽 | ≥120万羽 | 126万羽 | 30 | 30 |
^ | ^ | {twice} | ≥120万羽 | 126万羽 | 20 | 20 |
效益指标 | 社会效益指标 | 重大动物疫情 | 0起 | 0起 | 30 | 30 |
满意度指标 | 满意度指标 | 养殖户满意度 | ≥90% | 95% | 10 | 10 |
总分 | < | < | < | < | 100 | {total} |
"""
SOUND = {
    "spent": "285", "rate": "95%", "points": "10", "score": "9.5", "current": "300", "carried": "0",
    "other": "0", "twice": "免疫家畜", "total": "99.5",
}  # fmt: skip


def project(
    said: str = "动物防疫项目全年预算300万元，支出285万元，自评得分99.5分。", **changed: str
) -> list[tuple[str, str, str]]:
    return told(said, "项目支出绩效自评表", drawn(PROJECT.format(**SOUND | changed)))


def test_a_sound_project_has_no_findings() -> None:
    assert project() == []


def test_points_of_the_execution_rate_may_be_left_unprinted() -> None:
    assert project(points="", score="", total="99.5") == []
    assert project(points="", score="", total="89") == [("TOTAL", "90", "89")]


def test_what_prose_says_of_a_project_is_what_its_form_says() -> None:
    assert project("动物防疫项目全年预算300万元，支出258万元。") == [("CROSS", "2850000", "2580000")]
    assert project("动物防疫项目全年预算330万元，支出285万元。") == [("CROSS", "3000000", "3300000")]
    assert project("动物防疫项目自评得分95.9分。") == [("CROSS", "99.5", "95.9")]


def test_funds_of_a_project_are_the_total() -> None:
    assert project(carried="50") == [("SUM", "3000000", "3500000")]
    assert project(carried="15", current="285", rate="95%") == []


def test_a_single_fund_may_be_less_than_the_total_but_not_more() -> None:
    assert project(carried="", other="", current="285", rate="95%") == []
    assert project(carried="", other="", current="315") == [("PART", "3000000", "3150000")]


def test_an_amount_in_another_unit_is_a_slip_of_the_unit() -> None:
    assert {code for code, *_ in project(spent="2850000")} == {"UNIT"}


def test_an_indicator_stands_but_once() -> None:
    assert project(twice="免疫家禽") == [("DUPLICATE", "", "")]


EMPTY_ROWS = """
产出指标 | 数量指标 | 指标1： |  |  |  |  |
^ | ^ | …… |  |  |  |  |
满意度指标 | 满意度指标 | 指标1： |  |  |  |  |
"""


def test_a_form_without_any_indicator_filled_in_is_empty_and_nothing_else() -> None:
    head, _, _ = PROJECT.format(**SOUND | {"spent": "", "rate": "", "score": ""}).partition("产出指标")
    form = drawn(head.rstrip("\n") + EMPTY_ROWS + "总分 | < | < | < | < | 100 |  |")
    assert [code for code, *_ in told("项目支出绩效自评表", form)] == ["EMPTY"]


def test_a_heading_row_of_projects_may_be_without_numbers() -> None:
    rows = "　1、运行维护经费 | 100 | 80 | 102.36\n　2、专项资金 | —— | —— | ——\n"
    rows += "　　河道整治 | 1220.5 | 1100 | {}\n三公经费"
    drawing = BASIC.format(operating="95.88", three="15.42", reception="5.22").replace("三公经费", rows, 1)
    assert told(ADDED, "部门整体支出绩效评价基础数据表", drawn(drawing.format("1300"))) == []
    found = told(ADDED, "部门整体支出绩效评价基础数据表", drawn(drawing.format("1200")))
    assert [code for code, *_ in found] == ["SUM"]


def test_a_grade_and_above_is_no_grade() -> None:
    assert told("自评得分95.38分，自评结果为良好以上，等级为“优”。") == []
