"""A table that no form knows in, the tables of which it is put together out: each with the band above it.

Some forms are one table over pages: bands across it (二、收支情况), below some of them headings with figures of their
own, below others labels with their values beside them (联系人 | … | 联络电话 | …).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.identify import LABEL_MAX_LENGTH
from extract.wording import wording
from normalize.fold import fold, spelled, strip_outer
from normalize.numerals import is_figure
from schemas.document import Cell, Table, grid_of

HEADING_MAX_LENGTH = 20
LEAST_HEADINGS = 3
FIGURES_WITHIN = 4  # rows: below headings in at most as many rows stand figures


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of a table as a table of their own; `is_headed`: their first row is one of headings, else they are pairs."""

    table: Table
    bands: tuple[str, ...]
    is_headed: bool


def blocks_of(table: Table, body: int) -> list[Block]:
    """The blocks of a table whose first figures stand below row `body`.

    None if it has but one row of headings, unless labels and their values stand above that.
    """
    heads = {row for row in range(table.n_rows) if _is_heading(table, row)}
    first = row_texts(table, min(heads)) if heads else ()
    has_several = any(row > body and row_texts(table, row) != first for row in heads)
    if has_several or (heads and _are_pairs(table, min(heads))):
        return list(_parted(table, heads))
    lead = _leading_pairs(table)
    if not 0 < lead < table.n_rows:
        return []
    return [Block(_rows(table, 0, lead), (), False), Block(_rows(table, lead, table.n_rows), (), True)]


def _leading_pairs(table: Table) -> int:
    """How many rows at the top hold figures beside labels that ask for them: 人员情况 | 编制数 | 80 | 在职人数 | 75."""
    for row in range(table.n_rows):
        cells = list(table.starting_in(row))
        figures = sum(is_figure(cell.text) for cell in cells)
        if len(cells) <= LEAST_HEADINGS or figures < LEAST_HEADINGS - 1 or not _is_paired(cells):
            return row
    return table.n_rows


def _are_pairs(table: Table, stop: int) -> bool:
    """Whether all rows above one are of labels that ask and their values, but for bands: 专项资金名称 | 衔接资金."""
    rows = [list(table.starting_in(row)) for row in range(stop)]
    filled = [cells for cells in rows if len(cells) > 1]
    return bool(filled) and all(_asks(cells[0]) and _is_paired(cells) for cells in filled)


def _parted(table: Table, heads: set[int]) -> Iterator[Block]:
    bands: list[str] = []
    start = 0
    is_headed = False
    for row in range(table.n_rows + 1):
        band = band_in(table, row) if row < table.n_rows else None
        begins = row == table.n_rows or band is not None or (row in heads and row - 1 not in heads)
        if not begins:
            continue
        if start < row:
            yield Block(_rows(table, start, row), tuple(bands[-1:]), is_headed)
        if band is not None:
            bands.append(band)
        start = row + (band is not None)
        is_headed = start in heads


def band_in(table: Table, row: int) -> str | None:
    """What the one cell says that fills a row."""
    cells = list(table.starting_in(row))
    if len(cells) != 1 or cells[0].col_span < max(table.n_cols, 2):
        return None
    text = text_of(cells[0])
    return text if 0 < len(text) <= LABEL_MAX_LENGTH else None


def pairs_in(table: Table) -> Iterator[tuple[Cell, tuple[str, ...], bool]]:
    """Each value of rows of labels and values side by side, with its label, and whether that is sure.

    A label before them names them all, in the rows beside it too: 人员情况 | 编制数 | 35 | 实有人数 | 33. A text alone
    has no label; where labels and values are not even, the first cell is taken for the label.
    """
    for row in range(table.n_rows):
        cells = list(table.starting_in(row))
        if len(cells) == 1:
            yield cells[0], (), True
            continue
        above = [cell for cell in table.crossing(row) if cell.row < row and cell.col < cells[0].col]
        if _has_group(cells):
            above, cells = [*above, cells[0]], cells[1:]
        group = tuple(text for cell in above if (text := text_of(cell)))
        labels = cells[::2]
        if len(cells) % 2 == 0 and all(map(_is_label, labels)):
            pairs = zip(labels, cells[1::2], strict=True)
            yield from ((value, (*group, text_of(label)), True) for label, value in pairs)
        elif cells:
            first = cells[0]
            yield from ((cell, (text_of(first),), False) for cell in cells[1:])
            if not _is_label(first):
                yield first, (), False


