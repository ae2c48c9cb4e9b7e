"""A value cell that a template explains: which field it belongs to and how that was found."""

from dataclasses import dataclass

from schemas.document import Cell, Provenance
from schemas.values import Match, Measure


@dataclass(frozen=True, slots=True)
class Located:
    """One value cell of a table, before its text is understood.

    `raw` is the text that holds the value, the whole cell or a part of it. `row_path` and `column_path` are labels as
    written, outermost first. `unit_texts` may declare the unit, nearest first. `period` is the year printed in the
    heading, None where the evaluated year applies. `operator` and `unit_text` come from columns of their own.
    """

    field: str
    measure: Measure
    item: str
    label: str
    cell: Cell
    place: Provenance
    raw: str
    match: Match
    confidence: float = 1.0
    note: str = ""
    period: int | None = None
    row_path: tuple[str, ...] = ()
    column_path: tuple[str, ...] = ()
    unit_texts: tuple[str, ...] = ()
    operator: str = ""
    unit_text: str = ""
