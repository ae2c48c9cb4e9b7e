"""The lines of a page in, parts in reading order out: across the page, or first the left column and then the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from extract.layout.lines import Line

LINES_MIN = 4  # in each column
FULL = 0.6  # of a column's width that the run in the middle of its runs takes: prose, not the cells of a table
GUTTER = 1.2  # character heights
STEP = 2.0  # points between two places where a gutter is tried
INNER = (0.3, 0.7)  # of the text's width between which a gutter may lie


@dataclass(slots=True)
class Part:
    """Lines that follow one another; `column` is 0 where they go across the page, else 1 or 2."""

    top: float
    width: float
    column: int
    lines: list[Line]


def in_reading_order(lines: Sequence[Line], tops: Sequence[float], width: float) -> Iterator[Part]:
    """The parts of a page `width` wide; none goes past a table, which begin at `tops`."""
    start = 0
    for top in [*tops, float("inf")]:
        end = start
        while end < len(lines) and lines[end].middle < top:
            end += 1
        if end > start:
            yield from _parts(lines[start:end], width)
        start = end


def _parts(lines: Sequence[Line], width: float) -> Iterator[Part]:
    rows = [line.runs(GUTTER) for line in lines]
    gutter = _gutter(rows, width)
    start = 0
    if gutter is not None:
        for first, last in _blocks(rows, gutter):
            sides = ([], [])  # type: tuple[list[Line], list[Line]]
            for row in rows[first:last]:
                for run in row:
                    sides[run.x0 >= gutter].append(run)
            if first > start:
                yield Part(lines[start].top, width, 0, list(lines[start:first]))
            for number, side in enumerate(sides, 1):
                yield Part(lines[first].top, width, number, side)
            start = last
    if start < len(lines):
        yield Part(lines[start].top, width, 0, list(lines[start:]))


def _gutter(rows: Sequence[list[Line]], width: float) -> float | None:
    """The place on the page with most prose on both sides, if there are columns at all; text may stand far off it."""
    if sum(len(row) > 1 for row in rows) < LINES_MIN:
        return None
    left = max(0.0, min(row[0].x0 for row in rows))
    right = min(width, max(row[-1].x1 for row in rows))
    best: tuple[int, float] | None = None
    place = left + INNER[0] * (right - left)
    while place < left + INNER[1] * (right - left):
        lines = sum(last - first for first, last in _blocks(rows, place))
        if lines and (best is None or lines > best[0]):
            best = lines, place
        place += STEP
    return best[1] if best is not None else None


def _blocks(rows: Sequence[list[Line]], gutter: float) -> Iterator[tuple[int, int]]:
    """The stretches of rows that no run crosses and that have prose on both sides."""
    start = 0
    for end in range(len(rows) + 1):
        if end < len(rows) and not any(run.x0 < gutter < run.x1 for run in rows[end]):
            continue
        if _has_columns(rows[start:end], gutter):
            yield start, end
        start = end + 1


def _has_columns(rows: Sequence[list[Line]], gutter: float) -> bool:
    for is_right in (False, True):
        side = [run for row in rows for run in row if (run.x0 >= gutter) == is_right]
        if len(side) < LINES_MIN:
            return False
        span = max(run.x1 for run in side) - min(run.x0 for run in side)
        if median(run.x1 - run.x0 for run in side) < FULL * span or span < 10 * side[0].size:
            return False
    return True
