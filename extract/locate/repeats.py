"""Cells that were merged once and now say the same text again, one beside the other."""

from extract.locate.sheet import Sheet
from schemas.document import Cell


def repeats_left(sheet: Sheet, cell: Cell) -> bool:
    """Whether an unmerged cell only says again what stands to its left."""
    left = sheet.table.at(cell.row, cell.col - 1) if cell.col else None
    return left is not None and bool(cell.text.strip()) and left.text == cell.text


def beside(sheet: Sheet, cell: Cell) -> Cell | None:
    """The cell to the right, past those that only say the same again."""
    found = sheet.table.at(cell.row, cell.right)
    while found is not None and repeats_left(sheet, found):
        found = sheet.table.at(cell.row, found.right)
    return found


def claim_repeats(sheet: Sheet, value: Cell) -> None:
    """An unmerged value repeated to its right is one statement; below a heading of its own it is another."""
    if not value.text.strip():
        return
    cell = sheet.table.at(value.row, value.right)
    while cell is not None and cell.text == value.text and not _has_own_heading(sheet, cell, value):
        sheet.claim(cell, "ignored")
        cell = sheet.table.at(value.row, cell.right)


def _has_own_heading(sheet: Sheet, cell: Cell, other: Cell) -> bool:
    above, beside_it = sheet.table.at(cell.row - 1, cell.col), sheet.table.at(other.row - 1, other.col)
    if above is None or beside_it is None or above.text == beside_it.text:
        return False
    return sheet.form.knows(above.text)
