"""康县阳坝林下产业服务中心 2021: the tables come before the prose and have no titles, cells are repeated instead of
merged, and LibreOffice has saved the file."""

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "gansu-2021-kangxian"
SAVED_BY = "LibreOffice"
ORG = "康县阳坝林下产业服务中心"
FULL = qty("100%", "100", "%")


def write() -> Report:
    r = Report(ORG, 2021, "康县阳坝林下产业服务中心2021年度绩效自评材料.docx")
    r.add(whole_unit())
    r.blank()
    r.add(project())
    r.section_break()
    prose(r)
    return r


def prose(r: Report) -> None:
    r.title(
        ORG,
        "2021年度部门整体支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2021年度部门整体支出绩效自评报告", "2021年度部门整体支出绩效自评报告"),
        ),
    )
    r.blank()
    r.para(
        "根据《康县财政局关于做好2021年度部门预算绩效自评工作的通知》（康财绩〔2022〕9号）要求，我中心对2021年度部门整体支出和林下菌药产业发展补助项目支出开展了绩效自评（自评表见前），现将有关情况报告如下。"
    )
    r.heading("一、部门概况")
    r.para(
        "县阳坝林下产业服务中心为县林业主管部门所属公益一类事业单位，主要职责是林下食用菌、中药材种植技术推广，菌种繁育和林农技术培训。内设综合股、技术推广股、菌种繁育股。核定编制64人，年末实有在职人员60人，退休人员13人，公务用车1辆。",
        said.count("核定编制", "64人", "64", "人", field="staff.establishment"),
        said.count("实有在职人员", "60人", "60", "人", field="staff.actual"),
        said.count("退休人员", "13人", "13", "人", field="staff.retired"),
        said.count("公务用车", "1辆", "1", "辆", field="vehicles"),
    )
    r.heading("二、预算执行情况")
    r.para(
        "2021年年初预算1286.4万元，全年预算1352.75万元，全年执行1298.64万元，预算执行率96%。其中：基本支出838.75万元，占64.59%；项目支出459.89万元，占35.41%。",
        said.money("expenditure.total", "年初预算", "1286.4万元", "1286.4", "万元", "budget"),
        said.money("expenditure.total", "全年预算", "1352.75万元", "1352.75", "万元", "adjusted_budget"),
        said.money("expenditure.total", "全年执行", "1298.64万元", "1298.64", "万元"),
        said.rate("execution_rate", "预算执行率", "96%", "96", "rate"),
        said.money("expenditure.basic", "基本支出", "838.75万元", "838.75", "万元"),
        said.rate("fact", "基本支出", "64.59%", "64.59"),
        said.money("expenditure.project", "项目支出", "459.89万元", "459.89", "万元"),
        said.rate("fact", "项目支出", "35.41%", "35.41"),
    )
    r.para(
        "2021年“三公”经费支出3.54万元，比预算减少0.46万元，比上年下降6.1%，全部为公务用车运行维护费。",
        said.money("three_public.total", "“三公”经费支出", "3.54万元", "3.54", "万元"),
        said.change("three_public.total", "“三公”经费支出", "0.46万元", "0.46", "万元", "down", "预算"),
        said.change("three_public.total", "“三公”经费支出", "6.1%", "6.1", "%", "down", "上年"),
    )
    r.heading("三、主要绩效")
    r.para(
        "全年建设林下菌药基地2680亩，培训林农936人次，发放菌棒61.2万袋，带动户均增收1620元，新增产值672.5万元，林农满意度93.4%。",
        said.count("林下菌药基地", "2680亩", "2680", "亩"),
        said.count("林农", "936人次", "936", "人次"),
        said.count("菌棒", "61.2万袋", "61.2", "袋", "万袋"),
        said.count("户均增收", "1620元", "1620", "元"),
        said.count("新增产值", "672.5万元", "672.5", "元", "万元"),
        said.rate("fact", "林农满意度", "93.4%", "93.4"),
    )
    r.heading("四、偏离目标的原因和改进措施")
    r.para(
        "项目支出执行率89.47%，主要是菌种场改造工程质保金未到支付期限。补助资金兑付比计划推迟2个月，主要是验收资料不齐。今后将提前组织验收，加快支出进度。",
        said.rate("fact", "项目支出执行率", "89.47%", "89.47"),
        said.change("fact", "补助资金兑付", "2个月", "2", "个月", "up", "计划", optional=True),
    )
    r.heading("五、自评结论")
    r.para(
        "部门整体支出自评得分99.2分，项目支出自评得分96.8分，结果均为优。",
        said.count("自评得分", "99.2分", "99.2", "分", field="score_total", measure="score"),
        said.count("项目支出自评得分", "96.8分", "96.8", "分"),
        said.text("grade", "优", "优", "结果"),
    )
    r.blank()
    r.sign("2022年4月8日", said=(said.text("report_date", "2022年4月8日", "2022-04-08"),))


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def again(text: str, times: int) -> list[Cell]:
    """A text that stands in several cells, since they are not merged."""
    return [head(text) for _ in range(times)]


