"""One table that is put together of several: each block by its own headings, or by the labels beside its values."""

from decimal import Decimal

import pytest

from extract.composite import blocks_of
from extract.generic import body_row, read_generic
from extract.identify import Identified
from tests.extract.drawing import drawn, one_record

WHOLE = """
一、单位概况 | <<
联系人 | 某甲 | 联络电话 | 8690000 | < | <
人员编制 | 21 | 实有人数 | 20 | < | <
主要职责 | 负责水库的调度。 | < | < | < | <
二、收支情况（万元） | <<
机构名称 | 收入合计 | 其中： | < | < | <
^ | ^ | 上年结转 | 财政拨款 | 其他收入 | <
汇总 | 100 | 10 | 85 | 5 | <
1、局机关 | 60 | 6 | 54 | 0 | <
机构名称 | 支出合计 | 基本支出 | < | 项目支出 | 结余
^ | ^ | 人员支出 | 公用支出 | ^ | ^
汇总 | 90 | 40 | 20 | 30 | 10
三、自评情况 | <<
评价得分 | 96 | 评价等级 | 优 | < | <
说明 | 甲 | 乙 | < | < | <
"""


def test_each_block_has_its_own_headings_and_each_value_its_own_place() -> None:
    table = drawn(WHOLE, index=3)
    cells = read_generic(Identified(table, (), "", None, 0.0))
    told = {(" > ".join(cell.row_path), " > ".join(cell.column_path)): cell for cell in cells}
    values = {path: cell.reading.value for path, cell in told.items()}
    band = "二、收支情况（万元）"
    assert values["一、单位概况 > 联系人", ""] == "某甲"
    assert values["一、单位概况 > 人员编制", ""] == Decimal(21)
    assert values["一、单位概况 > 实有人数", ""] == Decimal(20)
    assert values["一、单位概况 > 主要职责", ""] == "负责水库的调度。"
    assert values[f"{band} > 汇总", "收入合计"] == 1_000_000
    assert values[f"{band} > 汇总", "其中： > 财政拨款"] == 850_000
    assert values[f"{band} > 1、局机关", "其中： > 上年结转"] == 60_000
    assert values[f"{band} > 汇总", "支出合计"] == 900_000
    assert values[f"{band} > 汇总", "基本支出 > 公用支出"] == 200_000
    assert values[f"{band} > 汇总", "结余"] == 100_000
    assert values["三、自评情况 > 评价等级", ""] == "优"
    place = table.place(told[f"{band} > 汇总", "基本支出 > 公用支出"].cell)
    assert (place.table, place.row, place.col) == (3, 11, 3)


def test_where_labels_and_values_are_not_even_the_first_is_taken_for_the_label_and_that_is_told() -> None:
    cells = read_generic(Identified(drawn(WHOLE), (), "", None, 0.0))
    uneven = [cell for cell in cells if cell.row_path[-1:] == ("说明",)]
    assert [(cell.reading.raw, cell.reading.certain, bool(cell.reading.note)) for cell in uneven] == [
        ("甲", False, True),
        ("乙", False, True),
    ]


PLAIN = {
    "headings said again on the next page": "项目 | 预算 | 决算\n甲 | 1 | 2\n项目 | 预算 | 决算\n乙 | 3 | 4",
    "a row of words": "指标 | 目标 | 完成 | 得分\n数量 | 3 | 3 | 10\n质量 | 合格 | 合格 | 优秀\n时效 | 1 | 1 | 10",
    "groups": "项目 | 预算 | 决算\n一、基本支出 | <<\n甲 | 1 | 2\n二、项目支出 | <<\n乙 | 3 | 4",
}


@pytest.mark.parametrize("name", PLAIN)
def test_one_row_of_headings_makes_one_table(name: str) -> None:
    table = drawn(PLAIN[name])
    assert blocks_of(table, body_row(table)) == []


FORM = """
编制数 | 21 | 实有人数 | 20 | 控制率 | 95%
三、经费（万元） | <<
机构名称 | 支出总额 | 基本支出 | 项目支出 | 专项资金 | 三公经费
汇总 | 101 | 102 | 103 | 104 | 105
局机关 | 201 | 202 | 203 | 204 | 205
下属中心 | 301 | 302 | 303 | 304 | 305
机构名称 | 政府采购金额 | 批复规模 | 接待费 | 出国费 | 结余
汇总 | 401 | 402 | 403 | 404 | 405
局机关 | 501 | 502 | 503 | 504 | 505
"""


def test_a_form_that_explains_few_of_the_figures_of_a_table_is_not_its_form() -> None:
    title = "部门整体支出绩效评价基础数据表"
    record = one_record(title, drawn(FORM))
    assert {row.section for row in record.observations()} <= {"other", "prose"}
    (table,) = record.other_tables
    assert len(table.readings) == 5 * 5 + 3
    head, _, _ = FORM.partition("三、")
    few = one_record(title, drawn(head + "经费控制情况 | {Y}年决算数 | 支出总额 | 基本支出 | 项目支出 | 三公经费"))
    assert few.basic_data is not None


