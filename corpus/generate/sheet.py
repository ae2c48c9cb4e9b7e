"""A table that can become one of a Word file or one of a PDF, whole or cut in two; each cell has what it states."""

from dataclasses import dataclass, field, replace

from corpus.claims import Cell
from corpus.generate.chance import Chance
from corpus.pdfwriter import Grid
from corpus.runs import cell_paragraph, deleted, inserted
from corpus.wordtable import Table

TWIPS = {False: 9071, True: 14570}
POINTS = {False: 471, True: 718}


@dataclass
class Sheet:
    """Rows list the cells that begin in them, as in `Table`. `cuts` are rows before which the table may be cut, each with
    the row that is printed again above it or none.
    """

    section: str
    widths: list[int]
    instance: int = 0
    title: tuple[str, ...] = ()
    unit: str = ""  # the line above the table
    foot: str = ""
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    cuts: list[tuple[int, int | None]] = field(default_factory=list)
    cut: tuple[int, int | None] | None = None
    size: int = 21
    wide: bool = False  # on a page across

    def row(self, *cells: Cell) -> None:
        self.rows.append(cells)

    def parts(self) -> list[list[tuple[Cell, ...]]]:
        """The rows of the one table, or of the two that it is cut into."""
        if self.cut is None:
            return [self.rows]
        at, again = self.cut
        first, rest = self._before(at), self._after(at)
        if again is None:
            return [first, rest]
        heads = [replace(cell, down=1, claims=()) for cell in self.rows[again]]
        if self.rows[again][0].down > at - again:  # the label of the block begins in the heads: it stands beside both
            heads[0] = replace(heads[0], down=1 + rest[0][0].down)
            rest[0] = rest[0][1:]
        return [first, [tuple(heads), *rest]]

    def _open(self, at: int) -> list[tuple[int, int, Cell]]:
        """The cells that go on from above into that row: how many rows they have had, their column, themselves."""
        going: dict[int, tuple[int, Cell]] = {}
        for r, cells in enumerate(self.rows[:at]):
            going = {c: (since, cell) for c, (since, cell) in going.items() if since + cell.down > r}
            queue, column = list(cells), 0
            while column < len(self.widths):
                if column in going:
                    column += going[column][1].across
                    continue
                cell = queue.pop(0)
                if cell.down > 1:
                    going[column] = (r, cell)
                column += cell.across
        return [(at - since, c, cell) for c, (since, cell) in sorted(going.items()) if since + cell.down > at]

    def _before(self, at: int) -> list[tuple[Cell, ...]]:
        return [
            tuple(replace(cell, down=min(cell.down, at - r)) for cell in cells)
            for r, cells in enumerate(self.rows[:at])
        ]

    def _after(self, at: int) -> list[tuple[Cell, ...]]:
        """What is left of a cell that was cut stands at the front: only labels at the left are ever open there."""
        going = self._open(at)
        assert [c for _, c, _ in going] == [sum(cell.across for _, _, cell in going[:i]) for i in range(len(going))]
        again = [replace(cell, down=cell.down - had, claims=()) for had, _, cell in going]
        return [(*again, *self.rows[at]), *self.rows[at + 1 :]]

    def table(self, rows: list[tuple[Cell, ...]], chance: Chance, revised: bool) -> Table:
        """For Word; where it is revised, some numbers have tracked changes and some rows were inserted."""
        whole = TWIPS[self.wide]
        t = Table(_scaled(self.widths, whole), self.section, self.instance, self.size, 360)
        for cells in rows:
            shown = [_spaced(_revised(cell, chance) if revised else cell, chance) for cell in cells]
            t.row(*shown, tracked="ins" if revised and chance.yes(0.05) else "")
        return t

    def grid(self, rows: list[tuple[Cell, ...]]) -> Grid:
        """For a PDF."""
        g = Grid(
            _scaled(self.widths, POINTS[self.wide]), self.section, self.instance, 8.5 if len(self.widths) > 9 else 9
        )
        for cells in rows:
            g.row(*(replace(cell, text=cell.text.replace("\v", "\n")) for cell in cells))
        return g


def _scaled(widths: list[int], whole: int) -> list[int]:
    return [width * whole // sum(widths) for width in widths]


def _revised(cell: Cell, chance: Chance) -> Cell:
    """A value that was corrected with changes tracked."""
    if not cell.claims or not cell.text.isascii() or len(cell.text) < 3 or not chance.yes(0.08):
        return cell
    runs = deleted(cell.text[::-1]) + inserted(cell.text)
    return replace(cell, xml=cell_paragraph(runs, cell.align, cell.indent))


def _spaced(cell: Cell, chance: Chance) -> Cell:
    """A value with white space around it, or nothing but white space, as clerks leave it."""
    if not cell.claims or cell.xml or not chance.yes(0.03):
        return cell
    return replace(cell, text=chance.one(["{}　", "　{}", " {} ", "\u00a0{}"]).format(cell.text))
