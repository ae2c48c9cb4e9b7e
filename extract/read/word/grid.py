"""A `w:tbl` in, its true grid out: every cell at its place, with the rows and columns that it covers."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from lxml.etree import _Element

from extract.read.word.content import content
from extract.read.word.names import (
    CELL,
    CELL_PROPERTIES,
    DELETED,
    GRID_BEFORE,
    GRID_COLUMN,
    GRID_SPAN,
    H_MERGE,
    ROW,
    ROW_PROPERTIES,
    TABLE_GRID,
    V_MERGE,
    VAL,
    WIDTH,
)
from extract.read.word.values import twips, whole_val
from schemas.document import Cell, grid_of

# Word itself draws 63 columns at most; a wider span is a mistake of the generator and is clipped to the declared grid.
MAX_SPAN = 128
# Only a file that was made to exhaust memory has more columns, or more places, than this.
MAX_COLUMNS = 500
MAX_PLACES = 2_000_000


class TooManyPlacesError(Exception):
    """The grid would not fit in memory."""


@dataclass(slots=True)
class CellText:
    """What a cell says, and where its text begins."""

    text: str
    indent: float


@dataclass(slots=True)
class _Slot:
    """One cell of one row, with those that it swallows to its right; `down` is "restart", "continue" or None."""

    element: _Element
    col: int
    width: int
    down: str | None


@dataclass(slots=True)
class _Area:
    """A cell while it still grows downwards."""

    slot: _Slot
    row: int
    height: int
    deleted_above: int
    says: CellText


Read = Callable[[_Element], CellText]
Skip = Callable[[_Element], None]


def read_grid(table: _Element, read: Read, skip: Skip, index: int = 0) -> tuple[tuple[Cell | None, ...], ...]:
    """Lay out a table; `read` is called for each cell in order, `skip` for an element whose text is not shown.

    `index` is the table's count in the document.
    """
    areas: list[_Area] = []
    above: dict[int, _Area] = {}
    declared = sum(1 for grid in table.iterchildren(TABLE_GRID) for _ in grid.iterchildren(GRID_COLUMN))
    n_rows = n_cols = 0
    deleted = 0
    for row in content(table):
        if row.tag != ROW:
            continue
        if _is_deleted(row):  # no row of the grid, but those below it still stand where they stand
            skip(row)
            deleted += 1
            continue
        current: dict[int, _Area] = {}
        for slot in _slots(row, declared, skip):
            area = above.get(slot.col)
            if slot.down == "continue" and area is not None and _continues(slot, area.slot):
                area.height += 1
                skip(slot.element)
            else:
                area = _Area(slot, n_rows, 1, deleted, read(slot.element))
                areas.append(area)
            current[slot.col] = area
            n_cols = max(n_cols, slot.col + slot.width)
            if n_cols > MAX_COLUMNS:
                raise TooManyPlacesError(f"{n_cols} > {MAX_COLUMNS} columns")
        above = current
        n_rows += 1
        if n_rows * n_cols > MAX_PLACES:
            raise TooManyPlacesError(f"{n_rows} × {n_cols} > {MAX_PLACES}")
    return grid_of([_cell(area, index) for area in areas], n_rows, n_cols)


def column_edges(table: _Element, n_cols: int) -> tuple[float, ...]:
    """The edges of the columns in points; empty where the declared grid is not the one that the rows have."""
    columns = [column for grid in table.iterchildren(TABLE_GRID) for column in grid.iterchildren(GRID_COLUMN)]
    widths = [twips(column.get(WIDTH)) for column in columns]
    known = [width / 20 for width in widths if width]
    return tuple(accumulate(known, initial=0.0)) if len(known) == len(columns) == n_cols else ()


def _continues(slot: _Slot, above: _Slot) -> bool:
    """A cell without merging closes the group above it, one of another width does not belong (ECMA-376, 17.4.84)."""
    return above.down is not None and above.width == slot.width


def _cell(area: _Area, index: int) -> Cell:
    slot, says = area.slot, area.says
    origin = (index, area.row + area.deleted_above, slot.col) if area.deleted_above else None
    return Cell(says.text, area.row, slot.col, area.height, slot.width, says.indent, origin=origin)


def _is_deleted(row: _Element) -> bool:
    properties = row.find(ROW_PROPERTIES)
    return properties is not None and properties.find(DELETED) is not None


def _slots(row: _Element, declared: int, skip: Skip) -> list[_Slot]:
    slots: list[_Slot] = []
    properties = row.find(ROW_PROPERTIES)
    before = None if properties is None else whole_val(properties.find(GRID_BEFORE))
    col = min(max(before or 0, 0), max(declared, MAX_SPAN))
    for cell in content(row):
        if cell.tag != CELL:
            continue
        span, down, across = _extent(cell)
        if span > MAX_SPAN:
            span = max(declared - col, 1)
        if across == "continue" and slots:
            slots[-1].width += span
            skip(cell)
        else:
            slots.append(_Slot(cell, col, span, down))
        col += span
    return slots


def _extent(cell: _Element) -> tuple[int, str | None, str | None]:
    """What a cell's properties say: columns spanned, vertical and horizontal merge."""
    span, down, across = 1, None, None
    properties = cell[0] if len(cell) else None  # they stand first or nowhere
    if properties is not None and properties.tag == CELL_PROPERTIES:
        for child in properties:
            tag = child.tag
            if tag == GRID_SPAN:
                span = max(whole_val(child) or 1, 1)
            elif tag == V_MERGE:
                down = child.get(VAL, "continue")
            elif tag == H_MERGE:
                across = child.get(VAL, "continue")
    return span, down, across
