"""A table of a Word file, written cell by cell: spans, widths, borders, and what its cells state."""

from collections.abc import Sequence

from corpus.claims import Cell, Claim
from corpus.runs import AUTHOR, cell_paragraph, run


def borders(kind: str = "single") -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return (
        "<w:tblBorders>"
        + "".join(f'<w:{s} w:val="{kind}" w:sz="4" w:space="0" w:color="000000"/>' for s in sides)
        + "</w:tblBorders>"
    )


class Table:
    """A table written row by row: a row lists the cells that begin in it, vertical merges go on by themselves."""

    def __init__(
        self,
        widths: Sequence[int],
        section: str = "",
        instance: int = 0,
        size: int = 21,
        row_height: int = 400,
        font: str = "宋体",
    ) -> None:
        self.font = font
        self.widths, self.section, self.instance, self.size, self.row_height = (
            list(widths),
            section,
            instance,
            size,
            row_height,
        )
        self.rows: list[str] = []
        self.placed: list[tuple[int, int, Claim]] = []
        self.open: dict[int, tuple[int, int]] = {}  # grid column -> (rows still to go, span)
        self.later_forms: list[int] = []  # the rows where another form begins in the same table

    def next_form(self) -> None:
        """What follows is another form in the same table."""
        self.later_forms.append(len(self.rows))

    def instance_at(self, row: int) -> int:
        return self.instance + sum(first <= row for first in self.later_forms)

    def row(self, *cells: Cell, height: int = 0, tracked: str = "", repeats: bool = False) -> None:
        """Writes one row; `tracked` is `ins` or `del`, `repeats` asks Word to print it on each page."""
        line, at, queue = [], 0, list(cells)
        r = len(self.rows)
        going: dict[int, tuple[int, int]] = {}
        while at < len(self.widths):
            if at in self.open:
                left, span = self.open[at]
                line.append(
                    self._tc(
                        at,
                        span,
                        '<w:vMerge w:val="continue"/>' if r % 2 else "<w:vMerge/>",
                        cell_paragraph("", "center"),
                    )
                )
                if left > 1:
                    going[at] = (left - 1, span)
                at += span
                continue
            cell = queue.pop(0)
            line.append(
                self._tc(
                    at,
                    cell.across,
                    '<w:vMerge w:val="restart"/>' if cell.down > 1 else "",
                    cell.xml or self._paragraphs(cell),
                    cell,
                )
            )
            self.placed += [(r, at, claim) for claim in cell.claims]
            if cell.down > 1:
                going[at] = (cell.down - 1, cell.across)
            at += cell.across
        assert (queue, at) == ([], len(self.widths)), (r, at, [c.text for c in queue])
        self.open = going
        more = "<w:tblHeader/>" if repeats else ""
        more += f'<w:{tracked} w:id="{800 + r}" {AUTHOR}/>' if tracked else ""
        self.rows.append(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height or self.row_height}" w:hRule="atLeast"/>{more}</w:trPr>{"".join(line)}</w:tr>'
        )

    def _tc(self, at: int, span: int, merge: str, paragraphs: str, cell: Cell | None = None) -> str:
        width = sum(self.widths[at : at + span])
        grid_span = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        none = ""
        if cell is not None and cell.unbordered:
            none = (
                "<w:tcBorders>" + "".join(f'<w:{s} w:val="nil"/>' for s in ("top", "left", "right")) + "</w:tcBorders>"
            )
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid_span}{merge}{none}<w:vAlign w:val="center"/></w:tcPr>{paragraphs}</w:tc>'

    def _paragraphs(self, cell: Cell) -> str:
        parts = cell.text.split("\n")
        return "".join(
            cell_paragraph(run(p, cell.size or self.size, self.font, cell.bold) if p else "", cell.align, cell.indent)
            for p in parts
        )

    def xml(self) -> str:
        assert not self.open, self.open
        grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in self.widths)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:jc w:val="center"/>{borders()}<w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(self.rows)}</w:tbl>'
        )
