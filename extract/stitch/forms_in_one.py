"""One physical table that holds several forms, one below the other, in; one table for each out."""

from dataclasses import replace
from itertools import pairwise

from extract.form import Form, forms
from extract.identify import LABEL_MAX_LENGTH
from normalize.fold import strip_outer
from schemas.document import Cell, Table, grid_of
from schemas.template import Indicators, Matrix


def forms_in(table: Table, known: tuple[Form, ...] | None = None) -> list[Table]:
    """Cut where a form opens (项目名称) below what only another form can have left above it.

    A part without an opening at its head is the rest of a form that a page break cut off.
    """
    labels = [cell for cell in table.cells() if cell.text and len(cell.text) <= LABEL_MAX_LENGTH]
    for form in forms() if known is None else known:
        cuts = _restarts(form, table, labels)
        if cuts:
            return [_slim(part) for part in _cut(table, [0, *cuts, table.n_rows])]
    return [table]


def _restarts(form: Form, table: Table, labels: list[Cell]) -> list[int]:
    """The first rows of all forms but the one that begins the table, titles above them included."""
    opening = [cell for cell in labels if cell.text in form.opening]
    if not opening:
        return []
    rows = sorted({cell.row for cell in opening if cell.col == opening[0].col})
    starts = [
        _top_of(table, row) for before, row in pairwise([0, *rows]) if _has_a_block(form, table, range(before, row))
    ]
    return [row for row in starts if not any(cell.row < row for cell in table.crossing(row))]


def _has_a_block(form: Form, table: Table, rows: range) -> bool:
    """Whether the rows between hold headings of one of the form's great blocks, or close it."""
    texts = {cell.text for row in rows for cell in table.starting_in(row) if len(cell.text) <= LABEL_MAX_LENGTH}
    for name, block in form.template.blocks.items():
        if isinstance(block, Matrix | Indicators):
            close = form.rows[name] if isinstance(block, Indicators) else ()
            if sum(1 for text in texts if text in form.headings[name]) >= 2 or any(text in close for text in texts):
                return True
    return False


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


def _slim(table: Table) -> Table:
    """Without the column edges at which none of its cells ends."""
    edges = sorted({edge for cell in table.cells() for edge in (cell.col, cell.right)})
    cells = [
        replace(cell, col=edges.index(cell.col), col_span=edges.index(cell.right) - edges.index(cell.col))
        for cell in table.cells()
    ]
    places = tuple(table.edges[edge] for edge in edges) if table.edges else ()
    return replace(table, grid=grid_of(cells, table.n_rows, len(edges) - 1), edges=places)
