"""A second table of a form that a report has once: all that it states arrives, and overwrites nothing."""

import pytest

from extract.assemble import records_of
from schemas.observation import Observation
from schemas.record import Record
from tests.extract.drawing import drawn, one_record, report
from ziping.check import checked

TITLE = "桃江县司法局2021年度部门整体支出绩效自评报告"
RESULTS = """
预算部门 | 桃江县司法局 | < | < | < | < | <
年度预算申请（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
年度资金总额 | 2785 | 3012.6 | 2975.24 | 10分 | 98.76% | 9.88
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 培训人次 | ≥95人次 | 97人次 | 90 | 90
总分 | < | < | < | < | 100 | 99.88
"""
GOALS = """
部门名称 | 桃江县司法局 | < | <
年度预算申请（万元） | 资金总额：2785 | < | <
^ | 按收入性质分 | < | 按支出性质分
^ | 一般公共预算：2700 | < | 基本支出：1705.4
^ | 其他资金：85 | < | 项目支出：1079.6
部门职能职责概述 | 管理司法行政工作。 | < | <
整体绩效目标 | 建成一个中心。 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 培训人次 | ≥90人次
^ | ^ | 道路里程 | 10-20公里
效益指标 | 社会效益指标 | 群众满意 | ≥90%
"""
TASKS = """
部门（单位）名称 | 桃江县司法局 | < | < | <
年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | <
^ | ^ | ^ | 总额 | 财政拨款
^ | 普法 | 进村入户 | 100 | 90
年度总体目标 | 建成一个中心。 | < | < | <
年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
^ | 产出指标 | 数量指标 | 培训人次 | ≥90人次
"""
STATED = [
    ("部门名称", "", "桃江县司法局"),
    ("资金总额", "", "27850000元"),
    ("按收入性质分 > 一般公共预算", "", "27000000元"),
    ("按支出性质分 > 基本支出", "", "17054000元"),
    ("按收入性质分 > 其他资金", "", "850000元"),
    ("按支出性质分 > 项目支出", "", "10796000元"),
    ("整体绩效目标", "", "建成一个中心。"),
    ("产出指标 > 数量指标 > 培训人次", "指标值", "90人次"),
    ("产出指标 > 数量指标 > 道路里程", "指标值", "10km"),
    ("产出指标 > 数量指标 > 道路里程", "指标值", "20km"),
    ("效益指标 > 社会效益指标 > 群众满意", "指标值", "90%"),
]
GOALS_FIRST = (TITLE, "部门整体支出绩效目标表", drawn(GOALS), "部门整体支出绩效自评表", drawn(RESULTS))
RESULTS_FIRST = (TITLE, "部门整体支出绩效自评表", drawn(RESULTS), "部门整体支出绩效目标表", drawn(GOALS))
NO_TITLES = (TITLE, drawn(GOALS), "", drawn(RESULTS))
TITLE_BELOW = ("部门整体支出绩效目标表", drawn(GOALS), TITLE, drawn(RESULTS))


def told(row: Observation) -> str:
    return row.value + row.unit


def rows_of(record: Record, section: str) -> list[Observation]:
    return [row for row in record.observations() if row.section == section]


@pytest.mark.parametrize("blocks", [GOALS_FIRST, RESULTS_FIRST, NO_TITLES, TITLE_BELOW])
def test_goals_beside_results(blocks: tuple[str, ...]) -> None:
    (record,) = records_of(report(*blocks))
    other = rows_of(record, "other")
    assert [(row.row_path, row.column_path, told(row)) for row in other] == STATED
    assert {(row.field, row.match, row.confidence) for row in other} == {("", "generic", 1.0)}
    assert {row.note for row in other} == {"同一报告另有更全的同类表，本表列入其他表"}
    assert [row.label for row in other] == [(row.row_path or row.column_path).split(" > ")[-1] for row in other]
    alone = one_record(TITLE, drawn(RESULTS))
    assert [told(row) for row in rows_of(record, "self_evaluation")] == [
        told(row) for row in rows_of(alone, "self_evaluation")
    ]
    assert [cell.text for cell in record.coverage.unmapped_cells] == ["部门职能职责概述", "管理司法行政工作。"]


def test_goals_alone_are_the_self_evaluation() -> None:
    record = checked(one_record(TITLE, "部门整体支出绩效目标表", drawn(GOALS)))
    rows = rows_of(record, "self_evaluation")
    assert {row.template for row in rows} == {"national/department-targets-2015"}
    assert [(row.field, row.measure, row.item, told(row)) for row in rows] == [
        ("department", "value", "", "桃江县司法局"),
        ("funds.total", "opening_budget", "", "27850000元"),
        ("funds.source.general_public", "value", "", "27000000元"),
        ("funds.use.basic", "value", "", "17054000元"),
        ("funds.source.other", "value", "", "850000元"),
        ("funds.use.project", "value", "", "10796000元"),
        ("goal", "target", "", "建成一个中心。"),
        ("indicator", "target", "产出指标/数量指标/1", "90人次"),
        ("indicator", "target", "产出指标/数量指标/2", "10km"),
        ("indicator", "target", "产出指标/数量指标/2", "20km"),
        ("indicator", "target", "效益指标/社会效益指标/1", "90%"),
    ]
    assert [finding.code for finding in record.findings] == ["UNREAD"]  # 部门职能职责概述 has no field


def test_tasks_have_no_field_and_are_listed_with_their_paths() -> None:
    record = one_record(TITLE, drawn(TASKS))
    assert [row.field for row in rows_of(record, "self_evaluation")] == ["department", "goal", "indicator"]
    listed = [(cell.row_path, cell.text) for cell in record.coverage.unmapped_cells]
    assert ("年度主要任务 > 普法 > 进村入户", "100") in listed
    assert ("年度主要任务 > 普法 > 进村入户", "90") in listed


def test_a_second_table_of_results() -> None:
    again = RESULTS.replace("97人次", "98人次").replace("2975.24", "2970.00")
    record = one_record(TITLE, "部门整体支出绩效自评表", drawn(RESULTS), "附件3", drawn(again))
    assert record.self_evaluation is not None
    assert record.self_evaluation["funds.total"].executed.raw == "2975.24"
    other = {(row.row_path, row.column_path): row for row in rows_of(record, "other")}
    assert told(other["年度资金总额", "全年执行数"]) == "29700000元"
    assert told(other["产出指标 > 数量指标 > 培训人次", "实际完成值"]) == "98人次"
    assert {row.note for row in other.values()} == {"同一报告中第二张同类表，列入其他表"}


def test_a_project_is_no_department() -> None:
    form = GOALS.replace("部门职能职责概述 | 管理司法行政工作。", "项目名称 | 普法")
    record = one_record(TITLE, drawn(form))
    assert record.self_evaluation is None
