"""Every cell is accounted for: mapped, knowingly ignored, or listed with its paths."""

import pytest

from extract.locate import TableReading
from tests.extract.drawing import HUNAN_2021, HUNAN_SELF, NATIONAL, drawn, left_over, located, raws

SMALL = """
经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数
支出总额     | 1 | 2 | 3
"""

TITLES = [
    "2021年度部门整体支出绩效评价基础数据表 | <<",
    "填报单位：甲局（公章）　　金额单位：万元 | <<",
    "填报单位：甲局 | < | 单位：万元 | <",
    "单位：万元 | <<",
    "（单位：万元） | <<",
    "附件1 | <<",
    "（2021年度） | <<",
]
SIGNATURES = [
    "说明：项目支出需要填报基本支出以外的所有项目支出情况 | <<",
    "说明 | 一个项目一行 | < | <",
    "注：1.涉密项目不填 | <<",
    "填表人（签名）：张三 | < | 填报日期：2022年4月 | <",
    "联系人：李四 | 联系电话：0737-123 | < | <",
    "项目负责人：但 | < | 财务负责人：龚 | <",
    " |  |  | ",
    "　 | <<",
]


def accounted(reading: TableReading) -> int:
    values = {(place.cell.row, place.cell.col) for place in reading.located}
    return len(values) + reading.ignored + len(reading.unmapped)


@pytest.mark.parametrize("row", TITLES)
def test_rows_above_the_data(row: str) -> None:
    _no_data(row + SMALL)


@pytest.mark.parametrize("row", SIGNATURES)
def test_rows_below_the_data(row: str) -> None:
    _no_data(SMALL + row)


def _no_data(drawing: str) -> None:
    reading = located(HUNAN_2021, drawing)
    assert left_over(reading) == []
    assert list(raws(reading).values()) == ["1", "2", "3"]
    assert accounted(reading) == sum(1 for _ in drawn(drawing).cells())


def test_what_no_block_explains_is_listed_with_both_paths() -> None:
    drawing = """
        编制数 | 2021年实际在职人数 | 控制率
        96    | 93               | 97%
        遗属   | 5                | 6
        """
    reading = located(HUNAN_2021, drawing)
    assert left_over(reading) == [
        ("遗属", "", "编制数"),
        ("5", "遗属", "2021年实际在职人数"),
        ("6", "遗属", "控制率"),
    ]
    assert [(cell.table, cell.row, cell.col) for cell in reading.unmapped] == [(0, 2, 0), (0, 2, 1), (0, 2, 2)]
    assert accounted(reading) == 9


def test_a_column_of_remarks_is_ignored_with_its_heading() -> None:
    reading = located(
        HUNAN_2021, "编制数 | 2021年实际在职人数 | 控制率 | 备注\n96 | 93 | 97% | 含借调\n遗属 | 5 | 6 | 7"
    )
    assert [text for text, _, _ in left_over(reading)] == ["遗属", "5", "6"]


FORMS = [
    (HUNAN_2021, SMALL),
    (HUNAN_SELF, "按收入性质分 | 按支出性质分\n一般公共预算：1↵政府性基金：2 | 基本支出：3\n甲 | 乙"),
    (NATIONAL, "项目名称 | 甲 | 主管部门 | 乙\n某某 | 1 | 2 | 3"),
    (HUNAN_SELF, "一级指标 | 三级指标 | 年度指标值 | 分值\n产出指标（50分） | 甲 | 1 | 2\n总分 | < | < | 100"),
]


@pytest.mark.parametrize(("template", "drawing"), FORMS)
def test_the_counts_add_up(template: str, drawing: str) -> None:
    assert accounted(located(template, drawing)) == sum(1 for _ in drawn(drawing).cells())


def test_a_hole_in_the_grid_is_no_cell() -> None:
    drawing = "经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数\n支出总额 | 1 | ∅ | 3"
    reading = located(HUNAN_2021, drawing)
    assert raws(reading) == {"expenditure.total@prior_final": "1", "expenditure.total@final": "3"}
    assert accounted(reading) == 7


EVALUATION = """
项目名称 | 甲项目 | < | < | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | {0} | 年度指标值 | 实际完成值 | {1} | 分值 | 得分 | {2}
产出指标 | 数量指标 | 培训 | 台账 | 100人 | 98人 | 98% | 50 | 49 | 按比例
^ | 质量指标 | 合格率 | / | ≥90% | 95% | 105.6% | 40 | 40 |
总分 | < | < | < | < | < | < | 100 | 89 |
"""
COLUMNS = [
    ("数据来源", "完成率", "评分说明"),
    ("指标解释", "完成比例", "佐证材料"),
    ("指标属性", "偏离度", "责任科室"),
    ("上年实际值", "完成程度", "得分依据"),
]


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("template", [HUNAN_SELF, NATIONAL])
def test_columns_without_a_field_are_listed_with_their_rows(template: str, columns: tuple[str, ...]) -> None:
    before, between, behind = columns
    reading = located(template, EVALUATION.format(*columns))
    first, second = "产出指标 > 数量指标 > 培训", "产出指标 > 质量指标 > 合格率"
    cells = [cell for cell in left_over(reading) if cell[0] not in (*columns, "项目名称", "甲项目")]
    assert cells == [
        ("台账", first, before), ("98%", first, between), ("按比例", first, behind),
        ("/", second, before), ("105.6%", second, between),
    ]  # fmt: skip
    indicators = {key: raw for key, raw in raws(reading).items() if key.startswith("indicator[")}
    assert list(indicators.values()) == ["100人", "98人", "50", "49", "≥90%", "95%", "40", "40"]


def test_what_units_fill_in_beside_scores_is_listed() -> None:
    drawing = """
        一级指标 | 二级指标 | 三级指标 | 分值 | 指标解释 | 评分标准 | 得分 | 数据来源 | 扣分依据
        投入 | 目标设定 | 绩效目标 | 5 | 目标是否合理 | 合理得5分 | 4 | 自评材料 | 目标偏低
        总分 | < | < | 5 | < | < | 4 | |
    """
    cells = left_over(located("hunan/scoring-2013", drawing))
    assert [cell for cell in cells if cell[1]] == [
        ("自评材料", "投入 > 目标设定 > 绩效目标", "数据来源"),
        ("目标偏低", "投入 > 目标设定 > 绩效目标", "扣分依据"),
    ]
