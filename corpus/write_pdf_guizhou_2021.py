"""绥阳县诗乡灌区服务中心 2021: one form over two pages, its lines thin rectangles, rows and merged cells cut by the break."""

from corpus import said
from corpus.claims import head, qty, words
from corpus.pdfdraw import Look, drawn
from corpus.pdfforms import ROOM, Fund, Line, Wording, department, funds, goals, indicators, total
from corpus.pdfwriter import Grid, PdfReport

SLUG = "pdf-guizhou-2021-suiyang"
ORG = "绥阳县诗乡灌区服务中心"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
WHOLE = qty("100%", "100", "%")
LOOK = Look(
    lines="rectangles",
    open_breaks=True,
    cut_rows=True,
    footer="- {page} -",
    header="绥阳县2021年度部门整体支出绩效自评",
)


def write() -> PdfReport:
    r = PdfReport(ORG, 2021, "绥阳县诗乡灌区服务中心2021年度部门整体支出绩效自评报告.pdf", drawn(LOOK))
    r.title(
        ORG,
        "2021年度部门整体支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2021年度部门整体支出绩效自评报告", "2021年度部门整体支出绩效自评报告"),
        ),
    )
    r.blank()
    r.heading("一、单位基本情况")
    r.para(
        "我中心是县水务局管理的公益一类事业单位，负责诗乡灌区干支渠的调度、巡护和水费计收。2021年末编制32名，在职人员30人，退休人员11人，公务用车1辆。",
        said.count("编制", "32名", "32", "名", field="staff.establishment"),
        said.count("在职人员", "30人", "30", "人", field="staff.actual"),
        said.count("退休人员", "11人", "11", "人", field="staff.retired"),
        said.count("公务用车", "1辆", "1", "辆", field="vehicles"),
    )
    r.heading("二、预算执行情况")
    r.para(
        "2021年年初预算486.20万元，全年预算512.60万元，全年支出498.35万元，预算执行率97.22%。“三公”经费支出3.86万元，比上年减少0.42万元，下降9.81%，全部为公务用车运行维护费，无因公出国（境）费。",
        said.money("expenditure.total", "年初预算", "486.20万元", "486.20", "万元", "budget"),
        said.money("expenditure.total", "全年预算", "512.60万元", "512.60", "万元", "adjusted_budget"),
        said.money("expenditure.total", "全年支出", "498.35万元", "498.35", "万元"),
        said.rate("execution_rate", "预算执行率", "97.22%", "97.22", "rate"),
        said.money("three_public.total", "“三公”经费支出", "3.86万元", "3.86", "万元"),
        said.change("three_public.total", "“三公”经费支出", "0.42万元", "0.42", "万元", "down", "上年"),
        said.change("three_public.total", "“三公”经费支出", "9.81%", "9.81", "%", "down", "上年"),
        said.none("three_public.abroad", "因公出国（境）费", "无因公出国（境）费"),
    )
    r.heading("三、绩效目标完成情况")
    r.para(
        "全年维修干支渠18.6公里，更换闸门24扇，灌溉农田3.15万亩，水费收缴率94.7%，灌溉水有效利用系数稳步提高，用水户满意度93.4%。",
        said.count("干支渠", "18.6公里", "18.6", "km", "公里"),
        said.count("闸门", "24扇", "24", "扇"),
        said.count("农田", "3.15万亩", "3.15", "亩", "万亩"),
        said.rate("fact", "水费收缴率", "94.7%", "94.7"),
        said.rate("fact", "用水户满意度", "93.4%", "93.4"),
    )
    r.heading("四、自评结论")
    r.para(
        "经自评，我中心2021年度部门整体支出绩效自评得分98.02分，自评等级为“优”。",
        said.count("自评得分", "98.02分", "98.02", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "自评等级"),
    )
    r.sign("2022年3月25日", said=(said.text("report_date", "2022年3月25日", "2022-03-25"),))
    r.page()
    r.line("附件2")
    r.add(form())
    return r


