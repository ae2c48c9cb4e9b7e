"""The part of a table that has no indicators in, its blocks out: pairs, heads and matrices, one below the other."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.draft.block import Block, beside, is_label, is_number, once, once_each, printed, rows_of
from extract.draft.guess import Guess, Words
from extract.generic import Frame, frame_of
from extract.labels import list_number
from normalize.fold import strip_outer
from schemas.codebook import codebook
from schemas.document import Table

ROW_ANCHORS_MAX = 8
HEADINGS_MIN = 2
VALUES_OF_HEADS_MAX = 2  # one row, and perhaps a blank one


def plain(table: Table, words: Words, money_unit: str) -> Iterator[Block]:
    """Rows of pairs, wherever they stand, are one block; each row of headings that is known begins another."""
    pairs: list[Guess] = []
    blocks: list[Block] = []
    kinds = [_kind_of(table, row, words) for row in range(table.n_rows)]
    row = 0
    while row < table.n_rows:
        if kinds[row] == "pairs":
            pairs += _labels_of_pairs(table, row, words)
            row += 1
            continue
        if _begins_no_block(table, row, words):
            row += 1
            continue
        end = _end_of(table, row, kinds)
        found = list(_segment(rows_of(table, row, end), kinds[row], words, money_unit))
        pairs += [guess for block in found if block.kind == "pairs" for guess in block.rows]
        blocks += [block for block in found if block.kind != "pairs"]
        row = end
    if pairs:
        yield Block("pairs", tuple(guess.label for guess in pairs), rows=once(pairs))
    yield from blocks


def _end_of(table: Table, row: int, kinds: list[str]) -> int:
    """Where a segment ends: at the next that begins by what it says, for rows laid out like its headings go on."""
    layout = _layout(table, row)
    for later in range(row + 1, table.n_rows):
        if kinds[later] and not (kinds[row] == "matrix" != kinds[later] and _layout(table, later) == layout):
            return later
    return table.n_rows


def _layout(table: Table, row: int) -> list[tuple[int, int]]:
    return [(cell.col, cell.right) for cell in table.starting_in(row)]


def _kind_of(table: Table, row: int, words: Words) -> str:
    """What a row begins by the labels that are known: pairs, or the headings of a matrix or of heads."""
    texts = [cell.text for cell in table.starting_in(row) if printed(cell.text)]
    columns = [text for text in texts if words.column(text).is_sure]
    fields = [text for text in texts if words.field(text).is_sure]
    if len(columns) >= HEADINGS_MIN and len(columns) >= len(fields) and not any(map(is_number, texts)):
        return "matrix"
    if len(fields) >= HEADINGS_MIN and _adjoin(table, row, fields):
        return "heads"
    return "pairs" if _is_pairs(table, row, words) else ""


def _adjoin(table: Table, row: int, fields: list[str]) -> bool:
    """Whether two of the labels stand side by side, as headings do and labels with their values do not."""
    cells = list(table.starting_in(row))
    return any(one.text in fields and other.text in fields for one, other in pairwise(cells))


def _begins_no_block(table: Table, row: int, words: Words) -> bool:
    """A title, a line of units or signatures, or nothing."""
    filled = [cell for cell in table.starting_in(row) if strip_outer(cell.text)]
    is_across = len(filled) == 1 and filled[0].col_span >= table.n_cols - 1
    return not filled or is_across or words.is_remark(filled[0].text)


def _segment(table: Table, kind: str, words: Words, money_unit: str) -> Iterator[Block]:
    """One block, or pairs where every row is one."""
    frame = frame_of(table) if table.n_rows > 1 else None
    if frame is None or frame.body >= table.n_rows:
        return
    rows = [row for row in range(frame.body, table.n_rows) if frame.row_path(table, row)]
    if not kind and not _has_numbers(table, frame) and _all_pairs(table):
        labels = [guess for row in range(table.n_rows) for guess in _labels_of_pairs(table, row, words)]
        yield Block("pairs", (), rows=once(labels))
    elif table.n_rows - frame.body <= VALUES_OF_HEADS_MAX and (kind == "heads" or (not kind and len(rows) <= 1)):
        yield _heads(table, frame, words)
    elif rows:
        yield _matrix(table, frame, rows, words, money_unit)


def _is_pairs(table: Table, row: int, words: Words) -> bool:
    """A row of labels, one at least known, each with its value to the right."""
    labels = _labels_of_pairs(table, row, words)
    values = [cell for cell in table.starting_in(row) if strip_outer(cell.text)][1::2]
    is_heading = any(words.field(cell.text).meaning or words.column(cell.text).meaning for cell in values)
    return any(guess.meaning for guess in labels) and not is_heading


def _labels_of_pairs(table: Table, row: int, words: Words) -> list[Guess]:
    cells = list(table.starting_in(row))
    if len(cells) < 2 or len(cells) % 2 or not all(is_label(cell) for cell in cells[::2]):
        return []
    return [words.single(cell.text) for cell in cells[::2]]


def _all_pairs(table: Table) -> bool:
    rows = [list(table.starting_in(row)) for row in range(table.n_rows)]
    return all(len(cells) in (2, 4) and all(map(is_label, cells[::2])) for cells in rows)


def _heads(table: Table, frame: Frame, words: Words) -> Block:
    """One row of values under its headings; a merged label beside them names the block."""
    at = beside(table, 0, table.n_cols)
    texts = [above[-1] for above in frame.above if above and printed(above[-1]) and printed(above[-1]) != at]
    labels = once([words.single(text) for text in dict.fromkeys(texts)])
    return Block("heads", tuple(guess.label for guess in labels), columns=labels, at=at)


def _matrix(table: Table, frame: Frame, rows: list[int], words: Words, money_unit: str) -> Block:
    values = [col for col in range(frame.width, table.n_cols) if col not in frame.counts]
    heads = [frame.above[col][-1] for col in values if frame.above[col] and printed(frame.above[col][-1])]
    columns = once_each([words.column(text) for text in dict.fromkeys(heads) if not words.is_ignored(text)])
    measures = {guess.meaning for guess in columns if guess.meaning}
    texts = dict.fromkeys(path[-1] for row in rows if (path := frame.row_path(table, row)) and printed(path[-1]))
    sums = [text for text in texts if words.is_sum(text)]
    guesses = [words.field(text) for text in texts if text not in sums and not words.is_remark(text)]
    guesses = [guess if _takes(guess.meaning, measures) else replace(guess, meaning="") for guess in guesses]
    known = [guess.written or guess.label for guess in guesses if guess.meaning]
    known += [words.own_label(text) for text in texts if list_number(text) is not None]  # items are seldom numbered so
    at = beside(table, 0, table.n_cols)
    corner = next(filter(None, (_corner(frame, col, words) for col in range(frame.width - 1, -1, -1))), "")
    corner = words.own_label(corner) if corner != at else ""
    return Block(
        "matrix",
        (*filter(None, [corner]), *(guess.label for guess in columns), *known[:ROW_ANCHORS_MAX]),
        columns=columns,
        rows=once(guesses),
        at=at,
        corner=corner,
        sums=words.own_label(sums[0]) if sums else "",
        items=bool(measures) and not all(guess.meaning for guess in guesses),
        is_money=bool(money_unit),
    )


def _corner(frame: Frame, col: int, words: Words) -> str:
    """The heading over a column of labels; one that only counts is none."""
    heading = printed(frame.above[col][-1]) if frame.above[col] else ""
    return "" if col in frame.counts or words.is_ignored(heading) else heading


def _takes(field: str, measures: set[str]) -> bool:
    """Whether a field has all measures of the columns."""
    known = codebook().fields.get(field)
    return known is not None and bool(measures) and measures <= set(known.measures)


def _has_numbers(table: Table, frame: Frame) -> bool:
    cells = (cell for row in range(frame.body, table.n_rows) for cell in table.starting_in(row))
    return any(is_number(cell.text) for cell in cells if cell.col >= frame.width)
