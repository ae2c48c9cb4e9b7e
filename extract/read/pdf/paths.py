"""The straight lines of a page: paths walked segment by segment, thin boxes and thin pictures as the lines they are."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.layout import Ruling
from extract.read.pdf.text import INVISIBLE
from extract.read.pdf.turning import Turn
from extract.told import told

MAX_SEGMENTS = 300_000  # on one page
MAX_DEPTH = 8  # of forms in forms
THIN = 3.5  # points: a filled box as thin is a line
STRAIGHT = 0.8  # points that a line may slant
WHITE = 0.98
NO_HEIGHT = 0.05  # points
PICTURE = 0.3  # of the page that a picture takes to be one of a page

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rulings:
    """`across` and `down` are the lines of a page; `has_picture` tells of one that takes much of it.

    `is_text_lost`: PDFium leaves out some of what is written in a font that is neither in the file nor on the machine.
    """

    def __init__(self, page: pdfium.PdfPage, turn: Turn) -> None:
        self.across: list[Ruling] = []
        self.down: list[Ruling] = []
        self.has_picture = False
        self.is_text_lost = False
        self.unread = ""
        self._turn = turn
        self._segments = 0
        self._embedded: dict[int, bool] = {}
        objects = (c.FPDFPage_GetObject(page.raw, index) for index in range(c.FPDFPage_CountObjects(page.raw)))
        self._walk(objects, _UNCHANGED, 0)

    def _walk(self, objects: Iterator[object], matrix: Matrix, depth: int) -> None:
        for drawn in objects:
            kind = c.FPDFPageObj_GetType(drawn)
            if kind == c.FPDF_PAGEOBJ_PATH:
                self._take_path(drawn, matrix)
            elif kind == c.FPDF_PAGEOBJ_TEXT:
                self.is_text_lost = self.is_text_lost or self._is_lost(drawn)
            elif kind == c.FPDF_PAGEOBJ_IMAGE:
                self._take_box(*self._bounds(drawn, matrix))
            elif kind == c.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
                inner = (c.FPDFFormObj_GetObject(drawn, index) for index in range(c.FPDFFormObj_CountObjects(drawn)))
                self._walk(inner, _times(_matrix(drawn), matrix), depth + 1)

    def _is_lost(self, drawn: object) -> bool:
        """Whether a text that can be seen has no height, for nothing is known of the shapes of its characters."""
        font = c.FPDFTextObj_GetFont(drawn)
        if not font:
            return False
        key = ctypes.addressof(font.contents)
        if key not in self._embedded:
            self._embedded[key] = c.FPDFFont_GetIsEmbedded(font) == 1
        if self._embedded[key] or c.FPDFTextObj_GetTextRenderMode(drawn) in INVISIBLE:
            return False
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        is_known = c.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
        return not is_known or top.value - bottom.value < NO_HEIGHT

    def _take_path(self, drawn: object, matrix: Matrix) -> None:
        count = c.FPDFPath_CountSegments(drawn)
        self._segments += count
        if self._segments > MAX_SEGMENTS:
            self.unread = told("many_segments", count=MAX_SEGMENTS)
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        c.FPDFPath_GetDrawMode(drawn, fill, stroke)
        is_stroked = bool(stroke.value) and not _is_white(drawn, c.FPDFPageObj_GetStrokeColor)
        is_filled = bool(fill.value) and not _is_white(drawn, c.FPDFPageObj_GetFillColor)
        if not is_stroked and not is_filled:
            return
        for points in self._polygons(drawn, count, _times(_matrix(drawn), matrix)):
            if is_filled and len(points) > 2:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                if self._take_thin(min(xs), min(ys), max(xs), max(ys)):
                    continue
            if is_stroked:
                for start, end in pairwise(points):
                    self._take_line(start, end)

    def _polygons(self, drawn: object, count: int, matrix: Matrix) -> Iterator[list[Point]]:
        """The runs of straight segments, closed where the file closes them."""
        points: list[Point] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        a, b, c_, d, e, f = matrix
        for index in range(count):
            segment = c.FPDFPath_GetPathSegment(drawn, index)
            kind = c.FPDFPathSegment_GetType(segment)
            c.FPDFPathSegment_GetPoint(segment, x, y)
            point = self._turn.point(a * x.value + c_ * y.value + e, b * x.value + d * y.value + f)
            if kind == c.FPDF_SEGMENT_LINETO:
                points.append(point)
            else:
                if len(points) > 1:
                    yield points
                points = [point]
            if c.FPDFPathSegment_GetClose(segment) and len(points) > 1:
                yield [*points, points[0]]
                points = [points[0]]
        if len(points) > 1:
            yield points

    def _take_line(self, start: Point, end: Point) -> None:
        (x0, y0), (x1, y1) = start, end
        if abs(y1 - y0) <= STRAIGHT and abs(x1 - x0) > abs(y1 - y0):
            self.across.append(Ruling((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= STRAIGHT and abs(y1 - y0) > abs(x1 - x0):
            self.down.append(Ruling((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def _take_thin(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Take a box as the line that it is, if it is as thin as one."""
        if bottom - top <= THIN and bottom - top <= x1 - x0:
            self.across.append(Ruling((top + bottom) / 2, x0, x1))
        elif x1 - x0 <= THIN:
            self.down.append(Ruling((x0 + x1) / 2, top, bottom))
        else:
            return False
        return True

    def _take_box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A picture: a line if it is thin."""
        whole = self._turn.width * self._turn.height
        if not self._take_thin(x0, top, x1, bottom) and (x1 - x0) * (bottom - top) > PICTURE * whole:
            self.has_picture = True

    def _bounds(self, drawn: object, matrix: Matrix) -> tuple[float, float, float, float]:
        a, b, c_, d, e, f = _times(_matrix(drawn), matrix)
        corners = [self._turn.point(a * x + c_ * y + e, b * x + d * y + f) for x in (0, 1) for y in (0, 1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


def _matrix(drawn: object) -> Matrix:
    found = c.FS_MATRIX()
    if not c.FPDFPageObj_GetMatrix(drawn, found):
        return _UNCHANGED
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c_, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c_ * p + d * r, c_ * q + d * s, e * p + f * r + t, e * q + f * s + u


def _is_white(drawn: object, color_of: object) -> bool:
    """Whether a color cannot be seen on paper."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not color_of(drawn, red, green, blue, alpha):  # type: ignore[operator]
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= WHITE * 255
