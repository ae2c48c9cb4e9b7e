"""沁源县河源水土保持服务站 2022: two 项目支出绩效自评表 in the national form, after a table that no template knows."""

from corpus import said
from corpus.claims import BLANK, Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.runs import cell_paragraph, control
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "project-national-2022"
ORG = "沁源县河源水土保持服务站"
SUPERVISOR = "沁源县河源生态治理中心"
Indicator = tuple[str, str, Says, Says, str, str, str]  # item, label, target, actual, weight, score, reason


def write() -> Report:
    r = Report(ORG, 2022, "沁源县河源水土保持服务站2022年度项目支出绩效自评报告.docx")
    prose(r)
    r.small_title("项目支出绩效自评表", new_page=True)
    r.line("（2022年度）", "center")
    r.add(river_basin())
    r.section_break()
    r.small_title("项目支出绩效自评表", "（2022年度）", size=32)
    r.add(monitoring())
    r.landscape_end = True
    return r


def prose(r: Report) -> None:
    r.title(
        ORG,
        "2022年度项目支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2022年度项目支出绩效自评报告", "2022年度项目支出绩效自评报告"),
        ),
    )
    r.blank()
    r.para(
        "按照《沁源县财政局关于开展2022年度预算项目支出绩效自评工作的通知》（沁财绩〔2023〕1号）要求，我站对2022年度2个项目支出开展了绩效自评，现报告如下：",
        said.count("项目支出", "2个", "2", "个"),
    )
    r.heading("一、项目基本情况")
    r.para(
        "2022年度我站实施项目2个，全年预算数422.5万元，实际支出414.42万元，总体预算执行率98.09%。各项目资金和得分情况如下：",
        said.count("项目", "2个", "2", "个"),
        said.count("全年预算数", "422.5万元", "422.5", "元", "万元", measure="adjusted_budget"),
        said.count("实际支出", "414.42万元", "414.42", "元", "万元"),
        said.rate("execution_rate", "总体预算执行率", "98.09%", "98.09", "rate"),
    )
    summary = Table([700, 3700, 1750, 1750, 1200])
    summary.row(head("序号"), head("项目名称"), head("预算数（万元）"), head("支出数（万元）"), head("自评得分"))
    summary.row(head("1"), head("小流域综合治理项目", align="left"), head("336.50"), head("328.42"), head("98.96"))
    summary.row(head("2"), head("水土保持监测设施运行维护", align="left"), head("86.00"), head("86.00"), head("99"))
    r.add(summary)
    r.heading("二、绩效目标完成情况")
    r.para(
        "（一）小流域综合治理项目。治理水土流失面积12.4平方公里，新修谷坊26座，营造水土保持林1820亩，项目区农户年增收326元，群众满意度95%。",
        said.Said("fact", "水土流失面积", "12.4平方公里", "12400000", "㎡", "平方公里"),
        said.count("谷坊", "26座", "26", "座"),
        said.count("水土保持林", "1820亩", "1820", "亩"),
        said.count("项目区农户年增收", "326元", "326", "元"),
        said.rate("fact", "群众满意度", "95%", "95"),
    )
    r.para(
        "（二）水土保持监测设施运行维护。4个监测站点全年稳定运行，完成设备检修5次，监测数据上报完整率99.2%。",
        said.count("监测站点", "4个", "4", "个"),
        said.count("设备检修", "5次", "5", "次"),
        said.rate("fact", "监测数据上报完整率", "99.2%", "99.2"),
    )
    r.heading("三、存在的问题及原因")
    r.para(
        "一是部分新造林地尚未郁闭，年减少土壤流失量1.38万吨，低于目标值。二是7月份监测设备遭雷击损坏，1期监测月报迟报。",
        said.count("土壤流失量", "1.38万吨", "1.38", "吨", "万吨"),
        said.count("监测月报", "1期", "1", "期"),
    )
    r.heading("四、下一步工作措施")
    r.para("加强新造林地抚育管护，为监测站点加装防雷设施，进一步提高财政资金使用效益。")
    r.heading("五、绩效自评结果")
    r.para(
        "小流域综合治理项目自评得分98.96分，水土保持监测设施运行维护项目自评得分99分，等级均为“优”。",
        said.count("小流域综合治理项目自评得分", "98.96分", "98.96", "分"),
        said.count("水土保持监测设施运行维护项目自评得分", "99分", "99", "分"),
        said.text("grade", "优", "优", "等级", optional=True),
    )
    r.blank()
    r.sign("2023年3月10日", said=(said.text("report_date", "2023年3月10日", "2023-03-10"),))


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def fund_cells(
    label: str, field: str, money: tuple[str, str, str], weight: str, percent: str, score: str
) -> list[Cell]:
    opening, full, executed = money
    return [
        value(one(field, label, wan(opening), "opening_budget")),
        value(one(field, label, wan(full), "full_year_budget")),
        value(one(field, label, wan(executed), "executed")),
        value(one(field, label, fen(weight), "weight")),
        value(one(field, label, rate(percent), "rate")),
        value(one(field, label, fen(score), "score")),
    ]


