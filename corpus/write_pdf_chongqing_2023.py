"""武隆区 2023: a bundle of two units' reports in one file, printed by Chromium and by a program that embeds no Chinese font."""

from functools import partial

from corpus import said
from corpus.claims import qty, words
from corpus.pdfdraw import Look, drawn
from corpus.pdfforms import ROOM, Fund, Line, Wording, department, funds, goals, indicators, names, total
from corpus.pdfhtml import print_page
from corpus.pdfmerge import merged
from corpus.pdfwriter import Grid, PdfReport

SLUG = "pdf-chongqing-2023-wulong"
PORT, WOOD = "武隆区江口水运事务中心", "武隆区仙女山林业工作站"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
WHOLE = qty("100%", "100", "%")


def write() -> PdfReport:
    draw = merged(partial(print_page, font='"Noto Serif CJK SC"'), drawn(Look(song=True, footer="{page}", body=14)))
    r = PdfReport(PORT, 2023, "武隆区2023年度单位绩效自评报告（水运中心、林业站）.pdf", draw)
    port(r)
    r.next_report(WOOD, 2023)
    wood(r)
    return r


def port(r: PdfReport) -> None:
    r.title(
        PORT,
        "2023年度整体支出绩效自评报告",
        said=(
            said.text("org_name", PORT, PORT),
            said.text("title", "2023年度整体支出绩效自评报告", "2023年度整体支出绩效自评报告"),
        ),
    )
    r.heading("一、单位基本情况")
    r.para(
        "中心编制21名，年末在职20人，负责辖区航道养护和水上客运管理。",
        said.count("编制", "21名", "21", "名", field="staff.establishment"),
        said.count("在职", "20人", "20", "人", field="staff.actual"),
    )
    r.heading("二、预算执行和绩效情况")
    r.para(
        "全年预算648.50万元，全年支出640.72万元，预算执行率98.80%。养护航道86公里，维护航标32座，完成水上客运量18.7万人次，船民满意度93.5%。自评得分98.88分，等级为优。",
        said.money("expenditure.total", "全年预算", "648.50万元", "648.50", "万元", "adjusted_budget"),
        said.money("expenditure.total", "全年支出", "640.72万元", "640.72", "万元"),
        said.rate("execution_rate", "预算执行率", "98.80%", "98.8", "rate"),
        said.count("航道", "86公里", "86", "km", "公里"),
        said.count("航标", "32座", "32", "座"),
        said.count("水上客运量", "18.7万人次", "18.7", "人次", "万人次"),
        said.rate("fact", "船民满意度", "93.5%", "93.5"),
        said.count("自评得分", "98.88分", "98.88", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "等级"),
    )
    r.sign("2024年3月6日", said=(said.text("report_date", "2024年3月6日", "2024-03-06"),))
    r.blank()
    r.line("附件", size=12)
    r.line("整体支出绩效自评表（2023年度）", "center", 14)
    g = Grid(ROOM, "self_evaluation", size=9)
    wording = Wording(group_weights={OUT: "50分", BEN: "30分", SAT: "10分"})
    department(g, PORT, "单位名称")
    funds(
        g,
        wording,
        [
            Fund("年度资金总额", "funds.total", ("612.00", "648.50", "640.72", "10", "98.80%", "9.88")),
            Fund("其中：财政拨款", "funds.current_appropriation", ("600.00", "632.50", "628.00", "-", "99.29%", "-")),
            Fund("其他资金", "funds.other", ("12.00", "16.00", "12.72", "-", "79.50%", "-")),
        ],
    )
    goals(g, wording, "航道畅通，航标正常，水上客运安全。", "航道畅通，航标正常，全年未发生水上安全责任事故。")
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "养护航道里程", qty("≥86公里", "86", "km", ">=", "公里"), qty("86公里", "86", "km", "=", "公里"), "15", "15"),
            Line(OUT, "数量指标", "维护航标", qty("32座", "32", "座"), qty("32座", "32", "座"), "10", "10"),
            Line(OUT, "质量指标", "航标正常率", qty("≥99%", "99", "%", ">="), qty("99.6%", "99.6", "%"), "15", "15"),
            Line(OUT, "时效指标", "险情处置及时率", WHOLE, WHOLE, "10", "10"),
            Line(BEN, "社会效益指标", "水上客运量", qty("≥20万人次", "200000", "人次", ">=", "万人次"), qty("18.7万人次", "187000", "人次", "=", "万人次"), "15", "14", "枯水期两条航线停航。"),
            Line(BEN, "可持续影响指标", "船员持证率", WHOLE, WHOLE, "15", "15"),
            Line(SAT, "服务对象满意度指标", "船民满意度", qty("≥90%", "90", "%", ">="), qty("93.5%", "93.5", "%"), "10", "10"),
        ],
    )  # fmt: skip
    total(g, "总分", "100", "98.88")
    r.add(g)


