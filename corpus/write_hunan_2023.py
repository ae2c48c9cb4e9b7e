"""桑植县酉源公路养护中心 2023: both annexes split by hand, 附件1 with its headings repeated, 附件2 without."""

from corpus import said
from corpus.claims import BLANK, Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "hunan-2023-sangzhi"
ORG = "桑植县酉源公路养护中心"
SIGNED = "填报人：向○○    审核人：彭○    填报日期：2024年3月22日    联系电话：0744-6200000"
BASIC_GRID = [2930, 1060, 1060, 1060, 1060, 1060, 1060]
SELF_GRID = [640, 900, 1080, 1830, 1190, 1260, 700, 700, 1220]


def write() -> Report:
    r = Report(ORG, 2023, "桑植县酉源公路养护中心2023年度部门整体支出绩效自评报告.docx")
    prose(r)
    r.line("附件1", new_page=True, size=28, font="黑体")
    r.small_title("部门整体支出绩效评价基础数据表")
    r.line("填报单位：桑植县酉源公路养护中心（盖章）　　　　　2023年度　　　　　单位：万元", "center", size=21)
    r.add(basic_data())
    r.page_break()
    r.line("附件1（续）", size=28, font="黑体")
    r.add(basic_data_continued())
    r.line(
        "说明：“项目支出”需要填报基本支出以外的所有项目支出情况，“公用经费”填报基本支出中的一般商品和服务支出。",
        size=21,
    )
    r.line(SIGNED, size=21)
    r.small_title("政府采购项目明细表", size=32)
    r.line("单位：万元", "right", size=21)
    r.add(purchases())
    r.line("附件2", new_page=True, size=28, font="黑体")
    r.small_title("部门整体支出绩效自评表", "（2023年度）")
    r.add(self_evaluation())
    r.page_break()
    r.add(self_evaluation_continued())
    r.line(SIGNED, size=21)
    return r


