"""A second table of a form that a report has once in, its cells by the labels of the form out, as those of others."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.form import Form
from extract.identify import Identified
from extract.locate import TableReading, locate
from extract.rows import section_rows
from schemas.notes import note
from schemas.record import Reading
from schemas.values import PATH_SEPARATOR, Section

ONCE: tuple[Section, ...] = ("basic_data", "self_evaluation")  # the forms that a report has once


@dataclass(frozen=True, slots=True)
class Again:
    """What a further table of a section states, with the label paths of its form, and what became of its cells."""

    readings: tuple[Reading, ...]
    located: TableReading


def chosen(tables: Sequence[Identified]) -> frozenset[int]:
    """Which tables stand for the sections that a report has once: the first of a form that is not secondary, if any."""
    first: dict[Section, tuple[bool, int]] = {}
    for place, found in enumerate(tables):
        if found.form is None or (section := found.form.template.section) not in ONCE:
            continue
        if section not in first or (first[section][0] and not found.form.template.secondary):
            first[section] = found.form.template.secondary, place
    return frozenset(place for _, place in first.values())


def read_again(found: Identified, form: Form, year: int | None) -> Again:
    """Each value by the labels that lead to it; none has a field, for another table states those of the section."""
    reading = locate(found, form, year)
    why = note("beside_fuller" if form.template.secondary else "second_of_kind")
    stated = [
        _unnamed(one, one.label or row.label, why)
        for _, rows in section_rows(reading.located, form, year).items()
        for row in rows
        for one in row.measures.values()
        if one.status != "absent"
    ]
    return Again(tuple(sorted(stated, key=_row_major)), reading)


def _unnamed(one: Reading, label: str, why: str) -> Reading:
    paths = {"row_path": one.row_path or ("" if one.column_path.endswith(label) else label)}
    last = (paths["row_path"] or one.column_path).rpartition(PATH_SEPARATOR)[2]
    doubts = "；".join(text for text in (one.note, why) if text)
    return one.model_copy(update={**paths, "label": last, "match": "generic", "note": doubts})


def _row_major(one: Reading) -> tuple[int, int, int]:
    place = one.provenance
    return place.table or 0, place.row or 0, place.col or 0
