"""A table that no form knows in, the blocks that a template of it would have out."""

from collections.abc import Iterator

from extract.draft.block import Block, Money, rows_of
from extract.draft.guess import Words
from extract.draft.indicators import indicators, row_of_levels
from extract.draft.plain import plain
from schemas.document import Table


def blocks_of(table: Table, words: Words, money: Money) -> Iterator[Block]:
    """What stands above the headings of levels, then the indicators; all of the table where there are none."""
    top = row_of_levels(table, words)
    if top is None:
        yield from plain(table, words, money)
        return
    first = min(cell.row for cell in table.crossing(top))
    yield from plain(rows_of(table, 0, first), words, money)
    yield from indicators(rows_of(table, first, table.n_rows), words)
