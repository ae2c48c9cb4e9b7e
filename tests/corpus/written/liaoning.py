"""桓仁满族自治县回龙山林业站 2022: income and spending side by side, 三公经费 in a table of their own, one project."""

from corpus import said
from corpus.claims import Claim, Says, fen, head, listed, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

ORG = "桓仁满族自治县回龙山林业站"
ACCOUNTS = (
    (("一、财政拨款", "286.40", "292.75"), ("一、农林水支出", "251.10", "254.90")),
    (("其中：一般公共预算", "286.40", "292.75"), ("二、社会保障和就业支出", "22.60", "23.85")),
    (("二、事业收入", "0.00", "0.00"), ("三、卫生健康支出", "11.20", "11.62")),
    (("三、其他收入", "12.00", "14.30"), ("四、住房保障支出", "13.50", "13.88")),
    (("本年收入合计", "298.40", "307.05"), ("本年支出合计", "298.40", "304.25")),
    (("上年结转", "0.00", "1.20"), ("结转下年", "0.00", "4.00")),
    (("总计", "298.40", "308.25"), ("总计", "298.40", "308.25")),
)
THREE = (
    ("“三公”经费合计", "total", ("9.86", "9.50", "8.74"), "-1.12"),
    ("因公出国（境）费用", "abroad", ("0.00", "0.00", "0.00"), "0.00"),
    ("公务接待费", "reception", ("1.46", "1.30", "0.92"), "-0.54"),
    ("公务用车购置及运行费", "vehicle", ("8.40", "8.20", "7.82"), "-0.58"),
    ("其中：公务用车购置费", "vehicle.purchase", ("0.00", "0.00", "0.00"), "0.00"),
    ("公务用车运行费", "vehicle.running", ("8.40", "8.20", "7.82"), "-0.58"),
)
Line = tuple[str, str, str, Says, Says, str, str, str]  # 一级, 二级, 三级, target, actual, weight, 评分说明, score
LINES: tuple[Line, ...] = (
    (
        "产出指标",
        "数量指标",
        "森林抚育面积",
        qty("1800亩", "1800", "亩"),
        qty("1800亩", "1800", "亩"),
        "20",
        "每少1%扣0.5分",
        "20",
    ),
    (
        "产出指标",
        "数量指标",
        "有害生物防治",
        qty("≥2400亩", "2400", "亩", ">="),
        qty("2280亩", "2280", "亩"),
        "15",
        "每少1%扣0.2分",
        "14",
    ),
    (
        "产出指标",
        "质量指标",
        "抚育作业合格率",
        qty("≥95%", "95", "%", ">="),
        qty("97%", "97", "%"),
        "15",
        "低于95%不得分",
        "15",
    ),
    (
        "效益指标",
        "经济效益指标",
        "带动务工增收",
        qty("≥20万元", "200000", "元", ">=", "万元"),
        qty("21.6万元", "216000", "元", "=", "万元"),
        "15",
        "达到目标得满分",
        "15",
    ),
    (
        "效益指标",
        "生态效益指标",
        "森林火灾次数",
        qty("0次", "0", "次"),
        qty("0次", "0", "次"),
        "15",
        "每发生1次扣5分",
        "15",
    ),
    (
        "满意度指标",
        "服务对象满意度指标",
        "林农满意度",
        qty("≥90%", "90", "%", ">="),
        qty("96%", "96", "%"),
        "10",
        "低于90%酌情扣分",
        "10",
    ),
)


def write() -> Report:
    r = Report(ORG, 2022, "桓仁满族自治县回龙山林业站2022年度部门决算及绩效自评.docx")
    title = "2022年度部门决算及绩效自评情况说明"
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.heading("第一部分　收入支出决算情况")
    r.para("我站收入支出情况见下表。")
    r.small_title("收入支出决算总表", size=32)
    r.line("金额单位：万元", "right")
    r.add(accounts())
    r.heading("第二部分　“三公”经费情况")
    r.small_title("“三公”经费支出情况表", size=32)
    r.line("单位：万元", "right")
    r.add(three_public())
    r.heading("第三部分　项目绩效自评")
    r.small_title("项目支出绩效自评表", size=32)
    r.line("填报单位：桓仁满族自治县回龙山林业站　　　　填报日期：2023年2月27日", size=21)
    r.add(project())
    r.sign("2023年3月10日", said=(said.text("report_date", "2023年3月10日", "2023-03-10"),))
    return r


