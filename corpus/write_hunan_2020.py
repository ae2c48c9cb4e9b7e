"""城步苗族自治县白云湖库区移民服务中心 2020: strict namespaces, amounts in 元, one form in a frame, one without a title."""

from corpus import said
from corpus.claims import Cell, Claim, Says, amount, fen, head, qty, rate, value, wan, words, yuan
from corpus.runs import cell_paragraph, run
from corpus.said import Said
from corpus.wordpackage import StrictReport, add_within, frame
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "hunan-2020-chengbu"
ORG = "城步苗族自治县白云湖库区移民服务中心"
WIDE = 13900


def write() -> Report:
    r = StrictReport(ORG, 2020, "白云湖库区移民服务中心2020年度整体支出绩效自评报告.docx")
    prose(r)
    r.section_break()
    above = (
        cell_paragraph(run("2020年度部门整体支出绩效评价基础数据表", 32, "方正小标宋简体"), "center", line=480)
        + cell_paragraph(run(f"填报单位（盖章）：{ORG}", 21))
        + cell_paragraph(run("单位：元", 21), "right")
    )
    below = cell_paragraph(run("填表人：沈○○　　　审核人：戴○○　　　填报日期：2021年3月16日", 21))
    data = basic_data(r)
    add_within(r, data, lambda form: frame(above + form + below, WIDE), ahead=1)
    r.section_break(landscape=True)
    r.line("附件2", size=28, font="黑体")
    r.add(self_evaluation(r))
    return r


def prose(r: Report) -> None:
    r.title(
        ORG,
        "2020年度整体支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2020年度整体支出绩效自评报告", "2020年度整体支出绩效自评报告"),
        ),
    )
    r.blank()
    r.para(
        "按照县财政局《关于做好2020年度预算支出绩效自评工作的通知》（城财绩〔2021〕5号）要求，我中心对2020年度整体支出进行了绩效自评，现报告如下："
    )
    r.heading("一、基本情况")
    r.para(
        "我中心为县水利局管理的正股级事业单位，负责白云湖库区移民后期扶持、直补资金发放、移民技能培训和库区水面保洁等工作。编制26人，2020年末实际在职25人。",
        said.count("编制", "26人", "26", "人", field="staff.establishment"),
        said.count("实际在职", "25人", "25", "人", field="staff.actual"),
    )
    r.heading("二、整体支出管理情况")
    r.para(
        "2020年年初预算6,200,000.00元，年中调增412,400.00元，全年预算6,612,400.00元，全年支出6,550,396.00元，执行率99.06%。其中基本支出3,098,215.64元，项目支出3,452,180.36元。",
        said.money("expenditure.total", "年初预算", "6,200,000.00元", "6200000.00", "元", "budget"),
        said.count("年中调增", "412,400.00元", "412400.00", "元"),
        said.money("expenditure.total", "全年预算", "6,612,400.00元", "6612400.00", "元", "adjusted_budget"),
        said.money("expenditure.total", "全年支出", "6,550,396.00元", "6550396.00", "元"),
        said.rate("execution_rate", "执行率", "99.06%", "99.06", "rate"),
        said.money("expenditure.basic", "基本支出", "3,098,215.64元", "3098215.64", "元"),
        said.money("expenditure.project", "项目支出", "3,452,180.36元", "3452180.36", "元"),
        note="年中调增为工资调标126,400.00元和移民培训项目追加286,000.00元。",
        note_said=(
            said.count("工资调标", "126,400.00元", "126400.00", "元"),
            said.count("移民培训项目追加", "286,000.00元", "286000.00", "元"),
        ),
    )
    r.para(
        "2020年“三公”经费支出78,356.50元，比上年减少8,063.50元，下降9.33%。其中公务用车购置和维护经费48,906.50元，公务接待29,450.00元，没有出国经费。",
        said.money("three_public.total", "“三公”经费支出", "78,356.50元", "78356.50", "元"),
        said.change("three_public.total", "“三公”经费支出", "8,063.50元", "8063.50", "元", "down", "上年"),
        said.change("three_public.total", "“三公”经费支出", "9.33%", "9.33", "%", "down", "上年"),
        said.money("three_public.vehicle", "公务用车购置和维护经费", "48,906.50元", "48906.50", "元"),
        said.money("three_public.reception", "公务接待", "29,450.00元", "29450.00", "元"),
        said.none("three_public.abroad", "出国经费", "没有出国经费"),
    )
    r.heading("三、绩效情况")
    r.para(
        "全年为1236名移民发放直补资金，举办技能培训426人次，移民人均可支配收入增长8.6%，清理库区漂浮物210余吨，库区移民满意度94%左右。",
        said.count("移民", "1236名", "1236", "名"),
        said.count("技能培训", "426人次", "426", "人次"),
        said.change("fact", "移民人均可支配收入", "8.6%", "8.6", "%", "up"),
        said.count("库区漂浮物", "210余吨", "210", "吨", comparator=">"),
        said.rate("fact", "库区移民满意度", "94%左右", "94", comparator="~"),
    )
    r.heading("四、存在的问题和建议")
    r.para(
        "信访事项15件，办结14件，1件跨县历史遗留问题仍在协调。建议加强部门联动，尽快化解。",
        said.count("信访事项", "15件", "15", "件"),
        said.count("办结", "14件", "14", "件"),
        said.count("跨县历史遗留问题", "1件", "1", "件"),
    )
    r.heading("五、自评结果")
    r.para(
        "2020年度整体支出绩效自评得分98.91分。",
        said.count("自评得分", "98.91分", "98.91", "分", field="score_total", measure="score"),
    )
    r.blank()
    r.sign("2021年3月26日", said=(said.text("report_date", "2021年3月26日", "2021-03-26"),))


