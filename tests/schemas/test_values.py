"""How values are written: shortest plain decimals, fractions, texts as they are."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.values import Value, number_from, plain

WRITTEN: list[tuple[Value, str]] = [
    (Decimal(5366500), "5366500"),
    (Decimal("21.70"), "21.7"),
    (Decimal("100.00"), "100"),
    (Decimal("0.00"), "0"),
    (Decimal("-0"), "0"),
    (Decimal("-0.50"), "-0.5"),
    (Decimal("1E+8"), "100000000"),
    (Decimal("1.5E-7"), "0.00000015"),
    (Decimal(+3), "3"),
    (Decimal("0.0900000762939453"), "0.0900000762939453"),
    (Fraction(2, 3), "2/3"),
    (Fraction(-1, 3), "-1/3"),
    ("2022-04-24", "2022-04-24"),
    ("节约项目资金", "节约项目资金"),
    ("1.50", "1.50"),
    ("", ""),
]


@pytest.mark.parametrize(("value", "text"), WRITTEN)
def test_plain(value: Value, text: str) -> None:
    assert plain(value) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_numbers_come_back(number: Decimal) -> None:
    text = plain(number)
    assert number_from(text) == number
    assert "E" not in text
    assert not text.startswith("+")
    assert "." not in text or not text.endswith(("0", "."))
    assert text != "-0"


@given(st.fractions().filter(lambda fraction: fraction.denominator != 1))
def test_fractions_come_back(fraction: Fraction) -> None:
    assert number_from(plain(fraction)) == fraction


@given(st.text())
def test_texts_are_as_they_are(text: str) -> None:
    assert plain(text) == text
