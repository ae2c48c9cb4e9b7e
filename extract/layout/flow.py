"""Pages in, the blocks of a document out: tables, and the paragraphs around them over lines, columns and pages."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.layout.aligned import aligned_tables
from extract.layout.columns import Part, in_reading_order
from extract.layout.furniture import without_furniture
from extract.layout.grid import areas_of, table_of
from extract.layout.laid import Laid, Placed
from extract.layout.lines import lines_of
from extract.layout.marks import Char, Page
from extract.layout.notes import notes_of, without_marks
from extract.layout.paragraphs import Flow, paragraphs_of
from extract.layout.rulings import Frame, frames_of
from extract.layout.rulings import lines_of as whole_lines
from extract.layout.unsaid import without_lines_of_text, without_watermarks
from schemas.document import Paragraph, Table


def laid(page: Page) -> Laid:
    """One page; its tables are numbered when the document is."""
    chars, page.across = without_lines_of_text(without_watermarks(page.chars), page.across, page.down)
    chars, marks = without_marks(chars)
    tables: list[Placed] = []
    for frame in frames_of(page):
        areas = areas_of(frame)
        if len(areas) > 1:  # else it is a box around text, or around the page
            inside, chars = _parted(chars, frame)
            tables.append(Placed(frame.box[1], frame.box[3], table_of(frame, areas, inside, page)))
    lines = lines_of([char for char in chars if not char.on_side], page.number)
    found, lines = aligned_tables(lines, page)
    tables = sorted([*tables, *found], key=lambda one: one.top)
    notes, lines = notes_of(page, whole_lines(page.across), tables, lines, marks)
    return Laid(page.number, page.width, page.height, tables, lines, notes)


def _parted(chars: list[Char], frame: Frame) -> tuple[list[Char], list[Char]]:
    """Those in the frame, and the others."""
    x0, top, x1, bottom = frame.box
    inside: list[Char] = []
    outside: list[Char] = []
    for char in chars:
        within = x0 <= (char.x0 + char.x1) / 2 <= x1 and top <= char.middle <= bottom
        (inside if within else outside).append(char)
    return inside, outside


def blocks_of(pages: Iterable[Laid]) -> tuple[Paragraph | Table, ...]:
    """The blocks of a document in reading order, tables and paragraphs each counted from 0."""
    count = itertools.count()
    return tuple(
        replace(block, index=next(count)) if isinstance(block, Table) else block
        for block in paragraphs_of(_flow(without_furniture(list(pages))))
    )


def _flow(pages: list[Laid]) -> Iterator[Flow]:
    """The parts of the pages, then their footnotes."""
    for page in pages:
        waiting = list(page.tables)
        lines = [line for line in page.lines if line.middle < page.notes]
        for part in in_reading_order(lines, [placed.top for placed in page.tables], page.width):
            while waiting and waiting[0].top < part.top:
                yield waiting.pop(0).table
            yield part
        yield from (placed.table for placed in waiting)
    for page in pages:
        if notes := [line for line in page.lines if line.middle >= page.notes]:
            yield Part(notes[0].top, page.width, 0, notes)
