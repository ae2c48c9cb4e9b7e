"""靖安县晓岭灌区管理中心 2020: six project forms on pages upright and across, rows added, dropped, deleted and
inserted, headings printed again, one form in two tables."""

from dataclasses import dataclass, field

from corpus import said
from corpus.claims import BLANK, Cell, Claim, Says, fen, head, qty, rate, value, wan, words
from corpus.runs import cell_paragraph, comment, deleted, inserted, run
from corpus.wordtable import Table
from corpus.wordwriter import Report

SLUG = "jiangxi-2020-jingan"
ORG = "靖安县晓岭灌区管理中心"
SUPERVISOR = "靖安县农田水利事务中心"
OUT, BEN, SAT = "产出指标", "效益指标", "满意度指标"
NUMBER, QUALITY, TIME, COST = "数量指标", "质量指标", "时效指标", "成本指标"
ECONOMY, SOCIETY, NATURE, LASTING = "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"
CONTENT = "服务对象满意度指标"
FULL = qty("100%", "100", "%")
TOTAL = "年度资金总额："
UPRIGHT = [520, 860, 1610, 1170, 1170, 1170, 780, 870, 1110]
ACROSS = [700, 1300, 2000, 2500, 1500, 1500, 900, 1000, 1700, 1300]
NAMES = (
    "渠系维修养护",
    "量水设施建设",
    "农业水费减免补助",
    "抗旱应急提水",
    "农业水价综合改革",
    "灌区信息化运行维护",
)


@dataclass(frozen=True)
class Fund:
    """A row of the fund block; without a field it is one that the form does not know."""

    label: str
    of: str
    money: tuple[str, str, str]
    weight: str = "—"
    percent: str = "—"
    score: str = "—"
    xml: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """An indicator; `number` counts within its 二级指标."""

    first: str
    second: str
    number: int
    label: str
    target: Says
    actual: Says
    weight: str
    score: str
    reason: str = ""
    xml: dict[str, str] = field(default_factory=dict)
    tracked: str = ""


def write() -> Report:
    r = Report(ORG, 2020, "靖安县晓岭灌区管理中心2020年度项目支出绩效自评报告（6个项目）.docx", landscape_end=True)
    prose(r)
    r.line(
        "附件：项目支出绩效自评表（6张）",
        new_page=True,
        size=28,
        font="黑体",
        said=(said.count("项目支出绩效自评表", "6张", "6", "张"),),
    )
    caption(r, 1)
    r.add(canals())
    r.section_break()
    caption(r, 2)
    r.add(gauges())
    r.section_break(landscape=True)
    caption(r, 3)
    r.add(water_fees())
    r.page_break()
    r.add(water_fees_continued())
    r.section_break()
    caption(r, 4)
    r.add(drought())
    r.section_break(landscape=True)
    caption(r, 5)
    r.add(water_price(r))
    r.section_break()
    caption(r, 6)
    r.add(information())
    return r


def caption(r: Report, number: int) -> None:
    r.small_title("项目支出绩效自评表", size=32)
    r.line(f"（2020年度）　　　　　　　　　　　　　　　　　　　　　　　　　　　表{number}", "center", size=21)


