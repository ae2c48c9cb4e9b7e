"""Templates: what they must say, how they extend each other, and what is wrong with a wrong one."""

import re

import pytest

from schemas.codebook import codebook
from schemas.errors import TemplateError
from schemas.template import (
    Heads,
    Indicators,
    Inline,
    Matrix,
    Pairs,
    Target,
    Tree,
    merged,
    parse_template,
    target,
    templates,
)

SHIPPED = templates()


def test_the_forms_that_ship() -> None:
    assert sorted(template.id for template in SHIPPED) == [
        "guangdong/self-evaluation-2021",
        "hunan/basic-data-2018",
        "hunan/basic-data-2021",
        "hunan/scoring-2013",
        "hunan/self-evaluation",
        "national/department-targets-2015",
        "national/project-evaluation-2020",
        "national/project-targets-2020",
        "national/special-fund-2016",
        "national/three-public-2011",
        "sichuan/project-evaluation-2022",
    ]


@pytest.mark.parametrize("template", SHIPPED, ids=lambda template: template.id)
def test_a_form_that_ships_is_whole(template: object) -> None:
    known = next(other for other in SHIPPED if other is template)
    assert known.titles
    assert len(known.anchors) >= 5
    assert len(set(known.anchors)) == len(known.anchors)
    assert known.source
    assert known.blocks
    assert {"blank", "not_applicable", "stated_none"} == set(known.marks)
    for block in known.blocks.values():
        kinds = {"cells": (Heads, Pairs), "rows": (Matrix,), "groups": (Inline,), "levels": (Indicators,)}
        assert any(isinstance(block, kind) for of in kinds.values() for kind in of)


@pytest.mark.parametrize("template", SHIPPED, ids=lambda template: template.id)
def test_the_fields_of_a_form_belong_to_its_section(template: object) -> None:
    known = next(other for other in SHIPPED if other is template)
    for block in known.blocks.values():
        fields = list(block.cells.values()) if isinstance(block, Heads | Pairs) else []
        fields += list(block.rows.values()) if isinstance(block, Matrix) else []
        for text in fields:
            field = target(text).field
            assert known.section in codebook().field(field).sections, field


@pytest.mark.parametrize("template", SHIPPED, ids=lambda template: template.id)
def test_identities_name_fields_that_are(template: object) -> None:
    known = next(other for other in SHIPPED if other is template)
    for identity in known.identities:
        for word in re.findall(r"[a-z_]+(?:\.[a-z_]+)*(?=[\[@\s)]|$)", identity):
            if word not in ("sum", "weight", "score"):
                codebook().field(word)


TARGETS = [
    ("expenditure.total", Target(field="expenditure.total", measure="value", many=False)),
    ("expenditure.other[]", Target(field="expenditure.other", measure="value", many=True)),
    ("goal@target", Target(field="goal", measure="target", many=False)),
    ("goal@actual", Target(field="goal", measure="actual", many=False)),
]


@pytest.mark.parametrize(("text", "expected"), TARGETS)
def test_targets(text: str, expected: Target) -> None:
    assert target(text) == expected


FAULTS = [
    ("expenditure.nothing", "unknown field expenditure.nothing"),
    ("goal@score", "goal has no measure score"),
    ("goal@nothing", "goal has no measure nothing"),
    ("支出总额", "not a field"),
    ("", "not a field"),
    ("expenditure.other[x]", "not a field"),
]


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_faults_of_targets(text: str, fault: str) -> None:
    with pytest.raises(TemplateError, match=re.escape(fault)):
        target(text)


