"""屏南县鹤坪水土保持站 2022: two project forms that begin with 成本指标, funds by the level of government that gives."""

from corpus import said
from corpus.claims import Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "fujian-2022-pingnan"
ORG = "屏南县鹤坪水土保持站"
SUPERVISOR = "屏南县鹤坪片区水利事务中心"
COST, OUT, BEN, SAT = "成本指标", "产出指标", "效益指标", "满意度指标"
MONEY, SOCIAL_COST, NATURE_COST = "经济成本指标", "社会成本指标", "生态环境成本指标"
NUMBER, QUALITY, TIME = "数量指标", "质量指标", "时效指标"
ECONOMY, SOCIETY, NATURE, LASTING = "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"
SERVED = "服务对象满意度指标"
GRID = [620, 950, 1250, 1750, 1350, 1350, 700, 1000, 1300]  # block, 一级, 二级, 三级, target, actual, 分值, 得分, 偏差
Line = tuple[str, str, str, Says, Says, str, str, str]  # 一级, 二级, 三级, target, actual, weight, score, reason
BASIN, STATIONS = "小流域综合治理（鹤坪溪片）", "水土保持监测站点运行维护"


def wan_yuan(raw: str, value: str, comparator: str = "=") -> Says:
    return qty(raw, value, "元", comparator, "万元")


FIRST: tuple[Line, ...] = (
    (COST, MONEY, "项目总成本", wan_yuan("≤860万元", "8600000", "<="), wan_yuan("834.2万元", "8342000"), "10", "10", ""),
    (COST, SOCIAL_COST, "施工扰民投诉", qty("≤3件", "3", "件", "<="), qty("2件", "2", "件"), "5", "5", ""),
    (
        COST, NATURE_COST, "施工扰动地表面积", qty("≤1.2公顷", "12000", "㎡", "<=", "公顷"),
        qty("1.15公顷", "11500", "㎡", "=", "公顷"), "5", "5", "",
    ),
    (
        OUT, NUMBER, "治理水土流失面积", qty("≥8.5平方公里", "8500000", "㎡", ">=", "平方公里"),
        qty("8.62平方公里", "8620000", "㎡", "=", "平方公里"), "10", "10", "",
    ),
    (
        OUT, NUMBER, "种植水保林", qty("1200亩", "1200", "亩"), qty("1168亩", "1168", "亩"), "8", "7.5",
        "部分地块征地协商未完成，2023年春季补植。",
    ),
    (OUT, QUALITY, "单位工程质量等级", words("合格"), words("优良"), "8", "8", ""),
    (
        OUT, TIME, "项目完工时间", words("2022年11月30日前"), words("2022年12月15日"), "8", "6",
        "台风影响工期，今后预留雨季工期。",
    ),
    (OUT, TIME, "工程款支付时间", words("12月底前"), words("2022年12月28日"), "6", "6", ""),
    (BEN, ECONOMY, "带动群众务工增收", wan_yuan("≥45万元", "450000", ">="), wan_yuan("48.3万元", "483000"), "6", "6", ""),
    (BEN, SOCIETY, "受益村民评议等次", words("优"), words("良"), "5", "4", "个别村对渠道选线有意见，加强沟通。"),
    (BEN, NATURE, "林草覆盖率", qty("78%以上", "78", "%", ">="), qty("79.6%", "79.6", "%"), "5", "5", ""),
    (BEN, LASTING, "管护制度", words("健全"), words("健全"), "4", "4", ""),
    (SAT, SERVED, "受益群众满意度", qty("≥90%", "90", "%", ">="), qty("92.8%", "92.8", "%"), "10", "10", ""),
)  # fmt: skip
SECOND: tuple[Line, ...] = (
    (COST, MONEY, "单站运行成本", wan_yuan("≤6.5万元", "65000", "<="), wan_yuan("6.5万元", "65000"), "10", "10", ""),
    (COST, SOCIAL_COST, "影响群众用水", qty("0次", "0", "次"), qty("0次", "0", "次"), "5", "5", ""),
    (COST, NATURE_COST, "监测弃样量", qty("≤50公斤", "50", "公斤", "<="), qty("42公斤", "42", "公斤"), "5", "5", ""),
    (OUT, NUMBER, "维护监测站点", qty("10个", "10", "个"), qty("10个", "10", "个"), "12", "12", ""),
    (OUT, NUMBER, "采集泥沙样品", qty("≥480份", "480", "份", ">="), qty("506份", "506", "份"), "10", "10", ""),
    (OUT, QUALITY, "监测数据有效率", qty("≥98%", "98", "%", ">="), qty("98.7%", "98.7", "%"), "10", "10", ""),
    (OUT, TIME, "监测年报提交时间", words("2023年1月15日前"), words("2023年1月10日"), "8", "8", ""),
    (BEN, SOCIETY, "监测成果评定等次", words("优"), words("优"), "10", "10", ""),
    (BEN, LASTING, "长期监测能力", words("持续提升"), words("持续提升"), "10", "10", ""),
    (SAT, SERVED, "数据使用单位满意度", qty("≥95%", "95", "%", ">="), qty("97%", "97", "%"), "10", "10", ""),
)
CUT = 4  # how many indicators of the first project stand on the first page
Funds = tuple[tuple[str, str, str, str, str, str], ...]  # label, A, B, weight, rate, score
FIRST_FUNDS: Funds = (
    ("年度资金总额", "860.00", "834.20", "10", "97.00%", "9.7"),
    ("其中：中央补助", "400.00", "400.00", "—", "100.00%", "—"),
    ("省级补助", "280.00", "268.40", "—", "95.86%", "—"),
    ("市县财政", "140.00", "130.80", "—", "93.43%", "—"),
    ("自筹", "40.00", "35.00", "—", "87.50%", "—"),
)
SECOND_FUNDS: Funds = (
    ("年度资金总额", "65.00", "65.00", "10", "100.00%", "10"),
    ("其中：中央补助", "0.00", "0.00", "—", "—", "—"),
    ("省级补助", "30.00", "30.00", "—", "100.00%", "—"),
    ("市县财政", "35.00", "35.00", "—", "100.00%", "—"),
    ("自筹", "0.00", "0.00", "—", "—", "—"),
)


