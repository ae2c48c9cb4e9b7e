"""华容县东山湖中学 2019: the older 基础数据表 with 三公经费 first, title and unit inside the table, row labels in two columns."""

from corpus import said
from corpus.claims import BLANK, Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "hunan-2019-huarong"
ORG = "华容县东山湖中学"


def write() -> Report:
    r = Report(ORG, 2019, "华容县东山湖中学2019年部门整体支出绩效评价自评报告.docx")
    prose(r)
    r.line("附件1", new_page=True, size=28, font="黑体")
    r.add(basic_data())
    r.line("填表人：黎○          审核人：汪○○          填报日期：2020年4月15日", size=21)
    r.line("附件2", new_page=True, size=28, font="黑体")
    r.add(self_evaluation())
    r.line("填表人：黎○          审核人：汪○○          填报日期：2020年4月15日", size=21)
    return r


def prose(r: Report) -> None:
    r.title(
        "华容县东山湖中学2019年",
        "部门整体支出绩效评价自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "部门整体支出绩效评价自评报告", "部门整体支出绩效评价自评报告"),
        ),
    )
    r.blank()
    r.para(
        "根据《华容县财政局关于开展2019年度财政支出绩效自评工作的通知》（华财绩〔2020〕2号）文件精神，我校对2019年度部门整体支出进行了绩效自评，现将自评情况报告如下："
    )
    r.heading("一、部门概况")
    r.para(
        "我校创办于1958年，是县教育体育局直属的公办初级中学。现有36个教学班，在校学生1862人。2019年编制数142人，实际在职人数139人，控制率97.89%；退休人员58人。学校保有公务用车1辆。",
        said.count("教学班", "36个", "36", "个"),
        said.count("在校学生", "1862人", "1862", "人"),
        said.count("编制数", "142人", "142", "人", field="staff.establishment"),
        said.count("实际在职人数", "139人", "139", "人", field="staff.actual"),
        said.rate("fact", "控制率", "97.89%", "97.89"),
        said.count("退休人员", "58人", "58", "人", field="staff.retired"),
        said.count("公务用车", "1辆", "1", "辆", field="vehicles"),
    )
    r.heading("二、部门整体支出管理及使用情况")
    r.heading("（一）预算执行情况")
    r.para(
        "2019年年初预算数1832.69万元，年中追加61.86万元，全年预算数1894.55万元。全年支出1878.945264万元，其中基本支出1429.23万元，项目支出449.715264万元，预算执行率99.18%。",
        said.money("expenditure.total", "年初预算数", "1832.69万元", "1832.69", "万元", "budget"),
        said.count("年中追加", "61.86万元", "61.86", "元", "万元"),
        said.money("expenditure.total", "全年预算数", "1894.55万元", "1894.55", "万元", "adjusted_budget"),
        said.money("expenditure.total", "全年支出", "1878.945264万元", "1878.945264", "万元"),
        said.money("expenditure.basic", "基本支出", "1429.23万元", "1429.23", "万元"),
        said.money("expenditure.project", "项目支出", "449.715264万元", "449.715264", "万元"),
        said.rate("execution_rate", "预算执行率", "99.18%", "99.18", "rate"),
    )
    r.heading("（二）基本支出情况")
    r.para(
        "基本支出1429.23万元，其中人员经费1182.895万元，公用经费246.335万元。公用经费比上年增长3.44%，主要是办公用品和水电费价格上涨。",
        said.money("expenditure.basic", "基本支出", "1429.23万元", "1429.23", "万元"),
        said.count("人员经费", "1182.895万元", "1182.895", "元", "万元"),
        said.count("公用经费", "246.335万元", "246.335", "元", "万元"),
        said.change("fact", "公用经费", "3.44%", "3.44", "%", "up", "上年"),
    )
    r.heading("（三）项目支出情况")
    r.para(
        "项目支出449.715264万元，其中省级专项资金293万元，包括义务教育薄弱环节改善与能力提升补助资金196万元、学生营养改善计划补助资金97万元。",
        said.money("expenditure.project", "项目支出", "449.715264万元", "449.715264", "万元"),
        said.count("省级专项资金", "293万元", "293", "元", "万元"),
        said.count("义务教育薄弱环节改善与能力提升补助资金", "196万元", "196", "元", "万元"),
        said.count("学生营养改善计划补助资金", "97万元", "97", "元", "万元"),
    )
    r.heading("（四）“三公”经费情况")
    r.para(
        "2019年“三公”经费支出5.9672万元，比上年减少0.8563万元，下降12.55%。其中公务用车购置及运行维护费3.846万元，公务接待费2.1212万元，没有因公出国（境）费用。",
        said.money("three_public.total", "“三公”经费支出", "5.9672万元", "5.9672", "万元"),
        said.change("three_public.total", "“三公”经费支出", "0.8563万元", "0.8563", "万元", "down", "上年"),
        said.change("three_public.total", "“三公”经费支出", "12.55%", "12.55", "%", "down", "上年"),
        said.money("three_public.vehicle", "公务用车购置及运行维护费", "3.846万元", "3.846", "万元"),
        said.money("three_public.reception", "公务接待费", "2.1212万元", "2.1212", "万元"),
        said.none("three_public.abroad", "因公出国（境）费用", "没有因公出国（境）费用"),
    )
    r.heading("三、部门整体支出绩效情况")
    r.para(
        "2019年义务教育薄弱环节改善项目8月25日完工，综合楼实际建筑面积3180平方米，控制在批复规模以内；634名学生享受营养改善计划，全年未发生校园安全责任事故；学业水平考试合格率98.6%，学生及家长满意度93.5%。",
        said.count("综合楼实际建筑面积", "3180平方米", "3180", "㎡", "平方米"),
        said.count("学生", "634名", "634", "名"),
        said.none("fact", "校园安全责任事故", "未发生校园安全责任事故", "", "value"),
        said.rate("fact", "学业水平考试合格率", "98.6%", "98.6"),
        said.rate("fact", "学生及家长满意度", "93.5%", "93.5"),
    )
    r.heading("四、存在的主要问题")
    r.para("教师年龄结构偏大，音体美等学科教师不足，教育教学质量与群众期待仍有差距。")
    r.heading("五、有关建议")
    r.para("建议加大义务教育阶段教师招聘力度，优先保障农村初中音体美学科教师补充。")
    r.heading("六、自评结论")
    r.para(
        "经自评，我校2019年度部门整体支出绩效自评得分98.92分，评价等级为优秀。",
        said.count("自评得分", "98.92分", "98.92", "分", field="score_total", measure="score"),
        said.text("grade", "优秀", "优", "评价等级"),
    )
    r.blank()
    r.sign("2020年4月20日", said=(said.text("report_date", "2020年4月20日", "2020-04-20"),))