def noted(r: Report, text: str, note: str, *states: Said, align: str = "left", size: int = 21) -> str:
    """A cell's paragraph that ends in a footnote mark."""
    return cell_paragraph(run(text, size) + r.footnote(note, *states), align)


def basic_data(r: Report) -> Table:
    # 0 label | 1–2 | 3–4 | 5–6, landscape
    t = Table([4050, 1600, 1600, 1600, 1600, 1600, 1600], "basic_data", row_height=350)

    def single(field: str, label: str, says: Says) -> Claim:
        return Claim(field, "value", label, says)

    t.row(
        head("财政供养人员情况", down=2),
        head("编制数（人）", 2),
        head("2020年实际在职人数（人）", 2),
        head("控制率", 2),
    )
    t.row(
        value(single("staff.establishment", "编制数（人）", qty("26", "26", "人")), 2),
        value(single("staff.actual", "2020年实际在职人数（人）", qty("25", "25", "人")), 2),
        value(single("staff.control_rate", "控制率", rate("96.15%")), 2),
    )
    t.row(head("经费控制情况"), head("2019年决算数", 2), head("2020年预算数", 2), head("2020年决算数", 2))

    def money(
        label: str, field: str, prior: str, budget: str, final: str, indent: str = "", item: str = "", xml: str = ""
    ) -> None:
        t.row(
            head(indent + label, align="left", xml=xml),
            value(Claim(field, "prior_final", label, yuan(prior), item, "2019"), 2, align="right"),
            value(Claim(field, "budget", label, yuan(budget), item), 2, align="right"),
            value(Claim(field, "final", label, yuan(final), item), 2, align="right"),
        )

    project, operating = "expenditure.project", "expenditure.basic.operating"
    money("一、三公经费", "three_public.total", "86,420.00", "82,000.00", "78,356.50")
    money("1、公务用车购置和维护经费", "three_public.vehicle", "52,300.00", "50,000.00", "48,906.50", "\u3000")
    money("其中：公车购置", "three_public.vehicle.purchase", "-", "-", "-", "\u3000\u3000")
    money(
        "公车运行维护",
        "three_public.vehicle.running",
        "52,300.00",
        "50,000.00",
        "48,906.50",
        "\u3000\u3000\u3000\u3000\u3000",
    )
    money("2、出国经费", "three_public.abroad", "-", "-", "-", "\u3000")
    money("3、公务接待", "three_public.reception", "34,120.00", "32,000.00", "29,450.00", "\u3000")
    money("二、项目支出", project, "3,215,600.00", "3,486,000.00", "3,452,180.36")
    money("1、业务工作专项", f"{project}.business", "685,600.00", "706,000.00", "694,380.36", "\u3000")
    money("2、运行维护专项", f"{project}.maintenance", "480,000.00", "500,000.00", "497,800.00", "\u3000")
    special = f"{project}.provincial_special"
    note = noted(r, "\u30003、省级专项资金（一个专项一行）", "含中央财政通过省级下达的水库移民扶持基金。")
    money("3、省级专项资金（一个专项一行）", special, "2,050,000.00", "2,280,000.00", "2,260,000.00", xml=note)
    resettled, training = "大中型水库移民后期扶持资金", "库区移民培训资金"
    deep = "\u3000\u3000"
    money(f"（1）{resettled}", special, "1,350,000.00", "1,480,000.00", "1,480,000.00", deep, resettled)
    money(f"（2）{training}", special, "700,000.00", "800,000.00", "780,000.00", deep, training)
    money("（3）……", special, "", "", "", deep, "……")
    money("三、公用经费", operating, "412,350.00", "430,000.00", "418,762.40")
    money("其中：办公经费", f"{operating}.office", "162,350.00", "170,000.00", "166,540.40", "\u3000")
    money(
        "水费、电费、差旅费",
        f"{operating}.utilities_travel",
        "180,000.00",
        "185,000.00",
        "178,222.00",
        "\u3000\u3000\u3000\u3000",
    )
    money(
        "会议费、培训费",
        f"{operating}.meetings_training",
        "70,000.00",
        "75,000.00",
        "74,000.00",
        "\u3000\u3000\u3000\u3000",
    )
    money("四、政府采购金额", "procurement.amount", "/", "350000", "328600")
    money("五、部门基本支出预算调整", "budget_adjustment.basic", "/", "/", "126,400.00")
    money("六、部门整体支出预算调整", "budget_adjustment.overall", "/", "/", "412,400.00")
    area, invested, planned = "实际规模\n（平方米）", "实际投资\n（万元）", "预算投资\n（万元）"
    t.row(
        head("楼堂馆所控制情况\n（2020年完工项目）", down=2),
        head("批复规模\n（平方米）"), head(area), head("规模\n控制率"), head(planned), head(invested), head("投资概算\n控制率"),
    )  # fmt: skip
    t.row(
        value(single("building.approved_area", "批复规模\n（平方米）", amount("620", "㎡", "平方米"))),
        value(single("building.actual_area", area, amount("612.5", "㎡", "平方米"))),
        value(single("building.area_control_rate", "规模\n控制率", rate("98.79%"))),
        value(single("building.budget_investment", planned, wan("186.40"))),
        value(single("building.actual_investment", invested, wan("183.26"))),
        value(single("building.investment_control_rate", "投资概算\n控制率", rate("98.32%"))),
    )
    measures = (
        "修订财务报销、公务接待、公务用车三项制度；会议和培训优先使用库区移民活动室；办公用品集中采购，用车派单管理。"
    )
    t.row(
        head("厉行节约保障措施"),
        value(single("savings_measures", "厉行节约保障措施", words(measures)), 6, align="left"),
        height=700,
    )
    return t


