"""Two figures that look exchanged: as they stand a form does not add up, the other way round it does."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from schemas.finding import Bilingual
from schemas.observations import Stated
from ziping.check.case import Case
from ziping.check.precision import number_of
from ziping.check.sums import HOLDS, Sums

MOST = 40  # figures of one column that are tried in pairs


def exchanged(case: Case, filled: Iterable[Sums]) -> Iterator[Bilingual]:
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
    stated = {one.key: one for sums in column for one in sums.terms}
    if len(stated) > MOST:
        return None
    sides = [_Sides.of(sums) for sums in column]
    off_now = [side for side, sums in zip(sides, column, strict=True) if sums in broken]
    found = [
        (stated[one], stated[other])
        for one, other in combinations(stated, 2)
        if number_of(stated[one]) != number_of(stated[other])
        and any(one in side.signs or other in side.signs for side in off_now)
        and all(side.holds_with(stated[one], stated[other]) for side in sides)
    ]
    return found[0] if len(found) == 1 else None


class _Sides(NamedTuple):
    """An identity with the sign of each of its figures, worked out once."""

    sign: str
    off: Decimal
    slack: Decimal
    signs: dict[str, int]

    @classmethod
    def of(cls, sums: Sums) -> "_Sides":
        signs = {one.key: 1 for one in sums.left} | {one.key: -1 for one in sums.right}
        return cls(sums.identity.sign, sums.off, sums.slack().loose, signs)

    def holds_with(self, one: Stated, other: Stated) -> bool:
        """Whether it holds with two figures exchanged."""
        more = number_of(other) - number_of(one)
        off = self.off + self.signs.get(one.key, 0) * more - self.signs.get(other.key, 0) * more
        return HOLDS[self.sign](off, self.slack)
