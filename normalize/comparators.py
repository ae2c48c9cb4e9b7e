"""Words and signs of comparison in, one of `= ~ > < >= <=` out."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import TypeAdapter

from normalize.exceptions import no_hedges
from normalize.fold import compact
from normalize.words import Words
from schemas.values import Comparator

Place = Literal["before", "between", "after"]

_Tables = dict[Place, dict[Comparator, tuple[str, ...]]]


_NO_HEDGE: Comparator = ""
_LOOSER: dict[Comparator, Comparator] = {">": ">=", ">=": ">=", "<": "<=", "<=": "<="}


@cache
def _words(place: Place) -> dict[str, Comparator]:
    text = files("normalize").joinpath("comparators.toml").read_text(encoding="utf-8")
    tables: _Tables = TypeAdapter(_Tables).validate_python(tomllib.loads(text))
    return {compact(word): sign for sign, words in tables[place].items() for word in words}


@cache
def pattern(place: Place) -> str:
    """An alternation of the words of a place, the longest first; it matches compact text and captures nothing."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(_words(place), key=len, reverse=True)) + ")"


@cache
def hedges(place: Place) -> Words[Comparator]:
    """The words of a place for running text; "" is the meaning of a word that only looks like one (`节约`, `内设`)."""
    return Words(dict.fromkeys(no_hedges(place), _NO_HEDGE) | _words(place))


def sign_of(word: str, place: Place) -> Comparator:
    """What a matched word of a place says; no word says `=`."""
    return _words(place)[word] if word else "="


def comparator_of(text: str) -> Comparator | None:
    """What an operator cell or a hedge says (`≥`, `不少于`, `以上`, `约`); None if it says none of these."""
    word = compact(text)
    for place in ("before", "after", "between"):
        if word in _words(place):
            return _words(place)[word]
    return None


def combine(one: Comparator, other: Comparator) -> Comparator | None:
    """What two words around one figure say together; None where they contradict each other.

    A bound outweighs a hedge (`约1000多` is `>`), and of two bounds the looser is what is surely meant
    (`超过90%以上` is `>=`).
    """
    if one in ("", "=") or (one == "~" and other not in ("", "=")):
        return other or "="
    if other in ("", "=", "~", one):
        return one
    return _LOOSER[one] if _LOOSER[one] == _LOOSER[other] else None