PAIRS = """
单位名称 | 大同县应急管理局 | < | < | 联系电话 | 5010000 | <
人员情况 | 编制数 | 35 | < | 实有人数 | 33 | <
预算执行情况（万元） | 收入预算数 | 1,520.30 | 收入决算数 | 1,603.88 | 执行率 | 105.50%
^ | 支出预算数 | 1,520.30 | 支出决算数 | 1,588.12 | 执行率 | 104.46%
年末资产总额 | 12.5 | < | < | 下属机构数 | 3 | <
自评得分 | 96.2 | < | < | 评价等级 | 优 | <
"""


def test_a_table_of_labels_and_values_has_no_headings() -> None:
    cells = read_generic(Identified(drawn(PAIRS), ("单位：元",), "", None, 0.0))
    assert all(not cell.column_path for cell in cells)
    told = [(" > ".join(cell.row_path), str(cell.reading.value), cell.reading.unit) for cell in cells]
    assert told == [
        ("单位名称", "大同县应急管理局", ""),
        ("联系电话", "5010000", ""),
        ("人员情况 > 编制数", "35", "人"),
        ("人员情况 > 实有人数", "33", "人"),
        ("预算执行情况（万元） > 收入预算数", "15203000.00", "元"),
        ("预算执行情况（万元） > 收入决算数", "16038800.00", "元"),
        ("预算执行情况（万元） > 执行率", "105.50", "%"),
        ("预算执行情况（万元） > 支出预算数", "15203000.00", "元"),
        ("预算执行情况（万元） > 支出决算数", "15881200.00", "元"),
        ("预算执行情况（万元） > 执行率", "104.46", "%"),
        ("年末资产总额", "12.5", "元"),
        ("下属机构数", "3", ""),
        ("自评得分", "96.2", "分"),
        ("评价等级", "优", ""),
    ]


def test_headings_that_ask_for_values_are_no_pairs() -> None:
    cells = read_generic(
        Identified(drawn("项目 | 金额 | 科目名称 | 支出\n甲 | 3 | 办公费 | 2\n乙 | 4 | 差旅费 | 1"), (), "", None, 0.0)
    )
    assert all(cell.column_path for cell in cells)


BELOW_PAIRS = """
一、基本情况 | < | < | < | < | <
部门名称 | 平罗县民政局 | < | 年度 | 2023 | <
专项资金名称 | 衔接推进乡村振兴补助资金 | < | < | < | <
二、预算执行情况 | < | < | < | < | <
项目 | 年初预算 | 调整预算 | 决算数 | 执行率 | 结余
基本支出 | 856.3 | 880.2 | 880.2 | 100% | 0
三、人员情况 | < | < | < | < | <
编制数 | 45 | 实有人数 | 42 | 退休人数 | 18
"""


def test_headings_below_labels_and_values() -> None:
    cells = read_generic(Identified(drawn(BELOW_PAIRS), (), "", None, 0.0))
    assert [(" > ".join(cell.row_path), " > ".join(cell.column_path), cell.reading.raw) for cell in cells] == [
        ("一、基本情况 > 部门名称", "", "平罗县民政局"),
        ("一、基本情况 > 年度", "", "2023"),
        ("一、基本情况 > 专项资金名称", "", "衔接推进乡村振兴补助资金"),
        ("二、预算执行情况 > 基本支出", "年初预算", "856.3"),
        ("二、预算执行情况 > 基本支出", "调整预算", "880.2"),
        ("二、预算执行情况 > 基本支出", "决算数", "880.2"),
        ("二、预算执行情况 > 基本支出", "执行率", "100%"),
        ("二、预算执行情况 > 基本支出", "结余", "0"),
        ("三、人员情况 > 编制数", "", "45"),
        ("三、人员情况 > 实有人数", "", "42"),
        ("三、人员情况 > 退休人数", "", "18"),
    ]


def test_a_heading_over_all_columns_loses_no_value() -> None:
    table = drawn("甲 | 乙 | < | 丁 | 戊\n预算执行情况 | < | < | < | <\n基本支出 | 1 | 2 | 3 | 4")
    cells = read_generic(Identified(table, (), "", None, 0.0))
    assert [cell.reading.raw for cell in cells] == ["1", "2", "3", "4"]


def test_figures_beside_labels_above_the_headings() -> None:
    table = drawn("""
        人员情况     | 编制数       | 80 | 在职人数   | 75 | 控制率       | 93.75%
        经费控制情况 | 2020年预算数 | <  | 2020年决算 | <  | 2019年决算数 | <
        支出总额     | 1222.62      | <  | 1132.41    | <  | 985.38       | <
    """)
    cells = read_generic(Identified(table, ("单位：万元",), "", None, 0.0))
    assert [
        (" > ".join((*cell.row_path, *cell.column_path)), cell.reading.raw, cell.reading.unit) for cell in cells
    ] == [
        ("人员情况 > 编制数", "80", "人"),
        ("人员情况 > 在职人数", "75", "人"),
        ("人员情况 > 控制率", "93.75%", "%"),
        ("支出总额 > 2020年预算数", "1222.62", "元"),
        ("支出总额 > 2020年决算", "1132.41", "元"),
        ("支出总额 > 2019年决算数", "985.38", "元"),
    ]
