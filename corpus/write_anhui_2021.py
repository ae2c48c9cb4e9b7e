"""岳西县高山蔬菜冷链服务中心 2021: saved by WPS, title and unit inside the form, rates without a sign, a 备注 column."""

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, qty, value, wan, words
from corpus.runs import cell_paragraph, control, run
from corpus.wordpackage import Spread, WpsReport, WpsTable, date_picker
from corpus.wordwriter import Report

SLUG = "anhui-2021-yuexi"
ORG = "岳西县高山蔬菜冷链服务中心"


def write() -> Report:
    r = WpsReport(ORG, 2021, "岳西县高山蔬菜冷链服务中心2021年度部门整体支出绩效自评报告.docx")
    prose(r)
    r.line("附件", new_page=True, size=32, font="黑体")
    r.add(self_evaluation())
    return r


def prose(r: Report) -> None:
    r.title(
        "岳西县高山蔬菜冷链服务中心",
        "2021年度部门整体支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2021年度部门整体支出绩效自评报告", "2021年度部门整体支出绩效自评报告"),
        ),
    )
    r.blank()
    r.para("岳西县财政局：")
    r.para(
        "根据《关于开展2021年度县级部门整体支出绩效自评工作的通知》（岳财绩〔2022〕37号）要求，我中心认真组织开展了部门整体支出绩效自评，现将自评情况报告如下："
    )
    r.heading("一、部门概况")
    r.para(
        "我中心为县政府直属公益一类事业单位，承担全县高山蔬菜产地预冷、冷链储运设施建设与管护、产销信息服务等职责，内设综合股、冷链建设股、产销服务股。2021年末编制数18人，在职人员17人。",
        said.count("编制数", "18人", "18", "人", field="staff.establishment"),
        said.count("在职人员", "17人", "17", "人", field="staff.actual"),
    )
    r.heading("二、部门整体支出情况")
    r.para(
        "2021年年初预算数612.40万元，全年预算数655.83万元，全年执行数638.51万元，预算执行率97.36%。其中：本年财政拨款支出598.26万元，上年结转资金支出18.65万元，单位资金支出7.20万元，其他资金支出14.40万元。",
        said.money("expenditure.total", "年初预算数", "612.40万元", "612.40", "万元", "budget"),
        said.money("expenditure.total", "全年预算数", "655.83万元", "655.83", "万元", "adjusted_budget"),
        said.money("expenditure.total", "全年执行数", "638.51万元", "638.51", "万元"),
        said.rate("execution_rate", "预算执行率", "97.36%", "97.36", "rate"),
        said.count("本年财政拨款支出", "598.26万元", "598.26", "元", "万元"),
        said.count("上年结转资金支出", "18.65万元", "18.65", "元", "万元"),
        said.count("单位资金支出", "7.20万元", "7.20", "元", "万元"),
        said.count("其他资金支出", "14.40万元", "14.40", "元", "万元"),
    )
    r.heading("三、绩效目标完成情况")
    r.para(
        "全年新建田头冷库3座，预冷处理高山蔬菜1.26万吨，购置冷链运输车辆2辆，果蔬损耗率由上年的9.1%降至6.5%，带动菜农户均增收1632元，吸纳就业58人，尾菜资源化利用率87.2%，菜农满意度95.8%。",
        said.count("田头冷库", "3座", "3", "座"),
        said.count("高山蔬菜", "1.26万吨", "1.26", "吨", "万吨"),
        said.count("冷链运输车辆", "2辆", "2", "辆"),
        said.rate("fact", "果蔬损耗率", "9.1%", "9.1", period="2020"),
        said.rate("fact", "果蔬损耗率", "6.5%", "6.5"),
        said.count("菜农户均增收", "1632元", "1632", "元"),
        said.count("就业", "58人", "58", "人"),
        said.rate("fact", "尾菜资源化利用率", "87.2%", "87.2"),
        said.rate("fact", "菜农满意度", "95.8%", "95.8"),
    )
    r.heading("四、存在的问题")
    r.para(
        "冷库运营岗位人员流动较大，年末2名员工离职，吸纳就业人数比目标少2人。",
        said.count("员工", "2名", "2", "名"),
        said.change("fact", "吸纳就业人数", "2人", "2", "人", "down", "目标"),
    )
    r.heading("五、下一步措施")
    r.para("完善用工待遇保障，优先聘用本地脱贫劳动力；继续推进冷链设施规范管护。")
    r.heading("六、自评结论")
    r.para(
        "经自评，我中心2021年度部门整体支出绩效自评得分99.24分，等级为“优”。",
        said.count("自评得分", "99.24分", "99.24", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "等级"),
    )
    r.blank()
    r.sign("2022年4月18日", said=(said.text("report_date", "2022年4月18日", "2022-04-18"),))


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def unsigned(raw: str) -> Says:
    """A cell of a rate column that prints no sign."""
    return (
        Says(raw, "", "%", "", "", "not_applicable") if raw == "—" else Says(raw, raw.removesuffix(".00"), "%", "", "=")
    )


