"""Which form a table is: by title and by the labels that it holds, never by one of them alone."""

import pytest

from extract.identify import identify
from schemas.document import Table
from tests.extract.drawing import HUNAN_2018, HUNAN_2021, HUNAN_SELF, NATIONAL, SICHUAN, drawn, report

FORMS = {
    HUNAN_2021: """
        财政供养人员情况 | 编制数 | 2021年实际在职人数 | 控制率
        ^              | 96 | 93 | 96.88%
        经费控制情况 | 2020年决算数 | 2021年预算数 | 2021年决算数
        支出总额     | 1 | 2 | 3
        基本支出     | 1 | 2 | 3
        项目支出     | 1 | 2 | 3
        　1、运行维护经费 | 1 | 2 | 3
        　2、专项资金    | 1 | 2 | 3
        三公经费     | 1 | 2 | 3
        政府采购金额  | 1 | 2 | 3
        厉行节约保障措施 | 无 | < | <
        """,
    HUNAN_2018: """
        财政供养人员情况 | 编制数 | 2019年实际在职人数 | 控制率
        ^              | 96 | 93 | 96.88%
        经费控制情况 | 2018年决算数 | 2019年预算数 | 2019年决算数
        三公经费     | 1 | 2 | 3
        项目支出     | 1 | 2 | 3
        1、业务工作专项 | 1 | 2 | 3
        2、运行维护专项 | 1 | 2 | 3
        3、省级专项资金 | 1 | 2 | 3
        公用经费     | 1 | 2 | 3
        其中：办公经费 | 1 | 2 | 3
        会议费、培训费 | 1 | 2 | 3
        政府采购金额  | 1 | 2 | 3
        部门基本支出预算调整 | 1 | 2 | 3
        厉行节约保障措施 | 无 | < | <
        """,
    HUNAN_SELF: """
        预算部门 | 甲局 | < | < | < | < | <
        年度预算申请 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
        年度资金总额 | 1 | 2 | 3 | 10 | 100% | 10
        按收入性质分 | < | < | 按支出性质分 | < | < | <
        一般公共预算：1 | < | < | 基本支出：1 | < | < | <
        预期目标 | < | < | 实际完成情况 | < | < | <
        甲 | < | < | 乙 | < | < | <
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出 | 数量 | 丙 | 1 | 1 | 90 | 90
        总分 | < | < | < | < | 100 | 100
        """,
    NATIONAL: """
        项目名称 | 甲项目 | < | < | < | < | <
        主管部门 | 甲局 | < | < | 实施单位 | 乙站 | <
        项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
        年度资金总额 | 1 | 2 | 3 | 10 | 100% | 10
        其中：当年财政拨款 | 1 | 2 | 3 | — | 100% | —
        预期目标 | < | < | 实际完成情况 | < | < | <
        甲 | < | < | 乙 | < | < | <
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出 | 数量 | 丙 | 1 | 1 | 90 | 90
        总分 | < | < | < | < | 100 | 100
        """,
    SICHUAN: """
        主管部门 | 甲局 | < | < | < | 实施单位 | 乙站 | < | <
        项目名称 | 甲项目 | < | < | < | < | < | < | <
        年度预算数（万元） | < | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因
        总额 | < | 1 | 2 | 3 | 98% | 10 | 9.8 |
        一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分
        产出 | 数量 | 丙 | ≥ | 1 | 亩 | 1 | 90 | 90
        合计 | < | < | < | < | < | < | 100 | 99.8
        """,
}

TITLES = {
    HUNAN_2021: "2021年度部门整体支出绩效评价基础数据表",
    HUNAN_2018: "2019年度部门整体支出绩效评价基础数据表",
    HUNAN_SELF: "2021年度部门整体支出绩效自评表",
    NATIONAL: "项目支出绩效自评表",
    SICHUAN: "部门预算项目支出绩效自评表（2023年度）",
}


def found(*blocks: str | Table) -> str | None:
    (identified,) = identify(report(*blocks))
    return identified.form.template.id if identified.form is not None else None


@pytest.mark.parametrize("template", FORMS)
def test_each_form_by_its_title_and_labels(template: str) -> None:
    assert found("甲局2021年度部门整体支出绩效自评报告", TITLES[template], drawn(FORMS[template])) == template


@pytest.mark.parametrize("template", FORMS)
def test_each_form_without_a_title(template: str) -> None:
    assert found(drawn(FORMS[template])) == template


@pytest.mark.parametrize("template", FORMS)
def test_each_form_with_its_title_inside(template: str) -> None:
    table = drawn(f"{TITLES[template]} | <<\n单位：万元 | <<\n{FORMS[template].strip()}")
    (identified,) = identify(report(table))
    assert identified.form is not None
    assert identified.form.template.id == template
    assert identified.title == TITLES[template]


@pytest.mark.parametrize("template", FORMS)
@pytest.mark.parametrize("title", [TITLES[HUNAN_2021], TITLES[NATIONAL], "部门决算收支总表"])
def test_a_wrong_title_does_not_overrule_the_labels(template: str, title: str) -> None:
    assert found(title, drawn(FORMS[template])) == template


UNRELATED = {
    "grades": "优 | 良 | 中 | 差\n90（含）—100分 | 80（含）—90分 | 60（含）—80分 | 60分以下",
    "a list of projects": "序号 | 项目名称 | 预算数（万元） | 支出数 | 自评得分\n1 | 甲 | 336.5 | 328.42 | 98.96",
    "revenue and expenditure": "项目 | 2020年决算数 | 2021年决算数\n一、拨款收入 | 1 | 2\n二、其他收入 | 3 | 4",
    "three public": "合计 | 因公出国（境）费 | 公务接待费 | 公务用车运行费\n1 | 2 | 3 | 4",
    "a signature": "填表人：张三 | 联系电话：123",
    "one cell": "本表无数据",
    "empty": " | \n | ",
}


