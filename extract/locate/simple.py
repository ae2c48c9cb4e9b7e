"""The blocks `heads`, `pairs` and `inline`: a label with its one value below it, beside it, or in the same cell."""

import re

from extract.labels import LabelMatch, Vocabulary
from extract.locate.regions import Region
from extract.locate.sheet import Sheet, Slot, written
from normalize.fold import fold, strip_outer
from schemas.document import Cell
from schemas.template import Heads, Inline, Pairs, target

_BARE_UNIT = re.compile(r"\(?(?:(?:金额)?单位:)?[百千万亿]{0,2}元\)?")
_LABEL_AND_VALUE = re.compile(r"(?s)^(?P<label>(?:\s*其中\s*[:：])?[^:：]{1,30})[:：](?P<value>.*)$")

HEADING_MAX_LENGTH = 15


def locate_heads(sheet: Sheet, region: Region, block: Heads) -> None:
    """Values stand below their headings, in the first row of the body."""
    for head in region.heads:
        sheet.claim(head.cell, "label")
    if region.at is not None:
        sheet.claim(region.at, "label")
    beside = (written(region.at),) if region.at is not None else ()
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
            row_path=beside,
            column_path=(label,),
            unit_texts=(head.cell.text, *beside),
        )
        sheet.add(value, slot)


def locate_pairs(sheet: Sheet, block: Pairs | Heads, vocabulary: Vocabulary, rows: list[int]) -> None:
    """Values stand to the right of their labels; where none does, after a colon in the same cell.

    So are the labels of a `heads` block read that the form prints beside their values.
    """
    cells = [cell for row in rows for cell in sheet.table.starting_in(row) if not sheet.claimed(cell)]
    found: set[str] = set()
    for cell in cells:
        match = sheet.meaning(cell, vocabulary)
        if match is not None:
            found.add(match.label)
            if isinstance(block, Heads) and _heads_a_column(sheet, cell, vocabulary):
                sheet.claim(cell, "label")  # its neighbour is a heading that no form knows: both values stay listed
            else:
                _take_beside(sheet, cell, match, block.cells[match.label], vocabulary)
    for cell in cells:
        inline = _split(cell.text) if not sheet.claimed(cell) else None
        match = vocabulary.match(inline[0], sheet.base_year, fuzzy=False) if inline else None
        if inline is None or match is None:
            continue
        if match.label in found:  # 填报单位：… above a form that has a cell for it
            sheet.claim(cell, "ignored")
            continue
        meant = target(block.cells[match.label])
        slot = Slot(meant.field, meant.measure, inline[0], (match,), row_path=inline[:1], unit_texts=inline[:1])
        sheet.add(cell, slot, raw=inline[1])


def _heads_a_column(sheet: Sheet, label: Cell, vocabulary: Vocabulary) -> bool:
    """Whether label and neighbour both look like headings: short, each with a filled cell of its own width below."""
    beside = sheet.table.at(label.row, label.right)
    if beside is None or not 0 < len(strip_outer(beside.text)) <= HEADING_MAX_LENGTH:
        return False
    for head in (label, beside):
        below = sheet.table.at(head.bottom, head.col)
        if below is None or (below.col, below.right) != (head.col, head.right) or not strip_outer(below.text):
            return False
        if sheet.claimed(below) or sheet.meaning(below, vocabulary) is not None:
            return False
    return True


def _take_beside(sheet: Sheet, label: Cell, match: LabelMatch, field: str, vocabulary: Vocabulary) -> None:
    value = sheet.table.at(label.row, label.right)
    sheet.claim(label, "label")
    if value is None or sheet.claimed(value) or sheet.meaning(value, vocabulary) is not None:
        return
    found = target(field)
    text = written(label)
    slot = Slot(found.field, found.measure, text, (match,), row_path=(text,), unit_texts=(label.text,))
    sheet.add(value, slot)
    _claim_repeats(sheet, value)


def _claim_repeats(sheet: Sheet, value: Cell) -> None:
    """An unmerged value repeated in the cells to its right is one statement."""
    if not value.text.strip():
        return
    cell = sheet.table.at(value.row, value.right)
    while cell is not None and cell.text == value.text:
        sheet.claim(cell, "ignored")
        cell = sheet.table.at(value.row, cell.right)


