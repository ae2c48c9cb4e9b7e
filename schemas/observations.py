"""A record in, its observations out: the long form in the order of the contract."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.document import Provenance
from schemas.observation import Observation
from schemas.record import Reading, Record, SectionRows, Statement
from schemas.values import Measure, Section, plain


class Stated(NamedTuple):
    """One reading with its place in a record; `name` is its measure, with the comparator where it ends a range."""

    section: Section
    instance: int
    field: str
    item: str
    name: str
    measure: Measure
    label: str
    reading: Reading

    @property
    def key(self) -> str:
        """Its identity in the report, as findings and corrections refer to it."""
        item = f"[{self.item}]" if self.item else ""
        key = f"{self.section}.{self.instance}/{self.field}{item}@{self.name}"
        place = self.reading.provenance
        in_prose = self.section == "prose" and place.paragraph is not None  # the report's date may stand in a table
        return f"{key}~{place.paragraph}:{place.start}" if in_prose else key


def stated_in(record: Record) -> Iterator[Stated]:
    """Tables by section, instance and row-major, then prose by position; one at a time, for a table may be long."""
    for section, instance, rows in _sections(record):
        stated = (
            Stated(section, instance, field, row.item, name, _measure(name), reading.label or row.label, reading)
            for field, field_rows in rows.items()
            for row in field_rows
            for name, reading in row.measures.items()
        )
        yield from sorted(stated, key=lambda one: _place(one.reading.provenance))
    for instance, table in enumerate(record.other_tables):
        items = _Repeated()
        for reading in table.readings:
            item, name = items.name(reading)
            yield Stated("other", instance, "", item, name, "value", reading.label, reading)
    for said, name in zip(record.prose, _ends_named(record.prose), strict=True):
        yield Stated("prose", 0, said.field, said.item, name, said.measure, said.label, said.reading)


def _measure(name: str) -> Measure:
    return name.rstrip("<>=")  # type: ignore[return-value]


def observations_of(record: Record) -> Iterator[Observation]:
    """The rows of a record, one at a time, in the order of `stated_in`."""
    templates = templates_of(record)
    for one in stated_in(record):
        yield _row(record, one, templates.get((one.section, one.instance), ""))


def templates_of(record: Record) -> dict[tuple[Section, int], str]:
    """The form of each section's instance; prose and tables that no template knows have none."""
    uses = (use for use in reversed(record.coverage.tables) if use.section not in ("other", "prose"))
    return {(use.section, use.instance): use.template for use in uses}


def _sections(record: Record) -> Iterator[tuple[Section, int, SectionRows]]:
    if record.basic_data is not None:
        yield "basic_data", 0, record.basic_data
    if record.self_evaluation is not None:
        yield "self_evaluation", 0, record.self_evaluation
    for instance, rows in enumerate(record.project_evaluation):
        yield "project_evaluation", instance, rows


def _ends_named(prose: Sequence[Statement]) -> Iterator[str]:
    """The measure of each statement; the two ends of a range, which stand over one span, add their comparator."""
    for at, said in enumerate(prose):
        twins = [other for other in prose[max(at - 1, 0) : at + 2] if other is not said]
        in_range = said.reading.comparator in (">=", "<=") and any(
            (other.field, other.measure, other.reading.provenance)
            == (said.field, said.measure, said.reading.provenance)
            for other in twins
        )
        yield said.measure + (said.reading.comparator if in_range else "")


class _Repeated:
    """Names for the cells of a table without fields: their two paths, numbered where they recur."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}
        self._last: tuple[Provenance, str] | None = None

    def name(self, reading: Reading) -> tuple[str, str]:
        """Item and measure; the upper end of a range has the item of the lower, and its comparator."""
        if reading.comparator == "<=" and self._last is not None and self._last[0] == reading.provenance:
            return self._last[1], "value<="
        name = " × ".join(path for path in (reading.row_path, reading.column_path) if path)
        count = self._seen[name] = self._seen.get(name, 0) + 1
        item = name if count == 1 else f"{name} #{count}"
        self._last = (reading.provenance, item) if reading.comparator == ">=" else None
        return item, "value"


def _place(place: Provenance) -> tuple[bool, int, int, int]:
    """Row-major; a row that the report lacks (`absent`) comes last."""
    return (place.table is None, place.table or 0, place.row or 0, place.col or 0)


def _row(record: Record, one: Stated, template: str) -> Observation:
    reading = one.reading
    place = reading.provenance
    return Observation(
        document=record.source,
        sha256=record.sha256,
        report=record.report,
        key=one.key,
        org_name=record.org_name,
        region=record.region,
        level=record.level,
        org_kind=record.org_kind,
        year=record.year,
        template=template,
        section=one.section,
        instance=one.instance,
        field=one.field,
        row_path=reading.row_path,
        column_path=reading.column_path,
        label=one.label,
        measure=one.measure,
        item=one.item,
        period=reading.period,
        raw=reading.raw,
        value="" if reading.value is None else plain(reading.value),
        unit=reading.unit,
        stated_unit=reading.stated_unit,
        comparator=reading.comparator,
        direction=reading.direction,
        base=reading.base,
        status=reading.status,
        page=place.page,
        table=place.table,
        row=place.row,
        col=place.col,
        bbox=place.bbox,
        paragraph=place.paragraph,
        start=place.start,
        end=place.end,
        match=reading.match,
        confidence=reading.confidence,
        note=reading.note,
        origin=reading.origin,
    )
