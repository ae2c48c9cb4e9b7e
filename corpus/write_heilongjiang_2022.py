"""勃利县红松种质资源圃 2022: funds by where they come from, targets of words in the column of units, a list of works."""

from corpus import said
from corpus.claims import Claim, Says, fen, head, listed, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "heilongjiang-2022-boli"
ORG = "勃利县红松种质资源圃"
SUPERVISOR = "勃利县林草种苗局"
PROJECT = "红松良种繁育基地提升"
OUT, COST, BEN, SAT, RUN = "产出指标", "成本指标", "效益指标", "满意度指标", "预算执行率"
COMPARATORS = {"≥": ">=", "≤": "<=", "=": "="}
Line = tuple[str, str, str, str, str, str, str, str, str, str, str]
# 一级, 二级, 三级, 指标解释, 符号, 值, 单位（文字描述）, 全年实际值, 权重, 得分, 完成情况说明
LINES: tuple[tuple[int, int, int, Line], ...] = (  # rows of its 一级, rows of its 二级, its number
    (
        4,
        2,
        1,
        (OUT, "数量指标", "新建良种采穗圃", "年度内新建采穗圃面积", "≥", "120", "亩", "126", "10", "10", "已完成"),
    ),
    (
        0,
        0,
        2,
        (OUT, "数量指标", "嫁接红松苗", "春季嫁接红松苗数量", "≥", "8", "万株", "8.24", "10", "10", "已完成"),
    ),
    (
        0,
        1,
        1,
        (
            OUT,
            "质量指标",
            "嫁接成活率",
            "成活株数占嫁接株数的比例",
            "≥",
            "90",
            "%",
            "88.5",
            "10",
            "8.5",
            "春季低温，成活率偏低，已补接2000株",
        ),
    ),
    (0, 1, 1, (OUT, "时效指标", "工程完工时间", "主体工程完工的月份", "≤", "10", "月", "9", "10", "10", "已完成")),
    (
        1,
        1,
        1,
        (
            COST,
            "经济成本指标",
            "采穗圃建设成本",
            "每亩采穗圃的建设费用",
            "≤",
            "9000",
            "元/亩",
            "8860",
            "10",
            "10",
            "已完成",
        ),
    ),
    (3, 1, 1, (BEN, "社会效益指标", "带动周边林农就业", "用工的林农人数", "≥", "60", "人", "64", "10", "10", "已完成")),
    (
        0,
        1,
        1,
        (
            BEN,
            "生态效益指标",
            "红松种质资源",
            "种质资源保存状况",
            "文字描述",
            "",
            "有效保存",
            "有效保存",
            "10",
            "10",
            "已完成",
        ),
    ),
    (
        0,
        1,
        1,
        (
            BEN,
            "可持续影响指标",
            "良种管护制度",
            "管护制度是否健全",
            "文字描述",
            "",
            "逐步健全",
            "已建立管护制度3项",
            "10",
            "10",
            "",
        ),
    ),
    (
        1,
        1,
        1,
        (
            SAT,
            "服务对象满意度指标",
            "购苗林农满意度",
            "满意人数占调查人数的比例",
            "≥",
            "90",
            "%",
            "94.2%",
            "10",
            "10",
            "已完成",
        ),
    ),
    (
        1,
        1,
        1,
        (
            RUN,
            RUN,
            "项目预算执行率",
            "支出数占调整预算数的比例",
            "=",
            "100",
            "%",
            "97.5",
            "10",
            "9.75",
            "质保金未到付款期",
        ),
    ),
)
SCALED = {
    ("8", "万株"): ("80000", "株"),
    ("8.24", "万株"): ("82400", "株"),
}
WORKS = (
    ("新建采穗圃", qty("120亩", "120", "亩"), qty("126亩", "126", "亩"), "2022年9月", ""),
    (
        "更新喷灌管网",
        qty("3.2公里", "3.2", "km", stated="公里"),
        qty("3.2公里", "3.2", "km", stated="公里"),
        "2022年6月",
        "",
    ),
    ("购置嫁接工具", qty("150套", "150", "套"), qty("150套", "150", "套"), "2022年4月", "政府采购"),
    ("维修苗木窖", qty("2座", "2", "座"), qty("2座", "2", "座"), "2022年10月", ""),
    ("编制种质资源名录", words("完成名录编制"), words("完成，通过评审"), "2022年11月", "无"),
)
WORK_HEADS = ("计划实施", "实际实施", "完成时间", "备注")


