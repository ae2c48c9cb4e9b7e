"""The blocks `heads` and `pairs`: a label with its one value below it, beside it, or behind a colon."""

from extract.doubt import LIKELY
from extract.identify import LABEL_MAX_LENGTH
from extract.labels import LabelMatch, Vocabulary
from extract.locate.inline import split_label
from extract.locate.regions import Region
from extract.locate.repeats import beside, claim_repeats, repeats_left
from extract.locate.sheet import Sheet, Slot, written
from normalize.fold import fold, strip_outer
from normalize.numerals import is_figure
from schemas.document import Cell
from schemas.notes import note
from schemas.template import Heads, Pairs, target

HEADING_MAX_LENGTH = 15


def locate_heads(sheet: Sheet, region: Region, block: Heads) -> None:
    """Values stand below their headings, in the first row of the body."""
    for head in region.heads:
        sheet.claim(head.cell, "label")
    if region.at is not None:
        sheet.claim(region.at, "label")
    named = (written(region.at),) if region.at is not None else ()
    for head in region.heads:
        value = sheet.table.at(head.cell.bottom, head.cell.col)
        if value is None or value.row not in region.body or sheet.claimed(value):
            continue
        found = target(block.cells[head.match.label])
        label = written(head.cell)
        slot = Slot(
            found.field,
            found.measure,
            label,
            (head.match,),
            row_path=named,
            column_path=(label,),
            unit_texts=(head.cell.text, *named),
        )
        sheet.add(value, slot)


def locate_pairs(sheet: Sheet, block: Pairs | Heads, vocabulary: Vocabulary, rows: list[int]) -> None:
    """Values stand to the right of their labels; where none does, after a colon in the same cell.

    So are the labels of a `heads` block read that the form prints beside their values.
    """
    cells = [cell for row in rows for cell in sheet.table.starting_in(row) if not sheet.claimed(cell)]
    found: set[str] = set()
    for cell in cells:
        match = sheet.meaning(cell, vocabulary) or _near(sheet, cell, vocabulary)
        if match is not None and (isinstance(block, Heads) or _fits(sheet, cell, block)):
            found.add(match.label)
            if isinstance(block, Heads) and _heads_a_column(sheet, cell, vocabulary):
                sheet.claim(cell, "label")  # its neighbour is a heading that no form knows: both values stay listed
            else:
                _take_beside(sheet, cell, match, block.cells[match.label], vocabulary)
    for cell in cells:
        inline = split_label(cell.text) if not sheet.claimed(cell) else None
        match = vocabulary.match(inline[0], sheet.base_year, fuzzy=False) if inline else None
        if inline is None or match is None:
            continue
        if match.label in found:  # 填报单位：… above a form that has a cell for it
            sheet.claim(cell, "ignored")
            continue
        meant = target(block.cells[match.label])
        units = (inline[0], *labels_left(sheet, cell))
        slot = Slot(meant.field, meant.measure, inline[0], (match,), row_path=inline[:1], unit_texts=units)
        sheet.add(cell, slot, raw=inline[1])


def _near(sheet: Sheet, cell: Cell, vocabulary: Vocabulary) -> LabelMatch | None:
    """What a cell nearly says as a label, if a text of another kind stands right of it and nothing knows the cell."""
    other = beside(sheet, cell)
    if other is None or not strip_outer(other.text) or sheet.form.knows(cell.text):
        return None
    return sheet.meaning(cell, vocabulary, fuzzy=True) if sheet.meaning(other, vocabulary) is None else None


def _fits(sheet: Sheet, label: Cell, block: Pairs) -> bool:
    """Whether what stands beside a label is what the block takes."""
    if block.numbers:
        value = beside(sheet, label)
        return value is not None and is_figure(value.text)
    return not block.alone or _is_alone(sheet, label)


def _is_alone(sheet: Sheet, label: Cell) -> bool:
    """Whether a label and one text that is no heading are all that stands in a row, remarks left out."""
    texts = [
        cell.text
        for cell in sheet.table.crossing(label.row)
        if strip_outer(cell.text) and not repeats_left(sheet, cell) and cell.col not in sheet.columns_of_remarks
    ]
    return len(texts) == 2 and texts[0] == label.text and label.row_span == 1 and texts[1] not in sheet.form.any_heading


def _heads_a_column(sheet: Sheet, label: Cell, vocabulary: Vocabulary) -> bool:
    """Whether label and neighbour both look like headings: short, each with a filled cell of its own width below."""
    other = beside(sheet, label)
    if other is None or not 0 < len(strip_outer(other.text)) <= HEADING_MAX_LENGTH:
        return False
    if is_figure(other.text):
        return False
    for head in (label, other):
        below = sheet.table.at(head.bottom, head.col)
        if below is None or (below.col, below.right) != (head.col, head.right) or not strip_outer(below.text):
            return False
        if sheet.claimed(below) or sheet.meaning(below, vocabulary) is not None:
            return False
    return True


def _take_beside(sheet: Sheet, label: Cell, match: LabelMatch, field: str, vocabulary: Vocabulary) -> None:
    value = sheet.table.at(label.row, label.right)
    while value is not None and repeats_left(sheet, value):
        sheet.claim(value, "label")
        value = sheet.table.at(label.row, value.right)
    sheet.claim(label, "label")
    if value is None or sheet.claimed(value) or sheet.meaning(value, vocabulary) is not None:
        return
    if sheet.form.title_lines.fullmatch(fold(value.text)):  # 单位：万元 beside a label that nobody filled in
        return
    beyond = None if strip_outer(value.text) else _only_one_beyond(sheet, value, vocabulary)
    value = beyond or value
    found = target(field)
    text = written(label)
    doubt = (LIKELY, note("beyond_blanks")) if beyond is value else (1.0, "")
    slot = Slot(
        found.field, found.measure, text, (match,), row_path=(text,),
        unit_texts=(label.text, *labels_left(sheet, label)), confidence=doubt[0], note=doubt[1],
    )  # fmt: skip
    sheet.add(value, slot)
    claim_repeats(sheet, value)


def _only_one_beyond(sheet: Sheet, blank: Cell, vocabulary: Vocabulary) -> Cell | None:
    """The one filled cell between an empty one and the next label: its own label is not merged over the empty cells."""
    first: Cell | None = None
    for cell in sheet.table.crossing(blank.row):
        if cell.col <= blank.col or not strip_outer(cell.text):
            continue
        if sheet.meaning(cell, vocabulary) is not None:
            break
        if cell.row != blank.row or (first is not None and cell.text != first.text):
            return None
        first = first or cell
    return first if first is not None and not sheet.claimed(first) else None


def labels_left(sheet: Sheet, cell: Cell) -> tuple[str, ...]:
    """The words left of a cell, nearest first: a merged label may tell the unit of all beside it (项目资金（万元）)."""
    left = [other.text for other in sheet.table.crossing(cell.row) if other.col < cell.col]
    return tuple(text for text in reversed(left) if text and len(text) <= LABEL_MAX_LENGTH and not text[0].isdigit())
