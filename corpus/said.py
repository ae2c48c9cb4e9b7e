"""What a paragraph of prose states, one `Said` a value; where it stands is found by its characters, left to right.

No text is read here: the writer of a report says field, label, unit and value himself, and only the arithmetic of 万
and 亿 is done for him.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

SCALES = {"万亿": 10**12, "亿": 10**8, "百万": 10**6, "万": 10**4, "千": 10**3}


@dataclass(frozen=True)
class Said:
    """One row of the prose: `raw` as it stands, the rest as the contract asks for it. `optional` rows may be missing."""

    field: str
    label: str
    raw: str
    value: str
    unit: str = ""
    stated: str = ""
    measure: str = "value"
    comparator: str = "="
    direction: str = ""
    base: str = ""
    period: str = ""
    status: str = "read"
    in_range: bool = False
    optional: bool = False


def plain(number: Decimal) -> str:
    """Shortest plain decimal."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(field: str, label: str, raw: str, number: str, stated: str, measure: str = "final", **more: object) -> Said:
    """An amount: `money("revenue.total", "决算总收入", "1972.65万元", "1972.65", "万元")`."""
    scale = SCALES.get(stated.removesuffix("元"), 1)
    return Said(field, label, raw, plain(Decimal(number) * scale), "元", stated, measure, **more)  # type: ignore[arg-type]


def count(label: str, raw: str, number: str, unit: str, stated: str = "", field: str = "fact", **more: object) -> Said:
    """So many of something: `count("公共资源交易项目", "2633宗", "2633", "宗")`; `stated` where 万 or 亿 is printed: 万人."""
    scale = next((n for word, n in SCALES.items() if stated.startswith(word)), 1) if stated and stated != unit else 1
    return Said(field, label, raw, plain(Decimal(number) * scale), unit, stated or unit, **more)  # type: ignore[arg-type]


def rate(field: str, label: str, raw: str, number: str, measure: str = "value", **more: object) -> Said:
    """A percentage: `rate("execution_rate", "预算执行率", "98.76%", "98.76", "rate")`."""
    return Said(field, label, raw, number, "%", "%", measure, **more)  # type: ignore[arg-type]


def change(
    field: str, label: str, raw: str, number: str, unit: str, direction: str, base: str = "", **more: object
) -> Said:
    """How much something changed: unit `%`, `百分点`, or the stated unit of an amount (`万元`)."""
    scale = SCALES.get(unit.removesuffix("元"), 1) if unit.endswith("元") else 1
    plain_unit = "元" if unit.endswith("元") else unit
    value = plain(Decimal(number) * scale)
    return Said(field, label, raw, value, plain_unit, unit, "change", direction=direction, base=base, **more)  # type: ignore[arg-type]


def flat(field: str, label: str, raw: str, base: str = "", **more: object) -> Said:
    """持平: nothing changed."""
    return Said(field, label, raw, "0", "", "", "change", direction="flat", base=base, **more)  # type: ignore[arg-type]


def none(field: str, label: str, raw: str, unit: str = "元", measure: str = "final", **more: object) -> Said:
    """A statement of absence: raw are its words, the value is 0. A row that may be missing, like the contract's sample."""
    return Said(field, label, raw, "0", unit, "", measure, **({"optional": True} | more))  # type: ignore[arg-type]


def span(low: Said, high: Said) -> list[Said]:
    """The two ends of a range over one raw: `*span(count("企业", "3-5家", "3", "家"), count("企业", "3-5家", "5", "家"))`."""
    return [replace(low, comparator=">=", in_range=True), replace(high, comparator="<=", in_range=True)]


def text(field: str, raw: str, value: str, label: str = "", **more: object) -> Said:
    """title, org_name, report_date, grade: a text instead of a number."""
    return Said(field, label, raw, value, comparator="", **more)  # type: ignore[arg-type]


def placed(paragraph: str, said: Iterable[Said]) -> Iterator[tuple[int, int, Said]]:
    """Each with its span: the first place of its raw behind the one before it; two over one span are a range."""
    at, last = 0, ("", 0, 0)
    for one in said:
        if one.in_range and one.comparator == "<=":
            yield last[1], last[2], one
            continue
        start = paragraph.find(one.raw, at)
        assert start >= 0, (one.raw, paragraph[at:])
        at = start + len(one.raw)
        last = (one.raw, start, at)
        yield start, at, one
