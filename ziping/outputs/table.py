"""Records in, the rows of a table of observations or findings out: the same columns for every format of data."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from schemas.finding import Finding
from schemas.observation import Observation
from schemas.observations import observations_of
from schemas.record import Record
from ziping.outputs import Content

Kind = Literal["text", "texts", "integer", "confidence", "number", "ratio"]
Cell = str | int | Decimal | list[str] | None
NUMBER_SCALE = 16  # of DECIMAL(38, 16)
NUMBER_WHOLE_DIGITS = 22


class Column(NamedTuple):
    """A column: `number` is the value as an exact decimal, `ratio` a quotient of such, `texts` a list."""

    name: str
    kind: Kind


_INTEGERS = {"report", "year", "instance", "page", "table", "row", "col", "paragraph", "start", "end"}
_KINDS: dict[str, Kind] = {
    "confidence": "confidence",
    "fields": "texts",
    "evidence": "texts",
    **dict.fromkeys(_INTEGERS, "integer"),
}


def columns(content: Content) -> list[Column]:
    """The columns of the contract in their order, and last the value of an observation as a number."""
    names = Finding.model_fields if content == "findings" else Observation.model_fields
    listed = [Column(name, _KINDS.get(name, "text")) for name in names]
    return listed if content == "findings" else [*listed, Column("number", "number")]


def rows(record: Record, content: Content) -> Iterator[tuple[Cell, ...]]:
    """The rows of one record; a record as a table is its observations."""
    if content == "findings":
        yield from map(finding_cells, record.findings)
    else:
        for observation in observations_of(record):
            cells = (_cell(getattr(observation, name)) for name in Observation.model_fields)
            yield (*cells, number(observation.value, observation.status, observation.comparator))


def finding_cells(finding: Finding) -> tuple[Cell, ...]:
    """The row of one finding."""
    return tuple(_cell(getattr(finding, name)) for name in Finding.model_fields)


def number(value: str, status: str, comparator: str) -> Decimal | None:
    """The value where it is a decimal that fits DECIMAL(38, 16) exactly; a text that looks like one (a code) is not."""
    if status != "read" or not comparator or "/" in value:
        return None
    whole, _, decimals = value.lstrip("-").partition(".")
    if len(whole) > NUMBER_WHOLE_DIGITS or len(decimals) > NUMBER_SCALE:
        return None
    return Decimal(value)


def _cell(value: object) -> Cell:
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, tuple):
        if value and isinstance(value[0], float):
            return ",".join(f"{point:.2f}" for point in value)
        return [str(text) for text in value]
    if value is None or isinstance(value, (int, str)):
        return value
    raise TypeError(f"no cell of a table can hold {value!r}")
