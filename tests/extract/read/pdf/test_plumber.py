"""pdfminer's marks lead to the same values as PDFium's, so that either may read a page."""

from pathlib import Path

import pytest

import extract.read.pdf
from extract.read import open_source
from extract.read.pdf.pdfium import open_pages
from extract.read.pdf.plumber import pages_of
from schemas.document import Document, Table

CORPUS = Path(__file__).parents[4] / "corpus"
PDFS = [
    next((CORPUS / name).glob("*.pdf"))
    for name in ("hunan-2023-sangzhi", "guangxi-2022-tiandeng", "pdf-guizhou-2021-suiyang")
]


def cells(document: Document) -> list[list[tuple[int, int, str]]]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [[(cell.row, cell.col, "".join(cell.text.split())) for cell in table.cells()] for table in tables]


def paragraphs(document: Document) -> list[str]:
    return ["".join(block.text.split()) for block in document.blocks if not isinstance(block, Table)]


@pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.parent.name)
def test_both_read_the_same(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = open_source(pdf, pdf.name)
    one = extract.read.pdf.read(source)
    monkeypatch.setattr(extract.read.pdf, "open_pages", lambda source: pages_of(source.data))
    other = extract.read.pdf.read(source)
    assert cells(other) == cells(one)
    assert paragraphs(other) == paragraphs(one)


def test_the_characters_stand_at_the_same_places() -> None:
    source = open_source(PDFS[0], PDFS[0].name)
    for one, other in zip(open_pages(source), pages_of(source.data), strict=True):
        ours = sorted((char.text, round(char.x0), round(char.x1)) for char in one.chars if not char.text.isspace())
        theirs = sorted((char.text, round(char.x0), round(char.x1)) for char in other.chars if not char.text.isspace())
        assert [text for text, *_ in ours] == [text for text, *_ in theirs]
        assert max(abs(a[1] - b[1]) for a, b in zip(ours, theirs, strict=True)) <= 1


def test_a_page_that_pdfium_does_not_take_is_asked_of_pdfminer(monkeypatch: pytest.MonkeyPatch) -> None:
    import extract.read.pdf.pdfium as door

    source = open_source(PDFS[0], PDFS[0].name)
    whole = extract.read.pdf.read(source)
    taken = door._page
    monkeypatch.setattr(door, "_page", lambda document, number: None if number == 3 else taken(document, number))
    assert cells(extract.read.pdf.read(source)) == cells(whole)
