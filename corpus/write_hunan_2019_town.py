"""新田县枧溪镇 2019: a town's two annexes, 基本支出 and 项目支出 as full rows of funds, `指标1：` half filled in."""

from corpus import said
from corpus.claims import BLANK, Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "hunan-2019-xintian-jianxi"
ORG = "新田县枧溪镇人民政府"
OUT, BEN = "产出指标", "效益指标"
SATISFIED = "社会公众或服务对象满意度指标"
FULL = qty("100%", "100", "%")
LATE = "冬季雨水偏多，路面养护延后，今后合理安排工期。"
Line = tuple[str, str, Says, Says, str, str, str]  # 二级, 三级, target, actual, weight, score, reason


def empty(second: str, label: str) -> Line:
    return (second, label, BLANK, BLANK, "", "", "")


LINES: dict[str, tuple[str, tuple[Line, ...]]] = {
    OUT: (
        "50分",
        (
            ("数量指标", "指标1：村道硬化里程", qty("≥6.5公里", "6.5", "km", ">=", "公里"),
             qty("6.8公里", "6.8", "km", "=", "公里"), "10", "10", ""),
            ("数量指标", "指标2：改建农村户厕", qty("420座", "420", "座"), qty("420座", "420", "座"), "8", "8", ""),
            empty("数量指标", "指标3："),
            ("质量指标", "指标1：工程验收合格率", FULL, FULL, "8", "8", ""),
            empty("质量指标", "指标2："),
            ("时效指标", "指标1：村道硬化完工时间", words("2019年11月底前"), words("2019年12月10日"), "10", "8", LATE),
            empty("时效指标", "指标2："),
            ("成本指标", "指标1：项目总成本", qty("≤531.2万元", "5312000", "元", "<=", "万元"),
             qty("509.55万元", "5095500", "元", "=", "万元"), "14", "14", ""),
            empty("成本指标", "……"),
        ),
    ),
    BEN: (
        "40分",
        (
            ("经济效益指标", "指标1：村集体经济增收", qty("≥12万元", "120000", "元", ">=", "万元"),
             qty("13.6万元", "136000", "元", "=", "万元"), "8", "8", ""),
            ("社会效益指标", "指标1：受益群众", qty("≥1.2万人", "12000", "人", ">=", "万人"),
             qty("1.32万人", "13200", "人", "=", "万人"), "8", "8", ""),
            empty("社会效益指标", "指标2："),
            ("生态效益指标", "指标1：生活垃圾集中处理率", qty("90%以上", "90", "%", ">="), qty("92%", "92", "%"),
             "7", "7", ""),
            ("可持续影响指标", "指标1：长效管护机制", words("建立健全"), words("基本建立"), "7", "6",
             "2个村管护经费未落实，列入下年预算。"),
            (SATISFIED, "指标1：群众满意度", qty("≥90%", "90", "%", ">="), qty("94.5%", "94.5", "%"), "10", "10", ""),
        ),
    ),
}  # fmt: skip


def write() -> Report:
    r = Report(ORG, 2019, "枧溪镇2019年度部门整体支出绩效自评报告.docx")
    prose(r)
    r.line("附件1：", new_page=True, size=28, font="黑体")
    r.small_title("部门整体支出绩效评价基础数据表", size=32)
    r.add(basic_data())
    r.line("附件2：", new_page=True, size=28, font="黑体")
    r.small_title("2019年度部门整体支出绩效自评表", size=32)
    r.add(self_evaluation())
    r.line("填表人：谢○○    联系电话：0746-4700000    单位负责人签字：郑○○", size=21)
    return r


