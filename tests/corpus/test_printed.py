"""What is read from a PDF stands where it is said to stand, as pdfminer, another reader, finds the characters."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import ziping
from extract.read import open_source, read
from normalize.fold import spelled
from schemas.document import Box, Table
from tests.corpus.pdf_text import visible

CORPUS = Path(__file__).parents[2] / "corpus"
PDFS = sorted(CORPUS.glob("*/*.pdf"))
NOTE_MARKS = Counter("123")  # raised digits that point to a footnote are no text of their cell
UNNAMED = re.compile(r"\(cid:\d+\)")
Mark = tuple[str, float, float]  # a character and its middle


@cache
def marks(pdf: Path) -> dict[int, list[Mark]]:
    """The upright characters of each page that are drawn and that their fonts name."""
    return {
        number: [
            (spelled(char.get_text()), (char.x0 + char.x1) / 2, page.y1 - (char.y0 + char.y1) / 2)
            for char in characters
            if not _is_askew(char.matrix) and not UNNAMED.fullmatch(char.get_text())
        ]
        for number, (page, characters) in enumerate(visible(pdf), 1)
    }


def _is_askew(matrix: tuple[float, ...]) -> bool:
    """As watermarks are."""
    return min(abs(matrix[0]), abs(matrix[1])) > 0.1


def inside(pdf: Path, page: int, box: Box) -> Counter[str]:
    x0, top, x1, bottom = box
    return letters("".join(text for text, x, y in marks(pdf)[page] if x0 <= x <= x1 and top <= y <= bottom))


def letters(text: str) -> Counter[str]:
    return Counter("".join(spelled(text).replace("戶", "户").split()))  # one glyph that stands for both


@pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.parent.name)
def test_each_cell_holds_the_characters_that_stand_in_its_box(pdf: Path) -> None:
    tables = [block for block in read(open_source(pdf, pdf.name)).blocks if isinstance(block, Table)]
    cells = [cell for table in tables for cell in table.cells()]
    assert all(cell.page and cell.bbox for cell in cells)
    differ = []
    for cell in cells:
        assert cell.page is not None
        assert cell.bbox is not None
        there, ours = inside(pdf, cell.page, cell.bbox), letters(cell.text)
        if ours - there or (there - ours) - NOTE_MARKS:
            differ.append((cell.page, cell.row, cell.col, cell.text, there - ours, ours - there))
    assert differ == []


@pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.parent.name)
def test_each_value_stands_in_its_box(pdf: Path) -> None:
    rows = [row for record in ziping.convert_all(pdf) for row in record.observations() if row.raw]
    assert rows
    astray = []
    for row in rows:
        assert row.page is not None, row.key
        assert row.bbox is not None, row.key
        missing = letters(row.raw) - inside(pdf, row.page, row.bbox)
        if missing and not _goes_on_overleaf(pdf, row.page, row.bbox, row.raw):
            astray.append((row.key, row.raw, missing))
    assert astray == []


def _goes_on_overleaf(pdf: Path, page: int, box: Box, raw: str) -> bool:
    """Whether all that stands in the box is said, and the rest stands on the next page."""
    there = inside(pdf, page, box)
    rest = letters(raw) - there
    overleaf = letters("".join(text for text, _, _ in marks(pdf).get(page + 1, [])))
    return bool(there) and not there - letters(raw) and not rest - overleaf
