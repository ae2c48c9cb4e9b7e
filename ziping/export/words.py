"""What the tables, their columns and their states are called for people, read from `export.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from schemas.errors import Lang
from schemas.findings import Name
from schemas.units import unit_in
from schemas.values import Section, Status
from ziping.export.tables import TableName


class Heading(Name):
    """A column: its names, its width in characters in a workbook, and whether it holds codes."""

    width: float = 12
    code: bool = False


class Missing(Name):
    """Why a number is missing: the letter after the dot in Stata, and what a cell for people shows."""

    letter: str
    shown_zh: str
    shown_en: str

    def shown(self, lang: Lang) -> str:
        return self.shown_en if lang == "en" else self.shown_zh


class Beside(Name):
    """What the panel says beside a number; `stata` is the end of the variable's name."""

    stata: str


class Licence(Name):
    """The licence that a data package names."""

    name: str


class Constraint(BaseModel):
    """What every cell of a column keeps to, in the words of the Table Schema."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    required: bool | None = None
    enum: tuple[str, ...] | None = None
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None


class Words(BaseModel):
    """All of it. `stata` gives the ends of the names of variables by concept or measure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tables: dict[TableName, Name]
    sheets: dict[str, Name]
    sections: dict[Section, Name]
    values: tuple[str, ...]
    findings: tuple[str, ...]
    columns: dict[str, Heading]
    directions: dict[str, Name]
    missing: dict[Status, Missing]
    beside: dict[str, Beside]
    stata: dict[str, str]
    codebook: dict[str, Name]
    cover: dict[str, Name]
    licence: Licence
    package: dict[str, Name]
    constraints: dict[TableName, dict[str, Constraint]]
    keys: dict[TableName, tuple[str, ...]]

    def heading(self, column: str, lang: Lang) -> str:
        """What a column is called, by its own name if it is not known."""
        known = self.columns.get(column)
        return known.in_(lang) if known else column

    def in_brackets(self, unit: str, lang: Lang) -> str:
        return f"（{unit}）" if lang == "zh" else f" ({unit_in(unit, lang)})"


@cache
def words() -> Words:
    """The words that ship with the package."""
    text = files(__package__).joinpath("export.toml").read_text(encoding="utf-8")
    return Words.model_validate(tomllib.loads(text))
