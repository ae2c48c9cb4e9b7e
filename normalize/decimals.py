"""Exact numbers in, their exact product or plain spelling out; nothing here rounds."""

from decimal import Context, Decimal
from fractions import Fraction

from schemas.values import plain

__all__ = ["MAX_DIGITS", "Exact", "plain", "times"]

Exact = Decimal | Fraction
MAX_DIGITS = 40  # longer runs of digits are no figure of a report

# Factors are powers of ten or a few digits long, so products of figures never come near this precision.
_EXACT = Context(prec=200)


def times(value: Exact, factor: Decimal) -> Exact:
    """The exact product; a fraction stays one."""
    if isinstance(value, Fraction):
        return value * Fraction(factor)
    return value if factor == 1 else _EXACT.multiply(value, factor)
