"""What findings are called when they are shown to people, read from `findings.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from schemas.errors import Lang
from schemas.finding import Severity


class Name(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    zh: str
    en: str

    def in_(self, lang: Lang) -> str:
        return self.en if lang == "en" else self.zh


class CodeName(Name):
    """A code: its name, what is checked under it and with which tolerance, and the regulation or form it rests on."""

    why_zh: str
    why_en: str
    basis: str

    def why(self, lang: Lang) -> str:
        return self.why_en if lang == "en" else self.why_zh


class FindingNames(BaseModel):
    """Every severity and every code by its name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    severities: dict[Severity, Name]
    codes: dict[str, CodeName]


@cache
def finding_names() -> FindingNames:
    """The names that ship with the package."""
    text = files(__package__).joinpath("findings.toml").read_text(encoding="utf-8")
    return FindingNames.model_validate(tomllib.loads(text))
