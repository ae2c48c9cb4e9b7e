"""A dataset in, its reports with what was found in them out: within a body's year, across years and bodies."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from schemas.errors import Lang
from schemas.finding import Finding
from schemas.observation import Observation
from schemas.record import Record
from ziping.check import found_in
from ziping.check.cited import Cited
from ziping.dataset.columns import report_id
from ziping.dataset.engine import Connection, Engine
from ziping.dataset.submissions import load
from ziping.dataset.worded import message

BATCH = 100  # submissions of which the records are held at a time

SUBMISSIONS = """
SELECT s.submission, o.name FROM submissions s JOIN orgs o ON o.org_id = s.org_id ORDER BY o.name, s.org_id, s.year
"""
# Reports that count, and those of which something is told all the same.
MEMBERS = """
SELECT r.submission, r.report_id FROM reports r WHERE r.submission = ANY(?) AND (
    EXISTS (SELECT 1 FROM parts p WHERE p.report_id = r.report_id AND p.state = 'current')
    OR EXISTS (SELECT 1 FROM findings f WHERE f.submission = r.submission AND f.sha256 = r.sha256
        AND f.report = r.report)
) ORDER BY r.report_id
"""
PARAGRAPHS = "SELECT report_id, paragraph, text FROM passages WHERE report_id = ANY(?)"


class FoundReport(NamedTuple):
    """A report with its findings, called as its body is today; `paragraphs` are the longer ones."""

    submission: str
    record: Record
    cited: Cited
    paragraphs: Mapping[int, str]


class _Stored(NamedTuple):
    finding: Finding
    sha256: str
    reports: tuple[str, ...]  # of each piece of evidence; none where all are the finding's own


def found_reports(engine: Engine, lang: Lang) -> Iterator[FoundReport]:
    """By body and year, messages in a language; the dataset is open only while a batch is read."""
    with engine.reading() as connection:
        names = {str(submission): str(name) for submission, name in connection.rows(SUBMISSIONS)}
    wanted = list(names)
    for start in range(0, len(wanted), BATCH):
        with engine.reading() as connection:
            found = list(_batch(connection, wanted[start : start + BATCH], names, lang))
        yield from found


def _batch(
    connection: Connection, wanted: Sequence[str], names: Mapping[str, str], lang: Lang
) -> Iterator[FoundReport]:
    stored = _stored(connection, wanted, lang)
    members: dict[str, list[str]] = defaultdict(list)
    for submission, report in connection.rows(MEMBERS, [list(wanted)]):
        members[str(submission)].append(str(report))
    ids = {report for own in members.values() for report in own}
    others = {report for own in stored.values() for one in own for report in one.reports}
    records = load(connection, sorted(ids | others), found_in)
    paragraphs: dict[str, dict[int, str]] = defaultdict(dict)
    for report, paragraph, text in connection.rows(PARAGRAPHS, [sorted(ids) or [""]]):
        paragraphs[str(report)][int(str(paragraph))] = str(text)
    for submission in wanted:
        for report in members[submission]:
            record = records[report]
            place = record.sha256, record.report
            own = [one for one in stored[submission] if (one.sha256, one.finding.report) == place]
            findings = tuple(one.finding for one in own)
            told = record.model_copy(update={"org_name": names[submission], "findings": findings})
            yield FoundReport(submission, told, _cited(told, own, records), paragraphs[report])


def _stored(connection: Connection, wanted: Sequence[str], lang: Lang) -> dict[str, list[_Stored]]:
    columns = [name for name in Finding.model_fields if name not in ("fields", "evidence")]
    listed = ", ".join(message(lang) if name == "message" else name for name in columns)
    sql = f"""
    SELECT submission, sha256, fields, evidence, evidence_reports, {listed} FROM findings
    WHERE submission = ANY(?) ORDER BY submission, scope DESC, place
    """  # noqa: S608 - own names
    stored: dict[str, list[_Stored]] = defaultdict(list)
    for submission, sha256, fields, evidence, reports, *cells in connection.rows(sql, [list(wanted)]):
        lists = {"fields": json.loads(str(fields)), "evidence": json.loads(str(evidence))}
        finding = Finding.model_validate({**dict(zip(columns, cells, strict=True)), **lists})
        stored[str(submission)].append(_Stored(finding, str(sha256), tuple(json.loads(str(reports)))))
    return stored


def _cited(record: Record, stored: Sequence[_Stored], records: Mapping[str, Record]) -> Cited:
    """Evidence of other reports has no span: their paragraphs are not at hand."""
    own = report_id(record.sha256, record.report)
    reports = {one.finding.fingerprint: one.reports or (own,) * len(one.finding.evidence) for one in stored}
    readings: dict[str, dict[str, Observation]] = {}

    def reading(report: str, key: str) -> Observation | None:
        if report not in readings:
            readings[report] = {one.key: one for one in records[report].observations()}
        one = readings[report].get(key)
        return one if one is None or report == own else one.model_copy(update={"start": None})

    def cited(finding: Finding) -> list[Observation]:
        told = zip(reports.get(finding.fingerprint, ()), finding.evidence, strict=False)
        found = (reading(report, key) for report, key in told)
        return [one for one in found if one is not None]

    return cited
