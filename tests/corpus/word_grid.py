"""A Word file in, its tables as grids of visible text out: standard library only, independent of `extract`."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Cell:
    """A cell at its top-left place, and how many rows it goes down."""

    text: str
    row: int
    col: int
    across: int


class Numbers:
    """The list numbers that Word shows and the text lacks: decimal lists only, as tables have them."""

    def __init__(self, numbering: Element) -> None:
        levels = {a.get(W + "abstractNumId"): a.find(f"{W}lvl") for a in numbering.findall(W + "abstractNum")}
        self.format: dict[str, tuple[str, str]] = {}
        for num in numbering.findall(W + "num"):
            link = num.find(W + "abstractNumId")
            level = levels[link.get(W + "val")] if link is not None else None
            assert level is not None
            form, text = level.find(W + "numFmt"), level.find(W + "lvlText")
            assert form is not None
            assert text is not None
            self.format[num.get(W + "numId", "")] = (form.get(W + "val", ""), text.get(W + "val", ""))
        self.count: dict[str, int] = {}

    def of(self, paragraph: Element) -> str:
        link = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if link is None:
            return ""
        number = link.get(W + "val", "")
        self.count[number] = self.count.get(number, 0) + 1
        form, text = self.format[number]
        assert form == "decimal", form
        return text.replace("%1", str(self.count[number]))


def visible(paragraph: Element, numbers: Numbers) -> str:
    """The paragraph's text without deleted and hidden runs, with its list number."""
    parts = [numbers.of(paragraph)]
    for run in paragraph.iter(W + "r"):
        if run.find(f"{W}rPr/{W}vanish") is not None:
            continue
        for piece in run:
            if piece.tag == W + "t":
                parts.append(piece.text or "")
            elif piece.tag == W + "br":
                parts.append("\n")
    return "".join(parts)


def cell_text(cell: Element, numbers: Numbers) -> str:
    """The text of the cell's own paragraphs; what a nested table says is that table's."""
    own = [p for p in cell.findall(f".//{W}p") if not any(p in set(t.iter(W + "p")) for t in cell.iter(W + "tbl"))]
    return "\n".join(visible(p, numbers) for p in own)


def tables(path: Path) -> list[list[Cell]]:
    """Every table in the order in which it begins, nested ones counted; a merged cell once, at its top-left."""
    with zipfile.ZipFile(path) as package:
        body = ET.fromstring(package.read("word/document.xml"))
        numbers = Numbers(ET.fromstring(package.read("word/numbering.xml")))
    found = []
    for table in body.iter(W + "tbl"):
        cells = []
        for r, line in enumerate(table.findall(W + "tr")):
            c = 0
            for cell in line.findall(W + "tc"):
                span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
                across = int(span.get(W + "val", "1")) if span is not None else 1
                if merge is None or merge.get(W + "val") == "restart":
                    cells.append(Cell(cell_text(cell, numbers), r, c, across))
                c += across
        found.append(cells)
    return found
