"""Whole reports in, records out: sections, units, periods, coverage, several reports in one file."""

from decimal import Decimal

import pytest

from extract import parts
from extract.assemble import records_of
from extract.form import Form
from extract.identify import identify
from schemas.document import Table
from schemas.record import Coverage
from schemas.template import Template
from tests.extract.drawing import HUNAN_2021, HUNAN_SELF, NATIONAL, by_key, drawn, form, one_record, report

TITLE = "桃江县司法局2021年度部门整体支出绩效自评报告"
BASIC = "部门整体支出绩效评价基础数据表"
SELF = "部门整体支出绩效自评表"
PROJECT = "项目支出绩效自评表"

BASIC_DATA = """
财政供养人员情况（人） | 编制数 | 2021年实际在职人数 | 控制率
^              | 96 | 93 | 96.88%
经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数
支出总额     | 2,846.37 | 3,012.60 | 2,975.24
基本支出     | 1,652.18 | 1,705.40 | 1,698.06
　其中：公用经费 | 231.45 | 240.00 | 236.72
项目支出     | 1,194.19 | 1,307.20 | 1,277.18
　1、运行维护经费 | 186.30 | 195.00 | 191.85
　2、专项资金    | 1,007.89 | 1,112.20 | 1,085.33
　　（1）甲资金  | 1,007.89 | 1,112.20 | 1,085.33
　　……         |   |   |
三公经费     | 12.85 | 12.00 | 无
政府采购金额  | ——  | 86.00 | 约82
厉行节约保障措施 | 公务接待一律凭公函。 | < | <
"""

SELF_EVALUATION = """
预算部门 | 桃江县司法局 | < | < | < | < | <
年度预算申请（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
年度资金总额 | 2785 | 3012.6 | 2975.24 | 10分 | 98.76% | 9.88
按收入性质分 | < | < | 按支出性质分 | < | < | <
一般公共预算：3012.6 | < | < | 基本支出：1705.4 | < | < | <
预期目标 | < | < | 实际完成情况 | < | < | <
建成一个中心。 | < | < |  | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标（90分） | 数量指标 | 指标1：培训 | ≥95% | 97.3% | 50 | 50
^ | ^ | 指标2：里程 | 10-20公里 | 12.5公里 | 40 | 39
总分 | < | < | < | < | 100 | 98.88
等级 | < | < | 优秀 | < | < | <
"""


def project(name: str = "甲项目", unit: str = "（万元）", rate: str = "97.60%") -> str:
    return f"""
项目名称 | {name} | < | < | < | < | <
主管部门 | 甲局 | < | < | 实施单位 | 丙县水保站 | <
项目资金{unit} | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
年度资金总额 | 320 | 336.5 | 328.42 | 10 | {rate} | 9.76
其中：当年财政拨款 | 0 |  | / | — | — | —
预期目标 | < | < | 实际完成情况 | < | < | <
甲 | < | < | 乙 | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 丙 | 1 | 1 | 90 | 90
总分 | < | < | < | < | 100 | 99.76
"""


def whole_report() -> tuple[str | Table, ...]:
    return (
        TITLE,
        "一、基本情况",
        "附件1",
        BASIC,
        "单位：万元",
        drawn(BASIC_DATA),
        "附件2",
        SELF,
        "单位：万元",
        drawn(SELF_EVALUATION),
        PROJECT,
        drawn(project("甲项目")),
        PROJECT,
        drawn(project("乙项目")),
        "桃江县司法局",
        "2022年4月24日",
    )


def test_the_head_of_a_record() -> None:
    record = one_record(*whole_report())
    assert (record.title, record.org_name, record.year, record.report_date, record.report) == (
        TITLE,
        "桃江县司法局",
        2021,
        "2022-04-24",
        0,
    )
    assert [(use.table, use.section, use.instance, use.template, use.title) for use in record.coverage.tables] == [
        (0, "basic_data", 0, HUNAN_2021, BASIC),
        (1, "self_evaluation", 0, HUNAN_SELF, SELF),
        (2, "project_evaluation", 0, NATIONAL, PROJECT),
        (3, "project_evaluation", 1, NATIONAL, PROJECT),
    ]


