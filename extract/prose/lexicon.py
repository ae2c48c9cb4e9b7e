"""The fact lexicon as data: which phrases name which field, and which words tell the measure."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from schemas.values import Kind, Measure


class KnownFact(BaseModel):
    """One field of the codebook and the phrases that name it in prose.

    `kind` is what its amounts must be, `measure` what they are where nothing says so. `qualifiers` may stand before a
    phrase and change nothing; so may `contexts`, which are no part of the label, and `kinds` where there is one kind.
    Right behind `not_behind` a phrase tells what happened in the year, and so do `verbs` where people come and go.
    `unit` is that of the 0 of an absence. An `opening` phrase states of a year the final of the one before.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str
    kind: Kind
    measure: Measure
    phrases: tuple[str, ...]
    qualifiers: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    unit: str = ""
    opening: bool = False


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    money: tuple[str, ...]
    neutral: tuple[str, ...]
    kept: tuple[str, ...]
    full_measures: tuple[str, ...]
    things: tuple[str, ...]
    overall: tuple[str, ...]
    moves: tuple[str, ...]
    criteria: tuple[str, ...]
    several: tuple[str, ...]
    planned: tuple[str, ...]
    own: tuple[str, ...]
    bodies: tuple[str, ...]
    organs: tuple[str, ...]
    links: tuple[str, ...]
    totals: tuple[str, ...]
    no_links: tuple[str, ...]
    amounts: tuple[str, ...]
    own_part: tuple[str, ...]
    subordinate: tuple[str, ...]
    added: tuple[str, ...]
    of_budget: tuple[str, ...]
    others: tuple[str, ...]
    not_since: tuple[str, ...]
    since: tuple[str, ...]
    present: tuple[str, ...]
    beyond: tuple[str, ...]
    this_year: tuple[str, ...]
    of_now: tuple[str, ...]


class _Absence(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    before: tuple[str, ...]
    behind: tuple[str, ...]


class _Grade(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    labels: tuple[str, ...]
    links: tuple[str, ...]
    behind: tuple[str, ...]


class FactLexicon(BaseModel):
    """`parts` says what a field is below another one, `contains` what alone its parts may
    be; `funds` are told
    apart from the body's own; `bare` is what 收入 and 支出 alone mean behind a field."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measures: dict[Measure, tuple[str, ...]]
    words: _Words
    absence: _Absence
    grade: _Grade
    parts: dict[str, dict[str, str]]
    funds: dict[str, str]
    contains: dict[str, tuple[str, ...]]
    bare: dict[str, dict[str, str]]
    fact: tuple[KnownFact, ...]


@cache
def fact_lexicon() -> FactLexicon:
    """The lexicon that ships."""
    text = files("extract.prose").joinpath("facts.toml").read_text(encoding="utf-8")
    return FactLexicon.model_validate(tomllib.loads(text))


@cache
def fact_of(field: str) -> KnownFact:
    """The fact of a field that the lexicon knows."""
    return next(fact for fact in fact_lexicon().fact if fact.field == field)