def prose(r: Report) -> None:
    r.title(
        ORG,
        "关于2020年度项目支出绩效自评情况的报告",
        said=(
            said.text("org_name", ORG, ORG),
            said.text("title", "关于2020年度项目支出绩效自评情况的报告", "关于2020年度项目支出绩效自评情况的报告"),
        ),
    )
    r.blank()
    r.para(
        "按照《靖安县财政局关于开展2020年度县级预算项目支出绩效自评工作的通知》（靖财绩〔2021〕2号）要求，我中心对2020年实施的6个项目全部开展了绩效自评，自评覆盖率100%。现将有关情况报告如下：",
        said.count("项目", "6个", "6", "个"),
        said.rate("fact", "自评覆盖率", "100%", "100"),
    )
    r.heading("一、自评工作组织情况")
    r.para(
        "中心成立了由主要负责人任组长的绩效自评工作小组，对照年初绩效目标，逐项核对项目资金、产出和效益情况，形成自评表6份。",
        said.count("自评表", "6份", "6", "份"),
    )
    r.heading("二、项目资金情况")
    r.para(
        "6个项目年初预算437万元，全年预算477.5万元，全年执行463.39万元，总体执行率97.05%。",
        said.count("项目", "6个", "6", "个"),
        said.count("年初预算", "437万元", "437", "元", "万元", measure="budget"),
        said.count("全年预算", "477.5万元", "477.5", "元", "万元", measure="adjusted_budget"),
        said.count("全年执行", "463.39万元", "463.39", "元", "万元"),
        said.rate("execution_rate", "总体执行率", "97.05%", "97.05", "rate"),
    )
    r.heading("三、自评结果")
    for number, (name, score) in enumerate(
        zip(NAMES, ("99.66", "98.7", "100", "97.8", "98.5", "99.75"), strict=True), 1
    ):
        r.para(
            f"{number}.{name}项目自评得分{score}分，等级为优；",
            said.count(f"{name}项目自评得分", f"{score}分", score, "分"),
            said.text("grade", "优", "优", "等级", optional=True),
        )
    r.heading("四、存在的问题")
    r.para("一是部分量水设施受汛期影响安装滞后。二是抗旱提水用电成本偏高。三是个别用水小组水价改革宣传不够深入。")
    r.heading("五、下一步打算")
    r.para("进一步压实项目管理责任，加强项目过程监控，将绩效自评结果与下年度预算安排挂钩。")
    r.blank()
    r.sign("2021年3月30日", said=(said.text("report_date", "2021年3月30日", "2021-03-30"),))


# ── what the six forms share ──────────────────────────────────────────────────────────────────────────────────────


def one(of: str, label: str, says: Says, measure: str = "value") -> Claim:
    return Claim(of, measure, label, says)


def names(t: Table, number: int, split: tuple[int, int, int], repeats: bool = False) -> None:
    """项目名称, 主管部门 and 实施单位; `split` tells over how many columns a label, the first and the last value go."""
    label, left, right = split
    name = one("project.name", "项目名称", words(NAMES[number - 1]))
    t.row(head("项目名称", label), value(name, len(t.widths) - label, align="center"), repeats=repeats)
    t.row(
        head("主管部门", label),
        value(one("project.supervisor", "主管部门", words(SUPERVISOR)), left, align="center"),
        head("实施单位"),
        value(one("project.implementer", "实施单位", words(ORG)), right, align="center"),
    )


def funds(t: Table, label_across: int, before: Cell, *rows: Fund, remarks: dict[str, str] | None = None) -> None:
    heads = [head(text) for text in ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")]
    more = [head("备注")] if remarks is not None else []
    t.row(before, head("", label_across), *heads, *more)
    for fund in rows:
        measures = ("opening_budget", "full_year_budget", "executed", "weight", "rate", "score")
        says = [*map(wan, fund.money), fen(fund.weight), rate(fund.percent), fen(fund.score)]
        cells = [
            value(one(fund.of, fund.label.strip(), s, m), xml=fund.xml.get(m, "")) if fund.of else head(s.raw)
            for m, s in zip(measures, says, strict=True)
        ]
        more = [head(remarks.get(fund.label, ""))] if remarks is not None else []
        t.row(head(fund.label, label_across, align="left"), *cells, *more)


def goals(t: Table, before: Cell, across: tuple[int, int], goal: str, done: str) -> None:
    left, right = across
    t.row(before, head("年初设定目标", left), head("全年实际完成情况", right))
    t.row(
        value(one("goal", "年初设定目标", words(goal), "target"), left),
        value(one("goal", "全年实际完成情况", words(done), "actual"), right),
        height=800,
    )


HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "未完成原因分析")


