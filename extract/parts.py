"""A document in, its reports out: most hold one, a bundle holds several, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.cover import begins_cover, find_title, read_cover, same_body
from extract.identify import Identified, identify
from normalize.fold import fold, strip_outer
from schemas.document import Document, Paragraph
from schemas.values import Section

CAPTION_MAX_LENGTH = 40
ONCE: tuple[Section, ...] = ("basic_data", "self_evaluation")  # the forms that a report has once


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks of one report in a document."""

    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Identified, ...]


def section_of(found: Identified) -> Section:
    return found.form.template.section if found.form is not None else "other"


def parts_of(document: Document) -> list[Part]:
    """Another report begins with a title, where a form that a report has once comes again or the body is another."""
    tables = {id(found.table): found for found in identify(document)}
    parts: list[Part] = []
    paragraphs: list[Paragraph] = []
    waiting: list[Paragraph] = []
    own: list[Identified] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            waiting.append(block)
            continue
        found = tables[id(block)]
        cut = _begins_another(found, own, paragraphs, waiting)
        if cut is not None:
            parts.append(Part((*paragraphs, *waiting[:cut]), tuple(own)))
            paragraphs, waiting, own = [], waiting[cut:], []
        paragraphs += waiting
        waiting = []
        own.append(found)
    return [*parts, Part((*paragraphs, *waiting, *document.notes), tuple(own))]


def _begins_another(
    found: Identified, own: list[Identified], paragraphs: list[Paragraph], waiting: list[Paragraph]
) -> int | None:
    """Where in the lines before a table the next report begins; None where the table belongs to this one."""
    if all(table.form is None for table in own):
        return None
    filled = [place for place, paragraph in enumerate(waiting) if strip_outer(paragraph.text)]
    lines = [strip_outer(waiting[place].text) for place in filled]
    cover, before = read_cover(waiting), read_cover(paragraphs)
    repeats = section_of(found) in ONCE and any(section_of(other) == section_of(found) for other in own)
    if not cover.title:
        return _top_of_caption(waiting) if repeats and _about_another(found, own) else None
    if not before.title:  # its tables came first: this title is its own, and the next report has none yet
        return len(waiting) if repeats else None
    another = bool(cover.org_name and before.org_name) and not same_body(cover.org_name, before.org_name)
    if not repeats and not (another and fold(cover.title) != fold(before.title)):
        return None
    place, _ = find_title(lines)
    return filled[_top_of_cover(lines, place or 0)]


def _about_another(found: Identified, own: list[Identified]) -> bool:
    """Whether the form names another body than the one of its kind before it does."""
    before = next((other for other in own if section_of(other) == section_of(found)), None)
    names = [_named_in(table) for table in (found, before) if table is not None]
    return len(names) == 2 and all(names) and not same_body(*names)


def _named_in(found: Identified) -> str:
    """Whom a form says that it is about: the cell right of 预算部门."""
    table = found.table
    labels = (cell for cell in table.cells() if found.form is not None and cell.text in found.form.opening)
    beside = (table.at(label.row, label.right) for label in labels)
    return next((strip_outer(cell.text) for cell in beside if cell is not None), "")


def _top_of_caption(waiting: list[Paragraph]) -> int:
    """Up over the short lines right above a table."""
    top = len(waiting)
    while top > 0 and len(waiting[top - 1].text) <= CAPTION_MAX_LENGTH:
        top -= 1
    return top


def _top_of_cover(lines: Sequence[str], title: int) -> int:
    """Up over the lines above a title that belong to its cover: an annex mark, the body's name, the year."""
    top = title
    while top > 0 and begins_cover(lines[top - 1]):
        top -= 1
    return top
