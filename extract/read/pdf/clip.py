"""The box outside of which nothing of a text is shown: sheets print whole texts and let the cell cut them."""

import ctypes

import pypdfium2.raw as c

from extract.read.pdf.turning import Turn
from schemas.document import Box

PATHS_MAX = 64  # more are not looked at, and cut nothing
SLACK = 1.0  # points


def clip_of(drawn: object, matrix: c.FS_MATRIX, turn: Turn) -> Box | None:
    """For a text object whose characters have the matrix; None if nothing cuts it, or it is in a form."""
    own, path = c.FS_MATRIX(), c.FPDFPageObj_GetClipPath(drawn)
    count = c.FPDFClipPath_CountPaths(path) if path else 0
    if not 0 < count <= PATHS_MAX or not c.FPDFPageObj_GetMatrix(drawn, own) or not _are_same(own, matrix):
        return None
    boxes = [box for number in range(count) if (box := _box(path, number, turn)) is not None]
    if not boxes:
        return None
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return max(x0s) - SLACK, max(tops) - SLACK, min(x1s) + SLACK, min(bottoms) + SLACK


def _box(path: object, number: int, turn: Turn) -> Box | None:
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for index in range(c.FPDFClipPath_CountPathSegments(path, number)):
        c.FPDFPathSegment_GetPoint(c.FPDFClipPath_GetPathSegment(path, number, index), x, y)
        points.append(turn.point(x.value, y.value))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys)) if points else None


def _are_same(one: c.FS_MATRIX, other: c.FS_MATRIX) -> bool:
    return all(abs(getattr(one, name) - getattr(other, name)) < 0.01 for name in "abcdef")
