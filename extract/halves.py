"""Where the halves of a table begin that stand side by side (收入 | 支出), each with labels of its own.

The heading of the first column stands once more (项目 | 金额 | 项目 | 金额), or other words stand before headings that
are the same (收入项目 | 金额 | 支出项目 | 金额).
"""

import re
from collections.abc import Iterator, Sequence

from extract.identify import LABEL_MAX_LENGTH
from extract.labels import without_unit
from normalize.fold import fold, strip_outer
from normalize.numerals import is_figure
from schemas.document import Cell, Table

Path = tuple[str, ...]


def halves_of(table: Table, above: Sequence[Path], body: int, width: int) -> list[int]:
    """The first column of each half. `above` are the headings over each column, the first `width` name the rows."""
    if not above or not above[0]:
        return [0]
    again = re.compile(re.escape(fold(above[0][-1])) + r"(?:\(.*\))?")
    spans = [cell.col_span for row in range(body) if (cell := table.at(row, 0)) and again.fullmatch(fold(cell.text))]
    later = range(max(width + 1, *spans), table.n_cols)  # one heading over several columns is not said again
    said_again = [col for col in later if above[col] and again.fullmatch(fold(above[col][-1]))]
    return [0, *(said_again or _alike(table, above, body, width))]


def names_of(above: Sequence[Path], halves: Sequence[int]) -> dict[int, Path]:
    """What the headings of the labels say that tells halves apart, where nothing above their values does."""
    headings = {start: above[start] for start in halves}
    first = headings[0][-1] if headings[0] else ""
    again = all(path and fold(path[-1]).startswith(fold(first)) for path in headings.values())
    grouped = len({path[:-1] for path in headings.values()}) > 1
    return {start: () if again or grouped else path[-1:] for start, path in headings.items()}


def _alike(table: Table, above: Sequence[Path], body: int, width: int) -> Iterator[int]:
    """Where words stand before headings that the first half has too; a merged label is of all to its right."""
    if not width or any(cell.row_span > 1 for col in range(width) for cell in _below(table, body, col)):
        return
    for size in range(width + 1, table.n_cols - width):
        first, labels = above[:size], _below(table, body, size + width - 1)
        if _are_words(labels) and _same(first, above[size : 2 * size], width):
            yield from (
                start
                for start in range(size, table.n_cols - width, size)
                if _same(first, above[start : start + size], width)
            )
            return


def _same(one: Sequence[Path], other: Sequence[Path], width: int) -> bool:
    """Whether two halves have the same headings over their values, below the same or each below one of its own."""
    if len(one) != len(other) or not all((*one, *other)):
        return False
    own, values = ([fold(without_unit(path[-1])) for path in half[width:]] for half in (one, other))
    over = [{path[:-1] for path in half} for half in (one, other)]  # 收入 and 支出 over labels and values alike
    grouped = all(len(groups) == 1 for groups in over)
    beside = [[path[:-1] for path in half[width:]] for half in (one, other)]
    return own == values and len(set(own)) == len(own) and (grouped or beside[0] == beside[1])


def _below(table: Table, body: int, col: int) -> list[Cell]:
    return [cell for row in range(body, table.n_rows) if (cell := table.at(row, col)) is not None]


def _are_words(cells: list[Cell]) -> bool:
    texts = [text for cell in cells if (text := strip_outer(cell.text))]
    return bool(texts) and all(len(text) <= LABEL_MAX_LENGTH and not is_figure(text) for text in texts)
