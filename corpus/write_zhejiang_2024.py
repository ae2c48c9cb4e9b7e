"""文成县飞云湖水源保护中心 2024: macro-enabled, one form in content controls without any merge, one in a text box in 元."""

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, qty, rate, value, wan, words, yuan
from corpus.runs import cell_paragraph, run
from corpus.wordpackage import (
    FormTable,
    Held,
    MacroReport,
    add_within,
    block_control,
    commented,
    moved,
    struck,
    text_box,
)
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "zhejiang-2024-wencheng"
ORG = "文成县飞云湖水源保护中心"
SUPERVISOR = "文成县飞云江流域管理局"


def write() -> Report:
    r = MacroReport(ORG, 2024, "文成县飞云湖水源保护中心2024年度项目支出绩效自评报告.docm")
    prose(r)
    r.line("附件1", new_page=True, size=28, font="黑体")
    r.small_title("项目支出绩效自评表", "（2024年度）", size=32)
    add_within(r, patrol(r), lambda form: block_control(form, "自评表1"))
    r.line("附件2", new_page=True, size=28, font="黑体")
    above = cell_paragraph(run("项目支出绩效自评表（2024年度）", 28, bold=True), "center", line=440)
    above += cell_paragraph(run("金额单位：元", 18), "right")
    add_within(r, cameras(), lambda form: text_box(above + form + cell_paragraph(""), 8900, 7000))
    return r