# key → raw, value, unit, stated unit, comparator, status, period
ROWS = {
    "basic_data.0/staff.establishment@value": ("96", "96", "人", "人", "=", "read", "2021"),
    "basic_data.0/staff.control_rate@value": ("96.88%", "96.88", "%", "%", "=", "read", "2021"),
    "basic_data.0/expenditure.total@prior_final": ("2,846.37", "28463700", "元", "万元", "=", "read", "2020"),
    "basic_data.0/expenditure.total@budget": ("3,012.60", "30126000", "元", "万元", "=", "read", "2021"),
    "basic_data.0/expenditure.project.special[甲资金]@final": (
        "1,085.33",
        "10853300",
        "元",
        "万元",
        "=",
        "read",
        "2021",
    ),
    "basic_data.0/expenditure.project.special[……]@final": ("", "", "元", "万元", "", "blank", "2021"),
    "basic_data.0/three_public.total@final": ("无", "", "元", "万元", "", "stated_none", "2021"),
    "basic_data.0/procurement.amount@prior_final": ("——", "", "元", "万元", "", "not_applicable", "2020"),
    "basic_data.0/procurement.amount@final": ("约82", "820000", "元", "万元", "~", "read", "2021"),
    "basic_data.0/savings_measures@value": ("公务接待一律凭公函。", "公务接待一律凭公函。", "", "", "", "read", "2021"),
    "self_evaluation.0/department@value": ("桃江县司法局", "桃江县司法局", "", "", "", "read", "2021"),
    "self_evaluation.0/funds.total@executed": ("2975.24", "29752400", "元", "万元", "=", "read", "2021"),
    "self_evaluation.0/funds.total@weight": ("10分", "10", "分", "分", "=", "read", "2021"),
    "self_evaluation.0/funds.total@score": ("9.88", "9.88", "分", "分", "=", "read", "2021"),
    "self_evaluation.0/funds.source.general_public@value": ("3012.6", "30126000", "元", "万元", "=", "read", "2021"),
    "self_evaluation.0/goal@target": ("建成一个中心。", "建成一个中心。", "", "", "", "read", "2021"),
    "self_evaluation.0/goal@actual": ("", "", "", "", "", "blank", "2021"),
    "self_evaluation.0/indicator_group[产出指标]@weight": ("90分", "90", "分", "分", "=", "read", "2021"),
    "self_evaluation.0/indicator[产出指标/数量指标/1]@target": ("≥95%", "95", "%", "%", ">=", "read", "2021"),
    "self_evaluation.0/indicator[产出指标/数量指标/2]@target>=": (
        "10-20公里",
        "10",
        "km",
        "公里",
        ">=",
        "read",
        "2021",
    ),
    "self_evaluation.0/indicator[产出指标/数量指标/2]@target<=": (
        "10-20公里",
        "20",
        "km",
        "公里",
        "<=",
        "read",
        "2021",
    ),
    "self_evaluation.0/score_total@weight": ("100", "100", "分", "分", "=", "read", "2021"),
    "self_evaluation.0/grade@value": ("优秀", "优", "", "", "", "read", "2021"),
    "project_evaluation.1/project.name@value": ("乙项目", "乙项目", "", "", "", "read", "2021"),
    "project_evaluation.0/funds.total@rate": ("97.60%", "97.6", "%", "%", "=", "read", "2021"),
    "project_evaluation.0/funds.current_appropriation@executed": ("/", "", "元", "万元", "", "not_applicable", "2021"),
    "project_evaluation.0/funds.current_appropriation@full_year_budget": ("", "", "元", "万元", "", "blank", "2021"),
    "project_evaluation.0/funds.current_appropriation@opening_budget": ("0", "0", "元", "万元", "=", "read", "2021"),
}


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        (TITLE, "报告.docx", ("430922", "县", "党政机关")),
        ("朝阳区教育局2021年度部门整体支出绩效自评报告", "报告.docx", ("", "县", "党政机关")),
        ("朝阳区教育局2021年度部门整体支出绩效自评报告", "长春市.zip!/教育/报告.docx", ("220104", "县", "党政机关")),
        ("市公共资源交易中心2021年度部门整体支出绩效自评报告", "益阳市/报告.docx", ("430900", "市", "事业单位")),
        ("市公共资源交易中心2021年度部门整体支出绩效自评报告", "", ("", "", "事业单位")),
        ("公主岭市财政局2018年度部门整体支出绩效自评报告", "报告.docx", ("220381", "县", "党政机关")),
    ],
)
def test_where_the_body_sits(title: str, name: str, expected: tuple[str, str, str]) -> None:
    (record,) = records_of(report(title, name=name))
    assert (record.region, record.level, record.org_kind) == expected
    assert {(row.region, row.level, row.org_kind) for row in record.observations()} == {expected}


