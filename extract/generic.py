"""A table that no form knows in, its cells out: each with the heading paths that say what it is."""

from extract.identify import Identified
from normalize.cells import CellReading, read_measured, read_rate, read_target
from normalize.fold import strip_outer
from normalize.numerals import parse_number
from normalize.units import stated_unit
from schemas.document import Cell, Table
from schemas.values import Kind

HEAD_ROWS_MAX = 4
LABEL_COLUMNS_MAX = 4
_KINDS: tuple[Kind, ...] = ("money", "people", "area")


class GenericCell:
    """One value cell of an unknown table: its reading and its paths, labels as written, outermost first."""

    __slots__ = ("cell", "column_path", "reading", "row_path")

    def __init__(
        self, cell: Cell, reading: CellReading, row_path: tuple[str, ...], column_path: tuple[str, ...]
    ) -> None:
        self.cell = cell
        self.reading = reading
        self.row_path = row_path
        self.column_path = column_path


def read_generic(identified: Identified) -> list[GenericCell]:
    """Headings are the rows above the first number, labels the columns before it; all other cells are values."""
    table = identified.table
    first = _first_title_rows(table)
    body = _first_value_row(table, first)
    width = _label_columns(table, body)
    cells: list[GenericCell] = []
    for row in range(body, table.n_rows):
        row_path = tuple(_text(cell) for cell in table.crossing(row) if cell.col < width and strip_outer(cell.text))
        for cell in table.starting_in(row):
            if cell.col >= width:
                column_path = tuple(
                    dict.fromkeys(
                        _text(above)
                        for head in range(first, body)
                        if (above := table.at(head, cell.col)) is not None and strip_outer(above.text)
                    )
                )
                reading = _read(cell.text, (*reversed(column_path), *reversed(row_path), *identified.caption))
                cells.append(GenericCell(cell, reading, row_path, column_path))
    return cells


def _text(cell: Cell) -> str:
    return strip_outer(cell.text)


def _first_title_rows(table: Table) -> int:
    """How many leading rows are one cell across the table: its title, its unit."""
    count = 0
    while count < table.n_rows - 1:
        cells = [cell for cell in table.starting_in(count) if strip_outer(cell.text)]
        if len(cells) > 1 or (cells and cells[0].col_span < table.n_cols - 1):
            break
        count += 1
    return count


def _first_value_row(table: Table, first: int) -> int:
    """The first row with a number that is no label, at most a few rows below the headings; one row heads at least."""
    for row in range(first + 1, min(first + HEAD_ROWS_MAX, table.n_rows)):
        spanned = any(
            cell.row < row for cell in table.crossing(row) if cell.row >= first and cell.col_span == 1 and cell.col > 0
        )
        if not spanned or any(_is_number(cell) for cell in table.starting_in(row)):
            return row
    return min(first + 1, table.n_rows)


def _label_columns(table: Table, body: int) -> int:
    """How many leading columns hold no numbers below the headings; one at least."""
    for col in range(min(LABEL_COLUMNS_MAX, table.n_cols - 1)):
        cells = [table.at(row, col) for row in range(body, table.n_rows)]
        if any(cell is not None and _is_number(cell) for cell in cells):
            return max(col, 1)
        if all(cell is None or not strip_outer(cell.text) for cell in cells):
            return max(col, 1)
    return 1


def _is_number(cell: Cell) -> bool:
    return parse_number(strip_outer(cell.text).rstrip("%％")) is not None


def _read(text: str, contexts: tuple[str, ...]) -> CellReading:
    """A number with the unit that its headings declare; else a quantity or the text itself."""
    if parse_number(strip_outer(text)) is not None:
        for context in contexts:
            if stated_unit(context, "rate"):
                return read_rate(text)
            for kind in _KINDS:
                unit = stated_unit(context, kind)
                if unit:
                    return read_measured(text, kind, unit)
    return read_target(text)[0]
