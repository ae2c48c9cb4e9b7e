"""A heading and a row in, the value cell where they meet out."""

from extract.locate.sheet import Sheet
from schemas.document import Cell


def value_under(sheet: Sheet, head: Cell, row: int, without: frozenset[int] = frozenset()) -> Cell | None:
    """The free cell of the row under a heading: the first filled one of its columns, else the first; merges once.

    `without` are columns that other headings below it take (符号 and 单位 below 指标值).
    """
    free: list[Cell] = []
    for col in (col for col in range(head.col, head.right) if col not in without):
        cell = sheet.table.at(row, col)
        if cell is not None and cell.row == row and cell not in free and not sheet.claimed(cell):
            free.append(cell)
    return next((cell for cell in free if cell.text.strip()), free[0] if free else None)
