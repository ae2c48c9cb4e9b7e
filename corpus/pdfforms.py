"""The forms as a grid: 附件1, and the two of an evaluation with funds, goal, indicators and total, labels as each report words them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from corpus.claims import Cell, Claim, Says, amount, fen, head, rate, value, wan, words
from corpus.pdfwriter import Grid, usual

MEASURES = ("opening_budget", "full_year_budget", "executed", "weight", "rate", "score")
ROOM = [34, 48, 56, 86, 62, 62, 36, 40, 58]


@dataclass(frozen=True)
class Fund:
    """A row of the funds: three amounts, then 分值, 执行率 and 得分."""

    label: str
    field: str
    cells: tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class Line:
    """An indicator: 一级, 二级, its text, and what its columns say."""

    first: str
    second: str
    label: str
    target: Says
    actual: Says
    weight: str
    score: str
    reason: str = ""


@dataclass(frozen=True)
class Wording:
    """The labels of a form; `merged` goes down over lines of the same 一级 and 二级, otherwise each prints its own."""

    funds: str = "项目资金\n（万元）"
    fund_heads: tuple[str, ...] = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    goal: str = "年度总体目标"
    goal_heads: tuple[str, str] = ("预期目标", "实际完成情况")
    lines: str = "绩\n效\n指\n标"
    line_heads: tuple[str, ...] = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")  # fmt: skip
    total: str = "总分"
    merged: bool = True
    amount: Callable[[str], Says] = wan
    measures: tuple[str, ...] = MEASURES
    group_weights: dict[str, str] = field(default_factory=dict)


def one(name: str, label: str, says: Says, measure: str = "value", item: str = "") -> Claim:
    return Claim(name, measure, label, says, item)


def names(grid: Grid, name: str, supervisor: str, implementer: str) -> None:
    """项目名称, 主管部门 and 实施单位."""
    grid.row(head("项目名称", 3), value(one("project.name", "项目名称", words(name)), 6, align="center"))
    grid.row(
        head("主管部门", 3),
        value(one("project.supervisor", "主管部门", words(supervisor)), 2, align="center"),
        head("实施单位"),
        value(one("project.implementer", "实施单位", words(implementer)), 3, align="center"),
    )


def department(grid: Grid, name: str, label: str = "预算部门") -> None:
    """预算部门."""
    grid.row(head(label, 3), value(one("department", label, words(name)), 6, align="left"))


def funds(grid: Grid, wording: Wording, rows: Sequence[Fund]) -> None:
    grid.row(head(wording.funds, down=1 + len(rows)), head("", 2), *map(head, wording.fund_heads))
    for fund in rows:
        says = [*map(wording.amount, fund.cells[:3]), fen(fund.cells[3]), rate(fund.cells[4]), fen(fund.cells[5])]
        cells = [value(one(fund.field, usual(fund.label), s, m)) for m, s in zip(wording.measures, says, strict=True)]
        grid.row(head(fund.label, 2, align="left"), *cells)


def goals(grid: Grid, wording: Wording, goal: str, done: str) -> None:
    planned, reached = wording.goal_heads
    grid.row(head(wording.goal, down=2), head(planned, 4), head(reached, 4))
    grid.row(
        value(one("goal", planned, words(goal), "target"), 4, align="left"),
        value(one("goal", reached, words(done), "actual"), 4, align="left"),
    )


def indicators(grid: Grid, wording: Wording, lines: Sequence[Line]) -> None:
    grid.row(head(wording.lines, down=1 + len(lines)), *map(head, wording.line_heads))
    counted: dict[tuple[str, str], int] = {}
    for i, line in enumerate(lines):
        levels = (line.first, line.second)
        counted[levels] = counted.get(levels, 0) + 1
        item = f"{line.first}/{line.second}/{counted[levels]}"
        before = [_first(lines, i, wording), _second(lines, i, merged=wording.merged)]
        cells = [
            value(one("indicator", line.label, says, measure, item), align="center")
            for measure, says in (
                ("target", line.target),
                ("actual", line.actual),
                ("weight", fen(line.weight)),
                ("score", fen(line.score)),
            )
        ]
        if len(wording.line_heads) == 8:
            cells.append(value(one("indicator", line.label, words(line.reason), "reason", item), align="left"))
        grid.row(*(cell for cell in before if cell), head(line.label, align="left"), *cells)


def _first(lines: Sequence[Line], i: int, wording: Wording) -> Cell | None:
    same = [line.first == lines[i].first for line in lines]
    if not wording.merged:
        return head(lines[i].first)
    if i and same[i - 1]:
        return None
    name = lines[i].first
    if name not in wording.group_weights:
        return head(name, down=sum(same))
    raw = wording.group_weights[name]
    claim = Claim("indicator_group", "weight", name, fen(raw), name)
    return Cell(f"{name}\n（{raw}）", 1, sum(same), (claim,))


def _second(lines: Sequence[Line], i: int, merged: bool) -> Cell | None:
    if not merged:
        return head(lines[i].second)
    same = [(line.first, line.second) == (lines[i].first, lines[i].second) for line in lines]
    return None if i and same[i - 1] else head(lines[i].second, down=sum(same))


def total(grid: Grid, label: str, weight: str, score: str) -> None:
    before = min(6, len(grid.widths) - 3)
    after = [head("")] * (len(grid.widths) - before - 2)
    grid.row(
        head(label, before),
        value(one("score_total", label, fen(weight), "weight")),
        value(one("score_total", label, fen(score), "score")),
        *after,
    )


@dataclass(frozen=True)
class Money:
    """A row of 附件1: last year's 决算数, 预算数, 决算数."""

    label: str
    field: str
    cells: tuple[str, str, str]
    indent: int = 0
    item: str = ""


