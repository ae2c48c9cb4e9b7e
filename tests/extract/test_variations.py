"""What a report states does not depend on how its tables are drawn: merged or not, wider, with more columns or rows."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest

from extract.assemble import records_of
from extract.read import open_source, read
from extract.stitch.forms_in_one import forms_in
from schemas.document import Cell, Document, Table, grid_of
from ziping.evaluate import COMPARED

CORPUS = Path(__file__).parents[2] / "corpus"
REPORTS = sorted(path for ending in ("docx", "docm") for path in CORPUS.rglob(f"*.{ending}"))
Rows = Counter[tuple[object, ...]]


def rows_of(document: Document) -> Rows:
    rows = (row for record in records_of(document) for row in record.observations())
    return Counter(tuple(getattr(row, column) for column in COMPARED) for row in rows if row.section != "other")


@cache
def as_drawn(path: Path) -> tuple[Document, Rows]:
    document = read(open_source(path, path.name))
    return document, rows_of(document)


def laid(table: Table, cells: list[Cell], n_rows: int, n_cols: int) -> Table:
    return replace(table, grid=grid_of(cells, n_rows, n_cols), edges=())


def unmerged_downwards(table: Table) -> Table:
    """Every cell that was merged over rows says its text in each of them."""
    cells = [replace(cell, row=row, row_span=1) for cell in table.cells() for row in range(cell.row, cell.bottom)]
    return laid(table, cells, table.n_rows, table.n_cols)


def unmerged(table: Table) -> Table:
    """No cell is merged: each place says what stands there."""
    cells = [
        replace(cell, row=row, row_span=1, col=col, col_span=1)
        for cell in table.cells()
        for row in range(cell.row, cell.bottom)
        for col in range(cell.col, cell.right)
    ]
    return laid(table, cells, table.n_rows, table.n_cols)


def with_remarks(table: Table) -> Table:
    """One column more, headed 备注 wherever a form begins, with a remark that holds a number."""
    sizes = accumulate(part.n_rows for part in forms_in(table))
    begins = {0} | {row + 1 for row in sizes}  # below its title
    remarks = [Cell("备注" if row in begins else "见说明3个", row, table.n_cols) for row in range(table.n_rows)]
    return laid(table, [*table.cells(), *remarks], table.n_rows, table.n_cols + 1)


def twice_as_wide(table: Table) -> Table:
    """Each column is two columns of the grid."""
    cells = [replace(cell, col=cell.col * 2, col_span=cell.col_span * 2) for cell in table.cells()]
    return laid(table, cells, table.n_rows, table.n_cols * 2)


def with_a_blank_row(table: Table) -> Table:
    """An empty row at the end."""
    blanks = [Cell("", table.n_rows, col) for col in range(table.n_cols)]
    return laid(table, [*table.cells(), *blanks], table.n_rows + 1, table.n_cols)


@pytest.mark.slow
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize(
    "drawn_anew",
    [unmerged_downwards, unmerged, with_remarks, twice_as_wide, with_a_blank_row],
    ids=lambda f: f.__name__,
)
def test_a_table_drawn_otherwise_states_the_same(path: Path, drawn_anew: Callable[[Table], Table]) -> None:
    document, stated = as_drawn(path)
    blocks = tuple(
        drawn_anew(block) if isinstance(block, Table) and block.n_rows > 8 else block for block in document.blocks
    )
    assert rows_of(replace(document, blocks=blocks)) == stated
