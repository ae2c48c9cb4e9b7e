"""The name of a body at its places: agreement is noted, another body's name is a finding."""

from pathlib import Path

import pytest

from extract.assemble import records_of
from schemas.record import Record
from tests.extract.drawing import drawn, report
from ziping.check import checked

FORM = """
    预算部门     | {name}     | <          | <          | <    | <      | <
    年度资金总额 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
    年度资金总额 | 10.00      | 10.00      | 10.00      | 10   | 100%   | 10
    一级指标     | 二级指标   | 三级指标   | 年度指标值 | 实际完成值 | 分值 | 得分
    产出指标     | 数量指标   | 培训       | 5次        | 5次  | 90     | 90
    总分         | <          | <          | <          | <    | 100    | 100
"""
TITLE = "2021年度部门整体支出绩效自评报告"


def record_of(title_name: str, cell: str, signature: str) -> Record:
    lines = [title_name, TITLE, "一、基本情况", signature, "2022年4月1日", "部门整体支出绩效自评表", "单位：万元"]
    (record,) = records_of(report(*lines, drawn(FORM.format(name=cell))))
    return checked(record)


@pytest.mark.parametrize(
    ("cell", "signature"),
    [
        ("沅江市粮食储备中心", "沅江市粮食储备中心"),
        ("沅江市粮食储备中心（本级）", "沅江市粮食储备中心"),
        ("219001-沅江市粮食储备中心", "沅江市粮食储备中心"),
        ("市粮食储备中心", "沅江市粮食储备中心"),
    ],
)
def test_names_that_are_one_body(cell: str, signature: str) -> None:
    record = record_of("沅江市粮食储备中心", cell, signature)
    assert record.org_name == "沅江市粮食储备中心"
    assert not record.findings
    (name,) = [said.reading for said in record.prose if said.field == "org_name"]
    assert name.note == "与落款、预算部门一致"


def test_another_body_in_the_form_is_a_finding() -> None:
    record = record_of("沅江市粮食储备中心", "沅江市档案馆", "沅江市粮食储备中心")
    (finding,) = record.findings
    assert (finding.code, finding.severity, finding.expected, finding.found) == (
        "CROSS", "warning", "沅江市粮食储备中心", "沅江市档案馆",
    )  # fmt: skip
    keys = {row.key for row in record.observations()}
    assert set(finding.evidence) == {"self_evaluation.0/department@value", "prose.0/org_name@value~0:0"}
    assert set(finding.evidence) <= keys


def test_another_body_signs() -> None:
    record = record_of("沅江市粮食储备中心", "沅江市粮食储备中心", "沅江市审计局")
    (finding,) = record.findings
    assert (finding.found, finding.evidence) == (
        "沅江市审计局",
        ("prose.0/org_name@value~3:0", "prose.0/org_name@value~0:0"),
    )


def test_without_prose_only_the_tables_are_given() -> None:
    import ziping

    path = next((Path(__file__).parents[2] / "corpus").glob("hunan-2022-*/*.docx"))
    whole, tables = ziping.convert(path), ziping.convert(path, prose=False)
    assert {said.field for said in whole.prose} >= {"title", "org_name", "report_date"}
    assert not tables.prose
    assert tables.title == whole.title


def test_the_fullest_of_the_names_is_the_body() -> None:
    record = record_of("市粮食储备中心", "219001-市粮食储备中心", "沅江市粮食储备中心")
    assert record.org_name == "沅江市粮食储备中心"
    assert not record.findings


def test_a_code_before_the_name_is_none_of_it() -> None:
    forms = drawn(FORM.format(name="219001-沅江市粮食储备中心"))
    (record,) = records_of(report("部门整体支出绩效自评表", "（2021年度）", "单位：万元", forms))
    assert (record.org_name, record.year) == ("沅江市粮食储备中心", 2021)