def basic_data() -> Table:
    # 0, 1 labels | 2–3 | 4–5 | 6–7
    t = Table([620, 2580, 1030, 1030, 1030, 1030, 1030, 1030], "basic_data", row_height=370)
    t.row(head("2019年度部门整体支出绩效评价基础数据表", 8, bold=True, unbordered=True, size=32), height=560)
    t.row(
        head(
            "填报单位：华容县东山湖中学（公章）                              金额单位：万元",
            8,
            align="left",
            unbordered=True,
        )
    )

    def single(field: str, label: str, says: Says) -> Claim:
        return Claim(field, "value", label, says)

    t.row(
        head("财政供养人员情况", 2, 2), head("编制数（人）", 2), head("2019年实际在职人数（人）", 2), head("控制率", 2)
    )
    t.row(
        value(single("staff.establishment", "编制数（人）", qty("142", "142", "人")), 2),
        value(single("staff.actual", "2019年实际在职人数（人）", qty("139", "139", "人")), 2),
        value(single("staff.control_rate", "控制率", rate("97.89%")), 2),
    )
    t.row(head("经费控制情况", 2), head("2018年决算数", 2), head("2019年预算数", 2), head("2019年决算数", 2))

    def money(
        label: str,
        field: str,
        prior: str,
        budget: str,
        final: str,
        before: Cell | None = None,
        whole: bool = False,
        item: str = "",
    ) -> None:
        cells = [head(label, 2 if whole else 1, align="left")]
        if before is not None:
            cells.insert(0, before)
        t.row(
            *cells,
            value(Claim(field, "prior_final", label, wan(prior), item, "2018"), 2),
            value(Claim(field, "budget", label, wan(budget), item), 2),
            value(Claim(field, "final", label, wan(final), item), 2),
        )

    money("三 公 经 费", "three_public.total", "6.8235", "6.5000", "5.9672", whole=True)
    money(
        "1、公务用车购置及运行维护费",
        "three_public.vehicle",
        "4.2000",
        "4.0000",
        "3.8460",
        before=head("其\n中", down=5),
    )
    money("其中：公务用车购置费", "three_public.vehicle.purchase", "0", "0", "0")
    money("公务用车运行维护费", "three_public.vehicle.running", "4.2000", "4.0000", "3.8460")
    money("2、因公出国（境）费", "three_public.abroad", "0.0000", "/", "/")
    money("3、公务接待费", "three_public.reception", "2.6235", "2.5000", "2.1212")
    money("项目支出", "expenditure.project", "412.603518", "458.000000", "449.715264", whole=True)
    money(
        "1、业务工作专项",
        "expenditure.project.business",
        "86.500000",
        "92.000000",
        "90.215600",
        before=head("其\n中", down=5),
    )
    money("2、运行维护专项", "expenditure.project.maintenance", "64.103518", "70.000000", "66.499664")
    money("3、省级专项资金", "expenditure.project.provincial_special", "262.000000", "296.000000", "293.000000")
    money(
        "（1）义务教育薄弱环节改善与能力提升补助资金",
        "expenditure.project.provincial_special",
        "180.000000",
        "196.000000",
        "196.000000",
        item="义务教育薄弱环节改善与能力提升补助资金",
    )
    money(
        "（2）学生营养改善计划补助资金",
        "expenditure.project.provincial_special",
        "82.000000",
        "100.000000",
        "97.000000",
        item="学生营养改善计划补助资金",
    )
    money("公用经费", "expenditure.basic.operating", "238.1466", "250.0000", "246.3350", whole=True)
    money(
        "其中：办公经费",
        "expenditure.basic.operating.office",
        "96.2100",
        "100.0000",
        "98.7350",
        before=head("", down=3),
    )
    money("水费、电费、差旅费", "expenditure.basic.operating.utilities_travel", "88.4366", "92.0000", "91.1000")
    money("会议费、培训费", "expenditure.basic.operating.meetings_training", "53.5000", "58.0000", "56.5000")
    money("政府采购金额", "procurement.amount", "——", "120.0000", "112.6540", whole=True)
    money("部门基本支出预算调整", "budget_adjustment.basic", "——", "——", "35.2600", whole=True)
    money("部门整体支出预算调整", "budget_adjustment.overall", "——", "——", "61.8600", whole=True)
    t.row(
        head("楼堂馆所控制情况\n（2019年完工项目）", 2, 2),
        head("批复规模\n（㎡）"), head("实际规模\n（㎡）"), head("规模\n控制率"), head("预算投资\n（万元）"), head("实际投资\n（万元）"), head("投资概算\n控制率"),
    )  # fmt: skip
    t.row(
        value(single("building.approved_area", "批复规模\n（㎡）", qty("3200", "3200", "㎡"))),
        value(single("building.actual_area", "实际规模\n（㎡）", qty("3180", "3180", "㎡"))),
        value(single("building.area_control_rate", "规模\n控制率", rate("99.38%"))),
        value(single("building.budget_investment", "预算投资\n（万元）", wan("1280"))),
        value(single("building.actual_investment", "实际投资\n（万元）", wan("1265.3268"))),
        value(single("building.investment_control_rate", "投资概算\n控制率", rate("98.85%"))),
    )
    measures = (
        "一是健全制度。修订《东山湖中学财务管理制度》《东山湖中学公务接待管理办法》《东山湖中学公务用车管理办法》，所有支出实行校务会集体审批、财务公开，接受教代会监督。\n"
        "二是压减一般性支出。公务接待一律凭公函安排在学校食堂，不上酒水；严禁公车私用，车辆定点维修、定点加油、节假日封存；会议、培训尽量采用网络方式。\n"
        "三是节能降耗。推行双面打印和无纸化办公，安装节能灯具和节水器具，落实专人巡查水电，杜绝长流水、长明灯。"
    )
    t.row(
        head("厉行节约保障措施", 2),
        value(Claim("savings_measures", "value", "厉行节约保障措施", words(measures)), 6, align="left"),
        height=1900,
    )
    return t


