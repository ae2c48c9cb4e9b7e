"""元谋县热区农业发展服务中心 2023: amounts in 元, rates without sign, Word's own numbering, revisions and hidden text."""

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, qty, value, words, yuan
from corpus.runs import cell_paragraph, deleted, footnote_mark, hidden, inserted, run
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "yunnan-2023-yuanmou"
ORG = "元谋县热区农业发展服务中心"


def write() -> Report:
    r = Report(ORG, 2023, "附件：元谋县热区农业发展服务中心2023年度部门整体支出绩效自评情况.docx", landscape_end=True)
    prose(r)
    r.section_break()
    r.small_title("部门整体支出绩效自评表")
    r.line("（2023年度）", "center", size=28)
    r.line("公开13表", "right", size=21)
    r.line("金额单位：元", "right", size=21)
    r.add(self_evaluation(r), nested=1)
    return r


def prose(r: Report) -> None:
    r.title(
        ORG,
        "2023年度部门整体支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2023年度部门整体支出绩效自评报告", "2023年度部门整体支出绩效自评报告"),
        ),
    )
    r.blank()
    r.para(
        "根据《元谋县财政局关于开展2023年度部门整体支出绩效自评工作的通知》（元财绩〔2024〕4号）要求，我中心认真开展了绩效自评，现将有关情况报告如下："
    )
    r.heading("部门基本情况", 1)
    r.heading("部门职能及机构设置", 1, 1)
    r.para(
        "我中心是县人民政府管理的公益一类事业单位，主要承担热区果蔬新品种引进试验、种苗繁育、农业实用技术培训和冷链物流配套服务。内设综合科、技术推广科、种苗科3个科室。",
        said.count("科室", "3个", "3", "个"),
    )
    r.heading("人员情况", 1, 1)
    r.para(
        "2023年末编制数58人，在职人员56人，退休人员22人。一般公务用车2辆。",
        said.count("编制数", "58人", "58", "人", field="staff.establishment"),
        said.count("在职人员", "56人", "56", "人", field="staff.actual"),
        said.count("退休人员", "22人", "22", "人", field="staff.retired"),
        said.count("一般公务用车", "2辆", "2", "辆", field="vehicles"),
    )
    r.heading("部门整体收支情况", 1)
    r.para(
        "2023年度收入合计12,640,120.00元，其中财政拨款收入12,500,120.00元，其他收入140,000.00元；支出合计12,532,560.00元，其中基本支出8,573,260.00元，占68.41%，项目支出3,959,300.00元，占31.59%；年末结转107,560.00元。全年预算数13,105,260.00元，预算执行率95.63%。",
        said.money("revenue.total", "收入合计", "12,640,120.00元", "12640120.00", "元"),
        said.money("revenue.appropriation", "财政拨款收入", "12,500,120.00元", "12500120.00", "元"),
        said.money("revenue.other", "其他收入", "140,000.00元", "140000.00", "元"),
        said.money("expenditure.total", "支出合计", "12,532,560.00元", "12532560.00", "元"),
        said.money("expenditure.basic", "基本支出", "8,573,260.00元", "8573260.00", "元"),
        said.rate("fact", "基本支出", "68.41%", "68.41"),
        said.money("expenditure.project", "项目支出", "3,959,300.00元", "3959300.00", "元"),
        said.rate("fact", "项目支出", "31.59%", "31.59"),
        said.money("carried_over", "结转", "107,560.00元", "107560.00", "元"),
        said.money("expenditure.total", "全年预算数", "13,105,260.00元", "13105260.00", "元", "adjusted_budget"),
        said.rate("execution_rate", "预算执行率", "95.63%", "95.63", "rate"),
        note="执行率按全年执行数除以全年预算数计算，自评表中以小数列示。",
    )
    r.para(
        "2023年“三公”经费支出68,420.00元，较上年减少5,580.00元，下降7.54%，全部为公务用车运行维护费和公务接待费，没有因公出国（境）费用。",
        said.money("three_public.total", "“三公”经费支出", "68,420.00元", "68420.00", "元"),
        said.change("three_public.total", "“三公”经费支出", "5,580.00元", "5580.00", "元", "down", "上年"),
        said.change("three_public.total", "“三公”经费支出", "7.54%", "7.54", "%", "down", "上年"),
        said.none("three_public.abroad", "因公出国（境）费用", "没有因公出国（境）费用"),
    )
    r.heading("绩效目标完成情况", 1)
    r.para(
        "全年引进推广热区果蔬新品种9个，开展技术培训1.35万人次，种苗抽检合格率98.7%，示范户人均增收1286元，服务对象满意度96.2%。",
        said.count("热区果蔬新品种", "9个", "9", "个"),
        said.count("技术培训", "1.35万人次", "1.35", "人次", "万人次"),
        said.rate("fact", "种苗抽检合格率", "98.7%", "98.7"),
        said.count("示范户人均增收", "1286元", "1286", "元"),
        said.rate("fact", "服务对象满意度", "96.2%", "96.2"),
    )
    r.heading("存在的问题", 1)
    r.para(
        "冷链库配套工程受雨季影响进度偏慢，项目按期完成率为95%，未达到100%的目标。",
        said.rate("fact", "项目按期完成率", "95%", "95"),
        said.rate("fact", "目标", "100%", "100"),
    )
    r.heading("改进措施", 1)
    r.para("合理安排施工时序，加强项目调度，确保项目按期完成。")
    r.heading("自评结论", 1)
    r.para(
        "2023年度部门整体支出绩效自评得分99.06分，自评等级为“优”。",
        said.count("自评得分", "99.06分", "99.06", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "自评等级"),
    )
    r.blank()
    r.sign("2024年4月12日", said=(said.text("report_date", "2024年4月12日", "2024-04-12"),))


