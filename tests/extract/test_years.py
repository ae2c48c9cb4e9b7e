"""The evaluated year where no title names it."""

from extract.assemble import records_of
from schemas.record import Record
from tests.extract.drawing import drawn, report


def record_of(*lines: str) -> Record:
    (record,) = records_of(report(*lines))
    return record


def test_the_prose_says_it_and_that_is_said() -> None:
    lines = (
        "某县档案馆部门整体支出绩效自评报告",
        "根据《关于开展2023年度绩效自评工作的通知》（某财绩〔2024〕3号）要求，现报告如下。",
        "2022年收入120万元。2022年支出118万元，2021年结转3万元。",
        "2023年3月1日",
    )
    record = record_of(*lines)
    assert record.year == 2022
    assert [(finding.code, finding.severity, finding.found) for finding in record.findings] == [
        ("DATE", "note", "2022")
    ]


def test_the_year_of_signing_is_none() -> None:
    record = record_of("某县档案馆部门整体支出绩效自评报告", "2023年我馆工作如下。2023年计划不变。", "2023年3月1日")
    assert record.year is None
    assert not record.findings


def test_a_year_in_the_title_needs_no_prose() -> None:
    record = record_of("某县档案馆2021年度部门整体支出绩效自评报告", "2020年如何，2020年又如何。", "2022年3月1日")
    assert record.year == 2021
    assert not record.findings


def test_the_titles_of_tables_without_a_form_say_it_where_nothing_else_does() -> None:
    table, later = drawn("项目 | 金额\n甲 | 3"), drawn("项目 | 金额\n甲 | 4", index=1)
    (record,) = records_of(report("2023年度项目支出绩效自评汇总表", table))
    assert record.year == 2023
    (record,) = records_of(report("2022年度收入决算表", table, "2023年度收入预算表", later))
    assert record.year is None
