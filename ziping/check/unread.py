"""What stands in a report and was not understood: a cell that no field takes, a value that its column cannot hold."""

from collections import defaultdict

from schemas.finding import Finding
from schemas.observation import Observation
from schemas.observations import observations_of
from schemas.record import Record, UnmappedCell
from ziping.check.found import finding_in

CELLS = "表{table}有{count}格已知表式中没有对应的字段，照录未读：{cells}"
VALUES = "有{count}处填写内容未能读出（{reason}）：{cells}"
NAMED = 3  # cells that a message names; the others stand in the outputs


def unread(record: Record) -> list[Finding]:
    """One note for the unmapped cells of a table; one warning for the values of a section not read for one reason."""
    cells: dict[int, list[UnmappedCell]] = defaultdict(list)
    for cell in record.coverage.unmapped_cells:
        cells[cell.table].append(cell)
    values: dict[tuple[str, int, str], list[Observation]] = defaultdict(list)
    for reading in observations_of(record):
        if reading.status == "unreadable":
            values[reading.section, reading.instance, reading.note].append(reading)
    return [
        *(_of_cells(record, table, unmapped) for table, unmapped in cells.items()),
        *(_of_values(record, note, readings) for (_, _, note), readings in values.items()),
    ]


def _of_cells(record: Record, table: int, cells: list[UnmappedCell]) -> Finding:
    named = _named([(cell.row, cell.col, cell.text) for cell in cells])
    message = CELLS.format(table=table + 1, count=len(cells), cells=named)
    paths = sorted({f"{cell.row_path}×{cell.column_path}" for cell in cells})
    return finding_in(record, "UNREAD", "note", message, items=tuple(paths))


def _of_values(record: Record, note: str, readings: list[Observation]) -> Finding:
    named = _named([(reading.row, reading.col, reading.raw) for reading in readings])
    message = VALUES.format(count=len(readings), reason=note, cells=named)
    fields = tuple(sorted({reading.field for reading in readings if reading.field}))
    keys = tuple(reading.key for reading in readings)
    return finding_in(record, "UNREAD", "warning", message, fields=fields, evidence=keys, items=tuple(sorted(keys)))


def _named(cells: list[tuple[int | None, int | None, str]]) -> str:
    """The first of them with their places, counted from 1."""
    said = [f"{_place(row, col)}“{text}”" for row, col, text in cells[:NAMED]]
    return "、".join(said) + ("等" if len(cells) > NAMED else "")


def _place(row: int | None, col: int | None) -> str:
    return "" if row is None or col is None else f"第{row + 1}行第{col + 1}列"