def locate_inline(sheet: Sheet, name: str, block: Inline, rows: list[int]) -> None:
    """`label：value` cells stand below a group head, in its columns, until a line is neither."""
    heads = sheet.form.headings[name]
    for row in rows:
        for cell in sheet.table.starting_in(row):
            if sheet.claimed(cell):
                continue
            lines = [line for line in cell.text.split("\n") if strip_outer(line)]
            label, own_sum = (_split(lines[0]) or (lines[0], "")) if lines else ("", "")
            match = heads.match(label, sheet.base_year, fuzzy=False)
            if match is None:
                continue
            group = sheet.form.rows[f"{name}/{match.label}"], block.groups[match.label]
            if len(lines) == 1:
                if not own_sum:  # 按收入性质分：2030.12 has no field: the sum stays listed
                    sheet.claim(cell, "label")
                _take_group(sheet, cell, *group)
            else:
                _take_lines(sheet, cell, lines[1:], lines[0], _context(sheet, cell), *group)


def _take_group(sheet: Sheet, head: Cell, vocabulary: Vocabulary, fields: dict[str, str]) -> None:
    context = _context(sheet, head)
    row = head.bottom
    while row < sheet.table.n_rows:
        if row in sheet.table.repeated:
            row += 1
            continue
        cell = sheet.table.at(row, head.col)
        if cell is None or cell.row != row or cell.col != head.col or sheet.claimed(cell):
            return
        if strip_outer(cell.text):
            lines = [line for line in cell.text.split("\n") if strip_outer(line)]
            whole = lines if all(_split(line) for line in lines) else [cell.text]
            taken = _take_lines(sheet, cell, whole, written(head), context, vocabulary, fields) or _take_neighbour(
                sheet, cell, head, context, vocabulary, fields
            )
            if not taken:
                return
        row = cell.bottom


def _take_lines(
    sheet: Sheet,
    cell: Cell,
    lines: list[str],
    group: str,
    context: tuple[str, ...],
    vocabulary: Vocabulary,
    fields: dict[str, str],
) -> bool:
    """Every line of the cell is `label：value`; one unknown label leaves the whole cell unmapped, and listed."""
    found: list[tuple[LabelMatch, str, str]] = []
    for line in lines:
        split = _split(line)
        match = vocabulary.match(split[0], sheet.base_year) if split else None
        if split is None or match is None:
            return False
        found.append((match, *split))
    for match, label, value in found:
        meant = target(fields[match.label])
        slot = Slot(
            meant.field,
            meant.measure,
            label,
            (match,),
            row_path=(strip_outer(group), label),
            unit_texts=(label, group, *context),
        )
        sheet.add(cell, slot, raw=value)
    return True


def _take_neighbour(
    sheet: Sheet, cell: Cell, head: Cell, context: tuple[str, ...], vocabulary: Vocabulary, fields: dict[str, str]
) -> bool:
    """Label and value in two cells under the same group head."""
    match = sheet.meaning(cell, vocabulary)
    value = sheet.table.at(cell.row, cell.right)
    if match is None or value is None or value.right > head.right or sheet.claimed(value):
        return False
    meant = target(fields[match.label])
    label = written(cell)
    sheet.claim(cell, "label")
    slot = Slot(
        meant.field,
        meant.measure,
        label,
        (match,),
        row_path=(written(head), label),
        unit_texts=(cell.text, head.text, *context),
    )
    sheet.add(value, slot)
    return True


def _context(sheet: Sheet, head: Cell) -> tuple[str, ...]:
    """The labels left of a group head, nearest first, and the bare units beside them: 年度预算申请 | （万元）."""
    left = [cell for cell in sheet.table.crossing(head.row) if cell.col < head.col]
    units = [
        beside.text
        for cell in left
        for row in range(cell.row, head.row)
        if (beside := sheet.table.at(row, cell.right)) is not None and _BARE_UNIT.fullmatch(fold(beside.text))
    ]
    return (*(cell.text for cell in reversed(left)), *reversed(units))


def _split(text: str) -> tuple[str, str] | None:
    found = _LABEL_AND_VALUE.match(text)
    if found is None:
        return None
    label, value = found["label"], found["value"]
    inner = _LABEL_AND_VALUE.match(value) if label.strip().endswith("其中") else None
    if inner is not None:
        label, value = f"{label}：{inner['label']}", inner["value"]
    return strip_outer(label), strip_outer(value)
