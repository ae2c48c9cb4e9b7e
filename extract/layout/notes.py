"""Footnotes: the raised marks that point to them, and where on a page they begin."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.layout.laid import Placed
from extract.layout.lines import Line
from extract.layout.marks import Char, Page, Ruling

RULE = 0.4  # of the page's width that the line above footnotes takes at most
NARROW = 0.4  # of an em: a digit as narrow is small
RAISED = 0.12  # of an em by which it stands above the foot of its neighbour
NEAR = 0.3  # of an em between the two
LETTER = 1.25  # ems that one takes to be as wide as an m

_POWERS = {"2": "²", "3": "³"}
_OF_POWERS = frozenset("m米")
_NOTE = re.compile(r"[\[〔（(]?(\d{1,2})(?![\d.．、，,])[\]〕）)]?\s*|([①-⑳*＊※])\s*|(注)(?=\d?[:：])")
_WIDE = "\u2e80"


def without_marks(chars: list[Char]) -> tuple[list[Char], frozenset[str]]:
    """The characters without raised digits, and what these said; behind a metre they are powers and stay, as `²`."""
    kept: list[Char] = []
    marks: list[str] = []
    in_mark = False
    for char in chars:
        last = kept[-1] if kept else None
        if last is None or not char.text.isdecimal() or not _is_raised(char, last, marks[-1:] if in_mark else []):
            kept.append(char)
            in_mark = False
        elif last.text in _OF_POWERS and char.text in _POWERS:
            kept.append(replace(char, text=_POWERS[char.text]))
        elif in_mark:
            marks[-1] += char.text
        else:
            marks.append(char.text)
            in_mark = True
    return (kept, frozenset(marks)) if len(kept) < len(chars) else (kept, frozenset())


def _is_raised(char: Char, last: Char, mark: list[str]) -> bool:
    """Whether a digit is small and stands high behind the character before it, or behind a `mark`'s other digits."""
    width = last.x1 - last.x0
    if last.text >= _WIDE:
        em = width
    elif last.text.isdecimal():
        em = 2 * width
    elif last.text in "m%)":
        em = LETTER * width
    else:
        return False
    gap = char.x0 - last.x1 - sum(NARROW * em for digits in mark for _ in digits)
    is_small = char.x1 - char.x0 <= NARROW * em
    return is_small and last.bottom - char.bottom >= RAISED * em and abs(gap) <= NEAR * em


def notes_of(
    page: Page, across: Iterable[Ruling], tables: Sequence[Placed], lines: list[Line], marks: frozenset[str]
) -> tuple[float, list[Line]]:
    """Where the footnotes begin, and the lines of the page with the marks before the notes off.

    They begin below a short line at the foot of the page, or with one of the marks in its text.
    """
    low = max((placed.bottom for placed in tables), default=page.height / 2)
    rules = [rule.at for rule in across if rule.at >= low and rule.end - rule.start < RULE * page.width]
    for place, line in enumerate(lines):
        note = _NOTE.match(line.text) if line.middle > low else None
        if note is None:
            continue
        above = lines[place - 1].middle if place else low
        if note[1] in marks or note[2] in marks or any(above < at < line.middle for at in rules):
            return line.top, [*lines[:place], *map(_without_mark, lines[place:])]
    return page.height, lines


def _without_mark(line: Line) -> Line:
    note = _NOTE.match(line.text)
    return (line.cut(note.end(), len(line.text)) or line) if note is not None else line
