"""A table that no form knows in, its cells out: each with the heading paths that say what it is."""

from dataclasses import dataclass, replace
from decimal import Decimal

from extract.composite import band_in, blocks_of, is_of_pairs, pairs_in, row_texts, text_of
from extract.declared import Declared, declared_by, declared_in
from extract.halves import halves_of, names_of
from extract.identify import LABEL_MAX_LENGTH, Identified
from extract.wording import is_money, is_rate, wording
from normalize.cells import CellReading, read_measured, read_rate, read_score, read_target
from normalize.decimals import times
from normalize.fold import fold, strip_outer
from normalize.marks import mark_status
from normalize.numerals import is_figure, parse_number
from normalize.quantity import read_quantity
from normalize.units import unit_of
from schemas.document import Cell, Table
from schemas.notes import note

HEAD_ROWS_MAX = 4
LABEL_COLUMNS_MAX = 4


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
    """The values of each table of which a table is put together; those of most, which are but one."""
    table = identified.table
    if is_of_pairs(table):
        return _paired(table, (), identified.caption)
    blocks = blocks_of(table, body_row(table))
    if not blocks:
        return _headed(identified)
    cells: list[GenericCell] = []
    for block in blocks:
        if block.is_headed:
            cells += _headed(replace(identified, table=block.table), block.bands)
        else:
            cells += _paired(block.table, block.bands)
    return cells


def _paired(table: Table, bands: tuple[str, ...], caption: tuple[str, ...] = ()) -> list[GenericCell]:
    """The values of rows of labels and values side by side; the caption's unit is that of what is named as money."""
    return [
        GenericCell(value, reading if is_sure else replace(reading, certain=False, note=note("uneven")), path, ())
        for value, label, is_sure in pairs_in(table)
        for path in [(*bands, *label)]
        for reading in _read(
            value.text, declared_by((), reversed(path), caption if path and is_money(path[-1]) else ()), None
        )
    ]


def _headed(identified: Identified, bands: tuple[str, ...] = ()) -> list[GenericCell]:
    """Headings are the rows above the first values, labels the columns before them; all other cells are values.

    A table of two halves side by side (收入 | 支出) has labels in each.
    """
    table = identified.table
    first = _first_title_rows(table)
    body = body_row(table)
    headings = {row_texts(table, row) for row in range(first, body)}
    counts = _count_columns(table, first, body)
    naming = _label_columns(table, first, body, counts)
    above = [_headings_above(table, first, body, col) for col in range(table.n_cols)]
    halves = halves_of(table, above, body, max(naming, default=-1) + 1)
    names = names_of(above, halves)
    units = _unit_columns(table, body, above)
    cells: list[GenericCell] = []
    group = bands
    for row in range(body, table.n_rows):
        if row in table.repeated or _is_count_row(table, row) or row_texts(table, row) in headings:
            continue
        if row < table.n_rows - 1 and (band := band_in(table, row)) is not None:
            group = (band,)
            continue
        for cell in table.starting_in(row):
            start = max((half for half in halves if half <= cell.col), default=0)
            if cell.col - start in naming or cell.col in counts:
                continue
            beside = _labels_of(table, row, start, naming, counts)
            over = [label for label in beside if label.bottom >= cell.bottom]  # what is said of several rows at once
            row_path = (*group, *names[start], *(text_of(label) for label in over or beside))
            column_path = above[cell.col]
            of_column = declared_by(reversed(column_path), (), ())
            declared = declared_by(reversed(column_path), reversed(row_path), identified.caption)
            if unit := "" if cell.col in units else _unit_in(table, row, units):
                declared = of_column = declared_in(unit)
            readings = _read(cell.text, declared, of_column)
            cells += [GenericCell(cell, reading, row_path, column_path) for reading in readings]
    return cells


