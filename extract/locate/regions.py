"""Where the blocks of a form stand in a table: found by their rows of headings, never by position."""

from dataclasses import dataclass

from extract.doubt import UNCERTAIN
from extract.identify import LABEL_MAX_LENGTH
from extract.labels import LabelMatch
from extract.locate.repeats import beside, repeats_left
from extract.locate.roles import columns_by_content
from extract.locate.sheet import Sheet
from extract.locate.stacked import stacked_headings
from normalize.fold import strip_outer
from normalize.numerals import parse_number
from schemas.document import Cell
from schemas.notes import note
from schemas.template import Heads, Indicators, Matrix


@dataclass(frozen=True, slots=True)
class Head:
    """One heading: its cell and the label that it means."""

    cell: Cell
    match: LabelMatch


@dataclass(frozen=True, slots=True)
class Region:
    """The rows that one row of headings governs: `body` begins below it; `at` is the merged label beside it.

    The body of indicators goes on below its merged label, for the rows of totals stand there. `columns` are those of
    one half of a table, None where the table is whole.
    """

    block: str
    heads: tuple[Head, ...]
    head_row: int
    body: range
    at: Cell | None
    columns: range | None = None

    def head(self, label: str) -> Head | None:
        """The heading of that label, if the table has it."""
        return next((head for head in self.heads if head.match.label == label), None)


def find_regions(sheet: Sheet) -> list[Region]:
    """The regions of a table from top to bottom, each ending where the next begins or its merged label ends."""
    found: list[tuple[str, int, tuple[Head, ...]]] = []
    for row in range(sheet.table.n_rows):
        best = _best_block(sheet, row) if row not in sheet.table.repeated else None
        if best is None:
            continue
        name, heads = best
        if found and found[-1][0] == name and not isinstance(_block(sheet, name), Heads):
            if row == max(head.cell.bottom for head in found[-1][2]):
                found[-1] = (name, found[-1][1], _two_rows_of(sheet, found[-1][2], heads))
            for head in heads:  # headings repeated, as at the top of a page
                sheet.claim(head.cell, "label")
            continue
        found.append((name, row, heads))
    starts = [row for _, row, _ in found] + [sheet.table.n_rows]
    return [_region(sheet, name, row, heads, starts[position + 1]) for position, (name, row, heads) in enumerate(found)]


def _two_rows_of(sheet: Sheet, upper: tuple[Head, ...], lower: tuple[Head, ...]) -> tuple[Head, ...]:
    """The headings of a row and of the one right below it: a label that both have stands in the lower one.

    Of an upper one said again over several columns, the one counts below which no other heading stands.
    """
    labels = {head.match.label for head in lower}
    taken = {col for head in lower for col in range(head.cell.col, head.cell.right)}
    both = list(lower)
    for head in upper:
        if head.match.label not in labels:
            again = [cell for cell in sheet.table.starting_in(head.cell.row) if cell.text == head.cell.text]
            free = [cell for cell in again if cell.col not in taken]
            both.append(Head(free[0], head.match) if head.cell.col in taken and free else head)
    return tuple(sorted(both, key=lambda head: head.cell.col))


def _block(sheet: Sheet, name: str) -> object:
    return sheet.form.template.blocks[name]


def _best_block(sheet: Sheet, row: int) -> tuple[str, tuple[Head, ...]] | None:
    """The block whose headings the row holds most of, if they are enough to be no chance."""
    cells = list(sheet.table.starting_in(row))
    known = [cell for cell in cells if len(cell.text) <= LABEL_MAX_LENGTH and cell.text in sheet.form.any_heading]
    best: tuple[str, tuple[Head, ...]] | None = None
    for name, block in sheet.form.template.blocks.items():
        if not isinstance(block, Heads | Matrix | Indicators):
            continue
        heads = _heads_in(sheet, name, known) if known else ()
        if not isinstance(block, Indicators) and any(_has_number_beside(sheet, head) for head in heads):
            continue
        if isinstance(block, Matrix) and heads:
            heads = _with_composed(sheet, name, cells, heads)
        if isinstance(block, Matrix):
            heads = _with_stacked(sheet, name, block, cells, heads)
        if isinstance(block, Heads) and any(sheet.meaning(cell, sheet.form.at[name]) for cell in cells):
            heads = _with_likely(sheet, name, cells, heads)
        enough = min(3 if isinstance(block, Indicators) else 2, len(block.cells) if isinstance(block, Heads) else 3)
        if len(heads) >= enough and (best is None or len(heads) > len(best[1])):
            best = (name, heads)
    if best is None:
        return None
    name, heads = best
    return name, _with_fuzzy(sheet, name, cells, heads)


