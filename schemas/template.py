"""A template says what one table form looks like; the forms that ship are TOML files in `templates/`."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Literal, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from schemas.codebook import Codebook, codebook
from schemas.errors import TemplateError
from schemas.identity import Term, identity_of
from schemas.local import LOCAL, LocalField
from schemas.values import FormSection, Measure, Status

_TARGET = re.compile(rf"(?P<field>{LOCAL.pattern}|[a-z_.]+)(?P<many>\[\])?(?:@(?P<measure>[a-z_]+))?")
ColumnRole = Measure | Literal["operator", "unit"]
MatrixColumn = (
    Measure | Literal["unit"] | Annotated[str, Field(pattern=r"^[^.]+\..+$")]
)  # a measure of its row's field, or a field


class Target(BaseModel):
    """Where a label leads: a field, its measure, and whether rows under it are items (`field[]`)."""

    model_config = ConfigDict(frozen=True)

    field: str
    measure: Measure
    many: bool


@cache
def target(text: str) -> Target:
    """Parse `field`, `field@measure` or `field[]`; the field is one of a template or must be in the codebook."""
    match = _TARGET.fullmatch(text)
    if match is None:
        raise TemplateError("E_TEMPLATE", reason=f"not a field: {text!r}")
    measure = match["measure"] or "value"
    if match["template"] is None:
        _measured(codebook(), match["field"], match["measure"])
    return Target(field=match["field"], measure=cast(Measure, measure), many=bool(match["many"]))


def _measured(book: Codebook, field: str, measure: str | None) -> None:
    if measure and measure not in book.field(field).measures:
        raise TemplateError("E_TEMPLATE", reason=f"{field} has no measure {measure}")
    book.field(field)


class _Block(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    at: str = ""


class Heads(_Block):
    """Labels above, values below in the same grid columns; `at` is the merged label beside them."""

    kind: Literal["heads"]
    cells: dict[str, str]


class Matrix(_Block):
    """Row path × column heading. Paths are joined by ` > `; `*` takes rows that have no label of their own here.

    A column is a measure of the fields of the rows, or has a field of its own, of which each row is an item, or it is
    the `unit` of the quantities of its row. `names` is the heading over the labels of the rows, where other columns
    stand before it.
    """

    kind: Literal["matrix"]
    columns: dict[str, MatrixColumn]
    rows: dict[str, str] = {}
    names: str = ""

    def measures(self) -> dict[str, Measure]:
        """The columns that are measures."""
        return {label: cast(Measure, text) for label, text in self.columns.items() if text in get_args(Measure)}

    def fields(self) -> dict[str, str]:
        """The columns that have a field of their own."""
        return {label: text for label, text in self.columns.items() if is_field(text)}


def is_field(column: str) -> bool:
    """Whether a column of a matrix has a field of its own."""
    return "." in column


class Inline(_Block):
    """`label：value` in one cell, under a group head: group → label → field."""

    kind: Literal["inline"]
    groups: dict[str, dict[str, str]]


class Pairs(_Block):
    """A label cell with its value to the right, any number in a row.

    `alone`: nothing else stands in the row; `numbers`: the value must be a number.
    """

    kind: Literal["pairs"]
    cells: dict[str, str]
    alone: bool = False
    numbers: bool = False


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
    (a form of targets has no results), of those in `without` none. One of each group in `suffices` tells its kind even
    if other anchors lack; words in `about`, near the table, tell it from others of its kind. A `secondary` form says
    only a part of what its section holds (goals alone, 三公 alone): another form of the section goes before it.

    `aliases` give other wordings of a label, `patterns` the kind of heading that one is (a doubtful match), `contrasts`
    words that never stand for each other, `fillers` words without which a label means the same, `hints` bracketed
    remarks that are no part of a label, `marks` what stands for no value, and `subtotals` the words by which a row
    names the merged label to its left (项目支出 | 小计). `repeated` says what a heading means that stands several times
    in a row of headings (得分 for weight and for score). `money_unit` is the unit in which the form is filled in where
    a report prints none. `fields` are those that the codebook lacks.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    extends: str = ""
    section: FormSection
    titles: tuple[str, ...]
    anchors: tuple[str, ...] = Field(min_length=1)
    essential: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    suffices: tuple[tuple[str, ...], ...] = ()
    about: tuple[str, ...] = ()
    secondary: bool = False
    source: str
    money_unit: str = ""
    blocks: dict[str, Block]
    aliases: dict[str, tuple[str, ...]] = {}
    contrasts: tuple[tuple[str, ...], ...] = ()
    fillers: tuple[str, ...] = ()
    patterns: dict[str, str] = {}
    hints: tuple[str, ...] = ()
    subtotals: tuple[str, ...] = ()
    repeated: dict[str, tuple[str, ...]] = {}
    marks: dict[Status, tuple[str, ...]] = {}
    ignore: Ignored = Ignored()
    identities: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    fields: dict[str, LocalField] = {}

    def book(self) -> Codebook:
        """The codebook with the template's own fields."""
        return codebook().with_fields(
            {key: field.known(key, self.section, self.source) for key, field in self.fields.items()}
        )

    @model_validator(mode="after")
    def _targets_exist(self) -> "Template":
        book = self.book()
        for key in self.fields:
            if LOCAL.fullmatch(key) is None:
                raise TemplateError("E_TEMPLATE", reason=f"{self.id}: {key} is no name of a field of its own")
        for block in self.blocks.values():
            for text in targets(block):
                meant = target(text)
                if self.section not in book.field(meant.field).sections:
                    raise TemplateError("E_TEMPLATE", reason=f"{self.id}: {text} is no field of {self.section}")
                _measured(book, meant.field, meant.measure if "@" in text else None)
        for text in self.identities:
            for term in self._terms(text):
                _measured(book, term.field, term.measure)
        for field in self.required:
            _measured(book, field, None)
        return self

    def _terms(self, text: str) -> tuple[Term, ...]:
        try:
            return identity_of(text).terms
        except ValueError as error:
            raise TemplateError("E_TEMPLATE", reason=f"{self.id}: not an identity: {text!r}") from error


def targets(block: Heads | Matrix | Inline | Pairs | Indicators) -> list[str]:
    """What stands on the right of its labels."""
    match block:
        case Heads() | Pairs():
            return list(block.cells.values())
        case Matrix():
            return [*block.rows.values(), *block.fields().values()]
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
def shipped_trees() -> dict[str, Tree]:
    """The raw TOML of all files that ship, by their path without the extension."""
    return _files_in(files(__package__).joinpath("templates"))


def only_inherited(name: str) -> bool:
    """Files whose name begins with `_` are no form."""
    return name.rpartition("/")[2].startswith("_")


@cache
def templates() -> tuple[Template, ...]:
    """The templates that ship, by id."""
    trees = shipped_trees()
    return tuple(parse_template(name, trees) for name in trees if not only_inherited(name))