def repeated(claim: Claim, times: int, last_across: int = 1) -> list[Cell]:
    """A value that stands in several cells: it is stated once."""
    return [value(claim, align="center"), *again(claim.says.raw, times - 2), head(claim.says.raw, last_across)]


def line(
    t: Table,
    place: tuple[str, str, int],
    label: str,
    target: Says,
    actual: Says,
    weight: str,
    score: str,
    reason: str = "",
) -> None:
    """An indicator with its levels in cells of their own; the reason takes the columns that are left."""
    first, second, number = place
    item = f"{first}/{second}/{number}"
    t.row(
        head(first),
        head(second),
        head(label, align="left"),
        value(Claim("indicator", "target", label, target, item), align="center"),
        value(Claim("indicator", "actual", label, actual, item), align="center"),
        value(Claim("indicator", "weight", label, fen(weight), item)),
        value(Claim("indicator", "score", label, fen(score), item)),
        value(Claim("indicator", "reason", label, words(reason), item), len(t.widths) - 7),
    )


def whole_unit() -> Table:
    # 0 一级 | 1 二级 | 2 三级 | 3 target | 4 actual | 5 weight | 6 score | 7–8 reason; nothing is merged downward
    t = Table([1130, 1130, 1540, 1190, 1190, 720, 820, 770, 770], "self_evaluation", row_height=380)
    t.row(
        *again("部门名称", 2), *repeated(one("department", "部门名称", words(ORG)), 3), head("预算编码"),
        *repeated(one("budget_code", "预算编码", words("305012")), 3),
    )  # fmt: skip
    t.row(
        *again("资金情况（万元）", 2), head("年初预算数"), head("全年预算数"), head("全年执行数"), head("分值"), head("执行率"),
        *again("得分", 2),
    )  # fmt: skip

    def funds(label: str, field: str, money: tuple[str, str, str], weight: str, percent: str, score: str) -> None:
        opening, full, executed = money
        t.row(
            *again(label, 2),
            value(one(field, label, wan(opening), "opening_budget")),
            value(one(field, label, wan(full), "full_year_budget")),
            value(one(field, label, wan(executed), "executed")),
            value(one(field, label, fen(weight), "weight")),
            value(one(field, label, rate(percent), "rate")),
            *repeated(one(field, label, fen(score), "score"), 2),
        )

    funds("年度资金总额", "funds.total", ("1,286.40", "1,352.75", "1,298.64"), "10", "96.00%", "9.6")
    funds("其中：基本支出", "funds.use.basic", ("812.40", "838.75", "838.75"), "—", "100.00%", "—")
    funds("项目支出", "funds.use.project", ("474.00", "514.00", "459.89"), "—", "89.47%", "—")
    goal = "1.推广林下菌药种植，建设示范基地2600亩以上；2.完成菌种场改造；3.培训林农900人次以上，带动林农增收。"
    done = (
        "1.建成示范基地2680亩；2.菌种场改造于11月22日完工；3.培训林农936人次，户均增收1620元，林农生产积极性明显提高。"
    )
    t.row(*again("年度总体目标", 2), head("预期目标", 3), head("实际完成情况", 4))
    t.row(
        *again("年度总体目标", 2),
        value(one("goal", "预期目标", words(goal), "target"), 3),
        value(one("goal", "实际完成情况", words(done), "actual"), 4),
        height=1100,
    )
    t.row(
        head("一级指标"), head("二级指标"), head("三级指标"), head("年度指标值"), head("实际完成值"), head("分值"), head("得分"),
        head("偏差原因分析及改进措施", 2),
    )  # fmt: skip

    lead, work, build, trust = "部门管理", "履职效果", "能力建设", "服务对象满意度"
    nothing = qty("0次", "0", "次")
    line(t, (lead, "资金投入", 1), "基本支出预算执行率", FULL, FULL, "4", "4")
    line(
        t, (lead, "资金投入", 2), "项目支出预算执行率", FULL, qty("89.47%", "89.47", "%"), "4", "3.6",
        "菌种场改造质保金未到期。",
    )  # fmt: skip
    line(
        t, (lead, "资金投入", 3), "“三公经费”控制率",
        qty("≤100%", "100", "%", "<="), qty("88.5%", "88.5", "%"), "3", "3",
    )  # fmt: skip
    line(t, (lead, "财务管理", 1), "财务管理制度健全性", words("健全"), words("健全"), "3", "3")
    line(t, (lead, "财务管理", 2), "资金使用规范性", words("规范"), words("规范"), "3", "3")
    line(
        t, (lead, "人员管理", 1), "在职人员控制率",
        qty("≤100%", "100", "%", "<="), qty("93.75%", "93.75", "%"), "3", "3",
    )  # fmt: skip
    line(
        t, (work, "部门履职目标", 1), "建设林下菌药基地",
        qty("≥2600亩", "2600", "亩", ">="), qty("2680亩", "2680", "亩"), "12", "12",
    )  # fmt: skip
    line(
        t, (work, "部门履职目标", 2), "培训林农",
        qty("≥900人次", "900", "人次", ">="), qty("936人次", "936", "人次"), "10", "10",
    )  # fmt: skip
    line(t, (work, "部门履职目标", 3), "菌种场改造完成时间", words("11月底前"), words("11月22日"), "8", "8")
    line(
        t, (work, "部门效果目标", 1), "带动户均增收",
        qty("≥1500元", "1500", "元", ">="), qty("1,620元", "1620", "元"), "10", "10",
    )  # fmt: skip
    line(t, (work, "部门效果目标", 2), "负面舆情", nothing, nothing, "5", "5")
    line(
        t, (work, "社会影响", 1), "林农政策知晓率",
        qty("85%以上", "85", "%", ">="), qty("87.2%", "87.2", "%"), "5", "5",
    )  # fmt: skip
    line(t, (build, "长效管理", 1), "林下产业发展规划", words("编制完成"), words("已印发实施"), "4", "4", "无")
    line(t, (build, "组织建设", 1), "党建工作开展规律性", words("规律"), words("规律"), "3", "3")
    line(t, (build, "信息化建设", 1), "林下产业信息平台", qty("1个", "1", "个"), qty("1个", "1", "个"), "3", "3")
    line(
        t, (trust, "服务对象满意度", 1), "林农满意度",
        qty("≥90%", "90", "%", ">="), qty("93.4%", "93.4", "%"), "10", "10",
    )  # fmt: skip
    t.row(
        *again("总分", 5),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("99.2"), "score")),
        head("", 2),
    )
    return t


