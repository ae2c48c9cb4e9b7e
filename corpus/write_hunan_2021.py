"""岳阳县麻塘垸电力排灌管理站 2021: a cover, 附件1 with the year before last, 附件2 with the scores before the values."""

from corpus import said
from corpus.claims import BLANK, Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.runs import cell_paragraph, run
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "hunan-2021-yueyang-matang"
ORG = "岳阳县麻塘垸电力排灌管理站"
CODE = "307012"
Line = tuple[str, str, str, Says, Says, str]  # label, weight, score, target, actual, reason


class Form(Table):
    """A table with its bold cells in 黑体."""

    def _paragraphs(self, cell: Cell) -> str:
        font = "黑体" if cell.bold else "宋体"
        return "".join(
            cell_paragraph(run(p, cell.size or self.size, font) if p else "", cell.align, cell.indent, line=260)
            for p in cell.text.split("\n")
        )


def write() -> Report:
    r = Report(ORG, 2021, "岳阳县麻塘垸电力排灌管理站2021年整体支出绩效自评报告.docx")
    cover(r)
    prose(r)
    r.line("附件1：", new_page=True, size=28, font="黑体")
    r.small_title("2021年度部门整体支出绩效评价基础数据表", size=32)
    r.add(basic_data())
    r.line("填表人：葛○○      联系电话：0730-7000000      填表日期：2022年5月12日      单位负责人：任○○", size=20)
    r.line("附件2：", new_page=True, size=28, font="黑体")
    r.small_title("2021年度部门整体支出绩效自评表", size=32)
    r.add(self_evaluation())
    r.line("填表人：葛○○      联系电话：0730-7000000      填表日期：2022年5月12日      单位负责人：任○○", size=20)
    return r


def cover(r: Report) -> None:
    title = "2021年度部门整体支出绩效自评报告"
    for _ in range(4):
        r.blank()
    r.title(title, said=(said.text("title", title, title),))
    for _ in range(6):
        r.blank()
    r.line(f"　　　　单位名称：{ORG}（盖章）", size=30, font="仿宋_GB2312", said=(said.text("org_name", ORG, ORG),))
    r.line(f"　　　　预算编码：{CODE}", size=30, font="仿宋_GB2312")
    r.line("　　　　评价方式：部门（单位）绩效自评", size=30, font="仿宋_GB2312")
    r.line("　　　　评价机构：部门（单位）评价组", size=30, font="仿宋_GB2312")
    for _ in range(5):
        r.blank()
    date = "2022年5月18日"
    r.line(
        f"报告日期：{date}",
        "center",
        size=30,
        font="仿宋_GB2312",
        said=(said.text("report_date", date, "2022-05-18"),),
    )
    r.line("岳阳县财政局（制）", "center", size=30, font="仿宋_GB2312")
    r.page_break()