@pytest.mark.parametrize("key", ROWS)
def test_rows_of_a_record(key: str) -> None:
    row = by_key(one_record(*whole_report()))[key]
    stated = (row.raw, row.value, row.unit, row.stated_unit, row.comparator, row.status, row.period)
    assert stated == ROWS[key]
    assert (row.confidence, row.note) == (1.0, "")


def test_a_record_gives_measures_directly() -> None:
    record = one_record(*whole_report())
    assert record.basic_data is not None
    assert record.basic_data["expenditure.total"].final.value == Decimal(29752400)
    assert [row.item for row in record.basic_data["expenditure.project.special"]] == ["", "甲资金", "……"]
    assert record.self_evaluation is not None
    labels = {name: reading.label for name, reading in record.self_evaluation["goal"][0].measures.items()}
    assert (record.self_evaluation["goal"][0].label, labels) == (
        "预期目标",
        {"target": "", "actual": "实际完成情况"},
    )
    assert record.self_evaluation["goal"].actual.status == "blank"


def test_the_labels_of_observations() -> None:
    rows = by_key(one_record(*whole_report()))
    assert rows["self_evaluation.0/goal@target"].label == "预期目标"
    assert rows["self_evaluation.0/goal@actual"].label == "实际完成情况"
    assert rows["basic_data.0/expenditure.project.special[甲资金]@budget"].label == "（1）甲资金"
    assert rows["self_evaluation.0/indicator[产出指标/数量指标/2]@score"].label == "指标2：里程"
    assert (
        rows["self_evaluation.0/indicator[产出指标/数量指标/2]@score"].row_path
        == "产出指标（90分） > 数量指标 > 指标2：里程"
    )


def test_every_cell_is_counted_once() -> None:
    blocks = whole_report()
    coverage = one_record(*blocks).coverage
    cells = {n: sum(1 for _ in table.cells()) for n, table in enumerate(b for b in blocks if isinstance(b, Table))}
    own = {use.table: use.mapped + use.ignored + use.unmapped for use in coverage.tables}
    assert own[0] == cells[0]
    assert own[2] == cells[2]
    assert own[3] == cells[3]
    assert coverage.unmapped == len(coverage.unmapped_cells) == 0
    assert (coverage.mapped, coverage.ignored) == (
        sum(use.mapped for use in coverage.tables),
        sum(use.ignored for use in coverage.tables),
    )


def test_a_cell_with_a_printed_weight_is_counted_once() -> None:
    table = drawn(SELF_EVALUATION)
    coverage = one_record(TITLE, SELF, table).coverage
    assert coverage.mapped + coverage.ignored + coverage.unmapped == sum(1 for _ in table.cells())


UNITS = [
    # caption, corner, heading, cell → value, stated unit
    pytest.param("单位：万元", "", "", "12.5", "125000", "万元", id="line above"),
    pytest.param("金额单位：元", "", "", "12.5", "12.5", "元", id="元 above"),
    pytest.param("单位：元", "（万元）", "", "12.5", "125000", "万元", id="the label beats the line above"),
    pytest.param("单位：元", "（元）", "（万元）", "12.5", "125000", "万元", id="the heading beats the label"),
    pytest.param("单位：元", "（元）", "（元）", "12.5万元", "125000", "万元", id="the cell beats them all"),
    pytest.param("单位：万元", "", "", "12.5元", "12.5", "元", id="元 in the cell"),
    pytest.param("单位：亿元", "", "", "0.5", "50000000", "亿元", id="亿元"),
    pytest.param("单位：人、万元", "", "", "12.5", "125000", "万元", id="a unit line for people and money"),
]