def prose(r: Report) -> None:
    r.blank()
    r.title(
        "2023年度部门整体支出绩效自评报告",
        said=(said.text("title", "2023年度部门整体支出绩效自评报告", "2023年度部门整体支出绩效自评报告"),),
    )
    r.blank()
    r.line(
        "单位名称（盖章）：桑植县酉源公路养护中心",
        "center",
        size=32,
        font="仿宋_GB2312",
        said=(said.text("org_name", ORG, ORG),),
    )
    r.blank()
    r.heading("一、部门（单位）基本情况")
    r.para(
        "桑植县酉源公路养护中心为县交通运输部门所属正股级公益一类事业单位，承担全县国省干线以外县乡公路的日常养护、水毁抢修、危桥改造和安全生命防护工程建设等工作。内设办公室、计划财务股、养护管理股、安全应急股和5个养护站。",
        said.count("养护站", "5个", "5", "个"),
    )
    r.para(
        "2023年末编制数128人，实际在职121人，退休64人，编外养护工58人。养护机械车辆22台，公务用车3辆。",
        said.count("编制数", "128人", "128", "人", field="staff.establishment"),
        said.count("实际在职", "121人", "121", "人", field="staff.actual"),
        said.count("退休", "64人", "64", "人", field="staff.retired"),
        said.count("编外养护工", "58人", "58", "人"),
        said.count("养护机械车辆", "22台", "22", "台"),
        said.count("公务用车", "3辆", "3", "辆", field="vehicles"),
    )
    r.heading("二、一般公共预算支出情况")
    r.heading("（一）基本支出情况")
    r.para(
        "2023年基本支出1405.2万元，占支出总额的41.65%，比上年增加27.44万元，增长1.99%。其中人员经费1195.84万元，公用经费209.36万元。",
        said.money("expenditure.general_public.basic", "基本支出", "1405.2万元", "1405.2", "万元"),
        said.rate("fact", "基本支出", "41.65%", "41.65"),
        said.change("expenditure.general_public.basic", "基本支出", "27.44万元", "27.44", "万元", "up", "上年"),
        said.change("expenditure.general_public.basic", "基本支出", "1.99%", "1.99", "%", "up", "上年"),
        said.count("人员经费", "1195.84万元", "1195.84", "元", "万元"),
        said.count("公用经费", "209.36万元", "209.36", "元", "万元"),
    )
    r.heading("（二）项目支出情况")
    r.para(
        "2023年项目支出1968.45万元，占支出总额的58.35%。其中业务工作经费146.25万元，运行维护经费338.2万元，省级专项资金1484万元（农村公路养护补助905.6万元、安全生命防护工程补助361.4万元、危桥改造补助217万元）。",
        said.money("expenditure.general_public.project", "项目支出", "1968.45万元", "1968.45", "万元"),
        said.rate("fact", "项目支出", "58.35%", "58.35"),
        said.count("业务工作经费", "146.25万元", "146.25", "元", "万元"),
        said.count("运行维护经费", "338.2万元", "338.2", "元", "万元"),
        said.count("省级专项资金", "1484万元", "1484", "元", "万元"),
        said.count("农村公路养护补助", "905.6万元", "905.6", "元", "万元"),
        said.count("安全生命防护工程补助", "361.4万元", "361.4", "元", "万元"),
        said.count("危桥改造补助", "217万元", "217", "元", "万元"),
    )
    r.heading("（三）“三公”经费情况")
    r.para(
        "2023年“三公”经费支出18.73万元，比上年减少2.73万元，下降12.72%。其中公务用车运行维护费15.21万元，公务接待费3.52万元，未发生因公出国（境）费用和公务用车购置费。",
        said.money("three_public.total", "“三公”经费支出", "18.73万元", "18.73", "万元"),
        said.change("three_public.total", "“三公”经费支出", "2.73万元", "2.73", "万元", "down", "上年"),
        said.change("three_public.total", "“三公”经费支出", "12.72%", "12.72", "%", "down", "上年"),
        said.money("three_public.vehicle.running", "公务用车运行维护费", "15.21万元", "15.21", "万元"),
        said.money("three_public.reception", "公务接待费", "3.52万元", "3.52", "万元"),
        said.none("three_public.abroad", "因公出国（境）费用", "未发生因公出国（境）费用"),
        said.none("three_public.vehicle.purchase", "公务用车购置费", "公务用车购置费"),
    )
    r.heading("三、政府性基金预算支出情况")
    r.para(
        "2023年度我中心无政府性基金预算支出。",
        said.none("expenditure.government_fund", "政府性基金预算支出", "无政府性基金预算支出"),
    )
    r.heading("四、国有资本经营预算支出情况")
    r.para(
        "2023年度我中心无国有资本经营预算支出。",
        said.none("expenditure.state_capital", "国有资本经营预算支出", "无国有资本经营预算支出"),
    )
    r.heading("五、社会保险基金预算支出情况")
    r.para(
        "2023年度我中心无社会保险基金预算支出。",
        said.none("expenditure.social_insurance", "社会保险基金预算支出", "无社会保险基金预算支出"),
    )
    r.heading("六、部门整体支出绩效情况")
    r.para(
        "2023年全年预算数3430万元，全年执行3373.65万元，预算执行率98.36%。全年养护县乡道492.6公里，修复水毁37处，改造危桥4座，路面养护优良率91.8%，沿线受益群众12.8万人，群众满意度92.7%。",
        said.money("expenditure.total", "全年预算数", "3430万元", "3430", "万元", "adjusted_budget"),
        said.money("expenditure.total", "全年执行", "3373.65万元", "3373.65", "万元"),
        said.rate("execution_rate", "预算执行率", "98.36%", "98.36", "rate"),
        said.count("县乡道", "492.6公里", "492.6", "km", "公里"),
        said.count("水毁", "37处", "37", "处"),
        said.count("危桥", "4座", "4", "座"),
        said.rate("fact", "路面养护优良率", "91.8%", "91.8"),
        said.count("沿线受益群众", "12.8万人", "12.8", "人", "万人"),
        said.rate("fact", "群众满意度", "92.7%", "92.7"),
    )
    r.heading("七、存在的问题及原因分析")
    r.para(
        "一是安防工程材料价格波动，招标推迟，完工时间比计划晚6天。二是养护工年龄偏大，机械化作业水平不高。",
        said.change("fact", "完工时间", "6天", "6", "天", "up", "计划", optional=True),
    )
    r.heading("八、下一步改进措施")
    r.para("一是提前开展项目前期工作，倒排工期。二是加强技能培训，逐步更新养护机械，提高机械化养护水平。")
    r.heading("九、部门整体支出绩效自评结果拟应用和公开情况")
    r.para(
        "经自评，我中心2023年度部门整体支出绩效自评得分98.84分，等级为“优”，自评结果拟在县人民政府门户网站公开。",
        said.count("自评得分", "98.84分", "98.84", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "等级"),
    )
    r.blank()
    r.para("报告需要以下附件：")
    r.para("1.部门整体支出绩效评价基础数据表")
    r.para("2.部门整体支出绩效自评表")
    r.blank()
    r.sign("2024年3月28日", said=(said.text("report_date", "2024年3月28日", "2024-03-28"),))


