"""Two tables that are one in, that one out: laid on common columns, with vertical merges carried on."""

from dataclasses import dataclass, replace
from itertools import pairwise

from normalize.fold import fold, strip_outer
from normalize.numerals import parse_number
from schemas.document import Cell, Table, grid_of

Edges = tuple[float, ...]
TOLERANCE = 0.012  # of the table's width: what a hand that drags a column edge misses it by


@dataclass(frozen=True, slots=True)
class Join:
    """How two tables are joined: `above` and `below` are their column edges in one measure.

    `repeated` are the rows of the lower one that only say again what stands in the upper one.
    """

    above: Edges
    below: Edges
    repeated: frozenset[int]


def common_edges(above: Table, below: Table, headings: tuple[int, int] | None) -> tuple[Edges, Edges] | None:
    """The column edges of both in one measure: by their count, by a row of headings that both have, or by points."""
    counted = tuple(float(edge) for edge in range(above.n_cols + 1))
    if above.n_cols == below.n_cols:
        return counted, counted
    if headings is not None and (edges := _by_headings(above, below, headings)) is not None:
        return counted, edges
    if above.edges and below.edges:
        return _by_points(above.edges, below.edges)
    return None


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


def together(above: Table, below: Table, join: Join) -> Table:
    """One table of the rows of both."""
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
    cells = _carried_on(cells, more, offset)
    repeated = above.repeated | {row + offset for row in join.repeated | below.repeated}
    return replace(
        above,
        grid=grid_of(cells, offset + below.n_rows, n_cols),
        edges=next((table.edges for table in (above, below) if len(table.edges) == n_cols + 1), ()),
        joined=(*above.joined, below.index, *below.joined),
        repeated=repeated,
    )


def _merged(above: Edges, below: Edges) -> tuple[list[float], list[int]]:
    """The edges of both, near ones as one, and where each of the lower table's stands among them."""
    near = TOLERANCE * (above[-1] - above[0])
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


def _carried_on(above: list[Cell], below: list[Cell], offset: int) -> list[Cell]:
    """A label merged downwards to the cut goes on below it, over empty cells or over its own text said again."""
    at_top = {(cell.row, cell.col): cell for cell in below}
    grown: list[Cell] = []
    swallowed: set[tuple[int, int]] = set()
    for cell in above:
        bottom = cell.bottom
        if bottom == offset and cell.row_span > 1 and _is_label(cell):
            while (next_one := at_top.get((bottom, cell.col))) is not None and next_one.right == cell.right:
                said_again = bottom == offset and fold(next_one.text) == fold(cell.text)
                if strip_outer(next_one.text) and not said_again:
                    break
                swallowed.add((next_one.row, next_one.col))
                bottom = next_one.bottom
        grown.append(replace(cell, row_span=bottom - cell.row) if bottom != cell.bottom else cell)
    return [*grown, *(cell for cell in below if (cell.row, cell.col) not in swallowed)]


def _is_label(cell: Cell) -> bool:
    text = strip_outer(cell.text)
    return bool(text) and parse_number(text.rstrip("%％分")) is None