def numbered(lines: tuple[str, ...], number: int) -> tuple[Says, str]:
    """A text whose numbers Word adds: what is read has them, the runs do not."""
    raw = "\n".join(f"{i}.{line}" for i, line in enumerate(lines, 1))
    return words(raw), "".join(cell_paragraph(run(line), number=number) for line in lines)


def self_evaluation(r: Report) -> Table:
    t = Table([1150, 1750, 2250, 2000, 2000, 900, 1150, 1150, 900, 1300], "self_evaluation", row_height=400)

    def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
        return Claim(field, measure, label, says)

    t.row(
        head("部门名称", 2),
        value(one("department", "部门名称", words(ORG)), 2, align="center"),
        head("预算编码"),
        value(one("budget_code", "预算编码", words("013026")), 5),
    )
    t.row(head("一、年度资金情况", 10, align="left", bold=True))
    t.row(
        head("项目", 2), head("年初预算数"), head("全年预算数"), head("全年执行数"), head("分值"), head("执行率"), head("得分"), head("备注", 2),
    )  # fmt: skip

    def funds(
        label: str,
        field: str,
        money: tuple[str, str, str],
        weight: str,
        rate: Says,
        score: Says,
        note: str,
        label_xml: str = "",
        executed_xml: str = "",
    ) -> None:
        opening, full, executed = money
        t.row(
            head(label, 2, align="left", xml=label_xml),
            value(one(field, label, yuan(opening), "opening_budget"), align="right"),
            value(one(field, label, yuan(full), "full_year_budget"), align="right"),
            value(one(field, label, yuan(executed), "executed"), align="right", xml=executed_xml),
            value(one(field, label, fen(weight), "weight")),
            value(one(field, label, rate, "rate")),
            value(one(field, label, score, "score")),
            head(note, 2),
        )

    def rate(raw: str, percent: str) -> Says:
        return Says(raw, percent, "%", "", "=")

    funds(
        "年度资金总额", "funds.total", ("12,368,500.00", "13,105,260.00", "12,532,560.00"), "10分", rate("0.9563", "95.63"),
        Says("９．５６分", "9.56", "分", "分", "="), "年中追加项目资金",
    )  # fmt: skip
    r.notes.append("基本支出含人员经费和日常公用经费。")
    funds(
        "其中：基本支出", "funds.use.basic", ("8,236,500.00", "8,573,260.00", "8,573,260.00"), "—", rate("1.00", "100"), fen("—"), "",
        cell_paragraph(run("其中：基本支出") + footnote_mark(len(r.notes)), indent=100),
        cell_paragraph(run("8,573,260.00") + hidden("（含上年结转573,260.00）"), "right"),
    )  # fmt: skip
    funds(
        "项目支出", "funds.use.project", ("4,132,000.00", "4,532,000.00", "3,959,300.00"), "—", rate("0.8736", "87.36"), fen("—"), "冷链库尾款待付",
        cell_paragraph(run("项目支出"), indent=400),
        cell_paragraph(deleted("3,905,300.00") + inserted("3,959,300.00"), "right"),
    )  # fmt: skip

    t.row(head("二、年度总体目标", 10, align="left", bold=True))
    t.row(head("预期目标", 5), head("实际完成情况", 5))
    goal, goal_xml = numbered(
        (
            "引进试验并推广热区果蔬新品种，提高良种覆盖率。",
            "面向种植户开展实用技术培训，扩大科技服务覆盖面。",
            "建设田头冷链设施，减少产后损耗，带动农户增收。",
        ),
        2,
    )
    done, done_xml = numbered(
        (
            "引进推广新品种9个，建成核心示范点，良种供应能力提升。",
            "全年培训种植户1.35万人次，科技服务覆盖全县10个乡镇。",
            "田头冷链设施主体完工，示范户人均增收1,286元。",
        ),
        3,
    )
    t.row(
        value(one("goal", "预期目标", goal, "target"), 5, xml=goal_xml),
        value(one("goal", "实际完成情况", done, "actual"), 5, xml=done_xml),
        height=1100,
    )
    t.row(head("三、绩效指标", 10, align="left", bold=True))
    t.row(
        head("一级指标"), head("二级指标"), head("三级指标"), head("指标值"), head("实际完成值"), head("分值"), head("得分"),
        head("偏差原因分析\v及改进措施", 2), head("备注"),
    )  # fmt: skip

    def indicator(
        before: list[Cell],
        item: str,
        label: str,
        target: Says,
        actual: Says,
        weight: str,
        score: Says,
        reason: str = "",
        note: str = "",
    ) -> None:
        t.row(
            *before,
            head(label, align="left"),
            value(Claim("indicator", "target", label, target, item), align="center"),
            value(Claim("indicator", "actual", label, actual, item), align="center"),
            value(Claim("indicator", "weight", label, fen(weight), item)),
            value(Claim("indicator", "score", label, score, item)),
            value(Claim("indicator", "reason", label, words(reason), item), 2),
            head(note),
        )

    out, ben, sat = "产出指标", "效益指标", "满意度指标"
    indicator(
        [head(out, down=5), head("数量指标", down=2)],
        f"{out}/数量指标/1",
        "推广热区果蔬新品种",
        qty("８个", "8", "个"),
        qty("９个", "9", "个"),
        "10分",
        fen("10分"),
        "无",
    )
    indicator(
        [],
        f"{out}/数量指标/2",
        "开展技术培训",
        qty("≥1.2万人次", "12000", "人次", ">=", "万人次"),
        qty("1.35万人次", "13500", "人次", "=", "万人次"),
        "10分",
        fen("10分"),
    )
    indicator(
        [head("质量指标")],
        f"{out}/质量指标/1",
        "种苗抽检合格率",
        qty("≥98%", "98", "%", ">="),
        qty("98.7%", "98.7", "%"),
        "10分",
        fen("10分"),
        "/",
    )
    indicator(
        [head("时效指标")],
        f"{out}/时效指标/1",
        "项目按期完成率",
        qty("100%", "100", "%"),
        qty("95%", "95", "%"),
        "10分",
        Says("９．５分", "9.5", "分", "分", "="),
        "冷链库配套工程受雨季影响，延至次年2月完工。",
        "已完工",
    )
    indicator(
        [head("成本指标")],
        f"{out}/成本指标/1",
        "项目成本控制",
        qty("≤4,532,000.00元", "4532000", "元", "<="),
        qty("3,959,300.00元", "3959300", "元"),
        "10分",
        fen("10分"),
    )
    indicator(
        [head(ben, down=4), head("经济效益指标")],
        f"{ben}/经济效益指标/1",
        "示范户人均增收",
        qty("≥１２００元", "1200", "元", ">="),
        qty("1,286元", "1286", "元"),
        "10分",
        fen("10分"),
    )
    indicator(
        [head("社会效益指标")],
        f"{ben}/社会效益指标/1",
        "科技服务覆盖面",
        words("明显扩大"),
        words("覆盖全县10个乡镇"),
        "10分",
        fen("10分"),
    )
    indicator(
        [head("生态效益指标")],
        f"{ben}/生态效益指标/1",
        "化肥农药减施",
        words("有效控制"),
        words("农业面源污染得到控制"),
        "5分",
        fen("5分"),
    )
    indicator(
        [head("可持续影响指标")],
        f"{ben}/可持续影响指标/1",
        "种苗繁育服务体系",
        words("持续完善"),
        words("形成县乡两级服务网络"),
        "5分",
        fen("5分"),
    )
    indicator(
        [head(sat), head("服务对象满意度指标")],
        f"{sat}/服务对象满意度指标/1",
        "服务对象满意度",
        qty("≥95%", "95", "%", ">="),
        qty("96.20%", "96.2", "%"),
        "10分",
        fen("10分"),
        "无",
    )
    t.row(
        head("总分", 5, bold=True),
        value(one("score_total", "总分", fen("100分"), "weight")),
        value(one("score_total", "总分", fen("99.06分"), "score")),
        head("", 2), head(""),
    )  # fmt: skip
    t.row(head("等级", 5, bold=True), value(one("grade", "等级", words("优")), 5))
    scale = Table([1600, 1600, 1600, 1600])
    scale.row(head("优"), head("良"), head("中"), head("差"))
    scale.row(head("90（含）—100分"), head("80（含）—90分"), head("60（含）—80分"), head("60分以下"))
    t.row(
        head("说明", 2),
        head("等级标准", 8, xml=cell_paragraph(run("等级按得分划分：")) + scale.xml() + cell_paragraph("")),
    )
    return t
