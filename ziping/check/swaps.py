"""Two figures that look exchanged: as they stand a form does not add up, the other way round it does."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from schemas.finding import Finding
from schemas.observations import Stated
from ziping.check.case import Case
from ziping.check.precision import number_of
from ziping.check.sums import HOLDS, Sums

MOST = 40  # figures of one column that are tried in pairs


def exchanged(case: Case, filled: Iterable[Sums]) -> Iterator[Finding]:
    """`SWAP` where exactly one exchange within a column makes all that the form says of it hold."""
    columns: dict[str, list[Sums]] = {}
    for sums in filled:
        columns.setdefault(sums.terms[0].measure, []).append(sums)
    for found in columns.values():
        pair = _pair(found)
        if pair is not None:
            one, other = pair
            words = {
                "one": case.name(one), "one_value": one.reading.raw,
                "other": case.name(other), "other_value": other.reading.raw,
            }  # fmt: skip
            yield case.finding("SWAP", "warning", case.text("swap", **words), pair)


def _pair(column: Sequence[Sums]) -> tuple[Stated, Stated] | None:
    broken = [sums for sums in column if not sums.holds(loosely=True)]
    if not broken or len(column) < 2:
        return None
    stated = list({one.key: one for sums in column for one in sums.terms}.values())
    if len(stated) > MOST:
        return None
    found = [
        (one, other)
        for one, other in combinations(stated, 2)
        if number_of(one) != number_of(other)
        and any(one in sums.terms or other in sums.terms for sums in broken)
        and all(_holds_with(sums, one, other) for sums in column)
    ]
    return found[0] if len(found) == 1 else None


def _holds_with(sums: Sums, one: Stated, other: Stated) -> bool:
    """Whether an identity holds with two figures exchanged."""
    off = sums.off
    for this, that in ((one, other), (other, one)):
        for sign, side in ((1, sums.left), (-1, sums.right)):
            if this in side:
                off += sign * (number_of(that) - number_of(this))
    return HOLDS[sums.identity.sign](off, sums.slack().loose)
