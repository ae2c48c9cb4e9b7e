"""Characters in, the lines that they stand in out: each from left to right, printed twice or apart as it may be."""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.layout.marks import Char
from schemas.document import Box

SAME_LINE = 0.45  # of a character's height between two middles
WIDE_GAP = 1.5  # character heights that no sentence leaves between two words
WORD_GAP = 0.35  # between two numbers or words of Latin letters
TWICE = 0.3  # of a character's width within which the same one again is printed bold
OFFSET = 1.5  # points, and no further

_WIDE = "\u2e80"
_WORD = re.compile(r"[!-~]+|[（《“‘〔【「『〈]*.[，。；：、！？）》〉”’〕】」』%％]*", re.DOTALL)


@dataclass(slots=True)
class Line:
    """A line of text; `lefts` and `rights` are the edges of each character, `size` is the width of a Chinese one."""

    text: str
    page: int
    top: float
    bottom: float
    lefts: Sequence[float]
    rights: Sequence[float]
    size: float

    @property
    def x0(self) -> float:
        return self.lefts[0]

    @property
    def x1(self) -> float:
        return self.rights[-1]

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        return self.x0, self.top, self.x1, self.bottom

    def cut(self, start: int, end: int) -> "Line | None":
        """The characters from start to end as a line of their own, blanks at its ends off; None if nothing is left."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start == end:
            return None
        lefts, rights = self.lefts[start:end], self.rights[start:end]
        return Line(self.text[start:end], self.page, self.top, self.bottom, lefts, rights, self.size)

    def runs(self, gap: float = WIDE_GAP) -> "list[Line]":
        """The parts between wide gaps."""
        starts, last = [0], None
        for place, char in enumerate(self.text):
            if char.isspace():
                continue
            if last is not None and self.lefts[place] - self.rights[last] > gap * self.size:
                starts.append(place)
            last = place
        ends = [*starts[1:], len(self.text)]
        return [run for start, end in zip(starts, ends, strict=True) if (run := self.cut(start, end)) is not None]


def first_word(line: Line) -> float:
    """The width of what no line break may part at the beginning of a line."""
    word = _WORD.match(line.text)
    return line.rights[word.end() - 1] - line.x0 if word else line.size


def lines_of(chars: Iterable[Char], page: int) -> list[Line]:
    """The lines, from the top down."""
    rows: list[list[Char]] = []
    middle = size = 0.0
    for char in sorted(chars, key=lambda char: char.middle):
        if rows and char.middle - middle <= SAME_LINE * max(size, char.size):
            row = rows[-1]
            row.append(char)
            middle += (char.middle - middle) / len(row)
            size = max(size, char.size)
        else:
            rows.append([char])
            middle, size = char.middle, char.size
    return [line for row in rows if (line := _line(sorted(row, key=lambda char: char.x0), page)) is not None]


def _line(row: Sequence[Char], page: int) -> Line | None:
    text: list[str] = []
    lefts, rights = array("f"), array("f")
    shown: list[Char] = []
    for char in row:
        blank = char.text.isspace()
        if not blank and _is_again(char, shown):
            continue
        if text and not blank and not text[-1].isspace():
            gap = char.x0 - rights[-1]
            if gap > WIDE_GAP * char.size or (gap > WORD_GAP * char.size and _are_words(text[-1], char.text)):
                text.append(" ")
                lefts.append(rights[-1])
                rights.append(char.x0)
        for letter in char.text:
            text.append(letter)
            lefts.append(char.x0)
            rights.append(char.x1)
        if not blank:
            shown.append(char)
    if not shown:
        return None
    top, bottom = min(char.top for char in shown), max(char.bottom for char in shown)
    return Line("".join(text), page, top, bottom, lefts, rights, _size(shown)).cut(0, len(text))


def _size(chars: list[Char]) -> float:
    """Fonts differ in how high they say that they are; Chinese characters are as wide as they are called."""
    wide = sorted(char.x1 - char.x0 for char in chars if char.text >= _WIDE)
    return wide[len(wide) // 2] if wide else max(char.size for char in chars)


def _is_again(char: Char, shown: list[Char]) -> bool:
    """The same character once more at nearly the same place."""
    for other in reversed(shown[-3:]):
        if other.text == char.text and abs(other.x0 - char.x0) < min(TWICE * (other.x1 - other.x0), OFFSET):
            return True
    return False


def _are_words(before: str, after: str) -> bool:
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