def money(t: Table, label: str, field: str, amounts: tuple[str, str, str], indent: int = 0, item: str = "") -> None:
    prior, budget, final = amounts
    t.row(
        head(label, align="left", indent=indent),
        value(Claim(field, "prior_final", label, wan(prior), item, "2022"), 2),
        value(Claim(field, "budget", label, wan(budget), item), 2),
        value(Claim(field, "final", label, wan(final), item), 2),
    )


def years(t: Table, label: str) -> None:
    t.row(head(label), head("2022年决算数", 2), head("2023年预算数", 2), head("2023年决算数", 2))


def basic_data() -> Table:
    t = Table(BASIC_GRID, "basic_data", row_height=480)

    def staff(field: str, label: str, says: Says) -> Claim:
        return Claim(field, "value", label, says)

    t.row(head("财政供养人员情况（人）", down=2), head("编制数", 2), head("2023年实际在职人数", 2), head("控制率", 2))
    t.row(
        value(staff("staff.establishment", "编制数", qty("128", "128", "人")), 2),
        value(staff("staff.actual", "2023年实际在职人数", qty("121", "121", "人")), 2),
        value(staff("staff.control_rate", "控制率", rate("94.53%")), 2),
    )
    years(t, "经费控制情况（万元）")
    money(t, "三公经费", "three_public.total", ("21.46", "20.00", "18.73"))
    money(t, "1、公务用车购置和维护经费", "three_public.vehicle", ("16.80", "16.00", "15.21"), 100)
    money(t, "其中：公车购置", "three_public.vehicle.purchase", ("0.00", "0.00", "0.00"), 300)
    money(t, "公车运行维护", "three_public.vehicle.running", ("16.80", "16.00", "15.21"), 600)
    money(t, "2、出国经费", "three_public.abroad", ("0.00", "0.00", "0.00"), 100)
    money(t, "3、公务接待", "three_public.reception", ("4.66", "4.00", "3.52"), 100)
    money(t, "项目支出", "expenditure.project", ("1862.30", "2015.00", "1968.45"))
    money(t, "1、业务工作经费", "expenditure.project.business", ("142.30", "150.00", "146.25"), 100)
    money(t, "2、运行维护经费", "expenditure.project.maintenance", ("320.00", "345.00", "338.20"), 100)
    return t


def basic_data_continued() -> Table:
    t = Table(BASIC_GRID, "basic_data", row_height=480)
    years(t, "经费控制情况（万元）")
    special = "expenditure.project.provincial_special"
    money(t, "3、省级专项资金\n（一个专项一行）", special, ("1400.00", "1520.00", "1484.00"), 100)
    money(t, "（1）农村公路养护补助资金", special, ("860.00", "920.00", "905.60"), 300, "农村公路养护补助资金")
    money(t, "（2）公路安全生命防护工程补助", special, ("340.00", "380.00", "361.40"), 300, "公路安全生命防护工程补助")
    money(t, "（3）危桥改造补助资金", special, ("200.00", "220.00", "217.00"), 300, "危桥改造补助资金")
    money(t, "公用经费", "expenditure.basic.operating", ("210.50", "215.00", "209.36"))
    money(t, "其中：办公经费", "expenditure.basic.operating.office", ("78.20", "80.00", "76.85"), 100)
    utilities = "expenditure.basic.operating.utilities_travel"
    money(t, "水费、电费、差旅费", utilities, ("92.30", "94.00", "92.51"), 400)
    money(t, "会议费、培训费", "expenditure.basic.operating.meetings_training", ("40.00", "41.00", "40.00"), 400)
    money(t, "政府采购金额", "procurement.amount", ("——", "186.00", "173.52"))
    money(t, "部门基本支出预算调整", "budget_adjustment.basic", ("——", "——", "-9.80"))

    def building(field: str, label: str, says: Says) -> Claim:
        return Claim(f"building.{field}", "value", label, says)

    t.row(
        head("楼堂馆所控制情况\n（2023年完工项目）", down=2),
        head("批复规模\n（㎡）"), head("实际规模\n（㎡）"), head("规模控制率"), head("预算投资\n（万元）"), head("实际投资\n（万元）"), head("投资概算控制率"),
    )  # fmt: skip
    t.row(
        value(building("approved_area", "批复规模\n（㎡）", qty("620", "620", "㎡"))),
        value(building("actual_area", "实际规模\n（㎡）", qty("612.5", "612.5", "㎡"))),
        value(building("area_control_rate", "规模控制率", rate("98.79%"))),
        value(building("budget_investment", "预算投资\n（万元）", wan("148.00"))),
        value(building("actual_investment", "实际投资\n（万元）", wan("145.60"))),
        value(building("investment_control_rate", "投资概算控制率", rate("98.38%"))),
    )
    measures = "1.修订机关财务管理办法，实行月度用款计划和支出联审联签。\n2.养护机械集中调度，定点加油、定点维修，单车核算。\n3.公务接待凭函安排，严控陪餐人数；大宗养护材料一律纳入政府采购。"
    t.row(
        head("厉行节约保障措施"),
        value(Claim("savings_measures", "value", "厉行节约保障措施", words(measures)), 6),
        height=1000,
    )
    return t


