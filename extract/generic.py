"""A table that no form knows in, its cells out: each with the heading paths that say what it is."""

from dataclasses import dataclass, replace

from extract.composite import band_in, blocks_of, pairs_in, row_texts, text_of
from extract.halves import halves_of, names_of
from extract.identify import LABEL_MAX_LENGTH, Identified
from extract.wording import is_rate, is_score, wording
from normalize.cells import CellReading, read_measured, read_rate, read_score, read_target
from normalize.fold import fold, strip_outer
from normalize.marks import mark_status
from normalize.numerals import is_figure, parse_number
from normalize.units import stated_unit
from schemas.document import Cell, Table
from schemas.notes import note
from schemas.values import Kind

HEAD_ROWS_MAX = 4
LABEL_COLUMNS_MAX = 4
_KINDS: tuple[Kind, ...] = ("rate", "money", "people", "area", "count")


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
    blocks = blocks_of(identified.table, body_row(identified.table))
    if not blocks:
        return _headed(identified)
    cells: list[GenericCell] = []
    for block in blocks:
        if block.is_headed:
            cells += _headed(replace(identified, table=block.table), block.bands)
        else:
            cells += [
                GenericCell(
                    value, reading if is_sure else replace(reading, certain=False, note=note("uneven")), path, ()
                )
                for value, label, is_sure in pairs_in(block.table)
                for path in [(*block.bands, *label)]
                for reading in _read(value.text, (), tuple(reversed(path)))
            ]
    return cells


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
            beside = [label for label in table.crossing(row) if label.col - start in naming and text_of(label)]
            over = [label for label in beside if label.bottom >= cell.bottom]  # what is said of several rows at once
            row_path = (*group, *names[start], *(text_of(label) for label in over or beside))
            column_path = above[cell.col]
            labels = (*reversed(row_path), *identified.caption)
            readings = _read(cell.text, tuple(reversed(column_path)), labels)
            cells += [GenericCell(cell, reading, row_path, column_path) for reading in readings]
    return cells


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


def _read(text: str, headings: tuple[str, ...], labels: tuple[str, ...]) -> tuple[CellReading, ...]:
    """A number with the unit that its headings or labels declare; else a quantity, a range's two ends, or the text.

    What stands for no number has the unit of its column alone: a caption's 万元 says nothing of a column of texts.
    """
    if parse_number(strip_outer(text)) is not None:
        declared = _declared(headings) or _declared(labels)
    elif mark_status(strip_outer(text)) is not None:
        declared = _declared(headings)
    else:
        declared = None
    if declared is None:
        return read_target(text)
    kind, unit = declared
    if kind == "score":
        return (read_score(text),)
    return (read_rate(text) if kind == "rate" else read_measured(text, kind, unit),)


def _declared(texts: tuple[str, ...]) -> tuple[Kind, str] | None:
    """Kind and unit that the innermost of the texts says of its numbers; a printed unit goes before a name."""
    for text in texts:
        for kind in _KINDS:
            unit = stated_unit(text, kind)
            if unit:
                return kind, unit
        if is_score(text):
            return "score", "分"
        if is_rate(text):
            return "rate", "%"
    return None
