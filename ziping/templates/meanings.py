"""A template with its ancestors in, what is wrong with its fields out: names, measures, sections, identities."""

import re
from collections.abc import Iterator
from typing import Protocol, get_args

from pydantic import ValidationError

from schemas.codebook import Codebook, CodebookField, codebook
from schemas.errors import TemplateError
from schemas.identity import identity_of
from schemas.local import LOCAL, LocalField, owner
from schemas.template import Tree, is_field, target
from schemas.values import FormSection, Measure
from ziping.templates.places import Path
from ziping.templates.raw import near, table, texts

_TITLES = ("ignore", "titles")


class Told(Protocol):
    """Takes a fault: its code, where it stands, what fills its texts."""

    def __call__(self, code: str, place: Path, **details: object) -> None: ...


class Meanings:
    """Tells the faults of a template: `own` is what its file says, `whole` that with its ancestors."""

    def __init__(self, own: Tree, whole: Tree, add: Told) -> None:
        self._own, self._whole, self._add = own, whole, add
        self._section = str(whole.get("section", ""))
        self._book = self._with_own_fields()

    def tell(self) -> None:
        for place, text in _targets(self._whole):
            self._target(place, text)
        self._rows_by_columns()
        self._identities()
        self._patterns()
        for number, field in enumerate(texts(self._whole.get("required"))):
            self._field(("required", number), field)

    def _with_own_fields(self) -> Codebook:
        """The codebook with the template's own fields, as far as they are whole."""
        more: dict[str, CodebookField] = {}
        name = self._own.get("id")
        wanted = f"local.{owner(str(name))}."
        for key, said in table(self._whole.get("fields")).items():
            is_here = isinstance(name, str) and key in table(self._own.get("fields"))
            if LOCAL.fullmatch(key) is None or (is_here and not key.startswith(wanted)):
                last = re.sub(r"\W", "_", key.rpartition(".")[2]) or "name"
                self._add("E_TEMPLATE_OWN", ("fields", key), field=key, wanted=wanted + last)
            try:
                field = LocalField.model_validate(said)
            except ValidationError:
                field = LocalField(zh=key, type="text", measures=get_args(Measure))  # its fault is told by the schema
            for section in get_args(FormSection):
                if section == self._section:
                    more[key] = field.known(key, section, "")
        return codebook().with_fields(more)

    def _target(self, place: Path, text: str) -> None:
        field, _, measure = text.partition("@")
        field = field.removesuffix("[]")
        known = self._field(place, field, whole=text)
        if known is None:
            return
        if self._section and self._section not in known.sections:
            self._add(
                "E_TEMPLATE_SECTION", place, field=field, section=self._section, sections=" ".join(known.sections)
            )
        measure = measure or ("value" if place[2] in ("cells", "groups", "columns") else "")
        self._measures(place, field, known, [measure] if measure else [])

    def _field(self, place: Path, field: str, whole: str = "") -> CodebookField | None:
        known = self._book.fields.get(field)
        if known is None or (whole and not _is_target(whole)):
            self._add("E_TEMPLATE_FIELD", place, field=whole or field, near=near(field, self._book.fields))
        return known

    def _measures(self, place: Path, field: str, known: CodebookField, wanted: list[str]) -> None:
        lacking = [measure for measure in wanted if measure not in known.measures]
        if lacking:
            measures = " ".join(known.measures)
            self._add("E_TEMPLATE_MEASURE", place, field=field, measure=" ".join(lacking), measures=measures)

    def _rows_by_columns(self) -> None:
        """A matrix gives each of its rows each of its columns, and indicators have no others than theirs."""
        for name, block in table(self._whole.get("blocks")).items():
            columns = table(table(block).get("columns"))
            measures = [measure for measure in texts(list(columns.values())) if measure in get_args(Measure)]
            for label, text in table(table(block).get("rows")).items():
                field = str(text).removesuffix("[]")
                known = self._book.fields.get(field)
                if known is not None:
                    self._measures(("blocks", name, "rows", label), field, known, measures)
            if table(block).get("kind") == "indicators":
                for label, measure in columns.items():
                    if measure in measures:
                        known = self._book.field("indicator")
                        self._measures(("blocks", name, "columns", label), "indicator", known, [str(measure)])

    def _identities(self) -> None:
        for number, text in enumerate(texts(self._whole.get("identities"))):
            place = ("identities", number)
            try:
                terms = identity_of(text).terms
            except ValueError:
                self._add("E_TEMPLATE_IDENTITY", place, text=text)
                continue
            for term in terms:
                known = self._field(place, term.field)
                if known is not None and term.measure:
                    self._measures(place, term.field, known, [term.measure])

    def _patterns(self) -> None:
        """Hints and lines above a form are regular expressions."""
        lines = table(self._whole.get("ignore")).get("titles")
        for place, said in ((("hints",), self._whole.get("hints")), (_TITLES, lines)):
            for number, text in enumerate(texts(said)):
                try:
                    re.compile(text.replace("{Y}", "Y"))
                except re.error as error:
                    self._add("E_TEMPLATE_VALUE", (*place, number), key=".".join(place), value=text, wanted=error.msg)


def _is_target(text: str) -> bool:
    try:
        target(text)
    except TemplateError as error:
        return "not a field" not in str(error)
    return True


def _targets(whole: Tree) -> Iterator[tuple[Path, str]]:
    """The right side of each label of each block."""
    for name, block in table(whole.get("blocks")).items():
        for part in ("cells", "rows", "close"):
            for label, text in table(table(block).get(part)).items():
                if isinstance(text, str):
                    yield ("blocks", name, part, label), text
        if table(block).get("kind") == "matrix":
            for label, text in table(table(block).get("columns")).items():
                if isinstance(text, str) and is_field(text):
                    yield ("blocks", name, "columns", label), text
        for group, cells in table(table(block).get("groups")).items():
            for label, text in table(cells).items():
                if isinstance(text, str):
                    yield ("blocks", name, "groups", group, label), text
