"""A place of a text where a number begins in, the number with its unit and inner hedge out."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from normalize.comparators import hedges
from normalize.decimals import MAX_DIGITS, Exact
from normalize.exceptions import followers, may_be_measure_word, no_units
from normalize.numerals import CHINESE, signed, unsigned
from normalize.units import Unit, first_of_units, unit_at, unit_of
from schemas.values import Comparator

NUMBER = Unit("", "number", "", Decimal(1))

_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,6}(?![\d,]\d)|\d+)(?:\.\d+)?|\.\d+", re.ASCII)
_MIXED = re.compile(
    r"\d{1,6}(?:\.\d{1,6})?(?:[十百千万亿]{1,2}零?(?:\d{1,4}(?:\.\d{1,4})?|[一二三四五六七八九](?=[十百千万亿元]))){1,6}[十百千万亿]{0,2}",
    re.ASCII,
)
_SPELT = re.compile(CHINESE)
_SCALE = re.compile(r"(?:万亿|[万亿萬億])$")
_DIGITS_ONLY = re.compile(r"[一二三四五六七八九两]{2,}")
_MONTHS = re.compile(r"个(?P<hedge>[多半])(?P<unit>月|星期|小时|工作日|学期|季度)")
_TENTH = re.compile(r"[一二三四五六七八九](?=以[上下]|左右|的|[^\u4e00-\u9fff]|$)")
_MAX_SPELT = 24  # characters of a Chinese numeral
_HALF = Decimal("0.5")


class Amount(NamedTuple):
    """`text[start:end]` is `value` times the unit; `comparator` is what stands inside (`1000多万元`)."""

    value: Exact
    unit: Unit
    start: int
    end: int
    comparator: Comparator = "="
    spelt: bool = False
    note: str = ""


@cache
def behind_numeral() -> frozenset[str]:
    """The characters one of which stands behind a numeral that counts something: of units, hedges, and 分之."""
    return first_of_units() | frozenset((*hedges("between").first, "分"))


def amount_at(text: str, start: int) -> Amount | None:
    """The number that begins there, as long as it goes, and the unit behind it; kind `number` where there is none."""
    if text[start].isascii():
        return _arabic(text, start)
    return _chinese(text, start)


def _arabic(text: str, start: int) -> Amount | None:
    match = _ARABIC.match(text, start)
    if match is None or len(match[0]) > MAX_DIGITS:
        return None
    end = match.end()
    if text[end : end + 1] in _SCALES:
        mixed = _MIXED.match(text, start)
        if mixed is not None:
            found = _counted(text, start, mixed.end(), spelt=False)
            if found is not None:
                return found
    return _with_unit(text, start, end, Decimal(match[0].replace(",", "")), spelt=False)


_SCALES = frozenset("十百千万亿")


def _chinese(text: str, start: int) -> Amount | None:
    """As much of the run of numerals as is one number with a unit behind it; a bare one is none."""
    run = _SPELT.match(text, start, start + _MAX_SPELT + 1)
    if run is None or len(run[0]) > _MAX_SPELT:
        return None
    for end in range(run.end(), max(start, run.end() - 3), -1):
        found = _counted(text, start, end, spelt=True)
        if found is not None:
            return _with_tenth(text, found)
    return None


def _with_tenth(text: str, amount: Amount) -> Amount:
    """九成五 is 9.5 成."""
    tenth = _TENTH.match(text, amount.end) if amount.unit.word == "成" else None
    more = signed(tenth[0]) if tenth else None
    if tenth is None or more is None or isinstance(amount.value, Fraction):
        return amount
    return amount._replace(value=amount.value + more / 10, end=tenth.end())


def _counted(text: str, start: int, end: int, *, spelt: bool) -> Amount | None:
    """The numeral from start to end with its unit; a scale at its end belongs to the unit (三百二十 × 万元)."""
    numeral = text[start:end]
    if spelt and _DIGITS_ONLY.fullmatch(numeral):  # 五六个 is five or six
        return None
    scale = _SCALE.search(numeral)
    if scale and scale.start():
        shorter = _without_scale(numeral, scale)
        if shorter is not None:
            found = _with_unit(text, start, start + scale.start(), shorter, spelt=spelt)
            if found.unit.kind not in ("number", "scale"):
                return found
    value = _ROUND.get(numeral) if _is_hedged(text, start, end) else signed(numeral)
    if value is None:
        return None
    found = _with_unit(text, start, end, value, spelt=spelt)
    return None if spelt and found.unit.kind in ("number", "scale") else found


def _without_scale(numeral: str, scale: re.Match[str]) -> Decimal | None:
    """How often the numeral has the scale at its end: 2亿3500万 is 23500 times 万."""
    shorter = signed(numeral[: scale.start()])
    if shorter is not None:
        return shorter
    whole = signed(numeral)
    worth = _WORTH[scale[0]]
    return None if whole is None or whole % worth else whole / worth


_WORTH = {
    "万": Decimal(10) ** 4,
    "萬": Decimal(10) ** 4,
    "亿": Decimal(10) ** 8,
    "億": Decimal(10) ** 8,
    "万亿": Decimal(10) ** 12,
}
_ROUND = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}


def _is_hedged(text: str, start: int, end: int) -> bool:
    """Whether a scale stands for a number of its own, as in 百余家 and 近千人."""
    if text[start:end] not in _ROUND:
        return False
    between = hedges("between").at(text, end)
    before = hedges("before").before(text, start)
    return bool((between and between[0]) or (before and before[0]))


def _with_unit(text: str, start: int, end: int, value: Decimal, *, spelt: bool) -> Amount:
    """The unit behind the digits, with 多, 余 or 几 before it or inside it."""
    between = hedges("between").at(text, end)
    sign: Comparator = "="
    if between and between[0]:
        sign, end_of_hedge = between
        found = _unit(text, end_of_hedge)
        if found is None:
            bare = sign == ">" and text[end] in "多余"
            return Amount(value, NUMBER, start, end_of_hedge if bare else end, sign if bare else "=", spelt)
        unit, unit_end = found
        return Amount(value, unit, start, unit_end, sign, spelt)
    found = _unit(text, end) or (None if spelt else _unknown(text, end, ""))
    if found is None:
        return Amount(value, NUMBER, start, end, "=", spelt)
    unit, unit_end = found
    if unit.kind == "scale":
        inner = hedges("between").at(text, unit_end)
        if inner and inner[0]:
            last = _unit(text, inner[1])
            if last is not None and (whole := unit_of(unit.word + last[0].word)) is not None:
                return Amount(value, whole, start, last[1], inner[0], spelt)
            return Amount(value, unit, start, inner[1], inner[0], spelt)
        unknown = None if spelt else _unknown(text, unit_end, unit.word)
        if unknown is not None:
            return Amount(value, replace(unknown[0], factor=unit.factor), start, unknown[1], sign, spelt)
    if unit.word == "个":
        longer = _MONTHS.match(text, unit_end - 1)
        if longer and (period := unit_of("个" + longer["unit"]) or unit_of(longer["unit"])):
            half = longer["hedge"] == "半"
            return Amount(value + _HALF if half else value, period, start, longer.end(), "=" if half else ">", spelt)
    return Amount(value, unit, start, unit_end, sign, spelt)


def _unit(text: str, start: int) -> tuple[Unit, int] | None:
    """The unit there, unless a longer word begins with it (10部门) or names a rank (3号, 2等奖)."""
    found = unit_at(text, start)
    end = found[1] if found else start
    follower = followers().at(text, start)
    if follower and follower[1] > end:
        return None
    if found is None:
        return None
    other = no_units().at(text, start)
    return None if other and not other[0] and other[1] > end else found


def _unknown(text: str, start: int, scale: str) -> tuple[Unit, int] | None:
    """A measure word that no table knows, as it is written: one character with nothing behind it."""
    word, behind = text[start : start + 1], text[start + 1 : start + 2]
    if (behind and behind not in _BEHIND_UNKNOWN) or not may_be_measure_word(word):
        return None
    if followers().at(text, start) or no_units().at(text, start):
        return None
    return Unit(scale + word, "count", word, Decimal(1)), start + 1


_BEHIND_UNKNOWN = frozenset(",。;、!?)\n")
_PARTS = re.compile(
    rf"({CHINESE[:-1]}{{1,8}}|\d{{1,6}})分之({CHINESE[:-1]}{{1,12}}|\d{{1,9}}(?:\.\d{{1,6}})?)", re.ASCII
)
_SIGN_OF = {"百": "%", "100": "%", "一百": "%", "千": "‰", "1000": "‰", "一千": "‰"}


def parts_at(text: str, start: int) -> Amount | None:
    """三分之二 is a fraction, 百分之五点六 is 5.6 %, 千分之三 is 3 ‰."""
    match = _PARTS.match(text, start)
    if match is None:
        return None
    below, above = match.groups()
    share = Decimal(100) if above == "百" else unsigned(above)
    sign = unit_of(_SIGN_OF.get(below, ""))
    if share is None:
        return None
    if sign is not None:
        return Amount(share, sign, start, match.end(), spelt=True)
    whole = unsigned(below)
    if not whole or share != share.to_integral_value() or whole != whole.to_integral_value():
        return None
    return Amount(Fraction(int(share), int(whole)), NUMBER, start, match.end(), spelt=True)