def write() -> Report:
    r = Report(ORG, 2022, "勃利县红松种质资源圃2022年度项目支出绩效自评报告.docx", landscape_end=True)
    prose(r)
    r.section_break()
    r.line("附件1", size=32, font="黑体")
    r.small_title("部门预算项目支出绩效自评表", size=36)
    r.line("（2022年度）", "center", size=28, font="楷体_GB2312")
    r.line("金额单位：万元", "right", size=21)
    r.add(project())
    r.line("附件2", size=32, font="黑体", new_page=True)
    r.small_title("项目实施内容", size=36)
    r.add(works())
    r.line("填表人：曲○○　　　审核人：关○○", size=21)
    return r


def prose(r: Report) -> None:
    title = "2022年度项目支出绩效自评报告"
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.blank()
    r.heading("一、项目基本情况")
    r.para(
        "红松良种繁育基地提升项目年初预算180.00万元，调整预算200.00万元，其中上级资金120.00万元，本级资金80.00万元。",
        said.money("fact", "红松良种繁育基地提升项目年初预算", "180.00万元", "180", "万元", "budget"),
        said.money("fact", "调整预算", "200.00万元", "200", "万元", "adjusted_budget"),
        said.money("fact", "上级资金", "120.00万元", "120", "万元", "value"),
        said.money("fact", "本级资金", "80.00万元", "80", "万元", "value"),
    )
    r.heading("二、资金使用情况")
    r.para(
        "截至年末项目支出195.00万元，预算执行率97.5%，质保金5.00万元未到付款期。",
        said.money("expenditure.project", "项目支出", "195.00万元", "195", "万元"),
        said.rate("execution_rate", "预算执行率", "97.5%", "97.5", "rate"),
        said.money("fact", "质保金", "5.00万元", "5", "万元", "value"),
    )
    r.heading("三、绩效目标完成情况")
    r.para(
        "新建良种采穗圃126亩，嫁接红松苗8.24万株，嫁接成活率88.5%，更新喷灌管网3.2公里，带动周边林农就业64人，"
        "购苗林农满意度94.2%。",
        said.count("良种采穗圃", "126亩", "126", "亩"),
        said.count("红松苗", "8.24万株", "8.24", "株", "万株"),
        said.rate("fact", "嫁接成活率", "88.5%", "88.5"),
        said.count("喷灌管网", "3.2公里", "3.2", "km", "公里"),
        said.count("周边林农就业", "64人", "64", "人"),
        said.rate("fact", "购苗林农满意度", "94.2%", "94.2"),
    )
    r.heading("四、自评结论")
    r.para(
        "项目自评得分98.25分，自评等级为优。",
        said.Said("score_total", "项目自评得分", "98.25分", "98.25", "分", "分", "score"),
        said.text("grade", "优", "优", "自评等级"),
    )
    r.blank()
    r.sign("2023年2月28日", said=(said.text("report_date", "2023年2月28日", "2023-02-28"),))


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def reading(raw: str, unit: str, comparator: str) -> Says:
    number, base = SCALED.get((raw, unit), (raw.removesuffix("%"), unit))
    return qty(raw, number, base, comparator, unit)


