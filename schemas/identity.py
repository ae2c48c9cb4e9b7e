"""What must hold between the fields of a form: `expenditure.total = expenditure.basic + expenditure.project`."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple, cast

_REF = r"(?P<{0}field>local\.\w+\.\w+|[a-z_]+(?:\.[a-z_]+)*)(?P<{0}many>\[\])?(?:@(?P<{0}measure>[a-z_]+))?"
_TERM = re.compile(rf"\s*(?:sum\(\s*{_REF.format('s_')}\s*\)|{_REF.format('')}|(?P<number>\d+(?:\.\d+)?))\s*")
_COMPARED = re.compile(r"<=|>=|=|<|>")
_JOINED = re.compile(r"[+\-]")

Sign = Literal["=", "<=", ">=", "<", ">"]


class Term(NamedTuple):
    """A field that an identity names, with its measure if it says one; `many` where it sums the items of a row.

    A plain number has no field. `sign` is 1 or -1.
    """

    field: str
    measure: str
    many: bool
    number: Decimal = Decimal(0)
    sign: int = 1


class Identity(NamedTuple):
    """Two sums of terms and how they compare; `text` is as the template has it."""

    text: str
    left: tuple[Term, ...]
    sign: Sign
    right: tuple[Term, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """Those that name a field, from left to right."""
        return tuple(term for term in (*self.left, *self.right) if term.field)


@lru_cache(maxsize=1024)
def identity_of(text: str) -> Identity:
    """An identity as written; `ValueError` with the place where it is none."""
    sides = _COMPARED.split(text)
    if len(sides) != 2:
        raise ValueError(f"no identity: {text}")
    sign = cast(Callable[[str], "re.Match[str]"], _COMPARED.search)(text)[0]
    return Identity(text, _side(sides[0]), cast(Sign, sign), _side(sides[1]))


def _side(text: str) -> tuple[Term, ...]:
    found: list[Term] = []
    place, sign = 0, 1
    while True:
        term = _TERM.match(text, place)
        if term is None:
            raise ValueError(f"no field at {text[place:]!r}")
        field, measure = term["s_field"] or term["field"] or "", term["s_measure"] or term["measure"] or ""
        many = bool(term["s_field"] or term["many"])
        found.append(Term(field, measure, many, Decimal(term["number"] or 0), sign))
        place = term.end()
        if place == len(text):
            return tuple(found)
        joined = _JOINED.match(text, place)
        if joined is None:
            raise ValueError(f"no sign at {text[place:]!r}")
        sign = 1 if joined[0] == "+" else -1
        place = joined.end()
