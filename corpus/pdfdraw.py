"""Blocks in, a PDF out by ReportLab, in any of the ways in which programs draw lines and place characters."""

import math
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.claims import Cell
from corpus.pdfwriter import Block, Draw, Grid

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

A4 = (595.28, 841.89)
MARGIN = 62.0
CLOSING = "，。；：、）》”％%！？"  # never begins a line
LIBERATION = "“”‘’—…≥≤○‰·×"  # what Droid Sans Fallback lacks
SYSTEM_SONG = "STSong-Light"  # one of the fonts that a PDF need not hold
# look-alikes that Unicode does not decompose: CJK Radicals Supplement
SUPPLEMENT = {"⻅": "见", "⻋": "车", "⻓": "长", "⻔": "门", "⻚": "页"}
MISREAD = str.maketrans({"0": "O", "1": "l", "8": "B", "5": "S", "日": "曰", "未": "末", "己": "已"})


@dataclass(frozen=True)
class Look:
    """How a program prints: `lines` are `rectangles` `strokes` `pieces` `dashes` `rules` or `none`."""

    lines: str = "strokes"
    one_by_one: bool = False  # each character placed alone
    song: bool = False  # the Chinese font is not embedded
    open_breaks: bool = False  # no line where a page break cuts a cell
    cut_rows: bool = False
    ghost: bool = False  # the tables have a second, invisible text, as if read by OCR, with its slips
    alike: str = ""  # radicals and compatibility forms that the text layer has for the usual characters
    double: bool = False  # the outer border is doubled
    at_top: bool = False  # texts stand at the top of their cells
    header: str = ""
    footer: str = ""
    watermark: str = ""
    open_sides: bool = False  # no outer border at the left and the right
    body: float = 12.0


def drawn(look: Look) -> Draw:
    """The way to save a report that looks like this."""
    return partial(draw, look=look)


def draw(path: Path, blocks: Sequence[Block | Grid], look: Look) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(path.stem)
    page = Page(canvas, look)
    for i, block in enumerate(blocks):
        if isinstance(block, Grid):
            page.grid(block)
        elif block.kind == "page":
            page.begin(block.page, keep=i == 0)
        elif block.kind == "columns":
            page.columns()
        else:
            page.block(block)
    page.end()
    canvas.save()


@dataclass(frozen=True)
class Band:
    """A row or a part of one on the page: from `top` down to `bottom`, lines `first` to `last` of its cells."""

    row: int
    top: float
    bottom: float
    first: int = 0
    last: int = 10**6
    again: bool = False


