"""The part of a table that has no indicators in, its blocks out: pairs, heads and matrices, one below the other."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.draft.block import Block, Money, as_written, beside, is_label, is_number, once, printed, rows_of
from extract.draft.columns import UNIT, columns_of
from extract.draft.guess import Guess, Words
from extract.draft.holds import holds, is_codes
from extract.generic import Frame, frame_of
from extract.labels import list_number
from normalize.fold import strip_outer
from schemas.codebook import codebook
from schemas.document import Cell, Table
from schemas.values import PATH_SEPARATOR

_YEAR_ALONE = re.compile(r"\{Y[+-]?\d*\}年度?")
ROW_ANCHORS_MAX = 8
HEADINGS_MIN = 2
HEADING_ROWS_MAX = 2  # below the first
VALUES_OF_HEADS_MAX = 2  # one row, and perhaps a blank one


def plain(table: Table, words: Words, money: Money) -> Iterator[Block]:
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
        beside_pairs = "pairs" in (*kinds[max(row - 1, 0) : row], *kinds[end : end + 1])
        found = list(_segment(rows_of(table, row, end), kinds[row], words, money, beside_pairs=beside_pairs))
        pairs += [guess for block in found if block.kind == "pairs" for guess in block.rows]
        blocks += [block for block in found if block.kind != "pairs"]
        row = end
    if pairs:
        yield Block("pairs", tuple(guess.label for guess in pairs), rows=once(pairs))
    yield from blocks


def _end_of(table: Table, row: int, kinds: list[str]) -> int:
    """Where a segment ends: at the next that begins by what it says, for rows laid out like its headings go on."""
    layout = _layout(table, row)
    first = row + 1
    while not kinds[row] and first < table.n_rows and kinds[first] != "pairs" and _goes_on(table, row, first):
        first += 1
    for later in range(first, table.n_rows):
        if kinds[later] and not (kinds[row] == "matrix" != kinds[later] and _layout(table, later) == layout):
            return later
    return table.n_rows


def _goes_on(table: Table, top: int, row: int) -> bool:
    """Whether headings that begin in the row above reach into a row: both are headings of one block."""
    return any(top <= cell.row < row and cell.col > 0 for cell in table.crossing(row)) and row - top <= HEADING_ROWS_MAX


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


def _segment(table: Table, kind: str, words: Words, money: Money, *, beside_pairs: bool) -> Iterator[Block]:
    """One block, or pairs where every row is one."""
    frame = frame_of(table) if table.n_rows > 1 else None
    if frame is None or frame.body >= table.n_rows:
        if beside_pairs and _all_pairs(table):
            yield Block("pairs", (), rows=once(_pairs_of(table, words)))
        return
    rows = [row for row in range(frame.body, table.n_rows) if frame.row_path(table, row)]
    if not kind and not _has_numbers(table, frame) and _all_pairs(table):
        yield Block("pairs", (), rows=once(_pairs_of(table, words)))
    elif table.n_rows - frame.body <= VALUES_OF_HEADS_MAX and _has_one_row(table, frame) and kind in ("heads", ""):
        yield _heads(table, frame, words, money)
    elif rows:
        yield _matrix(table, frame, rows, words, money)


def _has_one_row(table: Table, frame: Frame) -> bool:
    """Whether no more than one row has a label of its own, the merged one beside them left out."""
    own = [
        row
        for row in range(frame.body, table.n_rows)
        if any(cell.col in frame.naming and strip_outer(cell.text) for cell in table.starting_in(row))
    ]
    return len(own) <= 1


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
    found = zip(map(words.single, (cell.text for cell in cells[::2])), cells[::2], cells[1::2], strict=True)
    return [
        _held(guess, (label.text,), [value.text], Money("", "")) if _is_value(value, words) else guess
        for guess, label, value in found
    ]


def _is_value(cell: Cell, words: Words) -> bool:
    """Whether something stands there that is no label itself: beside an unknown label it is what that says."""
    text = cell.text
    return bool(strip_outer(text)) and not (
        words.field(text).meaning or words.column(text).meaning or words.level(text) or words.is_ignored(text)
    )


def _pairs_of(table: Table, words: Words) -> list[Guess]:
    return [guess for row in range(table.n_rows) for guess in _labels_of_pairs(table, row, words)]


def _held(guess: Guess, labels: tuple[str, ...], values: list[str], money: Money) -> Guess:
    """A guess with what the field of its own would hold, where it has no other."""
    return guess if guess.meaning else replace(as_written(guess), holds=holds(labels, values, money.above))


def _all_pairs(table: Table) -> bool:
    rows = [list(table.starting_in(row)) for row in range(table.n_rows)]
    return all(len(cells) in (2, 4) and all(map(is_label, cells[::2])) for cells in rows)


def _heads(table: Table, frame: Frame, words: Words, money: Money) -> Block:
    """One row of values under its headings; a merged label beside them names the block."""
    at = beside(table, 0, table.n_cols, frame.body)
    found: dict[str, Guess] = {}
    for col, above in enumerate(frame.above):
        if above and printed(above[-1]) and printed(above[-1]) != at and above[-1] not in found:
            values = _values(table, frame, col)
            found[above[-1]] = _held(words.single(above[-1]), above[::-1], values, money)
    labels = once(list(found.values()))
    return Block("heads", tuple(guess.label for guess in labels), columns=labels, at=at)


def _values(table: Table, frame: Frame, col: int) -> list[str]:
    cells = [table.at(row, col) for row in range(frame.body, table.n_rows)]
    return [cell.text for cell in cells if cell is not None]


def _matrix(table: Table, frame: Frame, rows: list[int], words: Words, money: Money) -> Block:
    columns = columns_of(table, frame, words, money)
    measures = {guess.meaning for guess in columns if guess.meaning not in ("", UNIT)}
    texts = dict.fromkeys(path[-1] for row in rows if (path := frame.row_path(table, row)) and printed(path[-1]))
    sums = [text for text in texts if words.is_sum(text)]
    guesses = [words.field(text) for text in texts if text not in sums and not words.is_remark(text)]
    named = list(guesses)
    guesses = [guess if _takes(guess.meaning, measures) else replace(guess, meaning="") for guess in guesses]
    items = bool(measures) and not all(guess.meaning for guess in guesses)
    if not items:
        guesses += [_sum_of(text, words, measures) for text in sums]
    known = [guess.written or guess.label for guess in guesses if guess.meaning]
    known += [words.own_label(text) for text in texts if list_number(text) is not None]  # items are seldom numbered so
    at = beside(table, 0, table.n_cols, frame.body)
    corners = [(col, heading) for col in range(frame.width - 1, -1, -1) if (heading := _corner(frame, col, words))]
    corner = words.own_label(corners[0][1]) if corners and corners[0][1] != at else ""
    codes = [Guess(words.own_label(heading), holds="code") for _, heading in corners if is_codes(heading)]
    labels = [part for guess in columns for part in guess.label.split(PATH_SEPARATOR) if not _is_year(part)]
    return Block(
        "matrix",
        tuple(dict.fromkeys((*filter(None, [corner]), *labels, *known[:ROW_ANCHORS_MAX]))),
        columns=(*codes, *columns),
        rows=once(guesses) if measures else tuple(_suggested(guess) for guess in named if guess.meaning),
        at=at,
        corner=corner,
        is_half=frame.end < table.n_cols,
        sums=words.own_label(sums[0]) if sums and items else "",
        names=corner if codes or len(columns) < HEADINGS_MIN else "",
        items=items,
        is_money=bool(money.anywhere),
    )


def _suggested(guess: Guess) -> Guess:
    """A row whose field has to wait until a person says what the columns are."""
    return Guess(guess.written or guess.label, near=guess.label, near_meaning=guess.meaning)


def _sum_of(text: str, words: Words, measures: set[str]) -> Guess:
    """The row of totals in a table whose other rows all have fields: a field too, if a form calls one so."""
    guess = words.field(text)
    return guess if guess.is_sure and _takes(guess.meaning, measures) else Guess(words.own_label(text))


def _corner(frame: Frame, col: int, words: Words) -> str:
    """The heading over a column of labels; one that only counts is none."""
    heading = printed(frame.above[col][-1]) if frame.above[col] else ""
    return "" if col in frame.counts or words.is_ignored(heading) else heading


def _is_year(label: str) -> bool:
    """A heading that says a year alone tells no form."""
    return _YEAR_ALONE.fullmatch(label) is not None


def _takes(field: str, measures: set[str]) -> bool:
    """Whether a field has all measures of the columns."""
    known = codebook().fields.get(field)
    return known is not None and bool(measures) and measures <= set(known.measures)


def _has_numbers(table: Table, frame: Frame) -> bool:
    cells = (cell for row in range(frame.body, table.n_rows) for cell in table.starting_in(row))
    return any(is_number(cell.text) for cell in cells if cell.col >= frame.width)
