"""A value cell that is merged over the places of others: one value, and doubtful whose it is."""

from collections.abc import Iterable

from extract.locate.regions import Head
from extract.locate.sheet import Sheet, written
from normalize.fold import strip_outer
from normalize.numerals import is_figure
from schemas.document import Cell
from schemas.notes import note


def merged_over(sheet: Sheet, value: Cell, head: Head, heads: Iterable[Head], label: Cell | None) -> str:
    """What else a filled value cell covers: other headings beside its own, rows with a label of their own; or empty.

    A heading that has a filled cell of its own in the row is not covered: where a page's grid is offset, cells
    stand under two headings and belong to one.
    """
    if not value.text.strip():
        return ""
    row = list(sheet.table.crossing(value.row))
    beside = [
        other.cell
        for other in heads
        if _covers(value, other.cell)
        and not _covers(head.cell, other.cell)
        and not any(cell is not value and cell.text.strip() and _covers(cell, other.cell) for cell in row)
    ]
    below = [] if label is None else _labels_below(sheet, value, label)
    said = [note("merged_columns", others=_named(beside), own=written(head.cell))] if beside else []
    return "；".join([*said, *([note("merged_rows", others=_named(below))] if below else [])])


def split_below(sheet: Sheet, head: Cell, value: Cell) -> str:
    """What else a heading covers: other headings right below it of which the value is under one; or empty.

    小计 and the like are the whole of what the heading says.
    """
    if head.right - head.col < 2 or value.row <= head.bottom:
        return ""
    below = [cell for cell in sheet.table.starting_in(head.bottom) if head.col <= cell.col < head.right]
    words = [strip_outer(cell.text) for cell in below]
    if len(set(words)) < 2 or not all(words) or any(map(is_figure, words)):
        return ""
    own = next((cell for cell in below if _covers(cell, value)), None)
    if own is None or sheet.form.subtotals.match(own.text, fuzzy=False) is not None:
        return ""
    return note("split_column", head=written(head), own=written(own), all=_named(below))


def _covers(cell: Cell, other: Cell) -> bool:
    """Whether both stand in one column at least."""
    return cell.col < other.right and other.col < cell.right


def _labels_below(sheet: Sheet, value: Cell, label: Cell) -> list[Cell]:
    cells = (sheet.table.at(row, label.col) for row in range(label.bottom, value.bottom))
    return [cell for row, cell in enumerate(cells, label.bottom) if cell and cell.row == row and cell.text.strip()]


def _named(cells: list[Cell]) -> str:
    return "”“".join(written(cell).replace("\n", "") for cell in cells)
