"""桃江县竹产业和林区发展局 2022: 附件1 with 单位：万元 above the table and rows told apart by Word's indentation only."""

from corpus import said
from corpus.claims import BLANK, Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "hunan-2022-taojiang"
ORG = "桃江县竹产业和林区发展局"


def write() -> Report:
    r = Report(ORG, 2022, "桃江县竹产业和林区发展局2022年度部门整体支出绩效自评报告.docx")
    prose(r)
    r.line("附件1", new_page=True, size=28, font="黑体")
    r.small_title("2022年度部门整体支出绩效评价基础数据表")
    r.line("单位：万元", "right")
    r.add(basic_data())
    r.line("说明：“项目支出”需要填报基本支出以外的所有项目支出情况，“专项资金”一个项目一行。", size=21)
    r.line("填表人：文○○    填报日期：2023年3月20日    联系电话：0737-8800000    单位负责人签字：", size=21)
    r.line("附件2", new_page=True, size=28, font="黑体")
    r.small_title("2022年度部门整体支出绩效自评表")
    r.add(self_evaluation())
    r.line("填表人：文○○    填报日期：2023年3月20日    联系电话：0737-8800000    单位负责人签字：", size=21)
    return r


def prose(r: Report) -> None:
    r.blank()
    r.title(
        ORG,
        "2022年度部门整体支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2022年度部门整体支出绩效自评报告", "2022年度部门整体支出绩效自评报告"),
        ),
    )
    r.blank()
    r.para(
        "根据《桃江县财政局关于开展2022年度预算绩效自评工作的通知》（桃财绩〔2023〕3号）要求，我局对2022年度部门整体支出绩效情况进行了自评，现将有关情况报告如下："
    )
    r.heading("一、部门基本情况")
    r.para(
        "我局为县人民政府直属正科级单位，主要负责全县竹产业发展规划、楠竹低产林改造、林区道路建设和林区群众生产生活条件改善。内设办公室、计划财务股、竹产业发展股、林区建设股4个股室，下辖1个竹产业服务中心。",
        said.count("股室", "4个", "4", "个"),
        said.count("竹产业服务中心", "1个", "1", "个"),
    )
    r.para(
        "2022年我局编制数96人，年末实有人数134人，其中在职人员93人，退休人员41人。公务用车2辆。",
        said.count("编制数", "96人", "96", "人", field="staff.establishment"),
        said.count("实有人数", "134人", "134", "人", field="staff.total"),
        said.count("在职人员", "93人", "93", "人", field="staff.actual"),
        said.count("退休人员", "41人", "41", "人", field="staff.retired"),
        said.count("公务用车", "2辆", "2", "辆", field="vehicles"),
    )
    r.heading("二、一般公共预算支出情况")
    r.heading("（一）收支总体情况")
    r.para(
        "2022年决算总收入2975.24万元，其中一般公共预算拨款收入2630.04万元，政府性基金预算拨款收入345.2万元。决算总支出2975.24万元，其中基本支出1698.06万元，占57.07%；项目支出1277.18万元，占42.93%。全年预算数3012.6万元，预算执行率98.76%。",
        said.money("revenue.total", "决算总收入", "2975.24万元", "2975.24", "万元"),
        said.money("revenue.appropriation", "一般公共预算拨款收入", "2630.04万元", "2630.04", "万元"),
        said.count("政府性基金预算拨款收入", "345.2万元", "345.2", "元", "万元"),
        said.money("expenditure.total", "决算总支出", "2975.24万元", "2975.24", "万元"),
        said.money("expenditure.basic", "基本支出", "1698.06万元", "1698.06", "万元"),
        said.rate("fact", "基本支出", "57.07%", "57.07"),
        said.money("expenditure.project", "项目支出", "1277.18万元", "1277.18", "万元"),
        said.rate("fact", "项目支出", "42.93%", "42.93"),
        said.money("expenditure.total", "全年预算数", "3012.6万元", "3012.6", "万元", "adjusted_budget"),
        said.rate("execution_rate", "预算执行率", "98.76%", "98.76", "rate"),
    )
    r.heading("（二）基本支出情况")
    r.para(
        "2022年基本支出1698.06万元，比上年增加45.88万元，增长2.78%，其中公用经费236.72万元。",
        said.money("expenditure.general_public.basic", "基本支出", "1698.06万元", "1698.06", "万元"),
        said.change("expenditure.general_public.basic", "基本支出", "45.88万元", "45.88", "万元", "up", "上年"),
        said.change("expenditure.general_public.basic", "基本支出", "2.78%", "2.78", "%", "up", "上年"),
        said.count("公用经费", "236.72万元", "236.72", "元", "万元"),
    )
    r.heading("（三）项目支出情况")
    r.para(
        "2022年一般公共预算项目支出931.98万元，主要用于乡村振兴衔接资金项目572.13万元、林区道路建设补助168万元、运行维护191.85万元。",
        said.money("expenditure.general_public.project", "一般公共预算项目支出", "931.98万元", "931.98", "万元"),
        said.count("乡村振兴衔接资金项目", "572.13万元", "572.13", "元", "万元"),
        said.count("林区道路建设补助", "168万元", "168", "元", "万元"),
        said.count("运行维护", "191.85万元", "191.85", "元", "万元"),
    )
    r.heading("（四）“三公”经费情况")
    r.para(
        "2022年“三公”经费支出11.36万元，较上年下降11.6%，其中公务用车运行维护费7.84万元，公务接待费3.52万元，无因公出国（境）费和公务用车购置费。",
        said.money("three_public.total", "“三公”经费支出", "11.36万元", "11.36", "万元"),
        said.change("three_public.total", "“三公”经费支出", "11.6%", "11.6", "%", "down", "上年"),
        said.money("three_public.vehicle.running", "公务用车运行维护费", "7.84万元", "7.84", "万元"),
        said.money("three_public.reception", "公务接待费", "3.52万元", "3.52", "万元"),
        said.none("three_public.abroad", "因公出国（境）费", "无因公出国（境）费"),
        said.none("three_public.vehicle.purchase", "公务用车购置费", "公务用车购置费"),
    )
    r.heading("三、政府性基金预算支出情况")
    r.para(
        "2022年政府性基金预算支出345.2万元，全部用于楠竹低产林改造。",
        said.money("expenditure.government_fund", "政府性基金预算支出", "345.2万元", "345.2", "万元"),
    )
    r.heading("四、国有资本经营预算支出情况")
    r.para(
        "2022年无国有资本经营预算支出。",
        said.none("expenditure.state_capital", "国有资本经营预算支出", "无国有资本经营预算支出"),
    )
    r.heading("五、部门整体支出绩效情况")
    r.para(
        "全年完成楠竹低产林改造1.25万亩，新建林区道路12.5公里，开展竹产业技术培训14次，建成竹产业示范村3个，带动脱贫人口就业274人。政府采购金额82.47万元。竹农满意度达94.6%。",
        said.count("楠竹低产林改造", "1.25万亩", "1.25", "亩", "万亩"),
        said.count("林区道路", "12.5公里", "12.5", "km", "公里"),
        said.count("竹产业技术培训", "14次", "14", "次"),
        said.count("竹产业示范村", "3个", "3", "个"),
        said.count("脱贫人口就业", "274人", "274", "人"),
        said.money("procurement.amount", "政府采购金额", "82.47万元", "82.47", "万元"),
        said.rate("fact", "竹农满意度", "94.6%", "94.6"),
    )
    r.heading("六、存在的问题及原因分析")
    r.para(
        "一是个别项目资金拨付偏慢，有2个项目竣工资料报送较晚，补助资金及时拨付率为96.5%。二是绩效指标还不够细化。",
        said.count("项目", "2个", "2", "个"),
        said.rate("fact", "补助资金及时拨付率", "96.5%", "96.5"),
    )
    r.heading("七、下一步改进措施")
    r.para("一是提前做好项目储备，督促项目单位按时报送竣工资料。二是完善绩效指标体系，加强绩效监控。")
    r.heading("八、部门整体支出绩效自评结果拟应用和公开情况")
    r.para(
        "我局2022年度部门整体支出绩效自评得分98.88分，自评等级为“优”。自评结果将作为编制下年度预算的依据，并按要求在县人民政府网站公开。",
        said.count("自评得分", "98.88分", "98.88", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "自评等级"),
    )
    r.blank()
    r.para("附件：1.2022年度部门整体支出绩效评价基础数据表")
    r.para("　　　2.2022年度部门整体支出绩效自评表")
    r.blank()
    r.sign("2023年3月28日", said=(said.text("report_date", "2023年3月28日", "2023-03-28"),))


