"""Lines and the columns that they stand in, in; the table out that no frame draws: its rows, cells and spans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.layout.grid import Area, edges_of, laid_table
from extract.layout.laid import Placed
from extract.layout.lines import Line
from extract.layout.marks import Page, Ruling
from extract.layout.rulings import lines_of as whole_lines
from schemas.document import Box

CLOSE = 0.6  # of the usual distance of two rows: what is closer is a line of the same row
OFF_CENTRE = 0.06  # of the width of several columns by which a text in their middle may be beside it
STEP = 1.6  # character heights from one line to the next: as far are two rows, unless rulings part them all
RULED = 0.8  # of the lines as far apart between which a ruling stands: then rulings alone part rows
BETWEEN = 0.4  # character heights between two texts where two columns meet

Column = tuple[float, float]
Taken = dict[int, tuple[int, list[Line]]]  # by first column: the last one, and the lines


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A line and its parts."""

    line: Line
    runs: list[Line]


def placed(rows: Sequence[OpenRow], columns: Sequence[Column], page: Page) -> Placed:
    """The table of these lines. A block of rows with more parts than there are columns has columns of its own."""
    rows = [OpenRow(row.line, [part for run in row.runs for part in _parted(run, columns)]) for row in rows]
    xs = edges_of(columns)
    groups = _grouped(rows, [ruling for ruling in whole_lines(page.across) if _spans(ruling, xs)])
    own = _columns_of_groups(groups, columns)
    all_xs = [xs if there is columns else _fitted(there, columns) for there in own]
    edges = tuple(sorted({edge for one in all_xs for edge in one}))
    cells: list[tuple[Area, Box, list[Line]]] = []
    for number, (group, there, own_xs) in enumerate(zip(groups, own, all_xs, strict=True)):
        at = [edges.index(x) for x in own_xs]
        cells += _cells(number, at, group, there)
    table = laid_table(cells, edges, len(groups), page, is_framed=False)
    return Placed(rows[0].line.top, rows[-1].line.bottom, table)


def covered(run: Line, columns: Sequence[Column]) -> tuple[int, int]:
    """The first and last column that a part stands over; the nearest where it stands over none."""
    over = [number for number, (left, right) in enumerate(columns) if run.x0 < right and run.x1 > left]
    if over:
        return over[0], over[-1]
    middle = (run.x0 + run.x1) / 2
    nearest = min(range(len(columns)), key=lambda number: abs(sum(columns[number]) / 2 - middle))
    return nearest, nearest


def _parted(run: Line, columns: Sequence[Column]) -> list[Line]:
    """A part over two columns whose texts come close is two."""
    first, last = covered(run, columns)
    cuts = [0]
    for left, right in pairwise(columns[first : last + 1]):
        for place in range(cuts[-1] + 1, len(run.text)):
            start, end = max(run.rights[place - 1], left[1]), min(run.lefts[place], right[0])
            if end - start >= BETWEEN * run.size:
                cuts.append(place)
                break
    parts = [run.cut(start, end) for start, end in pairwise([*cuts, len(run.text)])]
    return [part for part in parts if part is not None]


def _columns_of_groups(groups: Sequence[Sequence[OpenRow]], columns: Sequence[Column]) -> list[Sequence[Column]]:
    """The columns of each row: those of the table, or its own and its neighbours' that have too many parts for them."""
    full = [any(len(row.runs) > len(columns) for row in group) for group in groups]
    found: list[Sequence[Column]] = []
    while len(found) < len(groups):
        start = end = len(found)
        while end < len(groups) and full[end] == full[start]:
            end += 1
        own = _clusters(run for group in groups[start:end] for row in group for run in row.runs) if full[start] else ()
        found += [own if len(own) > len(columns) else columns] * (end - start)
    return found


def _clusters(runs: Iterable[Line]) -> list[Column]:
    """Where texts stand below one another, from left to right."""
    columns: list[Column] = []
    for run in sorted(runs, key=lambda run: run.x0):
        if columns and run.x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], run.x1))
        else:
            columns.append((run.x0, run.x1))
    return columns


def _fitted(own: Sequence[Column], columns: Sequence[Column]) -> tuple[float, ...]:
    """The edges of a block's own columns: where one may stand at an edge of the table, it does."""
    xs, edges = edges_of(columns), list(edges_of(own))
    for number, (left, right) in enumerate(pairwise(columns), 1):
        free = [
            place
            for place, (before, after) in enumerate(pairwise(own), 1)
            if before[1] < right[0] and after[0] > left[1] and edges[place] not in xs
        ]
        if free:
            nearest = min(free, key=lambda place: abs(edges[place] - xs[number]))
            edges[nearest] = xs[number]
    return (xs[0], *sorted(edges[1:-1]), xs[-1])


def _cells(
    number: int, at: Sequence[int], group: Sequence[OpenRow], columns: Sequence[Column]
) -> list[tuple[Area, Box, list[Line]]]:
    """The cells of a row; its own columns begin at those of all columns that `at` names."""
    top, bottom = min(row.line.top for row in group), max(row.line.bottom for row in group)
    xs = edges_of(columns)
    taken: Taken = {}
    for run in (run for row in group for run in row.runs):
        first, last = covered(run, columns)
        end, lines = taken.get(first, (last, []))
        taken[first] = (max(end, last), [*lines, run])
    taken = _spread(taken, xs)
    cells: list[tuple[Area, Box, list[Line]]] = []
    col, end_of_text = 0, xs[0]
    while col < len(columns):
        last, lines = taken.get(col, (col, []))
        while any(place in taken for place in range(col + 1, last + 1)):
            last -= 1
        left, right = xs[col], xs[last + 1]
        if not lines:  # free is what the texts beside leave
            right = min(right, max(left, min((line.x0 for line in taken.get(last + 1, (0, []))[1]), default=right)))
            left = min(max(left, end_of_text), right)
        cells.append(((number, at[col], number + 1, at[last + 1]), (left, top, right, bottom), lines))
        end_of_text = max((line.x1 for line in lines), default=end_of_text)
        col = last + 1
    return cells


def _common(one: OpenRow, other: OpenRow) -> int:
    """How many parts of a line stand below one of the other."""
    return sum(any(run.x0 < below.x1 and below.x0 < run.x1 for below in other.runs) for run in one.runs)


def _spread(taken: Taken, xs: Sequence[float]) -> Taken:
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


def _grouped(rows: Sequence[OpenRow], rulings: Sequence[Ruling]) -> list[list[OpenRow]]:
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
        return _grouped_by_columns(rows, between)
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


def _grouped_by_columns(rows: Sequence[OpenRow], between: Sequence[bool]) -> list[list[OpenRow]]:
    """The lines of each row, where some rulings part blocks of rows: a new row stands far below all of its columns.

    So a label of two lines beside a heading and its value stays with the heading.
    """
    groups = [[rows[0]]]
    for row, is_ruled in zip(rows[1:], between, strict=True):
        above = [_last_above(run, groups[-1]) for run in row.runs]
        steps = [row.line.top - line.top for line in above if line is not None]
        is_far = bool(steps) and min(steps) >= STEP * row.line.size
        if is_ruled or is_far or (not steps and row.line.top - groups[-1][-1].line.top >= STEP * row.line.size):
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _last_above(run: Line, rows: Sequence[OpenRow]) -> Line | None:
    """The lowest part in these lines that stands above that one."""
    for row in reversed(rows):
        for other in row.runs:
            if run.x0 < other.x1 and other.x0 < run.x1:
                return other
    return None
