"""A document in, its records out: identify, locate, read the cells, and account for what is left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.cells import read_located
from extract.cover import Cover, line_year, looks_like_body, read_cover
from extract.form import Form
from extract.generic import read_generic
from extract.identify import Identified, identify
from extract.locate import TableReading, locate
from normalize.cells import CellReading, fit_rate
from schemas.codebook import codebook
from schemas.document import Document, Paragraph, Provenance, Table
from schemas.located import Located
from schemas.record import Coverage, FieldRows, OtherTable, Reading, Record, Row, SectionRows, TableUse, UnmappedCell
from schemas.values import SCHEMA_VERSION, Section, Value

UNCERTAIN = 0.8
UNIT_OF_TARGET = "完成值未印单位，目标值的单位是“{unit}”"
REPEATED = "同一字段在表中不止一处"
SEPARATOR = " > "
_Key = tuple[str, str, str]  # field, item, measure


@dataclass(frozen=True, slots=True)
class _Part:
    """The blocks of one report in a document."""

    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Identified, ...]


def records_of(document: Document) -> list[Record]:
    """One record for each report that the document holds."""
    return [_Assembler(document, number, part).record() for number, part in enumerate(_parts(document))]


def _parts(document: Document) -> list[_Part]:
    """A second table of a form that a report has once begins another report, if a title stands between the two."""
    tables = {id(found.table): found for found in identify(document)}
    parts: list[_Part] = []
    paragraphs: list[Paragraph] = []
    waiting: list[Paragraph] = []
    own: list[Identified] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            waiting.append(block)
            continue
        found = tables[id(block)]
        if _repeats(found, own) and read_cover(waiting).title:
            parts.append(_Part(tuple(paragraphs), tuple(own)))
            paragraphs, own = [], []
        paragraphs += waiting
        waiting = []
        own.append(found)
    return [*parts, _Part((*paragraphs, *waiting, *document.notes), tuple(own))]


def _repeats(found: Identified, before: list[Identified]) -> bool:
    section = _section(found)
    return section in ("basic_data", "self_evaluation") and any(_section(other) == section for other in before)


def _section(found: Identified) -> Section:
    return found.form.template.section if found.form is not None else "other"


class _Assembler:
    """Collects the readings of one report."""

    def __init__(self, document: Document, number: int, part: _Part) -> None:
        self.document = document
        self.number = number
        self.part = part
        self.cover = read_cover(part.paragraphs)
        self.year = self.cover.year or _year_of_titles(part.tables)
        self.sections: dict[Section, list[SectionRows]] = {
            "basic_data": [],
            "self_evaluation": [],
            "project_evaluation": [],
        }
        self.others: list[OtherTable] = []
        self.uses: list[TableUse] = []
        self.unmapped: list[UnmappedCell] = []

    def record(self) -> Record:
        for found in self.part.tables:
            form = found.form
            if form is None or (self.sections[form.template.section] and form.template.section != "project_evaluation"):
                self._take_other(found)
            else:
                self._take_form(found, form)
        cover = self.cover
        return Record(
            schema_version=SCHEMA_VERSION,
            source=self.document.source.name,
            sha256=self.document.source.sha256,
            report=self.number,
            title=cover.title,
            org_name=self._org_name(cover),
            region="",
            level="",
            org_kind="",
            year=self.year,
            report_date=cover.report_date,
            basic_data=next(iter(self.sections["basic_data"]), None),
            self_evaluation=next(iter(self.sections["self_evaluation"]), None),
            project_evaluation=tuple(self.sections["project_evaluation"]),
            prose=(),
            other_tables=tuple(self.others),
            findings=(),
            coverage=Coverage(
                mapped=sum(use.mapped for use in self.uses),
                ignored=sum(use.ignored for use in self.uses),
                unmapped=len(self.unmapped),
                tables=tuple(self.uses),
                unmapped_cells=tuple(self.unmapped),
            ),
        )

    def _org_name(self, cover: Cover) -> str:
        """The name in the title or signature, else the one that a table gives in full."""
        if cover.org_name:
            return cover.org_name
        for section, field in (("self_evaluation", "department"), ("project_evaluation", "project.implementer")):
            for rows in self.sections[section]:  # type: ignore[index]
                stated = rows[field][0].value.value if field in rows else None
                if isinstance(stated, str) and (field == "department" or looks_like_body(stated)):
                    return stated
        return ""

    def _take_form(self, found: Identified, form: Form) -> None:
        section = form.template.section
        reading = locate(found, form, self.year)
        if self.year is None:
            self.year = reading.base_year
        rows = self._rows(reading, form)
        instance = len(self.sections[section])
        self.sections[section].append(rows)
        self._use(found.table, section, instance, form.template.id, found.title, reading)

    def _rows(self, reading: TableReading, form: Form) -> SectionRows:
        readings = _with_fitted_rates(_with_doubtful_actuals(_read_all(sorted(reading.located, key=_row_major), form)))
        rows: dict[str, dict[str, tuple[str, dict[str, Reading]]]] = {}
        for place, name, cell in readings:
            field = rows.setdefault(place.field, {})
            item = _free_item(field, place.item, name)
            label, measures = field.setdefault(item, (place.label, {}))
            repeated = REPEATED if item != place.item else ""
            measures[name] = _reading(place, cell, place.label if place.label != label else "", self.year, repeated)
        for name in form.template.required:
            if name not in rows:
                rows[name] = {"": (codebook().field(name).zh, {"value": _absent(name, self.year)})}
        return SectionRows(
            {
                field: FieldRows(
                    tuple(Row(label=label, item=item, measures=found) for item, (label, found) in items.items())
                )
                for field, items in rows.items()
            }
        )

    def _take_other(self, found: Identified) -> None:
        cells = read_generic(found)
        readings = tuple(
            Reading(
                raw=cell.reading.raw,
                comparator=cell.reading.comparator,
                value=cell.reading.value,
                unit=cell.reading.unit,
                stated_unit=cell.reading.stated_unit,
                status=cell.reading.status,
                period=str(self.year or ""),
                match="generic",
                confidence=1.0 if cell.reading.certain else UNCERTAIN,
                note=cell.reading.note,
                label=cell.row_path[-1] if cell.row_path else "",
                row_path=SEPARATOR.join(cell.row_path),
                column_path=SEPARATOR.join(cell.column_path),
                provenance=_place(found.table, cell.cell.row, cell.cell.col),
            )
            for cell in cells
        )
        total = sum(1 for _ in found.table.cells())
        instance = len(self.others)
        self.others.append(OtherTable(table=found.table.index, title=found.title, readings=readings))
        self._use(found.table, "other", instance, "", found.title, None, mapped=len(cells), ignored=total - len(cells))

    def _use(
        self,
        table: Table,
        section: Section,
        instance: int,
        template: str,
        title: str,
        reading: TableReading | None,
        mapped: int = 0,
        ignored: int = 0,
    ) -> None:
        unmapped: Sequence[UnmappedCell] = ()
        if reading is not None:
            mapped = len({(place.cell.row, place.cell.col) for place in reading.located})
            ignored, unmapped = reading.ignored, reading.unmapped
        self.unmapped += unmapped
        self.uses.append(
            TableUse(
                table=table.index,
                section=section,
                instance=instance,
                template=template,
                title=title,
                mapped=mapped,
                ignored=ignored,
                unmapped=len(unmapped),
            )
        )


def _year_of_titles(tables: Iterable[Identified]) -> int | None:
    """The year in the titles of the forms or beside them, where the report itself has no title."""
    lines = (line for found in tables if found.form is not None for line in (found.title, *found.caption))
    years = (line_year(line) for line in lines if line)
    return next((year for year in years if year is not None), None)


def _row_major(place: Located) -> tuple[int, int]:
    return place.cell.row, place.cell.col


def _read_all(located: Iterable[Located], form: Form) -> list[tuple[Located, str, CellReading]]:
    """Every located cell with its measure's name and reading; the two ends of a range have names of their own."""
    found: list[tuple[Located, str, CellReading]] = []
    for place in located:
        cells = read_located(place, form.marks, form.template.money_unit)
        found += [(place, place.measure + (cell.comparator if len(cells) > 1 else ""), cell) for cell in cells]
    return found


