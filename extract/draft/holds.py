"""A label that no form has and its values in, what a field of its own would hold out: a unit, or text, date, code."""

from collections.abc import Iterable, Sequence

from extract.wording import is_people, is_rate, is_score, wording
from normalize.cells import read_target
from normalize.dates import read_date
from normalize.fold import compact, fold, strip_outer
from normalize.marks import mark_status
from normalize.numerals import parse_number
from normalize.units import stated_unit
from schemas.codebook import BASE_UNITS
from schemas.values import Kind

_KINDS: tuple[Kind, ...] = ("rate", "money", "people")
SHARE = 0.5  # of the values that must be of a kind
NO_UNITS = frozenset({"text", "date", "code", "quantity"})  # what is said as a type


def holds(labels: Sequence[str], values: Iterable[str], money_unit: str) -> str:
    """The unit in the nearest label, else by most of the values; bare numbers are money where that has a unit."""
    filled = [text for value in values if (text := strip_outer(value)) and mark_status(text) is None]
    numbers = [text for text in filled if parse_number(compact(text).rstrip("%")) is not None]
    if not filled or _most(numbers, filled):
        if (said := _said(labels)) or not filled:
            return said or "text"
        if _most([text for text in numbers if compact(text).endswith("%")], filled):
            return "%"
        return "元" if money_unit else "quantity"
    if _most([text for text in filled if read_date(text) is not None], filled):
        return "date"
    return "quantity" if _most([text for text in filled if _is_quantity(text)], filled) else "text"


def is_codes(heading: str) -> bool:
    """Whether a column of numbers names what it stands beside (科目编码)."""
    return fold(heading).endswith(wording().codes)


def _said(labels: Sequence[str]) -> str:
    for label in labels:
        for kind in _KINDS:
            if stated_unit(label, kind):
                return BASE_UNITS[kind]
        if is_score(label):
            return BASE_UNITS["score"]
        if is_rate(label):
            return BASE_UNITS["rate"]
        if is_people(label):
            return BASE_UNITS["people"]
        if (unit := stated_unit(label, "quantity")) is not None:
            return unit
    return ""


def _is_quantity(text: str) -> bool:
    return all(reading.unit for reading in read_target(text))


def _most(some: Sequence[str], of: Sequence[str]) -> bool:
    return len(some) > SHARE * len(of)
