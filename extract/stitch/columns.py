"""Two tables that are one in, that one out: laid on common columns, with vertical merges carried on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count, pairwise

from extract.stitch.cuts import without_cuts
from normalize.fold import fold, strip_outer
from normalize.numerals import parse_number
from schemas.document import Cell, Table, grid_of

Edges = tuple[float, ...]
CELLS_MIN = 3  # a row of fewer cells does not show its columns
TOLERANCE = 0.012  # of the table's width: what a hand that drags a column edge misses it by


@dataclass(frozen=True, slots=True)
class Join:
    """How two tables are joined: `above` and `below` are their column edges in one measure.

    `repeated` are the rows of the lower one that only say again what stands in the upper one.
    """

    above: Edges
    below: Edges
    repeated: frozenset[int]


@dataclass(frozen=True, slots=True)
class LastPart:
    """The last table that was joined to another, and where its column edges stand in the columns of the whole."""

    table: Table
    places: tuple[int, ...]


def as_its_own(table: Table) -> LastPart:
    return LastPart(table, tuple(range(table.n_cols + 1)))


def common_edges(
    above: Table, last: LastPart, below: Table, headings: tuple[int, int] | None
) -> tuple[Edges, Edges] | None:
    """The column edges of both in columns of the upper one: by count, by headings that both have, or by points.

    By count and by points they are compared with the part that stands right above.
    """
    counted = tuple(float(edge) for edge in range(above.n_cols + 1))
    if last.table.n_cols == below.n_cols:
        return counted, tuple(float(place) for place in last.places)
    if headings is not None and (edges := _by_headings(above, below, headings)) is not None:
        return counted, edges
    if last.table.edges and below.edges and (fitting := _by_points(last.table.edges, below.edges)) is not None:
        upper, lower = fitting
        return counted, tuple(_between(edge, upper, last.places) for edge in lower)
    edges = _by_cells(last, below)
    return (counted, edges) if edges is not None else None


def _between(edge: float, known: Edges, places: tuple[int, ...]) -> float:
    """An edge in the measure of `known`, in columns: `places` says where the known ones stand."""
    for (left, start), (right, end) in pairwise(zip(known, places, strict=True)):
        if edge <= right:
            return start + (edge - left) / (right - left) * (end - start) if edge > left else float(start)
    return float(places[-1])


def _by_cells(last: LastPart, below: Table) -> Edges | None:
    """Where the row above the cut and the row below it have as many cells, each stands below its fellow."""
    upper = list(last.table.crossing(last.table.n_rows - 1))
    lower = list(below.crossing(0))
    if len(upper) != len(lower) or len(lower) < CELLS_MIN or upper[-1].right != last.table.n_cols:
        return None
    known = (0.0, *(float(cell.right) for cell in lower))
    places = (last.places[0], *(last.places[cell.right] for cell in upper))
    return tuple(_between(float(edge), known, places) for edge in range(below.n_cols + 1))


def stacked_edges(above: Table, below: Table) -> tuple[Edges, Edges]:
    """For two blocks of one form that share no columns: each as wide as the other."""
    widest = float(above.n_cols * below.n_cols)
    return (
        tuple(edge * widest / above.n_cols for edge in range(above.n_cols + 1)),
        tuple(edge * widest / below.n_cols for edge in range(below.n_cols + 1)),
    )


def _by_headings(above: Table, below: Table, rows: tuple[int, int]) -> Edges | None:
    """The lower table's edges in columns of the upper one, fixed by where the same headings stand."""
    upper = {fold(cell.text): cell for cell in above.crossing(rows[0]) if strip_outer(cell.text)}
    fixed: dict[int, float] = {}
    for cell in below.crossing(rows[1]):
        other = upper.get(fold(cell.text))
        if other is not None and strip_outer(cell.text):
            fixed[cell.col], fixed[cell.right] = float(other.col), float(other.right)
    fixed.setdefault(0, 0.0)
    fixed.setdefault(below.n_cols, float(above.n_cols))
    known = sorted(fixed)
    values = [fixed[edge] for edge in known]
    if any(later <= earlier for earlier, later in pairwise(values)):
        return None
    edges: list[float] = []
    for left, right in pairwise(known):
        step = (fixed[right] - fixed[left]) / (right - left)
        edges += [fixed[left] + step * count for count in range(right - left)]
    return (*edges, values[-1])


def _by_points(above: Edges, below: Edges) -> tuple[Edges, Edges] | None:
    """Edges measured from the left of each; None where fewer than half of the narrower table's fit."""
    width, other = above[-1] - above[0], below[-1] - below[0]
    if not width or not other or abs(width - other) > 0.05 * width:
        return None
    upper = tuple((edge - above[0]) / width for edge in above)
    lower = tuple((edge - below[0]) / other for edge in below)
    near = sum(1 for edge in lower if min(abs(edge - there) for there in upper) <= TOLERANCE)
    return (upper, lower) if near > min(len(upper), len(lower)) / 2 + 1 else None