def heads(*before: Cell, remarks: bool = False) -> list[Cell]:
    return [*before, *(head(text) for text in HEADS), *([head("备注")] if remarks else [])]


def group(label: str, weight: str, down: int) -> Cell:
    return value(
        Claim("indicator_group", "weight", label, fen(weight), label), 1, down, printed=f"{label}\n（{weight}）"
    )


def indicator(t: Table, before: list[Cell], found: Line, *after: Cell) -> None:
    item = f"{found.first}/{found.second}/{found.number}"

    def cell(measure: str, says: Says) -> Cell:
        claims = (Claim("indicator", measure, found.label, says, item),) if found.tracked != "del" else ()
        return Cell(says.raw, 1, 1, claims, xml=found.xml.get(measure, ""))

    t.row(
        *before,
        head(found.label, align="left", xml=found.xml.get("label", "")),
        cell("target", found.target),
        cell("actual", found.actual),
        cell("weight", fen(found.weight)),
        cell("score", fen(found.score)),
        cell("reason", words(found.reason)),
        *after,
        tracked=found.tracked,
    )


def total(t: Table, across: int, score: str, *after: Cell) -> None:
    t.row(
        head("总分", across),
        value(one("score_total", "总分", fen("100"), "weight")),
        value(one("score_total", "总分", fen(score), "score")),
        *after,
    )


# ── the six forms ─────────────────────────────────────────────────────────────────────────────────────────────────


def canals() -> Table:
    """1: upright; numbers changed with tracking on."""
    # 0 block | 1 一级 | 2 二级 | 3 三级 | 4 target | 5 actual | 6 weight | 7 score | 8 reason
    t = Table(UPRIGHT, "project_evaluation", 0, row_height=370)
    names(t, 1, (2, 3, 3))
    executed = cell_paragraph(run("12") + deleted("5", 11) + inserted("8", 12) + run(".00"), "center")
    funds(
        t, 1, head("项目资金\n（万元）", 2, 5),
        Fund(TOTAL, "funds.total", ("120.00", "132.50", "128.00"), "10", "96.60%", "9.66", {"executed": executed}),
        Fund("其中：财政拨款", "funds.current_appropriation", ("120.00", "126.50", "122.00"), percent="96.44%"),
        Fund("　　　上年结转", "funds.carried_over", ("0.00", "6.00", "6.00"), percent="100%"),
        Fund("　　　其他资金", "funds.other", ("0.00", "0.00", "0.00")),
    )  # fmt: skip
    goals(
        t, head("年度\n总体\n目标", down=2), (4, 4), "维修养护干支渠62公里，保障灌区渠系安全运行和灌溉用水。",
        "维修养护干支渠63.4公里，清淤2.86万立方米，灌区全年安全运行，灌溉用水得到保障。",
    )  # fmt: skip
    t.row(*heads(head("绩\n效\n指\n标", down=11)))
    silt = cell_paragraph(run("2.") + deleted("68", 13) + inserted("86", 14) + run("万立方米"), "center")
    indicator(
        t, [group(OUT, "50分", 5), head(NUMBER, down=2)],
        Line(
            OUT, NUMBER, 1, "维修养护干支渠", qty("≥62公里", "62", "km", ">=", "公里"),
            qty("63.4公里", "63.4", "km", "=", "公里"), "15", "15",
        ),
    )  # fmt: skip
    indicator(
        t, [],
        Line(
            OUT, NUMBER, 2, "渠道清淤", qty("≥2.5万立方米", "25000", "立方米", ">=", "万立方米"),
            qty("2.86万立方米", "28600", "立方米", "=", "万立方米"), "10", "10", xml={"actual": silt},
        ),
    )  # fmt: skip
    indicator(t, [head(QUALITY)], Line(OUT, QUALITY, 1, "工程质量合格率", FULL, FULL, "10", "10"))
    indicator(
        t, [head(TIME)], Line(OUT, TIME, 1, "春灌前岁修完成", words("4月15日前"), words("4月8日完成"), "10", "10")
    )
    indicator(
        t, [head(COST)],
        Line(
            OUT, COST, 1, "维修养护总成本", qty("≤132.5万元", "1325000", "元", "<=", "万元"),
            qty("128万元", "1280000", "元", "=", "万元"), "5", "5",
        ),
    )  # fmt: skip
    indicator(
        t, [group(BEN, "30分", 4), head(ECONOMY)],
        Line(
            BEN, ECONOMY, 1, "粮食增产", qty("80万公斤", "800000", "公斤", "=", "万公斤"),
            qty("82万公斤", "820000", "公斤", "=", "万公斤"), "10", "10",
        ),
    )  # fmt: skip
    indicator(
        t, [head(SOCIETY)],
        Line(
            BEN, SOCIETY, 1, "保障灌溉面积", qty("≥4.6万亩", "46000", "亩", ">=", "万亩"),
            qty("4.6万亩", "46000", "亩", "=", "万亩"), "10", "10",
        ),
    )  # fmt: skip
    indicator(t, [head(NATURE)], Line(BEN, NATURE, 1, "渠道水环境", words("改善"), words("改善"), "5", "5"))
    indicator(t, [head(LASTING)], Line(BEN, LASTING, 1, "管护队伍", words("稳定"), words("专职管护员18名"), "5", "5"))
    indicator(
        t, [group(SAT, "10分", 1), head(CONTENT)],
        Line(SAT, CONTENT, 1, "用水户满意度", qty("≥90%", "90", "%", ">="), qty("96%", "96", "%"), "10", "10"),
    )  # fmt: skip
    total(t, 6, "99.66", head(""))
    return t


