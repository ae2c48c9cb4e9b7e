"""蔚县剪纸产业服务中心 2022: a web page printed by Chromium, two forms that share borders, the second over two pages with its head printed again."""

from functools import partial

from corpus import said
from corpus.claims import head, qty, words, yuan
from corpus.pdfforms import ROOM, Fund, Line, Wording, department, funds, goals, indicators, names, total
from corpus.pdfhtml import print_page
from corpus.pdfwriter import Grid, PdfReport

SLUG = "pdf-hebei-2022-yuxian"
ORG = "蔚县剪纸产业服务中心"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
WHOLE = qty("100%", "100", "%")
HEADS = ("年初预算", "调整后预算数", "全年执行数", "权重", "执行率", "得分")
MEASURES = ("opening_budget", "adjusted_budget", "executed", "weight", "rate", "score")


def write() -> PdfReport:
    draw = partial(print_page, header="蔚县2022年度绩效自评材料", watermark="蔚县财政局 预算公开")
    r = PdfReport(ORG, 2022, "蔚县剪纸产业服务中心2022年度绩效自评报告.pdf", draw)
    r.title(
        ORG,
        "2022年度整体支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2022年度整体支出绩效自评报告", "2022年度整体支出绩效自评报告"),
        ),
    )
    r.heading("一、基本情况")
    r.para(
        "中心为县文化广电和旅游局所属事业单位，承担剪纸产业规划、非遗展示和技艺培训。2022年末编制14人，在职13人。",
        said.count("编制", "14人", "14", "人", field="staff.establishment"),
        said.count("在职", "13人", "13", "人", field="staff.actual"),
    )
    r.heading("二、资金使用情况")
    r.para(
        "2022年年初预算2,860,000.00元，调整后预算2,985,600.00元，全年支出2,941,800.00元，预算执行率98.53%。其中基本支出1,541,800.00元，项目支出1,400,000.00元。政府采购支出236,500.00元，同比增长12.4%。",
        said.money("expenditure.total", "年初预算", "2,860,000.00元", "2860000.00", "元", "budget"),
        said.money("expenditure.total", "调整后预算", "2,985,600.00元", "2985600.00", "元", "adjusted_budget"),
        said.money("expenditure.total", "全年支出", "2,941,800.00元", "2941800.00", "元"),
        said.rate("execution_rate", "预算执行率", "98.53%", "98.53", "rate"),
        said.money("expenditure.basic", "基本支出", "1,541,800.00元", "1541800.00", "元"),
        said.money("expenditure.project", "项目支出", "1,400,000.00元", "1400000.00", "元"),
        said.money("procurement.amount", "政府采购支出", "236,500.00元", "236500.00", "元"),
        said.change("procurement.amount", "政府采购支出", "12.4%", "12.4", "%", "up", "同比"),
    )
    r.heading("三、绩效完成情况")
    r.para(
        "全年举办剪纸技艺培训26期，培训学员1,240人次，组织展览9场，接待观众约8万人次，带动剪纸户户均增收3200元，学员满意度96.1%。",
        said.count("剪纸技艺培训", "26期", "26", "期"),
        said.count("学员", "1,240人次", "1240", "人次"),
        said.count("展览", "9场", "9", "场"),
        said.count("观众", "约8万人次", "8", "人次", "万人次", comparator="~"),
        said.count("剪纸户户均增收", "3200元", "3200", "元"),
        said.rate("fact", "学员满意度", "96.1%", "96.1"),
    )
    r.para(
        "整体支出自评得分98.85分，评价等级为优。",
        said.count("整体支出自评得分", "98.85分", "98.85", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "评价等级"),
    )
    r.sign("2023年2月20日", said=(said.text("report_date", "2023年2月20日", "2023-02-20"),))
    r.page()
    r.line("附件1", size=12)
    r.line("整体支出绩效自评表", "center", 16)
    r.line("（2022年度）　　　　　　　　　单位：元", "center")
    r.add(whole())
    r.blank()
    r.line("附件2", size=12)
    r.add(project())
    return r


