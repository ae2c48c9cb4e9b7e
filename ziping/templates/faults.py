"""A template as raw TOML in, every fault of it out: each one line that names the file and the line in it."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from schemas.errors import TemplateError
from schemas.local import LocalField
from schemas.template import Heads, Ignored, Indicators, Inline, Matrix, Pairs, Template, Tree, merged, only_inherited
from schemas.values import Measure
from ziping.templates.doubles import doubles
from ziping.templates.meanings import Meanings
from ziping.templates.places import Path, line_of, places
from ziping.templates.raw import near

_ID = re.compile(r"\w+(?:[/-]\w+)*")
_KINDS: dict[str, type[BaseModel]] = {
    "heads": Heads,
    "matrix": Matrix,
    "inline": Inline,
    "pairs": Pairs,
    "indicators": Indicators,
}
_WANTED = {"string_type": '"…"', "tuple_type": '["…"]', "too_short": '["…"]', "dict_type": "[…]", "model_type": "[…]"}
_ROLES = ("operator", "unit")
_TAG_NEEDED = "union_tag_not_found"


def faults_of(
    file: str, text: str, tree: Tree, trees: Mapping[str, Tree], taken: Mapping[str, str]
) -> list[TemplateError]:
    """All faults by line. `trees` are those that it may extend, `taken` the ids that others have, and where."""
    return _Check(file, text, tree, trees, taken).sorted()


class _Check:
    def __init__(self, file: str, text: str, tree: Tree, trees: Mapping[str, Tree], taken: Mapping[str, str]) -> None:
        self._file, self._own, self._places = file, tree, places(text)
        self._found: dict[tuple[int, str], TemplateError] = {}
        self._stem = PurePath(file).stem
        self._is_base = "id" not in tree and only_inherited(self._stem)
        whole = self._whole(trees)
        if whole is None:
            return
        self._name(taken)
        self._shape(whole)
        Meanings(tree, whole, self._add).tell()
        for place, label, other in doubles(whole):
            self._add("E_TEMPLATE_TWICE", place, label=label, other=other)

    def sorted(self) -> list[TemplateError]:
        return [self._found[key] for key in sorted(self._found)]

    def _add(self, code: str, place: Path, **details: object) -> None:
        line = line_of(self._places, place)
        error = TemplateError(code, f"{self._file}:{line}", **details)
        self._found.setdefault((line, str(error)), error)

    def _whole(self, trees: Mapping[str, Tree]) -> Tree | None:
        """With its ancestors merged in; None where one is not there."""
        chain: list[str] = [str(self._own.get("id", ""))]
        ancestors = [self._own]
        while name := str(ancestors[-1].get("extends", "")):
            if name in chain:
                self._add("E_TEMPLATE_CIRCLE", ("extends",), chain=" > ".join([*chain, name]))
                return None
            if name not in trees:
                self._add("E_TEMPLATE_EXTENDS", ("extends",), parent=name, near=near(name, trees))
                return None
            chain.append(name)
            ancestors.append(trees[name])
        whole: Tree = {}
        for tree in reversed(ancestors):
            whole = merged(whole, tree)
        return whole

    def _name(self, taken: Mapping[str, str]) -> None:
        name = self._own.get("id")
        if self._is_base and self._stem in taken:
            self._add("E_TEMPLATE_ID", (), id=self._stem, where=taken[self._stem])
        if isinstance(name, str):
            if not _ID.fullmatch(name):
                self._add("E_TEMPLATE_NAME", ("id",), id=name or '""')
            elif name in taken:
                self._add("E_TEMPLATE_ID", ("id",), id=name, where=taken[name])
        elif name is None and not self._is_base:
            self._add("E_TEMPLATE_MISSING", (), key="id")

    def _shape(self, whole: Tree) -> None:
        """What the schema says: keys, kinds of values, choices."""
        try:
            TypeAdapter(Template).validate_python(whole)
        except TemplateError:
            return  # a fault of fields, told by the other checks with their lines
        except ValidationError as error:
            for each in error.errors():
                self._schema_fault(each["type"], each["loc"], each.get("input"), each.get("ctx", {}))

    def _schema_fault(self, kind: str, loc: Path, value: object, context: Mapping[str, object]) -> None:
        place = tuple(
            part
            for at, part in enumerate(loc)
            if not (at == 2 and loc[0] == "blocks" and part in _KINDS)
            and not str(part).startswith(("literal[", "constrained-str"))
        )
        key = ".".join(map(str, place))
        if kind == "extra_forbidden":
            self._add("E_TEMPLATE_KEY", place, key=key, near=near(str(place[-1]), _keys_at(loc)))
        elif kind in ("missing", _TAG_NEEDED):
            key += ".kind" if kind == _TAG_NEEDED else ""
            if not self._is_base and key != "id":
                self._add("E_TEMPLATE_MISSING", place, key=key)
        elif kind == "value_error":
            self._add("E_TEMPLATE_UNIT", place, field=place[-1])
        else:
            choices = " ".join(re.findall(r"'([^']+)'", str(context.get("expected") or context.get("expected_tags"))))
            if len(place) < len(loc) - 1:  # a column: two sets of choices are one
                choices = " ".join((*get_args(Measure), *(_ROLES if loc[2] == "indicators" else ("unit", "local.….…"))))
            wanted = _WANTED.get(kind) or choices or kind
            if kind == "union_tag_invalid":
                place, key, value = (*place, "kind"), f"{key}.kind", context.get("tag")
            self._add("E_TEMPLATE_VALUE", place, key=key, value=value, wanted=wanted)


def _keys_at(loc: Path) -> list[str]:
    """The keys that the schema has where an unknown one stands."""
    if loc[0] == "blocks" and len(loc) > 2:
        return list(_KINDS[str(loc[2])].model_fields)
    if loc[0] == "fields":
        return list(LocalField.model_fields)
    if loc[0] == "ignore" and len(loc) > 1:
        return list(Ignored.model_fields)
    return list(Template.model_fields)