def gauges() -> Table:
    """2: across, with 备注; no 上年结转; the headings printed again between two indicators."""
    t = Table(ACROSS, "project_evaluation", 1, row_height=530)
    names(t, 2, (2, 3, 4))
    funds(
        t, 1, head("项目资金\n（万元）", 2, 4),
        Fund(TOTAL, "funds.total", ("85.00", "85.00", "82.45"), "10", "97.00%", "9.7"),
        Fund("其中：财政拨款", "funds.current_appropriation", ("85.00", "85.00", "82.45"), "/", "97.00%", "/"),
        Fund("　　　其他资金", "funds.other", ("0.00", "0.00", "0.00"), "/", "/", "/"),
        remarks={TOTAL: "招标节约2.55万元"},
    )  # fmt: skip
    goals(
        t, head("年度\n总体\n目标", down=2), (4, 5), "在支渠和斗渠分水口建设量水设施126处，实现计量供水。",
        "建成量水设施126处，其中12处受汛期影响推迟至次年1月安装完成，斗口计量覆盖率92%。",
    )  # fmt: skip
    t.row(*heads(head("绩\n效\n指\n标", down=10), remarks=True))
    none = head("")
    indicator(
        t, [group(OUT, "50分", 4), head(NUMBER, down=2)],
        Line(OUT, NUMBER, 1, "建设量水设施", qty("126处", "126", "处"), qty("126处", "126", "处"), "20", "20"), none,
    )  # fmt: skip
    indicator(
        t, [],
        Line(
            OUT, NUMBER, 2, "斗口计量覆盖率", qty("≥92%", "92", "%", ">="), qty("92%", "92", "%"), "10", "10",
        ), head("按斗口数计算"),
    )  # fmt: skip
    indicator(
        t, [head(QUALITY)],
        Line(
            OUT, QUALITY, 1, "计量误差", qty("不超过5%", "5", "%", "<="), qty("3.2%", "3.2", "%"), "10", "10"
        ), none,
    )  # fmt: skip
    indicator(
        t, [head(TIME)],
        Line(
            OUT, TIME, 1, "按期安装率", FULL, qty("90.48%", "90.48", "%"), "10", "9",
            "受汛期影响，12处延期安装，今后避开汛期施工。",
        ), head("114处按期"),
    )  # fmt: skip
    t.row(*heads(remarks=True))
    indicator(
        t, [group(BEN, "30分", 3), head(ECONOMY)],
        Line(
            BEN, ECONOMY, 1, "年节约水费", qty("≥6万元", "60000", "元", ">=", "万元"),
            qty("6.35万元", "63500", "元", "=", "万元"), "10", "10",
        ), none,
    )  # fmt: skip
    indicator(
        t, [head(NATURE)],
        Line(
            BEN, NATURE, 1, "年节约用水", qty("≥110万立方米", "1100000", "立方米", ">=", "万立方米"),
            qty("118万立方米", "1180000", "立方米", "=", "万立方米"), "10", "10",
        ), none,
    )  # fmt: skip
    indicator(t, [head(LASTING)], Line(BEN, LASTING, 1, "计量供水制度", words("建立"), words("建立"), "10", "10"), none)
    indicator(
        t, [group(SAT, "10分", 1), head(CONTENT)],
        Line(SAT, CONTENT, 1, "用水小组满意度", qty("≥90%", "90", "%", ">="), qty("93%", "93", "%"), "10", "10"),
        head("问卷60份"),
    )  # fmt: skip
    total(t, 6, "98.7", head(""), head(""))
    return t


