"""How tables that no template describes name their columns and themselves; the words stand in `wording.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from normalize.fold import fold


class Wording(BaseModel):
    """The words, folded; see the file for what each list holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    counts: frozenset[str]
    codes: tuple[str, ...]
    naming: frozenset[str]
    heads: frozenset[str]
    scores: tuple[str, ...]
    rates: tuple[str, ...]
    people: tuple[str, ...]
    counted: tuple[str, ...]
    money: tuple[str, ...]
    asking: tuple[str, ...]
    units: frozenset[str]
    classes: frozenset[str]
    table_numbers: tuple[str, ...]


@cache
def wording() -> Wording:
    text = files(__package__).joinpath("wording.toml").read_text(encoding="utf-8")
    return Wording.model_validate(tomllib.loads(text))


def is_score(label: str) -> bool:
    """Whether what is called so is in points (得分, 分值（100分）)."""
    return re.sub(r"\(.*?\)", "", fold(label)).endswith(wording().scores)


def is_rate(label: str) -> bool:
    """Whether what is called so is a rate (增减%, 变动率)."""
    return re.sub(r"\(.*?\)", "", fold(label)).endswith(wording().rates)


def is_people(label: str) -> bool:
    """Whether what is called so counts people (离退休人数)."""
    return re.sub(r"\(.*?\)", "", fold(label)).endswith(wording().people)


def is_money(label: str) -> bool:
    """Whether what is called so is an amount of money (决算数, 三公经费)."""
    return re.sub(r"\(.*?\)", "", fold(label)).endswith(wording().money)


def is_counted(label: str) -> bool:
    """Whether what is called so is counted or measured in a unit that is not money (户数, 面积)."""
    return re.sub(r"\(.*?\)", "", fold(label)).endswith(wording().counted)


def is_table_number(line: str) -> bool:
    """Whether a line above a table only numbers it (公开01表, 附件2)."""
    return any(re.fullmatch(pattern, fold(line)) for pattern in wording().table_numbers)
