"""An exact number in, its shortest plain spelling or an exact product out."""

from decimal import Decimal
from fractions import Fraction

Exact = Decimal | Fraction


def plain(value: Exact) -> str:
    """The shortest plain decimal: no exponent, trailing zero, `+` or `-0`; a fraction as `2/3`."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
