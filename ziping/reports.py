"""A path or bytes in, records out: the one way from a file to its data."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from extract.assemble import Report, reports_of
from extract.form import Form
from extract.read import open_source, read, source_from_bytes
from schemas.document import Document, Source
from schemas.errors import DocumentError, Lang
from schemas.record import Record
from ziping.check import checked
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
) -> list[Report]:
    """The reports of a document; `E_NO_REPORT` where it has neither a table nor a line of text.

    `known` are the forms to look for, those that ship if it is None; `lang` is that of the findings' messages,
    `factors` widen their tolerances by code.
    """
    if not document.tables and not any(paragraph.text.strip() for paragraph in document.paragraphs):
        raise DocumentError("E_NO_REPORT", document.source.name)
    forms = {form.template.id: form.template for form in known} if known is not None else None
    reports = [
        report._replace(record=checked(report.record, lang, forms, factors))
        for report in reports_of(document, prose=prose, known=known)
    ]
    if not prose:
        reports = [report._replace(record=_tables_only(report.record)) for report in reports]
    return reports


def _tables_only(record: Record) -> Record:
    """Without prose, and without what rests on it: evidence names rows that are given."""
    findings = [
        finding.model_copy(update={"evidence": tuple(key for key in finding.evidence if not key.startswith("prose."))})
        for finding in record.findings
    ]
    kept = tuple(
        finding for finding, old in zip(findings, record.findings, strict=True) if finding.evidence or not old.evidence
    )
    return record.model_copy(update={"prose": (), "findings": kept})


def _source(source: Input, name: str) -> Source:
    if isinstance(source, bytes):
        return source_from_bytes(source, name)
    path = Path(source)
    return open_source(path, name or _name_of(path))


def _name_of(source: Input) -> str:
    return "" if isinstance(source, bytes) else printable(Path(source).name)