def _with_doubtful_actuals(readings: list[tuple[Located, str, CellReading]]) -> list[tuple[Located, str, CellReading]]:
    """A bare number beside a target with a unit: which unit it has is not said (`0.97` beside `≥95%`)."""
    units = {(place.field, place.item): cell.unit for place, _, cell in readings if place.measure == "target"}
    return [
        (place, name, replace(cell, certain=False, note=UNIT_OF_TARGET.format(unit=units[place.field, place.item])))
        if place.measure == "actual" and cell.comparator and not cell.unit and units.get((place.field, place.item))
        else (place, name, cell)
        for place, name, cell in readings
    ]


def _with_fitted_rates(
    readings: list[tuple[Located, str, CellReading]],
) -> list[tuple[Located, str, CellReading]]:
    """Rates printed without their sign are judged by the two values that they relate."""
    values: dict[_Key, Value | None] = {(place.field, place.item, name): cell.value for place, name, cell in readings}
    return [
        (
            place,
            name,
            fit_rate(cell, _expected(place, name, values)) if cell.unit == "%" and not cell.stated_unit else cell,
        )
        for place, name, cell in readings
    ]


def _expected(place: Located, name: str, values: dict[_Key, Value | None]) -> Decimal | None:
    """The rate in % that the report's own figures give, None where it lacks them."""
    book = codebook()
    pairs: list[tuple[_Key, _Key]] = []
    if name == "rate":
        pairs = [
            ((place.field, place.item, above), (place.field, place.item, below))
            for above, below in book.measures["rate"].ratio_of
        ]
    elif (ratio := book.field(place.field).ratio_of) is not None:
        pairs = [((ratio[0], "", "value"), (ratio[1], "", "value"))]
    for above, below in pairs:
        numerator, denominator = values.get(above), values.get(below)
        if isinstance(numerator, Decimal) and isinstance(denominator, Decimal) and denominator:
            return numerator / denominator * 100
    return None