def self_evaluation(r: Report) -> Table:  # noqa: PLR0915 – one statement is one row of the form
    # 0 一级 | 1 二级 | 2 三级 | 3 weight | 4 target | 5 actual | 6 score | 7–8 reason: 分值 stands before the values
    t = Table([1050, 1250, 1850, 620, 1250, 1300, 700, 800, 700], "self_evaluation", size=20, row_height=380)

    def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
        return Claim(field, measure, label, says)

    t.row(head("预算部门"), value(one("department", "预算部门", words(ORG)), 8, align="left"))
    t.row(
        head("年度预算\n申请（元）", down=7), head(""), head("年初预算数", 2), head("全年预算数"), head("全年执行数"), head("分值"), head("执行率"), head("得分"),
    )  # fmt: skip
    total = "年度资金总额"
    t.row(
        head(total),
        value(one("funds.total", total, yuan("6,200,000.00"), "opening_budget"), 2),
        value(one("funds.total", total, yuan("6,612,400.00"), "full_year_budget")),
        value(one("funds.total", total, yuan("6,550,396.00"), "executed")),
        value(one("funds.total", total, fen("10"), "weight")),
        value(one("funds.total", total, rate("99.06%"), "rate")),
        value(one("funds.total", total, fen("9.91"), "score")),
    )
    t.row(head("按收入性质分", 3), head("按支出性质分", 5))

    def nature(left: tuple[str, str, str], right: tuple[str, str, str] | None = None) -> None:
        """Label and amount in cells of their own, two pairs a row."""
        label, field, raw = left
        cells = [head(label, align="left"), value(one(field, label, yuan(raw)), 2, align="right")]
        if right is None:
            cells += [head("", 2), head("", 3)]
        else:
            label, field, raw = right
            cells += [head(label, 2, align="left"), value(one(field, label, yuan(raw)), 3, align="right")]
        t.row(*cells)

    nature(
        ("其中：一般公共预算", "funds.source.general_public", "6,332,400.00"),
        ("其中：基本支出", "funds.use.basic", "3,126,400.00"),
    )
    nature(
        ("政府性基金拨款", "funds.source.government_fund", "280,000.00"),
        ("项目支出", "funds.use.project", "3,486,000.00"),
    )
    nature(("纳入专户管理的非税收入拨款", "funds.source.special_account", "0.00"))
    nature(("其他资金", "funds.source.other", "0.00"))
    goal = "按时足额发放移民直补资金，开展移民技能培训，做好库区保洁和移民信访工作，促进库区移民增收。"
    done = "直补资金按季足额发放，培训移民426人次，库区水面常年保持清洁，移民人均可支配收入增长8.6%。"
    t.row(head("年度总\n体目标", down=2), head("预期目标", 3), head("实际完成情况", 5))
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 3),
        value(one("goal", "实际完成情况", words(done), "actual"), 5),
        height=1000,
    )
    t.row(
        head("一级指标"), head("二级指标"), head("三级指标"), head("分值"), head("年度指标值"), head("实际完成值"), head("得分"), head("未完成原因\n分析", 2),
    )  # fmt: skip

    def indicator(
        before: list[Cell],
        item: str,
        label: str,
        target: Says,
        actual: Says,
        weight: str,
        score: str = "",
        reason: str = "",
        xml: str = "",
    ) -> None:
        t.row(
            *before,
            head(label, align="left", xml=xml),
            value(Claim("indicator", "weight", label, fen(weight), item)),
            value(Claim("indicator", "target", label, target, item)),
            value(Claim("indicator", "actual", label, actual, item)),
            value(Claim("indicator", "score", label, fen(score or weight), item)),
            value(Claim("indicator", "reason", label, words(reason), item), 2, align="left"),
        )

    def group(label: str, weight: str, down: int) -> Cell:
        claim = Claim("indicator_group", "weight", label, fen(weight), label)
        return value(claim, 1, down, printed=f"{label}（{weight}）")

    out, ben = "产出指标", "效益指标"
    indicator(
        [group(out, "50", 5), head("数量指标", down=2)],
        f"{out}/数量指标/1",
        "发放移民直补资金",
        qty("1236人", "1236", "人"),
        qty("1236人", "1236", "人"),
        "10",
    )
    indicator(
        [],
        f"{out}/数量指标/2",
        "移民技能培训",
        qty("400人次以上", "400", "人次", ">="),
        qty("426人次", "426", "人次"),
        "10",
    )
    full = qty("100%", "100", "%")
    indicator([head("质量指标")], f"{out}/质量指标/1", "直补资金发放准确率", full, full, "10")
    indicator(
        [head("时效指标")],
        f"{out}/时效指标/1",
        "直补资金发放时间",
        words("每季末前"),
        words("每季末月25日前"),
        "10",
    )
    mean = "培训人均成本"
    indicator(
        [head("成本指标")],
        f"{out}/成本指标/1",
        mean,
        qty("≤1,850元", "1850", "元", "<="),
        qty("1,830.99元", "1830.99", "元"),
        "10",
        xml=noted(
            r,
            mean,
            "培训资金780,000.00元除以426人次。",
            said.count("培训资金", "780,000.00元", "780000.00", "元"),
            said.count("培训", "426人次", "426", "人次", optional=True),
            size=20,
        ),
    )
    indicator(
        [group(ben, "40", 5), head("经济效益指标")],
        f"{ben}/经济效益指标/1",
        "移民人均可支配收入增幅",
        qty("≥8%", "8", "%", ">="),
        qty("8.6%", "8.6", "%"),
        "8",
    )
    indicator(
        [head("社会效益指标")],
        f"{ben}/社会效益指标/1",
        "信访事项办结率",
        qty("95%以上", "95", "%", ">="),
        qty("93.3%", "93.3", "%"),
        "8",
        "7",
        "1件跨县历史遗留问题仍在协调",
    )
    indicator(
        [head("生态效益指标")],
        f"{ben}/生态效益指标/1",
        "清理库区漂浮物",
        qty("不低于200吨", "200", "吨", ">="),
        qty("210余吨", "210", "吨", ">"),
        "8",
    )
    indicator(
        [head("可持续影响指标")],
        f"{ben}/可持续影响指标/1",
        "移民后续产业",
        words("持续发展"),
        words("茶园、油茶基地持续经营"),
        "6",
    )
    indicator(
        [head("服务对象满意度指标")],
        f"{ben}/服务对象满意度指标/1",
        "库区移民满意度",
        qty("不低于90%", "90", "%", ">="),
        qty("94%左右", "94", "%", "~"),
        "10",
    )
    t.row(
        head("总分", 3),
        value(one("score_total", "总分", fen("100"), "weight")),
        head("", 2),
        value(one("score_total", "总分", fen("98.91"), "score")),
        head("", 2),
    )
    return t
