"""The form that ships for goals alone (项目支出绩效目标申报表): indicators have targets, and nothing says a result."""

from pathlib import Path

import pytest

import ziping
from corpus.wordwriter import Report
from schemas.record import Record
from tests.ziping.templates.new_forms import Row, table_of

FORM = "national/project-targets-2020"
WIDTHS = [1300, 1300, 1300, 1900, 1300, 1900]


def applied() -> Report:
    """One project, before its year begins."""
    r = Report("嘉陵镇文化站", 2023, "嘉陵镇文化站2023年度项目支出绩效目标申报表.docx")
    r.title("嘉陵镇文化站", "2023年度项目支出绩效目标申报表")
    r.line("单位：万元", "right")
    first: list[Row] = [
        ("项目名称", ("公共文化场馆免费开放", 5, 1)),
        ("主管部门", ("县文化和旅游局", 2, 1), "实施单位", ("嘉陵镇文化站", 2, 1)),
        ("项目属性", ("延续性项目", 2, 1), "项目期限", ("2023年1月—12月", 2, 1)),
        (("项目资金申请", 1, 3), ("年度资金总额", 2, 1), ("28.50", 3, 1)),
        (("其中：财政拨款", 2, 1), ("26.00", 3, 1)),
        (("其他资金", 2, 1), ("2.50", 3, 1)),
        ("年度总体目标", ("全年免费开放不少于300天，举办培训12期，服务群众1.5万人次。", 5, 1)),
        ("一级指标", "二级指标", ("三级指标", 2, 1), ("指标值", 2, 1)),
        (("产出指标", 1, 3), "数量指标", ("免费开放天数", 2, 1), ("≥300天", 2, 1)),
        ("质量指标", ("设备完好率", 2, 1), ("≥95%", 2, 1)),
        ("成本指标", ("场馆运行成本", 2, 1), ("≤28.5万元", 2, 1)),
        ("效益指标", "社会效益指标", ("服务群众人次", 2, 1), ("1.5万人次", 2, 1)),
        ("满意度指标", "服务对象满意度指标", ("群众满意度", 2, 1), ("≥90%", 2, 1)),
    ]
    r.add(table_of(WIDTHS, first))
    r.sign("2022年11月15日")
    return r


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    report = applied()
    folder = tmp_path_factory.mktemp("targets")
    report.save(folder)
    return ziping.convert(Path(folder) / report.document, prose=False)


def test_the_form_is_known(record: Record) -> None:
    assert [use.template for use in record.coverage.tables] == [FORM]
    listed = [cell.text for cell in record.coverage.unmapped_cells]  # what no field takes
    assert listed == ["项目属性", "延续性项目", "项目期限", "2023年1月—12月"]
    assert record.self_evaluation is None


def test_what_it_states(record: Record) -> None:
    rows = [row for row in record.observations() if row.template == FORM]
    said = {
        (row.field.rpartition(".")[2], row.measure, row.item): f"{row.comparator}{row.value}{row.unit}" for row in rows
    }
    assert said == {
        ("name", "value", ""): "公共文化场馆免费开放",
        ("supervisor", "value", ""): "县文化和旅游局",
        ("implementer", "value", ""): "嘉陵镇文化站",
        ("total", "opening_budget", ""): "=285000元",
        ("current_appropriation", "opening_budget", ""): "=260000元",
        ("other", "opening_budget", ""): "=25000元",
        ("goal", "target", ""): "全年免费开放不少于300天，举办培训12期，服务群众1.5万人次。",
        ("indicator", "target", "产出指标/数量指标/1"): ">=300天",
        ("indicator", "target", "产出指标/质量指标/1"): ">=95%",
        ("indicator", "target", "产出指标/成本指标/1"): "<=285000元",
        ("indicator", "target", "效益指标/社会效益指标/1"): "=15000人次",
        ("indicator", "target", "满意度指标/服务对象满意度指标/1"): ">=90%",
    }
    assert {row.confidence for row in rows} == {1.0}