def project() -> Table:
    # 0 一级 | 1 二级 | 2 三级 | 3 explanation | 4 operator | 5 number | 6 unit | 7 actual | 8 weight | 9 score | 10 told
    widths = [1150, 1500, 1700, 1900, 1000, 1000, 1250, 1300, 800, 800, 1900]
    t = Table(widths, "project_evaluation", size=18, row_height=370)
    t.row(
        head("项目名称"), value(one("project.name", "项目名称", words(PROJECT)), 3, align="left"), head("项目类别", 2),
        head("其他运转类", 5),
    )  # fmt: skip
    t.row(
        head("主管部门"),
        value(one("project.supervisor", "主管部门", words(SUPERVISOR)), 3, align="left"),
        head("实施单位", 2),
        value(one("project.implementer", "实施单位", words(ORG)), 5, align="left"),
    )
    t.row(
        head("资金情况", down=6), head("资金来源", 2, 2), head("预算安排", 3), head("到位", 2, 2), head("支出", 2, 2),
        head("预算执行率", down=2),
    )  # fmt: skip
    t.row(head("年初"), head("调整", 2))
    for label, field, opening, adjusted, paid_in, spent, percent in (
        ("合计", "funds.total", "180.00", "200.00", "200.00", "195.00", "97.50%"),
        ("上级资金", "", "120.00", "120.00", "120.00", "120.00", "100.00%"),
        ("本级资金", "", "60.00", "80.00", "80.00", "75.00", "93.75%"),
        ("其他资金", "funds.other", "—", "—", "—", "—", "—"),
    ):
        cells = (
            (wan(opening), "opening_budget", 1),
            (wan(adjusted), "adjusted_budget", 2),
            (wan(paid_in), "", 2),  # what came in has no measure
            (wan(spent), "executed", 2),
            (rate(percent), "rate", 1),
        )
        t.row(
            head(label, 2),
            *(
                value(one(field, label, says, measure), wide) if field and measure else head(says.raw, wide)
                for says, measure, wide in cells
            ),
        )
    goal = "新建良种采穗圃120亩，嫁接红松苗8万株，提升红松良种供应能力。"
    done = "新建良种采穗圃126亩，嫁接红松苗8.24万株，喷灌管网和苗木窖完成更新。"
    t.row(head("年度总体\n目标", down=2), head("年初设定目标", 5), head("全年完成情况", 5))
    t.row(
        value(one("goal", "年初设定目标", words(goal), "target"), 5),
        value(one("goal", "全年完成情况", words(done), "actual"), 5),
        height=760,
    )
    t.row(
        *(head(text, down=2) for text in ("一级指标", "二级指标", "三级指标", "指标解释")), head("年度指标值", 3),
        *(head(text, down=2) for text in ("全年实际值", "权重", "得分", "完成情况说明")),
    )  # fmt: skip
    t.row(head("符号"), head("值"), head("单位（文字描述）"))
    for first, second, n, line in LINES:
        before = [head(line[i], down=down) for i, down in ((0, first), (1, second)) if down]
        label, meaning, sign, number, unit, actual, weight, score, told = line[2:]
        item = f"{line[0]}/{line[1]}/{n}"

        def claim(measure: str, says: Says, label: str = label, item: str = item) -> Claim:
            return Claim("indicator", measure, label, says, item)

        if number:
            target = (
                value(claim("target", reading(number, unit, COMPARATORS[sign]))),
                head(unit),
                value(claim("actual", reading(actual, unit, "="))),
            )
        else:  # words stand in the column of units
            target = (head(""), value(claim("target", words(unit))), value(claim("actual", words(actual))))
        t.row(
            *before,
            head(label, align="left"),
            head(meaning, align="left"),
            head(sign),
            *target,
            value(claim("weight", fen(weight))),
            value(claim("score", fen(score))),
            value(claim("reason", words(told)), align="left"),
        )
    t.row(
        head("总分", 8, bold=True),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("98.25"), "score")),
        head(""),
    )
    t.row(head("自评等级", 8, bold=True), value(one("grade", "自评等级", words("优")), 3))
    return t


def works() -> Table:
    t = Table([900, 3600, 2200, 2400, 2200, 2000], "other", size=21, row_height=420)
    t.row(*(head(text, bold=True) for text in ("序号", "实施内容", *WORK_HEADS)))
    for number, (name, planned, done, when, remark) in enumerate(WORKS, 1):
        says = (planned, done, words(when), words(remark))
        t.row(
            head(str(number)),
            head(name, align="left"),
            *(value(listed(name, text, one)) for text, one in zip(WORK_HEADS, says, strict=True)),
        )
    return t
