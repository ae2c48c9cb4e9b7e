"""What must hold between the fields of a form: `expenditure.total = expenditure.basic + expenditure.project`."""

import re
from typing import NamedTuple

_REF = r"(?P<{0}field>local\.\w+\.\w+|[a-z_]+(?:\.[a-z_]+)*)(?P<{0}many>\[\])?(?:@(?P<{0}measure>[a-z_]+))?"
_TERM = re.compile(rf"\s*(?:sum\(\s*{_REF.format('s_')}\s*\)|{_REF.format('')}|(?P<number>\d+(?:\.\d+)?))\s*")
_COMPARED = re.compile(r"<=|>=|=|<|>")
_JOINED = re.compile(r"[+\-]")


class Term(NamedTuple):
    """A field that an identity names, with its measure if it says one; `many` where it sums the items of a row."""

    field: str
    measure: str
    many: bool


def terms_of(text: str) -> tuple[Term, ...]:
    """The fields that an identity names, from left to right; `ValueError` with the place where it is none."""
    sides = _COMPARED.split(text)
    if len(sides) != 2:
        raise ValueError(f"no identity: {text}")
    return tuple(term for side in sides for term in _side(side))


def _side(text: str) -> list[Term]:
    found: list[Term] = []
    place = 0
    while True:
        term = _TERM.match(text, place)
        if term is None:
            raise ValueError(f"no field at {text[place:]!r}")
        if field := term["s_field"] or term["field"]:
            measure = term["s_measure"] or term["measure"] or ""
            found.append(Term(field, measure, bool(term["s_field"] or term["many"])))
        place = term.end()
        if place == len(text):
            return found
        if not _JOINED.match(text, place):
            raise ValueError(f"no sign at {text[place:]!r}")
        place += 1
