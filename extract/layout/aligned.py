"""Lines in, the tables among them out that no frame draws: several lines whose parts stand below one another."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.grid import edges_of
from extract.layout.laid import Placed
from extract.layout.lines import Line
from extract.layout.marks import Page
from extract.layout.unframed import STEP, Column, OpenRow, covered, placed

LINES_MIN = 3  # with as many parts
GAP = 1.0  # character heights between two parts
APART = 3.0  # character heights between two lines of one table
NUMERIC = 0.5  # of the second column's cells, where there are only two
FLUSH = 2.0  # points by which the lines of one cell may begin apart


def aligned_tables(lines: list[Line], page: Page) -> tuple[list[Placed], list[Line]]:
    """The tables, and the lines that are in none."""
    rows = [OpenRow(line, line.runs(GAP)) for line in lines]
    tables: list[Placed] = []
    rest: list[Line] = []
    start = 0
    while start < len(rows):
        end = _block_end(rows, start)
        columns = _columns(rows[start:end]) if end - start >= LINES_MIN else None
        if columns is None:
            rest += [row.line for row in rows[start : start + 1]]
            start += 1
            continue
        block = _fitting(rows[start:end], columns)
        first, last = block[0], _with_wrapped(rows, start, block[1])
        rest += [row.line for row in rows[start : start + first]]
        tables.append(placed(rows[start + first : start + last], columns, page))
        start += last
    return tables, rest


def _block_end(rows: Sequence[OpenRow], start: int) -> int:
    """Past the last line that has several parts and follows closely."""
    if len(rows[start].runs) < 2:
        return start
    end = last = start + 1
    while end < len(rows) and rows[end].line.top - rows[end - 1].line.bottom < APART * rows[end].line.size:
        end += 1
        if len(rows[end - 1].runs) > 1:
            last = end
        elif end - last > 2:
            break
    return last


def _columns(rows: Sequence[OpenRow]) -> list[Column] | None:
    """The columns of those lines that have most parts below one another; None if this is no table."""
    counts = Counter(len(row.runs) for row in rows if len(row.runs) > 1)
    for count in sorted((count for count, times in counts.items() if times >= LINES_MIN), reverse=True):
        full = _in_line([row.runs for row in rows if len(row.runs) == count])
        if full is None:
            continue
        second = [runs[1] for runs in full]
        if count > 2 or (_is_numeric(second) and not _are_page_numbers(second)):
            columns = [(min(run.x0 for run in runs), max(run.x1 for run in runs)) for runs in zip(*full, strict=True)]
            return _with_more(columns, rows)
    return None


def _in_line(lines: Sequence[list[Line]]) -> list[list[Line]] | None:
    """Of lines with as many parts those whose parts stand below one another, if they are enough."""
    for seed in lines:
        edges = edges_of([(run.x0, run.x1) for run in seed])
        group = [
            runs
            for runs in lines
            if all(
                left <= (run.x0 + run.x1) / 2 <= right
                for run, left, right in zip(runs[1:-1], edges[1:-2], edges[2:-1], strict=True)
            )
            and runs[0].x1 < edges[1] + GAP * runs[0].size
            and runs[-1].x0 > edges[-2] - GAP * runs[-1].size
        ]
        columns = [(min(run.x0 for run in runs), max(run.x1 for run in runs)) for runs in zip(*group, strict=True)]
        if len(group) >= LINES_MIN and all(left[1] < right[0] for left, right in pairwise(columns)):
            return group
    return None


def _with_more(columns: list[Column], rows: Sequence[OpenRow]) -> list[Column]:
    """The columns, and those that only lines with more parts have: headings over empty cells."""
    for row in rows:
        free = [run for run in row.runs if all(run.x1 < left or run.x0 > right for left, right in columns)]
        if len(row.runs) == len(columns) + len(free):
            columns = sorted([*columns, *((run.x0, run.x1) for run in free)])
    return columns


def _is_numeric(runs: Sequence[Line]) -> bool:
    return sum(run.text[0].isdigit() for run in runs) >= NUMERIC * len(runs)


def _are_page_numbers(runs: Sequence[Line]) -> bool:
    """Whether they are whole numbers that never fall: the pages of a table of contents."""
    texts = [run.text.strip("-—–. ") for run in runs]
    return all(text.isdecimal() for text in texts) and all(int(a) <= int(b) for a, b in pairwise(texts))


def _fitting(rows: Sequence[OpenRow], columns: Sequence[Column]) -> tuple[int, int]:
    """From the first to past the last line whose parts stand in columns: lines above and below belong to others.

    Lines right below with still more parts are a block of this table that has columns of its own.
    """
    fits = [number for number, row in enumerate(rows) if len(row.runs) > 1 and _fits(row, columns)]
    end = fits[-1] + 1
    while end < len(rows) and len(rows[end].runs) > len(columns):
        end += 1
    return fits[0], end


def _with_wrapped(rows: Sequence[OpenRow], start: int, last: int) -> int:
    """Past the lines behind the last one that go on with the text of one of its cells."""
    while start + last < len(rows):
        before, after = rows[start + last - 1], rows[start + last]
        is_close = after.line.top - before.line.top < STEP * after.line.size
        if len(after.runs) > 1 or not is_close or all(abs(run.x0 - after.line.x0) > FLUSH for run in before.runs):
            break
        last += 1
    return last


def _fits(row: OpenRow, columns: Sequence[Column]) -> bool:
    places = [covered(run, columns) for run in row.runs]
    return all(first <= last for first, last in places) and all(
        before[1] < after[0] for before, after in pairwise(places)
    )
