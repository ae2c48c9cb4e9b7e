"""A document in, its reports out: most hold one, a bundle holds several, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from extract.again import ONCE
from extract.cover import Title, begins_cover, is_signing_date, same_body, titles_in
from extract.form import Form
from extract.identify import Identified, identify
from normalize.fold import spelled, strip_outer
from schemas.document import Document, Paragraph
from schemas.values import Section

CAPTION_MAX_LENGTH = 40
TEXT_MIN_LINES = 10  # a report of text alone has at least as many lines after its title


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks of one report in a document."""

    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Identified, ...]


def parts_of(document: Document, known: tuple[Form, ...] | None = None) -> list[Part]:
    """Another report begins where a title names another body or year, or a form speaks of another body."""
    found = {id(table.table): table for table in identify(document, known)}
    blocks = [block if isinstance(block, Paragraph) else found[id(block)] for block in document.blocks]
    walk = _Walk(blocks, _placed_titles(blocks))
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            walk.take_line(place)
        else:
            walk.take_table(place, block)
    cuts = [0, *walk.cuts, len(blocks)]
    parts = [_part(blocks[start:end]) for start, end in pairwise(cuts)]
    last = parts[-1]
    return [*parts[:-1], Part((*last.paragraphs, *document.notes), last.tables)]


def section_of(found: Identified) -> Section:
    return found.form.template.section if found.form is not None else "other"


def _is_alike(one: Identified, other: Identified) -> bool:
    """Whether a report has only one of the two: of one section, and both whole or both secondary."""
    if one.form is None or other.form is None:
        return one.form is other.form
    return section_of(one) == section_of(other) and one.form.template.secondary == other.form.template.secondary


def _part(blocks: "list[Paragraph | Identified]") -> Part:
    return Part(
        tuple(block for block in blocks if isinstance(block, Paragraph)),
        tuple(block for block in blocks if not isinstance(block, Paragraph)),
    )


def _placed_titles(blocks: "list[Paragraph | Identified]") -> dict[int, tuple[int, Title]]:
    """The titles by the block where each begins, with the block where its cover begins."""
    placed: dict[int, tuple[int, Title]] = {}
    for run in _runs_of_lines(blocks):
        lines = [strip_outer(text) for _, text in run]
        for title in titles_in(lines):
            top = title.line
            while top > 0 and begins_cover(lines[top - 1]):
                top -= 1
            placed[run[title.line][0]] = (run[top][0], title)
    return placed


def _runs_of_lines(blocks: "list[Paragraph | Identified]") -> Iterator[list[tuple[int, str]]]:
    """The filled lines between tables, each with its place."""
    run: list[tuple[int, str]] = []
    for place, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            yield run
            run = []
        elif strip_outer(block.text):
            run.append((place, spelled(block.text)))
    yield run


@dataclass(slots=True)
class _Own:
    """What the report under way has so far: its title, its forms, and where the lines since its last table begin."""

    title: Title | None = None
    titled_at: int = 0
    forms: list[Identified] = field(default_factory=list)
    since: int = 0
    title_after_tables: bool = False


class _Walk:
    """Goes through the blocks once and notes where a report begins."""

    def __init__(self, blocks: "list[Paragraph | Identified]", titles: dict[int, tuple[int, Title]]) -> None:
        self.blocks = blocks
        self.titles = titles
        self.cuts: list[int] = []
        self.own = _Own()

    def take_line(self, place: int) -> None:
        top, title = self.titles.get(place, (0, None))
        if title is None:
            return
        own = self.own
        if own.title is None:
            names = [name for form in own.forms if (name := _department_in(form))]
            if title.body and names and not any(same_body(title.body, name) for name in names):
                self._begin(top, title, place)
            else:
                own.title, own.titled_at, own.title_after_tables = title, place, bool(own.forms)
        elif own.forms or place - own.titled_at >= TEXT_MIN_LINES:
            another = title.body and own.title.body and not same_body(title.body, own.title.body)
            later = title.year and own.title.year and title.year != own.title.year and title.body and own.forms
            if another or later:
                self._begin(top, title, place)

    def take_table(self, place: int, table: Identified) -> None:
        if table.form is not None:
            top = self._begins_before(place, table)
            if top is not None:
                title = next((self.titles[at][1] for at in range(top, place) if at in self.titles), None)
                self._begin(top, title, place)
            self.own.forms.append(table)
        self.own.since = place + 1

    def _begin(self, top: int, title: Title | None, place: int) -> None:
        self.cuts.append(top)
        self.own = _Own(title, place, since=top)

    def _begins_before(self, place: int, table: Identified) -> int | None:
        """Where the report of a form begins, if it is not the one under way."""
        before = next((form for form in self.own.forms if _is_alike(form, table)), None)
        repeats = before is not None and section_of(table) in ONCE
        name = _department_in(table)
        titled = next((self.titles[at][0] for at in range(self.own.since, place) if at in self.titles), None)
        if repeats and titled is not None and not self.own.title_after_tables:
            return titled
        if repeats and self.own.title_after_tables:
            return self._caption_top(place)
        if repeats and before is not None and name and (other := _department_in(before)) and not same_body(name, other):
            return self._caption_top(place)
        coming = next((title for at, (_, title) in sorted(self.titles.items()) if at > place), None)
        body = self.own.title.body if self.own.title is not None else ""
        if name and body and coming is not None and coming.body:
            return self._caption_top(place) if same_body(name, coming.body) and not same_body(name, body) else None
        return None

    def _caption_top(self, place: int) -> int:
        """Up over the short lines right above a table, but not over the date of the report before it."""
        top = place
        while top > self.own.since:
            line = self.blocks[top - 1]
            if not isinstance(line, Paragraph) or len(line.text) > CAPTION_MAX_LENGTH or is_signing_date(line.text):
                break
            top -= 1
        return top


def _department_in(found: Identified) -> str:
    """The body that a form of a whole department says it is about: the cell right of 预算部门."""
    form, table = found.form, found.table
    if form is None or section_of(found) not in ONCE:
        return ""
    for label in table.cells():
        if label.text in form.opening:
            beside = (cell for cell in table.crossing(label.row) if cell.col >= label.right)
            return next((text for cell in beside if (text := strip_outer(cell.text)) and text not in form.opening), "")
    return ""
