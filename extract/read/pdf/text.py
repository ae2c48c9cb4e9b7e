"""The characters of a page: what is drawn and can be seen, each with its box."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.layout import Char
from extract.read.pdf.turning import Turn

MAX_CHARS = 200_000  # on one page
ASKEW = 2.0  # degrees
UNKNOWN = "\ufffd"
READABLE = 0.5  # of a page's characters that must be known, or it is as good as a picture
_INVISIBLE = frozenset({c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP})
_BLANK = 0x20
_HYPHEN = 0xFFFE  # how PDFium gives a hyphen at the end of a line


def chars_of(page: pdfium.PdfTextPage, turn: Turn) -> Iterator[Char]:
    """The characters that can be seen, in the order of the file."""
    raw = page.raw
    box = c.FS_RECTF()
    place = ctypes.byref(box)
    looks: dict[int, tuple[bool, bool, bool]] = {}
    unicode_of, box_of, object_of = c.FPDFText_GetUnicode, c.FPDFText_GetLooseCharBox, c.FPDFText_GetTextObject
    owner = 0
    last: Char | None = None
    for index in range(min(page.count_chars(), MAX_CHARS)):
        drawn = object_of(raw, index)
        if not drawn:
            continue  # a blank or line end that PDFium adds
        code = unicode_of(raw, index)
        if code == _BLANK and c.FPDFText_IsGenerated(raw, index):
            continue
        key = ctypes.addressof(drawn.contents)
        look = looks.get(key)
        if look is None:
            look = looks[key] = _look(raw, index, drawn, turn)
        is_seen, is_askew, is_on_side = look
        if not is_seen or not box_of(raw, index, place):
            continue
        x0, top = turn.point(box.left, box.top)
        x1, bottom = turn.point(box.right, box.bottom)
        if x0 > x1:
            x0, x1 = x1, x0
        if top > bottom:
            top, bottom = bottom, top
        if last is not None and key == owner and (x0, x1) == (last.x0, last.x1):
            last.text += _text(code)  # one sign that stands for two characters: ——
            continue
        if last is not None:
            yield last
        last, owner = Char(_text(code), x0, top, x1, bottom, is_askew, is_on_side, key), key
    if last is not None:
        yield last


def _look(raw: object, index: int, drawn: object, turn: Turn) -> tuple[bool, bool, bool]:
    """Whether the text of an object can be seen, runs askew, and runs up or down."""
    mode = c.FPDFTextObj_GetTextRenderMode(drawn)
    angle = turn.direction(-c.FPDFText_GetCharAngle(raw, index))
    off = (angle + 45) % 90 - 45
    return mode not in _INVISIBLE, abs(off) > ASKEW, round(angle / 90) % 2 == 1


def _text(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    if (code < 32 and code not in (9, 10, 13)) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return UNKNOWN
    return chr(code)


def is_readable(chars: list[Char]) -> bool:
    """Whether most of what is not blank is known; characters of private use are not."""
    shown = [char.text for char in chars if not char.text.isspace()]
    known = sum(not (text == UNKNOWN or "\ue000" <= text <= "\uf8ff") for text in shown)
    return bool(shown) and known >= READABLE * len(shown)
