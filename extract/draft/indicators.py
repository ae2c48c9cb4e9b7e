"""The part of a table from its headings of levels on in, its block of indicators out, and the pairs that close it."""

from collections.abc import Iterator
from dataclasses import replace

from extract.draft.block import Block, beside, once, once_each, printed
from extract.draft.guess import Guess, Words
from normalize.fold import strip_outer
from schemas.codebook import codebook
from schemas.document import Cell, Table

ROLES = frozenset({*codebook().field("indicator").measures, "operator", "unit"})


def row_of_levels(table: Table, words: Words) -> int | None:
    """The row that has two headings of levels at least."""
    for row in range(table.n_rows):
        if len({words.level(cell.text) for cell in table.starting_in(row)} - {""}) > 1:
            return row
    return None


def indicators(table: Table, words: Words) -> Iterator[Block]:
    """`table` begins with the headings; rows whose first cell spans all levels close it."""
    row = row_of_levels(table, words) or 0
    named = {words.level(cell.text): cell for cell in reversed(list(table.starting_in(row))) if words.level(cell.text)}
    levels = sorted(named.values(), key=lambda cell: cell.col)
    bottom = max(cell.bottom for cell in levels)
    columns = [guess for guess in map(words.column, _headings(table, bottom, levels)) if not _is_ignored(guess, words)]
    columns = [guess if guess.meaning in ROLES else replace(guess, meaning="") for guess in columns]
    closing, results = _closing(table, bottom, levels, words)
    names = tuple(words.level(cell.text) for cell in levels)
    anchors = (*names, *(guess.label for guess in (*columns, *closing, *results)))
    at = beside(table, row, levels[0].col, bottom)
    yield Block("indicators", anchors, names, once_each(columns), once(closing), at)
    if results:
        yield Block("pairs", (), rows=once(results))


def _headings(table: Table, bottom: int, levels: list[Cell]) -> list[str]:
    """The texts right above the first row of values, those of the levels and the label beside them left out."""
    found = [table.at(bottom - 1, col) for col in range(table.n_cols)]
    cells = [cell for cell in dict.fromkeys(found) if cell is not None and cell.bottom <= bottom]
    return [cell.text for cell in cells if cell not in levels and printed(cell.text)]


def _is_ignored(guess: Guess, words: Words) -> bool:
    return words.is_ignored(guess.label)


def _closing(table: Table, bottom: int, levels: list[Cell], words: Words) -> tuple[list[Guess], list[Guess]]:
    """The rows of totals, and other results such as 等级."""
    closing: list[Guess] = []
    results: list[Guess] = []
    for row in range(bottom, table.n_rows):
        cell = next((cell for cell in table.starting_in(row) if strip_outer(cell.text)), None)
        if cell is None or cell.col > levels[0].col or cell.right < levels[-1].right or not printed(cell.text):
            continue
        if words.is_remark(cell.text) or cell.right == table.n_cols:
            continue
        guess = words.field(cell.text)
        if guess.meaning == "score_total" or words.is_sum(cell.text):
            closing.append(replace(guess, meaning="score_total"))
        elif not closing or guess.meaning:
            results.append(words.single(cell.text))
    return closing, results
