"""Which tables are one, which stay apart, and that every cell remembers where it physically stood."""

from dataclasses import replace

from extract.assemble import records_of
from extract.stitch import stitched
from schemas.document import Document, Table
from schemas.record import Record
from tests.extract.drawing import drawn, report

STAFF = """
    财政供养人员情况 | 编制数 | 2021年实际在职人数 | 控制率
    ^                | 40     | 38                 | 95%
"""
MONEY = """
    经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数
    支出总额     | 500.00       | 520.00       | 510.00
    1、基本支出  | 300.00       | 310.00       | 305.00
"""
MORE_MONEY = """
    2、项目支出  | 200.00       | 210.00       | 205.00
    三公经费     | 3.00         | 3.00         | 2.50
    政府采购金额 | ——           | 8.00         | 7.00
"""
LIST = """
    序号 | 项目     | 金额（万元）
    1    | 道路维护 | 12.5
    2    | 路灯改造 | 8
"""


def tables_of(document: Document) -> list[Table]:
    return list(stitched(document).tables)


def only(document: Document) -> Record:
    (record,) = records_of(document)
    return record


def test_a_form_in_three_parts_keeps_the_place_of_each_cell() -> None:
    record = only(
        report("2021年度部门整体支出绩效评价基础数据表", "单位：万元", drawn(STAFF), drawn(MONEY), drawn(MORE_MONEY))
    )
    assert record.basic_data is not None
    assert not record.other_tables
    bought = record.basic_data["procurement.amount"].final
    assert bought.value == 70000
    assert (bought.provenance.table, bought.provenance.row, bought.provenance.col) == (2, 2, 3)
    assert record.basic_data["staff.actual"].value.provenance.table == 0
    (use,) = record.coverage.tables
    assert (use.table, use.joined, use.unmapped) == (0, (1, 2), 0)


def test_a_line_of_prose_between_keeps_tables_apart() -> None:
    parts = (drawn(MONEY), "上表支出增长的主要原因是人员增加。", drawn(MORE_MONEY))
    assert len(tables_of(report("部门整体支出绩效评价基础数据表", *parts))) == 2


def test_lines_that_say_that_a_table_goes_on() -> None:
    for line in (
        "续表",
        "附件1（续）",
        "（续）",
        "单位：万元",
        "- 2 -",
        "部门整体支出绩效评价基础数据表",
        "基础数据表（续表）",
    ):
        document = report("部门整体支出绩效评价基础数据表", drawn(MONEY), line, drawn(MORE_MONEY))
        assert len(tables_of(document)) == 1, line


def test_a_list_goes_on_by_its_count_only() -> None:
    goes_on = "3 | 桥梁检测 | 4.2\n 4 | 公厕改造 | 9"
    headed = "序号 | 项目 | 金额（万元）\n" + goes_on
    anew = "序号 | 项目 | 金额（万元）\n 1 | 植树 | 3\n 2 | 浇水 | 1"
    assert len(tables_of(report(drawn(LIST), drawn(goes_on)))) == 1
    assert len(tables_of(report(drawn(LIST), drawn(headed)))) == 1
    assert len(tables_of(report(drawn(LIST), drawn(anew)))) == 2
    (joined,) = tables_of(report(drawn(LIST), drawn(headed)))
    assert joined.repeated == {3}
    readings = only(report(drawn(LIST), drawn(headed))).other_tables[0].readings
    assert [reading.raw for reading in readings if reading.column_path == "金额（万元）"] == ["12.5", "8", "4.2", "9"]


PROJECT = """
    项目名称     | {name}       | <            | <            | <    | <
    主管部门     | 某县交通局   | <            | 实施单位     | 公路站 | <
    项目资金     | 年初预算数   | 全年预算数   | 全年执行数   | 分值 | 得分
    年度资金总额 | 10.00        | 10.00        | {spent}      | 10   | 10
    一级指标     | 二级指标     | 三级指标     | 年度指标值   | 实际完成值 | 得分
    产出指标     | 数量指标     | 里程         | ≥5公里       | 5公里 | 50
    效益指标     | 社会效益指标 | 事故数       | 0起          | 0起  | 40
    总分         | <            | <            | <            | <    | 100
"""


def test_a_second_form_with_the_same_columns_stays_apart() -> None:
    two = [drawn(PROJECT.format(name=name, spent=spent)) for name, spent in (("甲项目", "9.00"), ("乙项目", "8.00"))]
    record = only(report("2021年度项目支出绩效自评报告", "单位：万元", *two))
    assert [rows["project.name"].value.value for rows in record.project_evaluation] == ["甲项目", "乙项目"]


def test_forms_below_one_another_in_one_table_are_several() -> None:
    lines = "项目支出绩效自评表 | << \n" + PROJECT.format(name="甲项目", spent="9.00").strip("\n") + "\n"
    second = "项目支出绩效自评表 | << \n" + PROJECT.format(name="乙项目", spent="8.00").strip("\n")
    record = only(report("2021年度项目支出绩效自评报告", "单位：万元", drawn(lines + second)))
    assert [rows["funds.total"].executed.raw for rows in record.project_evaluation] == ["9.00", "8.00"]
    place = record.project_evaluation[1]["funds.total"].executed.provenance
    assert (place.table, place.row) == (0, 13)


def test_the_rest_of_a_form_above_another_in_one_table() -> None:
    """As where a page break cuts one form, and the next begins below its rest."""
    first, second = (PROJECT.format(name=name, spent="9.00").strip("\n").split("\n") for name in ("甲项目", "乙项目"))
    title = "项目支出绩效自评表 | <<"
    page_1, page_2 = "\n".join([title, *first[:3]]), "\n".join([*first[3:], title, *second])
    record = only(report("2021年度项目支出绩效自评报告", "单位：万元", drawn(page_1), drawn(page_2)))
    assert [rows["project.name"].value.value for rows in record.project_evaluation] == ["甲项目", "乙项目"]
    assert [rows["score_total"].score.raw for rows in record.project_evaluation] == ["100", "100"]


def test_columns_are_found_again_by_their_edges() -> None:
    above = replace(drawn(MONEY), edges=(0.0, 150.0, 250.0, 350.0, 450.0))
    wider = "2、项目支出 | < | 200.00 | 210.00 | 205.00 \n 三公经费 | < | 3.00 | 3.00 | 2.50"
    below = replace(drawn(wider), edges=(0.0, 60.0, 151.0, 249.0, 351.0, 450.0), index=1)
    document = report("2021年度部门整体支出绩效评价基础数据表", "单位：万元", drawn(STAFF))
    document = replace(document, blocks=(*document.blocks, replace(above, index=1), replace(below, index=2)))
    record = only(document)
    assert record.basic_data is not None
    assert record.basic_data["three_public.total"].final.value == 25000
    assert record.basic_data["expenditure.project"].prior_final.provenance.col == 2


def test_what_is_nested_in_a_cell_joins_nothing() -> None:
    nested = replace(drawn("甲 | 1 | 2 | 3"), index=1, inside=0)
    document = report("2021年度部门整体支出绩效评价基础数据表", drawn(MONEY))
    document = replace(document, blocks=(*document.blocks, nested, replace(drawn(MORE_MONEY), index=2)))
    assert [table.joined for table in tables_of(document)] == [(2,), ()]


def test_columns_are_found_again_by_the_cells_beside_the_cut() -> None:
    """Made anew by hand: other grid columns and no width that fits, yet four cells above the cut and four below it."""
    anew = "2、项目支出 | < | 200.00 | < | < | 210.00 | 205.00 \n 三公经费 | < | 3.00 | < | < | 3.00 | 2.50"
    document = report("2021年度部门整体支出绩效评价基础数据表", "单位：万元", drawn(MONEY), "续表", drawn(anew))
    record = only(document)
    assert record.basic_data is not None
    row = record.basic_data["expenditure.project"]
    assert (row.prior_final.raw, row.budget.raw, row.final.raw) == ("200.00", "210.00", "205.00")