def is_of_pairs(table: Table) -> bool:
    """Whether a table without headings has labels and values side by side in all rows: 编制数 | 35 | 实有人数 | 33."""
    rows = [list(table.starting_in(row)) for row in range(table.n_rows)]
    several = sum(len(cells) > LEAST_HEADINGS for cells in rows)
    return several > 1 and all(map(_is_paired, rows))


def _is_paired(cells: list[Cell]) -> bool:
    """Whether labels and values stand in turn, and each label but the first asks for its value."""
    if len(cells) == 1:
        return True
    has_group = _has_group(cells)
    pairs = cells[has_group:]
    asking = pairs[2 * (not has_group) :: 2]
    if len(pairs) % 2 or not _is_label(pairs[0]) or not all(map(_asks, asking)):
        return False
    is_wide = len(pairs) == 2 and pairs[1].col_span > pairs[0].col_span  # 专项资金名称 | 衔接资金, all across
    return is_wide or not any(map(_asks, pairs[1::2]))


def _has_group(cells: list[Cell]) -> bool:
    """Whether the first cell names the pairs behind it."""
    return len(cells) % 2 == 1 and _is_label(cells[0]) and all(map(_asks, cells[1::2]))


def _asks(cell: Cell) -> bool:
    """Whether a label is one by its words: 编制数, 执行率, 联系电话."""
    return _is_label(cell) and re.sub(r"\(.*?\)", "", fold(cell.text)).endswith(wording().asking)


def _is_label(cell: Cell) -> bool:
    return 0 < len(text_of(cell)) <= LABEL_MAX_LENGTH and not is_figure(cell.text)


def _is_heading(table: Table, row: int) -> bool:
    """Whether a row only names: what its rows are called, then at least two columns; soon below them stand figures."""
    cells = list(table.starting_in(row))
    texts = [text_of(cell) for cell in cells if text_of(cell)]
    if len(texts) < LEAST_HEADINGS or fold(texts[0]) not in wording().heads or cells[0].col:
        return False
    if any(is_figure(cell.text) or len(text_of(cell)) > HEADING_MAX_LENGTH for cell in cells):
        return False
    bottom = max(cell.bottom for cell in cells)
    return any(
        sum(is_figure(cell.text) for cell in table.starting_in(below)) >= LEAST_HEADINGS - 1
        for below in range(row + 1, min(bottom + FIGURES_WITHIN, table.n_rows))
    )


def row_texts(table: Table, row: int) -> tuple[str, ...]:
    """What a row says, to be compared with others."""
    return tuple(fold(cell.text) for cell in table.starting_in(row))


def text_of(cell: Cell) -> str:
    """What a cell says as a label."""
    return spelled(strip_outer(cell.text))


def _rows(table: Table, start: int, stop: int) -> Table:
    """Some rows as a table, whose cells know where they really stand."""
    cells = [
        replace(
            cell,
            row=max(cell.row, start) - start,
            row_span=min(cell.bottom, stop) - max(cell.row, start),
            origin=cell.origin or (table.index, cell.row, cell.col),
        )
        for row in range(start, stop)
        for cell in (table.starting_in(row) if row > start else table.crossing(row))
    ]
    repeated = frozenset(row - start for row in table.repeated if start <= row < stop)
    return replace(table, grid=grid_of(cells, stop - start, table.n_cols), repeated=repeated)