class Page:
    """Where the pen is."""

    def __init__(self, canvas: "Canvas", look: Look) -> None:
        self.canvas, self.look, self.number = canvas, look, 0
        self.chinese, self.latin = _fonts(song=look.song)
        self.kind, self.column = "", 0
        self.alike = {ord(usual(char)): char for char in look.alike}
        self.ghosts: list[tuple[float, float, str, float]] = []
        self.begin("", keep=True)

    # ── pages ──

    def begin(self, kind: str, keep: bool = False) -> None:
        """A new page of that kind; `keep` replaces one on which nothing stands yet."""
        if self.number and not keep:
            self.end()
        if not keep or not self.number:
            self.number += 1
        self.kind, self.column = kind, 0
        self.width, self.height = A4[::-1] if kind in {"landscape", "rotated"} else A4
        self.canvas.setPageSize((self.width, self.height))
        self.canvas.setPageRotation(90 if kind == "rotated" else 0)
        if kind == "rotated":
            self.canvas.transform(0, 1, -1, 0, A4[0], 0)
        self.y = self.top = self.height - MARGIN
        if self.look.watermark:
            self._watermark()

    def end(self) -> None:
        for text, y in ((self.look.header, self.height - 36), (self.look.footer.format(page=self.number), 30)):
            if text:
                self.text(self.width / 2 - self.measure(text, 9) / 2, y, text, 9)
        for x, y, text, size in self.ghosts:
            at = x + 0.7
            for piece, font in self.runs(text.translate(MISREAD)):
                self._put(at, y - 0.4, piece, font, size, 3)
                at += self.measure(piece, size)
        self.ghosts.clear()
        self.canvas.showPage()

    def _watermark(self) -> None:
        self.canvas.saveState()
        self.canvas.translate(self.width / 2, self.height / 2)
        self.canvas.rotate(45)
        self.canvas.setFillGray(0.88)
        self.text(-self.measure(self.look.watermark, 46) / 2, 0, self.look.watermark, 46)
        self.canvas.restoreState()

    def columns(self) -> None:
        """Two columns from here on."""
        self.kind, self.top = "columns", self.y

    @property
    def left(self) -> float:
        return MARGIN + self.column * (self.room + 24)

    @property
    def room(self) -> float:
        return self.width - 2 * MARGIN if self.kind != "columns" else (self.width - 2 * MARGIN - 24) / 2

    def need(self, height: float) -> None:
        """Goes on in the next column or on the next page unless there is so much room."""
        if self.y - height >= MARGIN - 8:
            return
        if self.kind == "columns" and self.column == 0:
            self.column, self.y = 1, self.top
        else:
            self.begin(self.kind)

    # ── text ──

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """Pieces with the font that has their characters."""
        piece, font = "", ""
        for char in text:
            in_latin = char.isascii() or (char in LIBERATION and not self.look.song)
            own = self.latin if in_latin else self.chinese
            if own != font and piece:
                yield piece, font
                piece = ""
            piece, font = piece + char, own
        if piece:
            yield piece, font

    def measure(self, text: str, size: float) -> float:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        return sum(float(stringWidth(piece, font, size)) for piece, font in self.runs(text))

    def text(self, x: float, y: float, text: str, size: float, bold: bool = False) -> None:
        for piece, font in self.runs(text):
            for part in piece if self.look.one_by_one else (piece,):
                for offset in (0.0, 0.28) if bold else (0.0,):
                    self._put(x + offset, y, part, font, size, 0)
                x += self.measure(part, size)

    def _put(self, x: float, y: float, text: str, font: str, size: float, mode: int) -> None:
        put = self.canvas.beginText(x, y)
        put.setFont(font, size)
        if mode:
            put.setTextRenderMode(mode)
        put.textOut(text.translate(self.alike))
        if mode:
            put.setTextRenderMode(0)
        self.canvas.drawText(put)

    def wrap(self, text: str, size: float, width: float, indent: float = 0) -> list[str]:
        """Lines that fit; a number stays whole where it can."""
        lines = []
        for paragraph in text.split("\n"):
            line, room = "", width - indent
            for token in _tokens(paragraph):
                parts = [token] if self.measure(token, size) <= width else list(token)
                for part in parts:
                    if line and self.measure(line + part, size) > room:
                        kept = line[-1] if part in CLOSING and len(line) > 1 else ""
                        lines.append(line.removesuffix(kept))
                        line, room = kept, width
                    line += part
            lines.append(line)
        return lines

    def block(self, block: Block) -> None:
        size = self.look.body if block.kind in {"heading", "para", "sign", "blank"} else block.size
        indent = 2 * size if block.kind in {"heading", "para"} else 0
        bold = block.kind in {"title", "heading"}
        for i, line in enumerate(self.wrap(block.text, size, self.room, indent)):
            self.need(size * 1.7)
            self.y -= size * 1.7
            x = self.left + (indent if i == 0 else 0)
            spare = self.room - self.measure(line, size)
            x += {"center": spare / 2, "right": spare - 20}.get(block.align, 0)
            self.text(x, self.y + size * 0.4, line, size, bold)

    # ── tables ──

    def grid(self, grid: Grid) -> None:
        leading = grid.size * 1.3
        lines = [
            {at: self.wrap(c.text, grid.size, _width(grid, at, c) - 6 - c.indent * grid.size / 100) for at, c in line}
            for line in grid.rows
        ]
        heights = _heights(grid, lines, leading)
        x0 = self.left + (self.room - sum(grid.widths)) / 2
        bands: list[Band] = []
        self.y -= 4

        def next_page() -> None:
            self._bands(grid, lines, bands, x0)
            bands.clear()
            self.begin(self.kind)
            for row in range(grid.heads):
                bands.append(Band(row, self.y, self.y - heights[row], again=True))
                self.y -= heights[row]

        for row, height in enumerate(heights):
            first, left = 0, height
            room = self.y - MARGIN
            most = max((len(lines[row][at]) for at, cell in grid.rows[row] if cell.down == 1), default=1)
            if left > room:
                fit = int((room - 8) / leading)
                if self.look.cut_rows and 2 <= fit < most:
                    bands.append(Band(row, self.y, self.y - fit * leading - 8, 0, fit))
                    first, left = fit, (most - fit) * leading + 8
                next_page()
            bands.append(Band(row, self.y, self.y - left, first))
            self.y -= left
        self._bands(grid, lines, bands, x0)
        self.y -= 6

    def _bands(self, grid: Grid, lines: list[dict[int, list[str]]], bands: list[Band], x0: float) -> None:
        """What of the table stands on this page."""
        edges: set[tuple[float, float, float, float]] = set()
        for row, line in enumerate(grid.rows):
            for at, cell in line:
                mine = [band for band in bands if row <= band.row < row + cell.down]
                if not mine or (mine[0].again and cell.down > 1):
                    mine = [band for band in mine if not band.again]
                if not mine:
                    continue
                begins = mine[0].row == row and mine[0].first == 0
                ends = mine[-1].row == row + cell.down - 1 and mine[-1].last == 10**6
                left = x0 + sum(grid.widths[:at])
                box = (left, mine[0].top, left + _width(grid, at, cell), mine[-1].bottom)
                own = lines[row][at]
                shown = own[mine[0].first : mine[0].last] if cell.down == 1 else own if begins else []
                self._cell(grid, cell, box, shown)
                if not cell.unbordered:
                    edges |= _edges(box, top=begins or not self.look.open_breaks, end=ends or not self.look.open_breaks)
        last = bands[-1].bottom
        right = x0 + sum(grid.widths)
        if self.look.lines == "rules":
            tops = [band.top for band in bands if band.row in grid.rules and band.first == 0]
            edges = {(x0, y, right, y) for y in [*tops, last]} if grid.rules else set()
        for edge in sorted(edges):
            if not (self.look.open_sides and edge[0] == edge[2] and edge[0] in {x0, right}):
                self._line(*edge, outer=edge[1] == edge[3] and edge[1] in {bands[0].top, last})

    def _cell(self, grid: Grid, cell: Cell, box: tuple[float, float, float, float], lines: list[str]) -> None:
        size, leading = cell.size or grid.size, grid.size * 1.3
        x0, top, x1, bottom = box
        y = top - 4 if self.look.at_top else (top + bottom) / 2 + len(lines) * leading / 2
        for line in lines:
            y -= leading
            spare = x1 - x0 - self.measure(line, size)
            x = x0 + {"left": 3 + cell.indent * size / 100, "right": spare - 3}.get(cell.align, spare / 2)
            self.text(x, y + size * 0.28, line, size, cell.bold)
            if self.look.ghost:
                self.ghosts.append((x, y + size * 0.28, line, size))

    def _line(self, x0: float, y0: float, x1: float, y1: float, outer: bool) -> None:
        c, style = self.canvas, self.look.lines
        c.setLineWidth(0.5)
        if style == "rectangles":
            across = abs(x1 - x0) > abs(y1 - y0)
            c.rect(x0 - 0.24, min(y0, y1) - 0.24, x1 - x0 + 0.48, abs(y1 - y0) + 0.48, stroke=0, fill=1)
            assert across or x0 == x1
        elif style in {"strokes", "rules"}:
            c.line(x0, y0, x1, y1)
        elif style == "dashes":
            c.setDash(*(() if outer else (2, 1.5)))
            c.line(x0, y0, x1, y1)
            c.setDash()
        elif style == "pieces":
            pieces = max(1, math.ceil(max(abs(x1 - x0), abs(y1 - y0)) / 9))
            for i in range(pieces):
                a, b = i / pieces, (i + 1) / pieces
                c.line(x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)
        if outer and self.look.double:
            c.line(x0, y0 + 1.8, x1, y1 + 1.8)


