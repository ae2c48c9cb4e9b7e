"""A grade as written in, the grade of its scale out."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from normalize.fold import compact


class _Around(BaseModel):
    before: tuple[str, ...]
    after: tuple[str, ...]
    checked: tuple[str, ...]
    unchecked: tuple[str, ...]


class _Grades(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    national: dict[str, tuple[str, ...]]
    pass_: dict[str, tuple[str, ...]] = Field(alias="pass")
    around: _Around


_TABLE = _Grades.model_validate(tomllib.loads(files("normalize").joinpath("grades.toml").read_text(encoding="utf-8")))
_GRADE_OF = {word: grade for grade, words in (_TABLE.national | _TABLE.pass_).items() for word in words}


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


_GRADE = _any(_GRADE_OF)
_BOX = _any(_TABLE.around.checked + _TABLE.around.unchecked)
_CHECKED = frozenset(map(compact, _TABLE.around.checked))
_SCORE = r"(?:\(?(?:得分:?)?\d{1,3}(?:\.\d+)?分?\)?)?"
_STATED = re.compile(rf"{_any(_TABLE.around.before)}*({_GRADE}){_any(_TABLE.around.after)}?{_SCORE}[。.]?", re.ASCII)
_BOX_FIRST = re.compile(rf"(?P<box>{_BOX})(?P<grade>{_GRADE})[、,;]?")
_BOX_LAST = re.compile(rf"(?P<grade>{_GRADE})(?P<box>{_BOX})[、,;]?")


def grade_words() -> tuple[str, ...]:
    """Every word for a grade."""
    return tuple(_GRADE_OF)


@lru_cache(maxsize=1024)
def read_grade(text: str) -> str | None:
    """`优` `良` `中` `差` (`优秀` → `优`), `合格` `不合格`; None unless exactly one grade is stated.

    `等级为优`, `优（95分）` and a ticked choice (`优□良☑中□差□`) state one; `优良` does not.
    """
    if len(text) > 60:
        return None
    printed = compact(text).strip("()")
    stated = _STATED.fullmatch(printed)
    return _GRADE_OF[stated[1]] if stated else _ticked(printed)


def _ticked(text: str) -> str | None:
    """The one ticked grade of a row of boxes, all of them before or all behind their grades."""
    for choice in (_BOX_FIRST, _BOX_LAST):
        boxes = list(choice.finditer(text))
        if boxes and "".join(box[0] for box in boxes) == text:
            ticked = [_GRADE_OF[box["grade"]] for box in boxes if box["box"] in _CHECKED]
            return ticked[0] if len(ticked) == 1 else None
    return None
