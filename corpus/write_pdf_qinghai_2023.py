"""湟源县草原生态管护站 2023: a project form on a page turned by /Rotate, another on a landscape page, prose before and behind."""

from corpus import said
from corpus.claims import qty, words
from corpus.pdfdraw import Look, drawn
from corpus.pdfforms import Fund, Line, Wording, funds, goals, indicators, names, total
from corpus.pdfwriter import Grid, PdfReport

SLUG = "pdf-qinghai-2023-huangyuan"
ORG = "湟源县草原生态管护站"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
WHOLE = qty("100%", "100", "%")
WIDE = [60, 70, 80, 140, 90, 90, 45, 55, 85]


def write() -> PdfReport:
    r = PdfReport(
        ORG, 2023, "湟源县草原生态管护站2023年度项目支出绩效自评报告.pdf", drawn(Look(footer="— {page} —", body=14))
    )
    r.title(
        ORG,
        "2023年度项目支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2023年度项目支出绩效自评报告", "2023年度项目支出绩效自评报告"),
        ),
    )
    r.blank()
    r.heading("一、项目概况")
    r.para(
        "2023年我站实施草原鼠害防治、草原管护员补助两个项目，年初预算合计268万元，全年预算286.4万元，全年执行281.77万元，总体预算执行率98.38%。",
        said.count("项目", "两个", "2", "个"),
        said.count("年初预算", "268万元", "268", "元", "万元", measure="budget"),
        said.count("全年预算", "286.4万元", "286.4", "元", "万元", measure="adjusted_budget"),
        said.count("全年执行", "281.77万元", "281.77", "元", "万元"),
        said.rate("execution_rate", "总体预算执行率", "98.38%", "98.38", "rate"),
    )
    r.para(
        "防治草原鼠害12.5万亩，聘用管护员96名，巡护里程超过4万公里，牧户满意度95.2%。",
        said.count("草原鼠害", "12.5万亩", "12.5", "亩", "万亩"),
        said.count("管护员", "96名", "96", "名"),
        said.count("巡护里程", "超过4万公里", "4", "km", "万公里", comparator=">"),
        said.rate("fact", "牧户满意度", "95.2%", "95.2"),
    )
    r.page("rotated")
    r.line("附表1　　　　　　　　　　　　　　　　　　　　　　　　　项目支出绩效自评表（2023年度）", size=12)
    r.add(mice())
    r.page("landscape")
    r.line("附表2　　　　　　　　　　　　　　　　　　　　　　　　　项目支出绩效自评表（2023年度）", size=12)
    r.add(rangers())
    r.page()
    r.heading("二、存在的问题和改进措施")
    r.para(
        "高寒地区施药窗口期短，防治作业集中在4月至5月，药剂采购须提前一年安排；有3名管护员因搬迁离岗，年内补聘到位。",
        said.count("管护员", "3名", "3", "名"),
    )
    r.heading("三、自评结论")
    r.para(
        "草原鼠害防治项目自评得分98.7分，草原管护员补助项目自评得分99.93分，等级均为优。",
        said.count("草原鼠害防治项目自评得分", "98.7分", "98.7", "分"),
        said.count("草原管护员补助项目自评得分", "99.93分", "99.93", "分"),
        said.text("grade", "优", "优", "等级", optional=True),
    )
    r.sign("2024年1月31日", said=(said.text("report_date", "2024年1月31日", "2024-01-31"),))
    return r


def mice() -> Grid:
    g = Grid(WIDE, "project_evaluation", 0, size=9)
    wording = Wording(group_weights={OUT: "50", BEN: "30", SAT: "10"}, total="总 分")
    names(g, "草原鼠害防治", "湟源县自然资源和林业草原局", ORG)
    funds(
        g,
        wording,
        [
            Fund("年度资金总额", "funds.total", ("98.00", "110.00", "106.70", "10", "97.00%", "9.7")),
            Fund("其中：本年财政拨款", "funds.current_appropriation", ("98.00", "98.00", "96.50", "—", "98.47%", "—")),
            Fund("上年结转资金", "funds.carried_over", ("0.00", "12.00", "10.20", "—", "85.00%", "—")),
        ],
    )
    goals(g, wording, "防治草原鼠害12万亩，鼠洞密度明显下降。", "防治草原鼠害12.5万亩，防治区鼠洞密度下降81.6%。")
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "草原鼠害防治面积", qty("≥12万亩", "120000", "亩", ">=", "万亩"), qty("12.5万亩", "125000", "亩", "=", "万亩"), "20", "20"),
            Line(OUT, "质量指标", "防治效果", qty("≥80%", "80", "%", ">="), qty("81.6%", "81.6", "%"), "15", "15"),
            Line(OUT, "时效指标", "防治作业完成时间", words("5月31日前"), words("5月28日"), "15", "15"),
            Line(BEN, "生态效益指标", "草原植被盖度", words("有所提高"), words("提高1.2个百分点"), "30", "29.5", "监测点尚不足，效果有待连续观测。"),
            Line(SAT, "服务对象满意度指标", "牧户满意度", qty("≥90%", "90", "%", ">="), qty("95.2%", "95.2", "%"), "10", "9.5", "个别牧户对作业时间有意见。"),
        ],
    )  # fmt: skip
    total(g, "总 分", "100", "98.7")
    return g


def rangers() -> Grid:
    g = Grid(WIDE, "project_evaluation", 1, size=9)
    wording = Wording(goal_heads=("年度目标", "目标实际完成情况"))
    names(g, "草原管护员补助", "湟源县自然资源和林业草原局", ORG)
    funds(
        g,
        wording,
        [
            Fund("年度资金总额", "funds.total", ("170.00", "176.40", "175.07", "10", "99.25%", "9.93")),
            Fund(
                "其中：本年财政拨款", "funds.current_appropriation", ("170.00", "176.40", "175.07", "—", "99.25%", "—")
            ),
            Fund("上年结转资金", "funds.carried_over", ("0.00", "0.00", "0.00", "—", "—", "—")),
        ],
    )
    goals(g, wording, "聘用草原管护员96名，补助按季发放到人。", "聘用96名，补助4次发放到人，未发生草原火情。")
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "聘用管护员人数", qty("96名", "96", "名"), qty("96名", "96", "名"), "20", "20"),
            Line(OUT, "质量指标", "管护员考核合格率", qty("≥98%", "98", "%", ">="), WHOLE, "20", "20"),
            Line(OUT, "时效指标", "补助发放及时率", WHOLE, WHOLE, "10", "10"),
            Line(BEN, "社会效益指标", "脱贫户就业人数", qty("≥40人", "40", "人", ">="), qty("43人", "43", "人"), "30", "30"),
            Line(SAT, "服务对象满意度指标", "管护员满意度", qty("≥95%", "95", "%", ">="), qty("98.9%", "98.9", "%"), "10", "10"),
        ],
    )  # fmt: skip
    total(g, "总分", "100", "99.93")
    return g
