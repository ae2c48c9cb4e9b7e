"""Where a point of PDF's own space stands on the page as it is shown, in points from its top left."""

import math
from dataclasses import dataclass

import pypdfium2 as pdfium

from schemas.document import Box


@dataclass(frozen=True, slots=True)
class Turn:
    """The visible box of the page in its own space, and by how many quarter turns to the right it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> "Turn":
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation() // 90 % 4)

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The same for two corners: `x0, top, x1, bottom`."""
        x0, y0 = self.point(left, top)
        x1, y1 = self.point(right, bottom)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def direction(self, angle: float) -> float:
        """An angle in degrees, counted against the clock, as it is shown: 0 is upright."""
        return (math.degrees(angle) - 90 * self.quarters) % 360
