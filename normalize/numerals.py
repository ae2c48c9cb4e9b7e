"""A spelt number in, an exact Decimal out; Arabic, Chinese, capital and mixed numerals."""

import re
from decimal import Context, Decimal

from normalize.decimals import MAX_DIGITS
from normalize.fold import even_spaces, strip_outer

# Fragments for larger grammars; they match folded text (half-width, no white space) and capture nothing.
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+)"
CHINESE = r"[零〇一二两三四五六七八九十廿卅百千万亿点半壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸兩]+"
SIGN = r"[+\-负]"

_PLAIN = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_ARABIC = re.compile(ARABIC, re.ASCII)
_CHINESE = re.compile(CHINESE)
_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸兩两〇", "一二三四五六七八九十百千万亿二三六二二零")
_DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")}
_SCALES = {"亿": 8, "万": 4, "千": 3, "百": 2, "十": 1}  # from the largest: the order of search
_EXACT = Context(prec=200)

# Typed gaps: beside a point or comma (`0. 1`), and between groups of three on one line (`1 225.82`).
_GAP = re.compile(r"(?<=[\d.,])\s+(?=[\d.,])", re.ASCII)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d,]| \d)", re.ASCII)
_SPACED = re.compile(r"\d +\d{3}(?![\d.])", re.ASCII)
_BESIDE_POINT = re.compile(r"(?<=\d)\s*([.,])\s*(?=\d)", re.ASCII)
_CHINESE_LINES = re.compile(rf"(?<={CHINESE[:-1]})\n+(?={CHINESE[:-1]})")
_WHITE = re.compile(r"\s+")


def close_gaps(text: str) -> str | None:
    """The text in half-width without white space; None if that would run two numbers into one (`100⏎200`)."""
    spaced = even_spaces(text).strip()
    if " " not in spaced and "\n" not in spaced:
        return spaced
    joined = _BESIDE_POINT.sub(r"\1", spaced)
    joined = _GROUPED.sub(lambda match: match[0].replace(" ", ""), joined)
    if _GAP.search(joined) or _CHINESE_LINES.search(joined):
        return None
    return _WHITE.sub("", joined)


def grouped_by_space(text: str) -> bool:
    """Whether only spaces make one whole number of several (`1 225`): they could be several."""
    return _SPACED.search(even_spaces(text)) is not None


def parse_number(text: str) -> Decimal | None:
    """The value if the whole text is one number, else None; never raises.

    Arabic (`1,225.82` `１ ２２５．８２` `0. 1` `95.`), signed (`-3` `负三`), bracketed (`(12.5)` is −12.5), Chinese
    (`三百二十万` `二○二一` `壹仟贰佰` `一点五` `半`), mixed (`3千5百万` `1.2万亿`). Hedges and units are no number.
    """
    if _PLAIN.fullmatch(text) and len(text) <= MAX_DIGITS:
        return Decimal(text)
    if len(text) > 4 * MAX_DIGITS:
        return None
    closed = close_gaps(text)
    if not closed:
        return None
    if closed[0] == "(" and closed[-1] == ")":
        inner = unsigned(closed[1:-1])
        return None if inner is None else _negative(inner)
    return signed(closed)


def signed(text: str) -> Decimal | None:
    """The number that a folded text is, with its sign."""
    if text[:1] in ("-", "负"):
        value = unsigned(text[1:])
        return None if value is None else _negative(value)
    return unsigned(text.removeprefix("+"))


def unsigned(text: str) -> Decimal | None:
    """The number that a folded text without sign or bracket is."""
    if len(text) > MAX_DIGITS:
        return None
    if _ARABIC.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return _spelt(text.translate(_CAPITALS))


def _negative(value: Decimal) -> Decimal:
    return value.copy_negate() if value else value


def _spelt(text: str) -> Decimal | None:
    """A numeral with Chinese characters, in plain ones."""
    if text == "半":
        return Decimal("0.5")
    text = text.replace("廿", "二十").replace("卅", "三十")
    whole, point, rest = text.partition("点")
    if not point:
        return _structured(text)
    scales = rest.lstrip("".join(_DIGITS))
    digits = rest[: len(rest) - len(scales)]
    before = _structured(whole)
    if before is None or not digits or any(char not in _SCALES for char in scales):
        return None
    value = Decimal(f"{before:f}.{_arabic(digits)}") if before == before.to_integral_value() else None
    for scale in scales:
        value = None if value is None or scale not in "万亿" else _shift(value, _SCALES[scale])
    return value


def _structured(text: str) -> Decimal | None:
    """A numeral without point: coefficient, scale, rest, from the largest scale down."""
    for scale, power in _SCALES.items():
        left, found, right = text.rpartition(scale)
        if found:
            coefficient = _coefficient(left, scale)
            rest = _rest(right, power)
            if coefficient is None or rest is None:
                return None
            return _EXACT.add(_shift(coefficient, power), rest)
    return _leaf(text)


def _coefficient(left: str, scale: str) -> Decimal | None:
    if scale == "十" and not left:
        return Decimal(1)
    if scale in "万亿":
        return _structured(left)
    return _leaf(left) if len(left) == 1 or left[:1] not in _DIGITS else None


def _rest(right: str, power: int) -> Decimal | None:
    """What follows a scale: nothing, a smaller number, or one digit of the next scale (`三百二` is 320)."""
    if not right:
        return Decimal(0)
    if len(right) == 1 and right in _DIGITS and right != "零":
        return _shift(Decimal(_DIGITS[right]), power - 1)
    after_zero = right.lstrip("零")
    value = _structured(after_zero) if after_zero else None
    if value is None or value >= _shift(Decimal(1), power):
        return None
    bare = after_zero[-1].isdecimal() and not any(char in _SCALES for char in after_zero)
    if bare and value < _shift(Decimal(1), power - 1):  # 5万300: hundreds or thousands? nobody knows
        return None
    if len(after_zero) > 1 and all(char in _DIGITS for char in after_zero):  # 三万二一
        return None
    return value


def _leaf(text: str) -> Decimal | None:
    """Digits only, Arabic or Chinese (`二零二一`)."""
    if _ARABIC.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if text and all(char in _DIGITS for char in text):
        return Decimal(_arabic(text))
    return None


def _arabic(digits: str) -> str:
    return "".join(_DIGITS[char] for char in digits)


def _shift(value: Decimal, power: int) -> Decimal:
    return _EXACT.multiply(value, Decimal(10) ** power)


def is_figure(text: str) -> bool:
    """Whether a cell holds a bare number or rate."""
    return parse_number(strip_outer(text).rstrip("%％")) is not None
