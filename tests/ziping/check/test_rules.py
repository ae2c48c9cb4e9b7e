"""A report that contradicts itself in every way: each contradiction is found, with its figures, and nothing else."""

from collections.abc import Sequence

import pytest

from extract.assemble import records_of
from schemas.finding import Finding
from tests.extract.drawing import drawn, report
from ziping.check import checked

TITLE = ("沅江市粮食储备中心", "2021年度部门整体支出绩效自评报告")
BASIC = "部门整体支出绩效评价基础数据表"
SELF = "部门整体支出绩效自评表"

BASIC_DATA = """
财政供养人员情况（人） | 编制数 | 2021年实际在职人数 | 控制率
^              | {posts} | 43 | {control}
经费控制情况（万元） | 2020年决算数 | 2021年预算数 | 2021年决算数
支出总额     | 1225.82 | 1767.91 | {total}
基本支出     | 633.17 | 1441.77 | {basic}
　其中：公用经费 | 265.51 | 301.24 | {operating}
项目支出     | 592.65 | 326.14 | {project}
三公经费     | 5.51 | 9 | {three}
　1、公务用车购置和维护经费 | 4.42 | 7 | {vehicle}
　　其中：公车购置 |  |  | 
　　公车运行维护 | 4.42 | 7 | {running}
　3、公务接待 | 1.09 | 2 | 0.89
政府采购金额  | ——  | 210.13 | {bought}
"""  # noqa: W291
SOUND = {
    "posts": "45", "control": "95.56%", "total": "1767.91", "basic": "1441.77", "operating": "301.24",
    "project": "326.14", "three": "6.32", "vehicle": "5.43", "running": "5.43", "bought": "200.5",
}  # fmt: skip

SELF_EVALUATION = """
预算部门 | 沅江市粮食储备中心 | < | < | < | < | < | <
年度预算申请（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | 偏差原因
年度资金总额 | 1976.01 | 1767.91 | 1732.55 | 10分 | {rate} | {points} | 
按收入性质分 | < | < | < | 按支出性质分 | < | < | <
一般公共预算：{public} | < | < | < | 基本支出：1441.77 | < | < | <
纳入专户管理的非税收入拨款：436 | < | < | < | 项目支出：326.14 | < | < | <
预期目标 | < | < | < | 实际完成情况 | < | < | <
全年轮换储备粮两万吨，仓容完好率达到九成五。 | < | < | < | {goal} | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因
产出指标（{group}） | 数量指标 | 轮换储备粮 | ≥2万吨 | {grain} | 30 | 30 | 
^ | 质量指标 | 仓容完好率 | 95% | {whole} | 30 | {lost} | {why}
效益指标（30分） | 社会效益指标 | 应急保供 | 全年不断供 | 未断供 | {weight} | 30 | 
总分 | < | < | < | < | 100 | {sum} | 
"""  # noqa: W291
SOUND_SELF = {
    "rate": "98%", "points": "9.8", "public": "1331.91", "goal": "轮换两万一千吨，完好率九成六。", "group": "60分",
    "grain": "2.1万吨", "whole": "96%", "lost": "30", "why": "", "weight": "30", "sum": "99.8",
}  # fmt: skip

PROSE = (
    "本单位编制45人，实有人数53人，其中在职人员43人，退休人员10人。",
    "2021年决算总支出1767.91万元，其中基本支出1441.77万元，项目支出326.14万元。",
    "2021年“三公”经费支出6.32万元，比上年增加0.81万元，增长14.7%。",
    "自评得分99.8分，等级为优。",
)
DATED = ("沅江市粮食储备中心", "2022年4月24日")


def found_in(*blocks: object) -> tuple[Finding, ...]:
    (record,) = records_of(report(*TITLE, *blocks, *DATED))  # type: ignore[arg-type]
    return tuple(one for one in checked(record).findings if one.code not in ("UNREAD", "LABEL"))


def basic(**changed: str) -> tuple[Finding, ...]:
    return found_in(BASIC, drawn(BASIC_DATA.format(**SOUND | changed)))


def evaluated(**changed: str) -> tuple[Finding, ...]:
    return found_in(SELF, "单位：万元", drawn(SELF_EVALUATION.format(**SOUND_SELF | changed)))


def said(at: int, text: str) -> tuple[Finding, ...]:
    lines = [text if index == at else line for index, line in enumerate(PROSE)]
    return found_in(*lines, BASIC, drawn(BASIC_DATA.format(**SOUND)))


def told(findings: Sequence[Finding]) -> list[tuple[str, ...]]:
    return [
        (one.code, one.severity, one.expected, one.found, one.tolerance) for one in findings if one.severity != "note"
    ]


def test_a_sound_report_has_none() -> None:
    assert told(basic()) == told(evaluated()) == told(said(0, PROSE[0])) == []


