"""栾川县老君山文物保护所 2023: 附件1 in fonts without a Unicode map, 附件2 over two pages with a wrong OCR text behind it."""

from corpus import said
from corpus.claims import head, qty, words
from corpus.pdfdraw import Look, drawn
from corpus.pdfforms import ROOM, Fund, Line, Wording, department, funds, goals, indicators, total
from corpus.pdfhtml import print_page
from corpus.pdfmerge import merged
from corpus.pdfwriter import Grid, PdfReport

SLUG = "pdf-henan-2023-luanchuan"
ORG = "栾川县老君山文物保护所"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
WHOLE = qty("100%", "100", "%")


def write() -> PdfReport:
    draw = merged(
        drawn(Look(footer="- {page} -")), print_page, drawn(Look(ghost=True, footer="- {page} -")), unmapped={1}
    )
    r = PdfReport(ORG, 2023, "栾川县老君山文物保护所2023年度部门整体支出绩效自评报告.pdf", draw)
    r.title(
        ORG,
        "2023年度部门整体支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2023年度部门整体支出绩效自评报告", "2023年度部门整体支出绩效自评报告"),
        ),
    )
    r.blank()
    r.heading("一、单位基本情况")
    r.para(
        "我所编制22名，2023年末在职19人，退休8人，管理各级文物保护单位36处。",
        said.count("编制", "22名", "22", "名", field="staff.establishment"),
        said.count("在职", "19人", "19", "人", field="staff.actual"),
        said.count("退休", "8人", "8", "人", field="staff.retired"),
        said.count("文物保护单位", "36处", "36", "处"),
    )
    r.heading("二、预算执行情况")
    r.para(
        "2023年年初预算388万元，全年预算402.5万元，全年支出394.86万元，预算执行率98.10%。其中基本支出246.36万元，项目支出148.50万元。",
        said.money("expenditure.total", "年初预算", "388万元", "388", "万元", "budget"),
        said.money("expenditure.total", "全年预算", "402.5万元", "402.5", "万元", "adjusted_budget"),
        said.money("expenditure.total", "全年支出", "394.86万元", "394.86", "万元"),
        said.rate("execution_rate", "预算执行率", "98.10%", "98.1", "rate"),
        said.money("expenditure.basic", "基本支出", "246.36万元", "246.36", "万元"),
        said.money("expenditure.project", "项目支出", "148.50万元", "148.50", "万元"),
    )
    r.heading("三、绩效完成情况")
    r.para(
        "全年巡查文物点432次，修缮古建筑3座，安装监控58套，接待观众11.2万人次，观众满意度95.8%。自评得分98.61分，等级为优。",
        said.count("文物点", "432次", "432", "次"),
        said.count("古建筑", "3座", "3", "座"),
        said.count("监控", "58套", "58", "套"),
        said.count("观众", "11.2万人次", "11.2", "人次", "万人次"),
        said.rate("fact", "观众满意度", "95.8%", "95.8"),
        said.count("自评得分", "98.61分", "98.61", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "等级"),
    )
    r.sign("2024年3月18日", said=(said.text("report_date", "2024年3月18日", "2024-03-18"),))
    r.part()
    r.line("附件1", size=12)
    r.line("2023年度部门支出情况表（单位：万元）", "center", 14)
    r.add(unreadable())
    r.part()
    r.line("附件2")
    r.add(form())
    return r


def unreadable() -> Grid:
    """Nobody can tell from the file what stands here: no gold."""
    g = Grid([140, 80, 80, 80], "", size=11)
    g.row(*map(head, ("项目", "2022年决算数", "2023年预算数", "2023年决算数")))
    g.row(*map(head, ("支出总额", "371.20", "402.50", "394.86")))
    g.row(*map(head, ("基本支出", "238.20", "250.00", "246.36")))
    g.row(*map(head, ("项目支出", "133.00", "152.50", "148.50")))
    g.row(*map(head, ("三公经费", "2.40", "2.30", "2.12")))
    g.row(*map(head, ("政府采购金额", "41.00", "66.00", "63.70")))
    return g


def form() -> Grid:
    g = Grid(ROOM, "self_evaluation", size=10, heads=2, low=30)
    wording = Wording(goal_heads=("年初设定目标", "全年实际完成情况"))
    g.row(head("部门整体支出绩效自评表", 9, bold=True))
    g.row(head("（2023年度）", 6), head("单位：万元", 3))
    department(g, ORG, "部门名称")
    funds(
        g,
        wording,
        [
            Fund("年度资金总额", "funds.total", ("388.00", "402.50", "394.86", "10", "98.10%", "9.81")),
            Fund("其中：财政拨款", "funds.current_appropriation", ("380.00", "390.00", "384.30", "/", "98.54%", "/")),
            Fund("单位资金", "funds.unit", ("8.00", "12.50", "10.56", "/", "84.48%", "/")),
        ],
    )
    goals(
        g,
        wording,
        "加强文物安全巡查，完成古建筑修缮，提升展示水平。",
        "巡查432次，修缮古建筑3座，接待观众11.2万人次，文物安全无事故。",
    )
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "巡查文物点", qty("≥400次", "400", "次", ">="), qty("432次", "432", "次"), "8", "8"),
            Line(OUT, "数量指标", "修缮古建筑", qty("3座", "3", "座"), qty("3座", "3", "座"), "8", "8"),
            Line(OUT, "数量指标", "安装监控", qty("60套", "60", "套"), qty("58套", "58", "套"), "6", "5.8", "两处点位供电未接通，列入下年安装计划。"),
            Line(OUT, "质量指标", "修缮工程验收合格率", WHOLE, WHOLE, "10", "10"),
            Line(OUT, "质量指标", "安防设备完好率", qty("≥95%", "95", "%", ">="), qty("97.5%", "97.5", "%"), "6", "6"),
            Line(OUT, "时效指标", "修缮工程完工时间", words("11月底前"), words("11月15日"), "6", "6"),
            Line(OUT, "成本指标", "每座修缮成本", qty("≤38万元", "380000", "元", "<=", "万元"), qty("36.5万元", "365000", "元", "=", "万元"), "6", "6"),
            Line(BEN, "社会效益指标", "接待观众人次", qty("≥12万人次", "120000", "人次", ">=", "万人次"), qty("11.2万人次", "112000", "人次", "=", "万人次"), "10", "9", "修缮期间两处院落停止开放。"),
            Line(BEN, "社会效益指标", "公益讲解", qty("≥150场", "150", "场", ">="), qty("158场", "158", "场"), "10", "10"),
            Line(BEN, "可持续影响指标", "文物档案", words("健全"), words("健全"), "10", "10"),
            Line(SAT, "服务对象满意度指标", "观众满意度", qty("≥90%", "90", "%", ">="), qty("95.8%", "95.8", "%"), "10", "10"),
        ],
    )  # fmt: skip
    total(g, "总分", "100", "98.61")
    return g