def prose(r: Report) -> None:
    r.heading("一、部门（单位）基本情况")
    r.para(
        "我站是县水利局管理的公益一类事业单位，承担麻塘垸防汛排渍、农田灌溉和泵站运行维护等职责，内设综合股、机电股、"
        "渠道管理股。年末编制数38人，在职人员35人，退休人员27人，保有公务用车1辆。",
        said.count("编制数", "38人", "38", "人", field="staff.establishment"),
        said.count("在职人员", "35人", "35", "人", field="staff.actual"),
        said.count("退休人员", "27人", "27", "人", field="staff.retired"),
        said.count("公务用车", "1辆", "1", "辆", field="vehicles"),
    )
    r.heading("二、部门整体支出情况")
    r.para(
        "2021年年初预算数1035.00万元，全年预算数1104.60万元，全年支出1079.35万元，预算执行率97.71%。"
        "其中基本支出566.85万元，项目支出512.50万元。",
        said.money("expenditure.total", "年初预算数", "1035.00万元", "1035.00", "万元", "budget"),
        said.money("expenditure.total", "全年预算数", "1104.60万元", "1104.60", "万元", "adjusted_budget"),
        said.money("expenditure.total", "全年支出", "1079.35万元", "1079.35", "万元"),
        said.rate("execution_rate", "预算执行率", "97.71%", "97.71", "rate"),
        said.money("expenditure.basic", "基本支出", "566.85万元", "566.85", "万元"),
        said.money("expenditure.project", "项目支出", "512.50万元", "512.50", "万元"),
    )
    r.para(
        "“三公”经费支出8.24万元，比上年减少1.39万元，下降14.43%，其中公务用车运行维护费5.48万元，"
        "公务接待费2.76万元，无因公出国（境）费。",
        said.money("three_public.total", "“三公”经费支出", "8.24万元", "8.24", "万元"),
        said.change("three_public.total", "“三公”经费支出", "1.39万元", "1.39", "万元", "down", "上年"),
        said.change("three_public.total", "“三公”经费支出", "14.43%", "14.43", "%", "down", "上年"),
        said.money("three_public.vehicle.running", "公务用车运行维护费", "5.48万元", "5.48", "万元"),
        said.money("three_public.reception", "公务接待费", "2.76万元", "2.76", "万元"),
        said.none("three_public.abroad", "因公出国（境）费", "无因公出国（境）费"),
    )
    r.heading("三、部门整体支出绩效情况")
    r.para(
        "全年机电排水3415万立方米，更新改造泵站4座，清淤撇洪渠11.4公里，保护农田5.6万亩，垸内群众满意度94.5%。",
        said.count("机电排水", "3415万立方米", "3415", "立方米", "万立方米"),
        said.count("泵站", "4座", "4", "座"),
        said.count("撇洪渠", "11.4公里", "11.4", "km", "公里"),
        said.count("农田", "5.6万亩", "5.6", "亩", "万亩"),
        said.rate("fact", "垸内群众满意度", "94.5%", "94.5"),
    )
    r.heading("四、存在的主要问题及下一步改进措施")
    r.para(
        "受沿线苗木补偿协商滞后影响，撇洪渠清淤比年初目标少0.6公里。下一步将提前开展项目前期工作，加快清淤进度。",
        said.Said("fact", "撇洪渠清淤", "0.6公里", "0.6", "km", "公里", "change", direction="down", base="年初目标"),
    )
    r.heading("五、自评结论")
    r.para(
        "对照《部门整体支出绩效自评表》，我站自评得分99.42分，自评等级为“优”。",
        said.count("自评得分", "99.42分", "99.42", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "自评等级"),
    )


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def basic_data() -> Table:
    # 0–1 labels | 2–3 2021 budget | 4–5 2021 final | 6–7 2020 final
    t = Form([900, 1750, 1080, 1060, 1200, 1000, 1030, 1030], "basic_data", size=20, row_height=360)
    t.row(
        head("财政供养人员情况", 2, bold=True),
        head("编制数"),
        value(one("staff.establishment", "编制数", qty("38", "38", "人"))),
        head("2021年实际在职人数"),
        value(one("staff.actual", "2021年实际在职人数", qty("35", "35", "人"))),
        head("控制率"),
        value(one("staff.control_rate", "控制率", rate("92.11%"))),
    )
    t.row(
        head("经费控制情况（万元）", 2, bold=True),
        head("2021年预算数", 2, bold=True),
        head("2021年决算数", 2, bold=True),
        head("2020年决算数", 2, bold=True),
    )

    def money(
        label: str, field: str, budget: str, final: str, prior: str, indent: int = 0, item: str = "", bold: bool = False
    ) -> None:
        t.row(
            head(label, 2, align="left", indent=indent, bold=bold),
            value(Claim(field, "budget", label, wan(budget), item), 2),
            value(Claim(field, "final", label, wan(final), item), 2),
            value(Claim(field, "prior_final", label, wan(prior), item, "2020"), 2),
        )

    special = "expenditure.project.special"
    money("一、支出总额", "expenditure.total", "1104.60", "1079.35", "1023.86", bold=True)
    money("（一）基本支出", "expenditure.basic", "580.20", "566.85", "551.34", 50)
    money("其中：公用经费支出", "expenditure.basic.operating", "76.40", "73.18", "78.92", 150)
    money("（二）项目支出", "expenditure.project", "524.40", "512.50", "472.52", 50)
    money("1.运行维护经费", "expenditure.project.maintenance", "86.40", "84.20", "90.52", 150)
    money("2.专项资金（一个项目一行）", special, "438.00", "428.30", "382.00", 150)
    money("其中：泵站更新改造资金", special, "260.00", "253.10", "230.00", 200, "泵站更新改造资金")
    money("撇洪渠清淤资金", special, "118.00", "116.70", "102.00", 500, "撇洪渠清淤资金")
    money("防汛物资储备资金", special, "60.00", "58.50", "50.00", 500, "防汛物资储备资金")
    money("二、“三公”经费合计", "three_public.total", "8.90", "8.24", "9.63", bold=True)
    money("（一）公务用车购置及运行维护费", "three_public.vehicle", "5.60", "5.48", "5.92", 50)
    money("其中：公务用车购置费", "three_public.vehicle.purchase", "0.00", "0.00", "0.00", 150)
    money("公务用车运行维护费", "three_public.vehicle.running", "5.60", "5.48", "5.92", 450)
    money("（二）因公出国（境）费用", "three_public.abroad", "—", "—", "—", 50)
    money("（三）公务接待费", "three_public.reception", "3.30", "2.76", "3.71", 50)
    money("三、政府采购金额", "procurement.amount", "165.00", "158.46", "——", bold=True)
    money("四、部门整体支出预算调整", "budget_adjustment.overall", "——", "69.60", "——", bold=True)
    t.row(
        head("楼堂馆所控制情况\n（2021年完工项目）", 2, 2, bold=True),
        head("批复规模\n（㎡）"), head("实际规模\n（㎡）"), head("规模控制率"),
        head("预算投资\n（万元）"), head("实际投资\n（万元）"), head("投资概算\n控制率"),
    )  # fmt: skip
    t.row(
        value(one("building.approved_area", "批复规模\n（㎡）", Says("无", "", "㎡", "㎡", "", "stated_none"))),
        value(one("building.actual_area", "实际规模\n（㎡）", Says("无", "", "㎡", "㎡", "", "stated_none"))),
        value(one("building.area_control_rate", "规模控制率", rate("无"))),
        value(one("building.budget_investment", "预算投资\n（万元）", wan("无"))),
        value(one("building.actual_investment", "实际投资\n（万元）", wan("无"))),
        value(one("building.investment_control_rate", "投资概算\n控制率", rate("无"))),
    )
    measures = (
        "1.严格执行《麻塘垸电力排灌管理站财务管理办法》，大额支出由站务会集体研究。\n"
        "2.控制公务接待标准和陪餐人数，同城不接待；公务用车定点加油、定点维修。\n"
        "3.合理安排开机时段，利用低谷电价排水，节约电费支出。"
    )
    t.row(
        head("厉行节约保障措施", 2, bold=True),
        value(one("savings_measures", "厉行节约保障措施", words(measures)), 6, align="left"),
        height=1300,
    )
    t.row(
        head(
            "说明：“项目支出”填报基本支出以外的所有项目支出，“公用经费支出”填报基本支出中的商品和服务支出。",
            8,
            align="left",
            size=18,
        )
    )
    return t


