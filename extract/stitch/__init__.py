"""A document as it physically stands in, the same with whole tables out: what was cut by hand or page is joined.

Each cell keeps the place where it physically stands as its `origin`; the paragraphs stay.
"""

from dataclasses import replace

from extract.form import Form
from extract.identify import CAPTION_PARAGRAPHS
from extract.stitch.columns import LastPart, as_its_own, together
from extract.stitch.evidence import Standing, continues
from extract.stitch.forms_in_one import forms_in
from schemas.document import Document, Paragraph, Table


def stitched(document: Document, known: tuple[Form, ...] | None = None) -> Document:
    """Join each table to the one that it continues, and part the forms that share one table."""
    walk = _Walk(known)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            walk.take_line(block)
        else:
            first, *others = forms_in(block, known)
            walk.take_table(first)
            for table in others:
                walk.begin_table(table)
    return replace(document, blocks=tuple(walk.blocks))


class _Walk:
    """The blocks so far, and the last table that stands by itself: where it is, its caption, and the lines since."""

    def __init__(self, known: tuple[Form, ...] | None) -> None:
        self._known = known
        self.blocks: list[Paragraph | Table] = []
        self._place: int | None = None
        self._caption: tuple[str, ...] = ()
        self._last: LastPart | None = None
        self._since: list[str] = []
        self._frames: set[int] = set()

    def take_line(self, paragraph: Paragraph) -> None:
        if paragraph.text.strip():
            self._since.append(paragraph.full_text)
        self.blocks.append(paragraph)

    def take_table(self, table: Table) -> None:
        only = table.at(0, 0) if table.n_rows == table.n_cols == 1 else None
        if only is not None:  # a frame: what it says stands above the tables in it
            self._frames.add(table.index)
            self._place, self._since = None, [line for line in only.text.split("\n") if line.strip()]
            self.blocks.append(table)
            return
        if table.inside is not None and table.inside not in self._frames:
            self.blocks.append(table)  # nested in a cell: no neighbour of the tables around it
            return
        before = self.blocks[self._place] if self._place is not None else None
        if isinstance(before, Table) and self._place is not None:
            last = self._last or as_its_own(before)
            found = continues(Standing(before, self._caption, last), tuple(self._since), table, self._known)
            if found is not None:
                self.blocks[self._place], self._last = together(before, table, found)
                self._since.clear()
                return
        self.begin_table(table)

    def begin_table(self, table: Table) -> None:
        """A table that goes on with nothing."""
        self._last = None
        self._place = len(self.blocks)
        self._caption = tuple(reversed(self._since[-CAPTION_PARAGRAPHS:]))
        self._since.clear()
        self.blocks.append(table)