def water_fees() -> Table:
    """3: upright; cut after the fund block."""
    t = Table(UPRIGHT, "project_evaluation", 2, row_height=420)
    names(t, 3, (2, 3, 3))
    funds(
        t, 1, head("项目资金\n（万元）", 2, 5),
        Fund(TOTAL, "funds.total", ("60.00", "60.00", "60.00"), "10", "100%", "10"),
        Fund("其中：财政拨款", "funds.current_appropriation", ("60.00", "60.00", "60.00"), percent="100%"),
        Fund("　　　上年结转", "funds.carried_over", ("0.00", "0.00", "0.00")),
        Fund("　　　其他资金", "funds.other", ("0.00", "0.00", "0.00")),
    )  # fmt: skip
    return t


def water_fees_continued() -> Table:
    # 0 一级 | 1 二级 | 2 三级 | 3 target | 4 actual | 5 weight | 6 score | 7 reason: on a grid of its own
    t = Table([1350, 1500, 1700, 1250, 1250, 650, 650, 910], "project_evaluation", 2, row_height=420)
    goals(
        t, head("年度总体目标", down=2), (3, 4), "对灌区种粮农户农业水费给予减免补助，减轻种粮农户负担。",
        "全年减免3862户种粮农户水费60万元，补助资金全部通过一卡通兑付到户。",
    )  # fmt: skip
    t.row(*heads())
    indicator(
        t, [head(OUT, down=4), head(NUMBER)],
        Line(OUT, NUMBER, 1, "享受减免农户", qty("3800户以上", "3800", "户", ">="), qty("3862户", "3862", "户"), "20", "20"),
    )  # fmt: skip
    indicator(t, [head(QUALITY)], Line(OUT, QUALITY, 1, "兑付准确率", FULL, FULL, "15", "15"))
    indicator(
        t, [head(TIME)], Line(OUT, TIME, 1, "兑付完成时间", words("2020年10月底"), words("2020年10月20日"), "10", "10")
    )
    indicator(
        t, [head(COST)],
        Line(
            OUT, COST, 1, "亩均减免标准", qty("13元/亩", "13", "元/亩"), qty("13元/亩", "13", "元/亩"), "5", "5",
        ),
    )  # fmt: skip
    indicator(
        t, [head(BEN, down=2), head(ECONOMY)],
        Line(
            BEN, ECONOMY, 1, "户均减负", qty("≥150元", "150", "元", ">="), qty("155.36元", "155.36", "元"), "15", "15",
        ),
    )  # fmt: skip
    indicator(
        t, [head(SOCIETY)], Line(BEN, SOCIETY, 1, "水费纠纷", qty("0起", "0", "起"), qty("0起", "0", "起"), "15", "15")
    )
    indicator(
        t, [head(SAT), head(CONTENT)],
        Line(SAT, CONTENT, 1, "种粮农户满意度", qty("≥95%", "95", "%", ">="), qty("98%", "98", "%"), "10", "10"),
    )  # fmt: skip
    total(t, 5, "100", head(""))
    return t


