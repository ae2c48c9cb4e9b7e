"""A phrase in, the one quantity (or the range) that the whole of it states out, in base units."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from normalize.comparators import Comparator
from normalize.units import Kind


@dataclass(frozen=True, slots=True)
class Quantity:
    """One stated quantity: `value` in base units, `unit` the base unit (`元`), `stated_unit` as printed (`万元`).

    A bare number has both units empty and kind `number`; a bare scale (`200亿`) has stated_unit `亿`, kind `scale`.
    """

    raw: str
    value: Decimal | Fraction
    unit: str
    stated_unit: str
    kind: Kind
    comparator: Comparator


def read_quantity(text: str) -> Quantity | None:
    """The quantity if the whole text is exactly one (`满意度90%以上`, `≥3次`, `200亿`), else None."""
    return None


def read_range(text: str, stated_unit: str = "") -> tuple[Quantity, Quantity] | None:
    """Both ends (`>=`, `<=`) if the whole text is one range (`5至10万元`, `3-5家`), with the same raw.

    A range without a printed unit is one only if `stated_unit` gives it.
    """
    return None


def with_unit(quantity: Quantity, stated_unit: str) -> Quantity:
    """A bare number in the given unit (`20` in 万元 → 200000 元); a bare scale takes only its base; others unchanged."""
    return quantity
