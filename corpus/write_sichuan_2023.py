"""荣县旱作农业技术推广站 2023: the Sichuan project form, operator, number and unit in three columns; two contradictions."""

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "sichuan-2023-rongxian"
ORG = "荣县旱作农业技术推广站"


def write() -> Report:
    r = Report(
        ORG,
        2023,
        "荣县旱作农业技术推广站2023年项目绩效自评报告.docx",
        header="荣县旱作农业技术推广站　2024年第3号",
        landscape_end=True,
    )
    prose(r)
    r.section_break()
    r.small_title("部门预算项目支出绩效自评表（2023年度）", size=32)
    r.add(project())
    return r


def prose(r: Report) -> None:
    r.title(
        ORG,
        "2023年度部门预算项目支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2023年度部门预算项目支出绩效自评报告", "2023年度部门预算项目支出绩效自评报告"),
        ),
    )
    r.blank()
    r.para(
        "按照《荣县财政局关于开展2023年度部门预算项目绩效自评工作的通知》（荣财绩〔2024〕6号）要求，我站成立自评工作小组，通过查阅资料、现场核查和入户访谈等方式，对旱作节水农业技术推广项目开展了绩效自评。"
    )
    r.heading("一、项目概况")
    r.para(
        "旱作节水农业技术推广项目由我站组织实施，主要用于旱作节水示范片建设、集雨窖池建设和农户技术培训，项目年初预算260万元，调整后预算248.5万元。",
        said.count("项目年初预算", "260万元", "260", "元", "万元", measure="budget"),
        said.count("调整后预算", "248.5万元", "248.5", "元", "万元", measure="adjusted_budget"),
    )
    r.heading("二、项目资金执行情况")
    r.para(
        "截至2023年末，项目实际支出243.73万元，预算执行率98.08%，其中财政资金支出223.73万元，单位资金支出20万元。结余4.77万元为政府采购节约资金，已由财政收回。",
        said.count("项目实际支出", "243.73万元", "243.73", "元", "万元"),
        said.rate("execution_rate", "预算执行率", "98.08%", "98.08", "rate"),
        said.count("财政资金支出", "223.73万元", "223.73", "元", "万元"),
        said.count("单位资金支出", "20万元", "20", "元", "万元"),
        said.count("结余", "4.77万元", "4.77", "元", "万元"),
    )
    r.heading("三、项目绩效情况")
    r.para(
        "2023年建成旱作节水示范片8260亩，建设集雨窖池45口，培训农户642人次，带动农户1318户，年节水31.5万立方米，亩均节本增收118.6元，服务对象满意度94.8%。",
        said.count("旱作节水示范片", "8260亩", "8260", "亩"),
        said.count("集雨窖池", "45口", "45", "口"),
        said.count("农户", "642人次", "642", "人次"),
        said.count("农户", "1318户", "1318", "户"),
        said.count("年节水", "31.5万立方米", "31.5", "立方米", "万立方米"),
        said.count("亩均节本增收", "118.6元", "118.6", "元"),
        said.rate("fact", "服务对象满意度", "94.8%", "94.8"),
    )
    r.heading("四、存在的主要问题")
    r.para(
        "受6月持续高温干旱影响，亩均节本增收比目标少1.4元。",
        said.change("fact", "亩均节本增收", "1.4元", "1.4", "元", "down", "目标"),
    )
    r.heading("五、相关措施建议")
    r.para("加强墒情监测和抗旱技术指导，建议将示范片管护经费纳入预算。")
    r.heading("六、自评结论")
    r.para(
        "项目总体完成较好，自评得分99.81分，等级为优。",
        said.count("自评得分", "99.81分", "99.81", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "等级"),
    )
    r.blank()
    r.sign("2024年3月15日", said=(said.text("report_date", "2024年3月15日", "2024-03-15"),))