def indicator_cells(found: Indicator, label_across: int = 1) -> list[Cell]:
    item, label, target, actual, weight, score, reason = found
    return [
        head(label, label_across, align="left"),
        value(Claim("indicator", "target", label, target, item), align="center"),
        value(Claim("indicator", "actual", label, actual, item), align="center"),
        value(Claim("indicator", "weight", label, fen(weight), item)),
        value(Claim("indicator", "score", label, fen(score), item)),
        value(Claim("indicator", "reason", label, words(reason), item)),
    ]


def group(label: str, weight: str, down: int) -> Cell:
    return value(
        Claim("indicator_group", "weight", label, fen(weight), label), 1, down, printed=f"{label}\n（{weight}）"
    )


def river_basin() -> Table:
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 target | 5 actual | 6 weight | 7 score | 8 reason
    t = Table([620, 1050, 1760, 1300, 1100, 1100, 680, 860, 1180], "project_evaluation", 0)
    name = "小流域综合治理项目"
    t.row(
        head("项目名称", 2),
        value(one("project.name", "项目名称", words(name)), 7, xml=cell_paragraph(control(name, "项目名称"), "center")),
    )
    t.row(
        head("主管部门", 2), value(one("project.supervisor", "主管部门", words(SUPERVISOR)), 2, align="center"),
        head("实施单位"), value(one("project.implementer", "实施单位", words(ORG)), 4, align="center"),
    )  # fmt: skip
    t.row(
        head("项目资金\n（万元）", 2, 5), head(""), head("年初预算数"), head("全年预算数"), head("全年执行数"),
        head("分值"), head("执行率"), head("得分"),
    )  # fmt: skip
    t.row(
        head("年度资金总额"),
        *fund_cells("年度资金总额", "funds.total", ("320.00", "336.50", "328.42"), "10", "97.60%", "9.76"),
    )
    t.row(
        head("其中：当年财政拨款", align="left"),
        *fund_cells(
            "其中：当年财政拨款", "funds.current_appropriation", ("300.00", "316.50", "309.12"), "—", "97.67%", "—"
        ),
    )
    t.row(
        head("上年结转资金", align="left", indent=250),
        *fund_cells("上年结转资金", "funds.carried_over", ("20.00", "20.00", "19.30"), "—", "96.50%", "—"),
    )
    t.row(
        head("其他资金", align="left", indent=250),
        *fund_cells("其他资金", "funds.other", ("0", "0", "0"), "—", "", "—"),
    )
    goal = "治理水土流失面积12平方公里以上，新修谷坊、营造水土保持林，改善项目区生态环境和群众生产生活条件。"
    done = "治理水土流失面积12.4平方公里，谷坊和造林任务全面完成并通过验收，项目区生态环境明显改善。"
    t.row(head("年度\n总体\n目标", down=2), head("预期目标", 4), head("实际完成情况", 4))
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 4),
        value(one("goal", "实际完成情况", words(done), "actual"), 4),
        height=1000,
    )
    t.row(
        head("绩\n效\n指\n标", down=13), head("一级指标"), head("二级指标"), head("三级指标"), head("年度\n指标值"), head("实际\n完成值"),
        head("分值"), head("得分"), head("偏差原因分析\n及改进措施"),
    )  # fmt: skip
    out, ben, sat = "产出指标", "效益指标", "满意度指标"
    full = qty("100%", "100", "%")
    t.row(
        group(out, "50分", 7),
        head("数量指标", down=3),
        *indicator_cells(
            (
                f"{out}/数量指标/1",
                "治理水土流失面积",
                qty("≥12平方公里", "12000000", "㎡", ">=", "平方公里"),
                qty("12.4平方公里", "12400000", "㎡", "=", "平方公里"),
                "10",
                "10",
                "",
            )
        ),
    )
    t.row(
        *indicator_cells(
            (f"{out}/数量指标/2", "新修谷坊", qty("26座", "26", "座"), qty("26座", "26", "座"), "8", "8", "")
        )
    )
    t.row(
        *indicator_cells(
            (
                f"{out}/数量指标/3",
                "营造水土保持林",
                qty("1800亩", "1800", "亩"),
                qty("1820亩", "1820", "亩"),
                "7",
                "7",
                "",
            )
        )
    )
    t.row(head("质量指标", down=2), *indicator_cells((f"{out}/质量指标/1", "工程验收合格率", full, full, "8", "8", "")))
    t.row(
        *indicator_cells(
            (f"{out}/质量指标/2", "苗木成活率", qty("≥85%", "85", "%", ">="), qty("88.3%", "88.3", "%"), "7", "7", "")
        )
    )
    t.row(head("时效指标"), *indicator_cells((f"{out}/时效指标/1", "工程按期完工率", full, full, "5", "5", "")))
    t.row(
        head("成本指标"),
        *indicator_cells(
            (
                f"{out}/成本指标/1",
                "谷坊单座造价",
                qty("≤1.8万元", "18000", "元", "<=", "万元"),
                qty("1.75万元", "17500", "元", "=", "万元"),
                "5",
                "5",
                "",
            )
        ),
    )
    t.row(
        group(ben, "30分", 4),
        head("经济效益指标"),
        *indicator_cells(
            (
                f"{ben}/经济效益指标/1",
                "项目区农户年增收",
                qty("≥300元", "300", "元", ">="),
                qty("326元", "326", "元"),
                "10",
                "10",
                "",
            )
        ),
    )
    t.row(
        head("社会效益指标"),
        *indicator_cells(
            (
                f"{ben}/社会效益指标/1",
                "受益群众",
                qty("约2100人", "2100", "人", "~"),
                qty("2136人", "2136", "人"),
                "5",
                "5",
                "",
            )
        ),
    )
    t.row(
        head("生态效益指标"),
        *indicator_cells(
            (
                f"{ben}/生态效益指标/1",
                "年减少土壤流失量",
                qty("≥1.5万吨", "15000", "吨", ">=", "万吨"),
                qty("1.38万吨", "13800", "吨", "=", "万吨"),
                "10",
                "9.2",
                "部分新造林地尚未郁闭，加强抚育管护。",
            )
        ),
    )
    t.row(
        head("可持续影响\n指标"),
        *indicator_cells(
            (f"{ben}/可持续影响指标/1", "工程管护机制", words("建立健全"), words("管护责任落实到村"), "5", "5", "")
        ),
    )
    t.row(
        group(sat, "10分", 1),
        head("服务对象\n满意度指标"),
        *indicator_cells(
            (
                f"{sat}/服务对象满意度指标/1",
                "项目区群众满意度",
                qty("≥90%", "90", "%", ">="),
                qty("95%", "95", "%"),
                "10",
                "10",
                "",
            )
        ),
    )
    t.row(
        head("总分", 6),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("98.96"), "score")),
        head(""),
    )
    return t


