"""What a file says, before anyone asks what it means: paragraphs and true table grids."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text stands; positions that a format lacks are None.

    `page` counts from 1, all others from 0. `table` is the physical table in document order, `row` and `col` the
    top-left of the cell in that table's grid; `bbox` is `x0, top, x1, bottom` in points; `paragraph`, `start` and
    `end` are a character span of prose.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    col: int | None = None
    bbox: Box | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one file. `name` is the path relative to what was given; `format` is found by content."""

    name: str
    data: bytes
    sha256: str
    format: str


@dataclass(frozen=True, slots=True)
class Printed:
    """One line of a paragraph on a page: from which character on, and the edges of each in points."""

    start: int
    page: int
    top: float
    bottom: float
    lefts: Sequence[float]
    rights: Sequence[float]

    def box(self, start: int, end: int) -> Box | None:
        """Around the characters from `start` to `end` of the paragraph that stand in this line."""
        first, last = max(start - self.start, 0), min(end - self.start, len(self.lefts))
        if first >= last:
            return None
        return min(self.lefts[first:last]), self.top, max(self.rights[first:last]), self.bottom


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of prose.

    `index` is its place among the body's paragraphs, blank ones counted, notes after the body. `number` is the list
    number that the file restores and the text lacks (`一、`); it is no part of `text`, so spans count without it.
    `printed` are its lines where the file tells where they stand.
    """

    index: int
    text: str
    number: str = ""
    page: int | None = None
    printed: tuple[Printed, ...] = ()

    @property
    def full_text(self) -> str:
        """The text as a reader sees it, with its list number."""
        return self.number + self.text

    def place(self, start: int, end: int | None) -> Provenance:
        """Where characters stand, to the end if there is none; those that a page break parts: their first part."""
        last = len(self.text) if end is None else end
        boxes = [(line.page, box) for line in self.printed if (box := line.box(start, last)) is not None]
        page = boxes[0][0] if boxes else self.page
        there = [box for where, box in boxes if where == page]
        bbox = around(there) if there else None
        return Provenance(page=page, bbox=bbox, paragraph=self.index, start=start, end=end)


def around(boxes: Sequence[Box]) -> Box:
    """The box that holds them all, to a hundredth of a point."""
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return round(min(x0s), 2), round(min(tops), 2), round(max(x1s), 2), round(max(bottoms), 2)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell at the top-left of the area that it covers.

    `text` keeps its paragraph and line breaks as `\\n` and includes restored list numbers. `indent` is where its text
    begins, in widths of a Chinese character: the file's indentation and the typed white space together. `origin` is
    the table, row and column where it physically stands, set where joining or a deleted row above moved it.
    """

    text: str
    row: int
    col: int
    row_span: int = 1
    col_span: int = 1
    indent: float = 0.0
    page: int | None = None
    bbox: Box | None = None
    origin: tuple[int, int, int] | None = None

    @property
    def bottom(self) -> int:
        """The first row below the cell."""
        return self.row + self.row_span

    @property
    def right(self) -> int:
        """The first column to the right of the cell."""
        return self.col + self.col_span


@dataclass(frozen=True, slots=True)
class Table:
    """A true grid: `grid[row][col]` is the cell that covers the place, None where the table has a hole.

    `index` counts the tables of the document as they physically stand (nested ones where they begin). `edges` are the
    left and right edges of its columns in points, empty where the file does not tell. `joined` are the tables whose
    rows were joined to it, `repeated` the rows that only say the headings once more or are blank at a cut, `inside` the
    table in whose cell it stands.
    """

    index: int
    grid: tuple[tuple[Cell | None, ...], ...]
    page: int | None = None
    edges: tuple[float, ...] = ()
    joined: tuple[int, ...] = ()
    repeated: frozenset[int] = frozenset()
    inside: int | None = None

    @property
    def n_rows(self) -> int:
        return len(self.grid)

    @property
    def n_cols(self) -> int:
        return len(self.grid[0]) if self.grid else 0

    def at(self, row: int, col: int) -> Cell | None:
        """The cell that covers the place, None outside the grid or in a hole."""
        if 0 <= row < len(self.grid) and 0 <= col < len(self.grid[row]):
            return self.grid[row][col]
        return None

    def place(self, cell: Cell) -> Provenance:
        """Where a cell of this table physically stands."""
        table, row, col = cell.origin or (self.index, cell.row, cell.col)
        return Provenance(page=cell.page, table=table, row=row, col=col, bbox=cell.bbox)

    def starting_in(self, row: int) -> Iterator[Cell]:
        """The cells whose top-left lies in the row, from left to right."""
        for col, cell in enumerate(self.grid[row]):
            if cell is not None and cell.row == row and cell.col == col:
                yield cell

    def crossing(self, row: int) -> Iterator[Cell]:
        """The cells that cover the row, each once, from left to right; vertical merges from above included."""
        last: Cell | None = None
        for cell in self.grid[row]:
            if cell is not None and cell is not last:
                yield cell
            last = cell

    def cells(self) -> Iterator[Cell]:
        """Every cell once, row by row."""
        for row in range(len(self.grid)):
            yield from self.starting_in(row)


def grid_of(cells: list[Cell], n_rows: int, n_cols: int) -> tuple[tuple[Cell | None, ...], ...]:
    """Lay cells out on a grid of the given size; where two overlap, the later one yields."""
    rows: list[list[Cell | None]] = [[None] * n_cols for _ in range(n_rows)]
    for cell in cells:
        for row in range(cell.row, min(cell.bottom, n_rows)):
            line = rows[row]
            for col in range(cell.col, min(cell.right, n_cols)):
                if line[col] is None:
                    line[col] = cell
    return tuple(tuple(line) for line in rows)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its paragraphs and tables in the order in which they stand.

    `scans` are the pages (from 1) that are only pictures; `unread` are pages of which something is missing, and why;
    `damaged` counts the parts of the file that are.
    """

    source: Source
    blocks: tuple[Paragraph | Table, ...]
    notes: tuple[Paragraph, ...] = field(default=())
    scans: tuple[int, ...] = ()
    unread: tuple[tuple[int, str], ...] = ()
    damaged: int = 0

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body in order, then the notes."""
        body = tuple(block for block in self.blocks if isinstance(block, Paragraph))
        return body + self.notes