def basic_data() -> Table:
    t = Table([2750, 1080, 1080, 1080, 1080, 1080, 1080], "basic_data", row_height=340)

    def staff(field: str, label: str, says: Says) -> Claim:
        return Claim(field, "value", label, says)

    def money(
        label: str,
        field: str,
        prior: str,
        budget: str,
        final: str,
        indent: int = 0,
        item: str = "",
        printed: dict[str, str] | None = None,
    ) -> None:
        printed = printed or {}
        t.row(
            head(label, align="left", indent=indent),
            value(
                Claim(field, "prior_final", label, wan(prior), item, "2021"),
                2,
                printed=printed.get("prior"),
                align="right",
            ),
            value(Claim(field, "budget", label, wan(budget), item), 2, printed=printed.get("budget"), align="right"),
            value(Claim(field, "final", label, wan(final), item), 2, printed=printed.get("final"), align="right"),
        )

    t.row(head("财政供养人员情况（人）", down=2), head("编制数", 2), head("2022年实际在职人数", 2), head("控制率", 2))
    t.row(
        value(staff("staff.establishment", "编制数", qty("96", "96", "人")), 2),
        value(staff("staff.actual", "2022年实际在职人数", qty("93", "93", "人")), 2),
        value(staff("staff.control_rate", "控制率", rate("96.88%")), 2),
    )
    t.row(head("经费控制情况"), head("2021年决算数", 2), head("2022年预算数", 2), head("2022年决算数", 2))
    money("支出总额", "expenditure.total", "2,846.37", "3,012.60", "2,975.24")
    money("基本支出", "expenditure.basic", "1,652.18", "1,705.40", "1,698.06")
    money("其中：公用经费", "expenditure.basic.operating", "231.45", "240.00", "236.72", 200)
    money("项目支出", "expenditure.project", "1,194.19", "1,307.20", "1,277.18")
    money("其中：1、运行维护经费", "expenditure.project.maintenance", "186.30", "195.00", "191.85", 200)
    money("2、专项资金\n（一个项目一行）", "expenditure.project.special", "1,007.89", "1,112.20", "1,085.33", 500)
    money("（1）乡村振兴衔接资金", "expenditure.project.special", "520.00", "580.00", "572.13", 500, "乡村振兴衔接资金")
    money(
        "（2）楠竹低产林改造资金",
        "expenditure.project.special",
        "312.89",
        "352.20",
        "345.20",
        500,
        "楠竹低产林改造资金",
    )
    money("（3）林区道路建设补助", "expenditure.project.special", "175.00", "180.00", "168.00", 500, "林区道路建设补助")
    money("……", "expenditure.project.special", "", "", "", 500, "……", {"budget": "\u3000", "final": "\u00a0"})
    money("……", "expenditure.other", "", "", "", 0, "……", {"prior": "\u3000"})
    money("三公经费", "three_public.total", "12.85", "12.00", "11.36")
    money("1、公务用车购置和维护经费", "three_public.vehicle", "8.60", "8.00", "7.84", 100)
    money("其中：公车购置", "three_public.vehicle.purchase", "/", "0", "0", 300)
    money(
        "公车运行维护",
        "three_public.vehicle.running",
        "8.60",
        "8.00",
        "7.84",
        600,
        printed={"final": "\u30007.84\u3000"},
    )
    money("2、出国经费", "three_public.abroad", "无", "无", "无", 100)
    money("3、公务接待", "three_public.reception", "4.25", "4.00", "3.52", 100)
    money("政府采购金额", "procurement.amount", "——", "86.00", "82.47")

    def building(field: str, label: str, says: Says) -> Claim:
        return Claim(f"building.{field}", "value", label, says)

    t.row(
        head("楼堂馆所控制情况\n（2022年完工项目）", down=2),
        head("批复规模\n（㎡）"), head("实际规模\n（㎡）"), head("规模\n控制率"), head("预算投资"), head("实际投资"), head("投资概算\n控制率"),
    )  # fmt: skip
    t.row(
        value(building("approved_area", "批复规模\n（㎡）", Says("——", "", "㎡", "㎡", "", "not_applicable"))),
        value(building("actual_area", "实际规模\n（㎡）", Says("——", "", "㎡", "㎡", "", "not_applicable"))),
        value(building("area_control_rate", "规模\n控制率", rate("——"))),
        value(building("budget_investment", "预算投资", wan("0"))),
        value(building("actual_investment", "实际投资", wan("0"))),
        value(building("investment_control_rate", "投资概算\n控制率", rate("/"))),
    )
    measures = "1.严格执行公务接待标准，实行公函接待和公务卡结算；2.公务用车统一派车、定点维修、定点加油；3.大力压减会议、文件和办公耗材支出，推行无纸化办公。"
    t.row(
        head("厉行节约保障措施"),
        value(Claim("savings_measures", "value", "厉行节约保障措施", words(measures)), 6),
        height=900,
    )
    return t