def prose(r: Report) -> None:
    title = "2019年度部门整体支出绩效自评报告"
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.blank()
    r.heading("一、基本情况")
    r.para(
        "枧溪镇编制数60人，实际在职人数57人，退休人员21人，公务用车3辆。",
        said.count("编制数", "60人", "60", "人", field="staff.establishment"),
        said.count("实际在职人数", "57人", "57", "人", field="staff.actual"),
        said.count("退休人员", "21人", "21", "人", field="staff.retired"),
        said.count("公务用车", "3辆", "3", "辆", field="vehicles"),
    )
    r.heading("二、预算执行情况")
    r.para(
        "2019年年初预算1280.00万元，全年支出1408.20万元，其中基本支出898.65万元，项目支出509.55万元，"
        "预算执行率98.03%。",
        said.money("expenditure.total", "年初预算", "1280.00万元", "1280.00", "万元", "budget"),
        said.money("expenditure.total", "全年支出", "1408.20万元", "1408.20", "万元"),
        said.money("expenditure.basic", "基本支出", "898.65万元", "898.65", "万元"),
        said.money("expenditure.project", "项目支出", "509.55万元", "509.55", "万元"),
        said.rate("execution_rate", "预算执行率", "98.03%", "98.03", "rate"),
    )
    r.para(
        "“三公”经费支出15.84万元，其中公务用车运行维护费8.46万元，公务接待费7.38万元。",
        said.money("three_public.total", "“三公”经费支出", "15.84万元", "15.84", "万元"),
        said.money("three_public.vehicle.running", "公务用车运行维护费", "8.46万元", "8.46", "万元"),
        said.money("three_public.reception", "公务接待费", "7.38万元", "7.38", "万元"),
    )
    r.heading("三、自评结论")
    r.para(
        "全年硬化村道6.8公里，改建农村户厕420座。自评得分96.8分，等级为优秀。",
        said.count("村道", "6.8公里", "6.8", "km", "公里"),
        said.count("农村户厕", "420座", "420", "座"),
        said.count("自评得分", "96.8分", "96.8", "分", field="score_total", measure="score"),
        said.text("grade", "优秀", "优", "等级"),
    )
    r.blank()
    r.sign("2020年4月16日", said=(said.text("report_date", "2020年4月16日", "2020-04-16"),))


def unit_row(t: Table, left: int, right: int) -> None:
    """填报单位 and the unit of the amounts, two cells of one row."""
    t.row(head(f"填报单位：{ORG}", left, align="left"), head("单位：万元", right, align="right"))


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def basic_data() -> Table:
    # 0 labels | 1–2 | 3–4 | 5–6
    t = Table([2900, 1010, 1010, 1010, 1010, 1060, 1060], "basic_data", row_height=370)
    unit_row(t, 5, 2)
    t.row(head("财政供养人员情况", down=2), head("编制数", 2), head("2019年实际在职人数", 2), head("控制率", 2))
    t.row(
        value(one("staff.establishment", "编制数", qty("60", "60", "人")), 2),
        value(one("staff.actual", "2019年实际在职人数", qty("57", "57", "人")), 2),
        value(one("staff.control_rate", "控制率", qty("0.95", "95", "%", stated="")), 2),
    )
    t.row(head("经费控制情况"), head("2018年决算数", 2), head("2019年预算数", 2), head("2019年决算数", 2))

    def money(label: str, field: str, prior: str, budget: str, final: str, indent: int = 0, item: str = "") -> None:
        t.row(
            head(label, align="left", indent=indent),
            value(Claim(field, "prior_final", label, wan(prior), item, "2018"), 2),
            value(Claim(field, "budget", label, wan(budget), item), 2),
            value(Claim(field, "final", label, wan(final), item), 2),
        )

    special, operating = "expenditure.project.provincial_special", "expenditure.basic.operating"
    money("“三公”经费（万元）", "three_public.total", "18.60", "17.50", "15.84")
    money("1、公务用车购置和维护经费（万元）", "three_public.vehicle", "9.60", "9.00", "8.46", 100)
    money("其中：公车购置（万元）", "three_public.vehicle.purchase", "0.00", "0.00", "0.00", 200)
    money("公车运行维护（万元）", "three_public.vehicle.running", "9.60", "9.00", "8.46", 500)
    money("2、出国经费（万元）", "three_public.abroad", "0.00", "0.00", "0.00", 100)
    money("3、公务接待（万元）", "three_public.reception", "9.00", "8.50", "7.38", 100)
    money("项目支出", "expenditure.project", "486.20", "531.20", "509.55")
    money("1、业务工作经费", "expenditure.project.business", "136.20", "146.20", "140.35", 100)
    money("2、运行维护经费", "expenditure.project.maintenance", "62.00", "65.00", "63.20", 100)
    money("3、省级专项资金（一个专项一行）", special, "288.00", "320.00", "306.00", 100)
    money("农村人居环境整治资金", special, "168.00", "190.00", "182.50", 300, "农村人居环境整治资金")
    money("村级道路硬化资金", special, "120.00", "130.00", "123.50", 300, "村级道路硬化资金")
    money("公用经费", operating, "158.40", "165.00", "161.72")
    money("其中：办公经费", f"{operating}.office", "62.40", "65.00", "63.90", 100)
    money("水费、电费、差旅费", f"{operating}.utilities_travel", "71.00", "74.00", "72.82", 400)
    money("会议费、培训费", f"{operating}.meetings_training", "25.00", "26.00", "25.00", 400)
    money("政府采购金额", "procurement.amount", "——", "86.00", "79.35")
    money("部门整体支出预算调整", "budget_adjustment.overall", "——", "——", "156.50")
    t.row(
        head("楼堂馆所控制情况\n（2019年完工项目）", down=2),
        *(head(text) for text in ("批复规模\n（㎡）", "实际规模\n（㎡）", "规模\n控制率", "预算投资\n（万元）")),
        *(head(text) for text in ("实际投资\n（万元）", "投资概算\n控制率")),
    )
    area = Says("/", "", "㎡", "㎡", "", "not_applicable")
    t.row(
        value(one("building.approved_area", "批复规模\n（㎡）", area)),
        value(one("building.actual_area", "实际规模\n（㎡）", area)),
        value(one("building.area_control_rate", "规模\n控制率", rate("/"))),
        value(one("building.budget_investment", "预算投资\n（万元）", wan("/"))),
        value(one("building.actual_investment", "实际投资\n（万元）", wan("/"))),
        value(one("building.investment_control_rate", "投资概算\n控制率", rate("/"))),
    )
    measures = (
        "严格执行公务接待、公务用车管理办法，接待一律在机关食堂，车辆定点维修、定点加油；办公用品集中采购、按需领用。"
    )
    t.row(
        head("厉行节约保障措施"),
        value(one("savings_measures", "厉行节约保障措施", words(measures)), 6, align="left"),
        height=900,
    )
    return t


