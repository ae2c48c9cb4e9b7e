"""What an identity of a template may look like, and which fields it names."""

import pytest

from schemas.identity import Term, terms_of
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
    assert terms_of(text) == tuple(Term(*term) for term in terms)


@pytest.mark.parametrize(
    "text", ["", "a", "a =", "= a", "a = b = c", "a == b", "a = b c", "a = sum(b", "a = b +", "a * b = c", "甲 = 乙"]
)
def test_what_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"no (?:identity|field|sign)"):
        terms_of(text)


def test_those_that_ship() -> None:
    assert [terms_of(text) for template in templates() for text in template.identities]