def _edges(box: tuple[float, float, float, float], top: bool, end: bool) -> set[tuple[float, float, float, float]]:
    x0, y1, x1, y0 = box
    return (
        {(x0, y0, x0, y1), (x1, y0, x1, y1)}
        | ({(x0, y1, x1, y1)} if top else set())
        | ({(x0, y0, x1, y0)} if end else set())
    )


def _width(grid: Grid, at: int, cell: Cell) -> float:
    return float(sum(grid.widths[at : at + cell.across]))


def _heights(grid: Grid, lines: list[dict[int, list[str]]], leading: float) -> list[float]:
    heights = [
        max([grid.low, *(len(lines[row][at]) * leading + 8 for at, cell in line if cell.down == 1)])
        for row, line in enumerate(grid.rows)
    ]
    for row, line in enumerate(grid.rows):
        for at, cell in line:
            lacking = len(lines[row][at]) * leading + 8 - sum(heights[row : row + cell.down])
            if cell.down > 1 and lacking > 0:
                heights[row + cell.down - 1] += lacking
    return heights


def _tokens(text: str) -> Iterator[str]:
    """Characters; digits and Latin letters that stand together are one."""
    token = ""
    for char in text:
        if char.isascii() and char not in " ;:":
            token += char
            continue
        if token:
            yield token
        token = ""
        yield char
    if token:
        yield token


def usual(alike: str) -> str:
    """The character that a radical or compatibility form looks like."""
    return SUPPLEMENT.get(alike) or unicodedata.normalize("NFKC", alike)


def _fonts(song: bool) -> tuple[str, str]:
    """Names of the fonts of Chinese and of Latin; what Kangxi radicals look like is taken from the usual characters."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    if song:
        registerFont(UnicodeCIDFont(SYSTEM_SONG))
        return SYSTEM_SONG, "Times-Roman"
    if "Chinese" not in getRegisteredFontNames():
        font = TTFont("Chinese", _font_file("Droid Sans Fallback"))
        face = font.face
        for code in [*range(0x2F00, 0x2FD6), *range(0xF900, 0xFA6E), *map(ord, SUPPLEMENT)]:
            own = ord(usual(chr(code)))
            if own in face.charToGlyph:
                face.charToGlyph[code] = face.charToGlyph[own]
                face.charWidths[code] = face.charWidths[own]
        registerFont(font)
        registerFont(TTFont("Latin", _font_file("Liberation Serif")))
    return "Chinese", "Latin"


def _font_file(name: str) -> str:
    found = subprocess.run(["fc-match", "-f", "%{file}", name], capture_output=True, text=True, check=True)  # noqa: S603, S607
    return found.stdout