@pytest.mark.parametrize("name", UNRELATED)
def test_an_unrelated_table_has_no_form(name: str) -> None:
    assert found("甲局2021年度部门整体支出绩效自评报告", drawn(UNRELATED[name])) is None


def test_a_title_alone_makes_no_form() -> None:
    assert found("部门整体支出绩效自评表", drawn("序号 | 事项 | 金额\n1 | 甲 | 2\n2 | 乙 | 3")) is None


TARGETS = """
    项目名称 | 甲项目 | < | <
    主管部门 | 甲局 | 实施单位 | 乙站
    项目资金 | 年度资金总额 | 100 | <
    年度总体目标 | 预期目标：建成 | < | <
    一级指标 | 二级指标 | 三级指标 | 年度指标值
    产出指标 | 数量指标 | 丙 | 1
    """


@pytest.mark.parametrize(
    "title", ["项目绩效目标申报表", "项目支出绩效目标表（2021年度）", "部门整体支出绩效目标表", ""]
)
def test_a_form_of_targets_is_no_result(title: str) -> None:
    assert found(*([title] if title else []), drawn(TARGETS)) == "national/project-targets-2020"


def test_the_targets_of_a_whole_unit() -> None:
    table = TARGETS.replace("项目名称 | 甲项目", "部门名称 | 甲局").replace(
        "主管部门 | 甲局 | 实施单位 | 乙站", "任务 | 甲 | 金额 | 1"
    )
    assert found("部门整体支出绩效目标表", drawn(table)) == "national/department-targets-2015"


def test_every_table_has_its_own_caption_and_title() -> None:
    document = report(
        "甲局2021年度部门整体支出绩效自评报告",
        "附件1",
        "",
        TITLES[HUNAN_2021],
        "单位：万元",
        drawn(FORMS[HUNAN_2021]),
        "附件2",
        drawn(FORMS[HUNAN_SELF]),
        drawn(UNRELATED["grades"]),
    )
    first, second, third = identify(document)
    assert first.caption == ("单位：万元", TITLES[HUNAN_2021], "附件1", "甲局2021年度部门整体支出绩效自评报告")
    assert first.title == TITLES[HUNAN_2021]
    assert (second.caption, second.title) == (("附件2",), "")
    assert (third.caption, third.title, third.form) == ((), "", None)


def test_two_of_one_kind_are_told_apart_by_what_they_hold() -> None:
    """The basic-data forms of 2018 and 2021 share title and half of their labels."""
    title = "整体支出绩效评价基础数据表"
    assert found(title, drawn(FORMS[HUNAN_2018])) == HUNAN_2018
    assert found(title, drawn(FORMS[HUNAN_2021])) == HUNAN_2021


def test_only_the_forms_that_are_asked_for() -> None:
    (identified,) = identify(report(drawn(FORMS[NATIONAL])), ())
    assert identified.form is None
    assert identified.score == 0


INDICATORS_ONLY = """
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 权重 | 自评得分
    产出指标 | 数量指标 | 丙 | 1 | 1 | 50 | 50
    效益指标 | 社会效益 | 丁 | 2 | 2 | 50 | 50
    """


@pytest.mark.parametrize(
    ("line", "template"),
    [("绩效指标完成情况", HUNAN_SELF), ("项目绩效指标完成情况", NATIONAL), ("部门绩效指标完成情况", HUNAN_SELF)],
)
def test_indicators_alone_tell_the_kind_of_form(line: str, template: str) -> None:
    (identified,) = identify(report(line, drawn(INDICATORS_ONLY)))
    assert identified.form is not None
    assert identified.form.template.id == template
    assert identified.is_likely


def test_indicators_alone_need_no_score() -> None:
    head = "一级指标 | 二级指标 | 三级指标 | 指标值 | 实施进度"
    drawing = f"{head}\n产出 | 数量 | 宣传次数 | 2次 | 3次\n效益 | 社会 | 知晓率 | 90% | 95%"
    (identified,) = identify(report("项目绩效目标完成情况", drawn(drawing)))
    assert identified.form is not None
    assert (identified.form.template.id, identified.is_likely) == (NATIONAL, True)


def test_two_forms_of_other_sections_that_explain_a_table_alike() -> None:
    (identified,) = identify(report(drawn(INDICATORS_ONLY)))
    assert identified.rival is not None
    assert identified.rival.template.section == "project_evaluation"


SCORES = """
    一级指标 | 二级指标 | 三级指标 | 分值 | 指标解释 | 评价标准 | 自评得分
    投入（16） | 目标设定 | 绩效目标合理性 | 3 | 是否合理 | 一项不符扣1分 | 3
    过程（84） | 预算执行 | 预算完成率 | 84 | 完成程度 | 每低1个百分点扣0.5分 | 80
    合计 | < | < | 100 | | | 83
    """


def test_a_table_of_scores_has_no_targets() -> None:
    assert found("部门整体支出绩效评价指标评分表", drawn(SCORES)) == "hunan/scoring-2013"
    with_targets = SCORES.replace("指标解释", "年度指标值").replace("评价标准", "实际完成值")
    assert found("部门整体支出绩效评价指标评分表", drawn(with_targets)) == HUNAN_SELF
