"""Two units of 抚松县 2021 in one file, merged of what two programs made: ReportLab's thin lines, then a printed web page."""

from functools import partial

from corpus import said
from corpus.claims import qty, words, yuan
from corpus.pdfdraw import Look, drawn
from corpus.pdfforms import ROOM, Fund, Line, Wording, department, funds, goals, indicators, names, total
from corpus.pdfhtml import print_page
from corpus.pdfmerge import merged
from corpus.pdfwriter import Grid, PdfReport

SLUG = "pdf-jilin-2021-two-units"
SCHOOL, STATION = "抚松县松江河镇中心小学", "抚松县参业技术推广站"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
WHOLE = qty("100%", "100", "%")


def write() -> PdfReport:
    draw = merged(
        drawn(Look(lines="strokes", footer="- {page} -", watermark="抚松县财政局", body=14)),
        partial(print_page, header="抚松县2021年度项目支出绩效自评"),
    )
    r = PdfReport(SCHOOL, 2021, "抚松县2021年度绩效自评报告（小学、参业站）.pdf", draw)
    school(r)
    r.next_report(STATION, 2021)
    station(r)
    return r


def school(r: PdfReport) -> None:
    r.title(
        SCHOOL,
        "2021年度部门整体支出绩效自评报告",
        said=(
            said.text("org_name", SCHOOL, SCHOOL),
            said.text("title", "2021年度部门整体支出绩效自评报告", "2021年度部门整体支出绩效自评报告"),
        ),
    )
    r.heading("一、基本情况")
    r.para(
        "学校为全额拨款事业单位，现有教学班24个，在校学生1086人。2021年末编制78名，在职教职工75人，退休31人。",
        said.count("教学班", "24个", "24", "个"),
        said.count("在校学生", "1086人", "1086", "人"),
        said.count("编制", "78名", "78", "名", field="staff.establishment"),
        said.count("在职教职工", "75人", "75", "人", field="staff.actual"),
        said.count("退休", "31人", "31", "人", field="staff.retired"),
    )
    r.heading("二、资金使用情况")
    r.para(
        "2021年年初预算986.4万元，全年预算1021.8万元，全年支出1004.3万元，预算执行率98.29%。其中基本支出912.6万元，项目支出91.7万元。",
        said.money("expenditure.total", "年初预算", "986.4万元", "986.4", "万元", "budget"),
        said.money("expenditure.total", "全年预算", "1021.8万元", "1021.8", "万元", "adjusted_budget"),
        said.money("expenditure.total", "全年支出", "1004.3万元", "1004.3", "万元"),
        said.rate("execution_rate", "预算执行率", "98.29%", "98.29", "rate"),
        said.money("expenditure.basic", "基本支出", "912.6万元", "912.6", "万元"),
        said.money("expenditure.project", "项目支出", "91.7万元", "91.7", "万元"),
    )
    r.heading("三、自评结论")
    r.para(
        "学校2021年度整体支出绩效自评得分97.83分，等级为“优”。",
        said.count("整体支出绩效自评得分", "97.83分", "97.83", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "等级"),
    )
    r.sign("2022年3月16日", said=(said.text("report_date", "2022年3月16日", "2022-03-16"),))
    r.page()
    r.line("附件1", size=12)
    r.line("部门整体支出绩效自评表", "center", 16)
    r.line("（2021年度）", "center")
    r.add(school_form())