@pytest.mark.parametrize(("caption", "label", "heading", "cell", "value", "stated"), UNITS)
def test_the_unit_of_money(caption: str, label: str, heading: str, cell: str, value: str, stated: str) -> None:
    text = BASIC_DATA.replace("经费控制情况", "经费控制情况" + label).replace("2021年决算数", "2021年决算数" + heading)
    text = text.replace("2,975.24", cell)
    row = by_key(one_record(TITLE, BASIC, caption, drawn(text)))["basic_data.0/expenditure.total@final"]
    assert (row.value, row.unit, row.stated_unit, row.confidence, row.note) == (value, "元", stated, 1.0, "")


def test_the_unit_in_a_row_label() -> None:
    text = BASIC_DATA.replace("支出总额 ", "支出总额（亿元） ")
    rows = by_key(one_record(TITLE, BASIC, "单位：万元", drawn(text)))
    assert rows["basic_data.0/expenditure.total@budget"].value == "301260000000"
    assert rows["basic_data.0/expenditure.basic@budget"].value == "17054000"


def test_a_unit_that_is_not_printed_is_doubted() -> None:
    """The form of Hunan is filled in in 万元; a report that prints no unit is read so, and that is said."""
    rows = by_key(one_record(TITLE, BASIC, drawn(BASIC_DATA)))
    row = rows["basic_data.0/expenditure.total@final"]
    assert (row.value, row.unit, row.stated_unit) == ("29752400", "元", "万元")
    assert row.confidence < 1
    assert "单位未印出" in row.note
    assert rows["basic_data.0/procurement.amount@prior_final"].confidence == 1.0  # nothing was read
    assert rows["basic_data.0/staff.establishment@value"].confidence == 1.0


def test_a_form_without_a_usual_unit_leaves_the_amount_unread() -> None:
    row = by_key(one_record(PROJECT, drawn(project(unit=""))))["project_evaluation.0/funds.total@executed"]
    assert (row.raw, row.value, row.status) == ("328.42", "", "unreadable")
    assert row.note


RATES = [
    # printed, value, certain: executed ÷ budget is 97.599…
    ("97.60%", "97.6", True),
    ("97.60", "97.6", True),
    ("0.9760", "97.6", True),
    ("0.976", "97.6", True),
    ("0.9759", "97.59", True),
    ("1.00", "1", False),  # fits neither as a share nor in %
    ("0.5", "0.5", False),
    ("—", "", True),
]


@pytest.mark.parametrize(("printed", "value", "certain"), RATES)
def test_rates_without_a_sign(printed: str, value: str, certain: bool) -> None:
    row = by_key(one_record(PROJECT, drawn(project(rate=printed))))["project_evaluation.0/funds.total@rate"]
    assert (row.value, row.unit, row.stated_unit) == (value, "%", "%" if "%" in printed else "")
    assert (row.confidence == 1.0) is certain
    assert bool(row.note) is not certain


def test_a_share_of_one_is_a_hundred_where_that_fits() -> None:
    text = project(rate="1.00").replace("328.42", "336.5")
    row = by_key(one_record(PROJECT, drawn(text)))["project_evaluation.0/funds.total@rate"]
    assert (row.raw, row.value, row.unit, row.confidence) == ("1.00", "100", "%", 1.0)


@pytest.mark.parametrize(("printed", "value"), [("96.88", "96.88"), ("0.9688", "96.88"), ("0.97", "97")])
def test_the_control_rate_is_judged_by_its_two_counts(printed: str, value: str) -> None:
    row = by_key(one_record(TITLE, BASIC, drawn(BASIC_DATA.replace("96.88%", printed))))
    assert row["basic_data.0/staff.control_rate@value"].value == value