def drought() -> Table:
    """4: across, no column for the block; a fund row that the form does not know."""
    # 0 一级 | 1 二级 | 2 三级 | 3 target | 4 actual | 5 weight | 6 score | 7 reason
    t = Table([1900, 2100, 2500, 1700, 1700, 1000, 1200, 2300], "project_evaluation", 3, row_height=360)
    names(t, 4, (1, 3, 3))
    funds(
        t, 1, head("项目资金（万元）", 1, 6),
        Fund(TOTAL, "funds.total", ("40.00", "68.00", "66.64"), "10", "98.00%", "9.8"),
        Fund("其中：财政拨款", "funds.current_appropriation", ("40.00", "60.00", "58.64"), percent="97.73%"),
        Fund("　　　　#省级抗旱救灾补助", "", ("0.00", "20.00", "19.57"), percent="97.85%"),
        Fund("　　　上年结转", "funds.carried_over", ("0.00", "0.00", "0.00")),
        Fund("　　　其他资金", "funds.other", ("0.00", "8.00", "8.00"), percent="100%"),
    )  # fmt: skip
    goals(
        t, head("年度总体目标", down=2), (3, 4), "旱情发生时及时启动提水设备，保障受旱农田灌溉。",
        "7月至9月共启用提水泵站11座，累计提水365万立方米，受旱农田得到有效灌溉。",
    )  # fmt: skip
    t.row(*heads())
    indicator(
        t, [head(OUT, down=5), head(NUMBER, down=3)],
        Line(OUT, NUMBER, 1, "启用提水泵站", qty("11座", "11", "座"), qty("11座", "11", "座"), "15", "15"),
    )  # fmt: skip
    indicator(
        t, [],
        Line(
            OUT, NUMBER, 2, "累计提水", qty("≥350万立方米", "3500000", "立方米", ">=", "万立方米"),
            qty("365万立方米", "3650000", "立方米", "=", "万立方米"), "15", "15",
        ),
    )  # fmt: skip
    indicator(t, [], Line(OUT, NUMBER, 3, "……", BLANK, BLANK, "", ""))
    indicator(
        t,
        [head(TIME)],
        Line(OUT, TIME, 1, "旱情响应时间", qty("≤12小时", "12", "小时", "<="), qty("8小时", "8", "小时"), "10", "10"),
    )
    indicator(
        t, [head(COST)],
        Line(
            OUT, COST, 1, "每立方米提水成本", qty("≤0.18元", "0.18", "元", "<="), qty("0.183元", "0.183", "元"), "10", "8",
            "夏季电价上浮，今后错峰提水。",
        ),
    )  # fmt: skip
    indicator(
        t, [head(BEN, down=2), head(ECONOMY)],
        Line(
            BEN, ECONOMY, 1, "挽回粮食损失", qty("约90万公斤", "900000", "公斤", "~", "万公斤"),
            qty("93万公斤", "930000", "公斤", "=", "万公斤"), "15", "15",
        ),
    )  # fmt: skip
    indicator(
        t, [head(SOCIETY)],
        Line(BEN, SOCIETY, 1, "受益村", qty("≥14个", "14", "个", ">="), qty("14个", "14", "个"), "15", "15"),
    )  # fmt: skip
    indicator(
        t, [head(SAT), head(CONTENT)],
        Line(SAT, CONTENT, 1, "受益村民满意度", qty("≥90%", "90", "%", ">="), qty("94.5%", "94.5", "%"), "10", "10"),
    )  # fmt: skip
    total(t, 5, "97.8", head(""))
    return t


