"""The marks of a page in, those of its text and tables out: no watermarks, nothing struck out, no underlining."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from statistics import median

from extract.layout.marks import Char, Ruling

LARGE = 2.0  # times the usual height
COVERED = 2  # characters of a line that others must cross
STRUCK = 0.18  # of a character's height around its middle, where a line strikes it out
FOOT = (-0.4, 0.22)  # of a character's height from its bottom, where a line underlines it
FLUSH = 1.5  # points by which such a line may be longer or shorter than its text
SPACED = 1.0  # character heights that may lie between two of its characters
AT_WALL = 1.0  # points from an upright line: an end of a cell's side


def without_lines_of_text(
    chars: list[Char], across: Iterable[Ruling], down: Iterable[Ruling]
) -> tuple[list[Char], list[Ruling]]:
    """The characters that no line strikes out – revisions are printed so –, and the rulings that are no such lines.

    A line that strikes out or underlines is exactly as long as the text that it goes through or under, and does not
    end at walls.
    """
    by_height = sorted((char for char in chars if not char.on_side), key=lambda char: char.middle)
    middles = [char.middle for char in by_height]
    largest = max((char.size for char in by_height), default=0.0)
    walls = sorted(down, key=lambda wall: wall.at)
    places = [wall.at for wall in walls]

    def ends_at_wall(place: float, ruling: Ruling) -> bool:
        near = walls[bisect_left(places, place - AT_WALL) : bisect_right(places, place + AT_WALL)]
        return any(wall.start - AT_WALL <= ruling.at <= wall.end + AT_WALL for wall in near)

    struck: set[int] = set()
    rulings: list[Ruling] = []
    for ruling in across:
        near = by_height[bisect_left(middles, ruling.at - largest) : bisect_right(middles, ruling.at + largest / 2)]
        along = [char for char in near if ruling.start - FLUSH <= (char.x0 + char.x1) / 2 <= ruling.end + FLUSH]
        through = [char for char in along if abs(char.middle - ruling.at) <= STRUCK * char.size]
        above = [char for char in along if FOOT[0] * char.size <= ruling.at - char.bottom <= FOOT[1] * char.size]
        if not any(_is_flush(text, ruling) for text in (through, above)) or (
            ends_at_wall(ruling.start, ruling) and ends_at_wall(ruling.end, ruling)
        ):
            rulings.append(ruling)
        elif _is_flush(through, ruling):
            struck.update(id(char) for char in through)
    return ([char for char in chars if id(char) not in struck] if struck else chars), rulings


def _is_flush(chars: list[Char], ruling: Ruling) -> bool:
    """Whether characters stand all along a line, from its one end to the other."""
    end = ruling.start
    for char in sorted(chars, key=lambda char: char.x0):
        if char.x0 - end > (FLUSH if end == ruling.start else SPACED * char.size):
            return False
        end = max(end, char.x1)
    return bool(chars) and abs(ruling.end - end) <= FLUSH and min(char.x0 for char in chars) >= ruling.start - FLUSH


def without_watermarks(chars: list[Char]) -> list[Char]:
    """The characters but those that run askew, or lie large under others."""
    straight = [char for char in chars if not char.skewed]
    if not straight:
        return straight
    usual = median(char.size for char in straight)
    large = [char for char in straight if char.size > LARGE * usual]
    if not large:
        return straight
    small = [char for char in straight if char.size <= LARGE * usual]
    under = {
        id(char)
        for line in _grouped(large)
        if sum(any(_within(one, char) for one in small) for char in line) >= COVERED
        for char in line
    }
    return [char for char in straight if id(char) not in under]


def _grouped(chars: list[Char]) -> list[list[Char]]:
    """The characters of each line."""
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char.middle):
        if lines and char.middle - lines[-1][-1].middle < char.size / 2:
            lines[-1].append(char)
        else:
            lines.append([char])
    return lines


def _within(small: Char, large: Char) -> bool:
    return large.x0 < (small.x0 + small.x1) / 2 < large.x1 and large.top < small.middle < large.bottom
