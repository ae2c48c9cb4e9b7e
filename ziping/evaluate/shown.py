"""Wrong rows of one report in; what a person looks at out: the row of the Word table, or the page with its box."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.read import read
from schemas.document import Document, Source
from ziping.evaluate.counts import Wrong

if TYPE_CHECKING:
    from ziping.draw import Pictures


def show(source: Source, rows: Sequence[Wrong], pictures: "Pictures | None") -> None:
    """Fill `shown` of each row whose place is known; pages are drawn only where there are `pictures` to draw into."""
    if source.format != "pdf":
        _as_text(source, [row for row in rows if row.place.table is not None])
    elif pictures is not None:
        _as_picture(source, [row for row in rows if row.place.page is not None], pictures)


def _as_text(source: Source, rows: Sequence[Wrong]) -> None:
    document = read(source) if rows else None
    for row in rows:
        if document is not None:
            row.shown = _table_row(document, row.place.table, row.place.row)


def _table_row(document: Document, index: int | None, number: int | None) -> str:
    """The cells of a row from left to right; deleted rows count in `number`, so it is looked for among the places."""
    for table in document.tables:
        for cell in table.cells():
            place = table.place(cell)
            if (place.table, place.row) == (index, number):
                return " | ".join(" ".join(each.text.split()) for each in table.crossing(cell.row))
    return ""


def _as_picture(source: Source, rows: Sequence[Wrong], pictures: "Pictures") -> None:
    """A page of which only is known that a row of it is missed is drawn without a box."""
    from ziping.draw import DOUBTFUL, Mark

    pages: dict[int, list[Mark]] = defaultdict(list)
    for row in rows:
        marks = pages[row.place.page or 0]
        if row.place.bbox is not None:
            marks.append(Mark(row.place.bbox, f"{row.kind} {_field(row.key)}", DOUBTFUL, 3, is_inside=True))
    if pages:
        drawn = pictures.draw_marks(replace(source, name=rows[0].group.document), pages)
        for row in rows:
            row.shown = str(drawn.get(row.place.page or 0, ""))


def _field(key: str) -> str:
    """What fonts without Chinese can show of a key: no item."""
    head, _, rest = key.rpartition("@")
    return f"{head.partition('/')[2].partition('[')[0]}@{rest}"