def purchases() -> Table:
    """A table of its own with the columns of 附件1: the rows are purchases, no template knows it."""
    t = Table(BASIC_GRID, row_height=360)
    years(t, "采购项目")
    for label, prior, budget, final in (
        ("养护机械租赁", "80.00", "96.00", "90.32"),
        ("沥青混合料", "51.30", "62.00", "57.20"),
        ("办公及信息化设备", "24.15", "28.00", "26.00"),
        ("合计", "155.45", "186.00", "173.52"),
    ):
        t.row(head(label, align="left"), head(prior, 2), head(budget, 2), head(final, 2))
    return t


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def indicator(
    t: Table,
    before: list[Cell],
    item: str,
    label: str,
    target: Says,
    actual: Says,
    weight: str,
    score: str,
    reason: str = "",
) -> None:
    t.row(
        *before,
        head(label, align="left"),
        value(Claim("indicator", "target", label, target, item), align="center"),
        value(Claim("indicator", "actual", label, actual, item), align="center"),
        value(Claim("indicator", "weight", label, fen(weight), item)),
        value(Claim("indicator", "score", label, fen(score), item)),
        value(Claim("indicator", "reason", label, words(reason), item)),
    )


def group(label: str, weight: str, down: int) -> Cell:
    return value(
        Claim("indicator_group", "weight", label, fen(weight), label), 1, down, printed=f"{label}\n（{weight}）"
    )


OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
FULL = qty("100%", "100", "%")


def self_evaluation() -> Table:
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 target | 5 actual | 6 weight | 7 score | 8 reason
    t = Table(SELF_GRID, "self_evaluation", row_height=400)
    t.row(head("预算单位名称", 2), value(one("department", "预算单位名称", words(ORG)), 7, align="center"))
    t.row(
        head("年度\n预算\n申请\n（万元）", down=6), head("", 2), head("年初预算数"), head("全年预算数"), head("全年执行数"), head("分值"),
        head("执行率"), head("得分"),
    )  # fmt: skip
    total = "年度资金总额"
    t.row(
        head(total, 2),
        value(one("funds.total", total, wan("3180.00"), "opening_budget")),
        value(one("funds.total", total, wan("3430.00"), "full_year_budget")),
        value(one("funds.total", total, wan("3373.65"), "executed")),
        value(one("funds.total", total, fen("10"), "weight")),
        value(one("funds.total", total, rate("98.36%"), "rate")),
        value(one("funds.total", total, fen("9.84"), "score")),
    )
    t.row(head("按收入性质分：", 4, align="left"), head("按支出性质分：", 4, align="left"))

    def natures(*sides: tuple[str, str, str] | None) -> None:
        cells = []
        for side in sides:
            if side is None:
                cells.append(head("", 4))
                continue
            label, field, raw = side
            cells.append(value(one(field, label, wan(raw)), 4, printed=f"{label}：{raw}", align="left"))
        t.row(*cells)

    natures(
        ("其中：一般公共预算", "funds.source.general_public", "3430.00"),
        ("其中：基本支出", "funds.use.basic", "1415.00"),
    )
    natures(("政府性基金拨款", "funds.source.government_fund", "0.00"), ("项目支出", "funds.use.project", "2015.00"))
    natures(("其他资金", "funds.source.other", "0.00"), None)
    goal = "目标1：做好县乡道日常养护和水毁抢修，保障公路安全畅通。\n目标2：完成4座危桥改造和安全生命防护工程建设任务。\n目标3：改善沿线群众出行条件，群众满意度达到90%以上。"
    done = "全年养护县乡道492.6公里，修复水毁37处，未发生因养护不到位引发的交通事故；4座危桥和年度安防工程全部完工并通过交工验收；群众出行条件明显改善。"
    t.row(head("年度\n总体\n目标", down=2), head("预期目标", 4), head("实际完成情况", 4))
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 4),
        value(one("goal", "实际完成情况", words(done), "actual"), 4),
        height=1300,
    )
    t.row(
        head("绩\n效\n指\n标", down=5), head("一级指标"), head("二级指标"), head("三级指标"), head("年度指标值"), head("实际完成值"),
        head("分值"), head("得分"), head("偏差原因分析\n及改进措施"),
    )  # fmt: skip
    indicator(
        t, [group(OUT, "50分", 4), head("数量指标", down=3)], f"{OUT}/数量指标/1", "县乡道日常养护里程",
        qty("≥486公里", "486", "km", ">=", "公里"), qty("492.6公里", "492.6", "km", "=", "公里"), "8", "8",
    )  # fmt: skip
    indicator(t, [], f"{OUT}/数量指标/2", "修复水毁", qty("≥32处", "32", "处", ">="), qty("37处", "37", "处"), "6", "6")
    indicator(t, [], f"{OUT}/数量指标/3", "改造危桥", qty("4座", "4", "座"), qty("4座", "4", "座"), "6", "6")
    indicator(
        t, [head("质量指标")], f"{OUT}/质量指标/1", "路面养护优良率",
        qty("≥90%", "90", "%", ">="), qty("91.8%", "91.8", "%"), "6", "6",
    )  # fmt: skip
    return t


