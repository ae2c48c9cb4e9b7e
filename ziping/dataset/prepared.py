"""A report that was read in, all that is stored of it out: made where it was read, so that the writer only writes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.told import in_both
from schemas.document import Paragraph
from schemas.finding import Bilingual
from schemas.observations import stated_in
from schemas.record import Record
from ziping.dataset.arrange import Part, parts_of
from ziping.dataset.columns import Columns, add_passages, add_statements, pack, report_id, unpack
from ziping.dataset.names import Body
from ziping.folders import told_by_folders


@dataclass(frozen=True)
class PreparedReport:
    """What is stored of a report: `record` is its JSON, packed; `parts` are without what they state."""

    source: str
    sha256: str
    report: int
    title: str
    body: Body
    year: int | None
    report_date: str
    record: bytes
    parts: tuple[Part, ...]
    findings: tuple[Bilingual, ...]
    statements: Columns
    passages: Columns

    @property
    def report_id(self) -> str:
        return report_id(self.sha256, self.report)

    @property
    def is_flagged(self) -> bool:
        """Whether something in it has to be put right."""
        return any(one.finding.severity == "error" for one in self.findings)

    @property
    def rows(self) -> int:
        return len(self.statements.get("key", ()))


@dataclass(frozen=True)
class PreparedDocument:
    """A file that was read: `name` relative to what was given, `modified_at` ISO in UTC; where it is from, if known.

    `said` is what a manifest said over its reports (body, year, region), as JSON.
    """

    sha256: str
    name: str
    folder: str
    format: str
    bytes: int
    modified_at: str
    reports: tuple[PreparedReport, ...]
    source_url: str = ""
    retrieved_at: str = ""
    said: str = ""


def prepare(record: Record, paragraphs: Sequence[Paragraph] = (), findings: Sequence[Bilingual] = ()) -> PreparedReport:
    """A record with the paragraphs of its report and what was found in it, ready to be stored."""
    name = report_id(record.sha256, record.report)
    stated = list(stated_in(record))
    statements: Columns = defaultdict(list)
    passages: Columns = defaultdict(list)
    add_statements(statements, record, stated)
    add_passages(passages, name, paragraphs)
    return PreparedReport(
        source=record.source,
        sha256=record.sha256,
        report=record.report,
        title=record.title,
        body=Body(record.org_name, record.region, record.level, record.org_kind),
        year=record.year,
        report_date=record.report_date,
        record=pack(record),
        parts=tuple(Part(part.slot, part.name) for part in parts_of(stated)),
        findings=tuple(findings),
        statements=dict(statements),
        passages=dict(passages),
    )


def told_by_folder(document: PreparedDocument) -> PreparedDocument:
    """The document with the region that its folder tells of bodies that have none: what was given may lie below it."""
    return replace(document, reports=tuple(_told_by(document.folder, report) for report in document.reports))


def _told_by(folder: str, report: PreparedReport) -> PreparedReport:
    if report.body.region or not report.body.name:
        return report
    record, finding = told_by_folders(unpack(report.record), folder)
    if finding is None:
        return report
    body = Body(record.org_name, record.region, record.level, record.org_kind)
    return replace(report, body=body, record=pack(record), findings=(*report.findings, in_both(finding)))
