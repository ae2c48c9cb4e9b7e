"""Rulings as they are drawn in – thin boxes, dashes, doubled lines – and frames out: the lines that cross one another.

A frame has its column and row edges, outer ones included where no line is drawn there, and knows which walls stand.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.layout.marks import Page, Ruling
from extract.told import told
from schemas.document import Box

SAME = 3.5  # points between two lines that are one, doubled or drawn as a thin box
GAP = 4.0  # points between two dashes of one line
REACH = 3.0  # points by which lines that cross may miss one another
SHORTEST = 6.0  # points: less is a letter or a tick
CELLS_MAX = 40_000  # of one frame
CROSSINGS_MAX = 4_000_000  # pairs of lines on a page that are compared
WALL = 0.6  # of a side that a line must cover to close it
SLIM = 7.0  # points: no text fits between two outer lines as near, one of which is a border around the other


@dataclass(frozen=True, slots=True)
class Frame:
    """`xs` and `ys` are its edges in order; `down[row][k]` and `across[k][col]` say whether a wall stands at edge k."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    down: list[list[bool]]
    across: list[list[bool]]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def n_rows(self) -> int:
        return len(self.ys) - 1

    @property
    def n_cols(self) -> int:
        return len(self.xs) - 1


def lines_of(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Each line once, whole: near ones on one height are one, dashes are joined, what stays short is dropped."""
    whole: list[Ruling] = []
    for group in _near(rulings):
        at = sum(ruling.at for ruling in group) / len(group)
        start = end = None
        for ruling in sorted(group, key=lambda ruling: ruling.start):
            if start is None or end is None:
                start, end = ruling.start, ruling.end
            elif ruling.start - end <= GAP:
                end = max(end, ruling.end)
            else:
                whole.append(Ruling(at, start, end))
                start, end = ruling.start, ruling.end
        if start is not None and end is not None:
            whole.append(Ruling(at, start, end))
    return [ruling for ruling in whole if ruling.end - ruling.start >= SHORTEST]


def _near(rulings: Iterable[Ruling]) -> Iterator[list[Ruling]]:
    group: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda ruling: ruling.at):
        if group and ruling.at - group[0].at > SAME:
            yield group
            group = []
        group.append(ruling)
    if group:
        yield group


def frames_of(page: Page) -> list[Frame]:
    """The frames on a page, larger ones last; too many lines to compare are none, and the page says so."""
    across, down = lines_of(page.across), lines_of(page.down)
    if len(across) * len(down) > CROSSINGS_MAX:
        page.unread = page.unread or told("many_lines", across=len(across), down=len(down))
        return []
    frames = []
    for horizontals, verticals in _crossing(across, down):
        xs, ys = _trimmed(_edges(verticals, horizontals)), _trimmed(_edges(horizontals, verticals))
        if len(xs) * len(ys) > CELLS_MAX:
            page.unread = page.unread or told("many_cells", rows=len(ys) - 1, columns=len(xs) - 1)
        elif min(len(xs), len(ys)) > 1:
            sides = [list(row) for row in zip(*_walls(horizontals, ys, xs), strict=True)]
            frames.append(Frame(xs, ys, _walls(verticals, xs, ys), sides))
    return sorted(frames, key=lambda frame: (frame.xs[-1] - frame.xs[0]) * (frame.ys[-1] - frame.ys[0]))


def _crossing(across: list[Ruling], down: list[Ruling]) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """The lines in groups that hang together."""
    parent = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    places = [ruling.at for ruling in down]  # lines_of gives them in order
    for number, line in enumerate(across):
        first, last = bisect_left(places, line.start - REACH), bisect_right(places, line.end + REACH)
        for other in range(first, last):
            if down[other].start - REACH <= line.at <= down[other].end + REACH:
                parent[root(number)] = root(len(across) + other)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for number, line in enumerate(across):
        groups.setdefault(root(number), ([], []))[0].append(line)
    for number, line in enumerate(down):
        groups.setdefault(root(len(across) + number), ([], []))[1].append(line)
    return (group for group in groups.values() if len(group[0]) >= 2 and group[1])


def _edges(lines: list[Ruling], crossing: list[Ruling]) -> tuple[float, ...]:
    """Where lines stand, and the outer ends of those that cross them where no line closes them."""
    places = [sum(line.at for line in group) / len(group) for group in _near(lines)]
    first, last = min(line.start for line in crossing), max(line.end for line in crossing)
    if first < places[0] - 2 * REACH:
        places.insert(0, first)
    if last > places[-1] + 2 * REACH:
        places.append(last)
    return tuple(places)


def _trimmed(places: tuple[float, ...]) -> tuple[float, ...]:
    """The edges without a border that is drawn around the outer ones."""
    while len(places) > 2 and places[1] - places[0] < SLIM:
        places = places[1:]
    while len(places) > 2 and places[-1] - places[-2] < SLIM:
        places = places[:-1]
    return places


def _walls(lines: list[Ruling], places: tuple[float, ...], steps: tuple[float, ...]) -> list[list[bool]]:
    """For each step between `steps` and each of the places: whether lines there cover enough of the step."""
    covered = [[0.0] * len(places) for _ in range(len(steps) - 1)]
    for line in lines:
        place = min(range(len(places)), key=lambda number: abs(places[number] - line.at))
        for step in range(max(bisect_right(steps, line.start) - 1, 0), len(steps) - 1):
            if steps[step] >= line.end:
                break
            covered[step][place] += min(line.end, steps[step + 1]) - max(line.start, steps[step])
    lengths = [end - start for start, end in pairwise(steps)]
    return [
        [place in (0, len(places) - 1) or row[place] >= WALL * length for place in range(len(places))]
        for row, length in zip(covered, lengths, strict=True)
    ]