def self_evaluation_continued() -> Table:
    # 绩效指标 and 产出指标 go on as empty merged cells, 质量指标 begins again with its text
    t = Table(SELF_GRID, "self_evaluation", row_height=400)
    indicator(
        t, [head("", down=12), head("", down=5), head("质量指标", down=2)], f"{OUT}/质量指标/2", "工程交工验收合格率",
        FULL, FULL, "6", "6",
    )  # fmt: skip
    indicator(t, [], f"{OUT}/质量指标/3", "……", BLANK, BLANK, "", "")
    indicator(
        t, [head("时效指标", down=2)], f"{OUT}/时效指标/1", "水毁抢通时限",
        qty("≤24小时", "24", "小时", "<="), qty("18小时", "18", "小时"), "5", "5",
    )  # fmt: skip
    indicator(
        t, [], f"{OUT}/时效指标/2", "安防工程完工时间", words("12月底前"), words("次年1月6日"), "5", "4",
        "材料涨价，招标推迟，今后提前开展前期工作。",
    )  # fmt: skip
    indicator(
        t, [head("成本指标")], f"{OUT}/成本指标/1", "危桥改造补助",
        qty("≤220万元", "2200000", "元", "<=", "万元"), qty("217万元", "2170000", "元", "=", "万元"), "8", "8",
    )  # fmt: skip
    indicator(
        t, [group(BEN, "30分", 5), head("经济效益指标")], f"{BEN}/经济效益指标/1", "沿线农产品运输成本",
        words("有所降低"), words("绕行时间缩短，运输成本下降"), "8", "8",
    )  # fmt: skip
    indicator(
        t, [head("社会效益指标", down=2)], f"{BEN}/社会效益指标/1", "沿线受益群众",
        qty("≥12.5万人", "125000", "人", ">=", "万人"), qty("12.8万人", "128000", "人", "=", "万人"), "8", "8",
    )  # fmt: skip
    indicator(t, [], f"{BEN}/社会效益指标/2", "……", BLANK, BLANK, "", "")
    indicator(
        t, [head("生态效益指标")], f"{BEN}/生态效益指标/1", "公路绿化率",
        qty("85%以上", "85", "%", ">="), qty("86.4%", "86.4", "%"), "6", "6",
    )  # fmt: skip
    indicator(
        t, [head("可持续影响指标")], f"{BEN}/可持续影响指标/1", "长效养护机制",
        words("不断完善"), words("路长制实现全覆盖"), "8", "8",
    )  # fmt: skip
    indicator(
        t, [group(SAT, "10分", 2), head("服务对象\n满意度指标", down=2)], f"{SAT}/服务对象满意度指标/1", "沿线群众满意度",
        qty("≥90%", "90", "%", ">="), qty("92.7%", "92.7", "%"), "10", "10",
    )  # fmt: skip
    indicator(t, [], f"{SAT}/服务对象满意度指标/2", "……", BLANK, BLANK, "", "")
    t.row(
        head("总分", 6),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("98.84"), "score")),
        head(""),
    )
    return t
