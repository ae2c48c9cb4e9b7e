"""双柏县哀牢山茶马古道保护中心 2024: a table of goals that is no result, then both forms in 元, a target in three columns."""

from decimal import Decimal

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, listed, qty, rate, value, words, yuan
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "yunnan-2024-shuangbai"
ORG = "双柏县哀牢山茶马古道保护中心"
SUPERVISOR = "双柏县古道文化遗产局"
INDEX = "监督索引号53232200436201111"
REPAIR, SURVEY = "茶马古道本体修缮及展示", "茶马古道文物资源普查"
OUT, COST, BEN, SAT = "产出指标", "成本指标", "效益指标", "满意度指标"
NUMBER, QUALITY, TIME, MONEY = "数量指标", "质量指标", "时效指标", "经济成本指标"
ECONOMY, SOCIETY, NATURE, LASTING = "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"
CONTENT = "服务对象满意度指标"
UNITS = {
    "公里": ("km", 1),
    "万元": ("元", 10000),
    "万人次": ("人次", 10000),
    "月": ("月", 1),
    "块": ("块", 1),
    "%": ("%", 1),
}
COMPARATORS = {"≥": ">=", "≤": "<=", "＝": "="}
Line = tuple[str, str, str, str, str, str, str, str]  # 一级, 二级, 三级, 性质, 指标值, 单位, 实际完成值, 偏差原因
LATE = "8月至9月强降雨，部分路段封闭检修，游客减少。今后加强灾害预警，错峰组织研学。"
TARGET_HEADS = ("指标性质", "指标值", "度量单位", "指标属性")
GOALS: tuple[tuple[str, str, tuple[tuple[str, str, str, str, str, str, str], ...]], ...] = (
    (
        REPAIR,
        "修缮古道本体12公里，设置标识展示牌36块，建成古道展示线路，提升茶马古道知名度。",
        (
            (OUT, NUMBER, "修缮古道本体", "≥", "12", "公里", "定量指标"),
            (OUT, TIME, "修缮工程完工时间", "≤", "11", "月", "定量指标"),
            (BEN, SOCIETY, "接待研学游客", "≥", "3.5", "万人次", "定量指标"),
            (BEN, NATURE, "古道沿线植被", "＝", "有效保护", "是/否", "定性指标"),
        ),
    ),
    (
        SURVEY,
        "完成县域内茶马古道文物资源普查，建立普查档案。",
        (
            (OUT, NUMBER, "普查文物点", "＝", "148", "处", "定量指标"),
            (SAT, CONTENT, "沿线群众满意度", "≥", "90", "%", "定量指标"),
        ),
    ),
)


def write() -> Report:
    r = Report(ORG, 2024, "双柏县哀牢山茶马古道保护中心2024年度部门绩效自评情况公开.docx", landscape_end=True)
    prose(r)
    r.section_break()
    r.line(INDEX, size=21, font="仿宋_GB2312")
    r.small_title("项目支出绩效目标表", size=36)
    r.line("公开09表", "right", size=21)
    r.add(goals())
    r.line("说明：本表为2024年部门预算批复的项目绩效目标。", size=18)
    r.line(INDEX, size=21, font="仿宋_GB2312", new_page=True)
    r.small_title("2024年度部门整体支出绩效自评表", size=36)
    r.line("公开14表", "right", size=21)
    r.line("金额单位：元", "right", size=21)
    r.add(self_evaluation())
    r.line(INDEX, size=21, font="仿宋_GB2312", new_page=True)
    r.small_title("2024年度项目支出绩效自评表", size=36)
    r.line("公开15表", "right", size=21)
    r.line("金额单位：元", "right", size=21)
    r.add(project())
    return r


