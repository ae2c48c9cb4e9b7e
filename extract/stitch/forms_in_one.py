"""One physical table that holds several forms, one below the other, in; one table for each out."""

from dataclasses import replace
from itertools import pairwise

from extract.form import Form, forms
from extract.identify import LABEL_MAX_LENGTH
from normalize.fold import strip_outer
from schemas.document import Table, grid_of
from schemas.template import Indicators, Matrix


def forms_in(table: Table) -> list[Table]:
    """Cut where the label with which a form opens (项目名称) stands once more, below the blocks that follow it."""
    for form in forms():
        cuts = _restarts(form, table)
        if cuts:
            return _cut(table, [0, *cuts, table.n_rows])
    return [table]


def _restarts(form: Form, table: Table) -> list[int]:
    """The first rows of the second form and of all later ones, titles above them included."""
    opening = [
        cell for cell in table.cells() if cell.text and len(cell.text) <= LABEL_MAX_LENGTH and cell.text in form.opening
    ]
    rows = sorted({cell.row for cell in opening if cell.col == opening[0].col})
    whole = [row for row, end in pairwise([*rows, table.n_rows]) if _has_blocks(form, table, range(row, end))]
    if whole[:1] != rows[:1]:
        return []
    starts = [_top_of(table, row) for row in whole[1:]]
    return [row for row in starts if not any(cell.row < row for cell in table.crossing(row))]


def _has_blocks(form: Form, table: Table, rows: range) -> bool:
    """Whether the rows between hold headings of the form's two great blocks."""
    blocks = [name for name, block in form.template.blocks.items() if isinstance(block, Matrix | Indicators)]
    texts = {cell.text for row in rows for cell in table.starting_in(row) if len(cell.text) <= LABEL_MAX_LENGTH}
    return all(sum(1 for text in texts if text in form.headings[name]) >= 2 for name in blocks)


def _top_of(table: Table, row: int) -> int:
    """Up over the title and unit lines that stand right above a row."""
    while row > 0:
        filled = [cell for cell in table.starting_in(row - 1) if strip_outer(cell.text)]
        if len(filled) != 1 or filled[0].col_span < table.n_cols - 1:
            break
        row -= 1
    return row


def _cut(table: Table, rows: list[int]) -> list[Table]:
    parts: list[Table] = []
    for top, bottom in pairwise(rows):
        cells = [
            replace(cell, row=cell.row - top, origin=cell.origin or (table.index, cell.row, cell.col))
            for cell in table.cells()
            if top <= cell.row < bottom
        ]
        parts.append(replace(table, grid=grid_of(cells, bottom - top, table.n_cols)))
    return parts