def self_evaluation() -> WpsTable:  # noqa: PLR0915 – one statement is one row of the form
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 target | 5 actual | 6 weight | 7 score | 8 reason | 9 备注
    t = WpsTable([600, 840, 960, 1500, 1090, 1090, 760, 780, 1050, 830], "self_evaluation", size=18, row_height=360)
    t.row(Spread("部门整体支出绩效自评表", 10, bold=True, unbordered=True, size=32), height=600)
    t.row(
        head("（2021年度）", 5, align="left", unbordered=True),
        head("金额单位：万元", 5, align="right", unbordered=True),
    )
    code = "056003"
    t.row(
        head("单位\t名称", 2),
        value(one("department", "单位\t名称", words(ORG)), 2, align="left"),
        head("预算编码"),
        value(
            one("budget_code", "预算编码", words(code)),
            4,
            xml=cell_paragraph(control(code, "预算编码"), "center"),
        ),
        after=1,
    )
    t.row(
        head("年度\n资金\n情况", down=7), head("资金来源", 2), head("年初\n预算数"), head("全年\n预算数"), head("全年\n执行数"), head("分值"),
        head("执行率"), head("得分"), head("备注"),
    )  # fmt: skip

    def funds(
        label: str,
        field: str,
        money: tuple[str, str, str],
        marks: tuple[str, str, str],
        note: str = "",
        indent: str = "",
        tracked: str = "",
    ) -> None:
        opening, full, executed = money
        weight, percent, score = marks
        t.row(
            head(indent + label, 2, align="left"),
            value(one(field, label, wan(opening), "opening_budget")),
            value(one(field, label, wan(full), "full_year_budget")),
            value(one(field, label, wan(executed), "executed")),
            value(one(field, label, fen(weight), "weight")),
            value(one(field, label, unsigned(percent), "rate")),
            value(one(field, label, fen(score), "score")),
            head(note),
            tracked=tracked,
        )

    funds("年度资金\t总额", "funds.total", ("612.40", "655.83", "638.51"), ("10", "97.36", "9.74"), "年中追加项目资金")
    funds("其中：本年财政拨款", "funds.current_appropriation", ("580.00", "611.43", "598.26"), ("—", "97.85", "—"))
    funds("上年结转资金", "funds.carried_over", ("20.40", "20.40", "18.65"), ("—", "91.42", "—"), indent="\t")
    funds(
        "财政专户管理资金",
        "funds.special_account",
        ("0.00", "0.00", "0.00"),
        ("—", "—", "—"),
        indent="\t",
        tracked="ins",
    )
    funds("单位资金", "funds.unit", ("6.00", "8.00", "7.20"), ("—", "90", "—"), indent="\t", tracked="ins")
    funds("其他资金", "funds.other", ("6.00", "16.00", "14.40"), ("—", "90.00", "—"), "社会帮扶资金", "\t")

    t.row(head("年度\n总体\n目标", down=2), head("预期目标", 4), head("全年实际完成情况", 5))
    goal = "１．新建田头冷库３座，购置冷链运输车辆，完善产地冷链设施。\n２．开展高山蔬菜预冷处理，降低果蔬损耗。\n３．带动菜农增收和就近就业。"
    done = "１．新建田头冷库３座，总库容4200立方米，购置冷藏车２辆。\n２．预冷处理高山蔬菜1.26万吨，果蔬损耗率降至6.5%。\n３．菜农户均增收1,632元，吸纳就业58人。"
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 4),
        value(one("goal", "全年实际完成情况", words(done), "actual"), 5),
        height=1500,
    )
    t.row(
        head("绩\n效\n指\n标", down=13), head("一级\n指标"), head("二级\n指标"), head("三级指标"), head("年初目标值\n（A）"),
        head("实际完成值\n（B）"), head("分值"), head("得分"), head("偏差原因及\n改进措施"), head("备注"),
    )  # fmt: skip

    def indicator(  # noqa: PLR0913, PLR0917 – the columns of the form
        before: list[Cell],
        item: str,
        label: str,
        target: Says,
        actual: Says,
        weight: str,
        score: str,
        reason: str = "",
        note: str = "",
        tracked: str = "",
    ) -> None:
        t.row(
            *before,
            head(label, align="left"),
            value(Claim("indicator", "target", label, target, item)),
            value(Claim("indicator", "actual", label, actual, item)),
            value(Claim("indicator", "weight", label, fen(weight), item)),
            value(Claim("indicator", "score", label, fen(score), item)),
            value(Claim("indicator", "reason", label, words(reason), item), align="left"),
            head(note),
            tracked=tracked,
        )

    def group(label: str, raw: str, number: str, down: int) -> Cell:
        claim = Claim("indicator_group", "weight", label, Says(raw, number, "分", "分", "="), label)
        return value(claim, 1, down, printed=f"{label}\n（{raw}）")

    out, ben, sat = "产出指标", "效益指标", "满意度指标"
    whole = qty("100%", "100", "%")
    indicator(
        [group(out, "５０分", "50", 7), head("数量\n指标", down=3)],
        f"{out}/数量指标/1",
        "新建田头冷库",
        qty("≥３座", "3", "座", ">="),
        qty("３座", "3", "座"),
        "10",
        "10",
    )
    indicator(
        [],
        f"{out}/数量指标/2",
        "预冷处理高山蔬菜",
        qty("１．２万吨", "12000", "吨", "=", "万吨"),
        qty("1.26万吨", "12600", "吨", "=", "万吨"),
        "8",
        "8",
    )
    indicator(
        [],
        f"{out}/数量指标/3",
        "购置冷链运输车辆",
        qty("２辆", "2", "辆"),
        qty("２辆", "2", "辆"),
        "5",
        "5",
        note="年中新增",
        tracked="ins",
    )
    indicator([head("质量\n指标", down=2)], f"{out}/质量指标/1", "冷库竣工验收合格率", whole, whole, "8", "8")
    indicator([], f"{out}/质量指标/2", "果蔬损耗率", qty("≤8%", "8", "%", "<="), qty("6.5%", "6.5", "%"), "6", "6")
    indicator(
        [head("时效\n指标")],
        f"{out}/时效指标/1",
        "冷库建设完工时间",
        words("2021年10月底前"),
        words("2021年10月26日"),
        "5",
        "5",
    )
    indicator(
        [head("成本\n指标")],
        f"{out}/成本指标/1",
        "冷库单位造价",
        qty("≤850元/立方米", "850", "元/立方米", "<="),
        qty("842.60元/立方米", "842.6", "元/立方米"),
        "8",
        "8",
    )
    indicator(
        [group(ben, "３０分", "30", 4), head("经济效益\n指标")],
        f"{ben}/经济效益指标/1",
        "菜农户均增收",
        qty("≥１，５００元", "1500", "元", ">="),
        qty("1,632元", "1632", "元"),
        "10",
        "10",
    )
    indicator(
        [head("社会效益\n指标")],
        f"{ben}/社会效益指标/1",
        "吸纳就业人数",
        qty("不少于60人", "60", "人", ">="),
        qty("58人", "58", "人"),
        "8",
        "7.50",
        "年末2名员工离职，已于次年1月补招。",
    )
    indicator(
        [head("生态效益\n指标")],
        f"{ben}/生态效益指标/1",
        "尾菜资源化利用率",
        qty("≥85%", "85", "%", ">="),
        qty("87.2%", "87.2", "%"),
        "6",
        "6",
    )
    indicator(
        [head("可持续影\n响指标")],
        f"{ben}/可持续影响指标/1",
        "冷链设施管护机制",
        words("健全"),
        words("专人管护、按月巡检"),
        "6",
        "6",
    )
    indicator(
        [group(sat, "１０分", "10", 1), head("服务对象满意度指标")],
        f"{sat}/服务对象满意度指标/1",
        "菜农满意度",
        qty("９０％以上", "90", "%", ">="),
        qty("95.8%", "95.8", "%"),
        "10",
        "10",
    )
    t.row(
        Spread("总\t分", 6, bold=True),
        value(one("score_total", "总\t分", fen("100"), "weight")),
        value(one("score_total", "总\t分", fen("99.24"), "score")),
        head(""),
        head(""),
    )
    t.row(
        head("填表人：储○○", 4, align="left"),
        head("填报日期：", 3, align="left", xml=cell_paragraph(run("填报日期：", 18) + date_picker())),
        head("联系电话：0556-2180000", 2, align="left"),
        after=1,
    )
    return t