def _with_composed(sheet: Sheet, name: str, cells: list[Cell], heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """The headings of a row; one over several of the next (预算安排 over 年初 | 调整) is read together with each."""
    found = list(heads)
    for upper in cells:
        if repeats_left(sheet, upper) or not strip_outer(upper.text) or len(upper.text) > LABEL_MAX_LENGTH:
            continue
        right = max([upper.right, *(cell.right for cell in cells if cell.col > upper.col and cell.text == upper.text)])
        if right - upper.col == 1 or upper.bottom >= sheet.table.n_rows:
            continue
        below = [c for c in sheet.table.starting_in(upper.bottom) if upper.col <= c.col < right]
        below = [cell for cell in below if not repeats_left(sheet, cell)]
        words = [strip_outer(cell.text) for cell in below]
        if len(below) < 2 or not all(words) or any(parse_number(word) is not None for word in words):
            continue
        vocabulary = sheet.form.headings[name]
        matches = [vocabulary.match(word + upper.text, sheet.base_year) for word in words]
        composed = [Head(cell, match) for cell, match in zip(below, matches, strict=True) if match is not None]
        sure = [head for head in composed if head.match.match in ("exact", "alias")]
        if sure and any(head.cell is upper for head in found) and len({head.match.label for head in sure}) == 1:
            composed = sure  # 预算数 over 上年 | 本年: the form knows one of the two
        elif len({head.match.label for head in composed}) == 1:
            composed = []
        if composed:
            found = [head for head in found if not upper.col <= head.cell.col < right] + composed
    return tuple(sorted(found, key=lambda head: head.cell.col))


def _with_stacked(
    sheet: Sheet, name: str, block: Matrix, cells: list[Cell], heads: tuple[Head, ...]
) -> tuple[Head, ...]:
    """The headings of a row, with those that it forms together with the next row, as far as the block names them."""
    more = [Head(cell, match) for cell, match in stacked_headings(sheet, name, block, cells)]
    return tuple(sorted([*heads, *more], key=lambda head: head.cell.col)) if more else heads


def _with_likely(sheet: Sheet, name: str, cells: list[Cell], heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """The headings of a block that stands beside its own name, those among them that only nearly say so."""
    taken = {head.match.label for head in heads}
    known = {head.cell.col for head in heads}
    more: list[Head] = []
    for cell in cells:
        if cell.col in known or sheet.meaning(cell, sheet.form.at[name]) is not None:
            continue
        match = sheet.meaning(cell, sheet.form.headings[name], fuzzy=True)
        if match is not None and match.label not in taken:
            taken.add(match.label)
            more.append(Head(cell, match))
    return tuple(sorted([*heads, *more], key=lambda head: head.cell.col))


def _has_number_beside(sheet: Sheet, head: Head) -> bool:
    """A label with its value to the right is no heading, however many such pairs a row has."""
    value = beside(sheet, head.cell)
    return value is not None and parse_number(strip_outer(value.text)) is not None


def _heads_in(sheet: Sheet, name: str, cells: list[Cell]) -> tuple[Head, ...]:
    """The headings of a block in a row; of two alike, the one behind the levels (权重 stands behind each level too)."""
    found: dict[str, list[Head]] = {}
    for cell in cells:
        match = sheet.meaning(cell, sheet.form.headings[name])
        if match is not None and not _is_column_of_other_year(sheet, name, match):
            found.setdefault(match.label, []).append(Head(cell, match))
    for label, alike in found.items():  # 年度目标 may name the block or head a column: beside 预期目标 it is the name
        others = [head for head in alike if sheet.meaning(head.cell, sheet.form.at[name]) is None]
        found[label] = others or alike[-1:]  # of two names, 总体目标 and 年度目标, the left one is the block's
        if not others and len(found) > 1 and _stands_beside(found[label][0].cell, cells):
            found[label] = []
    block = sheet.form.template.blocks[name]
    levels = block.levels if isinstance(block, Indicators) else ()
    last_level = max((heads[0].cell.col for label, heads in found.items() if label in levels and heads), default=-1)
    chosen: dict[str, Head] = {}
    for label, heads in found.items():
        if not heads:
            continue
        behind = [head for head in heads if head.cell.col > last_level] or heads
        meant = sheet.form.template.repeated.get(label, ())
        if label in levels:
            chosen[label] = heads[0]
        elif len(behind) == len(meant) > 1 and not any(other in found for other in meant if other != label):
            chosen |= {other: _meaning_by_place(head, other) for head, other in zip(behind, meant, strict=True)}
        else:
            chosen[label] = behind[0]
    return tuple(chosen.values())


def _stands_beside(name: Cell, cells: list[Cell]) -> bool:
    """Whether a cell reaches further down than all others of its row: it names what they and the rows below say."""
    return all(name.bottom > cell.bottom for cell in cells if cell is not name and strip_outer(cell.text))


def _is_column_of_other_year(sheet: Sheet, name: str, match: LabelMatch) -> bool:
    """A dated column that does not fit the table's years is none of the form's columns."""
    return match.match != "fuzzy" and match.confidence < 1 and isinstance(_block(sheet, name), Matrix)


def _meaning_by_place(head: Head, label: str) -> Head:
    why = note("repeated_heading", heading=head.match.label, label=label)
    return Head(head.cell, LabelMatch(label, "derived", confidence=UNCERTAIN, note=why))


def _with_fuzzy(sheet: Sheet, name: str, cells: list[Cell], heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """A sure row of headings also takes near misses, and the second row of a two-row heading."""
    taken = {head.match.label for head in heads}
    by_place = {(head.cell.row, head.cell.col) for head in heads}
    bottom = max(head.cell.bottom for head in heads)
    rows = range(heads[0].cell.row + 1, min(bottom, sheet.table.n_rows))
    below = [cell for row in rows for cell in sheet.table.starting_in(row)]
    more: list[Head] = []
    for cell in [*cells, *below]:
        if (cell.row, cell.col) in by_place:
            continue
        match = sheet.meaning(cell, sheet.form.headings[name], fuzzy=True)
        if match is not None and match.label not in taken and not _is_column_of_other_year(sheet, name, match):
            taken.add(match.label)
            more.append(Head(cell, match))
    block = sheet.form.template.blocks[name]
    if isinstance(block, Indicators):
        known = [head.cell for head in (*heads, *more)]
        told = columns_by_content(sheet, block, known, frozenset(taken), heads[0].cell.row)
        more += [Head(cell, match) for cell, match in told]
    return tuple(sorted([*heads, *more], key=lambda head: head.cell.col))


def _region(sheet: Sheet, name: str, row: int, heads: tuple[Head, ...], end: int) -> Region:
    at = _label_beside(sheet, name, row, heads)
    totals_below = isinstance(_block(sheet, name), Indicators)
    first = max(head.cell.bottom for head in heads)
    if at is not None and at.bottom > first and not totals_below:
        end = min(end, at.bottom)
    return Region(name, heads, row, range(first, max(first, end)), at)


def _label_beside(sheet: Sheet, name: str, row: int, heads: tuple[Head, ...]) -> Cell | None:
    """The cell left of the headings that names the block (经费控制情况), merged downwards or the row's corner."""
    left = min(head.cell.col for head in heads)
    for cell in sheet.table.crossing(row):
        if cell.col >= left:
            return None
        if sheet.meaning(cell, sheet.form.at[name], fuzzy=True) is not None:
            return cell
        if cell.row_span > 1 and cell.row == row and cell.text.strip():
            return cell
    return None
