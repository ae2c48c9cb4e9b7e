"""What the rules know of fields and words, read from `knowledge.toml`."""

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class Budgets(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[str, ...]
    of: tuple[str, ...]


class Grade(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    least: Decimal


class Whole(BaseModel):
    """A whole and its parts as prose states them; `complete` parts are all of it, others stay below."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    whole: str
    parts: tuple[str, ...]
    complete: bool = True


class Funds(BaseModel):
    """Fields of funds: those below a form's total, and the sets that each make up the whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    below: tuple[str, ...]
    sets: dict[str, tuple[str, ...]]


class Knowledge(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    totals: dict[str, tuple[str, ...]]
    funds: Funds
    mistaken: tuple[str, ...]
    added: tuple[str, ...]
    budgets: tuple[Budgets, ...]
    rates_of_parts: tuple[str, ...]
    same_fields: dict[str, str]
    concepts: tuple[str, ...]
    not_compared: tuple[str, ...]
    unlike: tuple[tuple[str, str], ...]
    own_limits: tuple[str, ...]
    execution_rates: tuple[str, ...]
    spent: tuple[str, ...]
    spent_alone: tuple[str, ...]
    scores: tuple[str, ...]
    planned: tuple[str, ...]
    grades: tuple[Grade, ...]
    wholes: tuple[Whole, ...]
    lower_is_better: tuple[str, ...]
    bases: dict[str, str]
    jump: Decimal
    growth: Decimal

    def are_unlike(self, label: str, other: str) -> bool:
        """Whether two labels of one field name different things."""
        return any(
            (first in label and second in other) or (first in other and second in label)
            for first, second in self.unlike
        )

    def budget_of(self, label: str) -> tuple[str, ...]:
        """The budgets that an execution rate with this label may be of; none if it is not the whole's."""
        if any(word in label for word in self.rates_of_parts):
            return ()
        for known in self.budgets:
            if any(word in label for word in known.words):
                return known.of
        return ()


@cache
def knowledge() -> Knowledge:
    """The knowledge that ships with the package."""
    text = files(__package__).joinpath("knowledge.toml").read_text(encoding="utf-8")
    return Knowledge.model_validate(tomllib.loads(text))
