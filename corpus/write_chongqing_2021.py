"""城口县高山中药材产业服务中心 2021: ten short project forms with nothing between them, the last three in one table."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "chongqing-2021-chengkou"
ORG = "城口县高山中药材产业服务中心"
SUPERVISOR = "城口县高山农业产业局"
TITLE = "2021年度项目支出绩效自评表"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
NUMBER, TIME = "数量指标", "时效指标"
ECONOMY, SOCIETY, LASTING, CONTENT = "经济效益指标", "社会效益指标", "可持续影响指标", "服务对象满意度指标"
REACHED, PARTLY, MISSED = "达成预期指标", "部分达成预期指标并具有一定效果", "未达成预期指标且效果较差"
MEASURES = ("target", "actual", "weight", "score", "reason")


@dataclass(frozen=True)
class Line:
    """An indicator; `second` is empty in a form without 二级指标."""

    first: str
    second: str
    label: str
    target: Says
    actual: Says
    weight: str
    score: str
    reason: str = ""


@dataclass(frozen=True)
class Form:
    """One project: 全年预算数, 全年执行数, 执行率 and 得分 of its funds; the total of its scores."""

    name: str
    money: tuple[str, str, str, str]
    total: str
    lines: tuple[Line, ...]
    goal: str = ""
    result: str = "全年完成值"
    reason: str = "偏差原因"
    merged: bool = True


FORMS = (
    Form(
        "高山药材种源基地建设",
        ("80.00", "78.40", "98.00%", "9.8"),
        "99.8",
        (
            Line(OUT, NUMBER, "新建种源基地", qty("≥500亩", "500", "亩", ">="), qty("520亩", "520", "亩"), "20", "20"),
            Line(OUT, TIME, "完工时间", words("2021年11月底前"), words("2021年11月18日"), "30", "30"),
            Line(BEN, SOCIETY, "示范带动作用", words("明显"), words(REACHED), "30", "30"),
            Line(SAT, CONTENT, "药农满意度", qty("≥90%", "90", "%", ">="), qty("95%", "95", "%"), "10", "10"),
        ),
        goal="新建高山药材种源基地，提高良种自给能力。",
    ),
    Form(
        "药材质量追溯体系建设",
        ("36.00", "36.00", "100.00%", "10"),
        "90",
        (
            Line(OUT, "", "纳入追溯企业", qty("12家", "12", "家"), qty("12家", "12", "家"), "50", "50", "无"),
            Line(BEN, "", "质量追溯体系", words("逐步健全"), words(PARTLY), "40", "30", "追溯平台与市级平台尚未对接。"),
        ),
    ),
    Form(
        "中药材节庆推介",
        ("25.00", "5.00", "20.00%", "2"),
        "42",
        (
            Line(OUT, NUMBER, "举办推介活动", qty("2场", "2", "场"), qty("1场", "1", "场"), "30", "15", "受疫情影响，减少1场。"),
            Line(OUT, TIME, "活动举办时间", words("9月底前"), words("2021年12月20日"), "20", "10", "受疫情影响推迟。"),
            Line(BEN, SOCIETY, "品牌知名度", words("有所提升"), words(MISSED), "30", "6", "活动规模小，宣传面窄。"),
            Line(
                SAT, CONTENT, "参展企业满意度", qty("≥90%", "90", "%", ">="), qty("85%", "85", "%"), "10", "9",
                "展位偏少。",
            ),
        ),
        goal="举办中药材推介活动2场，提升“城口高山药材”品牌知名度。",
        result="实际完成值",
    ),
    Form(
        "产地初加工设备购置",
        ("60.00", "57.00", "95.00%", "9.5"),
        "99.5",
        (
            Line(OUT, "", "购置烘干设备", qty("≥15台（套）", "15", "台（套）", ">="), qty("15台（套）", "15", "台（套）"), "40", "40"),
            Line(OUT, "", "设备到货验收时间", words("2021年8月31日前"), words("2021年8月26日"), "20", "20"),
            Line(
                BEN, "", "节约烘干成本", qty("≥10万元", "100000", "元", ">=", "万元"),
                qty("11.2万元", "112000", "元", "=", "万元"), "30", "30",
            ),
        ),
        merged=False,
    ),
    Form(
        "药农技术培训",
        ("18.00", "17.10", "95.00%", "9.5"),
        "99.5",
        (
            Line(
                OUT, NUMBER, "培训药农", qty("≥1200人次", "1200", "人次", ">="), qty("1236人次", "1236", "人次"),
                "50", "50", "—",
            ),
            Line(BEN, LASTING, "药农技术水平", words("提高"), words(REACHED), "30", "30", "—"),
            Line(
                SAT, CONTENT, "培训学员满意度", qty("95%以上", "95", "%", ">="), qty("97.8%", "97.8", "%"), "10", "10", "—"
            ),
        ),
        goal="培训药农1200人次以上，提高标准化种植水平。",
        reason="偏差原因分析",
    ),
    Form(
        "药材病虫害统防统治",
        ("45.00", "44.10", "98.00%", "9.8"),
        "99.8",
        (
            Line(
                OUT, "", "统防统治面积", qty("3万亩", "30000", "亩", "=", "万亩"), qty("3.1万亩", "31000", "亩", "=", "万亩"),
                "50", "50",
            ),
            Line(BEN, "", "病虫害损失率", qty("≤5%", "5", "%", "<="), qty("4.2%", "4.2", "%"), "20", "20"),
            Line(BEN, "", "农药减量", words("有所减少"), words(REACHED), "20", "20"),
        ),
    ),
    Form(
        "药材新品种引进试验",
        ("30.00", "29.40", "98.00%", "9.8"),
        "88.55",
        (
            Line(
                OUT, NUMBER, "引进新品种", qty("4个", "4", "个"), qty("3个", "3", "个"), "25", "18.75",
                "1个品种检疫未通过。",
            ),
            Line(OUT, TIME, "试验总结完成时间", words("12月底前"), words("次年1月12日"), "25", "20", "雪灾致测产推迟。"),
            Line(
                BEN, ECONOMY, "试验田亩均增收", qty("≥800元/亩", "800", "元/亩", ">="), qty("820元/亩", "820", "元/亩"),
                "40", "40",
            ),
        ),
        goal="引进高山药材新品种开展适应性试验，筛选适宜品种。",
    ),
    Form(
        "中药材种质资源普查",
        ("22.00", "22.00", "100.00%", "10"),
        "100",
        (
            Line(OUT, NUMBER, "普查品种", qty("≥300种", "300", "种", ">="), qty("318种", "318", "种"), "40", "40"),
            Line(OUT, TIME, "普查报告提交时间", words("2021年10月"), words("2021年10月"), "20", "20"),
            Line(BEN, SOCIETY, "种质资源保护", words("有效保护"), words(REACHED), "30", "30"),
        ),
        goal="开展中药材种质资源普查，形成普查报告。",
    ),
    Form(
        "药材仓储冷库维修",
        ("28.00", "26.60", "95.00%", "9.5"),
        "92",
        (
            Line(OUT, "", "维修冷库", qty("2座", "2", "座"), qty("2座", "2", "座"), "60", "60", "/"),
            Line(BEN, "", "仓储能力", words("有效提升"), words(PARTLY), "30", "22.5", "1座冷库12月才投入使用。"),
        ),
    ),
    Form(
        "药材电商平台运营",
        ("35.00", "31.50", "90.00%", "9"),
        "92.16",
        (
            Line(OUT, NUMBER, "上架产品", qty("≥60款", "60", "款", ">="), qty("66款", "66", "款"), "50", "50"),
            Line(
                BEN, ECONOMY, "线上销售额", qty("≥500万元", "5000000", "元", ">=", "万元"),
                qty("386万元", "3860000", "元", "=", "万元"), "30", "23.16", "物流成本高，销量未达预期。",
            ),
            Line(SAT, CONTENT, "消费者满意度", qty("不低于90%", "90", "%", ">="), qty("91%", "91", "%"), "10", "10"),
        ),
        goal="运营药材电商平台，拓宽药农销售渠道。",
    ),
)  # fmt: skip
TOGETHER = 7  # from here on all stand in one table


def write() -> Report:
    r = Report(ORG, 2021, "城口县高山中药材产业服务中心2021年度项目支出绩效自评报告（10个项目）.docx")
    prose(r)
    r.section_break()
    for number, form in enumerate(FORMS[:TOGETHER]):
        t = table(form, number, 19 if number % 3 else 20)
        r.add(t)
    t = table(FORMS[TOGETHER], TOGETHER, 19)
    for form in FORMS[TOGETHER + 1 :]:
        t.next_form()
        fill(t, form)
    r.add(t)
    return r


def prose(r: Report) -> None:
    title = "2021年度项目支出绩效自评报告"
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.blank()
    r.para(
        "按照《城口县财政局关于开展2021年度项目支出绩效自评的通知》（城财绩〔2022〕9号）要求，我中心对10个项目开展绩效自评，自评覆盖率100%，现报告如下。",
        said.count("项目", "10个", "10", "个"),
        said.rate("fact", "自评覆盖率", "100%", "100"),
    )
    r.heading("一、资金安排及执行情况")
    r.para(
        "10个项目全年预算379万元，全年执行347.1万元，总体执行率91.58%。其中中药材节庆推介项目受疫情影响执行5万元，执行率20%。",
        said.count("项目", "10个", "10", "个"),
        said.count("全年预算", "379万元", "379", "元", "万元", measure="adjusted_budget"),
        said.count("全年执行", "347.1万元", "347.1", "元", "万元"),
        said.rate("execution_rate", "总体执行率", "91.58%", "91.58", "rate"),
        said.count("中药材节庆推介项目", "5万元", "5", "元", "万元"),
        said.rate("fact", "执行率", "20%", "20"),
    )
    r.heading("二、自评结果")
    r.para(
        "10个项目中，优秀项目8个、良好项目1个、差等项目1个，最高得分100分，最低得分42分。",
        said.count("项目", "10个", "10", "个"),
        said.count("优秀项目", "8个", "8", "个"),
        said.count("良好项目", "1个", "1", "个"),
        said.count("差等项目", "1个", "1", "个"),
        said.count("最高得分", "100分", "100", "分"),
        said.count("最低得分", "42分", "42", "分"),
    )
    r.heading("三、存在问题及改进措施")
    r.para("部分项目受疫情和雪灾影响推进滞后，药材电商物流成本偏高。下一步将加强项目储备和进度调度，压减低效项目资金。")
    r.blank()
    r.sign("2022年3月25日", said=(said.text("report_date", "2022年3月25日", "2022-03-25"),))


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def table(form: Form, instance: int, size: int) -> Table:
    """Its own grid: with 二级指标 eight columns, without them seven."""
    with_second = [1050, 1250, 1650, 1300, 1450, 640, 700, 1240]
    without = [1150, 2300, 1400, 1750, 750, 750, 1350]
    widths = with_second if form.lines[0].second else without
    made = Table(widths, "project_evaluation", instance, size=size, row_height=330, font="方正仿宋_GBK")
    fill(made, form)
    return made


def fill(t: Table, form: Form) -> None:
    """One form, from its title to its total."""
    last = len(t.widths)
    has_second = bool(form.lines[0].second)
    wide = last - 6 if not has_second else last - 7  # how many columns 三级指标 goes over
    t.row(head(TITLE, last, bold=True, size=26), height=500)
    if form.goal:
        t.row(
            head("项目名称"),
            value(one("project.name", "项目名称", words(form.name)), 3, align="center"),
            head("主管部门"),
            value(one("project.supervisor", "主管部门", words(SUPERVISOR)), 3, align="center"),
        )
        t.row(
            head("当年绩效目标"), value(one("goal", "当年绩效目标", words(form.goal), "target"), last - 1, align="left")
        )
    else:
        t.row(head("项目名称"), value(one("project.name", "项目名称", words(form.name)), last - 1, align="left"))
    funds(t, form, last)
    seconds = [head("二级指标")] if has_second else []
    heads = [head(text) for text in ("年度指标值", form.result, "分值", "得分", form.reason)]
    t.row(head("一级指标"), *seconds, head("三级指标", wide), *heads)
    indicators(t, form, wide)
    t.row(
        head("总分", last - 3, bold=True),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen(form.total), "score")),
        head(""),
    )


def funds(t: Table, form: Form, last: int) -> None:
    budget, executed, percent, score = form.money
    label = "年度资金总额"

    def cell(measure: str, says: Says, across: int = 1) -> Cell:
        return value(one("funds.total", label, says, measure), across)

    spread = 1 if last == 8 else 0  # the wider grid has one more column before the amounts
    t.row(
        head("项目资金\n（万元）", down=2), head("", 1 + spread), head("全年预算数"), head("全年执行数"), head("分值"),
        head("执行率"), head("得分"),
    )  # fmt: skip
    t.row(
        head(label, 1 + spread),
        cell("full_year_budget", wan(budget)),
        cell("executed", wan(executed)),
        cell("weight", fen("10")),
        cell("rate", rate(percent)),
        cell("score", fen(score)),
    )


def indicators(t: Table, form: Form, wide: int) -> None:
    numbers: dict[tuple[str, str], int] = {}
    count_first: Callable[[str], int] = [line.first for line in form.lines].count
    for at, line in enumerate(form.lines):
        n = numbers[line.first, line.second] = numbers.get((line.first, line.second), 0) + 1
        item = f"{line.first}/{line.second}/{n}"
        before = []
        if not form.merged:
            before.append(head(line.first))
        elif not at or form.lines[at - 1].first != line.first:
            before.append(head(line.first, down=count_first(line.first)))
        if line.second:
            before.append(head(line.second))
        says = (line.target, line.actual, fen(line.weight), fen(line.score), words(line.reason))
        t.row(
            *before,
            head(line.label, wide, align="left"),
            *(value(Claim("indicator", m, line.label, s, item)) for m, s in zip(MEASURES, says, strict=True)),
        )
