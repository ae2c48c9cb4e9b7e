"""The fields and measures that data may carry, in Chinese and English, read from `codebook.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import get_args

from pydantic import BaseModel, ConfigDict, Field

from schemas.errors import TemplateError
from schemas.values import Kind, Measure, Section

BASE_UNITS: dict[Kind, str] = {"money": "元", "people": "人", "area": "㎡", "rate": "%", "score": "分"}
NUMBERS: frozenset[Kind] = frozenset(
    ("money", "people", "count", "area", "rate", "score")
)  # not a quantity: 已完成 is one
TEXTS: frozenset[Kind] = frozenset(("text", "code", "grade", "date"))


class CodebookField(BaseModel):
    """One field: what it is called, what it holds, where it comes from. `short` is its name in Stata (≤ 32).

    `own_unit` is the unit of a template's own field whose kind tells none (亩).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    zh: str
    en: str
    kind: Kind
    sections: tuple[Section, ...]
    measures: tuple[Measure, ...] = ("value",)
    short: str = Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=32)
    definition: str
    source: str
    ratio_of: tuple[str, str] | None = None
    own_unit: str = ""

    @property
    def unit(self) -> str:
        """The base unit of its values, empty for text and for quantities that bring their own."""
        return self.own_unit or BASE_UNITS.get(self.kind, "")


class CodebookMeasure(BaseModel):
    """One measure: what a column says of a field.

    `concept` names what may be compared, by section: `budget` of a basic-data table is the year's adjusted budget,
    that of prose the opening one. `kind` overrules the field's (a weight is a score whatever the field).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    zh: str
    en: str
    concept: dict[str, str] = {}
    kind: Kind | None = None
    ratio_of: tuple[tuple[Measure, Measure], ...] = ()


class Caveat(BaseModel):
    """Values of these fields, under these concepts or any, mean not quite the same where they are of several groups.

    `groups` name sections and templates, `*` allowed; `source` tells what in the forms makes the difference.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    fields: tuple[str, ...]
    concepts: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...]
    zh: str
    en: str
    source: str


class Codebook(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    concepts: dict[str, dict[str, str]]
    measures: dict[Measure, CodebookMeasure]
    fields: dict[str, CodebookField]
    caveats: tuple[Caveat, ...] = ()

    def field(self, key: str) -> CodebookField:
        """The field of that key; an unknown key is a fault of a template."""
        found = self.fields.get(key)
        if found is None:
            raise TemplateError("E_TEMPLATE", reason=f"unknown field {key}")
        return found

    def with_fields(self, more: dict[str, CodebookField]) -> "Codebook":
        """The same with the fields that a template brings along."""
        return self.model_copy(update={"fields": {**self.fields, **more}}) if more else self

    def kind(self, key: str, measure: Measure) -> Kind:
        """What the cells of a field's measure hold."""
        return self.measures[measure].kind or self.field(key).kind

    def holds_numbers(self, key: str, measure: str) -> bool:
        """Whether the cells of a measure hold numbers and nothing else, if the field is one of these."""
        known = next((one for name, one in self.measures.items() if name == measure), None)
        return key in self.fields and known is not None and (known.kind or self.fields[key].kind) in NUMBERS

    def concept(self, section: Section, measure: Measure) -> str:
        """The concept under which a measure of a section may be compared; empty where it compares with itself only."""
        by_section = self.measures[measure].concept
        return by_section.get(section, by_section.get("*", ""))


@cache
def codebook() -> Codebook:
    """The codebook that ships with the package."""
    text = files(__package__).joinpath("codebook.toml").read_text(encoding="utf-8")
    book = Codebook.model_validate(tomllib.loads(text))
    missing = set(get_args(Measure)) - set(book.measures)
    if missing:
        raise TemplateError("E_TEMPLATE", reason=f"measures without a text: {sorted(missing)}")
    return book
