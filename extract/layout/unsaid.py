"""The characters of a page in, those of its text out: without watermarks and without what is struck out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from statistics import median

from extract.layout.marks import Char, Ruling

LARGE = 2.0  # times the usual height
STRUCK = 0.18  # of a character's height around its middle, where a line strikes it out
COVERED = 2  # characters of a line that others must cross


def without_struck_out(chars: list[Char], across: Iterable[Ruling]) -> list[Char]:
    """The characters that no line goes through: revisions are printed so."""
    by_height = sorted(chars, key=lambda char: char.middle)
    middles = [char.middle for char in by_height]
    largest = max((char.size for char in chars), default=0.0)
    gone: set[int] = set()
    for ruling in across:
        first = bisect_left(middles, ruling.at - STRUCK * largest)
        for char in by_height[first : bisect_right(middles, ruling.at + STRUCK * largest)]:
            near = abs(char.middle - ruling.at) <= STRUCK * char.size
            if near and ruling.start <= (char.x0 + char.x1) / 2 <= ruling.end and not char.on_side:
                gone.add(id(char))
    return [char for char in chars if id(char) not in gone] if gone else chars


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
