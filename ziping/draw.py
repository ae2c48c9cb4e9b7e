"""The records of a file in, pictures of its pages out: a box around each value, and the field that it was read as."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from extract.read import pictures_of
from schemas.document import Source
from schemas.observation import Observation
from schemas.record import Record
from ziping.paths import Names, reachable
from ziping.write import whole

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


class Pictures:
    """Draws into one file, numbered by page if a document has several, or into a folder, named after the documents."""

    def __init__(self, out: Path, *, is_folder: bool, force: bool) -> None:
        self._out, self._is_folder, self._force = out, is_folder, force
        self._names = Names()

    def draw(self, source: Source, records: Sequence[Record]) -> None:
        """The pages that hold values; `E_EXISTS` where a picture is there already."""
        rows: dict[int, list[Observation]] = defaultdict(list)
        for record in records:
            for row in record.observations():
                if row.page is not None and row.bbox is not None:
                    rows[row.page].append(row)
        place = self._names.claim(source.name) if self._is_folder else PurePosixPath(self._out.stem)
        folder = self._out if self._is_folder else self._out.parent
        for number, scale, picture in pictures_of(source, sorted(rows), SCALE):
            _mark(picture, rows[number], scale)
            name = place if len(rows) == 1 and not self._is_folder else place.with_name(f"{place.name}-{number}")
            out = folder / f"{name}.png"
            if self._is_folder:
                reachable(out.parent).mkdir(parents=True, exist_ok=True)
            with whole(out, force=self._force) as part:
                picture.save(part, format="png")


def _mark(picture: "Image", rows: Sequence[Observation], scale: float) -> None:
    from PIL import ImageDraw, ImageFont

    pen, font = ImageDraw.Draw(picture, "RGBA"), ImageFont.load_default(FONT_SIZE)
    for row in rows:
        x0, top, x1, bottom = (round(edge * scale) for edge in row.bbox or ())
        doubtful = row.confidence < 1 or row.status == "unreadable"
        colour = DOUBTFUL if doubtful else COLOURS[row.section]
        pen.rectangle((x0, top, max(x1, x0 + 1), max(bottom, top + 1)), outline=colour, width=3 if doubtful else 1)
        told = f"{row.field}@{row.measure}"
        at = (
            x0 + 2,
            top - FONT_SIZE if row.section == "prose" else top,
        )  # in a cell there is room, in a line there is none
        left, upper, right, lower = pen.textbbox(at, told, font=font)
        pen.rectangle((left, upper, right, lower), fill=(255, 255, 255, 200))
        pen.text(at, told, fill=colour, font=font)