BASIC_CASES: list[tuple[dict[str, str], list[tuple[str, ...]]]] = [
    ({"control": "100%"}, [("RATE", "error", "95.56", "100", "0.5")]),
    ({"control": "96%"}, []),
    ({"control": "95.55%"}, []),
    ({"control": "95.5%"}, []),
    ({"control": "95.3%"}, [("RATE", "error", "95.56", "95.3", "0.1")]),
    ({"total": "1767.92"}, []),
    ({"total": "1777.91"}, [
        ("SUM", "error", "17779100", "17679100", "100"), ("BUDGET", "warning", "17679100", "17779100", "0")]),
    ({"operating": "1451.77"}, [
        ("PART", "error", "14417700", "14517700", "100"), ("BUDGET", "warning", "3012400", "14517700", "0"),
        ("CHANGE", "warning", "2655100", "14517700", "")]),
    ({"project": "3261400"}, [("UNIT", "error", "17679100", "32615441770000", "")]),
    ({"three": "5.43", "vehicle": "6.32"}, [
        ("SUM", "error", "54300", "72100", "100"), ("SUM", "error", "63200", "54300", "100"),
        ("SWAP", "warning", "", "", "")]),
    ({"bought": "310.2"}, [("BUDGET", "warning", "2101300", "3102000", "0")]),
    ({"running": "约5.43"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "wanted"), BASIC_CASES)
def test_basic_data(changed: dict[str, str], wanted: list[tuple[str, ...]]) -> None:
    found = told(basic(**changed))
    assert [one[:2] for one in found][: len(wanted)] == [one[:2] for one in wanted]
    if changed.get("project") is None:  # a slip of the unit breaks more than its sum
        assert found == wanted


SELF_CASES: list[tuple[dict[str, str], list[tuple[str, ...]]]] = [
    ({"rate": "89.62%", "points": "8.96", "sum": "98.96"}, [("RATE", "error", "98", "89.62", "0.01")]),
    ({"rate": "87.68%", "points": "8.77", "sum": "98.77"}, []),
    ({"points": "9", "sum": "99"}, [("SCORE", "warning", "9.8", "9", "0.5")]),
    ({"points": "10", "sum": "100"}, []),
    ({"points": "11", "sum": "101"}, [("SCORE", "error", "10", "11", "0"), ("SCORE", "error", "100", "101", "0")]),
    ({"group": "50分"}, [("WEIGHT", "error", "50", "60", "0")]),
    ({"weight": "20"}, [
        ("WEIGHT", "error", "100", "90", "0"), ("WEIGHT", "error", "30", "20", "0"),
        ("SCORE", "error", "20", "30", "0")]),
    ({"sum": "99.3"}, [("TOTAL", "error", "99.8", "99.3", "0")]),
    ({"sum": "100"}, []),
    ({"public": "1542.36"}, [("SUM", "error", "19760100", "19783600", "100")]),
    ({"goal": "全年轮换储备粮两万吨，仓容完好率达到九成五。"}, [("DUPLICATE", "warning", "", "", "")]),
    ({"grain": "1.8万吨"}, [("SCORE", "warning", "", "", "")]),
    ({"grain": "近2万吨"}, []),
    ({"whole": "93%", "lost": "28", "sum": "97.8"}, [("REASON", "warning", "", "", "")]),
    ({"whole": "93%", "lost": "28", "sum": "97.8", "why": "设备检修延期"}, []),
    ({"whole": "", "lost": "", "sum": "69.8"}, [("EMPTY", "warning", "", "", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "wanted"), SELF_CASES)
def test_self_evaluation(changed: dict[str, str], wanted: list[tuple[str, ...]]) -> None:
    assert told(evaluated(**changed)) == wanted


PROSE_CASES: list[tuple[int, str, list[tuple[str, ...]]]] = [
    (0, "本单位编制45人，实有人数55人，其中在职人员43人，退休人员10人。", [("SUM", "error", "55", "53", "")]),
    (0, "本单位编制46人，在职人员43人。", [("CROSS", "error", "45", "46", "0")]),
    (1, "2021年决算总支出1776.91万元。", [("CROSS", "error", "17679100", "17769100", "100")]),
    (1, "2021年决算总支出约1800万元。", []),
    (1, "2021年决算总支出0.18亿元。", []),
    (1, "2021年决算总支出1767.91元。", [("UNIT", "error", "17679100", "1767.91", "100")]),
    (2, "2021年“三公”经费支出6.32万元，比上年减少0.81万元。", [("CHANGE", "error", "55100", "63200", "")]),
    (2, "2021年“三公”经费支出6.32万元，比上年增长41.7%。", [("CHANGE", "error", "14.7", "41.7", "")]),
    (2, "2021年“三公”经费支出6.32万元，较年初预算减少2.68万元，下降29.78%。", []),
    (2, "2021年“三公”经费支出6.32万元，较预算减少2.68万元，下降27.98%。", [("CHANGE", "error", "29.78", "27.98", "")]),
    (3, "自评得分99.8分，等级为良。", [("GRADE", "error", "优", "良", "")]),
    (3, "自评得分89.8分，等级为良好。", []),
]  # fmt: skip


@pytest.mark.parametrize(("at", "text", "wanted"), PROSE_CASES)
def test_prose(at: int, text: str, wanted: list[tuple[str, ...]]) -> None:
    assert [one[:4] for one in told(said(at, text))] == [one[:4] for one in wanted]


def test_the_date_of_the_evaluated_year() -> None:
    (record,) = records_of(report(*TITLE, *PROSE, "沅江市粮食储备中心", "2021年4月24日"))
    (finding,) = (one for one in checked(record).findings if one.code == "DATE")
    assert (finding.severity, finding.expected, finding.found) == ("error", "2021-12-31", "2021-04-24")
    assert finding.message == "报告日期2021年4月24日早于评价年度2021年的年末"


def test_messages_in_english_keep_figures_and_fingerprint() -> None:
    (record,) = records_of(report(*TITLE, BASIC, drawn(BASIC_DATA.format(**SOUND | {"control": "100%"}))))
    (zh,), (en,) = ([one for one in checked(record, lang).findings if one.code == "RATE"] for lang in ("zh", "en"))
    assert zh.message == "控制率填报100%，按实际在职人数43÷编制数45应为95.56%"
    assert en.message == "Staffing control rate is 100%; Staff in post 43 ÷ Authorised posts 45 gives 95.56%"
    assert zh.model_copy(update={"message": ""}) == en.model_copy(update={"message": ""})


def test_a_finding_on_a_doubtful_reading_is_no_error() -> None:
    """No unit is printed anywhere: amounts are read by the form's habit, and what rests on them says so."""
    bare = BASIC_DATA.replace("（万元）", "").format(**SOUND | {"total": "1877.91"})
    (finding, *_) = (one for one in found_in(BASIC, drawn(bare)) if one.code == "SUM")
    assert finding.severity == "warning"
    assert "读取存疑" in finding.message


@pytest.mark.parametrize(
    "raw", ["9" * 45 + ".99", "0", "-5", "0." + "0" * 30 + "1", "1/3", "3%", "10-20", "——", "1" * 90]
)
def test_no_figure_is_too_odd_for_the_rules(raw: str) -> None:
    for name in SOUND:
        basic(**{name: raw})
    for name in ("rate", "points", "public", "grain", "lost", "weight", "sum"):
        evaluated(**{name: raw})


UNTOTALLED = SELF_EVALUATION.replace("总分 | < | < | < | < | 100 | {sum} | \n", "")
WEIGHT_CASES: list[tuple[dict[str, str], str, str, list[tuple[str, ...]]]] = [
    ({}, "10分", "30", []),
    ({}, "", "30", []),  # the ten of the execution rate are not printed
    ({"rate": "98%", "points": "19.6", "group": "50分"}, "", "20", []),  # twenty, by the points that they gave
    ({"points": "8.5"}, "", "30", []),  # ten all the same, if the form has a scale of its own
    ({"group": "65分"}, "", "35", [("WEIGHT", "error", "100", "95")]),
]


@pytest.mark.parametrize(("changed", "weight", "lost", "wanted"), WEIGHT_CASES)
def test_weights_of_a_form_without_a_total(
    changed: dict[str, str], weight: str, lost: str, wanted: list[tuple[str, ...]]
) -> None:
    form = UNTOTALLED.format(**SOUND_SELF | changed)
    form = form.replace("| 10分 |", f"| {weight} |").replace("| 95% | 96% | 30 | 30", f"| 95% | 96% | {lost} | {lost}")
    found = [one for one in told(found_in(SELF, "单位：万元", drawn(form))) if one[0] == "WEIGHT"]
    assert [one[:4] for one in found] == wanted


@pytest.mark.parametrize(
    ("lost", "wanted"),
    [("30", []), ("25", [("WEIGHT", "error", "100", "85"), ("WEIGHT", "error", "60", "55")])],
    ids=["ten unprinted", "fifteen lacking"],
)
def test_a_form_with_a_total_may_score_the_execution_rate_without_its_weight(
    lost: str, wanted: list[tuple[str, ...]]
) -> None:
    form = SELF_EVALUATION.format(**SOUND_SELF).replace("| 10分 |", "|  |")
    form = form.replace("| 95% | 96% | 30 | 30", f"| 95% | 96% | {lost} | {lost}")
    found = [one for one in told(found_in(SELF, "单位：万元", drawn(form))) if one[0] == "WEIGHT"]
    assert sorted(one[:4] for one in found) == wanted


def test_a_value_merged_over_two_columns_lacks_in_no_sum() -> None:
    """It is read in the first of them, with a doubt: what the second would need is not there to be added."""
    form = """
    经费控制情况（万元） | 2021年决算数 | 2022年预算数 | 2022年决算数
    支出总额 | 402.11 | 415.00 | 409.37
    一、基本支出 | 301.05 | 310.00 | 307.20
    二、项目支出 | 101.06 | 105.00 | 102.17
    1、运行维护经费 | 40.00 | 42.00 | {}
    2、专项资金 | 61.06 | 63.00 | 60.17
    """
    assert told(found_in("2022年度部门整体支出绩效评价基础数据表", drawn(form.format("<")))) == []
    (found,) = told(found_in("2022年度部门整体支出绩效评价基础数据表", drawn(form.format("41.00"))))
    assert (found[0], *found[2:4]) == ("SUM", "1021700", "1011700")