def _labels_of(table: Table, row: int, start: int, naming: set[int], counts: set[int]) -> list[Cell]:
    """The cells that name a row of the half from column `start` on.

    A word in a column that counts the rows (序号) names one that no other cell names: 合计.
    """
    cells = [cell for cell in table.crossing(row) if text_of(cell)]
    beside = [cell for cell in cells if any(col - start in naming for col in range(cell.col, cell.col + cell.col_span))]
    return beside or [cell for cell in cells if cell.col in counts and not is_figure(cell.text)]


def _unit_columns(table: Table, body: int, above: list[tuple[str, ...]]) -> list[int]:
    """The columns that hold the unit of each row (计量单位), and nothing else."""
    return [
        col
        for col in range(table.n_cols)
        if above[col] and fold(above[col][-1]) in wording().units and _are_units(table, body, col)
    ]


def _are_units(table: Table, body: int, col: int) -> bool:
    texts = [text for row in range(body, table.n_rows) if (text := _text_at(table, row, col))]
    return bool(texts) and all(unit_of(text) is not None or is_rate(text) for text in texts)


def _unit_in(table: Table, row: int, units: list[int]) -> str:
    """The unit that a row prints in a column of its own."""
    return next((text for col in units if (text := _text_at(table, row, col))), "")


def _text_at(table: Table, row: int, col: int) -> str:
    cell = table.at(row, col)
    return text_of(cell) if cell is not None else ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where headings and labels of an unknown table stand.

    `body` is the first row below the headings, `end` the column where a second half with labels of its own begins.
    `naming` are the columns that name the rows, `counts` those that only count them; `above` are the headings over
    each column, outermost first.
    """

    body: int
    end: int
    naming: frozenset[int]
    counts: frozenset[int]
    above: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """The first column that may hold values."""
        return max(self.naming, default=-1) + 1

    def row_path(self, table: Table, row: int) -> tuple[str, ...]:
        """The labels of a row, outermost first."""
        return tuple(text_of(label) for label in table.crossing(row) if label.col in self.naming and text_of(label))


def frame_of(table: Table) -> Frame:
    """Headings are the rows above the first values, labels the columns before them."""
    first = _first_title_rows(table)
    body = body_row(table)
    counts = _count_columns(table, first, body)
    naming = _label_columns(table, first, body, counts)
    above = tuple(_headings_above(table, first, body, col) for col in range(table.n_cols))
    halves = halves_of(table, above, body, max(naming, default=-1) + 1)
    return Frame(body, halves[1] if len(halves) > 1 else table.n_cols, frozenset(naming), frozenset(counts), above)


def body_row(table: Table) -> int:
    """The first row below the headings."""
    return _first_value_row(table, _first_title_rows(table))


def _headings_above(table: Table, first: int, body: int, col: int) -> tuple[str, ...]:
    above = (table.at(row, col) for row in range(first, body) if not _is_count_row(table, row))
    return tuple(dict.fromkeys(text_of(cell) for cell in above if cell is not None and text_of(cell)))


def _first_title_rows(table: Table) -> int:
    """How many leading rows are one cell across the table: its title, its unit."""
    count = 0
    while count < table.n_rows - 1:
        cells = [cell for cell in table.starting_in(count) if text_of(cell)]
        if len(cells) > 1 or (cells and cells[0].col_span < table.n_cols - 1):
            break
        count += 1
    return count


def _first_value_row(table: Table, first: int) -> int:
    """The first row below the headings: these go on where one spans others, or where the next row only counts."""
    row = first + 1
    while row < min(first + HEAD_ROWS_MAX, table.n_rows):
        if not (_goes_on(table, first, row) or _is_count_row(table, row)):
            break
        row += 1
    return min(row, table.n_rows)


def _goes_on(table: Table, first: int, row: int) -> bool:
    if any(is_figure(cell.text) for cell in table.starting_in(row)):
        return False
    # a cell that reaches down beside all rows (绩效指标) names them: it is no heading of two rows
    reaches_down = any(first <= cell.row < row and cell.bottom <= first + HEAD_ROWS_MAX for cell in table.crossing(row))
    spans = any(cell.row == row - 1 and 1 < cell.col_span < table.n_cols - 1 for cell in table.starting_in(row - 1))
    return reaches_down or spans


def _is_count_row(table: Table, row: int) -> bool:
    """A row that only counts the columns: 1 2 3, perhaps after 栏次."""
    all_texts = [text_of(cell) for cell in table.starting_in(row)]
    texts = [text for text in all_texts if text]
    counted = [text for text in texts if len(text) < 5 and text.isdecimal()]
    rest = [text for text in texts if not text.isdecimal()]
    if len(counted) + len(rest) < len(texts):
        return False
    consecutive = [int(text) for text in counted] == list(range(1, len(counted) + 1))
    if len(counted) < 2 or not consecutive:
        return False
    return all(fold(text) in wording().counts for text in rest) if rest else len(counted) == len(all_texts)


def _count_columns(table: Table, first: int, body: int) -> set[int]:
    """Columns that only count the rows (行次)."""
    return {
        col
        for col in range(table.n_cols)
        if (above := _headings_above(table, first, body, col)) and fold(above[-1]) in wording().counts
    }


def _label_columns(table: Table, first: int, body: int, counts: set[int]) -> set[int]:
    """The columns that name the rows: the first without numbers, the next where it spans several rows, and all before
    the first number whose heading says that they name (三级指标). A column of sentences is none of them."""
    found: set[int] = set()
    goes_on = True
    for col in range(table.n_cols - 1):
        cells = [cell for row in range(body, table.n_rows) if (cell := table.at(row, col)) is not None]
        if _is_code_column(table, body, col):
            found.add(col)
        elif col not in counts:
            if any(is_figure(cell.text) for cell in cells):
                break
            above = _headings_above(table, first, body, col)
            is_naming = bool(above) and fold(above[-1]) in wording().naming
            if is_naming or (goes_on and col < LABEL_COLUMNS_MAX and not (found and _are_sentences(cells))):
                found.add(col)
                goes_on = goes_on and any(cell.row_span > 1 for cell in cells)
    return found


def _are_sentences(cells: list[Cell]) -> bool:
    texts = [text for cell in cells if (text := text_of(cell))]
    return bool(texts) and 2 * sum(len(text) > LABEL_MAX_LENGTH or "。" in text for text in texts) > len(texts)


def _is_code_column(table: Table, body: int, col: int) -> bool:
    above = _headings_above(table, 0, body, col)
    return bool(above) and fold(above[-1]).endswith(wording().codes)


def _read(text: str, declared: Declared | None, of_column: Declared | None) -> tuple[CellReading, ...]:
    """A number in the unit that is declared for it; else a quantity, a range's two ends, or the text.

    What stands for no number, and a bound (≥95), has the unit of its column alone: a caption's 万元 says nothing of a
    column of texts.
    """
    raw = strip_outer(text)
    quantity = read_quantity(raw)
    is_bare = quantity is not None and quantity.kind == "number"
    if parse_number(raw) is None and not (is_bare and quantity is not None and quantity.comparator == "~"):
        declared = of_column if is_bare or mark_status(raw) is not None else None
    if declared is None:
        return read_target(text)
    if declared.kind is None:
        return tuple(_with_doubt(reading, declared.note) for reading in read_target(text, declared.unit))
    if declared.kind == "score":
        return (_with_doubt(read_score(text), declared.note),)
    if declared.kind == "rate":
        return (_with_doubt(_in_percent(read_rate(text), declared.unit), declared.note),)
    return (_with_doubt(read_measured(text, declared.kind, declared.unit), declared.note),)


def _in_percent(reading: CellReading, unit: str) -> CellReading:
    """A rate whose column is in ‰."""
    if unit != "‰" or reading.stated_unit or not isinstance(reading.value, Decimal):
        return reading
    return replace(reading, value=times(reading.value, Decimal("0.1")), stated_unit=unit, note="", certain=True)


def _with_doubt(reading: CellReading, doubt: str) -> CellReading:
    if not doubt or reading.status != "read":
        return reading
    return replace(reading, certain=False, note="；".join(filter(None, (reading.note, doubt))))
