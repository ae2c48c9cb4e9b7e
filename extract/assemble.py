"""A document in, its records out: identify, locate, read the cells, and account for what is left."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from extract.again import ONCE, chosen, read_again
from extract.cover import Cover, Stated, looks_like_body, read_cover, same_body, without_code
from extract.doubt import UNCERTAIN
from extract.filled import Filled, day_filled_in, stated_day
from extract.form import Form
from extract.generic import read_generic
from extract.identify import Identified
from extract.locate import TableReading, locate
from extract.parts import Part, parts_of
from extract.rows import section_rows
from extract.stitch import stitched
from extract.told import told
from extract.who import who_is
from extract.years import year_named, year_of_forms, year_of_prose, year_of_titles
from schemas.codebook import CodebookField
from schemas.document import Document, Paragraph, Provenance, Table
from schemas.finding import Finding, fingerprint_of
from schemas.notes import note
from schemas.record import Coverage, OtherTable, Reading, Record, SectionRows, Statement, TableUse, UnmappedCell
from schemas.values import PATH_SEPARATOR, SCHEMA_VERSION, Section


def records_of(document: Document, *, prose: bool = True, known: tuple[Form, ...] | None = None) -> list[Record]:
    """One record for each report that the document holds; without `prose` its sentences are not read.

    `known` are the forms to look for, those that ship if it is None.
    """
    return [report.record for report in reports_of(document, prose=prose, known=known)]


class Report(NamedTuple):
    """A record with the paragraphs of its report, as they stand."""

    record: Record
    paragraphs: tuple[Paragraph, ...]


def reports_of(document: Document, *, prose: bool = True, known: tuple[Form, ...] | None = None) -> list[Report]:
    """The same as `records_of`, with the paragraphs of each."""
    whole = stitched(document, known)
    parts = parts_of(whole, known)
    return [
        Report(_Assembler(whole, number, part).record(prose=prose), part.paragraphs)
        for number, part in enumerate(parts)
    ]


class _Assembler:
    """Collects the readings of one report."""

    def __init__(self, document: Document, number: int, part: Part) -> None:
        self.document = document
        self.number = number
        self.part = part
        self.cover = read_cover(part.paragraphs)
        self.filled, self.filled_at_once = (None, True) if self.cover.report_date else _filled_in(part)
        self.report_date = self.cover.report_date or (self.filled.value if self.filled is not None else "")
        self.year = self.cover.year or year_of_forms(part.tables)
        self.findings: list[Finding] = []
        if self.year is None and (year := year_of_prose(part.paragraphs, self.report_date)) is not None:
            self.year = year
            self.findings.append(self._year_is_guessed(year))
        self.year = self.year or year_of_titles(part.tables)
        self.sections: dict[Section, list[SectionRows]] = {
            "basic_data": [],
            "self_evaluation": [],
            "project_evaluation": [],
        }
        if number == 0:
            self.findings += self._pages_unread()
        self.others: list[OtherTable] = []
        self.uses: list[TableUse] = []
        self.unmapped: list[UnmappedCell] = []
        self.local_fields: dict[str, CodebookField] = {}

    def record(self, *, prose: bool) -> Record:
        own = chosen(self.part.tables)
        for place, found in enumerate(self.part.tables):
            before, form = self.part.tables[place - 1] if place else None, found.form
            if form is None:
                continues = before is not None and _may_continue(before, found)
                self._take_other(found, note("continued") if continues else "")
            elif form.template.section in ONCE and place not in own:
                self._take_again(found, form)
            else:
                self._take_form(found, form)
        cover = self.cover
        org_name = self._org_name(cover)
        who = who_is(org_name, self.year, self._texts_on_body())
        said = self._prose(org_name, sentences=prose)
        return Record(
            schema_version=SCHEMA_VERSION,
            source=self.document.source.name,
            sha256=self.document.source.sha256,
            report=self.number,
            title=cover.title,
            org_name=org_name,
            region=who.region,
            level=who.level,
            org_kind=who.org_kind,
            year=self.year,
            report_date=self.report_date,
            basic_data=next(iter(self.sections["basic_data"]), None),
            self_evaluation=next(iter(self.sections["self_evaluation"]), None),
            project_evaluation=tuple(self.sections["project_evaluation"]),
            prose=said,
            other_tables=tuple(self.others),
            local_fields=self.local_fields,
            findings=tuple(self.findings),
            coverage=Coverage(
                mapped=sum(use.mapped for use in self.uses),
                ignored=sum(use.ignored for use in self.uses),
                unmapped=len(self.unmapped),
                tables=tuple(self.uses),
                unmapped_cells=tuple(self.unmapped),
            ),
        )

    def _prose_is_long(self, paragraph: int, org_name: str) -> Finding:
        return Finding(
            document=self.document.source.name,
            report=self.number,
            code="UNREAD",
            severity="warning",
            message=told("long_prose", paragraph=paragraph + 1),
            fingerprint=fingerprint_of(org_name, self.year, "UNREAD", ("prose",)),
        )

    def _pages_unread(self) -> list[Finding]:
        """What of the pages was not read, told once, with the first report of the file."""
        messages = [told("crowded", page=page, reason=reason) for page, reason in self.document.unread]
        if self.document.damaged:
            messages.append(told("damaged", count=self.document.damaged))
        if self.document.scans:
            messages.append(told("scanned", pages="、".join(map(str, self.document.scans))))
        return [
            Finding(
                document=self.document.source.name,
                report=self.number,
                code="UNREAD",
                severity="warning",
                message=message,
                fingerprint=fingerprint_of(self.cover.org_name, self.year, "UNREAD", (), (message,)),
            )
            for message in messages
        ]

    def _year_is_guessed(self, year: int) -> Finding:
        return Finding(
            document=self.document.source.name,
            report=self.number,
            code="DATE",
            severity="note",
            message=told("year_of_prose", year=year),
            expected="",
            found=str(year),
            fingerprint=fingerprint_of(self.cover.org_name, None, "DATE", ()),
        )

    def _prose(self, org_name: str, *, sentences: bool) -> tuple[Statement, ...]:
        """What the report says of itself and, if told to, what its sentences state, by position."""
        said = self._of_itself()
        if sentences:
            from extract.prose import read_prose  # loads spaCy, which takes longer than a report

            read = read_prose(self.part.paragraphs, self.year, org_name)
            said += read.statements
            if read.unread_from is not None:
                self.findings.append(self._prose_is_long(read.unread_from, org_name))
        return tuple(sorted(said, key=_position))

    def _of_itself(self) -> list[Statement]:
        """Title, body and date at each place; a name that is said again alike is one statement."""
        names: set[str] = set()
        said: list[Statement] = []
        places = {paragraph.index: paragraph for paragraph in self.part.paragraphs}
        for stated in sorted(self.cover.stated, key=lambda stated: (stated.paragraph, stated.start)):
            if stated.field != "org_name" or stated.value not in names:
                said.append(
                    _statement(
                        stated,
                        self.year,
                        self._agreement(stated),
                        places[stated.paragraph].place(stated.start, stated.end),
                    )
                )
                names.add(stated.value)
        if self.filled is not None:
            said.append(stated_day(self.filled, at_once=self.filled_at_once))
        return said

    def _agreement(self, stated: Stated) -> str:
        """Where else the report gives the same name."""
        if stated.field != "org_name":
            return ""
        others = [
            (note(f"place_{other.where}"), other.value) for other in self.cover.stated if other.field == "org_name"
        ]
        others += [(note("place_department"), name) for name in self._stated_in("self_evaluation", "department")]
        own = note(f"place_{stated.where}")
        places = [where for where, name in others if where != own and same_body(name, stated.value)]
        return note("agrees", places="、".join(dict.fromkeys(places))) if places else ""

    def _stated_in(self, section: Section, field: str) -> list[str]:
        values = [rows[field][0]["value"].value for rows in self.sections[section] if field in rows]
        return [value for value in values if isinstance(value, str)]

    def _org_name(self, cover: Cover) -> str:
        """The name in the title or signature, else the one that a table gives in full."""
        if cover.org_name:
            stated = [said.value for said in cover.stated if said.field == "org_name"]
            fuller = [
                name
                for name in [*stated, *self._stated_in("self_evaluation", "department")]
                if _is_fuller(name, cover.org_name)
            ]
            return max(fuller, key=len, default=cover.org_name)
        named = [
            *self._stated_in("self_evaluation", "department"),
            *(name for name in self._stated_in("project_evaluation", "project.implementer") if looks_like_body(name)),
        ]
        return without_code(next(iter(named), ""))

    def _texts_on_body(self) -> list[str]:
        """Where the body may be named more fully: title, other forms of its name, the file's name and folders."""
        named = [said.value for said in self.cover.stated if said.field == "org_name"]
        path = [PurePosixPath(part).stem for part in PurePosixPath(self.document.source.name).parts]
        return [self.cover.title, *named, *self._stated_in("self_evaluation", "department"), *path]

    def _take_form(self, found: Identified, form: Form) -> None:
        section = form.template.section
        reading = locate(found, form, self.year)
        if not reading.fits(form):
            self._take_other(found, "")
            return
        if found.is_likely or found.rival is not None:
            self.findings.append(self._form_is_doubtful(found, form))
        instance = len(self.sections[section])
        before = _money_unit(self.sections[section][-1]) if instance else ""
        rows = section_rows(reading.located, form, self.year, before)
        self.sections[section].append(rows)
        self.local_fields |= {field: form.book.field(field) for field in rows if field in form.template.fields}
        self._use(found.table, section, instance, form.template.id, found.title, reading)

    def _form_is_doubtful(self, found: Identified, form: Form) -> Finding:
        where = {"table": found.table.index + 1, "form": form.template.id}
        rival = found.rival.template.id if found.rival is not None else ""
        return Finding(
            document=self.document.source.name,
            report=self.number,
            code="LABEL",
            severity="note",
            message=told("close_call", **where, rival=rival) if rival else told("kind_only", **where),
            found=form.template.id,
            fingerprint=fingerprint_of(self.cover.org_name, self.year, "LABEL", (), (str(found.table.index),)),
        )

    def _take_other(self, found: Identified, doubt: str) -> None:
        """Read a table by its headings; `doubt` says why a known form is read so."""
        cells = read_generic(found)
        readings = tuple(
            Reading(
                raw=cell.reading.raw,
                comparator=cell.reading.comparator,
                value=cell.reading.value,
                unit=cell.reading.unit,
                stated_unit=cell.reading.stated_unit,
                status=cell.reading.status,
                period=str(year_named((*reversed(cell.column_path), *reversed(cell.row_path))) or self.year or ""),
                match="generic",
                confidence=1.0 if cell.reading.certain and not doubt else UNCERTAIN,
                note="；".join(text for text in (cell.reading.note, doubt) if text),
                label=cell.row_path[-1] if cell.row_path else "",
                row_path=PATH_SEPARATOR.join(cell.row_path),
                column_path=PATH_SEPARATOR.join(cell.column_path),
                provenance=found.table.place(cell.cell),
            )
            for cell in cells
        )
        total = sum(1 for _ in found.table.cells())
        instance = len(self.others)
        self.others.append(OtherTable(table=found.table.index, title=found.title, readings=readings))
        self._use(found.table, "other", instance, "", found.title, None, mapped=len(cells), ignored=total - len(cells))

    def _take_again(self, found: Identified, form: Form) -> None:
        """A further table of a section that a report has once: its values overwrite none."""
        again = read_again(found, form, self.year)
        if not again.located.fits(form):
            self._take_other(found, "")
            return
        instance = len(self.others)
        self.others.append(OtherTable(table=found.table.index, title=found.title, readings=again.readings))
        self._use(found.table, "other", instance, form.template.id, found.title, again.located)

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
                joined=table.joined,
                section=section,
                instance=instance,
                template=template,
                title=title,
                mapped=mapped,
                ignored=ignored,
                unmapped=len(unmapped),
            )
        )


