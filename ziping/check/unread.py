"""What stands in a report and was not understood: a cell that no field takes, a value that its column cannot hold."""

from collections import defaultdict
from collections.abc import Iterator

from schemas.finding import Bilingual
from schemas.notes import note_in
from schemas.observations import Stated
from schemas.record import UnmappedCell
from schemas.said import Said
from ziping.check.case import NAMES, NOTHING, Case

PLACE, MORE = Said("第{row}行第{col}列", "row {row} column {col} "), Said("等", " and others")
NAMED = 3  # cells that a message names; the others stand in the outputs


def unread(case: Case) -> Iterator[Bilingual]:
    """One note for the unmapped cells of a table; one warning for the values of a section not read for one reason."""
    cells: dict[int, list[UnmappedCell]] = defaultdict(list)
    for cell in case.record.coverage.unmapped_cells:
        cells[cell.table].append(cell)
    values: dict[tuple[str, int, str], list[Stated]] = defaultdict(list)
    for one in case.stated:
        if one.reading.status == "unreadable":
            values[one.section, one.instance, one.reading.note].append(one)
    for table, unmapped in cells.items():
        named = _named([(cell.row, cell.col, cell.text) for cell in unmapped])
        message = case.text("unread_cells", table=table + 1, count=len(unmapped), cells=named)
        paths = sorted({f"{cell.row_path}×{cell.column_path}" for cell in unmapped})
        yield case.finding("UNREAD", "note", message, (), items=paths)
    for (_, _, reason), stated in values.items():
        places = [(one.reading.provenance.row, one.reading.provenance.col, one.reading.raw) for one in stated]
        why = Said(reason, note_in(reason, "en"))
        message = case.text("unread_values", count=len(stated), reason=why, cells=_named(places))
        fields = sorted({one.field for one in stated if one.field})
        items = sorted(one.key for one in stated)
        yield case.finding("UNREAD", "warning", message, stated, fields=fields, items=items)


def _named(cells: list[tuple[int | None, int | None, str]]) -> Said:
    """The first of them with their places, counted from 1."""
    said = [_place(row, col) + f"“{' '.join(text.split())}”" for row, col, text in cells[:NAMED]]
    return NAMES.join(said) + (MORE if len(cells) > NAMED else "")


def _place(row: int | None, col: int | None) -> Said:
    return NOTHING if row is None or col is None else PLACE.filled(row=row + 1, col=col + 1)
