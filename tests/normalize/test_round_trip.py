"""Whatever is written can be read back: numbers in every spelling, and no text at all breaks a reader."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from normalize.cells import (
    CellReading,
    read_code,
    read_date_cell,
    read_grade_cell,
    read_measured,
    read_money,
    read_rate,
    read_score,
    read_target,
    read_text,
)
from normalize.comparators import comparator_of
from normalize.dates import fiscal_year, read_date, years_in
from normalize.decimals import plain
from normalize.fold import fold, strip_outer
from normalize.numerals import parse_number
from normalize.quantity import read_quantity, read_range
from normalize.units import stated_unit, unit_of
from tests.normalize.writing import AROUND, FULL_WIDTH, PLAIN_DIGITS, UNITS, in_chinese

amounts = st.decimals(min_value="-999999999999", max_value="999999999999", places=4, allow_nan=False)
integers = st.integers(min_value=0, max_value=10**12 - 1)


def _with_spaces(number: Decimal) -> str:
    return f"{number:,f}".replace(",", " ")


_STYLES: list[Callable[[Decimal], str]] = [
    lambda number: f"{number:f}",
    lambda number: f"{number:,f}",
    lambda number: f"{number:,f}".translate(FULL_WIDTH),
    lambda number: f"　{number:f} \n",
    lambda number: f"{number:f}".replace("-", "负"),
    lambda number: f"{number:f}".replace(".", ". "),
    _with_spaces,
]


@given(number=amounts, style=st.sampled_from(_STYLES))
def test_arabic(number: Decimal, style: Callable[[Decimal], str]) -> None:
    assert parse_number(style(number)) == number


@given(number=integers, capitals=st.booleans(), negative=st.booleans())
@example(number=10_0000_0001, capitals=False, negative=False)
@example(number=1_0010_0100, capitals=True, negative=True)
def test_chinese(number: int, capitals: bool, negative: bool) -> None:
    spelt = ("负" if negative else "") + in_chinese(number, capitals=capitals)
    assert parse_number(spelt) == (-number if negative else number)


@given(whole=st.integers(min_value=0, max_value=99_9999), digits=st.text("0123456789", min_size=1, max_size=5))
def test_chinese_decimals(whole: int, digits: str) -> None:
    spelt = in_chinese(whole, capitals=False) + "点" + "".join(PLAIN_DIGITS[int(digit)] for digit in digits)
    assert parse_number(spelt) == Decimal(f"{whole}.{digits}")


@given(
    number=amounts,
    unit=st.sampled_from(UNITS),
    around=st.sampled_from(AROUND),
    style=st.sampled_from(_STYLES[:5]),
    space=st.sampled_from(["", " ", "\u3000"]),
)
def test_quantity(
    number: Decimal,
    unit: tuple[str, str, int],
    around: tuple[str, str, str],
    style: Callable[[Decimal], str],
    space: str,
) -> None:
    word, base, factor = unit
    before, after, comparator = around
    text = f"{before}{style(number).strip()}{space}{word}{after}"
    quantity = read_quantity(text)
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.comparator) == (number * factor, base, comparator)
    assert quantity.raw == text


@given(number=st.integers(min_value=1, max_value=10**12 - 1), unit=st.sampled_from(UNITS[:4]), capitals=st.booleans())
def test_chinese_quantity(number: int, unit: tuple[str, str, int], capitals: bool) -> None:
    word, base, factor = unit
    quantity = read_quantity(in_chinese(number, capitals=capitals) + word)
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (Decimal(number) * factor, base)


@given(
    low=st.integers(0, 10**6), step=st.integers(1, 10**6), joint=st.sampled_from(["-", "—", "~", "～", "至", " 到 "])
)
def test_range(low: int, step: int, joint: str) -> None:
    text = f"{low}{joint}{low + step}家"
    ends = read_range(text)
    assert ends is not None or 1900 <= low <= 2099
    if ends is not None:
        assert [end.value for end in ends] == [low, low + step]


@given(number=amounts)
def test_money_cell_is_exact(number: Decimal) -> None:
    assert read_money(f"{number:,f}", "万元").value == number * 10**4


@given(number=st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**20), max_value=10**20))
def test_plain_is_shortest_and_exact(number: Decimal) -> None:
    text = plain(number)
    assert Decimal(text) == number
    assert "E" not in text
    assert not ("." in text and text[-1] in ".0")
    assert text != "-0"


@given(st.dates(min_value=date(1949, 1, 1), max_value=date(2099, 12, 31)))
def test_date(day: date) -> None:
    assert read_date(f"{day:%Y}年{day:%m}月{day:%d}日") == f"{day:%Y-%m-%d}"


_SHREDS = st.text(
    st.sampled_from(
        "0123456789.,%‰-—~至以上不超过约多余万亿千百十元人个分之点零〇一二三半年月日度率"
        "优良无/*… \n\u3000（）()：单位㎡≥≤＝负年第号２３"
    )
    | st.characters(),
    max_size=24,
)
_READERS: list[Callable[[str], object]] = [
    fold,
    strip_outer,
    parse_number,
    unit_of,
    comparator_of,
    read_quantity,
    read_range,
    read_date,
    years_in,
    fiscal_year,
    lambda text: stated_unit(text, "money"),
    lambda text: stated_unit(text, "quantity"),
]
_CELLS: list[Callable[[str], CellReading]] = [
    read_rate,
    read_score,
    read_text,
    read_grade_cell,
    read_code,
    read_date_cell,
    lambda text: read_money(text, "万元"),
    lambda text: read_money(text, ""),
    lambda text: read_measured(text, "people", "人"),
    lambda text: read_target(text, "家")[0],
]


@given(_SHREDS)
def test_no_text_breaks_a_reader(text: str) -> None:
    for reader in _READERS:
        reader(text)


@given(_SHREDS)
def test_cells_keep_their_text_and_their_promises(text: str) -> None:
    for reader in _CELLS:
        read = reader(text)
        assert read.raw == strip_outer(text)
        assert (read.value is not None) == (read.status == "read")
        assert bool(read.comparator) == isinstance(read.value, Decimal | Fraction)
        assert read.certain or read.note


@given(_SHREDS)
def test_quantities_keep_their_text(text: str) -> None:
    quantity = read_quantity(text)
    if quantity is not None:
        assert quantity.raw in text
        assert quantity.comparator
    for end in read_range(text) or ():
        assert end.raw in text
