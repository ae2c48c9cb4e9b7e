"""A frame and the characters in it in, a table out: merged cells as true spans, text in reading order."""

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median

from extract.layout.lines import Line, first_word, lines_of
from extract.layout.marks import Char, Page
from extract.layout.rulings import Frame
from schemas.document import Box, Cell, Table, around, grid_of

PADDING = 10.8  # points that a cell keeps free at its two sides
LOOSE = 20.0  # points that a text leaves free in a cell before one can tell how it is aligned
TOUCHING = 0.2  # of its height that a character may stand behind the one before it
CUT = 0.3  # of a character's height at its top and foot, where a wall may touch it
INSET = (0.8, 2.5)  # character heights by which the first line of a paragraph stands in
CENTRED = 2.0  # points by which the margins of a centred text may differ

_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+$")
_GROUP = re.compile(r"\d{3}(?!\d)")

Area = tuple[int, int, int, int]  # first row, first column, row after the last, column after the last


def areas_of(frame: Frame) -> list[Area]:
    """The cells of a frame: from each free place as far right and then as far down as no wall stands."""
    taken = [[False] * frame.n_cols for _ in range(frame.n_rows)]
    areas: list[Area] = []
    for row in range(frame.n_rows):
        for col in range(frame.n_cols):
            if taken[row][col]:
                continue
            right = col + 1
            while right < frame.n_cols and not frame.down[row][right] and not taken[row][right]:
                right += 1
            below = row + 1
            while below < frame.n_rows and _goes_on(frame, below, col, right):
                below += 1
            areas.append((row, col, below, right))
            for place in range(row, below):
                taken[place][col:right] = [True] * (right - col)
    return areas


def _goes_on(frame: Frame, row: int, col: int, right: int) -> bool:
    """Whether the cell above, from `col` to `right`, covers this row too."""
    walls = frame.down[row]
    return (
        not any(frame.across[row][place] for place in range(col, right))
        and not any(walls[place] for place in range(col + 1, right))
        and walls[col]
        and walls[right]
    )


def table_of(frame: Frame, areas: list[Area], chars: Sequence[Char], page: Page) -> Table:
    """The table; `chars` are those that stand in the frame."""
    owner = {(row, col): area for area in areas for row in range(area[0], area[2]) for col in range(area[1], area[3])}
    stand: list[Area] = []
    for char in chars:
        row = bisect_right(frame.ys, char.middle, 1, frame.n_rows) - 1
        col = bisect_right(frame.xs, (char.x0 + char.x1) / 2, 1, frame.n_cols) - 1
        stand.append(owner[row, col])
    inside: dict[Area, list[Char]] = defaultdict(list)
    for char, area in zip(chars, _off_walls(chars, _belonging(chars, stand, frame), frame, owner), strict=True):
        inside[area].append(char)
    texts = {area: _lines_of_cell(inside[area], page.number) if area in inside else [] for area in areas}
    return laid_table([(area, _box(frame, area), texts[area]) for area in areas], frame.xs, frame.n_rows, page)


def _belonging(chars: Sequence[Char], stand: list[Area], frame: Frame) -> list[Area]:
    """The cell of each character: text written in one go over the side of its cell is all of that cell.

    That is the one in whose middle it stands, or else the one that it begins in.
    """
    crossing = [
        place
        for place in range(1, len(chars))
        if stand[place] != stand[place - 1] and _is_written_on(chars[place - 1], chars[place])
    ]
    done = 0
    for place in crossing:
        if place < done:
            continue
        start = end = place
        while start > 0 and _is_written_on(chars[start - 1], chars[start]):
            start -= 1
        while end < len(chars) and _is_written_on(chars[end - 1], chars[end]):
            end += 1
        middle = (chars[start].x0 + chars[end - 1].x1) / 2
        centred = [
            area for area in stand[start:end] if abs((frame.xs[area[1]] + frame.xs[area[3]]) / 2 - middle) <= CENTRED
        ]
        stand[start:end] = [centred[0] if centred else stand[start]] * (end - start)
        done = end
    return stand


def _off_walls(
    chars: Sequence[Char], stand: list[Area], frame: Frame, owner: Mapping[tuple[int, int], Area]
) -> list[Area]:
    """The cell of each character: a line that stands on a wall, for its cell is too low, is with what was written
    right before or after it."""
    cut = [_cut_by(char, area, frame, owner) for char, area in zip(chars, stand, strict=True)]
    found = list(stand)
    start = 0
    for (pair, _), group in groupby(zip(cut, stand, strict=True)):
        end = start + len(list(group))
        if pair is not None:
            beside = {stand[place] for place in (start - 1, end) if 0 <= place < len(chars)} & {*pair}
            if len(beside) == 1:
                found[start:end] = [*beside] * (end - start)
        start = end
    return found