def basic_data(
    grid: Grid,
    year: int,
    staff: tuple[str, str, str],
    rows: Sequence[Money],
    building: tuple[str, str, str, str, str, str],
    measures: str,
    closing: str,
) -> None:
    """附件1 基础数据表 in 万元, the layout first seen in 2021, over seven columns; a rule between its blocks."""

    def own(name: str, label: str, says: Says) -> Claim:
        return Claim(name, "value", label, says)

    grid.rule()
    labels = ("编制数", f"{year}年实际在职人数", "控制率")
    says = (amount(staff[0], "人", "人"), amount(staff[1], "人", "人"), rate(staff[2]))
    fields = ("staff.establishment", "staff.actual", "staff.control_rate")
    grid.row(head("财政供养人员情况\n（人）", down=2, bold=True), *(head(label, 2, bold=True) for label in labels))
    grid.row(*(value(own(f, label, s), 2) for f, label, s in zip(fields, labels, says, strict=True)))
    grid.rule()
    periods = (f"{year - 1}年决算数", f"{year}年预算数", f"{year}年决算数")
    grid.row(head("经费控制情况", bold=True), *(head(label, 2, bold=True) for label in periods))
    grid.rule()
    for row in rows:
        columns = zip(("prior_final", "budget", "final"), row.cells, (str(year - 1), "", ""), strict=True)
        cells = [
            value(Claim(row.field, measure, row.label, wan(raw), row.item, period), 2, align="right")
            for measure, raw, period in columns
        ]
        grid.row(head(row.label, align="left", indent=row.indent), *cells)
    grid.rule()
    houses = ("批复规模\n（㎡）", "实际规模\n（㎡）", "规模控\n制率", "预算投资", "实际投资", "投资概算\n控制率")
    parts = ("approved_area", "actual_area", "area_control_rate", "budget_investment", "actual_investment", "investment_control_rate")  # fmt: skip
    kinds = (_area, _area, rate, wan, wan, rate)
    grid.row(head(f"楼堂馆所控制情况\n（{year}年完工项目）", down=2, bold=True), *map(head, houses))
    grid.row(
        *(
            value(own(f"building.{part}", label, kind(raw)))
            for part, label, kind, raw in zip(parts, houses, kinds, building, strict=True)
        )
    )
    grid.rule()
    grid.row(head("厉行节约保障措施"), value(own("savings_measures", "厉行节约保障措施", words(measures)), 6))
    grid.row(head(closing, 7, align="left"))


def _area(raw: str) -> Says:
    return amount(raw, "㎡", "㎡")
