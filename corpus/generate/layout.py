"""How the evaluation forms of one report are laid out, drawn once: columns and their order, where title, unit and weights stand."""

from dataclasses import dataclass
from decimal import Decimal

from corpus.generate.chance import Chance

ORDERS: dict[tuple[str, ...], int] = {
    ("target", "actual", "weight", "score"): 6,
    ("weight", "target", "actual", "score"): 2,
    ("target", "weight", "actual", "score"): 1,
    ("weight", "score", "target", "actual"): 1,
}
PREFIXES = {"": 5, "指标{n}：": 2, "{n}.": 1, "（{n}）": 1, "{n}、": 1}
Money = tuple[Decimal, Decimal, Decimal]  # 年初预算, 全年预算, 执行


@dataclass(frozen=True)
class Layout:
    """What the forms of one report have in common."""

    section: str
    sichuan: bool
    second: bool  # 二级指标 has a column
    merged: bool
    order: tuple[str, ...]
    doubled: bool  # each column of the indicators is two of the grid
    weights: bool  # printed on 一级指标
    prefix: str
    empty: str  # a reason that is none
    titled: bool  # the title is the first row
    unit: str  # where the unit of money stands
    inside: bool  # 满意度 is a part of 效益指标
    natures: bool
    graded: bool
    blank: bool
    placeholder: bool
    wide: bool
    foot: bool


@dataclass(frozen=True)
class Subject:
    """A unit or a project with its money."""

    name: str
    supervisor: str
    org: str
    code: str
    year: int
    money: Money
    natures: tuple[Decimal, Decimal]  # basic and project


def layout(chance: Chance, section: str, sichuan: bool) -> Layout:
    drawn: tuple[str, ...] = chance.weighed(ORDERS)
    order = list(drawn) if not sichuan else ["target", "actual", "weight", "score"]
    if sichuan:
        order[:1] = ["operator", "target", "unit"]
    if chance.yes(0.12):
        order.append("review_score")
    if chance.yes(0.1):
        order.insert(0, "criterion")
    if chance.yes(0.8):
        order.append("reason")
    if chance.yes(0.15):
        order.append("note")
    second = chance.yes(0.88)
    return Layout(
        section, sichuan, second, chance.yes(0.8), tuple(order), chance.yes(0.25), chance.yes(0.35),
        chance.weighed(PREFIXES), chance.one(["", "", "无", "/", "——"]), chance.yes(0.25),
        chance.weighed({"block": 5, "above": 2, "heads": 2, "row": 1}), chance.yes(0.15),
        section == "self_evaluation" and chance.yes(0.5), chance.yes(0.15), chance.yes(0.1), chance.yes(0.12),
        sichuan or len(order) > 7 or chance.yes(0.1), chance.yes(0.5),
    )  # fmt: skip
