"""What the grammar finds in running text: one stated quantity, date or change, and where it stands."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from normalize.changes import Direction
from normalize.units import Kind
from schemas.values import Comparator

MentionKind = Literal[
    "money", "count", "percent", "points", "area", "score", "rate", "date", "change", "number", "other"
]

KIND_OF: dict[Kind, MentionKind] = {
    "money": "money",
    "people": "count",
    "count": "count",
    "rate": "percent",
    "points": "points",
    "area": "area",
    "score": "score",
    "ratio": "rate",
    "scale": "number",
    "number": "number",
}


class Mention(NamedTuple):
    """`raw` is `text[start:end]`: the shortest span with comparator, number and unit.

    `value` is in base units (`unit`), an ISO text for dates, None where it cannot be told; `note` (Chinese) says what
    is doubtful, empty where nothing is. The two ends of a range are two mentions over one span. `lead` is where the
    words begin that only say how it changed (`较上年增长` before `5%`), -1 where there are none.
    """

    raw: str
    start: int
    end: int
    kind: MentionKind
    value: Decimal | Fraction | str | None
    unit: str
    stated_unit: str
    comparator: Comparator
    direction: Direction = ""
    base: str = ""
    note: str = ""
    lead: int = -1

    @property
    def is_change(self) -> bool:
        """Whether it says how much something changed, in whatever direction."""
        return self.lead >= 0