def self_evaluation() -> Table:  # noqa: PLR0915 – one statement is one row of the form
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 target | 5 actual | 6 weight | 7 score | 8 review | 9 reason
    t = Table([620, 1000, 1080, 1600, 1120, 1300, 680, 720, 720, 1200], "self_evaluation", row_height=370)
    t.row(head("2019年度部门整体支出绩效自评表", 10, bold=True, unbordered=True, size=32), height=560)

    def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
        return Claim(field, measure, label, says)

    t.row(
        head("预算部门、\n单位名称", 2), value(one("department", "预算部门、\n单位名称", words(ORG)), 8, align="center")
    )
    t.row(
        head("年度\n预算\n申请", down=8), head("（万元）", 2), head("年初预算数"), head("全年预算数"), head("全年执行数"),
        head("分值"), head("执行率", 2), head("自评得分"),
    )  # fmt: skip
    total = "年度资金总额"
    t.row(
        head(total, 2),
        value(one("funds.total", total, wan("1832.6900"), "opening_budget")),
        value(one("funds.total", total, wan("1894.5500"), "full_year_budget")),
        value(one("funds.total", total, wan("1878.945264"), "executed")),
        value(one("funds.total", total, fen("10"), "weight")),
        value(one("funds.total", total, rate("99.18%"), "rate"), 2),
        value(one("funds.total", total, fen("9.92"), "score")),
    )
    t.row(head("按收入性质分", 4), head("按支出性质分", 5))

    def nature(left: tuple[str, str, str], right: tuple[str, str, str] | None) -> None:
        def cell(entry: tuple[str, str, str] | None, across: int) -> Cell:
            if entry is None:
                return head("", across)
            label, field, raw = entry
            return value(one(field, label, wan(raw)), across, printed=f"{label}：{raw}", align="left")

        t.row(cell(left, 4), cell(right, 5))

    nature(
        ("其中：一般公共预算", "funds.source.general_public", "1786.3000"),
        ("其中：基本支出", "funds.use.basic", "1436.5500"),
    )
    nature(("政府性基金拨款", "funds.source.government_fund", "0"), ("项目支出", "funds.use.project", "458.0000"))
    nature(("国有资本经营预算拨款", "funds.source.state_capital", "0"), None)
    nature(("纳入专户管理的非税收入拨款", "funds.source.special_account", "84.2500"), None)
    nature(("其他资金", "funds.source.other", "24.0000"), None)

    t.row(head("年度\n总体\n目标", down=2), head("预期目标", 4), head("实际完成情况", 5))
    goal = "1.全面贯彻党的教育方针，落实立德树人根本任务，保障1850名在校学生接受义务教育；2.完成义务教育薄弱环节改善项目，改善办学条件；3.落实学生营养改善计划，确保校园安全。"
    done = "在校学生1862人全部完成学年学习任务；综合楼如期竣工并投入使用，新增实验室和功能室；营养改善计划覆盖634名学生，全年校园安全平稳。"
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 4),
        value(one("goal", "实际完成情况", words(done), "actual"), 5),
        height=1300,
    )
    t.row(
        head("绩效\n指标", down=16), head("一级指标"), head("二级指标"), head("三级指标"), head("年度指标值\n（A）"), head("全年完成值\n（B）"),
        head("分值"), head("自评\n得分"), head("复核\n得分"), head("未完成原因\n和改进措施"),
    )  # fmt: skip

    def indicator(
        before: list[Cell], item: str, label: str, target: Says, actual: Says, weight: str, score: str, reason: str = ""
    ) -> None:
        t.row(
            *before,
            head(label, align="left"),
            value(Claim("indicator", "target", label, target, item), align="center"),
            value(Claim("indicator", "actual", label, actual, item), align="center"),
            value(Claim("indicator", "weight", label, fen(weight), item)),
            value(Claim("indicator", "score", label, fen(score), item)),
            value(Claim("indicator", "review_score", label, fen(""), item)),
            value(Claim("indicator", "reason", label, words(reason), item)),
        )

    def group(label: str, weight: str, down: int, item: str) -> Cell:
        return value(
            Claim("indicator_group", "weight", label, fen(weight), item), 1, down, printed=f"{label}\n（{weight}）"
        )

    out, ben, sat = "产出指标", "效益指标", "满意度指标"
    full = qty("100%", "100", "%")
    indicator(
        [group(out, "50分", 8, out), group("数量指标", "20分", 2, f"{out}/数量指标")],
        f"{out}/数量指标/1",
        "在校学生人数（人）",
        qty("1850", "1850", "人"),
        qty("1862", "1862", "人"),
        "10",
        "10",
    )
    indicator(
        [],
        f"{out}/数量指标/2",
        "营养改善计划受益学生",
        qty("≥620人", "620", "人", ">="),
        qty("634人", "634", "人"),
        "10",
        "10",
    )
    indicator(
        [group("质量指标", "10分", 2, f"{out}/质量指标")],
        f"{out}/质量指标/1",
        "教学仪器设备验收合格率",
        full,
        full,
        "5",
        "5",
    )
    indicator(
        [],
        f"{out}/质量指标/2",
        "学业水平考试合格率",
        qty("98%以上", "98", "%", ">="),
        qty("98.6%", "98.6", "%"),
        "5",
        "5",
    )
    indicator(
        [group("时效指标", "10分", 2, f"{out}/时效指标")],
        f"{out}/时效指标/1",
        "薄弱环节改善项目完工时间",
        words("8月31日前"),
        words("8月25日"),
        "5",
        "5",
    )
    indicator([], f"{out}/时效指标/2", "教师工资按月足额发放率", full, full, "5", "5")
    indicator(
        [group("成本指标", "10分", 2, f"{out}/成本指标")],
        f"{out}/成本指标/1",
        "运行维护成本",
        qty("不超过70万元", "700000", "元", "<=", "万元"),
        qty("66.499664万元", "664996.64", "元", "=", "万元"),
        "8",
        "8",
    )
    indicator([], f"{out}/成本指标/2", "项目超概算个数", qty("0个", "0", "个"), qty("0个", "0", "个"), "2", "2")
    indicator(
        [group(ben, "30分", 5, ben), group("经济效\n益指标", "5分", 1, f"{ben}/经济效益指标")],
        f"{ben}/经济效益指标/1",
        "减轻学生家庭就餐负担",
        qty("97万元", "970000", "元", "=", "万元"),
        qty("97万元", "970000", "元", "=", "万元"),
        "5",
        "5",
    )
    indicator(
        [group("社会效\n益指标", "10分", 1, f"{ben}/社会效益指标")], f"{ben}/社会效益指标/1", "教育教学质量", words("稳步提升"), words("中考成绩居全县乡镇初中中游"), "10", "9",
        "音体美学科教师不足，通过交流轮岗和公开招聘补充。",
    )  # fmt: skip
    indicator(
        [group("生态效\n益指标", "5分", 1, f"{ben}/生态效益指标")],
        f"{ben}/生态效益指标/1",
        "校园绿化率",
        qty("35%以上", "35", "%", ">="),
        qty("36.2%", "36.2", "%"),
        "5",
        "5",
    )
    indicator(
        [group("可持续影\n响指标", "10分", 2, f"{ben}/可持续影响指标")],
        f"{ben}/可持续影响指标/1",
        "校园安全责任事故",
        qty("0起", "0", "起"),
        qty("0起", "0", "起"),
        "10",
        "10",
    )
    indicator([], f"{ben}/可持续影响指标/2", "……", BLANK, BLANK, "", "")
    indicator(
        [group(sat, "10分", 2, sat), group("服务对象\n满意度指标", "10分", 2, f"{sat}/服务对象满意度指标")],
        f"{sat}/服务对象满意度指标/1",
        "学生及家长满意度",
        qty("≥90%", "90", "%", ">="),
        qty("93.5%", "93.5", "%"),
        "10",
        "10",
    )
    indicator([], f"{sat}/服务对象满意度指标/2", "……", BLANK, BLANK, "", "")
    t.row(
        head("总  分", 6),
        value(one("score_total", "总  分", fen("100"), "weight")),
        value(one("score_total", "总  分", fen("98.92"), "score")),
        head("", 2),
    )
    return t