def _free_item(field: dict[str, tuple[str, dict[str, Reading]]], item: str, measure: str) -> str:
    """The item, numbered if the report states the same measure of it once more: nothing is overwritten."""
    name, count = item, 1
    while name in field and measure in field[name][1]:
        count += 1
        name = f"{item} #{count}".strip()
    return name


def _reading(place: Located, cell: CellReading, own_label: str, year: int | None, doubt: str) -> Reading:
    note = "；".join(text for text in (place.note, cell.note, doubt) if text)
    period = place.period if place.period is not None else year
    sure = cell.certain and not doubt and cell.status != "unreadable"
    return Reading(
        raw=cell.raw,
        comparator=cell.comparator,
        value=cell.value,
        unit=cell.unit,
        stated_unit=cell.stated_unit,
        status=cell.status,
        period="" if period is None else str(period),
        match=place.match,
        confidence=min(place.confidence, 1.0 if sure else UNCERTAIN),
        note=note,
        label=own_label,
        row_path=SEPARATOR.join(place.row_path),
        column_path=SEPARATOR.join(place.column_path),
        provenance=Provenance(
            page=place.cell.page, table=place.table, row=place.cell.row, col=place.cell.col, bbox=place.cell.bbox
        ),
    )


def _place(table: Table, row: int, col: int) -> Provenance:
    cell = table.at(row, col)
    return Provenance(
        page=cell.page if cell else None, table=table.index, row=row, col=col, bbox=cell.bbox if cell else None
    )


def _absent(field: str, year: int | None) -> Reading:
    """A row that the form requires and the report lacks: no raw, no provenance."""
    return Reading(
        raw="",
        comparator="",
        value=None,
        unit=codebook().field(field).unit,
        stated_unit="",
        status="absent",
        period=str(year or ""),
        match="exact",
    )
