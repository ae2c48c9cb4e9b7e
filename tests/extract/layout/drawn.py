"""Pages drawn by hand: characters and lines where a test wants them, in points from the top left."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.layout import Char, Page, Ruling, blocks_of, laid
from schemas.document import Paragraph, Table

A4 = (595.0, 842.0)


class Drawing:
    """A page being drawn; a Chinese character is `size` wide, a Latin one half of it."""

    def __init__(self, number: int = 1, size: float = 10.0) -> None:
        self.page = Page(number, *A4)
        self.size = size
        self.runs = 0

    def text(self, text: str, x: float, top: float, size: float = 0.0, pitch: float = 0.0) -> float:
        """Writes a text in one go from x on, `pitch` points apart if given, and says where it ends."""
        size = size or self.size
        self.runs += 1
        for char in text:
            width = size if char >= "\u2e80" or char in "“”—…" else size / 2
            self.page.chars.append(Char(char, x, top, x + width, top + size, run=self.runs))
            x += pitch or width
        return x

    def across(self, y: float, start: float, end: float) -> None:
        self.page.across.append(Ruling(y, start, end))

    def down(self, x: float, start: float, end: float) -> None:
        self.page.down.append(Ruling(x, start, end))

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Every side of every cell as a line of its own, as most programs draw."""
        for y in ys:
            for left, right in pairwise(xs):
                self.across(y, left, right)
        for x in xs:
            for top, bottom in pairwise(ys):
                self.down(x, top, bottom)

    def fill(self, xs: Sequence[float], ys: Sequence[float], rows: Iterable[Sequence[str]]) -> None:
        for top, row in zip(ys, rows, strict=False):
            for left, text in zip(xs, row, strict=False):
                self.text(text, left + 5, top + 5)


def blocks(*drawings: Drawing) -> tuple[Paragraph | Table, ...]:
    return blocks_of([laid(drawing.page) for drawing in drawings])


def only_table(*drawings: Drawing) -> Table:
    (table,) = (block for block in blocks(*drawings) if isinstance(block, Table))
    return table


def paragraphs(*drawings: Drawing) -> list[str]:
    return [block.text for block in blocks(*drawings) if isinstance(block, Paragraph)]


def rows(table: Table) -> list[list[str]]:
    """The texts of the cells that begin in each row."""
    return [[cell.text for cell in table.starting_in(row)] for row in range(table.n_rows)]


def spans(table: Table) -> dict[str, tuple[int, int, int, int]]:
    return {cell.text: (cell.row, cell.col, cell.row_span, cell.col_span) for cell in table.cells() if cell.text}
