"""The records of a file in, pictures of its pages out: a box around each value, and the field that it was read as."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from extract.read import pictures_of
from schemas.document import Box, Source
from schemas.observation import Observation
from schemas.record import Record
from ziping.paths import Names
from ziping.write import make_folder, whole

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 2.0  # points of the picture to one of the page: 144 dpi
FONT_SIZE = 11
COLOURS = {
    "basic_data": (0, 92, 200),
    "self_evaluation": (0, 130, 70),
    "project_evaluation": (190, 95, 0),
    "prose": (125, 60, 170),
    "other": (95, 95, 95),
}
DOUBTFUL = (215, 0, 0)  # read with doubt, or not understood


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a page in points, and what is written at it: in a cell there is room, at a line there is none."""

    box: Box
    told: str
    colour: tuple[int, int, int]
    width: int
    is_inside: bool


class Pictures:
    """Draws into one file, numbered by page if a document has several, or into a folder, named after the documents."""

    def __init__(self, out: Path, *, is_folder: bool, force: bool) -> None:
        self._out, self._is_folder, self._force = out, is_folder, force
        self._names = Names()

    def draw(self, source: Source, records: Sequence[Record]) -> None:
        """The pages that hold values; `E_EXISTS` where a picture is there already."""
        pages: dict[int, list[Mark]] = defaultdict(list)
        for record in records:
            for row in record.observations():
                if row.page is not None and row.bbox is not None:
                    pages[row.page].append(_mark_of(row, row.bbox))
        self.draw_marks(source, pages)

    def draw_marks(self, source: Source, pages: Mapping[int, Sequence[Mark]]) -> dict[int, Path]:
        """These pages with these boxes, each in a file of its own."""
        place = self._names.claim(source.name) if self._is_folder else PurePosixPath(self._out.stem)
        folder = self._out if self._is_folder else self._out.parent
        drawn: dict[int, Path] = {}
        for number, scale, picture in pictures_of(source, sorted(pages), SCALE):
            _draw(picture, pages[number], scale)
            name = place if len(pages) == 1 and not self._is_folder else place.with_name(f"{place.name}-{number}")
            out = folder / f"{name}.png"
            if self._is_folder:
                make_folder(out.parent)
            with whole(out, force=self._force) as part:
                picture.save(part, format="png")
            drawn[number] = out
        return drawn


def _mark_of(row: Observation, box: Box) -> Mark:
    doubtful = row.confidence < 1 or row.status == "unreadable"
    colour = DOUBTFUL if doubtful else COLOURS[row.section]
    return Mark(box, f"{row.field}@{row.measure}", colour, 3 if doubtful else 1, is_inside=row.section != "prose")


def _draw(picture: "Image", marks: Sequence[Mark], scale: float) -> None:
    from PIL import ImageDraw, ImageFont

    pen, font = ImageDraw.Draw(picture, "RGBA"), ImageFont.load_default(FONT_SIZE)
    for mark in marks:
        x0, top, x1, bottom = (round(edge * scale) for edge in mark.box)
        pen.rectangle((x0, top, max(x1, x0 + 1), max(bottom, top + 1)), outline=mark.colour, width=mark.width)
        at = (x0 + 2, top if mark.is_inside else top - FONT_SIZE)
        left, upper, right, lower = pen.textbbox(at, mark.told, font=font)
        pen.rectangle((left, upper, right, lower), fill=(255, 255, 255, 200))
        pen.text(at, mark.told, fill=mark.colour, font=font)
