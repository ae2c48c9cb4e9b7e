"""pdfminer's pages by way of pdfplumber, the same marks out: for files and pages that PDFium does not take."""

import io
import logging
import re
from collections.abc import Collection, Iterator
from typing import Any

from extract.layout import Char, Page, Ruling
from extract.read.pdf.text import UNKNOWN

MAX_BYTES = 20_000_000
MAX_BYTES_OF_PAGE = 500_000  # some seconds
MAX_PAGES = 300
SKEWED = 0.05  # of a character's size that its base line may rise
_CID = re.compile(r"\(cid:\d+\)")


def pages_of(data: bytes, numbers: Collection[int] = ()) -> Iterator[Page]:
    """The pages of a file, or those with the numbers, counted from 1; whatever pdfminer raises where it fails too."""
    import pdfplumber

    logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # else its warnings go to stderr
    if len(data) > MAX_BYTES:
        return
    with pdfplumber.open(io.BytesIO(data), pages=sorted(numbers) or None) as document:
        for page in document.pages[:MAX_PAGES]:
            if _length(page) <= MAX_BYTES_OF_PAGE:
                yield _page(page)
            page.close()


def _length(page: Any) -> int:
    """How much a page says in all, in bytes."""
    from pdfminer.pdftypes import resolve1

    return sum(len(resolve1(part).get_data()) for part in page.page_obj.contents)


def _page(page: Any) -> Page:
    found = Page(page.page_number, float(page.width), float(page.height), [_char(char) for char in page.chars])
    for edge in page.edges:
        if edge["orientation"] == "h":
            found.across.append(Ruling(edge["top"], edge["x0"], edge["x1"]))
        elif edge["orientation"] == "v":
            found.down.append(Ruling(edge["x0"], edge["top"], edge["bottom"]))
    return found


def _char(char: dict[str, Any]) -> Char:
    a, b, *_ = char["matrix"]
    return Char(
        _CID.sub(UNKNOWN, char["text"]),
        char["x0"],
        char["top"],
        char["x1"],
        char["bottom"],
        skewed=min(abs(a), abs(b)) > SKEWED * max(abs(a), abs(b)),
        on_side=abs(b) > abs(a),
    )