def prose(r: Report) -> None:
    title = "2024年度部门绩效自评报告"
    r.line(INDEX, size=21, font="仿宋_GB2312")
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.blank()
    r.heading("一、部门基本情况")
    r.para(
        "我中心为县政府直属公益一类事业单位，2024年末编制数24人，在职人员23人，退休人员6人。",
        said.count("编制数", "24人", "24", "人", field="staff.establishment"),
        said.count("在职人员", "23人", "23", "人", field="staff.actual"),
        said.count("退休人员", "6人", "6", "人", field="staff.retired"),
    )
    r.heading("二、部门预算及执行情况")
    r.para(
        "2024年度部门年初预算6,820,000.00元，全年预算7,156,400.00元，全年支出7,010,272.00元，预算执行率97.96%。"
        "其中基本支出4,336,872.00元，项目支出2,673,400.00元。",
        said.money("expenditure.total", "年初预算", "6,820,000.00元", "6820000", "元", "budget"),
        said.money("expenditure.total", "全年预算", "7,156,400.00元", "7156400", "元", "adjusted_budget"),
        said.money("expenditure.total", "全年支出", "7,010,272.00元", "7010272", "元"),
        said.rate("execution_rate", "预算执行率", "97.96%", "97.96", "rate"),
        said.money("expenditure.basic", "基本支出", "4,336,872.00元", "4336872", "元"),
        said.money("expenditure.project", "项目支出", "2,673,400.00元", "2673400", "元"),
    )
    r.heading("三、绩效目标实现情况")
    r.para(
        "全年巡查古道86公里，修缮古道本体12.6公里，设置标识展示牌36块，接待研学游客3.28万人次，带动沿线群众增收163.8万元，游客满意度93.4%。",
        said.count("古道", "86公里", "86", "km", "公里"),
        said.count("古道本体", "12.6公里", "12.6", "km", "公里"),
        said.count("标识展示牌", "36块", "36", "块"),
        said.count("研学游客", "3.28万人次", "3.28", "人次", "万人次"),
        said.count("沿线群众增收", "163.8万元", "163.8", "元", "万元"),
        said.rate("fact", "游客满意度", "93.4%", "93.4"),
    )
    r.heading("四、存在的问题及下一步措施")
    r.para(
        "受强降雨影响，接待研学游客比目标少0.22万人次。下一步将加强灾害预警，错峰组织研学活动。",
        said.Said("fact", "研学游客", "0.22万人次", "2200", "人次", "万人次", "change", direction="down", base="目标"),
    )
    r.heading("五、自评结论")
    r.para(
        "茶马古道本体修缮及展示项目自评得分98.79分，自评等级为优。",
        said.count("茶马古道本体修缮及展示项目自评得分", "98.79分", "98.79", "分"),
        said.text("grade", "优", "优", "自评等级"),
    )
    r.blank()
    r.sign("2025年4月28日", said=(said.text("report_date", "2025年4月28日", "2025-04-28"),))


def goals() -> Table:
    """Of no form: what is to be reached, nothing that was."""
    # 0 project | 1 goal | 2 一级 | 3 二级 | 4 三级 | 5 operator | 6 number | 7 unit | 8 kind
    t = Table([2000, 2700, 1300, 1700, 2000, 1000, 1250, 1100, 1250], "other", size=18, row_height=360)
    t.row(
        head("项目名称", down=2),
        head("项目年度绩效目标", down=2),
        head("绩效指标", 3),
        *(head(text, down=2) for text in TARGET_HEADS),
    )
    t.row(head("一级指标"), head("二级指标"), head("三级指标"))
    for name, goal, lines in GOALS:
        before = [
            head(name, down=len(lines)),
            value(listed(name, "项目年度绩效目标", words(goal)), 1, len(lines), align="left"),
        ]
        for first, second, third, *cells in lines:
            says = [Says(c, c, "", "", "=") if c[0].isdigit() else words(c) for c in cells]
            t.row(
                *before,
                head(first),
                head(second),
                head(third, align="left"),
                *(
                    value(listed((name, first, second, third), text, one))
                    for text, one in zip(TARGET_HEADS, says, strict=True)
                ),
            )
            before = []
    return t


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def reading(raw: str, unit: str, comparator: str) -> Says:
    """A number that has its comparator and unit from the cells beside it, or a text."""
    if unit not in UNITS:
        return words(raw)
    base, scale = UNITS[unit]
    number = raw.removesuffix(unit)
    return qty(raw, scaled(number, scale), base, comparator, unit)


def scaled(number: str, scale: int) -> str:
    return said.plain(Decimal(number) * scale)


def indicator(
    t: Table, before: list[Cell], n: int, line: Line, across: int, marks: tuple[str, str] | None = None
) -> None:
    first, second, label, operator, target, unit, actual, reason = line
    item = f"{first}/{second}/{n}"

    def cell(measure: str, says: Says, wide: int = 1, **more: object) -> Cell:
        return value(Claim("indicator", measure, label, says, item), wide, **more)  # type: ignore[arg-type]

    scores = [cell(m, fen(mark)) for m, mark in zip(("weight", "score"), marks or (), strict=False)]
    t.row(
        *before,
        head(label, align="left"),
        head(operator),
        cell("target", reading(target, unit, COMPARATORS.get(operator, "="))),
        head(unit),
        cell("actual", reading(actual, unit, "=")),
        *scores,
        cell("reason", words(reason), across, align="left"),
    )


