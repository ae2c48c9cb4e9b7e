"""东平县稻屯洼湿地管护中心 2023: the goals of the unit in a table before what became of them; no signature."""

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, listed, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

ORG = "东平县稻屯洼湿地管护中心"
OUT, BEN, SAT, COST = "产出指标", "效益指标", "满意度指标", "成本指标"
Line = tuple[str, str, str, Says, Says, str, str, str, str, str]
# 一级, 二级, 三级, target, actual, 完成率 and 数据来源 (no field), weight, score, reason
LINES: tuple[Line, ...] = (
    (
        OUT,
        "数量指标",
        "湿地巡护里程",
        qty("≥3600公里", "3600", "km", ">=", "公里"),
        qty("3912公里", "3912", "km", "=", "公里"),
        "108.67%",
        "巡护记录",
        "15",
        "15",
        "",
    ),
    (
        OUT,
        "数量指标",
        "清理外来入侵植物",
        qty("500亩", "500", "亩"),
        qty("468亩", "468", "亩"),
        "93.60%",
        "验收单",
        "15",
        "14.04",
        "汛期水位偏高，32亩改在次年清理",
    ),
    (
        OUT,
        "质量指标",
        "水质监测达标率",
        qty("≥90%", "90", "%", ">="),
        qty("91.7%", "91.7", "%"),
        "101.89%",
        "监测报告",
        "15",
        "15",
        "",
    ),
    (OUT, "时效指标", "鸟类调查完成时间", words("12月底前"), words("2023年12月8日"), "——", "调查报告", "5", "5", ""),
    (
        BEN,
        "生态效益指标",
        "越冬候鸟种类",
        qty("≥58种", "58", "种", ">="),
        qty("63种", "63", "种"),
        "108.62%",
        "调查报告",
        "20",
        "20",
        "",
    ),
    (
        BEN,
        "社会效益指标",
        "自然教育活动",
        qty("24场次", "24", "场次"),
        qty("22场次", "22", "场次"),
        "91.67%",
        "活动台账",
        "10",
        "9.17",
        "2场因降雨取消",
    ),
    (
        SAT,
        "服务对象满意度指标",
        "周边村民满意度",
        qty("≥90%", "90", "%", ">="),
        qty("94.5%", "94.5", "%"),
        "105.00%",
        "问卷",
        "10",
        "10",
        "",
    ),
)
GOAL = "完成湿地日常巡护和入侵植物清理，水质保持稳定，为越冬候鸟提供良好栖息环境。"
DONE = "湿地巡护3912公里，清理入侵植物468亩，水质稳定，记录越冬候鸟63种。"
TASKS = (
    ("湿地管护", "巡护、清理和水质监测", "186.00", "180.00", "6.00"),
    ("自然教育", "面向中小学生开展活动", "24.00", "24.00", "0.00"),
)


def write() -> Report:
    r = Report(ORG, 2023, "2023年度单位整体支出绩效自评（东平县稻屯洼湿地管护中心）.docx")
    title = "2023年度单位整体支出绩效自评报告"
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.heading("一、单位概况")
    r.para(
        "我中心为县自然资源和规划局下属公益一类事业单位，核定编制18名，年末在职16人。",
        said.count("核定编制", "18名", "18", "名", field="staff.establishment"),
        said.count("在职", "16人", "16", "人", field="staff.actual"),
    )
    r.heading("二、自评结果")
    r.para("对照年初设定的绩效目标逐项自评，各项工作总体完成较好，个别指标受汛期影响未完成。")
    r.small_title("单位整体支出绩效目标表", new_page=True)
    r.line("（2023年度）", "center")
    r.add(goals())
    r.small_title("单位整体支出绩效自评表", new_page=True)
    r.line("（2023年度）", "center")
    r.add(results())
    return r


