"""Levels and kinds of bodies in English: all that a record can hold."""

from typing import get_args

from extract.places import wording
from extract.who import BodyLevel
from schemas.bodies import body_words


def test_all_have_an_english_word() -> None:
    known = body_words()
    assert set(known.kinds) == {rule.kind for rule in wording().kinds}
    assert set(known.levels) == set(get_args(BodyLevel)) - {""}
    assert all(word and word.isascii() for word in (*known.kinds.values(), *known.levels.values()))


def test_what_is_not_known_stays() -> None:
    known = body_words()
    assert (known.level("县").zh, known.level("县").en) == ("县", "county")
    assert known.kind("").in_("en") == ""
    assert known.kind("别的").in_("en") == "别的"
    assert known.shown("org_kind", "学校", "en") == "school"
    assert known.shown("level", "省", "zh") == "省"
