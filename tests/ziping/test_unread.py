"""What was not understood is said: the cells that no field takes, the values that are none of their column."""

from extract.assemble import records_of
from schemas.finding import Finding
from schemas.record import Record
from tests.extract.drawing import drawn, report
from ziping.check import checked

FORM = """
    预算部门     | 沅江市粮食储备中心 | <   | <      | <    | <      | <
    年度资金总额 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
    年度资金总额 | {opening}  | {full}     | 10.00      | 10   | 100%   | {score}
    一级指标     | 二级指标   | 三级指标   | 年度指标值 | 实际完成值 | 分值 | 得分
    产出指标     | 数量指标   | 培训       | 5次        | 5次  | 90     | 90
    总分         | <          | <          | <          | <    | 100    | 100
    {foot}       | <          | <          | <          | <    | <      | <
"""
ABOVE = ("沅江市粮食储备中心", "2021年度部门整体支出绩效自评报告", "部门整体支出绩效自评表", "单位：万元")


def findings_of(above: tuple[str, ...] = ABOVE, **cells: str) -> tuple[Record, list[Finding]]:
    form = FORM.format(**{"opening": "10.00", "full": "10.00", "score": "10", "foot": "填表人：张三", **cells})
    (record,) = records_of(report(*above, drawn(form)))
    record = checked(record)
    return record, [finding for finding in record.findings if finding.code == "UNREAD"]


def test_a_report_that_is_understood_has_none() -> None:
    assert findings_of()[1] == []


def test_values_that_are_none_of_their_column_are_one_finding_each_reason() -> None:
    record, (finding,) = findings_of(opening="见附件", full="见附表")
    rows = {row.key: row for row in record.observations()}
    assert [(rows[key].raw, rows[key].status) for key in finding.evidence] == [
        ("见附件", "unreadable"),
        ("见附表", "unreadable"),
    ]
    assert (finding.severity, finding.fields) == ("warning", ("funds.total",))
    for said in ("2处", "第3行第2列“见附件”", "第3行第3列“见附表”", rows[finding.evidence[0]].note):
        assert said in finding.message


def test_a_fingerprint_knows_neither_value_nor_place() -> None:
    (here,) = findings_of(opening="十来个")[1]
    (there,) = findings_of((*ABOVE[:2], "一、基本情况", *ABOVE[2:]), opening="见附表")[1]
    (other,) = findings_of(score="见附表")[1]
    assert here.fingerprint == there.fingerprint != other.fingerprint
    assert here.message != there.message


def test_cells_that_no_field_takes_are_one_note_a_table() -> None:
    record, findings = findings_of(foot="本年度新增内容共计三项")
    assert record.coverage.unmapped == len(record.coverage.unmapped_cells) == 1
    (finding,) = findings
    assert (finding.severity, finding.fields, finding.evidence) == ("note", (), ())
    assert "第7行第1列“本年度新增内容共计三项”" in finding.message
    assert "表1有1格" in finding.message
