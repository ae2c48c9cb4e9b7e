"""民勤县红崖山治沙站 2023: text layers that lie. Radicals for characters, an invisible second text, a page that no font explains."""

from corpus import said
from corpus.claims import qty, words
from corpus.pdfdraw import Look, drawn
from corpus.pdfforms import ROOM, Fund, Line, Wording, funds, goals, indicators, names, total
from corpus.pdfmerge import merged
from corpus.pdfwriter import Grid, PdfReport

SLUG = "pdf-gansu-2023-minqin"
ORG = "民勤县红崖山治沙站"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"


def write() -> PdfReport:
    draw = merged(
        drawn(Look(footer="{page}", body=14)), drawn(Look()), drawn(Look(ghost=True, lines="rectangles")), unmapped={1}
    )
    r = PdfReport(ORG, 2023, "民勤县红崖山治沙站2023年度项目支出绩效自评报告.pdf", draw)
    r.title(
        ORG,
        "2023年度项目⽀出绩效⾃评报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "2023年度项目⽀出绩效⾃评报告", "2023年度项目支出绩效自评报告"),
        ),
    )
    r.heading("一、项目⽀出情况")
    r.para(
        "2023年红崖山绿洲外围固沙项目年初预算156.00万元，全年预算156.00万元，全年执⾏152.88万元，执⾏率98.00%。全年压沙⾯积3200亩，栽植梭梭64万株，灌⽔3次，⽤⼯4860人次。",
        said.count("固沙项目年初预算", "156.00万元", "156.00", "元", "万元", measure="budget"),
        said.count("固沙项目全年预算", "156.00万元", "156.00", "元", "万元", measure="adjusted_budget"),
        said.count("固沙项目全年执行", "152.88万元", "152.88", "元", "万元"),
        said.rate("fact", "执行率", "98.00%", "98"),
        said.count("压沙面积", "3200亩", "3200", "亩"),
        said.count("梭梭", "64万株", "64", "株", "万株"),
        said.count("灌水", "3次", "3", "次"),
        said.count("用工", "4860人次", "4860", "人次"),
    )
    r.heading("二、⾃评结论")
    r.para(
        "梭梭当年成活率86.5%，高于85%的目标。项目⾃评得分98.8分，等级为优。",
        said.rate("fact", "梭梭当年成活率", "86.5%", "86.5"),
        said.rate("fact", "目标", "85%", "85"),
        said.count("项目自评得分", "98.8分", "98.8", "分", field="score_total", measure="score"),
        said.text("grade", "优", "优", "等级", optional=True),
    )
    r.sign("2024年3月1日", said=(said.text("report_date", "2024年3月1日", "2024-03-01"),))
    r.part()
    r.line("附件1", size=12)
    r.para("（本页为资金审批单的复印件，所用字体没有编码表：批准压沙3200亩，下达资金156万元，验收合格率97%。）" * 3)
    r.part()
    r.line("附件2", size=12)
    r.line("项目⽀出绩效⾃评表", "center", 16)
    r.line("（2023年度）", "center")
    r.add(form())
    return r


def form() -> Grid:
    g = Grid(ROOM, "project_evaluation", 0, size=9)
    wording = Wording(
        funds="项目资⾦\n（万元）",
        fund_heads=("年初预算数", "全年预算数", "全年执⾏数", "分值", "执⾏率", "得分"),
        line_heads=(
            "⼀级指标",
            "⼆级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析及改进措施",
        ),
    )
    names(g, "红崖山绿洲外围固沙", "民勤县林业和草原局", ORG)
    funds(
        g,
        wording,
        [
            Fund("年度资⾦总额", "funds.total", ("156.00", "156.00", "152.88", "10", "98.00%", "9.8")),
            Fund(
                "其中：当年财政拨款", "funds.current_appropriation", ("156.00", "156.00", "152.88", "—", "98.00%", "—")
            ),
        ],
    )
    goals(g, wording, "完成压沙3200亩，梭梭成活率不低于85%。", "完成压沙3200亩，梭梭成活率86.5%。")
    indicators(
        g,
        wording,
        [
            Line(OUT, "数量指标", "压沙面积", qty("3200亩", "3200", "亩"), qty("3200亩", "3200", "亩"), "20", "20"),
            Line(OUT, "质量指标", "梭梭成活率", qty("≥85%", "85", "%", ">="), qty("86.5%", "86.5", "%"), "20", "20"),
            Line(OUT, "时效指标", "完成时间", words("4月底前"), words("5月6日"), "10", "9", "沙尘天气停工6天。"),
            Line(BEN, "生态效益指标", "风沙危害程度", words("减轻"), words("减轻"), "30", "30"),
            Line(SAT, "服务对象满意度指标", "村民满意度", qty("≥90%", "90", "%", ">="), qty("95%", "95", "%"), "10", "10"),
        ],
    )  # fmt: skip
    total(g, "总分", "100", "98.8")
    return g
