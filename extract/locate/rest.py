"""What the blocks of a form left over: knowingly ignored, or listed as unmapped with its paths."""

import re

from extract.filled import filled_in_table
from extract.locate.repeats import repeats_left
from extract.locate.sheet import Sheet, written
from normalize.fold import fold, strip_outer
from normalize.numerals import parse_number
from schemas.document import Cell
from schemas.record import UnmappedCell
from schemas.values import PATH_SEPARATOR

_YEAR_LINE = re.compile(r"\(?\d{4}年度?\)?")


def settle_rest(sheet: Sheet, head_rows: set[int]) -> list[UnmappedCell]:
    """Account for every cell without a claim; `head_rows` are those with headings."""
    unmapped: list[UnmappedCell] = []
    for filled in filled_in_table(sheet.table):  # the date is the report's
        for cell in filled.cells:
            sheet.claim(cell, "ignored")
    ignored_places = _ignored_places(sheet, head_rows)
    for row in range(sheet.table.n_rows):
        cells = [cell for cell in sheet.table.starting_in(row) if not sheet.claimed(cell)]
        whole_row = bool(cells) and _row_is_ignored(sheet, row)
        for cell in cells:
            in_ignored = (cell.row, cell.col) in ignored_places
            if whole_row or in_ignored or _says_nothing(sheet, cell, head_rows) or _is_known_label(sheet, cell):
                sheet.claim(cell, "ignored")
            else:
                unmapped.append(_listed(sheet, cell, head_rows))
    return unmapped


def _says_nothing(sheet: Sheet, cell: Cell, head_rows: set[int]) -> bool:
    """Blank, the line of unit or year inside the table, or in a column unmerged that says again what the last says."""
    if not strip_outer(cell.text) or cell.text in sheet.caption or _YEAR_LINE.fullmatch(fold(cell.text)):
        return True
    head_row = max((row for row in head_rows if row < cell.row), default=None)
    heading = None if head_row is None else sheet.table.at(head_row, cell.col)
    return heading is not None and repeats_left(sheet, cell) and repeats_left(sheet, heading)


def _row_is_ignored(sheet: Sheet, row: int) -> bool:
    """Signature lines, remarks, and the form's own title or unit line inside the table."""
    first = next((cell for cell in sheet.table.starting_in(row) if strip_outer(cell.text)), None)
    if first is None:
        return False
    if first.text in sheet.caption or sheet.is_remark(first):
        return True
    text = fold(first.text)
    across = first.col_span >= sheet.table.n_cols - 1
    return across and (
        any(fold(title) in text for title in sheet.form.template.titles)
        or sheet.form.title_lines.fullmatch(text) is not None
    )


def _ignored_places(sheet: Sheet, head_rows: set[int]) -> set[tuple[int, int]]:
    """What stands under a heading such as 备注, down to the next row of headings, with the heading itself."""
    places: set[tuple[int, int]] = set()
    for cell in sheet.table.cells():
        heads = cell.col > 0 or cell.row in head_rows
        if heads and sheet.claimed(cell) != "value" and sheet.meaning(cell, sheet.form.ignored_columns) is not None:
            end = min((row for row in head_rows if row > cell.row), default=sheet.table.n_rows)
            places |= {(row, col) for row in range(cell.row, end) for col in range(cell.col, cell.right)}
    return places


def _is_known_label(sheet: Sheet, cell: Cell) -> bool:
    return any(sheet.meaning(cell, vocabulary) is not None for vocabulary in sheet.form.vocabularies())


def _listed(sheet: Sheet, cell: Cell, head_rows: set[int]) -> UnmappedCell:
    """With the words before it by which its row is known: the labels of a row that has values, else all."""
    beside = list(sheet.table.crossing(cell.row))
    words = [other for other in beside if other.col < cell.col and _is_text(other)]
    if cell.row in head_rows:
        words = [
            other for other in words if sheet.claimed(other) == "label" and other.text not in sheet.form.any_heading
        ]
    elif any(sheet.claimed(other) == "value" for other in beside):
        words = [other for other in words if sheet.claimed(other) == "label"]
    left = [written(other) for other in words]
    above = [
        written(other)
        for row in range(cell.row)
        if (other := sheet.table.at(row, cell.col)) is not None
        and other.row == row
        and (row in head_rows or sheet.claimed(other) == "label")
    ]
    if not above and parse_number(strip_outer(cell.text)) is not None:
        above = _words_above(sheet, cell)
    table, row, col = cell.origin or (sheet.table.index, cell.row, cell.col)
    return UnmappedCell(
        table=table,
        row=row,
        col=col,
        text=strip_outer(cell.text),
        row_path=PATH_SEPARATOR.join(left),
        column_path=above[-1] if above else "",
    )


def _words_above(sheet: Sheet, cell: Cell) -> list[str]:
    """Of a number in rows whose headings no block knows, the nearest words above it."""
    over = (sheet.table.at(row, cell.col) for row in reversed(range(cell.row)))
    return next(([written(one)] for one in over if one and _is_text(one) and sheet.claimed(one) != "value"), [])


def _is_text(cell: Cell) -> bool:
    text = strip_outer(cell.text)
    return bool(text) and not any(char.isdigit() for char in text[:1])