def _money_unit(rows: SectionRows) -> str:
    """The one unit in which a form states its amounts for sure, if it is one."""
    readings = (reading for _, field in rows.items() for row in field for reading in row.measures.values())
    units = {reading.stated_unit for reading in readings if reading.unit == "元" and reading.confidence == 1}
    return units.pop() if len(units) == 1 else ""


def _is_fuller(name: str, short: str) -> bool:
    """Whether a name only adds the place before a short one: 桃江县司法局 for 县司法局."""
    return len(name) > len(short) and name.endswith(short) and looks_like_body(name)


def _statement(stated: Stated, year: int | None, remark: str, place: Provenance) -> Statement:
    reading: Reading = Reading(
        raw=stated.raw,
        comparator="",
        value=stated.value,
        unit="",
        stated_unit="",
        status="read",
        period="" if stated.field == "report_date" else str(year or ""),
        match="rule",
        note=remark,
        provenance=place,
    )
    return Statement(field=stated.field, label="", item="", measure="value", reading=reading)


def _filled_in(part: Part) -> tuple[Filled | None, bool]:
    """The day on which the forms of results were filled in, for a report whose signature says none."""
    tables = [found.table for found in part.tables if found.form is None or found.form.states_results]
    return day_filled_in(part.paragraphs, tables)


def _position(said: Statement) -> tuple[bool, int, int]:
    """By paragraph; what stands in a table comes last."""
    place = said.reading.provenance
    return place.paragraph is None, place.paragraph or 0, place.start or 0


def _may_continue(before: Identified, found: Identified) -> bool:
    """Whether a table stands right behind one of a form, as wide as it: what it calls headings may be values."""
    return before.form is not None and not found.caption and before.table.n_cols == found.table.n_cols