def self_evaluation() -> Table:  # noqa: PLR0915 – one statement is one row of the form
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 | 5 | 6 | 7 | 8
    t = Table([860, 880, 980, 1700, 1130, 1180, 760, 860, 1330], "self_evaluation", row_height=380)

    def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
        return Claim(field, measure, label, says)

    t.row(head("预算部门", 2), value(one("department", "预算部门", words(ORG)), 7, align="left"))
    t.row(
        head("年度预\n算申请\n（万元）", down=7), head("", 2), head("年初\v预算数"), head("全年\v预算数"), head("全年\v执行数"),
        head("分值"), head("执行\v率"), head("得分"),
    )  # fmt: skip
    total = "年度资金总额"
    t.row(
        head(total, 2),
        value(one("funds.total", total, wan("2,785.00"), "opening_budget")),
        value(one("funds.total", total, wan("3,012.60"), "full_year_budget")),
        value(one("funds.total", total, wan("2,975.24"), "executed")),
        value(one("funds.total", total, fen("10分"), "weight")),
        value(one("funds.total", total, rate("98.76%"), "rate")),
        value(one("funds.total", total, fen("9.88分"), "score")),
    )
    t.row(head("按收入性质分：", 4, align="left"), head("按支出性质分：", 4, align="left"))
    t.row(
        value(
            one("funds.source.general_public", "其中：一般公共预算", wan("2,660.40")),
            4,
            printed="其中：一般公共预算：2,660.40",
            align="left",
            indent=100,
        ),
        value(
            one("funds.use.basic", "其中：基本支出", wan("1,705.40")),
            4,
            printed="其中：基本支出：1,705.40",
            align="left",
            indent=100,
        ),
    )
    t.row(
        value(
            one("funds.source.government_fund", "政府性基金拨款", wan("352.20")),
            4,
            printed="政府性基金拨款：352.20",
            align="left",
            indent=400,
        ),
        value(
            one("funds.use.project", "项目支出", wan("1,307.20")),
            4,
            printed="项目支出：1,307.20",
            align="left",
            indent=400,
        ),
    )
    t.row(
        value(
            one("funds.source.special_account", "纳入专户管理的非税收入拨款", wan("0")),
            4,
            printed="纳入专户管理的非税收入拨款：0",
            align="left",
            indent=400,
        ),
        head("", 4),
    )
    t.row(
        value(one("funds.source.other", "其他资金", wan("")), 4, printed="其他资金：", align="left", indent=400),
        head("", 4),
    )
    t.row(head("年度总\n体目标", down=2), head("预期目标", 4), head("实际完成情况", 4))
    goal = "目标1：完成楠竹低产林改造1.2万亩，新建林区道路12.5公里。\n目标2：推广竹产业实用技术，带动脱贫人口就业，促进竹农增收。\n目标3：改善林区生产生活条件，提升服务对象满意度。"
    done = "1.改造楠竹低产林1.25万亩，林区道路12.5公里全线贯通。\n2.举办技术培训14次，吸纳脱贫人口就业274人，竹农增收132.6万元。\n3.建成示范村3个，竹农满意度94.6%。"
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 4),
        value(one("goal", "实际完成情况", words(done), "actual"), 4),
        height=1500,
    )
    t.row(
        head("绩\n效\n指\n标", down=22), head("一级指标"), head("二级指标"), head("三级指标"), head("年度\v指标值"), head("实际\v完成值"),
        head("分值"), head("得分"), head("偏差原因分析\n及改进措施"),
    )  # fmt: skip

    def indicator(
        before: list[Cell],
        item: str,
        label: str,
        target: Says,
        actual: Says,
        weight: str,
        score: str,
        reason: str = "",
        blanks: str = "",
    ) -> None:
        t.row(
            *before,
            head(label, align="left"),
            value(Claim("indicator", "target", label, target, item), printed=target.raw or blanks, align="center"),
            value(Claim("indicator", "actual", label, actual, item), printed=actual.raw or blanks, align="center"),
            value(Claim("indicator", "weight", label, fen(weight), item), printed=weight or blanks),
            value(Claim("indicator", "score", label, fen(score), item), printed=score or blanks),
            value(Claim("indicator", "reason", label, words(reason), item), printed=reason or blanks),
        )

    def group(label: str, weight: str, down: int) -> Cell:
        return value(
            Claim("indicator_group", "weight", label, fen(weight), label), 1, down, printed=f"{label}\n({weight})"
        )

    out = "产出指标"
    indicator(
        [group(out, "50分", 11), head("数量指标", down=3)],
        f"{out}/数量指标/1",
        "指标1：楠竹低产林改造面积",
        qty("≥1.2万亩", "12000", "亩", ">=", "万亩"),
        qty("1.25万亩", "12500", "亩", "=", "万亩"),
        "8",
        "8",
    )
    indicator(
        [],
        f"{out}/数量指标/2",
        "指标2：新建林区道路里程",
        qty("12.5公里", "12.5", "km", "=", "公里"),
        qty("12.5公里", "12.5", "km", "=", "公里"),
        "7",
        "7",
    )
    indicator(
        [],
        f"{out}/数量指标/3",
        "指标3：开展竹产业技术培训",
        qty("不少于12次", "12", "次", ">="),
        qty("14次", "14", "次"),
        "5",
        "5",
    )
    indicator(
        [head("质量指标", down=3)],
        f"{out}/质量指标/1",
        "指标1：工程验收合格率",
        qty("100%", "100", "%"),
        qty("100%", "100", "%"),
        "8",
        "8",
    )
    indicator(
        [],
        f"{out}/质量指标/2",
        "指标2：培训考核合格率",
        qty("≥95%", "95", "%", ">="),
        qty("97.3%", "97.3", "%"),
        "5",
        "5",
    )
    indicator([], f"{out}/质量指标/3", "……", BLANK, BLANK, "", "")
    indicator(
        [head("时效指标", down=3)],
        f"{out}/时效指标/1",
        "指标1：衔接资金项目完工时间",
        words("12月底前"),
        words("12月20日"),
        "7",
        "7",
    )
    indicator(
        [],
        f"{out}/时效指标/2",
        "指标2：补助资金及时拨付率",
        qty("100%", "100", "%"),
        qty("96.5%", "96.5", "%"),
        "4",
        "3",
        "2个项目竣工资料报送较晚，今后提前督促。",
    )
    indicator([], f"{out}/时效指标/3", "……", BLANK, BLANK, "", "", blanks="\u3000")
    indicator(
        [head("成本指标", down=2)],
        f"{out}/成本指标/1",
        "指标1：林区道路建设补助",
        qty("≤180万元", "1800000", "元", "<=", "万元"),
        qty("168万元", "1680000", "元", "=", "万元"),
        "6",
        "6",
        "无",
    )
    indicator([], f"{out}/成本指标/2", "指标2：", BLANK, BLANK, "", "", blanks="\u3000")
    ben = "效益指标"
    indicator(
        [group(ben, "30分", 7), head("经济效\v益指标")],
        f"{ben}/经济效益指标/1",
        "指标1：带动竹农增收",
        qty("120万元", "1200000", "元", "=", "万元"),
        qty("132.6万元", "1326000", "元", "=", "万元"),
        "8",
        "8",
    )
    indicator(
        [head("社会效\v益指标", down=2)],
        f"{ben}/社会效益指标/1",
        "指标1：吸纳脱贫人口就业",
        qty("≥260人", "260", "人", ">="),
        qty("274人", "274", "人"),
        "6",
        "6",
    )
    indicator(
        [], f"{ben}/社会效益指标/2", "指标2：建成竹产业示范村", qty("3个", "3", "个"), qty("3个", "3", "个"), "4", "4"
    )
    indicator(
        [head("生态效\v益指标", down=2)],
        f"{ben}/生态效益指标/1",
        "指标1：竹林质量和水土保持能力",
        words("有所提高"),
        words("竹林立竹度和水土保持能力均有提高"),
        "6",
        "6",
    )
    indicator([], f"{ben}/生态效益指标/2", "指标2：", BLANK, BLANK, "", "", blanks="\u3000")
    indicator(
        [head("可持续影\v响指标", down=2)],
        f"{ben}/可持续影响指标/1",
        "指标1：竹产业长效发展机制",
        words("进一步健全"),
        words("已建立林长巡护和项目管护制度"),
        "6",
        "6",
    )
    indicator([], f"{ben}/可持续影响指标/2", "……", BLANK, BLANK, "", "")
    sat = "满意度指标"
    indicator(
        [group(sat, "10分", 3), head("服务对象\v满意度指标", down=3)],
        f"{sat}/服务对象满意度指标/1",
        "指标1：竹农满意度",
        qty("≥90%", "90", "%", ">="),
        qty("94.6%", "94.6", "%"),
        "10",
        "10",
    )
    indicator([], f"{sat}/服务对象满意度指标/2", "指标2：", BLANK, BLANK, "", "", blanks="\u3000")
    indicator([], f"{sat}/服务对象满意度指标/3", "……", BLANK, BLANK, "", "", blanks="\u3000")
    t.row(
        head("总分", 6),
        value(one("score_total", "总分", fen("100分"), "weight")),
        value(one("score_total", "总分", fen("98.88分"), "score")),
        head(""),
    )
    return t
