"""Readings in, what a cell for people shows of them out: a number in the unit of its column, or the words."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from schemas.observation import Observation
from schemas.values import plain
from ziping.outputs import Money

SIGNS = {"=": "", "~": "约", ">": "＞", "<": "＜", ">=": "≥", "<=": "≤"}
ABSENT = "（缺）"
UNREADABLE = "未能识别"
BARE_NUMBER = re.compile(r"[\d.,，．]+")


class Shown(NamedTuple):
    """One cell: a text, a number or nothing; `doubt` says why it is marked, `pattern` is Excel's number format."""

    value: str | Decimal | None
    doubt: str = ""
    pattern: str = ""
    indent: int = 0


def unit_of(reading: Observation, money: Money) -> str:
    """The unit in which a value is shown."""
    return money if reading.unit == "元" else reading.unit


def figure(reading: Observation, money: Money) -> str | Decimal:
    """The value in the unit in which it is shown: a number if it is one, else its text."""
    if not reading.comparator or "/" in reading.value:
        return reading.value
    value = Decimal(reading.value)
    if reading.unit == "元" and money == "万元":
        return in_wan(value)
    return value


def is_small(reading: Observation) -> bool:
    """Whether it is stated in 元 and below one 万元 (120元 a head): shown in 元 where a unit stands beside it."""
    return reading.stated_unit == "元" and "/" not in reading.value and Decimal(reading.value) < 10_000


def in_wan(value: Decimal) -> Decimal:
    """元 as 万元, with all digits: a division would round a long number."""
    sign, digits, exponent = value.as_tuple()
    return Decimal(plain(Decimal((sign, digits, int(exponent) - 4))))


def value_of(readings: Sequence[Observation], money: Money, unit: str | None = None, *, signs: bool = True) -> Shown:
    """What the readings of one cell say; `unit` is that of the column, and another one is written beside the value.

    A number that is not just stated but bounded (`≥95`) is a text unless its sign stands elsewhere (`signs`).
    """
    if not readings:
        return Shown(None)
    doubt = doubt_of(readings)
    first = readings[0]
    if first.status != "read":
        return Shown(_words(first), doubt)
    if len(readings) > 1:
        return Shown("～".join(_stated(reading, money, unit, sign="") for reading in readings), doubt)
    value = figure(first, money)
    if isinstance(value, str) or _foreign(first, unit) or (signs and first.comparator != "="):
        return Shown(_stated(first, money, unit, sign=SIGNS.get(first.comparator, "")), doubt)
    return Shown(value, doubt, pattern(value, 2 if first.unit == "元" else 0))


def raw_of(readings: Sequence[Observation]) -> Shown:
    """The words of one cell as they are written; a bare number with the sign and unit that stand beside it."""
    words = dict.fromkeys(filter(None, (_whole(r) if r.status == "read" else _words(r) for r in readings)))
    return Shown("～".join(words) or None, doubt_of(readings))


def doubt_of(readings: Iterable[Observation]) -> str:
    """Why some of the readings are doubtful, empty if none is."""
    reasons = [_reason(reading) for reading in readings]
    return "；".join(dict.fromkeys(reason for reason in reasons if reason))


def place_of(readings: Iterable[Observation]) -> str:
    """Where they stand, counted from 1: `表1 第4行第4、5、6列`."""
    columns: dict[str, list[int]] = {}
    for reading in readings:
        if reading.table is not None and reading.row is not None and reading.col is not None:
            cells = columns.setdefault(f"{_page(reading.page)}表{reading.table + 1} 第{reading.row + 1}行", [])
            if reading.col + 1 not in cells:
                cells.append(reading.col + 1)
        elif reading.paragraph is not None:
            span = f"第{(reading.start or 0) + 1}–{reading.end}字" if reading.end else ""
            columns.setdefault(f"{_page(reading.page)}第{reading.paragraph + 1}段{span}", [])
    return "；".join(f"{row}第{'、'.join(map(str, cols))}列" if cols else row for row, cols in columns.items())


def pattern(value: Decimal, least_decimals: int) -> str:
    """As many decimals as the value has."""
    exponent = value.as_tuple().exponent
    decimals = max(least_decimals, -exponent if isinstance(exponent, int) else 0)
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _page(page: int | None) -> str:
    return "" if page is None else f"第{page}页 "


def _reason(reading: Observation) -> str:
    if reading.status == "absent":
        return "表中应有而没有"
    if reading.status == "unreadable" or reading.confidence < 1:
        return reading.note or UNREADABLE
    return ""


def _words(reading: Observation) -> str | None:
    if reading.status == "blank":
        return None
    return ABSENT if reading.status == "absent" else reading.raw


def _whole(reading: Observation) -> str:
    if not reading.comparator or not BARE_NUMBER.fullmatch(reading.raw):
        return reading.raw
    return SIGNS[reading.comparator] + reading.raw + reading.stated_unit


def _foreign(reading: Observation, unit: str | None) -> bool:
    return unit is not None and reading.unit != unit


def _stated(reading: Observation, money: Money, unit: str | None, sign: str) -> str:
    value = figure(reading, money)
    if isinstance(value, str) and not reading.comparator:
        return value
    number = value if isinstance(value, str) else plain(value)
    return sign + number + (unit_of(reading, money) if _foreign(reading, unit) else "")
