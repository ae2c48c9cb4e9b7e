"""A Word file in, its tables as grids and its paragraphs out: standard library only, independent of `extract`."""

import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT, TRANSITIONAL = "http://purl.oclc.org/ooxml", "http://schemas.openxmlformats.org"
SAME = {
    f"{STRICT}/wordprocessingml/main": f"{TRANSITIONAL}/wordprocessingml/2006/main",
    f"{STRICT}/officeDocument/relationships": f"{TRANSITIONAL}/officeDocument/2006/relationships",
}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass
class Cell:
    """A cell at its top-left place, and how many rows it goes down."""

    text: str
    row: int
    col: int
    across: int


class Numbers:
    """The list numbers that Word shows and the text lacks: decimal lists only, as tables have them."""

    def __init__(self, numbering: Element | None) -> None:
        self.format: dict[str, tuple[str, str]] = {}
        self.count: dict[str, int] = {}
        if numbering is None:
            return
        levels = {a.get(W + "abstractNumId"): a.find(f"{W}lvl") for a in numbering.findall(W + "abstractNum")}
        for num in numbering.findall(W + "num"):
            link = num.find(W + "abstractNumId")
            level = levels[link.get(W + "val")] if link is not None else None
            assert level is not None
            form, text = level.find(W + "numFmt"), level.find(W + "lvlText")
            assert form is not None
            assert text is not None
            self.format[num.get(W + "numId", "")] = (form.get(W + "val", ""), text.get(W + "val", ""))

    def of(self, paragraph: Element) -> str:
        link = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if link is None or (number := link.get(W + "val", "")) == "0":  # 0 takes a number away
            return ""
        self.count[number] = self.count.get(number, 0) + 1
        form, text = self.format[number]
        assert form == "decimal", form
        return text.replace("%1", str(self.count[number]))


def visible(paragraph: Element, numbers: Numbers) -> str:
    """The paragraph's text without deleted, moved and hidden runs, with its list number."""
    text = [numbers.of(paragraph)]
    gone = {run for name in ("del", "moveFrom") for change in paragraph.iter(W + name) for run in change.iter(W + "r")}
    for run in paragraph.iter(W + "r"):
        if run in gone or run.find(f"{W}rPr/{W}vanish") is not None:
            continue
        for piece in run:
            if piece.tag == W + "t":
                text.append(piece.text or "")
            elif piece.tag == W + "br":
                text.append("\n")
            elif piece.tag == W + "tab":
                text.append("\t")
    return "".join(text)


def cell_text(cell: Element, numbers: Numbers) -> str:
    """The text of the cell's own paragraphs; what a nested table says is that table's."""
    own = [p for p in cell.findall(f".//{W}p") if not any(p in set(t.iter(W + "p")) for t in cell.iter(W + "tbl"))]
    return "\n".join(visible(p, numbers) for p in own)


def parsed(data: bytes) -> Element:
    """The tree of a part, the names of strict OOXML replaced by the usual ones."""
    for strict, usual in SAME.items():
        data = data.replace(f'"{strict}"'.encode(), f'"{usual}"'.encode())
    return ET.fromstring(data)


def parts(path: Path) -> tuple[Element, Element | None]:
    """The main part wherever the package keeps it, and its numbering if it has one."""
    with zipfile.ZipFile(path) as package:

        def target(name: str, kind: str, base: str) -> str:
            for link in parsed(package.read(name)).iter(RELATIONSHIP):
                if link.get("Type", "").endswith(f"/{kind}"):
                    at = link.get("Target", "")
                    return at.lstrip("/") if at.startswith("/") else posixpath.normpath(posixpath.join(base, at))
            return ""

        main = target("_rels/.rels", "officeDocument", "")
        folder, name = posixpath.split(main)
        numbering = target(f"{folder}/_rels/{name}.rels", "numbering", folder)
        return parsed(package.read(main)), parsed(package.read(numbering)) if numbering else None


def children(parent: Element, name: str) -> list[Element]:
    """Rows of a table or cells of a row, those in content controls too."""
    found: list[Element] = []
    for child in parent:
        if child.tag == W + name:
            found.append(child)
        elif child.tag == W + "sdt" and (content := child.find(W + "sdtContent")) is not None:
            found += children(content, name)
    return found


def number(element: Element, path: str, otherwise: int) -> int:
    found = element.find(path)
    return otherwise if found is None else int(found.get(W + "val", otherwise))


def goes_on(cell: Element, merge: str) -> bool:
    """Whether the cell belongs to the one above or before it."""
    found = cell.find(f"{W}tcPr/{W}{merge}")
    return found is not None and found.get(W + "val") != "restart"


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of the body in order, blank ones too, without their list numbers; then those of the footnotes."""
    main, _ = parts(path)
    body = main.find(W + "body")
    assert body is not None
    found = [_own_text(paragraph) for paragraph in children(body, "p")]
    with zipfile.ZipFile(path) as package:
        notes = [name for name in package.namelist() if name.endswith("footnotes.xml")]
        for note in parsed(package.read(notes[0])).findall(W + "footnote") if notes else []:
            if note.get(W + "type") in (None, "normal"):
                found += [_own_text(paragraph) for paragraph in note.findall(W + "p")]
    return found


def _own_text(paragraph: Element) -> str:
    """Without its list number, which no span counts, and without the text boxes anchored in it."""
    for parent in list(paragraph.iter()):
        for name in ("numPr", "txbxContent"):
            for child in parent.findall(W + name):
                parent.remove(child)
    return visible(paragraph, Numbers(None))


def tables(path: Path) -> list[list[Cell]]:
    """Every table in the order in which it begins, nested ones counted; a merged cell once, at its top-left.

    A row whose deletion is tracked counts, since it stands in the file, but has no cells.
    """
    body, numbering = parts(path)
    numbers = Numbers(numbering)
    for parent in list(body.iter()):  # what Word writes a second time for old programs
        for old in parent.findall(FALLBACK):
            parent.remove(old)
    found = []
    for table in body.iter(W + "tbl"):
        cells = []
        for r, line in enumerate(children(table, "tr")):
            if line.find(f"{W}trPr/{W}del") is not None:
                continue
            c = number(line, f"{W}trPr/{W}gridBefore", 0)
            for cell in children(line, "tc"):
                across = number(cell, f"{W}tcPr/{W}gridSpan", 1)
                if not goes_on(cell, "vMerge") and not goes_on(cell, "hMerge"):
                    cells.append(Cell(cell_text(cell, numbers), r, c, across))
                c += across
        found.append(cells)
    return found
