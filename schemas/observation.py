"""One stated value of one report: the row from which every other output can be derived."""

from pydantic import BaseModel, ConfigDict

from schemas.values import SCHEMA_VERSION, Comparator, Match, Measure, Section, Status


class Observation(BaseModel):
    """Columns in the order of the contract; strings that do not apply are empty, numbers null."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: str = SCHEMA_VERSION
    document: str
    sha256: str
    report: int
    key: str
    org_name: str
    region: str
    level: str
    org_kind: str
    year: int | None
    template: str
    section: Section
    instance: int
    field: str
    row_path: str
    column_path: str
    label: str
    measure: Measure
    item: str
    period: str
    raw: str
    value: str
    unit: str
    stated_unit: str
    comparator: Comparator
    direction: str
    base: str
    status: Status
    page: int | None
    table: int | None
    row: int | None
    col: int | None
    bbox: tuple[float, float, float, float] | None
    paragraph: int | None
    start: int | None
    end: int | None
    match: Match
    confidence: float
    note: str
    origin: str