def _cut_by(char: Char, area: Area, frame: Frame, owner: Mapping[tuple[int, int], Area]) -> tuple[Area, Area] | None:
    """The cells above and below the wall on which a character stands."""
    for row, above, below in ((area[0], area[0] - 1, area[0]), (area[2], area[2] - 1, area[2])):
        if 0 < row < frame.n_rows and CUT * char.size < frame.ys[row] - char.top < (1 - CUT) * char.size:
            col = min(max(bisect_right(frame.xs, (char.x0 + char.x1) / 2) - 1, area[1]), area[3] - 1)
            return owner[above, col], owner[below, col]
    return None


def _is_written_on(before: Char, char: Char) -> bool:
    """Whether a character was written right behind the one before it, in one go."""
    return (
        char.run != 0
        and char.run == before.run
        and abs(char.x0 - before.x1) <= TOUCHING * char.size
        and not char.on_side
    )


def _lines_of_cell(chars: list[Char], page: int) -> list[Line]:
    """Its lines; where all of it runs from top to bottom, each of its columns, from the right, is one."""
    if not all(char.on_side for char in chars):
        return lines_of(chars, page)
    turned = [Char(char.text, char.top, -char.x1, char.bottom, -char.x0) for char in chars]
    return [_turned_back(line) for line in lines_of(turned, page)]


def _turned_back(line: Line) -> Line:
    """A line read from top to bottom: each of its characters is as wide as it."""
    lefts, rights = (array("f", [edge] * len(line.text)) for edge in (-line.bottom, -line.top))
    return Line(line.text, line.page, line.x0, line.x1, lefts, rights, line.size)


def laid_table(
    cells: list[tuple[Area, Box, list[Line]]], xs: tuple[float, ...], n_rows: int, page: Page, *, is_framed: bool = True
) -> Table:
    """A table of cells, each with its area, its box and its lines; without a frame a text's own box is its cell's."""
    indents = _indents([(area[1], box, lines) for area, box, lines in cells if lines])
    grown = [
        Cell(
            text=_text(box, lines),
            row=row,
            col=col,
            row_span=below - row,
            col_span=right - col,
            indent=indents.get((col, box[1]), 0.0),
            page=page.number,
            bbox=page.shown(around([*([box] if is_framed or not lines else []), *(line.box for line in lines)])),
        )
        for (row, col, below, right), box, lines in cells
    ]
    return Table(index=0, grid=grid_of(grown, n_rows, len(xs) - 1), page=page.number, edges=xs)


def _text(box: Box, lines: list[Line]) -> str:
    """Its lines; one that is full goes on in the next, any other one ends where somebody broke it.

    A first line may begin further in, by a character or two.
    """
    text = lines[0].text if lines else ""
    inset = _first_inset(lines)
    for line, after in pairwise(lines):
        free = box[2] - box[0] - (line.x1 - line.x0) - PADDING - inset
        inset = 0.0
        if free >= first_word(after):
            text += "\n"
        elif _GROUPED.search(text) and _GROUP.match(after.text):
            text += " "  # a number whose thousands stand apart, broken between two of them
        text += after.text
    return text


def _first_inset(lines: list[Line]) -> float:
    """How far the first line of a paragraph stands in; it ends as far right as the others."""
    if len(lines) < 2:
        return 0.0
    first, others = lines[0], lines[1:]
    inset = first.x0 - min(line.x0 for line in others)
    ends_level = abs(first.x1 - max(line.x1 for line in others)) < first.size / 2
    return inset if ends_level and INSET[0] <= inset / first.size <= INSET[1] else 0.0


def _box(frame: Frame, area: Area) -> Box:
    row, col, below, right = area
    return frame.xs[col], frame.ys[row], frame.xs[right], frame.ys[below]


def _indents(cells: list[tuple[int, Box, list[Line]]]) -> dict[tuple[int, float], float]:
    """By column and top: where the first line begins behind the leftmost of its column, in character heights.

    A centred column has no indentation.
    """
    columns: dict[int, list[tuple[Box, Line]]] = defaultdict(list)
    for col, box, lines in cells:
        columns[col].append((box, lines[0]))
    indents: dict[tuple[int, float], float] = {}
    for col, stand in columns.items():
        if not stand or _are_centred(stand):
            continue
        size = median(line.size for _, line in stand)
        first = min(line.x0 - box[0] for box, line in stand)
        for box, line in stand:
            indents[col, box[1]] = round((line.x0 - box[0] - first) / size, 2)
    return indents


def _are_centred(stand: list[tuple[Box, Line]]) -> bool:
    """Whether most of those texts that do not fill their cell stand in its middle."""
    margins = [(line.x0 - box[0], box[2] - line.x1) for box, line in stand]
    loose = [abs(before - behind) <= CENTRED for before, behind in margins if before + behind > LOOSE]
    return sum(loose) * 2 > len(loose)


def edges_of(columns: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """The edges of columns that no line parts: halfway between them."""
    return (
        columns[0][0],
        *((left[1] + right[0]) / 2 for left, right in pairwise(columns)),
        columns[-1][1],
    )