def goals() -> Table:
    t = Table([1000, 1500, 1700, 2300, 1300, 1200, 1100], "other", size=19, row_height=400)
    t.row(head("单位名称"), value(listed("单位名称", (), words(ORG)), 6, align="left"))
    t.row(
        head("年度主要任务", down=4),
        head("任务名称", down=2),
        head("主要内容", 2, 2),
        head("预算金额（万元）", 3),
    )
    t.row(head("总额"), head("财政拨款"), head("其他资金"))
    for name, content, *amounts in TASKS:
        t.row(head(name), head(content, 2), *(head(text) for text in amounts))
    t.row(head("年度总体目标"), value(listed("年度总体目标", (), words(GOAL)), 6, align="left"))
    t.row(head("年度绩效指标", down=8), head("一级指标"), head("二级指标"), head("三级指标", 2), head("指标值", 2))
    for first, second, label, target, *_ in LINES:
        paths = (first, second, label)
        t.row(head(first), head(second), head(label, 2, align="left"), value(listed(paths, "指标值", target), 2))
    return t


def one(field: str, label: str, says: Says, measure: str = "value", item: str = "") -> Claim:
    return Claim(field, measure, label, says, item)


def results() -> Table:
    # 0 一级 | 1 二级 | 2 三级 | 3 目标 | 4 完成 | 5 完成率 | 6 权重 | 7 得分 | 8 数据来源 | 9 原因
    t = Table([850, 1100, 1500, 1150, 1150, 850, 650, 700, 900, 1400], "self_evaluation", size=18, row_height=380)
    t.row(head("单位名称"), value(one("department", "单位名称", words(ORG)), 9, align="left"))
    heads = ("年初预算", "调整后预算", "执行数", "执行率", "权重", "得分")
    t.row(head("预算执行情况（万元）", 2, 3), head("资金来源"), *map(head, heads), head(""))
    measures = ("opening_budget", "adjusted_budget", "executed", "rate", "weight", "score")
    funds: tuple[tuple[str, str, tuple[Says, ...]], ...] = (
        (
            "年度资金总额",
            "funds.total",
            (wan("402.60"), wan("418.30"), wan("409.93"), rate("98.00%"), fen("10"), fen("9.8")),
        ),
        (
            "其中：财政拨款",
            "funds.current_appropriation",
            (wan("402.60"), wan("418.30"), wan("409.93"), rate("98.00%"), fen("——"), fen("——")),
        ),
    )
    for label, field, says in funds:
        cells = [value(one(field, label, say, m)) for m, say in zip(measures, says, strict=True)]
        t.row(head(label, align="left"), *cells, head(""))
    t.row(head("年度总体目标", 2, 2), head("预期目标", 4), head("实际完成情况", 4))
    t.row(
        value(one("goal", "预期目标", words(GOAL), "target"), 4, align="left"),
        value(one("goal", "实际完成情况", words(DONE), "actual"), 4, align="left"),
    )
    t.row(
        *map(
            head,
            (
                "一级指标",
                "二级指标",
                "三级指标",
                "年度指标值",
                "实际完成值",
                "完成率",
                "权重",
                "得分",
                "数据来源",
                "偏差原因",
            ),
        )
    )
    counts: dict[tuple[str, str], int] = {}
    for first, second, label, target, actual, reached, source, weight, score, reason in LINES:
        number = counts[first, second] = counts.get((first, second), 0) + 1
        t.row(
            *indicator(
                f"{first}/{second}/{number}",
                first,
                second,
                label,
                (target, actual, fen(weight), fen(score), words(reason)),
                reached,
                source,
            )
        )
    t.row(
        head("总分", 6),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("98.01"), "score")),
        head(""),
        head(""),
    )
    t.row(
        head("填报人", 2),
        head("尚○○"),
        head("联系电话", 2),
        head("0538-2800000", 2),
        head("填报日期"),
        value(one("report_date", "", Says("2024年3月18日", "2024-03-18")), 2),
    )
    return t


def indicator(
    item: str, first: str, second: str, label: str, says: tuple[Says, ...], reached: str, source: str
) -> list[Cell]:
    measures = ("target", "actual", "weight", "score", "reason")
    told = {m: value(one("indicator", label, say, m, item)) for m, say in zip(measures, says, strict=True)}
    return [
        head(first),
        head(second),
        head(label, align="left"),
        told["target"],
        told["actual"],
        head(reached),
        told["weight"],
        told["score"],
        head(source),
        told["reason"],
    ]
