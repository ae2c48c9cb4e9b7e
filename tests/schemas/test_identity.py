"""What an identity of a template may look like, and which fields it names."""

from decimal import Decimal

import pytest

from schemas.identity import identity_of
from schemas.template import templates

IDENTITIES = [
    ("a.b = c.d + e_f.g", [("a.b", "", False), ("c.d", "", False), ("e_f.g", "", False)]),
    ("sum(indicator@weight) = 100", [("indicator", "weight", True)]),
    ("sum(a.b[]) <= a.b@final - c", [("a.b", "", True), ("a.b", "final", False), ("c", "", False)]),
    ("local.x.a = sum( local.甲_表.b[]@final )", [("local.x.a", "", False), ("local.甲_表.b", "final", True)]),
    ("a>=1.5", [("a", "", False)]),
]


@pytest.mark.parametrize(("text", "terms"), IDENTITIES)
def test_terms(text: str, terms: list[tuple[str, str, bool]]) -> None:
    assert [(term.field, term.measure, term.many) for term in identity_of(text).terms] == terms


def test_signs_and_numbers() -> None:
    told = identity_of("sum(a.b[]) - 1.5 <= a.b@final - c + 2")
    assert [(term.field, term.number, term.sign) for term in told.left] == [
        ("a.b", Decimal(0), 1),
        ("", Decimal("1.5"), -1),
    ]
    assert told.sign == "<="
    assert [(term.field, term.number, term.sign) for term in told.right] == [
        ("a.b", Decimal(0), 1),
        ("c", Decimal(0), -1),
        ("", Decimal(2), 1),
    ]


@pytest.mark.parametrize(
    "text", ["", "a", "a =", "= a", "a = b = c", "a == b", "a = b c", "a = sum(b", "a = b +", "a * b = c", "甲 = 乙"]
)
def test_what_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"no (?:identity|field|sign)"):
        identity_of(text)


def test_those_that_ship() -> None:
    assert [identity_of(text) for template in templates() for text in template.identities]
