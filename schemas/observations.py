"""A record in, its observations out: the long form in the order of the contract."""

from collections.abc import Iterator, Sequence

from schemas.document import Provenance
from schemas.observation import Observation
from schemas.record import Reading, Record, SectionRows, Statement
from schemas.values import Measure, Section, plain


def observations_of(record: Record) -> Iterator[Observation]:
    """Tables by section, instance and row-major, then prose by position; one at a time, for a table may be long."""
    templates = {(use.section, use.instance): use.template for use in reversed(record.coverage.tables)}
    for section, instance, rows in _sections(record):
        template = templates.get((section, instance), "")
        stated = (
            (field, row.item, name, reading, reading.label or row.label)
            for field, field_rows in rows.items()
            for row in field_rows
            for name, reading in row.measures.items()
        )
        for field, item, name, reading, label in sorted(stated, key=lambda one: _place(one[3].provenance)):
            yield _row(record, section, instance, template, field, item, name, reading, label)
    for instance, table in enumerate(record.other_tables):
        items = _Repeated()
        for reading in table.readings:
            item, measure = items.name(reading)
            yield _row(record, "other", instance, "", "", item, measure, reading, reading.label)
    for said, name in zip(record.prose, _ends_named(record.prose), strict=True):
        yield _row(record, "prose", 0, "", said.field, said.item, name, said.reading, said.label)


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


def _row(
    record: Record,
    section: Section,
    instance: int,
    template: str,
    field: str,
    item: str,
    name: str,
    reading: Reading,
    label: str,
) -> Observation:
    measure: Measure = name.rstrip("<>=")  # type: ignore[assignment]
    place = reading.provenance
    key = f"{section}.{instance}/{field}{f'[{item}]' if item else ''}@{name}"
    if section == "prose":
        key += f"~{place.paragraph}:{place.start}"
    return Observation(
        document=record.source,
        sha256=record.sha256,
        report=record.report,
        key=key,
        org_name=record.org_name,
        region=record.region,
        level=record.level,
        org_kind=record.org_kind,
        year=record.year,
        template=template,
        section=section,
        instance=instance,
        field=field,
        row_path=reading.row_path,
        column_path=reading.column_path,
        label=label,
        measure=measure,
        item=item,
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
