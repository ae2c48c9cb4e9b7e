"""What the modules of prose hand to each other: a quantity at its place, and what it is of."""

from dataclasses import dataclass

from extract.prose.lexicon import KnownFact
from normalize.mention import Mention
from normalize.units import is_person_word
from schemas.values import Kind, Measure

_KINDS: dict[str, Kind] = {"money": "money", "percent": "rate", "score": "score", "area": "area"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A mention and where it stands in the closed text; `lead` as in the mention."""

    mention: Mention
    start: int
    end: int
    lead: int

    @property
    def anchor(self) -> int:
        """Where its own words begin: those of the change, else the number."""
        return self.lead if self.mention.is_change else self.start


@dataclass(frozen=True, slots=True)
class Named:
    """What a quantity is of; `says_measure` where its own words tell the measure, `is_share` for 占57%.

    `whole` is what it is a share of (占总支出); `is_base` marks the figure that a change starts from
    (较上年20.15万元下降…).
    """

    quantity: Quantity
    label: str
    fact: KnownFact | None
    measure: Measure
    period: str
    notes: tuple[str, ...] = ()
    says_measure: bool = False
    is_share: bool = False
    is_base: bool = False
    whole: str = ""

    @property
    def field(self) -> str:
        """The field of the codebook, else `fact`."""
        return self.fact.field if self.fact is not None else "fact"


def kind_of(mention: Mention) -> Kind | None:
    """The kind of a fact that the mention can be of."""
    if mention.kind == "count":
        return "people" if is_person_word(mention.unit) else "count"
    return _KINDS.get(mention.kind)