def prose(r: Report) -> None:
    r.title(
        ORG,
        "2024年度项目支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2024年度项目支出绩效自评报告", "2024年度项目支出绩效自评报告"),
        ),
    )
    r.blank()
    r.para(
        "根据《文成县财政局关于开展2024年度项目支出绩效自评和部门评价工作的通知》（文财绩效〔2025〕2号）要求，我中心对2024年度2个项目支出开展绩效自评，情况如下。",
        said.count("项目支出", "2个", "2", "个"),
    )
    r.heading("一、飞云湖饮用水水源保护区巡查管护")
    r.para(
        "项目年初预算180.00万元，全年预算192.60万元，实际支出189.33万元，执行率98.30%。全年巡查水源保护区252次，打捞水面漂浮物368.5吨，更新界标、警示牌86块，水质达标率100%，湖区总磷浓度0.016mg/L，周边群众满意度96.4%。项目自评得分98.83分。",
        said.count("项目年初预算", "180.00万元", "180.00", "元", "万元", measure="budget"),
        said.count("全年预算", "192.60万元", "192.60", "元", "万元", measure="adjusted_budget"),
        said.count("实际支出", "189.33万元", "189.33", "元", "万元"),
        said.rate("fact", "执行率", "98.30%", "98.3"),
        said.count("巡查水源保护区", "252次", "252", "次"),
        said.count("水面漂浮物", "368.5吨", "368.5", "吨"),
        said.count("界标、警示牌", "86块", "86", "块"),
        said.rate("fact", "水质达标率", "100%", "100"),
        said.count("湖区总磷浓度", "0.016mg/L", "0.016", "mg/L"),
        said.rate("fact", "周边群众满意度", "96.4%", "96.4"),
        said.count("项目自评得分", "98.83分", "98.83", "分"),
    )
    r.heading("二、水源地监控视频租赁")
    r.para(
        "项目预算240,000.00元，实际支出235,200.00元，执行率98.00%。全年租赁视频监控点位28个，设备在线率98.9%，发现并处置隐患37起，监管部门满意度97%。项目自评得分99.8分。",
        said.count("项目预算", "240,000.00元", "240000.00", "元"),
        said.count("实际支出", "235,200.00元", "235200.00", "元"),
        said.rate("fact", "执行率", "98.00%", "98"),
        said.count("视频监控点位", "28个", "28", "个"),
        said.rate("fact", "设备在线率", "98.9%", "98.9"),
        said.count("隐患", "37起", "37", "起"),
        said.rate("fact", "监管部门满意度", "97%", "97"),
        said.count("项目自评得分", "99.8分", "99.8", "分"),
    )
    r.heading("三、存在的问题和改进措施")
    r.para(
        "8月台风造成2处隔离网损坏，设施完好率未达目标，已于10月底修复。今后将把隔离设施防台加固列入年度管护计划。",
        said.count("隔离网", "2处", "2", "处"),
    )
    r.blank()
    r.sign("2025年3月7日", said=(said.text("report_date", "2025年3月7日", "2025-03-07"),))


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def patrol(r: MacroReport) -> Table:  # noqa: PLR0915 – one statement is one row of the form
    # 0 block or 一级 | 1 二级 | 2 三级 | 3 target | 4 actual | 5 weight | 6 score | 7 reason; nothing is merged downwards
    t = FormTable([1050, 1250, 1700, 1100, 1150, 680, 820, 1750], "project_evaluation", 0, size=18, row_height=320)
    name = "飞云湖饮用水水源保护区巡查管护"
    t.row(head("项目名称"), Held(name, 7, claims=(one("project.name", "项目名称", words(name)),)))
    t.row(
        head("主管部门"), Held(SUPERVISOR, 3, claims=(one("project.supervisor", "主管部门", words(SUPERVISOR)),)),
        head("实施单位"), Held(ORG, 3, claims=(one("project.implementer", "实施单位", words(ORG)),)),
    )  # fmt: skip
    block = head("项目资金\n（万元）")
    t.row(
        block, head(""), head("年初预算数"), head("全年预算数"), head("全年执行数"), head("分值"), head("执行率"), head("得分"),
    )  # fmt: skip

    def funds(
        label: str, field: str, money: tuple[str, str, str], marks: tuple[str, str, str], score_xml: str = ""
    ) -> None:
        opening, full, executed = money
        weight, percent, score = marks
        t.row(
            block,
            head(label, align="left"),
            value(one(field, label, wan(opening), "opening_budget")),
            value(one(field, label, wan(full), "full_year_budget")),
            value(one(field, label, wan(executed), "executed")),
            value(one(field, label, fen(weight), "weight")),
            value(one(field, label, rate(percent), "rate")),
            value(one(field, label, fen(score), "score"), xml=score_xml),
        )

    asked = r.comment("按执行率98.30%计算，应为9.83分，不是9.8分，请核对。")
    funds(
        "年度资金总额", "funds.total", ("180.00", "192.60", "189.33"), ("10", "98.30%", "9.83"),
        cell_paragraph(commented(run("9.83", 18), asked), "center"),
    )  # fmt: skip
    funds("其中：当年财政拨款", "funds.current_appropriation", ("165.00", "177.60", "174.85"), ("—", "98.45%", "—"))
    funds("其他资金", "funds.other", ("15.00", "15.00", "14.48"), ("—", "96.53%", "—"))

    block = head("年度总体\n目标")
    t.row(block, head("预期目标", 3), head("实际完成情况", 4))
    first, second = "开展水源保护区日常巡查和水面保洁，", "保障飞云湖饮用水水源水质稳定达标。"
    goal = first + second
    tracked = cell_paragraph(moved(first, 1, away=False) + run(second, 18) + moved(first, 1, away=True))
    done = "全年巡查252次，打捞漂浮物368.5吨，12个月水质均达到Ⅱ类标准，水源保护区未发生污染事件。"
    t.row(
        block,
        value(one("goal", "预期目标", words(goal), "target"), 3, xml=tracked),
        value(one("goal", "实际完成情况", words(done), "actual"), 4),
        height=1100,
    )
    t.row(
        head("一级指标"), head("二级指标"), head("三级指标"), head("年度指标值"), head("实际完成值"), head("分值"), head("得分"),
        head("偏差原因分析\n及改进措施"),
    )  # fmt: skip

    def indicator(  # noqa: PLR0913, PLR0917 – the columns of the form
        item: str,
        label: str,
        target: Says,
        actual: Says,
        weight: str,
        score: str = "",
        reason: str = "",
        reason_xml: str = "",
        actual_xml: str = "",
        control: str = "",
    ) -> None:
        top, middle, _ = item.split("/")
        t.row(
            head(top),
            head(middle),
            head(label, align="left"),
            value(Claim("indicator", "target", label, target, item)),
            value(Claim("indicator", "actual", label, actual, item), xml=actual_xml),
            value(Claim("indicator", "weight", label, fen(weight), item)),
            value(Claim("indicator", "score", label, fen(score or weight), item)),
            value(Claim("indicator", "reason", label, words(reason), item), align="left", xml=reason_xml),
            control=control,
        )

    out, ben, sat = "产出指标", "效益指标", "满意度指标"
    why = "8月台风损坏隔离网2处，10月底修复。"
    indicator(
        f"{out}/数量指标/1",
        "水源保护区巡查",
        qty("≥240次", "240", "次", ">="),
        qty("252次", "252", "次"),
        "10",
        control="数量指标",
    )
    asked = r.comment("附打捞台账。")
    indicator(
        f"{out}/数量指标/2",
        "打捞水面漂浮物",
        qty("≥350吨", "350", "吨", ">="),
        qty("368.5吨", "368.5", "吨"),
        "10",
        actual_xml=cell_paragraph(commented(run("368.5吨", 18), asked), "center"),
        control="数量指标",
    )
    gone = (out, "数量指标", "增设隔离护栏", "1200米", "1200米", "5", "5", "")
    t.row(*(Cell(text, xml=struck(text, 20 + i)) for i, text in enumerate(gone)), tracked="del")
    indicator(
        f"{out}/数量指标/3",
        "更新界标、警示牌",
        qty("86块", "86", "块"),
        qty("86块", "86", "块"),
        "5",
        control="数量指标",
    )
    full = qty("100%", "100", "%")
    indicator(f"{out}/质量指标/1", "水质达标率", full, full, "15", reason_xml=cell_paragraph(moved(why, 2, away=True)))
    indicator(
        f"{out}/质量指标/2",
        "隔离设施完好率",
        qty("≥95%", "95", "%", ">="),
        qty("94.2%", "94.2", "%"),
        "5",
        "4",
        why,
        cell_paragraph(moved(why, 2, away=False)),
    )
    indicator(
        f"{out}/成本指标/1",
        "巡查管护成本",
        qty("≤192.6万元", "1926000", "元", "<=", "万元"),
        qty("189.33万元", "1893300", "元", "=", "万元"),
        "5",
    )
    indicator(
        f"{ben}/社会效益指标/1",
        "供水受益人口",
        qty("约8.6万人", "86000", "人", "~", "万人"),
        qty("8.7万人", "87000", "人", "=", "万人"),
        "10",
    )
    indicator(
        f"{ben}/生态效益指标/1",
        "湖区总磷浓度",
        qty("≤0.02mg/L", "0.02", "mg/L", "<="),
        qty("0.016mg/L", "0.016", "mg/L"),
        "10",
    )
    indicator(f"{ben}/可持续影响指标/1", "护水员队伍", words("保持稳定"), words("23名护水员全部续聘"), "10")
    indicator(
        f"{sat}/服务对象满意度指标/1",
        "周边群众满意度",
        qty("≥90%", "90", "%", ">="),
        qty("96.4%", "96.4", "%"),
        "10",
    )
    t.row(
        *(head("总分") for _ in range(5)),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("98.83"), "score")),
        head(""),
    )
    return t