MERGES: list[tuple[Tree, Tree, Tree]] = [
    ({"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
    ({"a": 1}, {"a": 2}, {"a": 2}),
    ({"a": {"x": 1, "y": 2}}, {"a": {"y": 3, "z": 4}}, {"a": {"x": 1, "y": 3, "z": 4}}),
    ({"a": {"x": {"p": 1}}}, {"a": {"x": {"q": 2}}}, {"a": {"x": {"p": 1, "q": 2}}}),
    ({"a": [1, 2]}, {"a": [3]}, {"a": [3]}),
    ({"a": {"x": 1}, "b": 1}, {"a": False}, {"b": 1}),
    ({"a": {"x": 1, "y": 2}}, {"a": {"x": False}}, {"a": {"y": 2}}),
    ({"a": 1}, {"b": False}, {"a": 1}),
    ({"a": {"x": 1}}, {"a": 2}, {"a": 2}),
    ({"a": 2}, {"a": {"x": 1}}, {"a": {"x": 1}}),
    ({"a": 1}, {"a": 0}, {"a": 0}),
]


@pytest.mark.parametrize(("base", "own", "expected"), MERGES)
def test_deep_merge(base: Tree, own: Tree, expected: Tree) -> None:
    before = repr(base), repr(own)
    assert merged(base, own) == expected
    assert (repr(base), repr(own)) == before


def tree(**more: object) -> Tree:
    return {
        "id": "a",
        "section": "basic_data",
        "titles": ["表"],
        "anchors": ["甲"],
        "source": "某",
        "blocks": {"staff": {"kind": "heads", "cells": {"编制数": "staff.establishment"}}},
        **more,
    }


ANCESTORS: dict[str, Tree] = {
    "_base": {"hints": ["一"], "aliases": {"甲": ["乙"]}, "blocks": {"m": {"kind": "pairs", "cells": {}}}},
    "parent": tree(id="parent", extends="_base"),
    "child": {"id": "child", "extends": "parent", "hints": ["二"], "blocks": {"staff": {"at": "人员"}}},
    "heir": {"id": "heir", "extends": "parent", "blocks": {"staff": False}},
    "orphan": {"id": "orphan", "extends": "child", "blocks": {"m": False}},
}


def test_a_template_takes_over_from_its_ancestors() -> None:
    child = parse_template("child", ANCESTORS)
    assert (child.id, child.section, child.hints, child.aliases) == ("child", "basic_data", ("二",), {"甲": ("乙",)})
    assert child.blocks["staff"] == Heads(kind="heads", at="人员", cells={"编制数": "staff.establishment"})
    assert list(parse_template("parent", ANCESTORS).blocks) == ["m", "staff"]
    assert list(parse_template("heir", ANCESTORS).blocks) == ["m"]


def test_false_removes_what_any_ancestor_says() -> None:
    assert list(parse_template("orphan", ANCESTORS).blocks) == ["staff"]


WRONG: dict[str, tuple[dict[str, Tree], str]] = {
    "a cycle": ({"a": tree(extends="b"), "b": {"extends": "a"}}, "cannot extend 'a'"),
    "itself": ({"a": tree(extends="a")}, "cannot extend 'a'"),
    "an ancestor that is not there": ({"a": tree(extends="nothing")}, "a: cannot extend 'nothing'"),
    "not there itself": ({}, "a: cannot extend 'a'"),
    "an unknown key": ({"a": tree(colour="red")}, "a: colour"),
    "an unknown section": ({"a": tree(section="nothing")}, "a: section"),
    "an unknown kind of block": ({"a": tree(blocks={"x": {"kind": "nothing"}})}, "a: blocks.x"),
    "no titles": ({"a": {key: value for key, value in tree().items() if key != "titles"}}, "a: titles"),
    "an unknown field": (
        {"a": tree(blocks={"x": {"kind": "pairs", "cells": {"甲": "staff.nothing"}}})},
        "unknown field staff.nothing",
    ),
    "an unknown field in a group": (
        {"a": tree(blocks={"x": {"kind": "inline", "groups": {"甲": {"乙": "funds.nothing"}}}})},
        "unknown field funds.nothing",
    ),
    "an unknown field of a total": (
        {"a": tree(blocks={"x": {"kind": "indicators", "levels": [], "columns": {}, "close": {"总分": "total"}}})},
        "unknown field total",
    ),
    "an unknown measure of a matrix": (
        {"a": tree(blocks={"x": {"kind": "matrix", "columns": {"甲": "nothing"}, "rows": {}}})},
        "a: blocks.x",
    ),
    "an unknown measure of indicators": (
        {"a": tree(blocks={"x": {"kind": "indicators", "levels": [], "columns": {"甲": "nothing"}}})},
        "a: blocks.x",
    ),
    "an unknown required field": ({"a": tree(required=["nothing"])}, "unknown field nothing"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_in_one_line(name: str) -> None:
    trees, fault = WRONG[name]
    with pytest.raises(TemplateError, match=re.escape(fault)) as caught:
        parse_template("a", trees)
    assert caught.value.code == "E_TEMPLATE"
    assert len(str(caught.value).splitlines()) == 1


def test_operator_and_unit_are_columns_without_a_measure() -> None:
    block = {"kind": "indicators", "levels": ["三级指标"], "columns": {"指标性质": "operator", "度量单位": "unit"}}
    parsed = parse_template("a", {"a": tree(blocks={"x": block})})
    assert list(parsed.blocks) == ["x"]
