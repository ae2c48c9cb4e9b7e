"""A template says what one table form looks like; the forms that ship are TOML files in `templates/`."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from schemas.codebook import codebook
from schemas.errors import TemplateError
from schemas.values import Measure, Section

_FIELD_IN_IDENTITY = re.compile(r"[a-z_]+(?:\.[a-z_]+)+|(?<=\()[a-z_]+|score_total")
_TARGET = re.compile(r"(?P<field>[a-z_.]+)(?P<many>\[\])?(?:@(?P<measure>[a-z_]+))?")
ColumnRole = Measure | Literal["operator", "unit"]


class Target(BaseModel):
    """Where a label leads: a field, its measure, and whether rows under it are items (`field[]`)."""

    model_config = ConfigDict(frozen=True)

    field: str
    measure: Measure
    many: bool


@cache
def target(text: str) -> Target:
    """Parse `field`, `field@measure` or `field[]`; the field must be in the codebook."""
    match = _TARGET.fullmatch(text)
    if match is None:
        raise TemplateError("E_TEMPLATE", reason=f"not a field: {text!r}")
    known = codebook().field(match["field"])
    measure = match["measure"] or "value"
    if match["measure"] and measure not in known.measures:
        raise TemplateError("E_TEMPLATE", reason=f"{match['field']} has no measure {measure}")
    return Target(field=match["field"], measure=cast(Measure, measure), many=bool(match["many"]))


class _Block(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    at: str = ""


class Heads(_Block):
    """Labels above, values below in the same grid columns; `at` is the merged label beside them."""

    kind: Literal["heads"]
    cells: dict[str, str]


class Matrix(_Block):
    """Row path × column heading. Paths are joined by ` > `; `*` takes rows that have no label of their own here."""

    kind: Literal["matrix"]
    columns: dict[str, Measure]
    rows: dict[str, str]


class Inline(_Block):
    """`label：value` in one cell, under a group head: group → label → field."""

    kind: Literal["inline"]
    groups: dict[str, dict[str, str]]


class Pairs(_Block):
    """A label cell with its value to the right, any number in a row."""

    kind: Literal["pairs"]
    cells: dict[str, str]


class Indicators(_Block):
    """Levels from vertical spans, then the columns of each indicator; `close` names the rows of totals."""

    kind: Literal["indicators"]
    levels: tuple[str, ...]
    columns: dict[str, ColumnRole]
    close: dict[str, str] = {}


Block = Annotated[Heads | Matrix | Inline | Pairs | Indicators, Field(discriminator="kind")]


class Ignored(BaseModel):
    """What stands in forms of this kind and is knowingly no data.

    `columns` are headings, `rows` beginnings of rows, `titles` patterns of whole lines above the data.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


class Template(BaseModel):
    """One table form.

    `titles` and `anchors` identify it; of `essential` labels, if any are named, a table of this form has at least one
    (a form of targets has no results). `aliases` give other wordings of a label, `contrasts` words that never stand
    for each other, `hints` bracketed remarks that are no part of a label, `marks` what stands for no value, and
    `subtotals` the words by which a row names the merged label to its left (项目支出 | 小计). `repeated` says what a
    heading means that stands several times in a row of headings (得分 for weight and for score).
    `money_unit` is the unit in which the form is filled in where a report prints none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    extends: str = ""
    section: Section
    titles: tuple[str, ...]
    anchors: tuple[str, ...]
    essential: tuple[str, ...] = ()
    source: str
    money_unit: str = ""
    blocks: dict[str, Block]
    aliases: dict[str, tuple[str, ...]] = {}
    contrasts: tuple[tuple[str, ...], ...] = ()
    hints: tuple[str, ...] = ()
    subtotals: tuple[str, ...] = ()
    repeated: dict[str, tuple[str, ...]] = {}
    marks: dict[str, tuple[str, ...]] = {}
    ignore: Ignored = Ignored()
    identities: tuple[str, ...] = ()
    required: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _targets_exist(self) -> "Template":
        for block in self.blocks.values():
            for text in _targets(block):
                if self.section not in codebook().field(target(text).field).sections:
                    raise TemplateError("E_TEMPLATE", reason=f"{self.id}: {text} is no field of {self.section}")
        named = (name for text in self.identities for name in _FIELD_IN_IDENTITY.findall(text))
        for field in (*self.required, *named):
            target(field)
        return self


def _targets(block: Heads | Matrix | Inline | Pairs | Indicators) -> list[str]:
    match block:
        case Heads() | Pairs():
            return list(block.cells.values())
        case Matrix():
            return list(block.rows.values())
        case Inline():
            return [text for group in block.groups.values() for text in group.values()]
        case Indicators():
            return list(block.close.values())


Tree = dict[str, object]


def merged(base: Tree, own: Tree) -> Tree:
    """Deep merge: tables merge, anything else replaces, and `false` removes."""
    result: Tree = dict(base)
    for key, value in own.items():
        below = result.get(key)
        if value is False:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(below, dict):
            result[key] = merged(cast(Tree, below), cast(Tree, value))
        else:
            result[key] = value
    return result


def parse_template(name: str, trees: dict[str, Tree]) -> Template:
    """One template from the raw TOML of all, its ancestors merged in; a fault names the template."""
    chain: list[str] = []
    while name:
        if name in chain or name not in trees:
            raise TemplateError("E_TEMPLATE", reason=f"{chain[-1] if chain else name}: cannot extend {name!r}")
        chain.append(name)
        name = str(trees[name].get("extends", ""))
    tree: Tree = {}
    for ancestor in reversed(chain):
        tree = merged(tree, trees[ancestor])
    try:
        return TypeAdapter(Template).validate_python(tree)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise TemplateError("E_TEMPLATE", reason=f"{chain[0]}: {place}: {first['msg']}") from error


def _files_in(folder: Traversable, prefix: str = "") -> dict[str, Tree]:
    trees: dict[str, Tree] = {}
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            trees |= _files_in(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            trees[prefix + entry.name.removesuffix(".toml")] = tomllib.loads(entry.read_text(encoding="utf-8"))
    return trees


@cache
def templates() -> tuple[Template, ...]:
    """The templates that ship, by id; files that begin with `_` are only inherited from."""
    trees = _files_in(files(__package__).joinpath("templates"))
    return tuple(parse_template(name, trees) for name in trees if not name.rpartition("/")[2].startswith("_"))
