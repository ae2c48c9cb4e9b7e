"""The parts of a Word file in, its `Document` out: one pass over the body, then the notes."""

from dataclasses import dataclass, replace

from lxml.etree import _Element

from extract.read.word.content import content
from extract.read.word.grid import MAX_PLACES, CellText, TooManyPlacesError, column_edges, read_grid
from extract.read.word.indent import typed_width
from extract.read.word.names import ENDNOTE, FOOTNOTE, PARAGRAPH, TABLE, TYPE
from extract.read.word.numbering import Numbering
from extract.read.word.package import Parts
from extract.read.word.paragraph import ParagraphFormat, paragraph_properties
from extract.read.word.styles import Styles
from extract.read.word.text import TextReader
from schemas.document import Cell, Document, Paragraph, Source, Table


def read_parts(source: Source, parts: Parts) -> Document:
    """Everything that the reader of the printed document reads, in order."""
    reader = _BlockReader(parts)
    blocks = reader.story(parts.body, parts.document)
    count = reader.n_paragraphs
    boxed = _count_boxed(blocks, count)
    notes: list[Paragraph] = []
    for root in parts.notes:
        for note in root.iterchildren(FOOTNOTE, ENDNOTE):
            if note.get(TYPE, "normal") == "normal":
                for block in reader.story(note, root):
                    if isinstance(block, Table):
                        blocks.append(block)  # a note is prose; its table goes where tables are
                    else:
                        notes.append(replace(block, index=count + boxed + len(notes)))
    return Document(source, tuple(blocks), tuple(notes))


@dataclass(slots=True)
class _CellContent:
    """A cell while it is read: its lines, where its text begins, and the tables nested in it."""

    lines: list[str]
    nested: list[Table]
    indent: float | None = None


# Reports have some dozens of tables, a county's reports in one file a thousand; the widest tables of the largest units
# have some ten thousand cells. What lies far above takes longer to read than anyone waits.
MAX_TABLES = 5_000
MAX_CELLS = 100_000
_BOXED = -1  # the index of a paragraph in a text box until all of the body's are counted


class _BlockReader:
    """Reads blocks in document order, with what counts on from block to block."""

    def __init__(self, parts: Parts) -> None:
        self._styles = Styles(parts.styles)
        self._format = ParagraphFormat(self._styles, Numbering(parts.numbering, self._styles))
        self._n_tables = 0
        self._n_places = self._n_cells = 0
        self.n_paragraphs = 0

    def story(self, parent: _Element, root: _Element) -> list[Paragraph | Table]:
        """The blocks of the body or of a note."""
        blocks: list[Paragraph | Table] = []
        self._blocks(parent, TextReader(self._styles, root), blocks, boxed=False)
        return blocks

    def _blocks(self, parent: _Element, text: TextReader, blocks: list[Paragraph | Table], *, boxed: bool) -> None:
        for element in content(parent):
            tag = element.tag
            if tag == PARAGRAPH:
                paragraph = text.paragraph(element)
                number = self._format.number(paragraph_properties(paragraph.properties))
                blocks.append(Paragraph(_BOXED if boxed else self.n_paragraphs, paragraph.text, number))
                if not boxed:
                    self.n_paragraphs += 1
                for box in paragraph.boxes:
                    with text.aside():
                        self._blocks(box, text, blocks, boxed=True)
            elif tag == TABLE:
                blocks.extend(self._tables(element, text))

    def _tables(self, element: _Element, text: TextReader) -> list[Table]:
        """A table and, after it, those nested in it; indices count where tables begin."""
        index = self._n_tables
        self._n_tables += 1
        if self._n_tables > MAX_TABLES:
            raise TooManyPlacesError(f"> {MAX_TABLES} tables")
        nested: list[Table] = []
        grid = read_grid(element, lambda cell: self._cell(cell, text, nested), self._skip, index)
        table = Table(index, grid, edges=column_edges(element, len(grid[0]) if grid else 0))
        self._n_places += table.n_rows * table.n_cols
        if self._n_places > MAX_PLACES:
            raise TooManyPlacesError(f"{self._n_places} > {MAX_PLACES}")
        inner = [replace(one, inside=index) if one.inside is None else one for one in nested]
        return [table, *inner] if table.n_cols else inner

    def _cell(self, element: _Element, text: TextReader, nested: list[Table]) -> CellText:
        self._n_cells += 1
        if self._n_cells > MAX_CELLS:
            raise TooManyPlacesError(f"> {MAX_CELLS} cells")
        cell = _CellContent([], nested)
        self._lines(element, text, cell)
        return CellText("\n".join(cell.lines), cell.indent or 0.0)

    def _lines(self, parent: _Element, text: TextReader, cell: _CellContent) -> None:
        for element in content(parent):
            tag = element.tag
            if tag == PARAGRAPH:
                paragraph = text.paragraph(element)
                properties = paragraph_properties(paragraph.properties)
                number = self._format.number(properties)
                cell.lines.append(number + paragraph.text)
                if cell.indent is None and (number or paragraph.text.strip()):
                    typed = 0.0 if number else typed_width(paragraph.text)
                    cell.indent = self._format.indent(properties) + typed
                for box in paragraph.boxes:
                    with text.aside():
                        self._lines(box, text, cell)
            elif tag == TABLE:
                self._nested(self._tables(element, text), cell)

    def _nested(self, tables: list[Table], cell: _CellContent) -> None:
        """A nested table of one cell is only a frame around some of the outer cell's text."""
        only = _only_cell(tables[0]) if tables else None
        if only is None:
            cell.nested.extend(tables)
            return
        cell.lines.append(only.text)
        if cell.indent is None and only.text.strip():
            cell.indent = only.indent
        cell.nested.extend(tables[1:])

    def _skip(self, element: _Element) -> None:
        """What is not shown still counts as it stands."""
        self._n_tables += sum(1 for _ in element.iter(TABLE))


def _only_cell(table: Table) -> Cell | None:
    cells = table.cells()
    first = next(cells, None)
    return first if next(cells, None) is None else None


def _count_boxed(blocks: list[Paragraph | Table], count: int) -> int:
    """Let the paragraphs of text boxes count on from the body's; how many they are."""
    boxed = 0
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.index == _BOXED:
            blocks[place] = replace(block, index=count + boxed)
            boxed += 1
    return boxed
