"""A path or bytes in, records out: the one way from a file to its data."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from extract.assemble import reports_of
from extract.form import Form
from extract.read import open_source, read, source_from_bytes
from schemas.document import Document, Paragraph, Source
from schemas.errors import DocumentError, Lang
from schemas.finding import Bilingual
from schemas.record import Record
from ziping.check import found_in
from ziping.folders import told_by_folders
from ziping.inputs import printable
from ziping.templates import known_forms

Input = str | Path | bytes


def convert(source: Input, *, name: str = "", prose: bool = True, templates: str | Path | None = None) -> Record:
    """The record of the one report in a file; `E_SEVERAL` if it holds more.

    `name` is what the record calls its source (the path by default); without `prose` only the tables are given.
    `templates` is a folder of forms to know besides those that ship and the user's own. Raises `DocumentError` for what
    cannot be read, `TemplateError` for a form that is wrong.
    """
    records = convert_all(source, name=name, prose=prose, templates=templates)
    if len(records) > 1:
        raise DocumentError("E_SEVERAL", name or _name_of(source), count=len(records))
    return records[0]


def convert_all(
    source: Input, *, name: str = "", prose: bool = True, templates: str | Path | None = None
) -> list[Record]:
    """The records of all reports in a file, in their order; at least one."""
    return records_in(_source(source, name), prose=prose, known=known_forms(templates))


def records_in(source: Source, *, prose: bool = True, known: tuple[Form, ...] | None = None) -> list[Record]:
    """The records of an opened source."""
    return [report.record for report in read_reports(source, prose=prose, known=known).reports]


class Report(NamedTuple):
    """A record with its findings in the language asked for, the paragraphs of its report, the findings in both."""

    record: Record
    paragraphs: tuple[Paragraph, ...]
    findings: tuple[Bilingual, ...]


class Read(NamedTuple):
    """A document and what it reports."""

    document: Document
    reports: list[Report]


def read_reports(
    source: Source,
    *,
    prose: bool = True,
    known: tuple[Form, ...] | None = None,
    lang: Lang = "zh",
    factors: Mapping[str, Decimal] | None = None,
) -> Read:
    """An opened source as read, and its reports, as `reports_in` gives them."""
    document = read(source)
    return Read(document, reports_in(document, prose=prose, known=known, lang=lang, factors=factors))


def reports_in(
    document: Document,
    *,
    prose: bool = True,
    known: tuple[Form, ...] | None = None,
    lang: Lang = "zh",
    factors: Mapping[str, Decimal] | None = None,
    over: Callable[[Record], Record] = lambda record: record,
) -> list[Report]:
    """The reports of a document; `E_NO_REPORT` where it has neither a table nor a line of text.

    `known` are the forms to look for, those that ship if it is None; `lang` is that of the findings' messages,
    `factors` widen their tolerances by code; `over` puts into a record what is known better than it says.
    """
    if not document.tables and not any(paragraph.text.strip() for paragraph in document.paragraphs):
        raise DocumentError("E_NO_REPORT", document.source.name)
    forms = {form.template.id: form.template for form in known} if known is not None else None
    reports = []
    for record, paragraphs in reports_of(document, prose=prose, known=known):
        known_better, _ = told_by_folders(over(record), PurePosixPath(document.source.name).parent.as_posix())
        found = found_in(known_better, forms, factors)
        found = found if prose else tuple(_of_tables(found))
        told: dict[str, object] = {"findings": tuple(one.in_(lang) for one in found)}
        if not prose:
            told["prose"] = ()
        reports.append(Report(known_better.model_copy(update=told), paragraphs, found))
    return reports


def _of_tables(found: Iterable[Bilingual]) -> Iterator[Bilingual]:
    """Without what rests on prose: evidence names rows that are given."""
    for one in found:
        evidence = tuple(key for key in one.finding.evidence if not key.startswith("prose."))
        if evidence or not one.finding.evidence:
            yield replace(one, finding=one.finding.model_copy(update={"evidence": evidence}))


def _source(source: Input, name: str) -> Source:
    if isinstance(source, bytes):
        return source_from_bytes(source, name)
    path = Path(source)
    return open_source(path, name or _name_of(path))


def _name_of(source: Input) -> str:
    return "" if isinstance(source, bytes) else printable(Path(source).name)