def monitoring() -> Table:
    # 0 一级 | 1 二级 | 2–3 三级 | 4 target | 5 actual | 6 weight | 7 score | 8 reason: no column for 绩效指标, landscape
    t = Table([1700, 1900, 1500, 2000, 1700, 1900, 900, 1000, 1950], "project_evaluation", 1, row_height=380)
    t.row(head("项目名称"), value(one("project.name", "项目名称", words("水土保持监测设施运行维护")), 8, align="left"))
    t.row(
        head("主管部门"), value(one("project.supervisor", "主管部门", words(SUPERVISOR)), 3, align="left"),
        head("实施单位"), value(one("project.implementer", "实施单位", words(ORG)), 4, align="left"),
    )  # fmt: skip
    t.row(
        head("项目资金（万元）", down=5), head("", 2), head("年初预算数"), head("全年预算数"), head("全年执行数"), head("分值"), head("执行率"), head("得分"),
    )  # fmt: skip
    t.row(
        head("年度资金总额", 2),
        *fund_cells("年度资金总额", "funds.total", ("86.00", "86.00", "86.00"), "10", "100%", "10"),
    )
    t.row(
        head("其中：当年财政拨款", 2, align="left"),
        *fund_cells("其中：当年财政拨款", "funds.current_appropriation", ("86.00", "86.00", "86.00"), "-", "100%", "-"),
    )
    t.row(
        head("　　　上年结转资金", 2, align="left"),
        *fund_cells("上年结转资金", "funds.carried_over", ("0.00", "0.00", "0.00"), "-", "-", "-"),
    )
    t.row(head("　　　其他资金", 2, align="left"), *fund_cells("其他资金", "funds.other", ("", "", ""), "-", "-", "-"))
    t.row(head("年度总体目标", down=2), head("预期目标", 3), head("实际完成情况", 5))
    goal = "保障监测站点正常运行，及时完成监测数据采集、整编和上报，为水土流失防治提供数据支撑。"
    done = "监测站点全年正常运行，设备检修维护及时，监测数据经上级审核合格，成果已应用于年度水土流失动态监测。"
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 3),
        value(one("goal", "实际完成情况", words(done), "actual"), 5),
        height=800,
    )
    t.row(
        head("一级指标"), head("二级指标"), head("三级指标", 2), head("年度指标值"), head("实际完成值"), head("分值"), head("得分"),
        head("偏差原因分析及改进措施"),
    )  # fmt: skip
    out, ben, sat = "产出指标", "效益指标", "满意度指标"

    def line(before: list[Cell], *found: object) -> None:
        t.row(*before, *indicator_cells(found, 2))  # type: ignore[arg-type]

    slash = words("/")
    line(
        [group(out, "50分", 7), head("数量指标", down=3)],
        f"{out}/数量指标/1",
        "指标1：运行监测站点",
        qty("4个", "4", "个"),
        qty("4个", "4", "个"),
        "15",
        "15",
        "",
    )
    line(
        [],
        f"{out}/数量指标/2",
        "指标2：设备检修",
        qty("至少4次", "4", "次", ">="),
        qty("5次", "5", "次"),
        "10",
        "10",
        "",
    )
    line([], f"{out}/数量指标/3", "……", BLANK, BLANK, "", "", "")
    line(
        [head("质量指标", down=2)],
        f"{out}/质量指标/1",
        "指标1：监测数据上报完整率",
        qty("98%以上", "98", "%", ">="),
        qty("99.2%", "99.2", "%"),
        "10",
        "10",
        "",
    )
    line([], f"{out}/质量指标/2", "指标2：", BLANK, BLANK, "", "", "")
    line(
        [head("时效指标")],
        f"{out}/时效指标/1",
        "指标1：监测月报报送时间",
        words("每月5日前"),
        words("除7月外均按时报送"),
        "10",
        "9",
        "设备遭雷击损坏，已加装防雷设施。",
    )
    line(
        [head("成本指标")],
        f"{out}/成本指标/1",
        "指标1：运行维护成本",
        qty("86万元以内", "860000", "元", "<=", "万元"),
        qty("86万元", "860000", "元", "=", "万元"),
        "5",
        "5",
        "",
    )
    line([group(ben, "30分", 4), head("经济效益指标")], f"{ben}/经济效益指标/1", "指标1：", slash, slash, "/", "/", "/")
    line([head("社会效益指标")], f"{ben}/社会效益指标/1", "指标1：", BLANK, BLANK, "", "", "")
    line(
        [head("生态效益指标")],
        f"{ben}/生态效益指标/1",
        "指标1：支撑水土流失防治",
        words("有效支撑"),
        words("动态监测成果通过审核"),
        "15",
        "15",
        "",
    )
    line(
        [head("可持续影响指标")],
        f"{ben}/可持续影响指标/1",
        "指标1：监测站点长期运行",
        words("持续运行"),
        words("各站点持续稳定运行"),
        "15",
        "15",
        "",
    )
    line(
        [group(sat, "10分", 1), head("服务对象满意度指标")],
        f"{sat}/服务对象满意度指标/1",
        "指标1：数据使用单位满意度",
        qty("不低于90%", "90", "%", ">="),
        qty("96%", "96", "%"),
        "10",
        "10",
        "",
    )
    t.row(
        head("总分", 6),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("99"), "score")),
        head(""),
    )
    return t
