"""Located cells in, the rows of a section out: readings with their doubts, none overwritten."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from extract.cells import read_located
from extract.doubt import UNCERTAIN
from extract.form import Form
from normalize.cells import CellReading, fit_rate
from schemas.codebook import Codebook
from schemas.located import Located
from schemas.notes import note
from schemas.record import FieldRows, Reading, Row, SectionRows
from schemas.values import PATH_SEPARATOR, Value

_Key = tuple[str, str, str]  # field, item, measure


def section_rows(located: Iterable[Located], form: Form, year: int | None, unit_before: str = "") -> SectionRows:
    """The rows of one section by field, in the order of the table.

    `year` is the evaluated year, `unit_before` the unit of money of the form of the same kind right before this one.
    """
    places = sorted(located, key=_row_major)
    readings = _with_fitted_rates(_with_doubtful_actuals(_read_all(places, form, unit_before)), form.book)
    rows: dict[str, dict[str, tuple[str, dict[str, Reading]]]] = {}
    for place, name, cell in readings:
        field = rows.setdefault(place.field, {})
        item = _free_item(field, place.item, name)
        label, measures = field.setdefault(item, (place.label, {}))
        repeated = note("repeated_field") if item != place.item else ""
        measures[name] = _reading(place, cell, place.label if place.label != label else "", year, repeated)
    for name in form.template.required:
        if name not in rows:
            rows[name] = {"": (form.book.field(name).zh, {"value": _absent(form.book.field(name).unit, year)})}
    return SectionRows(
        {
            field: FieldRows(
                tuple(Row(label=label, item=item, measures=found) for item, (label, found) in items.items())
            )
            for field, items in rows.items()
        }
    )


def _row_major(place: Located) -> tuple[int, int]:
    return place.cell.row, place.cell.col


def _read_all(located: Iterable[Located], form: Form, unit_before: str) -> list[tuple[Located, str, CellReading]]:
    """Every located cell with its measure's name and reading; the two ends of a range have names of their own."""
    found: list[tuple[Located, str, CellReading]] = []
    for place in located:
        own = form.template.money_unit
        cells = read_located(place, form.marks, own or unit_before, "unit_assumed" if own else "unit_before", form.book)
        found += [(place, place.measure + (cell.comparator if len(cells) > 1 else ""), cell) for cell in cells]
    return found


def _with_doubtful_actuals(readings: list[tuple[Located, str, CellReading]]) -> list[tuple[Located, str, CellReading]]:
    """A bare number beside a target with a unit: which unit it has is not said (`0.97` beside `≥95%`)."""
    units = {(place.field, place.item): cell.unit for place, _, cell in readings if place.measure == "target"}
    return [
        (place, name, replace(cell, certain=False, note=note("unit_of_target", unit=units[place.field, place.item])))
        if place.measure == "actual" and cell.comparator and not cell.unit and units.get((place.field, place.item))
        else (place, name, cell)
        for place, name, cell in readings
    ]


def _with_fitted_rates(
    readings: list[tuple[Located, str, CellReading]], book: Codebook
) -> list[tuple[Located, str, CellReading]]:
    """Rates printed without their sign are judged by the two values that they relate."""
    values: dict[_Key, Value | None] = {(place.field, place.item, name): cell.value for place, name, cell in readings}
    return [
        (
            place,
            name,
            fit_rate(cell, _expected(place, name, values, book)) if cell.unit == "%" and not cell.stated_unit else cell,
        )
        for place, name, cell in readings
    ]


def _expected(place: Located, name: str, values: dict[_Key, Value | None], book: Codebook) -> Decimal | None:
    """The rate in % that the report's own figures give, None where it lacks them."""
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
    doubts = "；".join(text for text in (place.note, cell.note, doubt) if text)
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
        note=doubts,
        label=own_label,
        row_path=PATH_SEPARATOR.join(place.row_path),
        column_path=PATH_SEPARATOR.join(place.column_path),
        provenance=place.place,
    )


def _absent(unit: str, year: int | None) -> Reading:
    """A row that the form requires and the report lacks: no raw, no provenance."""
    return Reading(
        raw="",
        comparator="",
        value=None,
        unit=unit,
        stated_unit="",
        status="absent",
        period=str(year or ""),
        match="exact",
    )