def water_price(r: Report) -> Table:
    """5: upright; comments in two cells, an indicator deleted and another inserted with tracking on; no 其他资金."""
    t = Table(UPRIGHT, "project_evaluation", 4, row_height=370)
    names(t, 5, (2, 3, 3))
    r.remarks += ["请与决算核对，应含上年结转6万元。", "面积以确权面积为准。"]
    executed = cell_paragraph(comment(run("91.20"), 0), "center")
    funds(
        t, 1, head("项目资金\n（万元）", 2, 4),
        Fund(TOTAL, "funds.total", ("96.00", "96.00", "91.20"), "10", "95.00%", "9.5", {"executed": executed}),
        Fund("其中：财政拨款", "funds.current_appropriation", ("90.00", "90.00", "85.20"), percent="94.67%"),
        Fund("　　　上年结转", "funds.carried_over", ("6.00", "6.00", "6.00"), percent="100%"),
    )  # fmt: skip
    goals(
        t, head("年度\n总体\n目标", down=2), (4, 4), "完成年度农业水价综合改革任务，健全精准补贴和节水奖励机制。",
        "改革面积1.52万亩，水权确权到用水小组，兑现精准补贴和节水奖励42万元。",
    )  # fmt: skip
    t.row(*heads(head("绩\n效\n指\n标", down=11)))
    area = cell_paragraph(comment(run("1.52万亩"), 1), "center")
    indicator(
        t, [group(OUT, "50分", 6), head(NUMBER, down=4)],
        Line(
            OUT, NUMBER, 1, "改革面积", qty("≥1.5万亩", "15000", "亩", ">=", "万亩"),
            qty("1.52万亩", "15200", "亩", "=", "万亩"), "20", "20", xml={"actual": area},
        ),
    )  # fmt: skip

    def gone(text: str, number: int) -> str:
        return cell_paragraph(deleted(text, number) if text else "", "center")

    def new(text: str, number: int) -> str:
        return cell_paragraph(inserted(text, number) if text else "", "center")

    indicator(
        t, [],
        Line(
            OUT, NUMBER, 2, "印发宣传资料", qty("≥5000份", "5000", "份", ">="), qty("4200份", "4200", "份"), "10", "8",
            "外出务工农户多",
            {
                "label": gone("印发宣传资料", 21), "target": gone("≥5000份", 22), "actual": gone("4200份", 23),
                "weight": gone("10", 24), "score": gone("8", 25), "reason": gone("外出务工农户多", 26),
            },
            tracked="del",
        ),
    )  # fmt: skip
    indicator(t, [], Line(OUT, NUMBER, 2, "组建用水小组", qty("26个", "26", "个"), qty("26个", "26", "个"), "10", "10"))
    indicator(
        t, [],
        Line(
            OUT, NUMBER, 3, "召开水价改革宣传会", qty("≥26场", "26", "场", ">="), qty("23场", "23", "场"), "10", "9",
            "3个小组农户外出多，次年补开。",
            {
                "label": cell_paragraph(inserted("召开水价改革宣传会", 31)), "target": new("≥26场", 32),
                "actual": new("23场", 33), "weight": new("10", 34), "score": new("9", 35),
                "reason": new("3个小组农户外出多，次年补开。", 36),
            },
            tracked="ins",
        ),
    )  # fmt: skip
    indicator(t, [head(QUALITY)], Line(OUT, QUALITY, 1, "水权证发放率", FULL, FULL, "5", "5"))
    indicator(t, [head(TIME)], Line(OUT, TIME, 1, "年度任务完成时间", words("12月底"), words("12月底"), "5", "5"))
    indicator(
        t, [group(BEN, "30分", 3), head(SOCIETY)],
        Line(BEN, SOCIETY, 1, "水费实收率", qty("≥95%", "95", "%", ">="), qty("97.6%", "97.6", "%"), "10", "10"),
    )  # fmt: skip
    indicator(
        t, [head(NATURE)],
        Line(
            BEN, NATURE, 1, "亩均节水", qty("≥50立方米", "50", "立方米", ">="), qty("56立方米", "56", "立方米"), "10", "10",
        ),
    )  # fmt: skip
    indicator(t, [head(LASTING)], Line(BEN, LASTING, 1, "精准补贴机制", words("健全"), words("已出台办法"), "10", "10"))
    indicator(
        t, [group(SAT, "10分", 1), head(CONTENT)],
        Line(SAT, CONTENT, 1, "农户满意度", qty("≥90%", "90", "%", ">="), qty("91%", "91", "%"), "10", "10"),
    )  # fmt: skip
    total(t, 6, "98.5", head(""))
    return t


