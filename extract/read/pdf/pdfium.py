"""PDFium's pages in, the marks on them out: the one door to pypdfium2."""

from collections.abc import Collection, Iterator
from contextlib import closing

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.layout import Page
from extract.read.pdf.paths import Rulings
from extract.read.pdf.text import MAX_CHARS, chars_of, is_readable
from extract.read.pdf.turning import Turn
from extract.told import told
from schemas.document import Source
from schemas.errors import DocumentError

MAX_PAGES = 3_000
MAX_CHARS_OF_ALL = 3_000_000
FEW = 60  # characters that stand on a page beside a large picture: a stamp, a page number
OVER = 20.0  # points by which a line that begins on the page ends beyond its edge: what stands there is cut off


def open_pages(source: Source) -> Iterator[Page]:
    """The pages of a file, one at a time; what PDFium does not take, pdfminer may."""
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as fault:
        if getattr(fault, "err_code", None) == c.FPDF_ERR_PASSWORD:
            raise DocumentError("E_ENCRYPTED", source.name) from fault
        pages = _by_pdfminer(source)
        if not pages:
            raise DocumentError("E_DAMAGED", source.name, reason="pdf") from fault
        yield from pages
        return
    with closing(document):
        count = len(document)
        if count == 0:
            raise DocumentError("E_DAMAGED", source.name, reason=("0 页", "0 pages"))
        if count > MAX_PAGES:
            raise DocumentError("E_TOO_LARGE", source.name, reason=(f"超过 {MAX_PAGES} 页", f"> {MAX_PAGES} pages"))
        read = 0
        for number in range(1, count + 1):
            if read > MAX_CHARS_OF_ALL:
                yield Page(number, 0.0, 0.0, unread=told("many_characters_of_all", count=MAX_CHARS_OF_ALL))
                continue
            page = _page(document, number)
            if page is None or page.is_text_lost:
                page = _second(page, next(iter(_by_pdfminer(source, [number])), None))
            yield page or Page(number, 0.0, 0.0, unread=told("no_page"))
            read += len(page.chars) if page else 0


def _by_pdfminer(source: Source, numbers: Collection[int] = ()) -> list[Page]:
    """The pages that pdfminer reads, none where it fails: it raises whatever the file leads it to."""
    from extract.read.pdf.plumber import pages_of

    try:
        return list(pages_of(source.data, numbers))
    except Exception:  # noqa: BLE001
        return []


def _second(page: Page | None, other: Page | None) -> Page | None:
    """A page as pdfminer reads it, with what PDFium knows to be missing; as PDFium does where pdfminer fails."""
    if other is None:
        if page is not None:
            page.unread = page.unread or told("no_font")
        return page
    if page is not None:
        other.unread = other.unread or page.unread
        other.is_scan = page.is_scan and not other.chars
    return other


def _page(document: pdfium.PdfDocument, number: int) -> Page | None:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return None
    with closing(page), closing(page.get_textpage()) as text:
        turn = Turn.of(page)
        count = text.count_chars()
        chars = list(chars_of(text, turn))
        rulings = Rulings(page, turn)
        unread = rulings.unread or (told("many_characters", count=MAX_CHARS) if count > MAX_CHARS else "")
        if not unread and any(
            line.start < turn.width - OVER and line.end > turn.width + OVER for line in rulings.across
        ):
            unread = told("over_edge")
        found = Page(number, turn.width, turn.height, chars, rulings.across, rulings.down, unread=unread)
        found.is_text_lost = rulings.is_text_lost
        if not is_readable(chars):
            found.chars, found.is_scan = [], count > 0 or rulings.has_picture
        found.is_scan = found.is_scan or (rulings.has_picture and len(chars) < FEW)
        return found
