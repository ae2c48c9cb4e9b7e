"""The validated record of one report: sections that map a field to its rows, and what was done with every cell."""

from collections.abc import Iterator
from typing import Generic, Literal

from pydantic import BaseModel, ConfigDict, RootModel, ValidationInfo, field_validator
from typing_extensions import TypeVar

from schemas.codebook import CodebookField
from schemas.document import Provenance
from schemas.finding import Finding
from schemas.observation import Observation
from schemas.values import Comparator, Match, Measure, PlainValue, Section, Status, Value, number_from

T = TypeVar("T", bound=Value, default=PlainValue)


class Reading(BaseModel, Generic[T]):
    """One value as it stands in the report and as it was understood.

    `value` is a Decimal (or Fraction) in base units where `comparator` is set, else the text; None unless `status` is
    `read`. `label` is set only where it differs from the row's (目标 and 完成 under headings of their own).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    raw: str
    comparator: Comparator
    value: T | None
    unit: str
    stated_unit: str
    status: Status
    period: str
    match: Match
    confidence: float = 1.0
    note: str = ""
    label: str = ""
    direction: Literal["", "up", "down", "flat"] = ""
    base: str = ""
    whole: str = ""
    row_path: str = ""
    column_path: str = ""
    origin: Literal["read", "corrected"] = "read"
    provenance: Provenance = Provenance()

    @field_validator("value", mode="before")
    @classmethod
    def _number_where_compared(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, str) and info.data.get("comparator"):
            return number_from(value)
        return value


class Row(BaseModel):
    """One row of a field: what it is called, which of several it is, and its readings by measure.

    The two readings of a range have the keys `target>=` and `target<=`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    item: str
    measures: dict[str, Reading]

    def __getattr__(self, name: str) -> Reading:
        if not name.startswith("_") and name in self.measures:
            return self.measures[name]
        raise AttributeError(f"no measure {name!r}; this row has {', '.join(self.measures)}")

    def __getitem__(self, measure: str) -> Reading:
        return self.measures[measure]


class FieldRows(RootModel[tuple[Row, ...]]):
    """The rows of one field. A field of one row gives its measures directly: `rows.final.value`."""

    model_config = ConfigDict(frozen=True)

    def __iter__(self) -> Iterator[Row]:  # type: ignore[override]
        return iter(self.root)

    def __len__(self) -> int:
        return len(self.root)

    def __getitem__(self, item: int | str) -> Row:
        """A row by its place or by its item."""
        if isinstance(item, int):
            return self.root[item]
        for row in self.root:
            if row.item == item:
                return row
        raise KeyError(item)

    def __getattr__(self, name: str) -> Reading:
        if name.startswith("_"):
            raise AttributeError(name)
        with_measure = [row for row in self.root if name in row.measures]
        if len(with_measure) == 1:
            return with_measure[0].measures[name]
        if not with_measure:
            raise AttributeError(f"no measure {name!r} in {len(self.root)} row(s)")
        raise AttributeError(f"{len(with_measure)} rows have {name!r}: iterate over them, or pick one by its item")


class SectionRows(RootModel[dict[str, FieldRows]]):
    """One table section of a report: field → rows, in the order of the table."""

    model_config = ConfigDict(frozen=True)

    def __getitem__(self, field: str) -> FieldRows:
        return self.root[field]

    def __contains__(self, field: object) -> bool:
        return field in self.root

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]
        return iter(self.root)

    def __len__(self) -> int:
        return len(self.root)

    def items(self) -> Iterator[tuple[str, FieldRows]]:
        yield from self.root.items()


class Statement(BaseModel):
    """One quantity or text of the prose."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str
    label: str
    item: str
    measure: Measure
    reading: Reading


class OtherTable(BaseModel):
    """A table that no template knows, read by its heading paths."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: int
    title: str
    readings: tuple[Reading, ...]


class TableUse(BaseModel):
    """How one table was read: by which template, into which section, and what became of its cells.

    `joined` are the physical tables whose rows go on with it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: int
    joined: tuple[int, ...] = ()
    section: Section
    instance: int
    template: str
    title: str
    mapped: int
    ignored: int
    unmapped: int


class UnmappedCell(BaseModel):
    """A filled cell of a known form that no block of its template explains."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: int
    row: int
    col: int
    text: str
    row_path: str
    column_path: str


class Coverage(BaseModel):
    """Every cell accounted for: mapped to a field, knowingly ignored, or listed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mapped: int
    ignored: int
    unmapped: int
    tables: tuple[TableUse, ...]
    unmapped_cells: tuple[UnmappedCell, ...]


class Record(BaseModel):
    """One report. Reading back its own JSON gives the same record.

    `local_fields` are those of its rows that are no part of the codebook, for a template brought them along.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: str
    source: str
    sha256: str
    report: int
    title: str
    org_name: str
    region: str
    level: str
    org_kind: str
    year: int | None
    report_date: str
    basic_data: SectionRows | None
    self_evaluation: SectionRows | None
    project_evaluation: tuple[SectionRows, ...]
    prose: tuple[Statement, ...]
    other_tables: tuple[OtherTable, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    local_fields: dict[str, CodebookField] = {}

    def observations(self) -> list[Observation]:
        """The long form: one row per stated value, in the order of the contract."""
        from schemas.observations import observations_of

        return list(observations_of(self))

    def to_json(self, indent: int | None = 2) -> str:
        """The record as JSON; parts of a reading that do not apply are left out."""
        return self.model_dump_json(indent=indent, exclude_defaults=True)