def wood(r: PdfReport) -> None:
    r.title(
        WOOD,
        "2023年度项目支出绩效自评报告",
        said=(
            said.text("org_name", WOOD, WOOD),
            said.text("title", "2023年度项目支出绩效自评报告", "2023年度项目支出绩效自评报告"),
        ),
    )
    r.blank()
    r.heading("一、项目概况")
    r.para(
        "经过核算，项目年初预算85万元，全年预算９０万元，全年执行８８．２万元，执行率９８．００％。",
        said.count("项目年初预算", "85万元", "85", "元", "万元", measure="budget"),
        said.count("全年预算", "９０万元", "90", "元", "万元", measure="adjusted_budget"),
        said.count("全年执行", "８８．２万元", "88.2", "元", "万元"),
        said.rate("fact", "执行率", "９８．００％", "98"),
    )
    r.heading("二、绩效情况")
    r.para(
        "维护防火道43.5公里，护林员５６人全部在岗，村民满意度95%。",
        said.count("防火道", "43.5公里", "43.5", "km", "公里"),
        said.count("护林员", "５６人", "56", "人"),
        said.rate("fact", "村民满意度", "95%", "95"),
    )
    r.heading("三、自评结论")
    r.para(
        "项目自评得分99.3分。",
        said.count("项目自评得分", "99.3分", "99.3", "分", field="score_total", measure="score"),
    )
    r.sign("2024年2月28日", said=(said.text("report_date", "2024年2月28日", "2024-02-28"),))
    r.page()
    r.line("项目支出绩效自评表（2023年度）", "center", 14)
    g = Grid(ROOM, "project_evaluation", size=9, low=20)
    wording = Wording(goal_heads=("预期目标", "全年完成情况"))
    names(g, "林区防火道维护", "武隆区林业局", WOOD)
    funds(
        g,
        wording,
        [
            Fund("年度资金总额", "funds.total", ("85.00", "90.00", "88.20", "１０", "98.00%", "9.8")),
            Fund("其中：财政拨款", "funds.current_appropriation", ("80.00", "85.00", "84.20", "—", "99.06%", "—")),
            Fund("其他资金", "funds.other", ("5.00", "5.00", "4.00", "—", "80.00%", "—")),
        ],
    )
    goals(g, wording, "防火道畅通，林区无较大森林火灾。", "防火道维护到位，全年未发生森林火灾。")
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "维护防火道", qty("≥42公里", "42", "km", ">=", "公里"), qty("43.5公里", "43.5", "km", "=", "公里"), "２０", "２０"),
            Line(OUT, "质量指标", "维护验收合格率", WHOLE, WHOLE, "１５", "１５"),
            Line(OUT, "时效指标", "防火期前完工", words("9月底前"), words("9月20日"), "１５", "１５"),
            Line(BEN, "社会效益指标", "护林员在岗人数", qty("56人", "56", "人"), qty("５６人", "56", "人"), "１５", "１５"),
            Line(BEN, "生态效益指标", "林区火情", words("及时处置"), words("无火情"), "１５", "１５"),
            Line(SAT, "服务对象满意度指标", "村民满意度", qty("≥90%", "90", "%", ">="), qty("95%", "95", "%"), "１０", "9.5", "防火检查站候检时间偏长。"),
        ],
    )  # fmt: skip
    total(g, "总分", "１００", "99.3")
    r.add(g)