def test_headings_of_another_year() -> None:
    """Last year's form in this year's report: periods as printed, and every row says why it is doubted."""
    text = BASIC_DATA.replace("2021年", "2020年").replace("2020年决算数", "2019年决算数", 1)
    rows = by_key(one_record(TITLE, BASIC, "单位：万元", drawn(text)))
    assert rows["basic_data.0/expenditure.total@prior_final"].period == "2019"
    assert rows["basic_data.0/expenditure.total@final"].period == "2020"
    assert rows["basic_data.0/expenditure.total@final"].year == 2021
    assert rows["basic_data.0/expenditure.total@final"].confidence < 1
    assert "2020" in rows["basic_data.0/expenditure.total@final"].note


def test_the_year_comes_from_a_table_where_the_prose_names_none() -> None:
    record = one_record("桃江县司法局部门整体支出绩效自评报告", BASIC, "单位：万元", drawn(BASIC_DATA), "2022年4月24日")
    assert record.year == 2021
    assert {row.year for row in record.observations()} == {2021}
    by_title = one_record("正文", "部门预算项目支出绩效自评表（2023年度）", drawn(project()))
    assert by_title.year == 2023


def test_the_body_comes_from_a_table_where_the_prose_names_none() -> None:
    assert one_record(SELF, drawn(SELF_EVALUATION)).org_name == "桃江县司法局"
    assert one_record(PROJECT, drawn(project())).org_name == "丙县水保站"
    assert one_record(drawn("甲 | 乙\n丙 | 丁")).org_name == ""


def test_several_reports_in_one_document() -> None:
    document = report(
        "桃江县司法局2021年度部门整体支出绩效自评报告",
        BASIC,
        "单位：万元",
        drawn(BASIC_DATA),
        SELF,
        drawn(SELF_EVALUATION),
        "桃江县审计局2020年度部门整体支出绩效自评报告",
        BASIC,
        "单位：元",
        drawn(BASIC_DATA.replace("2020年", "2019年").replace("2021年", "2020年")),
        "桃江县审计局",
        "2021年5月1日",
    )
    first, second = records_of(document)
    assert [(record.report, record.org_name, record.year) for record in (first, second)] == [
        (0, "桃江县司法局", 2021),
        (1, "桃江县审计局", 2020),
    ]
    assert (first.report_date, second.report_date) == ("", "2021-05-01")
    assert first.self_evaluation is not None
    assert second.self_evaluation is None
    assert by_key(first)["basic_data.0/expenditure.total@final"].value == "29752400"
    assert by_key(second)["basic_data.0/expenditure.total@final"].value == "2975.24"
    assert [use.table for use in second.coverage.tables] == [2]


def test_a_second_form_without_a_title_between_is_kept_but_not_mixed() -> None:
    """Nothing says that another report begins: the second table is read by its headings."""
    record = one_record(TITLE, SELF, drawn(SELF_EVALUATION), SELF, drawn(SELF_EVALUATION.replace("98.88", "97")))
    assert by_key(record)["self_evaluation.0/score_total@score"].value == "98.88"
    assert [(use.section, use.instance) for use in record.coverage.tables] == [("self_evaluation", 0), ("other", 0)]
    assert "97" in {row.value for row in record.observations() if row.section == "other"}


def test_forms_of_two_bodies_without_a_title_are_two_reports() -> None:
    """Forms handed in alone, one below the other: 预算部门 tells whose they are."""
    own, other = drawn(SELF_EVALUATION), drawn(SELF_EVALUATION.replace("桃江县司法局", "安化县档案馆"))
    one, two = records_of(report(SELF, own, "2021年4月1日", SELF, other))
    assert (one.org_name, two.org_name) == ("桃江县司法局", "安化县档案馆")
    assert (one.coverage.tables[0].table, two.coverage.tables[0].table) == (0, 1)
    assert one.self_evaluation is not None
    assert two.self_evaluation is not None


def test_projects_in_one_report_stay_together() -> None:
    record = one_record(
        TITLE, PROJECT, drawn(project("甲")), PROJECT, drawn(project("乙")), PROJECT, drawn(project("丙"))
    )
    assert [rows["project.name"].value.value for rows in record.project_evaluation] == ["甲", "乙", "丙"]


