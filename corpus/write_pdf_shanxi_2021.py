"""沁源县灵空山水源保护站 2021: a PDF with the goals of the unit alone, dated below the table; income and spending below 收入 and 支出."""

from corpus import said
from corpus.claims import Says, head, listed, qty, value, wan, words
from corpus.pdfdraw import Look, drawn
from corpus.pdfforms import one
from corpus.pdfwriter import Grid, PdfReport

SLUG = "pdf-shanxi-2021-qinyuan"
ORG = "沁源县灵空山水源保护站"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
GOAL = "保护水源地12处，水质达标，保障3.2万人饮水安全。"
LINES: tuple[tuple[str, str, str, Says], ...] = (
    (OUT, "数量指标", "水源地巡查次数", qty("≥288次", "288", "次", ">=")),
    (OUT, "数量指标", "隔离网维修长度", qty("4.5公里", "4.5", "km", "=", "公里")),
    (OUT, "质量指标", "水质达标率", qty("100%", "100", "%")),
    (OUT, "时效指标", "水质检测频次", words("每季度1次")),
    (BEN, "社会效益指标", "保障饮水人口", qty("3.2万人", "32000", "人", "=", "万人")),
    (SAT, "服务对象满意度指标", "用水群众满意度", qty("≥92%", "92", "%", ">=")),
)
ACCOUNTS = (
    (("一、财政拨款收入", "164.20"), ("一、基本支出", "118.70")),
    (("二、上级补助收入", "20.00"), ("其中：人员经费", "103.40")),
    (("三、其他收入", "1.50"), ("公用经费", "15.30")),
    (("", ""), ("二、项目支出", "67.00")),
    (("收入总计", "185.70"), ("支出总计", "185.70")),
)
LOOK = Look(song=True, header="沁源县灵空山水源保护站", footer="- {page} -", at_top=True, body=15)


def write() -> PdfReport:
    title = "2021年度部门整体支出绩效评价材料"
    r = PdfReport(ORG, 2021, "沁源县灵空山水源保护站2021年度部门整体支出绩效评价材料.pdf", drawn(LOOK))
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.heading("一、单位收支")
    r.line("收支情况表", "center", size=13)
    r.line("单位：万元", "right", size=10)
    r.add(accounts())
    r.heading("二、绩效目标")
    r.para("我站按照职责设定年度绩效目标，并组织实施。")
    r.page()
    r.line("部门（单位）整体支出绩效目标申报表", "center", size=14)
    r.line("（2021年度）", "center", size=10)
    r.add(goals())
    r.line(
        "填表人：任○○　　　填表日期：2022年1月25日　　　联系电话：0355-7800000",
        size=10,
        said=(said.text("report_date", "2022年1月25日", "2022-01-25"),),
    )
    return r


def accounts() -> Grid:
    g = Grid([150, 80, 150, 80], "other", size=10)
    g.row(head("收　　入", 2), head("支　　出", 2))
    g.row(*map(head, ("项　　目", "预算数", "项　　目", "预算数")))
    for halves in ACCOUNTS:
        cells = []
        for heading, (label, amount) in zip(("收　　入", "支　　出"), halves, strict=True):
            paths = (label,) if label else ()
            says = wan(amount) if amount else words("")  # a blank has the unit of its column alone, which prints none
            claim = listed(paths or ("",), (heading, "预算数"), says)
            cells += [head(label, align="left"), value(claim)]
        g.row(*cells)
    return g


def goals() -> Grid:
    g = Grid([50, 80, 110, 130, 100], "self_evaluation", size=10)
    g.row(head("部门（单位）名称", 2), value(one("department", "部门（单位）名称", words(ORG)), 3, align="left"))
    g.row(
        head("年度资金总额（万元）", 2),
        value(one("funds.total", "年度资金总额（万元）", wan("185.70"), "opening_budget"), 3),
    )
    g.row(head("年度总体目标", 2), value(one("goal", "年度总体目标", words(GOAL), "target"), 3, align="left"))
    g.row(head("绩效指标", down=7), *map(head, ("一级指标", "二级指标", "三级指标", "指标值")))
    counts: dict[str, int] = {}
    for first, second, label, target in LINES:
        number = counts[second] = counts.get(second, 0) + 1
        item = f"{first}/{second}/{number}"
        g.row(head(first), head(second), head(label), value(one("indicator", label, target, "target", item)))
    return g
