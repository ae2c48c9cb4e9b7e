"""What is on a page before anyone asks what it means: characters, rulings and pictures, in points from its top left."""

from dataclasses import dataclass, field

from schemas.document import Box


@dataclass(slots=True)
class Char:
    """One character and the box that it takes, `size` high; `skewed` if it runs neither straight nor by quarters.

    Those with the same `run` were written in one go; 0 if the file does not tell.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    skewed: bool = False
    on_side: bool = False
    run: int = 0

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line along an axis: at `at` on the other axis, from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """The marks of one page, upright as it is read.

    `turns` quarter turns to the left lead back to the page as it is shown; `unread` says why marks are missing,
    `is_text_lost` that characters are, for their font is neither in the file nor on the machine.
    """

    number: int
    width: float
    height: float
    chars: list[Char] = field(default_factory=list)
    across: list[Ruling] = field(default_factory=list)
    down: list[Ruling] = field(default_factory=list)
    is_scan: bool = False
    turns: int = 0
    unread: str = ""
    is_text_lost: bool = False

    def shown(self, box: Box) -> Box:
        """A box of the upright page on the page as it is shown, to a hundredth of a point."""
        x0, top, x1, bottom = box
        if self.turns == 1:
            x0, top, x1, bottom = top, self.width - x1, bottom, self.width - x0
        elif self.turns == 2:
            x0, top, x1, bottom = self.width - x1, self.height - bottom, self.width - x0, self.height - top
        elif self.turns == 3:
            x0, top, x1, bottom = self.height - bottom, x0, self.height - top, x1
        return round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)