def test_a_table_that_no_form_knows_is_read_by_its_headings() -> None:
    record = one_record(TITLE, "收支情况表", "单位：万元", drawn("项目 | 2020年 | 2021年\n收入 | 1 | 2\n支出 | 3 | 4"))
    rows = by_key(record)
    assert list(rows) == [
        "other.0/[收入 × 2020年]@value",
        "other.0/[收入 × 2021年]@value",
        "other.0/[支出 × 2020年]@value",
        "other.0/[支出 × 2021年]@value",
        "prose.0/title@value~0:0",
        "prose.0/org_name@value~0:0",
    ]
    last = rows["other.0/[支出 × 2021年]@value"]
    assert (last.field, last.template, last.label, last.match) == ("", "", "支出", "generic")
    assert (last.row_path, last.column_path) == ("支出", "2021年")
    assert (last.raw, last.value, last.unit, last.stated_unit) == ("4", "40000", "元", "万元")
    assert (last.table, last.row, last.col) == (0, 2, 2)
    assert record.other_tables[0].title == "收支情况表"
    assert record.coverage == Coverage(
        mapped=4, ignored=5, unmapped=0, tables=record.coverage.tables, unmapped_cells=()
    )


def test_a_repeated_row_overwrites_nothing() -> None:
    text = BASIC_DATA.replace("三公经费 ", "基本支出 | 7 | 8 | 9\n三公经费 ")
    rows = by_key(one_record(TITLE, BASIC, "单位：万元", drawn(text)))
    assert rows["basic_data.0/expenditure.basic@final"].raw == "1,698.06"
    assert rows["basic_data.0/expenditure.basic[#2]@final"].raw == "9"
    assert rows["basic_data.0/expenditure.basic[#2]@final"].confidence < 1


def test_a_required_row_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    known = form(HUNAN_2021)
    template = Template.model_validate(
        {**known.template.model_dump(), "required": ["savings_measures", "expenditure.basic"]}
    )
    strict = Form(template)
    table = drawn(BASIC_DATA.replace("厉行节约保障措施 | 公务接待一律凭公函。 | < | <\n", ""))
    monkeypatch.setattr(parts, "identify", lambda document, _known: identify(document, (strict,)))
    record = one_record(TITLE, BASIC, table)
    rows = [row for row in record.observations() if row.status == "absent"]
    assert [(row.field, row.raw, row.value, row.table, row.row, row.col, row.label) for row in rows] == [
        ("savings_measures", "", "", None, None, None, "厉行节约保障措施")
    ]
    assert [row.field for row in record.observations() if row.section == "basic_data"][-1] == "savings_measures"


def test_the_next_page_of_a_form_is_doubted_until_it_is_joined() -> None:
    """As wide as the form above and nothing between: its first row may be values, and no reading of it is sure."""
    page = "效益指标 | 社会效益 | 甲 | ≥90% | 93% | 10 | 10\n^ | ^ | 乙 | 3个 | 4个 | 10 | 10"
    first, *_ = one_record(SELF, drawn(SELF_EVALUATION), drawn(page)).other_tables
    assert first.readings
    assert {(reading.confidence, "续页" in reading.note) for reading in first.readings} == {(0.8, True)}
    apart = one_record(SELF, drawn(SELF_EVALUATION), "另表", drawn(page)).other_tables[0]
    assert {reading.confidence for reading in apart.readings} == {1.0}


def test_a_second_form_without_a_unit_takes_that_of_the_first_with_doubt() -> None:
    bare = project("乙").replace("（万元）", "")
    record = one_record(
        TITLE, "项目支出绩效自评表", "单位：万元", drawn(project("甲").replace("（万元）", "")), drawn(bare)
    )
    first, second = (rows["funds.total"].executed for rows in record.project_evaluation)
    assert (first.stated_unit, first.confidence) == ("万元", 1)
    assert (second.value, second.stated_unit, second.confidence) == (first.value, "万元", 0.8)
    assert second.note == "单位未印出，按前一张同类表的“万元”读取"
