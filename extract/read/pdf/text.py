"""The characters of a page: what is drawn and can be seen, each with its box."""

import ctypes
import math
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.layout import Char
from extract.read.pdf.clip import clip_of
from extract.read.pdf.turning import Turn
from schemas.document import Box

MAX_CHARS = 60_000  # on one page
ASKEW = 2.0  # degrees
UNKNOWN = "\ufffd"
READABLE = 0.5  # of a page's characters that must be known, or it is as good as a picture
ASCENT, DESCENT = 0.88, 0.12  # of the font size above and below the base line: where Chinese characters stand
PLAUSIBLE = (0.2, 1.5)  # of the height that the font says it has: a size that can be true
INVISIBLE = frozenset({c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP})
_BLANK = 0x20
_HYPHEN = 0xFFFE  # how PDFium gives a hyphen at the end of a line


class _Look(NamedTuple):
    """What all characters of one text object have in common.

    `height` is from top to bottom if they are upright, `clip` the box outside of which nothing of them is shown.
    """

    is_seen: bool
    is_askew: bool
    is_on_side: bool
    height: tuple[float, float] | None
    clip: Box | None


def chars_of(page: pdfium.PdfTextPage, turn: Turn) -> Iterator[Char]:
    """The characters that can be seen, in the order of the file."""
    last: Char | None = None
    for char in _drawn(page, turn):
        if last is not None and char.run == last.run and (char.x0, char.x1) == (last.x0, last.x1):
            last.text += char.text  # one sign that stands for two characters: ——
            continue
        if last is not None:
            yield last
        last = char
    if last is not None:
        yield last


def _drawn(page: pdfium.PdfTextPage, turn: Turn) -> Iterator[Char]:
    raw = page.raw
    box = c.FS_RECTF()
    place = ctypes.byref(box)
    looks: dict[int, _Look] = {}
    unicode_of, box_of, object_of = c.FPDFText_GetUnicode, c.FPDFText_GetLooseCharBox, c.FPDFText_GetTextObject
    for index in range(min(page.count_chars(), MAX_CHARS)):
        drawn = object_of(raw, index)
        if not drawn or not box_of(raw, index, place):
            continue  # a blank or line end that PDFium adds
        code = unicode_of(raw, index)
        if code == _BLANK and c.FPDFText_IsGenerated(raw, index):
            continue
        x0, top, x1, bottom = turn.box(box.left, box.bottom, box.right, box.top)
        key = ctypes.addressof(drawn.contents)
        look = looks.get(key)
        if look is None:
            look = looks[key] = _look(raw, index, drawn, turn, bottom - top)
        if not look.is_seen:
            continue
        if look.height is not None:
            top, bottom = look.height
        if look.clip is None or _is_within(look.clip, (x0 + x1) / 2, (top + bottom) / 2):
            yield Char(_text(code), x0, top, x1, bottom, look.is_askew, look.is_on_side, key)


def _look(raw: object, index: int, drawn: object, turn: Turn, height: float) -> _Look:
    """How the text of an object looks, of which a character is one; its font says that it is `height` high."""
    mode = c.FPDFTextObj_GetTextRenderMode(drawn)
    angle = turn.direction(-c.FPDFText_GetCharAngle(raw, index))
    off = (angle + 45) % 90 - 45
    quarter = round(angle / 90) % 4
    matrix = c.FS_MATRIX()
    c.FPDFText_GetMatrix(raw, index, matrix)
    is_upright = abs(off) <= ASKEW and quarter == 0
    span = _height(raw, index, turn, matrix, height) if is_upright else None
    return _Look(mode not in INVISIBLE, abs(off) > ASKEW, quarter % 2 == 1, span, clip_of(drawn, matrix, turn))


def _height(raw: object, index: int, turn: Turn, matrix: c.FS_MATRIX, height: float) -> tuple[float, float] | None:
    """Where upright characters begin and end, by their base line and size; fonts differ in how high they are."""
    x, y = ctypes.c_double(), ctypes.c_double()
    size = c.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    is_known = c.FPDFText_GetCharOrigin(raw, index, x, y)
    if not is_known or not PLAUSIBLE[0] * height <= size <= PLAUSIBLE[1] * height:
        return None
    base = turn.point(x.value, y.value)[1]
    return base - ASCENT * size, base + DESCENT * size


def _is_within(box: Box, x: float, y: float) -> bool:
    x0, top, x1, bottom = box
    return x0 <= x <= x1 and top <= y <= bottom


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
