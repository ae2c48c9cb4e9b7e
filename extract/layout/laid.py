"""What stands on a page once its tables are found."""

from dataclasses import dataclass

from extract.layout.lines import Line
from schemas.document import Table


@dataclass(frozen=True, slots=True)
class Placed:
    """A table, and where on its upright page it begins and ends."""

    top: float
    bottom: float
    table: Table


@dataclass(slots=True)
class Laid:
    """A page's tables and, from the top down, the lines outside of them; from `notes` on these are footnotes."""

    page: int
    width: float
    height: float
    tables: list[Placed]
    lines: list[Line]
    notes: float
