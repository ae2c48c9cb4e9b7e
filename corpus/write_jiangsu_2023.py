"""沭阳县古栗林保护管理所 2023: the title inside the table, funds as pairs, years side by side, 得分 in the last column."""

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "jiangsu-2023-shuyang"
ORG = "沭阳县古栗林保护管理所"
Line = tuple[str, str, Says, Says, str, str]  # 三级指标, 权重, 目标值, 实际完成值, 扣分原因, 得分
USES = (
    ("基本支出", "funds.use.basic", ("345.86", "362.60", "359.15")),
    ("其中：人员经费", "", ("304.51", "318.40", "316.20")),
    ("公用经费", "", ("41.35", "44.20", "42.95")),
    ("项目支出", "funds.use.project", ("131.44", "150.00", "143.20")),
    ("其中：运转类", "", ("35.14", "38.00", "37.24")),
    ("特定目标类", "", ("96.30", "112.00", "105.96")),
)
USE_MEASURES = ("", "full_year_budget", "executed")  # the contract has no measure of funds for the year before


def of(raw: str, number: str, unit: str, comparator: str = "=") -> Says:
    return qty(raw, number, unit, comparator)


FORM: tuple[tuple[str, str, tuple[tuple[str, tuple[Line, ...]], ...]], ...] = (
    (
        "决策",
        "10分",
        (
            ("计划制定", (("工作计划制定健全性", "5", words("健全"), words("健全"), "", "5"),)),
            ("目标设定", (("绩效目标合理性", "5", words("合理"), words("合理"), "", "5"),)),
        ),
    ),
    (
        "过程",
        "25分",
        (
            (
                "预算执行",
                (
                    (
                        "预算执行率",
                        "10",
                        of("100%", "100", "%"),
                        of("98.00%", "98", "%"),
                        "古栗树复壮工程质保金未到付款期，扣0.2分",
                        "9.8",
                    ),
                    ("公用经费控制率", "5", of("≤100%", "100", "%", "<="), of("97.17%", "97.17", "%"), "", "5"),
                ),
            ),
            ("预算管理", (("预决算信息公开度", "5", words("公开"), words("按时公开"), "", "5"),)),
            (
                "资产管理",
                (
                    (
                        "固定资产利用率",
                        "5",
                        of("≥95%", "95", "%", ">="),
                        of("94%", "94", "%"),
                        "2台喷药车待报废，扣0.3分",
                        "4.7",
                    ),
                ),
            ),
        ),
    ),
    (
        "履职",
        "40分",
        (
            (
                "古栗林管护",
                (
                    ("巡护古栗林面积", "10", of("4200亩", "4200", "亩"), of("4200亩", "4200", "亩"), "", "10"),
                    ("复壮古栗树", "15", of("≥260株", "260", "株", ">="), of("268株", "268", "株"), "", "15"),
                ),
            ),
            (
                "病虫害防治",
                (
                    ("防治作业面积", "10", of("≥6000亩", "6000", "亩", ">="), of("6150亩", "6150", "亩"), "", "10"),
                    ("病虫害成灾率", "5", of("≤3‰", "3", "‰", "<="), of("1.8‰", "1.8", "‰"), "", "5"),
                ),
            ),
        ),
    ),
    (
        "效益",
        "25分",
        (
            (
                "社会效益",
                (
                    (
                        "接待参观人次",
                        "10",
                        qty("≥5万人次", "50000", "人次", ">=", "万人次"),
                        qty("4.75万人次", "47500", "人次", "=", "万人次"),
                        "板栗采摘节因连续降雨少办一场，扣1分",
                        "9",
                    ),
                ),
            ),
            ("生态效益", (("古栗树保存率", "10", of("100%", "100", "%"), of("100%", "100", "%"), "", "10"),)),
            ("满意度", (("林区群众满意度", "5", of("≥90%", "90", "%", ">="), of("92.6%", "92.6", "%"), "", "5"),)),
        ),
    ),
)


def write() -> Report:
    r = Report(ORG, 2023, "沭阳县古栗林保护管理所2023年度单位整体支出绩效自评报告.docx")
    title = "2023年度单位整体支出绩效自评报告"
    for _ in range(3):
        r.blank()
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.blank()
    r.line("填报人：仲○○　　联系电话：0527-8350000", "center", size=28, font="楷体_GB2312")
    r.page_break()
    prose(r)
    r.section_break()
    r.add(self_evaluation())
    r.line("注：扣分原因由单位如实填写，未扣分的不填。", size=18, font="仿宋_GB2312")
    return r