def write() -> Report:
    r = Report(ORG, 2022, "屏南县鹤坪水土保持站2022年度项目支出绩效自评报告.docx")
    prose(r)
    r.line("附件", new_page=True, size=28, font="黑体")
    r.small_title("项目支出绩效自评表", size=36)
    r.line("（2022年度）", "center", size=24)
    t = Table(GRID, "project_evaluation", 0, size=19, row_height=360)
    about = "治理鹤坪溪片5个村水土流失，营造水保林，修建生态护岸和田间道路。"
    names(t, BASIN, "陈○○", "0593-3300001", about)
    funds(t, FIRST_FUNDS)
    goals(
        t,
        "治理水土流失面积8.5平方公里以上，项目区林草覆盖率和群众收入提高。",
        "完成治理面积8.62平方公里，种植水保林1168亩，项目通过验收，林草覆盖率达到79.6%。",
    )
    indicators(t, FIRST[:CUT], {})
    r.add(t)
    r.page_break()
    t = Table(GRID, "project_evaluation", 0, size=19, row_height=360)
    indicators(t, FIRST[CUT:], {(OUT, NUMBER): 1})
    total(t, "96.2")
    r.add(t)
    r.blank()
    t = Table(GRID, "project_evaluation", 1, size=19, row_height=360)
    names(t, STATIONS, "张○○", "0593-3300002", "10个水土保持监测站点的日常运行、设备检定和样品分析。")
    funds(t, SECOND_FUNDS)
    goals(t, "保障10个监测站点正常运行，按时提交监测年报。", "10个监测站点全年正常运行，监测年报已提交并通过评定。")
    indicators(t, SECOND, {})
    total(t, "100")
    r.add(t)
    return r


