"""Submissions that something changed in: their reports arranged anew, the rules run on the whole, the rows replaced."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from schemas.finding import Bilingual, Finding, fingerprint_of
from schemas.observations import Stated, stated_in
from schemas.record import Record
from ziping.check.case import Case
from ziping.dataset import corrections
from ziping.dataset.arrange import (
    Arrangement,
    Differing,
    Part,
    Piece,
    Placed,
    Slot,
    arrange,
    by_address,
    parts_of,
    shown,
)
from ziping.dataset.columns import report_id, transposed, unpack
from ziping.dataset.engine import Connection, Value
from ziping.dataset.languages import in_both_languages
from ziping.dataset.prepared import PreparedReport
from ziping.dataset.whole import Check, Told, of_reading, told_of_whole
from ziping.dataset.whole import own as of_itself

Row = dict[str, Value]
DIFFERING = 20  # values of two files of one report that are told one by one

MEMBERS = """
SELECT r.report_id, r.submission, r.org_id, r.year, r.title, r.report_date, d.name, d.format, d.modified_at, d.sha256
FROM reports r JOIN documents d ON d.sha256 = r.sha256 WHERE r.submission = ANY(?) ORDER BY r.report_id
"""


class _Member:
    """A report of a submission: one that came just now, or one of the dataset."""

    def __init__(self, row: Sequence[object], held: PreparedReport | Record) -> None:
        self.texts = [str(cell) for cell in row]
        self.report_id, self.submission, self.org_id = self.texts[:3]
        self.year = int(self.submission.rpartition("-")[2])  # its own may be lacking: a folder told whose it is
        self.sha256, self.held = self.texts[9], held

    @cached_property
    def record(self) -> Record:
        """Unpacked where it came just now: a report that is alone in its submission needs none."""
        return unpack(self.held.record) if isinstance(self.held, PreparedReport) else self.held

    @cached_property
    def is_corrected(self) -> bool:
        is_stored = not isinstance(self.held, PreparedReport)
        return is_stored and any(one.reading.origin == "corrected" for one in stated_in(self.record))

    def piece(self, *, alone: bool) -> Piece:
        """It as it competes with others: with what it states, unless it is alone."""
        texts, held = self.texts, self.held
        parts = held.parts if alone and isinstance(held, PreparedReport) else parts_of(stated_in(self.record))
        return Piece(self.report_id, texts[6], texts[4], texts[7], texts[5], texts[8], parts)


def update(
    connection: Connection,
    submissions: Iterable[str],
    fresh: Mapping[str, PreparedReport],
    check: Check,
) -> None:
    """Replace the rows of these submissions; `fresh` are the reports that came just now."""
    wanted = sorted(set(submissions) - {""})
    if not wanted:
        return
    anew = rows_of(connection, wanted, fresh, check)
    connection.run("DELETE FROM parts WHERE report_id = ANY(?)", [anew.reports or [""]])
    connection.run("DELETE FROM submissions WHERE submission = ANY(?)", [wanted])
    connection.run("DELETE FROM findings WHERE submission = ANY(?) AND scope = 'report'", [wanted])
    for table in ("parts", "submissions", "findings"):
        if listed := getattr(anew, table):
            connection.insert(table, transposed(listed))


class Rows(NamedTuple):
    """What is stored of submissions, a row each, and the ids of their reports."""

    reports: list[str]
    parts: list[Row]
    submissions: list[Row]
    findings: list[Row]


def rows_of(connection: Connection, wanted: Sequence[str], fresh: Mapping[str, PreparedReport], check: Check) -> Rows:
    """What is to be stored of these submissions as their reports are now."""
    found = connection.rows(MEMBERS, [wanted])
    stored = load(connection, [str(row[0]) for row in found if row[0] not in fresh], check)
    members: dict[str, list[_Member]] = defaultdict(list)
    for row in found:
        name = str(row[0])
        member = _Member(row, fresh[name] if name in fresh else stored[name])
        members[member.submission].append(member)
    rows = Rows([str(row[0]) for row in found], [], [], [])
    for name, own_members in members.items():
        arrangement = arrange(member.piece(alone=len(own_members) == 1) for member in own_members)
        rows.parts.extend(_part(name, placed) for placed in arrangement.placed)
        rows.submissions.append(_submission(name, own_members, arrangement))
        rows.findings.extend(_findings(name, own_members, arrangement, check))
    return rows


def unplaced(connection: Connection, reports: Mapping[str, tuple[Sequence[Part], str]]) -> None:
    """Rows for the parts of reports that fit no submission, each with the reason (a key of `arrange.toml`)."""
    rows = [
        _part("", Placed(name, part, "unplaced"), reason) for name, (parts, reason) in reports.items() for part in parts
    ]
    connection.run("DELETE FROM parts WHERE report_id = ANY(?)", [list(reports) or [""]])
    if rows:
        connection.insert("parts", transposed(rows))


def load(connection: Connection, reports: Sequence[str], check: Check) -> dict[str, Record]:
    """The records of these reports, with what people put right."""
    if not reports:
        return {}
    found = connection.rows("SELECT report_id, record FROM reports WHERE report_id = ANY(?)", [list(reports)])
    puts = corrections.latest(connection, reports)
    records = {str(name): unpack(stored) for name, stored in found}
    for name, own in puts.items():  # what the rules found in it is found anew
        told = tuple(of_reading(records[name], check))
        records[name] = corrections.corrected(records[name].model_copy(update={"findings": told}), own)
    return records


def _part(submission: str, placed: Placed, reason: str = "") -> Row:
    return {
        "report_id": placed.report_id,
        "section": placed.part.slot[0],
        "instance": placed.part.slot[1],
        "part": placed.part.name,
        "submission": submission,
        "state": placed.state,
        "of_report": placed.of_report,
        "reason": reason or (placed.state if placed.of_report else ""),
    }


def _submission(name: str, own: Sequence[_Member], arrangement: Arrangement) -> Row:
    counting = [placed for placed in arrangement.placed if placed.state == "current"]
    return {
        "submission": name,
        "org_id": own[0].org_id,
        "year": own[0].year,
        "documents": len({member.sha256 for member in own}),
        "reports": len(own),
        "parts": "\n".join(sorted(placed.part.name for placed in counting)),
        "report_date": max(member.texts[5] for member in own),
    }


def _findings(name: str, own: Sequence[_Member], arrangement: Arrangement, check: Check) -> list[Row]:
    placed: dict[str, list[Placed]] = defaultdict(list)
    for one in arrangement.placed:
        placed[one.report_id].append(one)
    counting = [member for member in own if any(one.state == "current" for one in placed[member.report_id])]
    if len(counting) == 1 and not counting[0].is_corrected:
        held = counting[0].held
        found = held.findings if isinstance(held, PreparedReport) else in_both_languages(held, check)
        told = [of_itself(held, one) for one in found]
    else:
        told = told_of_whole([(member.record, placed[member.report_id]) for member in counting], check)
    told += _copies_differ(own, arrangement.differing)
    return [finding_row(name, "report", place, one) for place, one in enumerate(told)]


def finding_row(submission: str, scope: str, place: int, told: Told) -> Row:
    """A finding as it is stored."""
    finding, report, evidence = told.said.finding, told.report, told.evidence
    reports = [report_id(one.sha256, one.report) for one, _ in evidence]
    return {
        "submission": submission,
        "scope": scope,
        "place": place,
        "document": report.source,
        "sha256": report.sha256,
        "report": report.report,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "message_en": told.said.message_en,
        "fields": json.dumps(finding.fields),
        "expected": finding.expected,
        "found": finding.found,
        "difference": finding.difference,
        "tolerance": finding.tolerance,
        "evidence": json.dumps([key for _, key in evidence], ensure_ascii=False),
        "evidence_reports": json.dumps(reports if len(set(reports)) > 1 else []),
        "fingerprint": finding.fingerprint,
    }


def _copies_differ(own: Sequence[_Member], differing: Sequence[Differing]) -> list[Told]:
    """A finding for each value that two files of one report state differently."""
    members = {member.report_id: member for member in own}
    told: list[Told] = []
    for one in differing[:DIFFERING]:
        record, value = _stated_at(members, one.own, one.address)
        other, rival = _stated_at(members, one.copy, one.address)
        case = Case(record)
        words = {"own": record.source, "other": other.source, "name": case.name(value), "measure": case.measure(value)}
        message = case.text("copies_differ", **words, found=rival.reading.raw, expected=value.reading.raw)
        finding = Finding(
            document=record.source,
            report=record.report,
            code="CROSS",
            severity="warning",
            message=message.zh,
            fields=(value.field,) if value.field else (),
            expected=shown(value),
            found=shown(rival),
            evidence=(value.key, rival.key),
            fingerprint=fingerprint_of(record.org_name, record.year, "CROSS", ("copy",), (one.address,)),
        )
        told.append(Told(Bilingual(finding, message.en), record, ((record, value.key), (other, rival.key))))
    return told


def _stated_at(members: Mapping[str, _Member], place: tuple[str, Slot], address: str) -> tuple[Record, Stated]:
    name, slot = place
    record = members[name].record
    stated = by_address(one for one in stated_in(record) if (one.section, one.instance) == slot)
    return record, stated[address]