def self_evaluation() -> Table:
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 weight | 5 score | 6 target | 7 actual | 8 reason
    t = Form([480, 900, 1000, 1500, 860, 860, 1200, 1200, 1500], "self_evaluation", size=18, row_height=360)
    t.row(
        head("预算单位", 2, bold=True),
        value(one("department", "预算单位", words(ORG)), 4, align="center"),
        head("预算编码", bold=True),
        value(one("budget_code", "预算编码", words(CODE)), 2),
    )
    t.row(
        head("年度预\n算申请\n（万元）", 2, 8, bold=True),
        head(""),
        head("年初预算数"),
        head("全年\n预算数"),
        head("全年\n执行数"),
        head("执行率"),
        head("分值"),
        head("自评得分"),
    )
    total = "年度资金\n总额"
    t.row(
        head(total),
        value(one("funds.total", total, wan("1035.00"), "opening_budget")),
        value(one("funds.total", total, wan("1104.60"), "full_year_budget")),
        value(one("funds.total", total, wan("1079.35"), "executed")),
        value(one("funds.total", total, rate("97.71%"), "rate")),
        value(one("funds.total", total, fen("10分"), "weight")),
        value(one("funds.total", total, fen("9.77分"), "score")),
    )
    t.row(head("按收入性质分", 4), head("按支出性质分", 3))

    def nature(left: tuple[str, str, str], *right: Cell) -> None:
        label, field, raw = left
        t.row(head(label, 3, align="left"), value(one(field, label, wan(raw))), *right)

    def use(label: str, field: str, raw: str) -> tuple[Cell, Cell]:
        return head(label, 2, align="left"), value(one(field, label, wan(raw)))

    nature(
        ("一般公共预算拨款", "funds.source.general_public", "1030.60"),
        *use("基本支出", "funds.use.basic", "580.20"),
    )
    nature(
        ("政府性基金预算拨款", "funds.source.government_fund", "0.00"),
        *use("项目支出", "funds.use.project", "524.40"),
    )
    nature(("国有资本经营预算拨款", "funds.source.state_capital", "0.00"), head("", 3, 3))
    nature(("纳入专户管理的非税收入拨款", "funds.source.special_account", "0.00"))
    nature(("其他资金", "funds.source.other", "74.00"))
    t.row(head("年度总\n体目标", 2, 2, bold=True), head("预期目标", 4), head("实际完成情况", 3))
    goal = (
        "一是做好泵站汛前检修，确保安全度汛；二是完成4座泵站更新改造和12公里撇洪渠清淤；三是保障垸内农田灌溉排渍需要。"
    )
    done = "汛前检修按期完成，汛期累计排水3415万立方米，4座泵站完成改造并投入运行，清淤撇洪渠11.4公里，垸内无内涝灾害。"
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 4),
        value(one("goal", "实际完成情况", words(done), "actual"), 3),
        height=1100,
    )
    indicators(t)
    t.row(
        head("总　　　分", 4, bold=True),
        value(one("score_total", "总　　　分", fen("100分"), "weight")),
        value(one("score_total", "总　　　分", fen("99.42分"), "score")),
        head("", 3),
    )
    return t


