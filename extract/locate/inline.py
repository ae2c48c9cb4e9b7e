"""The block `inline`: `label：value` in one cell, under a group head."""

import re

from extract.labels import LabelMatch, Vocabulary
from extract.locate.repeats import claim_repeats, repeats_left
from extract.locate.sheet import Sheet, Slot, written
from normalize.fold import fold, strip_outer
from schemas.document import Cell
from schemas.template import Inline, target

_BARE_UNIT = re.compile(r"\(?(?:(?:金额)?单位:)?[百千万亿]{0,2}元\)?")
_LABEL_AND_VALUE = re.compile(r"(?s)^(?P<label>(?:\s*其中\s*[:：])?[^:：]{1,30})[:：](?P<value>.*)$")


def locate_inline(sheet: Sheet, name: str, block: Inline, rows: list[int]) -> None:
    """`label：value` cells stand below a group head, in its columns, until a line is neither."""
    heads = sheet.form.headings[name]
    for row in rows:
        for cell in sheet.table.starting_in(row):
            if sheet.claimed(cell):
                continue
            lines = [line for line in cell.text.split("\n") if strip_outer(line)]
            label, own_sum = (split_label(lines[0]) or (lines[0], "")) if lines else ("", "")
            match = heads.match(label, sheet.base_year, fuzzy=False)
            if match is None:
                continue
            if repeats_left(sheet, cell):
                sheet.claim(cell, "label")
                continue
            group = sheet.form.rows[f"{name}/{match.label}"], block.groups[match.label]
            if len(lines) == 1:
                if not own_sum:  # 按收入性质分：2030.12 has no field: the sum stays listed
                    sheet.claim(cell, "label")
                _take_group(sheet, cell, *group)
            else:
                _take_lines(sheet, cell, lines[1:], lines[0], _context(sheet, cell), *group)


def _right_of(sheet: Sheet, head: Cell) -> int:
    """Where a heading ends: it goes on over cells that say it again, and over empty ones up to the next heading."""
    right = head.right
    while (beside := sheet.table.at(head.row, right)) is not None:
        if strip_outer(beside.text) and beside.text != head.text:
            break
        right = beside.right
    return right


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
            whole = lines if all(split_label(line) for line in lines) else [cell.text]
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
        split = split_label(line)
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
    claim_repeats(sheet, cell)
    return True


def _take_neighbour(
    sheet: Sheet, cell: Cell, head: Cell, context: tuple[str, ...], vocabulary: Vocabulary, fields: dict[str, str]
) -> bool:
    """Label and value in two cells under the same group head."""
    match = sheet.meaning(cell, vocabulary)
    value = sheet.table.at(cell.row, cell.right)
    while value is not None and repeats_left(sheet, value):
        sheet.claim(value, "label")
        value = sheet.table.at(cell.row, value.right)
    if match is None or value is None or value.right > _right_of(sheet, head) or sheet.claimed(value):
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
    claim_repeats(sheet, value)
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


def split_label(text: str) -> tuple[str, str] | None:
    found = _LABEL_AND_VALUE.match(text)
    if found is None:
        return None
    label, value = found["label"], found["value"]
    inner = _LABEL_AND_VALUE.match(value) if label.strip().endswith("其中") else None
    if inner is not None:
        label, value = f"{label}：{inner['label']}", inner["value"]
    return strip_outer(label), strip_outer(value)