def prose(r: Report) -> None:
    title = "2022年度项目支出绩效自评报告"
    r.title(ORG, title, said=(said.text("org_name", ORG, ORG), said.text("title", title, title)))
    r.blank()
    r.heading("一、项目基本情况")
    r.para(
        "我站2022年实施项目2个，全年预算925.00万元，全年执行899.20万元，总体执行率97.21%。",
        said.count("项目", "2个", "2", "个"),
        said.count("全年预算", "925.00万元", "925.00", "元", "万元", measure="adjusted_budget"),
        said.count("全年执行", "899.20万元", "899.20", "元", "万元"),
        said.rate("execution_rate", "总体执行率", "97.21%", "97.21", "rate"),
    )
    r.heading("二、绩效完成情况")
    r.para(
        "治理水土流失面积8.62平方公里，种植水保林1168亩，项目区林草覆盖率79.6%。"
        "维护监测站点10个，采集泥沙样品506份，监测数据有效率98.7%。",
        said.count("水土流失面积", "8.62平方公里", "8620000", "㎡", "平方公里"),
        said.count("水保林", "1168亩", "1168", "亩"),
        said.rate("fact", "项目区林草覆盖率", "79.6%", "79.6"),
        said.count("监测站点", "10个", "10", "个"),
        said.count("泥沙样品", "506份", "506", "份"),
        said.rate("fact", "监测数据有效率", "98.7%", "98.7"),
    )
    r.heading("三、自评结论")
    r.para(
        "小流域综合治理项目自评得分96.2分，监测站点运行维护项目自评得分100分，受益群众满意度92.8%。",
        said.count("小流域综合治理项目自评得分", "96.2分", "96.2", "分"),
        said.count("监测站点运行维护项目自评得分", "100分", "100", "分"),
        said.rate("fact", "受益群众满意度", "92.8%", "92.8"),
    )
    r.blank()
    r.sign("2023年3月20日", said=(said.text("report_date", "2023年3月20日", "2023-03-20"),))


def one(field: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(field, measure, label, says)


def names(t: Table, name: str, person: str, telephone: str, about: str) -> None:
    t.row(head("项目名称", 2), value(one("project.name", "项目名称", words(name)), 7, align="center"))
    t.row(
        head("主管部门", 2),
        value(one("project.supervisor", "主管部门", words(SUPERVISOR)), 2, align="center"),
        head("实施单位"),
        value(one("project.implementer", "实施单位", words(ORG)), 4, align="center"),
    )
    t.row(head("项目负责人", 2), head(person, 2), head("联系电话"), head(telephone, 4))
    t.row(head("项目概况", 2), head(about, 7, align="left"))


def funds(t: Table, rows: Funds) -> None:
    """年度资金总额 is a field; who gives the money is none, so those rows claim nothing."""
    t.row(
        head("项目资金\n（万元）", 2, 1 + len(rows)), head("资金来源", 2), head("全年预算数(A)"), head("全年执行数(B)"),
        head("分值"), head("执行率\n(B/A)"), head("得分"),
    )  # fmt: skip
    for label, *printed in rows:
        full, executed, weight, percent, score = printed
        claims = {
            "full_year_budget": wan(full),
            "executed": wan(executed),
            "weight": fen(weight),
            "rate": rate(percent),
            "score": fen(score),
        }
        cells = [head(text) for text in printed]
        if label == "年度资金总额":
            cells = [value(one("funds.total", label, says, measure)) for measure, says in claims.items()]
        t.row(Cell(label, 2, align="left", indent=0 if label.startswith(("年度", "其中")) else 300), *cells)


def goals(t: Table, goal: str, done: str) -> None:
    t.row(head("年度总体目标", 2, 2), head("预期目标", 3), head("实际完成情况", 4))
    t.row(
        value(one("goal", "预期目标", words(goal), "target"), 3),
        value(one("goal", "实际完成情况", words(done), "actual"), 4),
        height=800,
    )


def indicators(t: Table, lines: tuple[Line, ...], before: dict[tuple[str, str], int]) -> None:
    """The headings and the indicators of one page; `before` counts those of the pages before."""
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    t.row(head("绩效指标", down=1 + len(lines)), *(head(text) for text in heads))
    firsts, seconds = [line[0] for line in lines], [line[:2] for line in lines]
    for at, (first, second, label, target, actual, weight, score, why) in enumerate(lines):
        own = seconds[: at + 1].count((first, second))
        cells = [head(first, down=firsts.count(first))] if first not in firsts[:at] else []
        cells += [head(second, down=seconds.count((first, second)))] if own == 1 else []
        item = f"{first}/{second}/{before.get((first, second), 0) + own}"
        says = {"target": target, "actual": actual, "weight": fen(weight), "score": fen(score), "reason": words(why)}
        t.row(
            *cells,
            head(label, align="left"),
            *(value(Claim("indicator", measure, label, one_of, item)) for measure, one_of in says.items()),
        )


def total(t: Table, score: str) -> None:
    t.row(
        head("总分", 6, bold=True),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen(score), "score")),
        head(""),
    )
