"""What a PDF prints, by pdfminer alone: its visible characters as they are drawn, cells and lines apart."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import cast

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTItem, LTPage
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage

GAP = "\0"
INVISIBLE = 3
TWICE = 1  # point between two that are the same, printed twice for bold
HEADER, FOOTER = 50, 58  # what stands in these margins is on every page
RADICALS = str.maketrans("⻅⻋⻓⻔⻚", "见车长门页")  # these have no decomposition


class Visible(PDFPageAggregator):
    """Without the text that is not drawn."""

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        if textstate.render != INVISIBLE:
            super().render_string(textstate, seq, ncs, graphicstate)


def visible(path: Path) -> Iterator[tuple[LTPage, list[LTChar]]]:
    """Each page with the characters that are drawn on it, in the order of drawing."""
    manager = PDFResourceManager()
    device = Visible(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    with path.open("rb") as file:
        for page in PDFPage.get_pages(file):
            interpreter.process_page(page)
            layout = device.get_result()
            yield layout, list(_characters(layout))


def pages(path: Path) -> Iterator[str]:
    """The text of each page without white space, `GAP` wherever the pen has jumped."""
    for page, characters in visible(path):
        yield _joined([c for c in characters if c.y1 > FOOTER and c.y0 < page.height - HEADER])


def folded(text: str) -> str:
    """Compatibility forms as the usual characters, white space left out."""
    return "".join(unicodedata.normalize("NFKC", text.translate(RADICALS)).split())


def _characters(items: Iterable[LTItem]) -> Iterator[LTChar]:
    """Each once: what is drawn again beside itself is bold."""
    seen: dict[str, list[LTChar]] = defaultdict(list)
    for item in items:
        if isinstance(item, LTChar):
            twice = any(
                abs(item.x0 - other.x0) < TWICE and abs(item.y0 - other.y0) < TWICE for other in seen[item.get_text()]
            )
            seen[item.get_text()].append(item)
            if not twice:
                yield item
        elif isinstance(item, LTContainer):
            yield from _characters(cast("Iterable[LTItem]", item))


def _joined(characters: Sequence[LTChar]) -> str:
    text, last = "", None
    for char in characters:
        if last is not None and (abs(char.x0 - last.x1) > 0.4 * char.size or abs(char.y0 - last.y0) > 0.5 * char.size):
            text += GAP
        text, last = text + folded(char.get_text()), char
    return text + GAP