def project() -> Table:  # noqa: PLR0915 – one statement is one row of the form
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 operator | 5 number | 6 unit | 7 actual | 8 weight | 9 score | 10 reason
    t = Table([1150, 1200, 1600, 2550, 1000, 1200, 1150, 1350, 850, 900, 1600], "project_evaluation", row_height=380)

    def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
        return Claim(field, measure, label, says)

    t.row(
        head("主管部门"), value(one("project.supervisor", "主管部门", words("131-荣县旱区农业发展局")), 4, align="left"),
        head("实施单位", 2), value(one("project.implementer", "实施单位", words(ORG)), 4, align="left"),
    )  # fmt: skip
    t.row(
        head("项目名称"),
        value(one("project.name", "项目名称", words("51032123T000010254371-旱作节水农业技术推广")), 10, align="left"),
    )
    goal = "建设旱作节水示范片和集雨窖池，开展旱作农业技术培训，提高旱区水资源利用率，促进农户节本增收。"
    done = "示范片、集雨窖池建设任务全面完成并通过验收，技术培训和节水任务超额完成，亩均节本增收略低于预期。"
    t.row(
        head("项目基\n本情况", down=3),
        head("项目年度目标", 2),
        value(one("goal", "项目年度目标", words(goal), "target"), 8),
    )
    t.row(head("年度目标完成情况", 2), value(one("goal", "年度目标完成情况", words(done), "actual"), 8))
    t.row(
        head("项目实施内容\n及过程概述", 2),
        head("3月完成方案编制，4月至9月组织施工和培训，11月完成县级验收。", 8, align="left"),
    )

    def funds(
        label: str,
        field: str,
        money: tuple[str, str, str],
        percent: str,
        weight: str,
        score: str,
        reason: str,
        before: list[Cell],
    ) -> None:
        opening, adjusted, executed = money
        t.row(
            *before,
            head(label, 2, align="left"),
            value(one(field, label, wan(opening), "opening_budget")),
            value(one(field, label, wan(adjusted), "adjusted_budget"), 2),
            value(one(field, label, wan(executed), "executed")),
            value(one(field, label, rate(percent), "rate")),
            value(one(field, label, fen(weight), "weight")),
            value(one(field, label, fen(score), "score")),
            value(one(field, label, words(reason), "reason")),
        )

    t.row(
        head("预算执\n行情况\n（10分）", down=6), head("年度预算数（万元）", 2), head("年初预算"), head("调整后预算数", 2), head("预算执行数"),
        head("预算执行率"), head("权重"), head("得分"), head("原因"),
    )  # fmt: skip
    funds("总额", "funds.total", ("260.00", "248.50", "243.73"), "98.08%", "10", "9.81", "政府采购节约", [])
    # 223.73 ÷ 228.50 is 97.91 %: the first contradiction of findings.jsonl
    funds("其中：财政资金", "funds.current_appropriation", ("240.00", "228.50", "223.73"), "96.91%", "/", "/", "/", [])
    funds("财政专户管理资金", "funds.special_account", ("0.00", "0.00", "0.00"), "/", "/", "/", "/", [])
    funds("单位资金", "funds.unit", ("20.00", "20.00", "20.00"), "100.00%", "/", "/", "/", [])
    funds("其他资金", "funds.other", ("0.00", "0.00", "0.00"), "/", "/", "/", "", [])
    t.row(
        head("绩效指\n标（90\n分）", down=14), head("一级指标"), head("二级指标"), head("三级指标"), head("指标性质"), head("指标值"), head("度量单位"),
        head("完成值"), head("权重"), head("得分"), head("未完成原因分析"),
    )  # fmt: skip

    def indicator(  # noqa: PLR0913, PLR0917 – the columns of the form
        before: list[Cell],
        item: str,
        label: str,
        operator: str,
        target: Says,
        unit: str,
        actual: Says,
        weight: str,
        score: str,
        reason: str = "",
    ) -> None:
        t.row(
            *before,
            head(label, align="left"),
            head(operator),
            value(Claim("indicator", "target", label, target, item)),
            head(unit),
            value(Claim("indicator", "actual", label, actual, item)),
            value(Claim("indicator", "weight", label, fen(weight), item)),
            value(Claim("indicator", "score", label, fen(score), item)),
            value(Claim("indicator", "reason", label, words(reason), item), align="left"),
        )

    out, ben, sat, cost = "产出指标", "效益指标", "满意度指标", "成本指标"
    percent = qty("100", "100", "%")
    indicator(
        [head(out, down=6), head("数量指标", down=3)],
        f"{out}/数量指标/1",
        "旱作节水示范片面积",
        "≥",
        qty("8000", "8000", "亩", ">="),
        "亩",
        qty("8260", "8260", "亩"),
        "10",
        "10",
    )
    indicator(
        [], f"{out}/数量指标/2", "建设集雨窖池", "＝", qty("45", "45", "口"), "口", qty("45", "45", "口"), "10", "10"
    )
    indicator(
        [],
        f"{out}/数量指标/3",
        "旱作农业技术培训",
        "≥",
        qty("600", "600", "人次", ">="),
        "人次",
        qty("642", "642", "人次"),
        "5",
        "5",
    )
    indicator(
        [head("质量指标", down=2)], f"{out}/质量指标/1", "工程验收合格率", "＝", percent, "%", percent, "10", "10"
    )
    indicator(
        [],
        f"{out}/质量指标/2",
        "节水技术到位率",
        "≥",
        qty("90", "90", "%", ">="),
        "%",
        qty("93.5%", "93.5", "%"),
        "5",
        "5",
        "无",
    )
    indicator([head("时效指标")], f"{out}/时效指标/1", "项目按期完成率", "＝", percent, "%", percent, "5", "5")
    indicator(
        [head(ben, down=5), head("经济效益指标", down=2)],
        f"{ben}/经济效益指标/1",
        "亩均节本增收",
        "≥",
        qty("120", "120", "元", ">="),
        "元",
        qty("118.6", "118.6", "元"),
        "10",
        "9.5",
        "受6月持续高温干旱影响。",
    )
    indicator(
        [],
        f"{ben}/经济效益指标/2",
        "示范片新增产值",
        "≥",
        qty("95", "950000", "元", ">=", "万元"),
        "万元",
        qty("97.97", "979700", "元", "=", "万元"),
        "5",
        "5",
    )
    indicator(
        [head("社会效益指标")],
        f"{ben}/社会效益指标/1",
        "带动农户",
        "≥",
        qty("1200", "1200", "户", ">="),
        "户",
        qty("1318", "1318", "户"),
        "10",
        "10",
    )
    indicator(
        [head("生态效益指标")],
        f"{ben}/生态效益指标/1",
        "年节约用水",
        "≥",
        qty("30", "300000", "立方米", ">=", "万立方米"),
        "万立方米",
        qty("31.5", "315000", "立方米", "=", "万立方米"),
        "5",
        "5",
    )
    indicator(
        [head("可持续影响指标")],
        f"{ben}/可持续影响指标/1",
        "旱作农业技术推广机制",
        "定性",
        words("优良中低差"),
        "",
        words("优"),
        "5",
        "5",
    )
    indicator(
        [head(sat), head("服务对象满意度指标")],
        f"{sat}/服务对象满意度指标/1",
        "农户满意度",
        "≥",
        qty("90", "90", "%", ">="),
        "%",
        qty("94.8", "94.8", "%"),
        "5",
        "5",
    )
    indicator(
        [head(cost), head("经济成本指标")],
        f"{cost}/经济成本指标/1",
        "项目总成本",
        "≤",
        qty("248.5", "2485000", "元", "<=", "万元"),
        "万元",
        qty("243.73", "2437300", "元", "=", "万元"),
        "5",
        "5",
    )
    # 9.81 + 89.5 is 99.31: the second contradiction
    t.row(
        head("合计", 8),
        value(one("score_total", "合计", fen("100"), "weight")),
        value(one("score_total", "合计", fen("99.81"), "score")),
        head(""),
    )
    t.row(head("评价结论"), head("项目按计划完成建设任务，资金使用规范，绩效目标总体实现较好。", 10, align="left"))
    t.row(head("存在问题"), head("亩均节本增收未达到预期目标，示范片后期管护资金不足。", 10, align="left"))
    t.row(head("改进措施"), head("加强抗旱技术指导，落实示范片管护责任和经费。", 10, align="left"))
    t.row(head("项目负责人：但○○", 5, align="left"), head("财务负责人：龚○○", 6, align="left"))
    return t
