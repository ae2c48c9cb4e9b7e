"""PDFium's pages in, the marks on them out: the one door to pypdfium2."""

from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.layout import Page
from extract.read.pdf.paths import Rulings
from extract.read.pdf.text import chars_of, is_readable
from extract.read.pdf.turning import Turn
from schemas.document import Source
from schemas.errors import DocumentError

MAX_PAGES = 3_000
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def open_pages(source: Source) -> Iterator[Page]:
    """The pages of a file, one at a time."""
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as fault:
        if getattr(fault, "err_code", None) == c.FPDF_ERR_PASSWORD:
            raise DocumentError("E_ENCRYPTED", source.name) from fault
        raise DocumentError("E_DAMAGED", source.name, reason="pdf") from fault
    with closing(document):
        count = len(document)
        if count == 0:
            raise DocumentError("E_DAMAGED", source.name, reason="0 pages")
        if count > MAX_PAGES:
            raise DocumentError("E_TOO_LARGE", source.name, reason=f"> {MAX_PAGES} pages")
        for number in range(count):
            yield _page(document, number)


def _page(document: pdfium.PdfDocument, number: int) -> Page:
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return Page(number + 1, 0.0, 0.0, unread="page")
    with closing(page), closing(page.get_textpage()) as text:
        turn = Turn.of(page)
        chars = list(chars_of(text, turn))
        rulings = Rulings(page, turn)
        found = Page(number + 1, turn.width, turn.height, chars, rulings.across, rulings.down, unread=rulings.unread)
        if not is_readable(chars):
            found.chars, found.is_scan = [], bool(chars) or rulings.has_picture
        return found