def form() -> Grid:
    g = Grid(ROOM, "self_evaluation", size=10, low=22)
    wording = Wording(
        funds="年度资金情况\n（万元）",
        goal_heads=("预期目标", "全年实际完成情况"),
        group_weights={OUT: "50分", BEN: "30分", SAT: "10分"},
    )
    g.row(head("部门整体支出绩效自评表", 9, bold=True))
    g.row(head("（2021年度）", 6), head("金额单位：万元", 3))
    department(g, ORG, "部门（单位）名称")
    funds(
        g,
        wording,
        [
            Fund("年度资金总额", "funds.total", ("486.20", "512.60", "498.35", "10", "97.22%", "9.72")),
            Fund(
                "其中：当年财政拨款", "funds.current_appropriation", ("470.00", "490.40", "478.15", "—", "97.50%", "—")
            ),
            Fund("上年结转资金", "funds.carried_over", ("16.20", "16.20", "14.60", "—", "90.12%", "—")),
            Fund("其他资金", "funds.other", ("0", "6.00", "5.60", "—", "93.33%", "—")),
        ],
    )
    goals(
        g,
        wording,
        "1.保障灌区春灌、夏灌用水，及时维修水毁渠段，更换老化闸门。\n2.规范水费计收，推进农业水价综合改革。\n3.加强汛期巡查，确保渠系安全运行。",
        "1.维修干支渠18.6公里，更换闸门24扇，灌溉农田3.15万亩，春灌、夏灌用水得到保障。\n2.水费收缴率94.7%，完成终端水价成本监审。\n3.汛期巡查212次，未发生安全责任事故。",
    )
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "维修干支渠长度", qty("≥18公里", "18", "km", ">=", "公里"), qty("18.6公里", "18.6", "km", "=", "公里"), "8", "8"),
            Line(OUT, "数量指标", "更换闸门数量", qty("24扇", "24", "扇"), qty("24扇", "24", "扇"), "6", "6"),
            Line(OUT, "数量指标", "灌溉面积", qty("≥3.2万亩", "32000", "亩", ">=", "万亩"), qty("3.15万亩", "31500", "亩", "=", "万亩"), "8", "7.8", "夏季降雨偏多，部分稻田未提水灌溉。"),
            Line(OUT, "数量指标", "汛期巡查次数", qty("≥200次", "200", "次", ">="), qty("212次", "212", "次"), "6", "6"),
            Line(OUT, "质量指标", "维修工程验收合格率", WHOLE, WHOLE, "6", "6"),
            Line(OUT, "质量指标", "渠系水利用系数", words("稳步提高"), words("0.512，提高0.006"), "5", "5"),
            Line(OUT, "时效指标", "春灌前维修完成时间", words("3月底前"), words("3月26日"), "5", "5"),
            Line(OUT, "成本指标", "每公里维修成本", qty("≤12万元", "120000", "元", "<=", "万元"), qty("11.8万元", "118000", "元", "=", "万元"), "6", "6"),
            Line(BEN, "经济效益指标", "亩均节水节本", qty("≥15元", "15", "元", ">="), qty("16.2元", "16.2", "元"), "8", "8"),
            Line(BEN, "社会效益指标", "水费收缴率", qty("≥96%", "96", "%", ">="), qty("94.7%", "94.7", "%"), "8", "7", "两个用水户协会年中换届，交接期间尾欠水费未及时收缴，已转入下年；今后换届前先结清水费，并按季公示收缴情况。"),
            Line(BEN, "生态效益指标", "渠道沿线垃圾清理", words("及时清理"), words("每月清理两次"), "7", "7"),
            Line(BEN, "可持续影响指标", "管护责任落实率", WHOLE, WHOLE, "7", "7"),
            Line(SAT, "服务对象满意度指标", "用水户满意度", qty("≥90%", "90", "%", ">="), qty("93.4%", "93.4", "%"), "10", "9.5", "回收问卷中有少数用水户反映尾水渠段放水等候时间较长。"),
        ],
    )  # fmt: skip
    total(g, "总分", "100", "98.02")
    return g
