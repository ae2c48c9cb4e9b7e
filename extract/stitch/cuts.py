"""The cells above and below a page break in, the same out with each text whole that the break cut in two."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from extract.labels import list_number
from normalize.fold import fold, strip_outer
from normalize.numerals import parse_number
from schemas.document import Cell

ENDING = 2  # characters that the labels of a column may have in common at their end: 指标
LABELS_MIN = 2  # that have them

_ENDED = re.compile(r"[。！？；.!?;]$")
_BEGINS_ANEW = re.compile(r"指标\d|…|—|其中|[①-⑳]")
_WEIGHT = re.compile(r"\(\d+(?:\.\d+)?(?:分|%)?\)$")

Row = dict[tuple[int, int], Cell]


def without_cuts(above: list[Cell], below: list[Cell], first: int) -> tuple[list[Cell], list[Cell], bool]:
    """Both with the texts joined in the upper cells; the last says whether the row `first` below is used up.

    A row is cut where all that stands below the break goes on with what stands above it, and something is not said
    again. A label is cut where only its two parts together end as the labels of its column do.
    """
    last = max((cell.bottom for cell in above), default=0)
    upper: Row = {(cell.col, cell.right): cell for cell in above if cell.bottom == last}
    lower: Row = {(cell.col, cell.right): cell for cell in below if cell.row == first}
    goes_on = _is_cut_row(upper, lower)
    joined = {
        place
        for place, cell in lower.items()
        if strip_outer(cell.text)
        and place in upper
        and (goes_on if cell.row_span == 1 else _is_cut_label(upper[place], cell, [*above, *below]))
    }
    grown = {id(upper[place]): replace(upper[place], text=_whole(upper[place], lower[place])) for place in joined}
    emptied = {id(lower[place]): replace(lower[place], text="") for place in joined}
    used_up = goes_on and not any(strip_outer(lower[place].text) for place in lower.keys() - joined)
    return [grown.get(id(cell), cell) for cell in above], [emptied.get(id(cell), cell) for cell in below], used_up


def _whole(upper: Cell, lower: Cell) -> str:
    return strip_outer(upper.text) + strip_outer(lower.text)


def _is_cut_row(upper: Row, lower: Row) -> bool:
    said = {place: cell for place, cell in lower.items() if strip_outer(cell.text) and cell.row_span == 1}
    if not said or not all(_may_go_on(upper.get(place), cell) for place, cell in said.items()):
        return False
    silent = any(
        strip_outer(cell.text) and not strip_outer(lower[place].text)
        for place, cell in upper.items()
        if place in lower and lower[place].row_span == 1
    )
    return silent and any(not _ENDED.search(strip_outer(upper[place].text)) for place in said)


def _may_go_on(upper: Cell | None, lower: Cell) -> bool:
    text = fold(lower.text)
    return (
        upper is not None
        and bool(strip_outer(upper.text))
        and parse_number(text.rstrip("%分")) is None
        and list_number(text) is None
        and not _BEGINS_ANEW.match(text)
    )


def _is_cut_label(upper: Cell, lower: Cell, cells: Iterable[Cell]) -> bool:
    endings = Counter(
        ending
        for cell in cells
        if (cell.col, cell.right) == (lower.col, lower.right)
        and cell is not upper
        and cell is not lower
        and (ending := _ending(cell.text))
    )
    usual = {ending for ending, times in endings.items() if times >= LABELS_MIN}
    return _ending(_whole(upper, lower)) in usual and _ending(upper.text) not in usual


def _ending(text: str) -> str:
    return _WEIGHT.sub("", fold(text))[-ENDING:]
