"""The pages of a PDF file as pictures."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from schemas.document import Source
from schemas.errors import DocumentError

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_SIDE = 5_000  # points of a picture; a larger page is shown smaller


def pictures_of(source: Source, numbers: Iterable[int], scale: float) -> Iterator[tuple[int, float, "Image"]]:
    """Of each page, counted from 1: its number, how many points of the picture one of the page is, and the picture."""
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as fault:
        raise DocumentError("E_DAMAGED", source.name, reason="pdf") from fault
    with closing(document):
        for number in numbers:
            with closing(document[number - 1]) as page:
                fitting = min(scale, MAX_SIDE / max(*page.get_size(), 1))
                yield number, fitting, page.render(scale=fitting).to_pil().convert("RGB")