def cameras() -> Table:
    # 0 一级 | 1–2 指标 | 3 target | 4 actual | 5 weight | 6 score: no 二级指标, no reasons
    t = Table([1250, 1250, 1300, 1300, 1300, 900, 900], "project_evaluation", 1, size=18, row_height=360)
    t.row(head("项目名称"), value(one("project.name", "项目名称", words("水源地监控视频租赁")), 6, align="left"))
    t.row(head("主管部门"), value(one("project.supervisor", "主管部门", words(SUPERVISOR)), 6, align="left"))
    t.row(head("实施单位"), value(one("project.implementer", "实施单位", words(ORG)), 6, align="left"))
    t.row(
        head("资金总额", down=2), head("年初预算数"), head("调整后预算数"), head("全年执行数"), head("执行率"), head("权重"), head("得分"),
    )  # fmt: skip

    def fund(says: Says, measure: str) -> Cell:
        return value(one("funds.total", "资金总额", says, measure))

    t.row(
        fund(yuan("240,000.00"), "opening_budget"), fund(yuan("240,000.00"), "adjusted_budget"), fund(yuan("235,200.00"), "executed"),
        fund(rate("98.00%"), "rate"), fund(fen("10"), "weight"), fund(fen("9.8"), "score"),
    )  # fmt: skip
    t.row(head("年度目标", down=2), head("预期目标", 3), head("实际完成情况", 3))
    goal, done = "建成水源地全天候视频监控网络，及时发现和处置隐患。", "28个监控点位全部稳定运行，隐患均在当日处置。"
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 3, align="left"),
        value(one("goal", "实际完成情况", words(done), "actual"), 3, align="left"),
    )
    t.row(head("一级指标"), head("三级指标", 2), head("年度指标值"), head("实际完成值"), head("权重"), head("得分"))

    def indicator(before: list[Cell], item: str, label: str, target: Says, actual: Says, weight: str) -> None:
        t.row(
            *before,
            head(label, 2, align="left"),
            value(Claim("indicator", "target", label, target, item)),
            value(Claim("indicator", "actual", label, actual, item)),
            value(Claim("indicator", "weight", label, fen(weight), item)),
            value(Claim("indicator", "score", label, fen(weight), item)),
        )

    out, ben, sat = "产出指标", "效益指标", "满意度指标"
    points = qty("28个", "28", "个")
    indicator([head(out, down=3)], f"{out}//1", "租赁视频监控点位", points, points, "20")
    indicator([], f"{out}//2", "设备在线率", qty("≥98%", "98", "%", ">="), qty("98.9%", "98.9", "%"), "20")
    indicator([], f"{out}//3", "故障修复时限", qty("≤24小时", "24", "小时", "<="), qty("18小时", "18", "小时"), "15")
    indicator([head(ben)], f"{ben}//1", "发现并处置隐患", qty("≥30起", "30", "起", ">="), qty("37起", "37", "起"), "15")
    indicator([head(sat)], f"{sat}//1", "监管部门满意度", qty("≥95%", "95", "%", ">="), qty("97%", "97", "%"), "20")
    t.row(
        head("总分", 5),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("99.8"), "score")),
    )
    t.row(head("自评等级", 5), value(one("grade", "自评等级", words("优")), 2))
    return t
