"""A cell's text in, out what kind of nothing it says: blank, not applicable, stated none; or None."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Self

from pydantic import TypeAdapter

from normalize.comparators import pattern
from normalize.fold import fold
from schemas.values import Status

_DIGITS = frozenset("0123456789")
_LONGEST = 200
_RUN = re.compile(r"([-.。…/\\_])\1+")
# A figure not filled in, its operator and unit left standing: ≥**个, ××%.
_UNFILLED = re.compile(rf"{pattern('before')}?(?:[*×_]{{2,}}|[xX]{{2,}})(?:%|[^\W\d_]{{1,3}})?{pattern('after')}?")

_Marks = Mapping[Status, Sequence[str]]


def _once(text: str) -> str:
    """Folded, and a run of dashes, dots or strokes once."""
    return _RUN.sub(r"\1", fold(text))


@dataclass(frozen=True, slots=True)
class Marks:
    """Null marks ready for comparing, each with its status. Build once per template with `Marks.of`."""

    by_text: Mapping[str, Status]

    @classmethod
    def of(cls, marks: Mapping[str, Sequence[str]]) -> Self:
        """From a mapping of status to marks as written (`{"not_applicable": ["——", "/"]}`); the empty cell is blank."""
        checked: _Marks = TypeAdapter(_Marks).validate_python(marks)
        by_text: dict[str, Status] = {"": "blank"}
        for status, texts in checked.items():
            by_text.update((_once(text), status) for text in texts)
        return cls(by_text)


DEFAULT_MARKS = Marks.of(tomllib.loads(files("normalize").joinpath("marks.toml").read_text(encoding="utf-8")))


def mark_status(text: str, marks: Marks = DEFAULT_MARKS) -> Status | None:
    """The status if the whole text is a null mark or placeholder, None if something stands there."""
    if text[:1] in _DIGITS:  # most cells
        return marks.by_text.get(text)
    if len(text) > _LONGEST:
        return None
    folded = _once(text)
    if folded in marks.by_text:
        return marks.by_text[folded]
    return "blank" if _UNFILLED.fullmatch(folded) else None