def information() -> Table:
    """6: across, with 备注; the first row is printed on each page; 单位资金 instead of 其他资金."""
    t = Table(ACROSS, "project_evaluation", 5, row_height=460)
    names(t, 6, (2, 3, 4), repeats=True)
    funds(
        t, 1, head("项目资金\n（万元）", 2, 4),
        Fund(TOTAL, "funds.total", ("36.00", "36.00", "35.10"), "10", "97.50%", "9.75"),
        Fund("其中：财政拨款", "funds.current_appropriation", ("30.00", "30.00", "29.10"), "", "97.00%", ""),
        Fund("　　　单位资金", "funds.unit", ("6.00", "6.00", "6.00"), "", "100%", ""),
        remarks={"　　　单位资金": "水费收入"},
    )  # fmt: skip
    goals(
        t, head("年度\n总体\n目标", down=2), (4, 5), "保障灌区信息化平台和监测站点正常运行。",
        "信息化平台全年运行稳定，42个水位流量监测站点在线率98.2%。",
    )  # fmt: skip
    t.row(*heads(head("绩\n效\n指\n标", down=9), remarks=True))
    none = head("")
    indicator(
        t, [group(OUT, "50分", 4), head(NUMBER)],
        Line(OUT, NUMBER, 1, "运行维护监测站点", qty("42个", "42", "个"), qty("42个", "42", "个"), "15", "15"), none,
    )  # fmt: skip
    indicator(
        t, [head(QUALITY)],
        Line(OUT, QUALITY, 1, "站点在线率", qty("≥98%", "98", "%", ">="), qty("98.2%", "98.2", "%"), "15", "15"), none,
    )  # fmt: skip
    indicator(
        t, [head(TIME)],
        Line(
            OUT, TIME, 1, "故障修复时间", qty("48小时以内", "48", "小时", "<="), qty("36小时", "36", "小时"), "10", "10"
        ), head("平均值"),
    )  # fmt: skip
    indicator(
        t, [head(COST)],
        Line(
            OUT, COST, 1, "单站年运维成本", qty("≤8600元", "8600", "元", "<="), qty("8357.14元", "8357.14", "元"), "10", "10"
        ), none,
    )  # fmt: skip
    indicator(
        t, [group(BEN, "30分", 3), head(ECONOMY)],
        Line(BEN, ECONOMY, 1, "节省人工巡查", qty("≥300人次", "300", "人次", ">="), qty("320人次", "320", "人次"), "10", "10"),
        none,
    )  # fmt: skip
    indicator(
        t, [head(SOCIETY)],
        Line(BEN, SOCIETY, 1, "调度决策效率", words("提升"), words("水量调度指令当日下达"), "10", "10", "无"), none,
    )  # fmt: skip
    indicator(
        t, [head(LASTING)], Line(BEN, LASTING, 1, "数据共享", words("持续共享"), words("持续共享"), "10", "10"), none
    )
    indicator(
        t, [group(SAT, "10分", 1), head(CONTENT)],
        Line(SAT, CONTENT, 1, "平台使用人员满意度", qty("≥90%", "90", "%", ">="), qty("95%", "95", "%"), "10", "10"), none,
    )  # fmt: skip
    total(t, 6, "99.75", head(""), head(""))
    return t
