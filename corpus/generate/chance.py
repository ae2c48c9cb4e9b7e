"""Choices that can be repeated: one `Chance` a report, seeded by the seed of the run and the number of the report."""

import random
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws from one stream; every draw is made in the order of the code, so that the stream is the same again."""

    def __init__(self, seed: int, index: int) -> None:
        self._random = random.Random(f"{seed}.{index}")  # noqa: S311 – chance that can be repeated, no secret

    def yes(self, share: float) -> bool:
        """True in this share of the draws."""
        return self._random.random() < share

    def one(self, of: Sequence[T]) -> T:
        return of[self._random.randrange(len(of))]

    def weighed(self, of: dict[T, int]) -> T:
        """One of the keys, as often as its weight says."""
        return self._random.choices(list(of), weights=list(of.values()))[0]

    def some(self, of: Sequence[T], least: int, most: int) -> list[T]:
        """Some of them in their order."""
        count = min(len(of), self.number(least, most))
        return [of[i] for i in sorted(self._random.sample(range(len(of)), count))]

    def number(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def decimal(self, least: int, most: int, places: int) -> Decimal:
        """A number of so many decimals."""
        scale = int(10**places)
        return Decimal(self._random.randint(least * scale, most * scale)) / scale

    def near(self, number: Decimal, least: int, most: int, places: int) -> Decimal:
        """Between `least` and `most` hundredths of the number."""
        hundredths = Decimal(self._random.randint(least * 100, most * 100)) / 10000
        return round(number * hundredths, places)

    def split(self, whole: int, parts: int) -> list[int]:
        """Whole numbers of at least 1 that sum to the whole."""
        cuts = sorted(self._random.sample(range(1, whole), parts - 1))
        return [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]