def accounts() -> Table:
    t = Table([2700, 1250, 1250, 2700, 1250, 1250], "other", size=20, row_height=380)
    t.row(*map(head, ("收入项目", "预算数", "决算数", "支出项目", "预算数", "决算数")))
    for halves in ACCOUNTS:
        cells = []
        for heading, (label, budget, final) in zip(("收入项目", "支出项目"), halves, strict=True):
            says = (("预算数", wan(budget)), ("决算数", wan(final)))
            cells += [head(label, align="left"), *(value(listed((heading, label), c, s)) for c, s in says)]
        t.row(*cells)
    return t


def three_public() -> Table:
    t = Table([900, 3300, 1500, 1500, 1500, 1500], "basic_data", size=20, row_height=380)
    t.row(*map(head, ("序号", "项　　目", "上年决算数", "本年预算数", "本年决算数", "增减额")))
    for number, (label, field, amounts, more) in enumerate(THREE, 1):
        measures = zip(("prior_final", "budget", "final"), amounts, strict=True)
        periods = {"prior_final": "2021"}
        says = [Claim(f"three_public.{field}", m, label, wan(a), period=periods.get(m, "")) for m, a in measures]
        t.row(head(str(number)), head(label, align="left"), *map(value, says), head(more))
    return t


def one(field: str, label: str, says: Says, measure: str = "value", item: str = "") -> Claim:
    return Claim(field, measure, label, says, item)


def project() -> Table:
    # 0 一级 | 1 二级 | 2 三级 | 3 目标 | 4 完成 | 5 分值 | 6 评分说明 | 7 得分
    t = Table([1100, 1300, 1800, 1250, 1250, 800, 1900, 850], "project_evaluation", size=19, row_height=380)
    t.row(head("项目名称", 2), value(one("project.name", "项目名称", words("森林抚育与有害生物防治")), 6, align="left"))
    t.row(
        head("主管部门", 2),
        value(one("project.supervisor", "主管部门", words("县自然资源局")), 2),
        head("实施单位"),
        value(one("project.implementer", "实施单位", words(ORG)), 3),
    )
    t.row(head("资金情况（万元）", 2, 2), *map(head, ("", "全年预算数", "全年执行数", "分值", "执行率", "得分")))
    amounts = (wan("96.00"), wan("93.60"), fen("10"), rate("97.50%"), fen("9.75"))
    measures = ("full_year_budget", "executed", "weight", "rate", "score")
    t.row(
        head("年度资金总额"),
        *(value(one("funds.total", "年度资金总额", s, m)) for m, s in zip(measures, amounts, strict=True)),
    )
    t.row(
        head("年度目标", 2),
        value(one("goal", "年度目标", words("抚育森林1800亩，防治有害生物2400亩。"), "target"), 6, align="left"),
    )
    t.row(*map(head, ("一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "评分说明", "得分")))
    counts: dict[str, int] = {}
    for first, second, label, target, actual, weight, rule, score in LINES:
        number = counts[second] = counts.get(second, 0) + 1
        item = f"{first}/{second}/{number}"
        t.row(
            head(first),
            head(second),
            head(label, align="left"),
            value(one("indicator", label, target, "target", item)),
            value(one("indicator", label, actual, "actual", item)),
            value(one("indicator", label, fen(weight), "weight", item)),
            head(rule),
            value(one("indicator", label, fen(score), "score", item)),
        )
    t.row(
        head("总分", 5),
        value(one("score_total", "总分", fen("100"), "weight")),
        head(""),
        value(one("score_total", "总分", fen("98.75"), "score")),
    )
    return t