def together(above: Table, below: Table, join: Join) -> tuple[Table, LastPart]:
    """One table of the rows of both, and where the columns of the lower one stand in it."""
    edges, places = _merged(join.above, join.below)
    upper = {edge: edges.index(edge) for edge in join.above}
    n_cols, offset = len(edges) - 1, above.n_rows
    cells = [
        replace(cell, col=upper[join.above[cell.col]], col_span=_span(cell, [upper[edge] for edge in join.above]),
                origin=_origin(above, cell))
        for cell in above.cells()
    ]  # fmt: skip
    more = [
        replace(cell, row=cell.row + offset, col=places[cell.col], col_span=_span(cell, places),
                origin=_origin(below, cell))
        for cell in below.cells()
    ]  # fmt: skip
    first = next((row for row in range(below.n_rows) if row not in join.repeated), 0) + offset
    used_up = False
    if above.page is not None and above.page != below.page:
        cells, more, used_up = without_cuts(cells, more, first)
    cells = _carried_on(cells, more, offset, frozenset(row + offset for row in join.repeated))
    blank = range(max((cell.bottom for cell in above.cells() if strip_outer(cell.text)), default=0), offset)
    repeated = above.repeated | {*blank} | {row + offset for row in join.repeated | below.repeated}
    repeated |= {first} if used_up else set()
    whole = replace(
        above,
        grid=grid_of(cells, offset + below.n_rows, n_cols),
        edges=next((table.edges for table in (above, below) if len(table.edges) == n_cols + 1), ()),
        joined=(*above.joined, below.index, *below.joined),
        repeated=repeated,
    )
    return whole, LastPart(below, tuple(places))


def _merged(above: Edges, below: Edges) -> tuple[list[float], list[int]]:
    """The edges of both, near ones as one, and where each of the lower table's stands among them."""
    near = max(TOLERANCE * (above[-1] - above[0]), 0.15)
    free = list(above)
    taken: list[float] = []
    for edge in below:
        best = min(free, key=lambda there: abs(there - edge), default=None)
        if best is not None and abs(best - edge) <= near:
            free.remove(best)
            taken.append(best)
        else:
            taken.append(edge)
    edges = sorted({*above, *taken})
    return edges, [edges.index(edge) for edge in taken]


def _span(cell: Cell, places: list[int]) -> int:
    return places[cell.right] - places[cell.col]


def _origin(table: Table, cell: Cell) -> tuple[int, int, int]:
    return cell.origin or (table.index, cell.row, cell.col)


def _carried_on(above: list[Cell], below: list[Cell], offset: int, repeated: frozenset[int]) -> list[Cell]:
    """A label merged downwards to the cut goes on below it, over empty cells or over its own text said again.

    It goes on past `repeated` headings too, which make room for it.
    """
    filled = max((cell.bottom for cell in above if strip_outer(cell.text)), default=0)
    free = {(cell.row, cell.col): cell for cell in [*above, *below] if cell.row >= filled}
    first = next(row for row in count(offset) if row not in repeated)
    carried: dict[tuple[int, int], int] = {}
    swallowed: set[tuple[int, int]] = set()
    room: dict[int, int] = {}  # repeated row -> column up to which labels go past it

    def next_below(cell: Cell, bottom: int) -> Cell | None:
        """The cell under `bottom` in the columns of `cell`, looked for past the repeated rows too."""
        rows = (bottom, first) if bottom == offset else (bottom,)
        found = (free.get((row, cell.col)) for row in rows)
        return next((one for one in found if one is not None and one.right == cell.right), None)

    for cell in above:
        begin = next_below(cell, cell.bottom) if cell.bottom >= filled else None
        if begin is None or max(cell.row_span, begin.row_span) == 1 or not _is_label(cell):
            continue
        if begin.row_span == 1 and not _has_numbers_beside(cell, above):
            continue  # a heading merged over two rows of headings, above an empty value
        passed: list[Cell] = []
        bottom = cell.bottom
        while (one := next_below(cell, bottom)) is not None:
            said_again = one.row in (offset, first) and fold(one.text) == fold(cell.text)
            if strip_outer(one.text) and not said_again:
                break
            passed.append(one)
            bottom = one.bottom
        if bottom > offset:
            carried[cell.row, cell.col] = bottom - cell.row
            swallowed.update((one.row, one.col) for one in passed)
            past = range(offset, max((one.row for one in passed if one.row == first), default=offset))
            room.update((row, max(room.get(row, 0), cell.right)) for row in past)
    return [
        replace(cell, row_span=carried.get((cell.row, cell.col), cell.row_span))
        for cell in _made_room([*above, *below], room)
        if (cell.row, cell.col) not in swallowed
    ]


def _has_numbers_beside(label: Cell, cells: list[Cell]) -> bool:
    beside = (cell for cell in cells if label.row <= cell.row < label.bottom and cell.col >= label.right)
    return any(strip_outer(cell.text) and not _is_label(cell) for cell in beside)


def _made_room(cells: list[Cell], room: Mapping[int, int]) -> Iterator[Cell]:
    """The cells but what stands left of the column from which on a row may still have any."""
    for cell in cells:
        begin = max(room.get(cell.row, 0), cell.col)
        if begin < cell.right:
            yield cell if begin == cell.col else replace(cell, col=begin, col_span=cell.right - begin)


def _is_label(cell: Cell) -> bool:
    text = strip_outer(cell.text)
    return bool(text) and parse_number(text.rstrip("%％分")) is None
