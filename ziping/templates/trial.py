"""A report read without a template and with it in, what became of the cells of each table out."""

from dataclasses import dataclass, field
from pathlib import Path

from extract.form import Form
from extract.read import open_source, read
from extract.stitch import stitched
from normalize.fold import strip_outer
from schemas.document import Source, Table
from schemas.observation import Observation
from schemas.record import Record, TableUse, UnmappedCell
from ziping.inputs import printable
from ziping.reports import records_in


@dataclass(slots=True)
class Read:
    """How one table was read: values with a field, values that only their headings name, the rest by its text."""

    template: str = ""
    title: str = ""
    mapped: list[Observation] = field(default_factory=list)
    headed: list[Observation] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    unmapped: list[UnmappedCell] = field(default_factory=list)

    def says(self) -> tuple[object, ...]:
        """What two readings share if they are the same, whatever else the report has."""
        values = ((row.field, row.measure, row.item, row.raw, row.row, row.col) for row in (*self.mapped, *self.headed))
        return self.template, self.counts(), tuple(values), tuple(self.ignored)

    def counts(self) -> tuple[int, int, int, int]:
        return _cells(self.mapped), _cells(self.headed), len(self.ignored), len(self.unmapped)


@dataclass(frozen=True, slots=True)
class Tried:
    """One table of the report, its number from 1, without and with the template."""

    number: int
    before: Read
    after: Read


def tried(report: Path, before: tuple[Form, ...] | None, after: tuple[Form, ...] | None) -> list[Tried]:
    """Every table of the report; two forms that share one are told one after the other."""
    source = open_source(report, printable(report.name))
    without, with_it = _tables(source, before), _tables(source, after)
    return [
        Tried(key[0] + 1, without.get(key, Read()), with_it.get(key, Read()))
        for key in sorted(without.keys() | with_it.keys())
    ]


def _tables(source: Source, known: tuple[Form, ...] | None) -> dict[tuple[int, int], Read]:
    tables = stitched(read(source), known).tables
    uses = ((record, use) for record in records_in(source, prose=False, known=known) for use in record.coverage.tables)
    found: dict[tuple[int, int], Read] = {}
    for table, (record, use) in zip(tables, uses, strict=True):
        count = sum(1 for index, _ in found if index == table.index)
        found[table.index, count] = _read(table, record, use)
    return found


def _read(table: Table, record: Record, use: TableUse) -> Read:
    rows = [row for row in record.observations() if (row.section, row.instance) == (use.section, use.instance)]
    places = {(place.table, place.row, place.col): cell for cell in table.cells() for place in [table.place(cell)]}
    unmapped = [cell for cell in record.coverage.unmapped_cells if (cell.table, cell.row, cell.col) in places]
    told = {(row.table, row.row, row.col) for row in rows} | {(cell.table, cell.row, cell.col) for cell in unmapped}
    ignored = [strip_outer(cell.text) for place, cell in places.items() if place not in told]
    of_form = use.section != "other"
    return Read(use.template, use.title, rows if of_form else [], [] if of_form else rows, ignored, unmapped)


def _cells(rows: list[Observation]) -> int:
    return len({(row.table, row.row, row.col) for row in rows if row.row is not None})
