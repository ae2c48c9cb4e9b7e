"""Names, codes and words that only look like a quantity, as lexicons read from `exceptions.toml`."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from normalize.fold import half_width
from normalize.words import Words


class _Tables(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...]
    codes: tuple[str, ...]
    after: tuple[str, ...]
    no_units: tuple[str, ...]
    units_after_all: tuple[str, ...]
    no_measure_words: frozenset[str]
    addresses: tuple[str, ...]
    no_hedges_before: tuple[str, ...]
    no_hedges_after: tuple[str, ...]
    no_hedges_after_units: tuple[str, ...]
    reached_before: tuple[str, ...]
    targets_after: tuple[str, ...]


@cache
def _tables() -> _Tables:
    text = files("normalize").joinpath("exceptions.toml").read_text(encoding="utf-8")
    return _Tables.model_validate(tomllib.loads(text))


def _words(listed: Iterable[str]) -> Words[None]:
    return Words(dict.fromkeys(map(half_width, listed)))


@cache
def names() -> Words[None]:
    """Set phrases that a numeral begins: 十四五, 四个意识, 12345."""
    return _words(_tables().names)


@cache
def codes() -> Words[None]:
    """Words before a number that is a code: 邮编, 账号."""
    return _words(_tables().codes)


@cache
def followers() -> Words[None]:
    """Words behind a number that make it a name or rank: 号, 届, 级."""
    return _words(_tables().after)


@cache
def no_units() -> Words[bool]:
    """Words that begin like a measure word and are none (False), and those that do hold one (True)."""
    tables = _tables()
    return Words(dict.fromkeys(tables.no_units, False) | dict.fromkeys(tables.units_after_all, True))


def may_be_measure_word(char: str) -> bool:
    """Whether a character behind a number can be a measure word that no table knows: 5畦."""
    return char.isalpha() and not char.isascii() and char not in _tables().no_measure_words


def addresses() -> tuple[str, ...]:
    """Words behind which rooms and floors are addresses."""
    return _tables().addresses


def is_target(text: str, hedge: str, end: int) -> bool:
    """Whether a figure that ends there is a target that a hedge before it says to be reached or not."""
    return hedge in _tables().reached_before and text.startswith(_tables().targets_after, end)


def no_hedges(place: Literal["before", "between", "after"]) -> tuple[str, ...]:
    """Words at a place that end or begin like a hedge and are none: 节约, 内设, 余额."""
    tables = _tables()
    if place == "before":
        return tables.no_hedges_before
    return tables.no_hedges_after + (tables.no_hedges_after_units if place == "after" else ())
