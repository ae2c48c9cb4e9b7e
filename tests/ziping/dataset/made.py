"""Datasets made for tests: reports of the generator and of the corpus, each as those of several bodies and years."""

import hashlib
from collections.abc import Iterable
from decimal import Decimal

from schemas.record import FieldRows, Reading, Record, SectionRows
from schemas.regions import regions
from ziping.dataset.dataset import Dataset
from ziping.dataset.prepared import PreparedDocument, prepare
from ziping.dataset.store import Store

TOPICS = ("水利", "林业", "教育", "民政", "审计")


def moved(record: Record, org_name: str, year: int, factor: Decimal = Decimal(1), region: str = "") -> Record:
    """The same report of another body and year, its amounts multiplied."""
    years = {str((record.year or 0) - before): str(year - before) for before in range(3)}

    def reading(one: Reading) -> Reading:
        told: dict[str, object] = {"period": years.get(one.period, one.period)}
        if one.unit == "元" and isinstance(one.value, Decimal):
            told["value"] = one.value * factor
        return one.model_copy(update=told)

    def rows(section: SectionRows | None) -> SectionRows | None:
        if section is None:
            return None
        fields = {
            field: FieldRows.model_construct(
                tuple(
                    row.model_copy(update={"measures": {name: reading(one) for name, one in row.measures.items()}})
                    for row in several
                )
            )
            for field, several in section.items()
        }
        return SectionRows.model_construct(fields)

    name = f"{org_name}{year}.docx"
    return record.model_copy(
        update={
            "source": name,
            "sha256": hashlib.sha256(name.encode()).hexdigest(),
            "report": 0,
            "org_name": org_name,
            "region": region,
            "level": "县" if region else record.level,
            "year": year,
            "findings": (),
            "basic_data": rows(record.basic_data),
            "self_evaluation": rows(record.self_evaluation),
            "project_evaluation": (),
            "prose": tuple(said.model_copy(update={"reading": reading(said.reading)}) for said in record.prose),
        }
    )


def with_value(record: Record, field: str, measure: str, value: str | None, section: str = "basic_data") -> Record:
    """A record with another number in one cell of a table; an empty cell if it is None."""
    told: SectionRows = getattr(record, section)
    (row, *more) = told[field]
    told_of: dict[str, object] = {"value": None, "status": "blank", "raw": "", "comparator": ""}
    if value is not None:
        told_of = {"value": Decimal(value), "status": "read", "raw": value, "comparator": "="}
    one = row.measures[measure].model_copy(update=told_of)
    changed = row.model_copy(update={"measures": {**row.measures, measure: one}})
    fields = {**told.root, field: FieldRows.model_construct((changed, *more))}
    return record.model_copy(update={section: SectionRows.model_construct(fields)})


def stored(dataset: Dataset, records: Iterable[Record]) -> Dataset:
    """The dataset with these reports, each as a document of its own."""
    documents = [
        PreparedDocument(record.sha256, record.source, "", "docx", 1, "2024-01-01T00:00:00+00:00", (prepare(record),))
        for record in records
    ]
    with dataset.engine.writing() as connection:
        Store(connection, check=lambda _: ()).add("made", documents)
    return dataset


def bureaus(count: int) -> list[tuple[str, str]]:
    """Names of invented bodies with the codes of their counties."""
    counties = [one for one in regions().in_force() if one.level == "县"]
    return [
        (f"{county.name}{topic}局", county.code) for county in counties[: -(-count // len(TOPICS))] for topic in TOPICS
    ][:count]
