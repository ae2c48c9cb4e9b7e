"""Indicators by chance: what is to be reached, what was, what it weighs and scores, each as printed and as meant."""

from dataclasses import dataclass
from decimal import Decimal

from corpus.claims import Says, plain
from corpus.generate.chance import Chance
from corpus.generate.printed import Style, words
from corpus.generate.wording import WORDS, Quantity

GROUPS = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
SCHEMES = (
    (10, {"产出指标": 50, "效益指标": 30, "满意度指标": 10}),
    (20, {"产出指标": 40, "效益指标": 30, "满意度指标": 10}),
)
LEAST = {"≥": ">=", ">=": ">=", "不少于": ">=", "以上": ">="}
MOST = {"≤": "<=", "<=": "<=", "不超过": "<=", "以内": "<="}


@dataclass(frozen=True)
class Line:
    """An indicator, or a placeholder where `weight` is none; `operator` and `unit` for forms that print them apart."""

    first: str
    second: str
    label: str
    target: Says
    actual: Says
    weight: int | None = None
    score: Decimal | None = None
    reason: str = ""
    operator: str = ""
    unit: str = ""
    reached: Decimal | None = None
    source: Quantity | None = None


@dataclass(frozen=True)
class Set:
    """The indicators of one form, the weight of the execution, and those of 一级指标."""

    execution: int
    groups: dict[str, int]
    lines: tuple[Line, ...]


def indicators(chance: Chance, style: Style, apart: bool, inside: bool, prefix: str, empty: str) -> Set:
    """`apart` prints operator and unit in columns of their own, `inside` has 满意度 in 效益指标, `empty` is no reason."""
    execution, groups = chance.one(SCHEMES)
    if inside:
        groups = {"产出指标": groups["产出指标"], "效益指标": groups["效益指标"] + groups["满意度指标"]}
    lines: list[Line] = []
    for first, weight in groups.items():
        seconds = [*GROUPS[first], *(GROUPS["满意度指标"] if inside and first == "效益指标" else ())]
        drawn = [pick for second in chance.some(seconds, 2, 4) for pick in _of(chance, second)]
        for (second, source), part in zip(drawn, chance.split(weight, len(drawn)), strict=True):
            count = 1 + sum(line.second == second and line.first == first for line in lines)
            line = _line(chance, style, apart, first, second, source)
            lead = prefix.format(n=count)
            lines.append(_scored(chance, line, lead, part, empty))
    return Set(execution, groups, tuple(lines))


def _of(chance: Chance, second: str) -> list[tuple[str, Quantity | list[str]]]:
    pool: list[Quantity | list[str]] = [q for q in WORDS["quantities"] if q["second"] == second]
    pool += [row for row in WORDS["texts"]["rows"] if row[0] == second]
    return [(second, source) for source in chance.some(pool, 1, 2)]


def _line(chance: Chance, style: Style, apart: bool, first: str, second: str, source: Quantity | list[str]) -> Line:
    if isinstance(source, list):
        _, label, planned, done = source
        return Line(first, second, label, words(planned), words(done), operator="定性")
    places, unit = source.get("places", 0), source["unit"]
    target = chance.decimal(source["low"], source["high"], places)
    most = source.get("most", False)
    if chance.yes(0.12):  # not reached
        reached = chance.near(target, 101, 108, places) if most else chance.near(target, 85, 99, places)
    else:
        reached = chance.near(target, 90, 100, places) if most else chance.near(target, 100, 112, places)
    if unit == "%":
        reached = min(reached, Decimal(100))
    equal = reached == target and chance.yes(0.6)
    operator = "=" if equal else chance.one(list(MOST if most else LEAST))
    if operator == "不少于" and unit == "%":
        operator = "不低于"
    comparator = "=" if equal else "<=" if most else ">="
    if apart:
        sign = {"=": chance.one(["=", "＝"]), "<=": "≤", ">=": "≥"}[comparator]
        own = chance.yes(0.2)
        return Line(
            first, second, source["noun"],
            _says(style, source, target, "", "", comparator), _says(style, source, reached, "", unit if own else "", "="),
            operator=sign, unit=unit, reached=reached, source=source,
        )  # fmt: skip
    behind = operator in {"以上", "以内"}
    before, after = ("", unit + operator) if behind else (operator if operator != "=" else "", unit)
    return Line(
        first, second, source["noun"],
        _says(style, source, target, before, after, comparator), _says(style, source, reached, "", unit, "="),
        reached=reached, source=source,
    )  # fmt: skip


def _says(style: Style, source: Quantity, number: Decimal, before: str, after: str, comparator: str) -> Says:
    text = plain(number) if number < 1000 or style.separator != "," else style.number(number, source.get("places", 0))
    raw = before + (style.number(number, source.get("places", 0)) if style.wide else text) + after
    unit = source["unit"]
    return Says(raw, plain(number * source.get("scale", 1)), source.get("base", unit), unit, comparator)


def _scored(chance: Chance, line: Line, lead: str, weight: int, empty: str) -> Line:
    """Full marks for what was reached; a reason where some are missing."""
    missed = line.reached is not None and _short(line)
    lost = chance.decimal(0, weight - 1, 1) / 2 if missed and weight > 1 else Decimal(0)
    reason = chance.one(WORDS["names"]["reasons"]) if lost or missed else empty
    return Line(
        line.first, line.second, lead + line.label, line.target, line.actual, weight, Decimal(weight) - lost, reason,
        line.operator, line.unit, line.reached, line.source,
    )  # fmt: skip


def _short(line: Line) -> bool:
    target, actual = Decimal(line.target.value), Decimal(line.actual.value)
    return actual > target if line.target.comparator == "<=" else actual < target
