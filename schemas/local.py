"""A field that a template brings along, where the codebook has none: `local.<template>.<name>`."""

import re
from hashlib import sha256

from pydantic import BaseModel, ConfigDict, model_validator

from schemas.codebook import BASE_UNITS, CodebookField
from schemas.values import Kind, Measure, Section

LOCAL = re.compile(r"local\.(?P<template>\w+)\.(?P<name>\w+)")
NO_UNIT = "neither unit nor type"
_KINDS: dict[str, Kind] = {unit: kind for kind, unit in BASE_UNITS.items()} | {"text": "text", "date": "date"}
_SHORT = re.compile(r"[a-z][a-z0-9_]{0,31}")


class LocalField(BaseModel):
    """What it is called and in what unit its values are: 元 % 人 ㎡ 分, any other unit, or `text` or `date`.

    `type` says it where no unit does (`quantity`: each value brings its own).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    zh: str
    en: str = ""
    unit: str = ""
    type: Kind | None = None
    measures: tuple[Measure, ...] = ("value",)

    @model_validator(mode="after")
    def _says_what_it_holds(self) -> "LocalField":
        if not self.unit and self.type is None:
            raise ValueError(NO_UNIT)
        return self

    def known(self, key: str, section: Section, source: str) -> CodebookField:
        """The same as a field of the codebook."""
        kind = self.type or _KINDS.get(self.unit, "quantity")
        name = key.rpartition(".")[2]
        own = self.unit if self.unit not in _KINDS else ""
        return CodebookField(
            zh=self.zh,
            en=self.en or self.zh,
            kind=kind,
            sections=(section,),
            measures=self.measures,
            short=name if _SHORT.fullmatch(name) else f"local_{sha256(key.encode()).hexdigest()[:12]}",
            definition=self.zh,
            source=source,
            own_unit=own,
        )


def owner(template: str) -> str:
    """The part of a local field's name that stands for its template: `hunan/scores-2016` is `hunan_scores_2016`."""
    return re.sub(r"\W", "_", template)
