"""What stands in a report and was not understood: a cell that no field takes, a value that its column cannot hold."""

from collections import defaultdict
from collections.abc import Iterator

from schemas.finding import Finding
from schemas.observations import Stated
from schemas.record import UnmappedCell
from ziping.check.case import Case

NAMED = 3  # cells that a message names; the others stand in the outputs


def unread(case: Case) -> Iterator[Finding]:
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
        message = case.text("unread_values", count=len(stated), reason=reason, cells=_named(places))
        fields = sorted({one.field for one in stated if one.field})
        items = sorted(one.key for one in stated)
        yield case.finding("UNREAD", "warning", message, stated, fields=fields, items=items)


def _named(cells: list[tuple[int | None, int | None, str]]) -> str:
    """The first of them with their places, counted from 1."""
    said = [f"{_place(row, col)}“{' '.join(text.split())}”" for row, col, text in cells[:NAMED]]
    return "、".join(said) + ("等" if len(cells) > NAMED else "")


def _place(row: int | None, col: int | None) -> str:
    return "" if row is None or col is None else f"第{row + 1}行第{col + 1}列"