def whole() -> Grid:
    g = Grid(ROOM, "self_evaluation", size=9)
    wording = Wording(
        funds="部门预算\n执行情况",
        fund_heads=HEADS,
        measures=MEASURES,
        amount=yuan,
        goal="年度总体\n目标",
        goal_heads=("年初设定目标", "完成情况"),
        line_heads=("一级指标", "二级指标", "三级指标", "目标值", "完成值", "权重", "得分", "偏差原因"),
        lines="绩效\n指标",
        total="合计",
    )
    department(g, ORG, "单位名称")
    funds(
        g,
        wording,
        [
            Fund("年度资金总额：", "funds.total", ("2,860,000.00", "2,985,600.00", "2,941,800.00", "10", "98.53%", "9.85")),
            Fund("财政拨款", "funds.current_appropriation", ("2,760,000.00", "2,865,600.00", "2,841,800.00", "-", "99.17%", "-")),
            Fund("单位资金", "funds.unit", ("100,000.00", "120,000.00", "100,000.00", "-", "83.33%", "-")),
        ],
    )  # fmt: skip
    goals(
        g,
        wording,
        "培养剪纸从业人员，办好剪纸展览，扩大剪纸品牌影响。",
        "举办培训26期、展览9场，剪纸从业人员稳步增加，品牌影响扩大。",
    )
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "举办技艺培训", qty("≥24期", "24", "期", ">="), qty("26期", "26", "期"), "15", "15"),
            Line(OUT, "数量指标", "组织展览", qty("10场", "10", "场"), qty("9场", "9", "场"), "10", "9", "一场外出展览改为线上举办。"),
            Line(OUT, "质量指标", "培训合格率", qty("≥95%", "95", "%", ">="), qty("97.3%", "97.3", "%"), "10", "10"),
            Line(OUT, "时效指标", "展览按期开幕率", WHOLE, WHOLE, "15", "15"),
            Line(BEN, "经济效益指标", "剪纸户户均增收", qty("不低于3000元", "3000", "元", ">="), qty("3200元", "3200", "元"), "15", "15"),
            Line(BEN, "社会效益指标", "剪纸品牌影响力", words("逐步扩大"), words("逐步扩大"), "15", "15"),
            Line(SAT, "服务对象满意度", "学员满意度", qty("≥90%", "90", "%", ">="), qty("96.1%", "96.1", "%"), "10", "10"),
        ],
    )  # fmt: skip
    total(g, "合计", "100", "98.85")
    return g


def project() -> Grid:
    g = Grid(ROOM, "project_evaluation", size=9, heads=2)
    wording = Wording(
        funds="项目资金",
        amount=yuan,
        merged=False,
        goal_heads=("年初设定目标", "全年实际完成情况"),
        line_heads=("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "未完成原因分析"),
    )
    g.row(head("项目支出绩效自评表", 9, bold=True))
    g.row(head("（2022年度）", 6), head("单位：元", 3))
    names(g, "剪纸技艺传承与展示", "蔚县文化广电和旅游局", ORG)
    funds(
        g,
        wording,
        [
            Fund("年度资金总额", "funds.total", ("1,350,000.00", "1,420,000.00", "1,400,000.00", "10", "98.59%", "9.86")),
            Fund("其中：财政拨款", "funds.current_appropriation", ("1,250,000.00", "1,300,000.00", "1,300,000.00", "—", "100%", "—")),
            Fund("单位资金", "funds.unit", ("100,000.00", "120,000.00", "100,000.00", "—", "83.33%", "—")),
        ],
    )  # fmt: skip
    goals(g, wording, "开展剪纸技艺传承培训，举办主题展览，征集剪纸作品。", "已完成。培训1,240人次，征集作品362件。")
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "培训学员人次", qty("≥1,200人次", "1200", "人次", ">="), qty("1,240人次", "1240", "人次"), "20", "20"),
            Line(OUT, "数量指标", "征集剪纸作品", qty("360件", "360", "件"), qty("362件", "362", "件"), "15", "15"),
            Line(OUT, "成本指标", "人均培训成本", qty("≤500元", "500", "元", "<="), qty("486.5元", "486.5", "元"), "15", "15"),
            Line(BEN, "社会效益指标", "展览观众人次", qty("≥8.5万人次", "85000", "人次", ">=", "万人次"), qty("8万人次", "80000", "人次", "=", "万人次"), "20", "18.5", "年末两场展览限流。"),
            Line(BEN, "可持续影响指标", "传承人梯队", words("健全"), words("健全"), "10", "10"),
            Line(SAT, "服务对象满意度指标", "观众满意度", qty("≥92%", "92", "%", ">="), qty("94.8%", "94.8", "%"), "10", "10"),
        ],
    )  # fmt: skip
    total(g, "总分", "100", "98.36")
    return g
