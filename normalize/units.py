"""A unit as printed in, its kind, base unit and exact factor out; and the unit that a label declares."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "money",
    "area",
    "length",
    "weight",
    "volume",
    "people",
    "count",
    "duration",
    "percent",
    "points",
    "score",
    "multiple",
    "rate",
    "scale",
    "number",
    "other",
]


@dataclass(frozen=True, slots=True)
class Unit:
    """`word` as printed is worth `factor` times `base` (`万元`: 10000 × `元`); a bare scale (`亿`) has base ""."""

    word: str
    kind: Kind
    base: str
    factor: Decimal


def unit_of(word: str) -> Unit | None:
    """The unit that the whole word names, a scale before it included (`万元`, `㎡`, `元/人`, `亿`); else None."""
    return None


def stated_unit(text: str, kind: Kind) -> str | None:
    """The unit that a label, heading or caption declares for values of the kind, as printed (`（万元）` → `万元`)."""
    return None