def school_form() -> Grid:
    g = Grid(ROOM, "self_evaluation", 0, size=9, heads=0)
    wording = Wording(
        funds="年度预算\n（万元）", goal_heads=("预期目标", "实际完成情况"), lines="绩效\n指标", total="总分"
    )
    department(g, SCHOOL, "单位名称")
    funds(
        g,
        wording,
        [
            Fund("年度资金总额", "funds.total", ("986.40", "1021.80", "1004.30", "10", "98.29%", "9.83")),
            Fund("其中：财政拨款", "funds.current_appropriation", ("986.40", "1009.80", "994.30", "—", "98.47%", "—")),
            Fund("其他资金", "funds.other", ("0.00", "12.00", "10.00", "—", "83.33%", "—")),
        ],
    )
    goals(
        g,
        wording,
        "开齐开足国家课程，落实营养改善计划，改善校舍条件，义务教育巩固率不低于99%。",
        "课程开齐开足，营养改善计划惠及全部学生，维修校舍1200平方米，义务教育巩固率99.6%。",
    )
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "营养改善计划受益学生", qty("≥1080人", "1080", "人", ">="), qty("1086人", "1086", "人"), "15", "15"),
            Line(OUT, "数量指标", "校舍维修面积", qty("1200平方米", "1200", "㎡", "=", "平方米"), qty("1200平方米", "1200", "㎡", "=", "平方米"), "10", "10"),
            Line(OUT, "质量指标", "义务教育巩固率", qty("≥99%", "99", "%", ">="), qty("99.6%", "99.6", "%"), "15", "15"),
            Line(OUT, "时效指标", "资金拨付及时率", WHOLE, qty("96%", "96", "%"), "10", "9", "第四季度公用经费到账较晚。"),
            Line(BEN, "社会效益指标", "控辍保学成效", words("无辍学学生"), words("无辍学学生"), "30", "30"),
            Line(SAT, "服务对象满意度指标", "家长满意度", qty("≥95%", "95", "%", ">="), qty("94.1%", "94.1", "%"), "10", "9", "课后服务项目偏少。"),
        ],
    )  # fmt: skip
    total(g, "总分", "100", "97.83")
    return g


def station(r: PdfReport) -> None:
    r.title(
        STATION,
        "2021年度项目支出绩效自评报告",
        said=(
            said.text("org_name", STATION, STATION),
            said.text("title", "2021年度项目支出绩效自评报告", "2021年度项目支出绩效自评报告"),
        ),
    )
    r.heading("一、项目概况")
    r.para(
        "林下参技术推广项目预算360000元，实际支出352800元，执行率98%。全年推广林下参种植面积1.6万亩，培训参农860人次，参农满意度97.5%。",
        said.count("林下参技术推广项目预算", "360000元", "360000", "元"),
        said.count("林下参技术推广项目实际支出", "352800元", "352800", "元"),
        said.rate("fact", "执行率", "98%", "98"),
        said.count("林下参种植面积", "1.6万亩", "1.6", "亩", "万亩"),
        said.count("参农", "860人次", "860", "人次"),
        said.rate("fact", "参农满意度", "97.5%", "97.5"),
    )
    r.heading("二、存在的问题")
    r.para("病虫害监测手段单一，参龄记录不完整。下一步将建立参地电子档案。")
    r.sign("2022年2月25日", said=(said.text("report_date", "2022年2月25日", "2022-02-25"),))
    r.page()
    r.line("项目支出绩效自评表", "center", 16)
    r.line("（2021年度）　　　　　　金额单位：元", "center")
    r.add(station_form())


def station_form() -> Grid:
    g = Grid(ROOM, "project_evaluation", 0, size=9)
    wording = Wording(funds="项目资金", amount=yuan, line_heads=("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "未完成原因"))  # fmt: skip
    names(g, "林下参技术推广", "抚松县农业农村局", STATION)
    funds(
        g,
        wording,
        [
            Fund("年度资金总额", "funds.total", ("360000", "360000", "352800", "10", "98%", "9.8")),
            Fund("其中：本年财政拨款", "funds.current_appropriation", ("360000", "360000", "352800", "/", "98%", "/")),
        ],
    )
    goals(g, wording, "推广林下参1.5万亩，培训参农800人次。", "推广林下参1.6万亩，培训参农860人次。")
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "推广面积", qty("≥1.5万亩", "15000", "亩", ">=", "万亩"), qty("1.6万亩", "16000", "亩", "=", "万亩"), "20", "20"),
            Line(OUT, "数量指标", "培训参农", qty("≥800人次", "800", "人次", ">="), qty("860人次", "860", "人次"), "20", "20"),
            Line(OUT, "成本指标", "亩均成本", qty("≤24元", "24", "元", "<="), qty("22.05元", "22.05", "元"), "10", "10"),
            Line(BEN, "经济效益指标", "参农人均增收", qty("1500元", "1500", "元"), qty("1380元", "1380", "元"), "30", "27", "鲜参价格回落。"),
            Line(SAT, "服务对象满意度指标", "参农满意度", qty("≥95%", "95", "%", ">="), qty("97.5%", "97.5", "%"), "10", "10"),
        ],
    )  # fmt: skip
    total(g, "总分", "100", "96.8")
    return g