def self_evaluation() -> Table:
    # 0 一级 | 1 二级 | 2 三级 | 3 operator | 4 number | 5 unit | 6 actual | 7–8 reason
    t = Table([1550, 2000, 2500, 1500, 1700, 1150, 1700, 1150, 1250], "self_evaluation", size=20, row_height=380)
    t.row(head("部门名称"), value(one("department", "部门名称", words(ORG)), 8, align="left"))
    t.row(head("一、部门年度目标", 9, align="left", bold=True))
    t.row(head("财政年度"), head("目标", 4), head("实际完成情况", 4))
    goal = "加强茶马古道日常巡查，修缮古道本体，建成古道展示线路，带动沿线群众增收。"
    done = "巡查古道86公里，完成古道本体修缮并通过验收，展示线路于国庆节前开放，沿线群众增收163.8万元。"
    t.row(
        head("2024"),
        value(one("goal", "目标", words(goal), "target"), 4),
        value(one("goal", "实际完成情况", words(done), "actual"), 4),
        height=900,
    )
    t.row(head("二、部门年度资金", 9, align="left", bold=True))
    t.row(
        head("资金来源", 2), head("年初预算数"), head("全年预算数", 2), head("全年执行数", 2), head("执行率", 2),
    )  # fmt: skip
    for label, field, opening, full, executed, percent in (
        ("年度资金总额", "funds.total", "6,820,000.00", "7,156,400.00", "7,010,272.00", "97.96%"),
        ("其中：当年财政拨款", "funds.current_appropriation", "6,520,000.00", "6,756,400.00", "6,621,272.00", "98.00%"),
        ("上年结转资金", "funds.carried_over", "180,000.00", "180,000.00", "180,000.00", "100.00%"),
        ("其他资金", "funds.other", "120,000.00", "220,000.00", "209,000.00", "95.00%"),
    ):
        t.row(
            Cell(label, 2, align="left", indent=0 if label.startswith(("年度", "其中")) else 300),
            value(one(field, label, yuan(opening), "opening_budget"), align="right"),
            value(one(field, label, yuan(full), "full_year_budget"), 2, align="right"),
            value(one(field, label, yuan(executed), "executed"), 2, align="right"),
            value(one(field, label, rate(percent), "rate"), 2, align="right"),
        )
    t.row(head("三、部门整体支出绩效指标", 9, align="left", bold=True))
    t.row(
        head("绩效指标", 3), head("指标性质", down=2), head("指标值", down=2), head("度量单位", down=2), head("实际完成值", down=2),
        head("偏差原因分析及改进措施", 2, 2),
    )  # fmt: skip
    t.row(head("一级指标"), head("二级指标"), head("三级指标"))
    lines: tuple[tuple[int, int, int, Line], ...] = (  # rows of its 一级, rows of its 二级, its number
        (4, 2, 1, (OUT, NUMBER, "巡查古道里程", "≥", "86", "公里", "86", "")),
        (0, 0, 2, (OUT, NUMBER, "修缮古道本体", "≥", "12", "公里", "12.6", "")),
        (0, 1, 1, (OUT, QUALITY, "修缮工程验收合格率", "＝", "100", "%", "100", "无")),
        (0, 1, 1, (OUT, TIME, "修缮工程完工时间", "≤", "11", "月", "10", "")),
        (1, 1, 1, (COST, MONEY, "项目总成本", "≤", "258", "万元", "252.54", "")),
        (3, 1, 1, (BEN, ECONOMY, "带动沿线群众增收", "≥", "150", "万元", "163.8", "")),
        (0, 1, 1, (BEN, SOCIETY, "接待研学游客", "≥", "3.5", "万人次", "3.28", LATE)),
        (0, 1, 1, (BEN, LASTING, "古道保护机制", "定性", "建立健全", "", "建立健全", "")),
        (1, 1, 1, (SAT, CONTENT, "游客满意度", "≥", "90", "%", "93.4%", "")),
    )
    for first, second, n, line in lines:
        before = [head(line[i], down=down) for i, down in ((0, first), (1, second)) if down]
        indicator(t, before, n, line, 2)
    t.row(head("其他需说明事项"), head("无", 8, align="left"))
    return t


