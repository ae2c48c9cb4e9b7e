"""Headings of two rows that only together say what a column holds (2022年 over 决算), as a template writes them."""

from dataclasses import replace

from extract.labels import LabelMatch
from extract.locate.repeats import repeats_left
from extract.locate.sheet import Sheet, written
from normalize.fold import strip_outer
from schemas.document import Cell
from schemas.template import Matrix
from schemas.values import PATH_SEPARATOR


def stacked_headings(sheet: Sheet, name: str, block: Matrix, cells: list[Cell]) -> list[tuple[Cell, LabelMatch]]:
    """The lower cells of the headings that begin in a row, each with the path that it is the end of."""
    paths = {tuple(label.split(PATH_SEPARATOR)): label for label in block.columns if PATH_SEPARATOR in label}
    found: list[tuple[Cell, LabelMatch]] = []
    if not paths:
        return found
    for upper in cells:
        above = sheet.meaning(upper, sheet.form.above[name])
        if above is None or above.confidence < 1:
            continue
        for lower in _below(sheet, upper):
            last = sheet.meaning(lower, sheet.form.below[name])
            path = paths.get((above.label, last.label)) if last is not None else None
            if last is not None and path is not None:
                dated = last if last.offset is not None else above
                weaker = above if above.match != "exact" else last
                found.append((lower, replace(dated, label=path, match=weaker.match)))
    return found


def written_path(sheet: Sheet, heading: Cell, match: LabelMatch) -> tuple[str, ...]:
    """A heading as written, with the one above it where only both together say what the column holds."""
    above = sheet.table.at(heading.row - 1, heading.col) if PATH_SEPARATOR in match.label and heading.row else None
    return (*([written(above)] if above is not None else []), written(heading))


def texts_over(sheet: Sheet, heading: Cell, top: int) -> tuple[str, ...]:
    """What stands above a heading, from the row of headings `top` on, nearest first: it may print the unit."""
    cells = (sheet.table.at(row, heading.col) for row in range(heading.row - 1, top - 1, -1))
    return tuple(dict.fromkeys(cell.text for cell in cells if cell is not None))


def _below(sheet: Sheet, upper: Cell) -> list[Cell]:
    """The cells of the next row under one heading, also where its merged cell was split and says the same again."""
    right = upper.right
    while (cell := sheet.table.at(upper.row, right)) is not None and repeats_left(sheet, cell):
        right = cell.right
    cells = sheet.table.starting_in(upper.bottom) if upper.bottom < sheet.table.n_rows else ()
    return [cell for cell in cells if upper.col <= cell.col < right and strip_outer(cell.text)]