def project() -> Table:
    # 0 一级 | 1 二级 | 2 三级 | 3 target | 4 actual | 5 weight | 6 score | 7 reason
    t = Table([1250, 1400, 1700, 1150, 1150, 740, 800, 1070], "project_evaluation", row_height=380)
    t.row(head("项目名称"), *repeated(one("project.name", "项目名称", words("林下菌药产业发展补助")), 4, 4))
    t.row(
        head("主管部门"), *repeated(one("project.supervisor", "主管部门", words("康县林下经济发展局")), 2),
        head("实施单位"), value(one("project.implementer", "实施单位", words(ORG)), 4, align="center"),
    )  # fmt: skip
    t.row(
        head("项目资金（万元）"), head(""), head("年初预算数"), head("全年预算数"), head("全年执行数"), head("分值"), head("执行率"),
        head("得分"),
    )  # fmt: skip

    def funds(label: str, field: str, money: tuple[str, str, str], weight: str, percent: str, score: str) -> None:
        opening, full, executed = money
        t.row(
            head("项目资金（万元）"),
            head(label, align="left"),
            value(one(field, label, wan(opening), "opening_budget")),
            value(one(field, label, wan(full), "full_year_budget")),
            value(one(field, label, wan(executed), "executed")),
            value(one(field, label, fen(weight), "weight")),
            value(one(field, label, rate(percent), "rate")),
            value(one(field, label, fen(score), "score")),
        )

    funds("年度资金总额", "funds.total", ("300.00", "330.00", "290.40"), "10", "88.00%", "8.8")
    funds("其中：当年财政拨款", "funds.current_appropriation", ("280.00", "310.00", "270.40"), "—", "87.23%", "—")
    funds("上年结转资金", "funds.carried_over", ("20.00", "20.00", "20.00"), "—", "100.00%", "—")
    funds("其他资金", "funds.other", ("0.00", "0.00", "0.00"), "—", "", "—")
    goal = "补助林农发展林下食用菌和中药材1200亩，发放菌棒60万袋，促进脱贫户稳定增收。"
    done = "补助林下菌药种植1230亩，发放菌棒61.2万袋，218户脱贫户参与发展，新增产值672.5万元。"
    t.row(head("年度总体目标"), head("预期目标", 3), head("实际完成情况", 4))
    t.row(
        head("年度总体目标"),
        value(one("goal", "预期目标", words(goal), "target"), 3),
        value(one("goal", "实际完成情况", words(done), "actual"), 4),
        height=900,
    )
    t.row(
        head("一级指标"), head("二级指标"), head("三级指标"), head("年度指标值"), head("实际完成值"), head("分值"), head("得分"),
        head("偏差原因分析及改进措施"),
    )  # fmt: skip

    out, ben, sat = "产出指标", "效益指标", "满意度指标"
    line(
        t, (out, "数量指标", 1), "补助林下菌药种植面积",
        qty("≥1200亩", "1200", "亩", ">="), qty("1230亩", "1230", "亩"), "15", "15",
    )  # fmt: skip
    line(
        t, (out, "数量指标", 2), "发放菌棒", qty("60万袋", "600000", "袋", "=", "万袋"),
        qty("61.2万袋", "612000", "袋", "=", "万袋"), "10", "10",
    )  # fmt: skip
    line(t, (out, "质量指标", 1), "菌棒成品率", qty("≥96%", "96", "%", ">="), qty("96.8%", "96.8", "%"), "10", "10")
    line(
        t, (out, "时效指标", 1), "补助资金兑付时间", words("10月底前"), words("12月15日"), "8", "6",
        "验收资料不齐，今后提前组织验收。",
    )  # fmt: skip
    line(
        t, (out, "成本指标", 1), "亩均补助标准",
        qty("≤1200元/亩", "1200", "元/亩", "<="), qty("1200元/亩", "1200", "元/亩"), "7", "7",
    )  # fmt: skip
    line(
        t, (ben, "经济效益指标", 1), "新增产值", qty("≥650万元", "6500000", "元", ">=", "万元"),
        qty("672.5万元", "6725000", "元", "=", "万元"), "10", "10",
    )  # fmt: skip
    line(
        t, (ben, "社会效益指标", 1), "参与发展的脱贫户",
        qty("≥210户", "210", "户", ">="), qty("218户", "218", "户"), "10", "10",
    )  # fmt: skip
    line(t, (ben, "生态效益指标", 1), "林地植被", words("不受破坏"), words("未发生毁林种药行为"), "5", "5")
    line(t, (ben, "可持续影响指标", 1), "林下产业链", words("逐步延伸"), words("引进加工企业2家"), "5", "5")
    line(
        t, (sat, "服务对象满意度指标", 1), "补助对象满意度",
        qty("≥90%", "90", "%", ">="), qty("95%", "95", "%"), "10", "10",
    )  # fmt: skip
    t.row(
        *again("总分", 5),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("96.8"), "score")),
        head(""),
    )
    return t
