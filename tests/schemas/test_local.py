"""Fields that a template brings along."""

import pytest
from pydantic import ValidationError

from schemas.errors import TemplateError
from schemas.local import LOCAL, LocalField, owner
from schemas.template import Tree, parse_template, target
from tests.schemas.test_template import tree

UNITS = [
    ({"unit": "元"}, "money", "元"),
    ({"unit": "%"}, "rate", "%"),
    ({"unit": "人"}, "people", "人"),
    ({"unit": "㎡"}, "area", "㎡"),
    ({"unit": "分"}, "score", "分"),
    ({"unit": "亩"}, "quantity", "亩"),
    ({"unit": "text"}, "text", ""),
    ({"unit": "date"}, "date", ""),
    ({"type": "code"}, "code", ""),
    ({"type": "money"}, "money", "元"),
    ({"type": "quantity"}, "quantity", ""),
]


@pytest.mark.parametrize(("said", "kind", "unit"), UNITS)
def test_the_unit_tells_the_kind(said: dict[str, str], kind: str, unit: str) -> None:
    known = LocalField.model_validate({"zh": "甲", **said}).known("local.a.b", "basic_data", "某")
    assert (known.kind, known.unit, known.zh, known.en, known.sections) == (kind, unit, "甲", "甲", ("basic_data",))


@pytest.mark.parametrize(("key", "short"), [("local.a.area", "area"), ("local.a.面积", "local_")])
def test_a_name_for_stata(key: str, short: str) -> None:
    known = LocalField(zh="甲", unit="亩").known(key, "basic_data", "某")
    assert known.short.startswith(short)
    assert known.short.isascii()


def test_a_field_says_what_it_holds() -> None:
    with pytest.raises(ValidationError, match="neither unit nor type"):
        LocalField(zh="甲")


@pytest.mark.parametrize(("template", "name"), [("hunan/scores-2016", "hunan_scores_2016"), ("评分表", "评分表")])
def test_its_name_begins_with_its_template(template: str, name: str) -> None:
    assert owner(template) == name
    assert LOCAL.fullmatch(f"local.{name}.a")


FIELDS = {"local.a.area": {"zh": "面积", "unit": "亩", "measures": ["budget", "final"]}}


def with_field(**more: object) -> dict[str, object]:
    return tree(fields=FIELDS, blocks={"x": {"kind": "pairs", "cells": {"甲": "local.a.area@final"}}}, **more)


def test_a_template_knows_its_own() -> None:
    template = parse_template("a", {"a": with_field(identities=["local.a.area@final <= local.a.area@budget"])})
    assert template.book().field("local.a.area").unit == "亩"
    assert template.book().field("staff.actual").unit == "人"
    assert target("local.a.area@final").measure == "final"


def test_an_heir_has_it_in_its_own_section() -> None:
    heir: Tree = {"id": "b", "extends": "a", "section": "self_evaluation"}
    template = parse_template("b", {"a": with_field(), "b": heir})
    assert template.book().field("local.a.area").sections == ("self_evaluation",)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"required": ["local.a.other"]}, "unknown field local.a.other"),
        ({"identities": ["local.a.area@rate = 1"]}, "local.a.area has no measure rate"),
        ({"identities": ["local.a.area ="]}, "not an identity"),
    ],
)
def test_what_is_wrong(more: dict[str, object], fault: str) -> None:
    with pytest.raises(TemplateError, match=fault):
        parse_template("a", {"a": with_field(**more)})


def test_a_name_that_is_none() -> None:
    with pytest.raises(TemplateError, match="area is no name"):
        parse_template("a", {"a": tree(fields={"area": {"zh": "面积", "unit": "亩"}})})