def project() -> Table:
    # 0 一级 | 1 二级 | 2 三级 | 3 operator | 4 number | 5 unit | 6 actual | 7 weight | 8 score | 9 reason
    t = Table([1350, 2050, 2300, 1500, 1500, 1150, 1500, 750, 750, 1650], "project_evaluation", size=20, row_height=390)
    t.row(head("项目名称"), value(one("project.name", "项目名称", words(REPAIR)), 9, align="left"))
    t.row(
        head("主管部门"),
        value(one("project.supervisor", "主管部门", words(SUPERVISOR)), 3, align="left"),
        head("实施单位", 2),
        value(one("project.implementer", "实施单位", words(ORG)), 4, align="left"),
    )
    t.row(
        head("项目资金\v（元）", down=5), head("资金来源"), head("年初预算数"), head("全年预算数", 2), head("全年执行数", 2), head("分值"),
        head("执行率"), head("得分"),
    )  # fmt: skip
    for label, field, money, marks in (
        ("年度资金总额", "funds.total", ("2,400,000.00", "2,580,000.00", "2,525,400.00"), ("10", "97.88%", "9.79")),
        (
            "其中：当年财政拨款",
            "funds.current_appropriation",
            ("2,100,000.00", "2,180,000.00", "2,136,400.00"),
            ("—", "98.00%", "—"),
        ),
        ("上年结转资金", "funds.carried_over", ("180,000.00", "180,000.00", "180,000.00"), ("—", "100.00%", "—")),
        ("其他资金", "funds.other", ("120,000.00", "220,000.00", "209,000.00"), ("—", "95.00%", "—")),
    ):
        opening, full, executed = (yuan(n) for n in money)
        weight, percent, score = marks
        t.row(
            head(label, align="left"),
            value(one(field, label, opening, "opening_budget"), align="right"),
            value(one(field, label, full, "full_year_budget"), 2, align="right"),
            value(one(field, label, executed, "executed"), 2, align="right"),
            value(one(field, label, fen(weight), "weight")),
            value(one(field, label, rate(percent), "rate")),
            value(one(field, label, fen(score), "score")),
        )
    t.row(head("年度总体\v目标", down=2), head("预期目标", 4), head("实际完成情况", 5))
    done = "修缮古道本体12.6公里，设置标识展示牌36块，展示线路建成开放，接待研学游客3.28万人次。"
    t.row(
        value(one("goal", "预期目标", words(GOALS[0][1]), "target"), 4),
        value(one("goal", "实际完成情况", words(done), "actual"), 5),
        height=900,
    )
    t.row(
        head("绩效指标", 3), head("指标性质", down=2), head("指标值", down=2), head("度量单位", down=2), head("实际完成值", down=2),
        head("分值", down=2), head("得分", down=2), head("偏差原因分析及改进措施", down=2),
    )  # fmt: skip
    t.row(head("一级指标"), head("二级指标"), head("三级指标"))
    lines: tuple[tuple[int, int, int, str, str, Line], ...] = (
        (5, 2, 1, "15", "15", (OUT, NUMBER, "修缮古道本体", "≥", "12", "公里", "12.6", "")),
        (0, 0, 2, "10", "10", (OUT, NUMBER, "设置标识展示牌", "＝", "36", "块", "36块", "")),
        (0, 1, 1, "10", "10", (OUT, QUALITY, "修缮工程验收合格率", "＝", "100", "%", "100", "")),
        (0, 1, 1, "10", "10", (OUT, TIME, "修缮工程完工时间", "≤", "11", "月", "10", "")),
        (0, 1, 1, "5", "5", (OUT, COST, "每公里修缮成本", "≤", "18.5", "万元", "17.96", "无")),
        (3, 1, 1, "15", "14", (BEN, SOCIETY, "接待研学游客", "≥", "3.5", "万人次", "3.28", LATE)),
        (0, 1, 1, "10", "10", (BEN, NATURE, "古道沿线植被", "＝", "有效保护", "是/否", "有效保护", "")),
        (0, 1, 1, "5", "5", (BEN, LASTING, "古道保护机制", "定性", "建立健全", "", "建立健全", "")),
        (1, 1, 1, "10", "10", (SAT, CONTENT, "游客满意度", "≥", "90", "%", "93.4", "")),
    )
    for first, second, n, weight, score, line in lines:
        before = [head(line[i], down=down) for i, down in ((0, first), (1, second)) if down]
        indicator(t, before, n, line, 1, (weight, score))
    t.row(
        head("总分", 7, bold=True),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen("98.79"), "score")),
        head(""),
    )
    t.row(head("自评等级", 7, bold=True), value(one("grade", "自评等级", words("优")), 3))
    return t
