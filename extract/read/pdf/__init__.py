"""The reader of PDF files: a `Source` in, its `Document` out, page after page, each closed once it is laid out."""

from collections.abc import Iterator

from extract.layout import Page, blocks_of, laid
from extract.read.pdf.damage import damaged_parts
from extract.read.pdf.pdfium import open_pages
from schemas.document import Document, Source
from schemas.errors import DocumentError

SCANS_LISTED = 10


def read(source: Source) -> Document:
    """Read one file. One without any readable text is a scan, which is an error of its own."""
    scans: list[int] = []
    unread: list[tuple[int, str]] = []

    def pages() -> Iterator[Page]:
        for page in open_pages(source):
            if page.is_scan:
                scans.append(page.number)
            yield page
            if page.unread:
                unread.append((page.number, page.unread))

    blocks = blocks_of([laid(page) for page in pages()])
    if not blocks and scans:
        raise DocumentError("E_SCAN", source.name, pages=len(scans))
    if not blocks and unread:
        raise DocumentError("E_DAMAGED", source.name, reason="pages")
    damaged = damaged_parts(source.data)
    return Document(source, blocks, scans=tuple(scans), unread=tuple(unread), damaged=damaged)