def self_evaluation() -> Table:
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 target | 5 actual | 6 weight | 7 score | 8 reason
    t = Table([650, 1000, 1250, 1800, 1250, 1250, 700, 750, 1300], "self_evaluation", row_height=380)
    unit_row(t, 6, 3)
    t.row(head("预算部门名称", 2), value(one("department", "预算部门名称", words(ORG)), 7, align="center"))
    t.row(
        head("年度\n预算\n申请", down=4), head("", 2), head("年初预算数"), head("全年预算数"), head("全年执行数"),
        head("分值"), head("执行率"), head("得分"),
    )  # fmt: skip
    for label, field, opening, full, executed, weight, percent, score in (
        ("年度资金总额", "funds.total", "1280.00", "1436.50", "1408.20", "10", "98.03%", "9.8"),
        ("其中：基本支出", "funds.use.basic", "862.00", "905.30", "898.65", "—", "99.27%", "—"),
        ("项目支出", "funds.use.project", "418.00", "531.20", "509.55", "—", "95.92%", "—"),
    ):
        t.row(
            Cell(label, 2, align="left", indent=300 if label == "项目支出" else 0),
            value(one(field, label, wan(opening), "opening_budget")),
            value(one(field, label, wan(full), "full_year_budget")),
            value(one(field, label, wan(executed), "executed")),
            value(one(field, label, fen(weight), "weight")),
            value(one(field, label, rate(percent), "rate")),
            value(one(field, label, fen(score), "score")),
        )
    goal = "保障机关正常运转，完成村道硬化和农村户厕改建，改善农村人居环境。"
    done = "机关运转平稳，硬化村道6.8公里，改建户厕420座，农村人居环境明显改善。"
    t.row(head("年度\n总体\n目标", down=2), head("预期目标", 4), head("实际完成情况", 4))
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 4),
        value(one("goal", "实际完成情况", words(done), "actual"), 4),
        height=900,
    )
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因及改进措施")
    t.row(head("绩\n效\n指\n标", down=1 + sum(len(of) for _, of in LINES.values())), *(head(text) for text in heads))
    for first, (points, lines) in LINES.items():
        seconds = [line[0] for line in lines]
        claim = Claim("indicator_group", "weight", first, fen(points), first)
        before = [value(claim, 1, len(lines), printed=f"{first}\n（{points}）")]
        for at, line in enumerate(lines):
            second = line[0]
            n = seconds[: at + 1].count(second)
            if n == 1:
                before.append(head(second, down=seconds.count(second)))
            indicator(t, before, f"{first}/{second}/{n}", line)
            before = []
    t.row(
        head("总  分", 6, bold=True),
        value(one("score_total", "总  分", fen("100"), "weight")),
        value(one("score_total", "总  分", fen("96.8"), "score")),
        head(""),
    )
    return t


def indicator(t: Table, before: list[Cell], item: str, line: Line) -> None:
    _, label, target, actual, weight, score, why = line
    says = {"target": target, "actual": actual, "weight": fen(weight), "score": fen(score), "reason": words(why)}
    t.row(
        *before,
        head(label, align="left"),
        *(value(Claim("indicator", measure, label, one_of, item)) for measure, one_of in says.items()),
    )
