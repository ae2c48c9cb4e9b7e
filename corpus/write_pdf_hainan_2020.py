"""琼中县湾岭农产品检测站 2020: prose in two columns under a watermark, and a form without upright lines: one line a row."""

from corpus import said
from corpus.claims import fen, head, qty, rate, value, wan, words
from corpus.pdfdraw import Look, drawn
from corpus.pdfforms import MEASURES, Line, Wording, one, total
from corpus.pdfwriter import Grid, PdfReport

SLUG = "pdf-hainan-2020-qiongzhong"
ORG = "琼中县湾岭农产品检测站"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
WIDE = [80, 90, 110, 90, 90, 60, 60, 120]
HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "未完成原因分析")
COLUMNS = ("target", "actual", "weight", "score", "reason")
LOOK = Look(
    lines="rules",
    watermark="湾岭检测站",
    header="琼中县湾岭农产品检测站2020年度绩效自评",
    footer="第 {page} 页",
    body=16,
)


def write() -> PdfReport:
    r = PdfReport(ORG, 2020, "琼中县湾岭农产品检测站2020年度项目支出绩效自评报告.pdf", drawn(LOOK))
    r.title(
        ORG,
        "2020年度项目支出绩效自评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2020年度项目支出绩效自评报告", "2020年度项目支出绩效自评报告"),
        ),
    )
    r.columns()
    r.heading("一、基本情况")
    r.para(
        "我站为县农业农村局下属公益一类事业单位，承担农产品质量安全例行监测、监督抽检和技术培训。2020年末编制12名，在职11人，检测车2辆，实验室面积460平方米。",
        said.count("编制", "12名", "12", "名", field="staff.establishment"),
        said.count("在职", "11人", "11", "人", field="staff.actual"),
        said.count("检测车", "2辆", "2", "辆"),
        said.count("实验室面积", "460平方米", "460", "㎡", "平方米"),
    )
    r.heading("二、项目实施情况")
    r.para(
        "农产品质量安全监测项目年初预算42.5万元，全年预算42.5万元，全年执行41.36万元，执行率97.32%。全年完成定量检测1260批次，快速检测8.4万批次，合格率分别为99.1%和99.8%；开展培训6期，培训农户530人次。",
        said.count("农产品质量安全监测项目年初预算", "42.5万元", "42.5", "元", "万元", measure="budget"),
        said.count("农产品质量安全监测项目全年预算", "42.5万元", "42.5", "元", "万元", measure="adjusted_budget"),
        said.count("农产品质量安全监测项目全年执行", "41.36万元", "41.36", "元", "万元"),
        said.rate("fact", "执行率", "97.32%", "97.32"),
        said.count("定量检测", "1260批次", "1260", "批次"),
        said.count("快速检测", "8.4万批次", "8.4", "批次", "万批次"),
        said.rate("fact", "合格率", "99.1%", "99.1"),
        said.rate("fact", "合格率", "99.8%", "99.8"),
        said.count("培训", "6期", "6", "期"),
        said.count("农户", "530人次", "530", "人次"),
    )
    r.heading("三、主要成效")
    r.para(
        "不合格产品全部追溯处置，处置率100%。与上年相比，定量检测增加180批次，增长16.67%。检测报告平均出具时间由5天缩短到3天。农户对检测服务的满意度为98.2%，比目标值高3.2个百分点。",
        said.rate("fact", "处置率", "100%", "100"),
        said.change("fact", "定量检测", "180批次", "180", "批次", "up", "上年"),
        said.change("fact", "定量检测", "16.67%", "16.67", "%", "up", "上年"),
        said.count("检测报告平均出具时间", "5天", "5", "天", optional=True),
        said.count("检测报告平均出具时间", "3天", "3", "天", optional=True),
        said.rate("fact", "农户对检测服务的满意度", "98.2%", "98.2"),
        said.change("fact", "农户对检测服务的满意度", "3.2个百分点", "3.2", "百分点", "up", "目标值"),
    )
    r.heading("四、存在的问题和措施")
    r.para(
        "一是样品前处理设备老化，二是基层检测员流动性大。下一步将争取设备更新资金，并与农业院校合作培养检测人员，稳定检测队伍。"
    )
    r.sign("2021年2月8日", said=(said.text("report_date", "2021年2月8日", "2021-02-08"),))
    r.page("landscape")
    r.line("附件　　　　项目支出绩效自评表（2020年度）", size=12)
    r.add(form())
    return r


def form() -> Grid:
    g = Grid(WIDE, "project_evaluation", 0, size=9)
    g.rule()
    g.row(head("项目名称"), value(one("project.name", "项目名称", words("农产品质量安全监测")), 7, align="left"))
    g.row(
        head("主管部门"),
        value(one("project.supervisor", "主管部门", words("琼中县农业农村局")), 3, align="left"),
        head("实施单位"),
        value(one("project.implementer", "实施单位", words(ORG)), 3, align="left"),
    )
    g.rule()
    g.row(head("项目资金（万元）", 2), *map(head, Wording.fund_heads))
    says = [wan("42.50"), wan("42.50"), wan("41.36"), fen("10"), rate("97.32%"), fen("9.73")]
    amounts = [value(one("funds.total", "年度资金总额", say, m)) for m, say in zip(MEASURES, says, strict=True)]
    g.row(head("年度资金总额", 2), *amounts)
    g.rule()
    g.row(head("预期目标", 4, align="left"), head("实际完成情况", 4, align="left"))
    g.row(
        value(one("goal", "预期目标", words("完成定量检测1200批次。"), "target"), 4, align="left"),
        value(one("goal", "实际完成情况", words("完成定量检测1260批次。"), "actual"), 4, align="left"),
    )
    g.rule()
    g.row(*map(head, HEADS))
    g.rule()
    for line in (
        Line(OUT, "数量指标", "定量检测批次", qty("≥1200批次", "1200", "批次", ">="), qty("1260批次", "1260", "批次"), "25", "25"),
        Line(OUT, "质量指标", "定量检测合格率", qty("≥98%", "98", "%", ">="), qty("99.1%", "99.1", "%"), "25", "25"),
        Line(BEN, "社会效益指标", "不合格处置率", qty("100%", "100", "%"), qty("100%", "100", "%"), "30", "30"),
        Line(SAT, "服务对象满意度", "农户满意度", qty("≥95%", "95", "%", ">="), qty("98.2%", "98.2", "%"), "10", "10"),
    ):  # fmt: skip
        says = [line.target, line.actual, fen(line.weight), fen(line.score), words(line.reason)]
        item = f"{line.first}/{line.second}/1"
        cells = [value(one("indicator", line.label, say, m, item)) for m, say in zip(COLUMNS, says, strict=True)]
        g.row(head(line.first), head(line.second), head(line.label), *cells)
    g.rule()
    total(g, "总分", "100", "99.73")
    return g
