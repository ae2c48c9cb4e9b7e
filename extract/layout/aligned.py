"""Lines in, the tables among them out that no frame draws: several lines whose parts stand below one another."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.layout.grid import Area, edges_of, laid_table
from extract.layout.laid import Placed
from extract.layout.lines import Line
from extract.layout.marks import Page, Ruling
from extract.layout.rulings import lines_of as whole_lines
from schemas.document import Box

LINES_MIN = 3  # with as many parts
GAP = 1.0  # character heights between two parts
APART = 3.0  # character heights between two lines of one table
CLOSE = 0.6  # of the usual distance of two rows: what is closer is a line of the same row
OFF_CENTRE = 0.06  # of the width of several columns by which a text in their middle may be beside it
NUMERIC = 0.5  # of the second column's cells, where there are only two
FLUSH = 2.0  # points by which the lines of one cell may begin apart
STEP = 1.6  # character heights from one line to the next: as far are two rows, unless rulings part them all
RULED = 0.8  # of the lines as far apart between which a ruling stands: then rulings alone part rows

Column = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    runs: list[Line]


def aligned_tables(lines: list[Line], page: Page) -> tuple[list[Placed], list[Line]]:
    """The tables, and the lines that are in none."""
    rows = [_Row(line, line.runs(GAP)) for line in lines]
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
        tables.append(_placed(rows[start + first : start + last], columns, page))
        start += last
    return tables, rest


def _block_end(rows: Sequence[_Row], start: int) -> int:
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


def _columns(rows: Sequence[_Row]) -> list[Column] | None:
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


def _with_more(columns: list[Column], rows: Sequence[_Row]) -> list[Column]:
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


def _fitting(rows: Sequence[_Row], columns: Sequence[Column]) -> tuple[int, int]:
    """From the first to past the last line whose parts stand in columns: lines above and below belong to others."""
    fits = [number for number, row in enumerate(rows) if len(row.runs) > 1 and _fits(row, columns)]
    return fits[0], fits[-1] + 1


def _with_wrapped(rows: Sequence[_Row], start: int, last: int) -> int:
    """Past the lines behind the last one that go on with the text of one of its cells."""
    while start + last < len(rows):
        before, after = rows[start + last - 1], rows[start + last]
        is_close = after.line.top - before.line.top < STEP * after.line.size
        if len(after.runs) > 1 or not is_close or all(abs(run.x0 - after.line.x0) > FLUSH for run in before.runs):
            break
        last += 1
    return last


def _fits(row: _Row, columns: Sequence[Column]) -> bool:
    covered = [_covered(run, columns) for run in row.runs]
    return all(first <= last for first, last in covered) and all(
        before[1] < after[0] for before, after in pairwise(covered)
    )


def _covered(run: Line, columns: Sequence[Column]) -> tuple[int, int]:
    """The first and last column that a part stands over; the nearest where it stands over none."""
    over = [number for number, (left, right) in enumerate(columns) if run.x0 < right and run.x1 > left]
    if over:
        return over[0], over[-1]
    middle = (run.x0 + run.x1) / 2
    nearest = min(range(len(columns)), key=lambda number: abs(sum(columns[number]) / 2 - middle))
    return nearest, nearest


def _placed(rows: Sequence[_Row], columns: Sequence[Column], page: Page) -> Placed:
    xs = edges_of(columns)
    groups = _grouped(rows, [ruling for ruling in whole_lines(page.across) if _spans(ruling, xs)])
    cells: list[tuple[Area, Box, list[Line]]] = []
    for number, group in enumerate(groups):
        top, bottom = min(row.line.top for row in group), max(row.line.bottom for row in group)
        taken: dict[int, tuple[int, list[Line]]] = {}
        for run in (run for row in group for run in row.runs):
            first, last = _covered(run, columns)
            end, lines = taken.get(first, (last, []))
            taken[first] = (max(end, last), [*lines, run])
        taken = _spread(taken, xs)
        col, end_of_text = 0, xs[0]
        while col < len(columns):
            last, lines = taken.get(col, (col, []))
            while any(place in taken for place in range(col + 1, last + 1)):
                last -= 1
            left = xs[col] if lines else min(max(xs[col], end_of_text), xs[last + 1])
            cells.append(((number, col, number + 1, last + 1), (left, top, xs[last + 1], bottom), lines))
            end_of_text = max((line.x1 for line in lines), default=end_of_text)
            col = last + 1
    table = laid_table(cells, xs, len(groups), page, is_framed=False)
    return Placed(rows[0].line.top, rows[-1].line.bottom, table)


def _common(one: _Row, other: _Row) -> int:
    """How many parts of a line stand below one of the other."""
    return sum(any(run.x0 < below.x1 and below.x0 < run.x1 for below in other.runs) for run in one.runs)


def _spread(taken: dict[int, tuple[int, list[Line]]], xs: Sequence[float]) -> dict[int, tuple[int, list[Line]]]:
    """The cells of a row by first column; a first text in the middle of all columns up to the next one takes them."""
    first, *others = sorted(taken)
    end = others[0] if others else len(xs) - 1
    lines = taken[first][1]
    middle = (min(line.x0 for line in lines) + max(line.x1 for line in lines)) / 2
    if first == 0 or abs((xs[0] + xs[end]) / 2 - middle) > OFF_CENTRE * (xs[end] - xs[0]):
        return taken
    return {0: (end - 1, lines)} | {col: taken[col] for col in others}


def _spans(ruling: Ruling, xs: Sequence[float]) -> bool:
    return ruling.start <= xs[1] and ruling.end >= xs[-2]


def _grouped(rows: Sequence[_Row], rulings: Sequence[Ruling]) -> list[list[_Row]]:
    """The lines of each row: those that no ruling parts, or that follow closer than rows do."""
    between = [
        any(before.line.middle < ruling.at < after.line.middle for ruling in rulings)
        for before, after in pairwise(rows)
    ]
    steps = [after.line.top - before.line.top for before, after in pairwise(rows)]
    far = [step >= STEP * row.line.size for step, row in zip(steps, rows, strict=False)]
    if sum(between) > 1 and sum(between) >= RULED * sum(far):
        alike = [_common(*pair) > 1 for pair in pairwise(rows)]
        apart = [ruled or (wide and same) for ruled, wide, same in zip(between, far, alike, strict=True)]
    elif sum(between) > 1:
        apart = [one or other for one, other in zip(between, far, strict=True)]
    else:
        full = max(len(row.runs) for row in rows)
        usual = median([step for step, after in zip(steps, rows[1:], strict=True) if len(after.runs) == full] or steps)
        apart = [len(after.runs) == full or step >= CLOSE * usual for step, after in zip(steps, rows[1:], strict=True)]
    groups = [[rows[0]]]
    for row, is_new in zip(rows[1:], apart, strict=True):
        if is_new:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups
