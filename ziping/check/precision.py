"""How exactly a figure is printed, and what that leaves open in a sum or a quotient of such figures."""

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from normalize.fold import fold
from normalize.units import unit_of
from schemas.observations import Stated

HUNDREDTH = Decimal("0.01")
RATE_LIMIT = Decimal("0.5")  # percentage points that a rate may differ by, however coarsely it is printed
TEN_THOUSAND = Decimal(10_000)
_DECIMALS = re.compile(r"\d\s*[.．]\s*(\d+)")


@lru_cache(maxsize=512)
def factor_of(unit: str) -> Decimal:
    """What one of a printed unit is worth in its base unit; 1 where the unit is none or not known."""
    known = unit_of(unit) if unit else None
    return known.factor if known is not None else Decimal(1)


def decimals_of(raw: str) -> int:
    """Digits behind the point of the number that a cell or statement prints."""
    found = _DECIMALS.search(fold(raw))
    return len(found[1]) if found else 0


def step_of(one: Stated) -> Decimal:
    """What the last printed digit is worth, in base units."""
    return factor_of(one.reading.stated_unit).scaleb(-decimals_of(one.reading.raw))


class Slack(NamedTuple):
    """How far a sum may be off: `strict` if whole numbers are exact beside others with decimals, `loose` if rounded."""

    strict: Decimal
    loose: Decimal


def slack_of(terms: Sequence[Stated], factor: Decimal = Decimal(1), *, whole: Sequence[Stated] = ()) -> Slack:
    """Half a unit of the last printed digit for each term, at least 0.01 of the stated unit.

    The coarsest term counts. But a table drops trailing zeros (`1436` beside `678.36`): what lies between the finest
    and the coarsest may be a slip or may be rounding, and so may what the `whole` of the terms is rounded by.
    """
    steps = [step_of(one) for one in (*terms, *whole)]
    if min(steps) >= 1 and all(one.reading.unit != "元" for one in (*terms, *whole)):
        return Slack(Decimal(0), Decimal(0))  # heads and cars are counted, not rounded
    least = HUNDREDTH * max((factor_of(one.reading.stated_unit) for one in (*terms, *whole)), default=Decimal(1))
    strict, loose = min(steps) * len(terms) / 2, max(steps) * len(steps) / 2
    return Slack(max(strict, least) * factor, max(loose, least) * factor)


def rate_decimals(rate: Stated) -> int:
    """Digits behind the point of a rate in percent: two less where it is printed as a share of one (`0.8736`)."""
    printed = decimals_of(rate.reading.raw)
    is_share = printed > 2 and abs(number_of(rate)) > 1 and fold(rate.reading.raw).startswith(("0", "1."))
    return printed - 2 if is_share else printed


def rate_slack(rate: Stated) -> Decimal:
    """One unit of the last printed digit, at most half a percentage point: `100%` 0.5, `89.62%` 0.01."""
    return min(Decimal(1).scaleb(-rate_decimals(rate)), RATE_LIMIT)


class Between(NamedTuple):
    """The least and the greatest that a quotient of printed figures can be."""

    low: Decimal
    high: Decimal

    def misses(self, value: Decimal) -> Decimal:
        """How far a value lies outside, 0 if inside."""
        return max(self.low - value, value - self.high, Decimal(0))


def quotient(above: Iterable[Stated], below: Iterable[Stated]) -> Between | None:
    """The rate in percent of one sum to another, as far as rounding leaves it open; None where the other is nought."""
    above, below = tuple(above), tuple(below)
    low_above, high_above = _span(above)
    low_below, high_below = _span(below)
    if low_below <= 0:
        return None
    return Between(100 * low_above / high_below, 100 * high_above / low_below)


def _span(terms: tuple[Stated, ...]) -> tuple[Decimal, Decimal]:
    total = sum((number_of(one) for one in terms), Decimal(0))
    finest = min((step_of(one) for one in terms), default=Decimal(0))
    off = Decimal(0) if all(one.reading.unit == "人" for one in terms) else finest * len(terms) / 2
    return total - off, total + off


def number_of(one: Stated) -> Decimal:
    """The number of a reading that has one."""
    value = one.reading.value
    if not isinstance(value, Decimal):
        raise TypeError(f"{one.key} is no number")
    return value


def rounded(value: Decimal, decimals: int) -> Decimal:
    """To so many digits behind the point, half up as people do; a number of any length."""
    digits = max(value.adjusted(), 0) + decimals + 2
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=digits))


def is_unit_slip(found: Decimal, expected: Decimal, tolerance: Decimal = Decimal(0)) -> bool:
    """Whether one is the other in 元 for 万元, or in 万元 for 元: nearly ten thousand times as much."""
    low, high = sorted((abs(found), abs(expected)))
    return low > 0 and abs(high / TEN_THOUSAND - low) <= max(low * HUNDREDTH, tolerance)