def prose(r: Report) -> None:
    r.heading("一、单位概况")
    r.para(
        "我所负责沭阳古栗林的管护、病虫害防治和科普接待。核定事业编制22名，年末在职人员21人，退休人员9人。",
        said.count("事业编制", "22名", "22", "名", field="staff.establishment"),
        said.count("在职人员", "21人", "21", "人", field="staff.actual"),
        said.count("退休人员", "9人", "9", "人", field="staff.retired"),
    )
    r.heading("二、资金使用情况")
    r.para(
        "2023年年初预算486.20万元，全年预算512.60万元，全年支出502.35万元，预算执行率98.00%。"
        "其中基本支出359.15万元，项目支出143.20万元。",
        said.money("expenditure.total", "年初预算", "486.20万元", "486.20", "万元", "budget"),
        said.money("expenditure.total", "全年预算", "512.60万元", "512.60", "万元", "adjusted_budget"),
        said.money("expenditure.total", "全年支出", "502.35万元", "502.35", "万元"),
        said.rate("execution_rate", "预算执行率", "98.00%", "98", "rate"),
        said.money("expenditure.basic", "基本支出", "359.15万元", "359.15", "万元"),
        said.money("expenditure.project", "项目支出", "143.20万元", "143.20", "万元"),
    )
    r.heading("三、履职成效")
    r.para(
        "全年复壮古栗树268株，防治作业面积6150亩，接待参观4.75万人次，林区群众满意度92.6%。",
        said.count("古栗树", "268株", "268", "株"),
        said.count("防治作业面积", "6150亩", "6150", "亩"),
        said.count("参观", "4.75万人次", "4.75", "人次", "万人次"),
        said.rate("fact", "林区群众满意度", "92.6%", "92.6"),
    )
    r.heading("四、自评结论")
    r.para(
        "经自评，我所2023年度单位整体支出绩效自评得分98.5分，等级为优。",
        said.Said("score_total", "自评得分", "98.5分", "98.5", "分", "分", "score"),
        said.text("grade", "优", "优", "等级"),
    )
    r.blank()
    r.sign("2024年3月22日", said=(said.text("report_date", "2024年3月22日", "2024-03-22"),))


def one(field: str, label: str, says: Says, measure: str = "value", period: str = "") -> Claim:
    return Claim(field, measure, label, says, period=period)


def self_evaluation() -> Table:
    # 0 一级 | 1 二级 | 2 三级 | 3 weight | 4 target | 5 actual | 6 reason | 7 score
    t = Table([1150, 1250, 1750, 700, 1150, 1150, 1450, 750], "self_evaluation", size=18, row_height=360, font="仿宋")
    t.row(head("单位整体支出绩效自评表（2023年度）", 8, bold=True, size=32), height=760)
    t.row(
        head("单位名称"),
        value(one("department", "单位名称", words(ORG)), 3, align="left"),
        head("预算代码"),
        value(one("budget_code", "预算代码", words("213006")), 3),
    )
    t.row(
        head("资金情况\n（万元）", down=2),
        head("年初预算"),
        value(one("funds.total", "年初预算", wan("486.20"), "opening_budget"), 2),
        head("全年预算", 2),
        value(one("funds.total", "全年预算", wan("512.60"), "full_year_budget"), 2),
    )
    t.row(
        head("全年执行"),
        value(one("funds.total", "全年执行", wan("502.35"), "executed"), 2),
        head("预算执行率", 2),
        value(one("funds.total", "预算执行率", rate("98.00%"), "rate"), 2),
    )
    t.row(
        head("支出构成\n（万元）", down=7), head("支出类别", 2), head("2022年\n执行数", 2), head("2023年\n全年预算数"),
        head("2023年\n执行数", 2),
    )  # fmt: skip
    for label, field, money in USES:
        cells = []
        for measure, raw, wide in zip(USE_MEASURES, money, (2, 1, 2), strict=True):
            claims = (one(field, label, wan(raw), measure),) if field and measure else ()
            cells.append(Cell(raw, wide, claims=claims))
        indent = 0 if field else 200
        t.row(Cell(label, 2, align="left", indent=indent), *cells)
    goal = "加强古栗林巡护和病虫害防治，复壮衰弱古栗树，办好板栗采摘节，提高群众护林意识。"
    done = "巡护、防治和复壮任务全部完成，采摘节少办一场，接待参观人次略低于目标。"
    t.row(head("年度绩效目标"), value(one("goal", "年度绩效目标", words(goal), "target"), 7, align="left"), height=480)
    t.row(head("目标完成情况"), value(one("goal", "目标完成情况", words(done), "actual"), 7, align="left"), height=480)
    heads = ("一级指标\n（权重）", "二级指标", "三级指标", "权重", "目标值", "实际完成值", "扣分原因", "得分")
    t.row(*(head(text, bold=True) for text in heads), repeats=True)
    for first, weight, seconds in FORM:
        down = sum(len(lines) for _, lines in seconds)
        group = Claim("indicator_group", "weight", first, fen(weight), first)
        before = [value(group, 1, down, printed=f"{first}\n（{weight}）")]
        for second, lines in seconds:
            before.append(head(second, down=len(lines)))
            for number, (label, most, target, actual, reason, score) in enumerate(lines, 1):
                item = f"{first}/{second}/{number}"
                t.row(
                    *before,
                    head(label, align="left"),
                    value(Claim("indicator", "weight", label, fen(most), item)),
                    value(Claim("indicator", "target", label, target, item)),
                    value(Claim("indicator", "actual", label, actual, item)),
                    value(Claim("indicator", "reason", label, words(reason), item), align="left"),
                    value(Claim("indicator", "score", label, fen(score), item)),
                )
                before = []
    total = (one("score_total", "自评总分", fen("98.5分"), "score"), one("grade", "自评总分", words("优")))
    t.row(Cell("自评总分：98.5分（优）", 8, claims=total, bold=True))
    return t
