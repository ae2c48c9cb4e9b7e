"""The rows of a report beside those of its gold: each is right, wrong with or without a word, missed or invented."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.read import open_source
from normalize.fold import spelled
from schemas.document import Provenance, Source
from schemas.errors import DocumentError
from schemas.observation import Observation
from ziping.evaluate.counts import NONE, Differs, Evaluation, Group, Kind, Wrong
from ziping.evaluate.gold import TABLE_SECTIONS, Gold, Row, below_floors, golds
from ziping.evaluate.shown import show
from ziping.reports import records_in
from ziping.templates import known_forms

if TYPE_CHECKING:
    from ziping.draw import Pictures

COMPARED = (
    "section",
    "instance",
    "field",
    "measure",
    "item",
    "period",
    "label",
    "raw",
    "value",
    "unit",
    "stated_unit",
    "comparator",
    "direction",
    "base",
    "status",
)
WHOSE = ("report", "org_name", "year")  # a value under another body's name is wrong too, where gold says whose it is
PLACE = ("page", "table", "row", "col", "bbox", "paragraph", "start", "end")
Form = tuple[str, str, str]  # the report in the file, the section, the instance


def evaluate(folder: Path, templates: Path | None = None, pictures: "Pictures | None" = None) -> Evaluation:
    """Compare every report below the folder with its gold; `E_GOLD` if there is none. `templates` as of `convert`.

    With `pictures` the pages of PDFs that hold wrong rows are drawn.
    """
    result = Evaluation()
    known = known_forms(templates)
    for gold in golds(folder):
        for path in gold.documents:
            document = path.relative_to(folder).as_posix()
            result.documents.append(document)
            found: list[Observation] = []
            read: Source | None = None
            try:
                source = open_source(path, path.name)
                found = [row for record in records_in(source, known=known) for row in record.observations()]
                read = source
            except DocumentError as error:
                result.failed.append(error)
            told = len(result.differences)
            _Comparison(gold, document, found, result).rows()
            if read is not None:
                show(read, result.differences[told:], pictures)
    result.below_floor = below_floors(result, folder)
    return result


class _Comparison:
    """Pairs the rows of one report with gold by their identity, then compares the contract's columns."""

    def __init__(self, gold: Gold, document: str, found: Sequence[Observation], result: Evaluation) -> None:
        self._gold, self._document, self._result = gold, document, result
        self._format = document.rpartition(".")[2].lower()
        self._is_printed = self._format == "pdf"  # no white space of its own where a line is broken
        counted = gold.sections | TABLE_SECTIONS  # a form taken for one that the report has not is invented
        self._pool: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
        self._forms: dict[Form, Observation] = {}
        for row in found:
            if row.section in counted:
                values = row.model_dump()
                self._pool[_identity(values)].append(row)
                self._forms.setdefault(_form(values), row)

    def rows(self) -> None:
        """Count them all; a doubtful row is a flagged one, what gold calls optional may be missed."""
        for gold in self._gold.rows:
            rows = self._pool.get(_identity(gold))
            if rows:
                self._pair(gold, rows.pop(0))
            elif not gold.get("optional"):
                self._missed(gold)
        for rows in self._pool.values():
            for row in rows:
                group = self._group(row.section, row)
                self._result.counts[group].invented += 1
                self._tell(group, "invented", row.model_dump(), _place(row), {"raw": (None, row.raw)})

    def _pair(self, gold: Row, row: Observation) -> None:
        values = row.model_dump()
        columns = (*COMPARED, *(column for column in WHOSE if column in gold))
        wrong = [c for c in columns if _folded(c, gold, self._is_printed) != _folded(c, values, self._is_printed)]
        group = self._group(str(gold["section"]), row)
        counts = self._result.counts[group]
        kind: Kind
        if not wrong:
            counts.right += 1
            return
        if wrong == ["label"] and row.section == "prose":
            kind = "relabelled"
            counts.relabelled += 1
        elif row.status == "unreadable" or row.confidence < 1:
            kind = "flagged"
            counts.wrong_flagged += 1
        else:
            kind = "silent"
            counts.wrong_silent += 1
        differs: Differs = {column: (_text(gold.get(column)), _text(values[column])) for column in wrong}
        self._tell(group, kind, {"key": row.key, **gold}, _place(row), differs)

    def _missed(self, gold: Row) -> None:
        """Its place is that of gold, in a PDF the page of its form: gold counts the tables of the Word file."""
        sibling = self._forms.get(_form(gold))
        if self._is_printed:
            place = Provenance(page=sibling.page if sibling and sibling.section != "prose" else None)
        else:
            place = Provenance(**{name: gold.get(name) for name in PLACE})  # type: ignore[arg-type]
        group = self._group(str(gold["section"]), sibling)
        self._result.counts[group].missed += 1
        self._tell(group, "missed", gold, place, {"raw": (_text(gold["raw"]), None)})

    def _group(self, section: str, row: Observation | None) -> Group:
        form = "prose" if section == "prose" else (row.template if row else "") or NONE
        return Group(self._document, section, form, self._format, self._gold.hardness)

    def _tell(self, group: Group, kind: Kind, row: Row, place: Provenance, differs: Differs) -> None:
        report, label = int(str(row.get("report") or 0)), str(row.get("label") or "")
        self._result.wrong.append(Wrong(group, kind, report, str(row.get("key") or ""), label, place, differs))


def _place(row: Observation) -> Provenance:
    return Provenance(**{name: getattr(row, name) for name in PLACE})


def _form(row: Row) -> Form:
    return str(row.get("report") or 0), str(row["section"]), str(row.get("instance") or 0)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _identity(row: Row) -> tuple[str, ...]:
    """What pairs a row with gold; the two rows of a range pair in their order."""
    if row["section"] == "prose":
        parts: tuple[str, ...] = ("section", "field", "measure", "raw", "value")
    else:
        parts = ("section", "instance", "field", "item", "measure")
    return (str(row.get("report") or 0), *(_folded(part, row, is_printed=True) for part in parts))


def _folded(column: str, row: Row, is_printed: bool) -> str:
    """Wraps differ between formats: labels and texts are compared without white space.

    So is whatever is printed, and with usual characters for the radicals that some programs put in their text.
    """
    text = _text(row.get(column))
    is_text = column in ("label", "item") or (column in ("raw", "value") and (is_printed or not row.get("unit")))
    if is_printed and column == "raw":
        text = spelled(text)
    return "".join(text.split()) if is_text else text
