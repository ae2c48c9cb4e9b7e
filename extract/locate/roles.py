"""Columns of indicators whose headings no form knows, told by what stands in them: signs (≥) and units (公里)."""

from collections.abc import Callable, Sequence

from extract.doubt import UNCERTAIN
from extract.identify import LABEL_MAX_LENGTH
from extract.labels import LabelMatch
from extract.locate.sheet import Sheet, written
from normalize.comparators import comparator_of
from normalize.fold import strip_outer
from normalize.units import unit_of
from schemas.document import Cell
from schemas.notes import note
from schemas.template import Indicators

CELLS_MIN = 2  # that say what kind of column it is
SHARE = 0.6  # of its filled cells


def columns_by_content(
    sheet: Sheet, block: Indicators, heads: Sequence[Cell], known: frozenset[str], row: int
) -> list[tuple[Cell, LabelMatch]]:
    """The unknown headings of a row, among those known, over columns of signs or of units."""
    found: list[tuple[Cell, LabelMatch]] = []
    for role, tells in (("operator", _is_sign), ("unit", _is_unit)):
        label = next((label for label, meant in block.columns.items() if meant == role), "")
        if not label or label in known:
            continue
        likely = [cell for cell in sheet.table.crossing(row) if _is_unknown(sheet, cell, heads, found)]
        matching = [cell for cell in likely if _says_mostly(sheet, cell, tells)]
        if len(matching) == 1:
            why = note("by_content", heading=written(matching[0]), label=label)
            found.append((matching[0], LabelMatch(label, "derived", confidence=UNCERTAIN, note=why)))
    return found


def _is_unknown(sheet: Sheet, cell: Cell, heads: Sequence[Cell], found: Sequence[tuple[Cell, LabelMatch]]) -> bool:
    if not strip_outer(cell.text) or len(cell.text) > LABEL_MAX_LENGTH or cell in heads:
        return False
    if any(cell is other for other, _ in found) or sheet.meaning(cell, sheet.form.ignored_columns) is not None:
        return False
    return min(head.col for head in heads) < cell.col < max(head.right for head in heads)


def _says_mostly(sheet: Sheet, head: Cell, tells: Callable[[str], bool]) -> bool:
    below = (sheet.table.at(row, head.col) for row in range(head.bottom, sheet.table.n_rows))
    texts = [text for cell in below if cell is not None and (text := strip_outer(cell.text))]
    told = sum(tells(text) for text in texts)
    return told >= CELLS_MIN and told >= SHARE * len(texts)


def _is_sign(text: str) -> bool:
    return comparator_of(text) is not None or text == "定性"


def _is_unit(text: str) -> bool:
    return unit_of(text) is not None