def indicators(t: Table) -> None:
    t.row(
        head("绩\n效\n指\n标", down=15, bold=True), head("一级指标"), head("二级指标"), head("三级指标"), head("分值"),
        head("自评\n得分"), head("年度指标值"), head("实际完成值"), head("偏差原因分析\n及改进措施"),
    )  # fmt: skip

    def indicator(before: list[Cell], item: str, line: Line) -> None:
        label, weight, score, target, actual, reason = line
        t.row(
            *before,
            head(label, align="left"),
            value(Claim("indicator", "weight", label, fen(weight), item)),
            value(Claim("indicator", "score", label, fen(score), item)),
            value(Claim("indicator", "target", label, target, item), align="center"),
            value(Claim("indicator", "actual", label, actual, item), align="center"),
            value(Claim("indicator", "reason", label, words(reason), item), align="left"),
        )

    def group(label: str, raw: str, down: int) -> Cell:
        return value(Claim("indicator_group", "weight", label, fen(raw), label), 1, down, printed=f"{label}\n（{raw}）")

    out, ben, sat = "产出指标", "效益指标", "满意度指标"
    full = qty("100%", "100", "%")
    indicator(
        [group(out, "50分", 8), head("数量指标", down=3)],
        f"{out}/数量指标/1",
        (
            "汛期机电排水量",
            "8",
            "8",
            qty("≥3200万立方米", "32000000", "立方米", ">=", "万立方米"),
            qty("3415万立方米", "34150000", "立方米", stated="万立方米"),
            "",
        ),
    )
    indicator([], f"{out}/数量指标/2", ("更新改造泵站", "8", "8", qty("4座", "4", "座"), qty("4座", "4", "座"), ""))
    indicator(
        [],
        f"{out}/数量指标/3",
        (
            "清淤撇洪渠",
            "7",
            "6.65",
            qty("12公里", "12", "km", stated="公里"),
            qty("11.4公里", "11.4", "km", stated="公里"),
            "沿线苗木补偿协商滞后，2022年3月已完成剩余渠段清淤。",
        ),
    )
    indicator(
        [head("质量指标", down=2)],
        f"{out}/质量指标/1",
        ("机电设备完好率", "7", "7", qty("≥95%", "95", "%", ">="), qty("96.4%", "96.4", "%"), ""),
    )
    indicator([], f"{out}/质量指标/2", ("改造工程验收合格率", "5", "5", full, full, ""))
    indicator(
        [head("时效指标")],
        f"{out}/时效指标/1",
        ("汛前检修完成时间", "5", "5", words("3月31日前"), words("3月28日"), ""),
    )
    indicator(
        [head("成本指标", down=2)],
        f"{out}/成本指标/1",
        (
            "部门支出总额",
            "5",
            "5",
            qty("控制在1104.60万元以内", "11046000", "元", "<=", "万元"),
            qty("1079.35万元", "10793500", "元", stated="万元"),
            "",
        ),
    )
    indicator(
        [],
        f"{out}/成本指标/2",
        ("“三公”经费控制率", "5", "5", qty("≤100%", "100", "%", "<="), qty("92.58%", "92.58", "%"), ""),
    )
    indicator(
        [group(ben, "30分", 5), head("经济效\n益指标")],
        f"{ben}/经济效益指标/1",
        (
            "减少农作物渍涝损失",
            "8",
            "8",
            qty("≥600万元", "6000000", "元", ">=", "万元"),
            qty("约650万元", "6500000", "元", "~", "万元"),
            "",
        ),
    )
    indicator(
        [head("社会效\n益指标", down=2)],
        f"{ben}/社会效益指标/1",
        (
            "保护农田面积",
            "8",
            "8",
            qty("5.6万亩", "56000", "亩", stated="万亩"),
            qty("5.6万亩", "56000", "亩", stated="万亩"),
            "",
        ),
    )
    indicator([], f"{ben}/社会效益指标/2", ("……", "", "", BLANK, BLANK, ""))
    indicator(
        [head("生态效\n益指标")],
        f"{ben}/生态效益指标/1",
        ("撇洪渠水体环境", "6", "6", words("有所改善"), words("水面漂浮物基本清除"), ""),
    )
    indicator(
        [head("可持续影\n响指标")],
        f"{ben}/可持续影响指标/1",
        ("泵站运行管护制度", "8", "8", words("健全"), words("健全"), ""),
    )
    indicator(
        [group(sat, "10分", 1), head("服务对象满\n意度指标")],
        f"{sat}/服务对象满意度指标/1",
        ("垸内群众满意度", "10", "10", qty("90%以上", "90", "%", ">="), qty("94.5%", "94.5", "%"), ""),
    )
