"""The block `matrix`: row path × column heading."""

from extract.doubt import UNCERTAIN
from extract.labels import LabelMatch
from extract.locate.items import Items
from extract.locate.merged import merged_over, split_below
from extract.locate.outline import Outline, Placed
from extract.locate.regions import Head, Region
from extract.locate.sheet import Sheet, Slot, written
from extract.locate.stacked import written_path
from extract.locate.under import value_under
from normalize.fold import strip_outer
from normalize.numerals import is_figure
from schemas.document import Cell
from schemas.notes import note
from schemas.template import Matrix, target
from schemas.values import Measure


def locate_matrix(sheet: Sheet, region: Region, block: Matrix) -> None:
    """Each row of the body is placed by its label, each of its value cells by the heading above."""
    _claim_headings(sheet, region)
    naming = region.head(block.names) if block.names else None
    columns = [head for head in region.heads if head.match.label in block.columns]
    first_value = min(head.cell.col for head in columns)
    first_label = region.columns.start if region.columns is not None else 0
    corner = tuple(cell for cell in sheet.table.crossing(region.head_row) if first_label <= cell.col < first_value)
    for cell in corner:
        sheet.claim(cell, "label")
    if naming is not None:
        first_value = min((head.cell.col for head in columns if head.cell.col >= naming.cell.right), default=0)
    outline = Outline(block.rows, sheet.form.rows[region.block], sheet.form.subtotals, sheet.base_year)
    measures = [(head, block.measures()[head.match.label]) for head in columns if head.match.label in block.measures()]
    fields = [(head, block.fields()[head.match.label]) for head in columns if head.match.label in block.fields()]
    units = [head for head in columns if block.columns[head.match.label] == "unit"]
    items = Items(sheet, region.head_row, corner, fields, units)
    counted = _columns_of_counts(sheet, corner)
    unlabelled: list[int] = []
    for row in region.body:
        labels = (
            _named(sheet, row, naming.cell) if naming is not None else _labels(sheet, row, first_label, first_value)
        )
        labels = [
            cell for cell in labels if cell is not region.at and not counted.issuperset(range(cell.col, cell.right))
        ]
        own = next((cell for cell in reversed(labels) if cell.row == row), None)
        if _only_counts(sheet, row):
            for cell in sheet.table.starting_in(row):
                sheet.claim(cell, "ignored")
        elif own is None:
            unlabelled.append(row)
        elif not sheet.claimed(own) and own.right <= first_value and not sheet.is_remark(own):
            left = tuple(cell for cell in labels if cell.col < own.col and cell not in corner)
            placed = outline.place(own, left)
            if placed is not None and measures:
                _take_row(sheet, row, own, left, placed, measures, corner)
            items.take(row, own, left)
    named = [cell for cell in corner if sheet.meaning(cell, sheet.form.rows[region.block]) is not None]
    beside = region.at or next(iter(named), None)
    if beside is not None and block.rows and unlabelled == list(region.body) and len(unlabelled) == 1:
        placed = (outline.place(beside, ()) if beside in named else None) or _first_row(block)
        _take_row(sheet, unlabelled[0], beside, (), placed, measures, corner)


def _claim_headings(sheet: Sheet, region: Region) -> None:
    """The headings with what stands above them, and the label beside them."""
    for head in region.heads:
        sheet.claim(head.cell, "label")
        for row in range(region.head_row, head.cell.row):
            for cell in sheet.table.crossing(row):
                if cell.col <= head.cell.col < cell.right:
                    sheet.claim(cell, "label")
    if region.at is not None:
        sheet.claim(region.at, "label")


def _first_row(block: Matrix) -> Placed:
    """The place of the only row of a form that prints its amounts without a label, right below the headings."""
    path, field = next(iter(block.rows.items()))
    match = LabelMatch(path, "derived", confidence=UNCERTAIN, note=note("no_label", path=path))
    return Placed(path, field, "", match, ())


def _columns_of_counts(sheet: Sheet, corner: tuple[Cell, ...]) -> set[int]:
    """Columns before the values that only count the rows (序号, 行次)."""
    heads = [cell for cell in corner if sheet.meaning(cell, sheet.form.ignored_columns) is not None]
    return {col for head in heads for col in range(head.col, head.right)}


def _only_counts(sheet: Sheet, row: int) -> bool:
    """Whether a row only counts the columns: 1 2 3, perhaps after 栏次."""
    cells = [cell for cell in sheet.table.starting_in(row) if strip_outer(cell.text)]
    counts = [cell for cell in cells if sheet.meaning(cell, sheet.form.ignored_columns) is None]
    texts = [strip_outer(cell.text) for cell in counts]
    return len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _named(sheet: Sheet, row: int, heading: Cell) -> list[Cell]:
    """What stands under the heading that names the rows; a sum may be merged with the columns before it."""
    cells = (cell for cell in sheet.table.crossing(row) if cell.col < heading.right and cell.right > heading.col)
    return [cell for cell in cells if cell.text.strip()]


def _labels(sheet: Sheet, row: int, first: int, first_value: int) -> list[Cell]:
    """What stands left of the values; numbers there are those of a column that the form does not know."""
    left = [cell for cell in sheet.table.crossing(row) if first <= cell.col < first_value and cell.text.strip()]
    words = [cell for cell in left if not is_figure(cell.text)]
    return words or left


def _take_row(
    sheet: Sheet,
    row: int,
    own: Cell,
    left: tuple[Cell, ...],
    placed: Placed,
    measures: list[tuple[Head, Measure]],
    corner: tuple[Cell, ...],
) -> None:
    sheet.claim(own, "label")
    for cell in left:
        sheet.claim(cell, "label")
    found = target(placed.field)
    context = (own.text, *(cell.text for cell in reversed(left)), *(cell.text for cell in reversed(corner)))
    for head, measure in measures:
        value = value_under(sheet, head.cell, row)
        if value is not None:
            heading = written_path(sheet, head.cell, head.match)
            merged = merged_over(sheet, value, head, (other for other, _ in measures), own)
            merged = "；".join(filter(None, (merged, split_below(sheet, head.cell, value))))
            slot = Slot(
                found.field,
                measure,
                written(own),
                (placed.match, head.match),
                item=placed.item,
                row_path=placed.written_path,
                column_path=heading,
                unit_texts=(head.cell.text, *heading[:-1], *context),
                confidence=UNCERTAIN if merged else 1.0,
                note="；".join(filter(None, (placed.note, merged))),
            )
            sheet.add(value, slot)
