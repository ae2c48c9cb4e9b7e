"""Findings of an earlier run beside those of today: what was mended, what was not, what is new."""

import json
from collections import defaultdict
from collections.abc import Container, Iterable
from pathlib import Path

from pydantic import ValidationError

from schemas.errors import UsageError
from schemas.finding import Finding
from schemas.record import Record

Report = tuple[str, int]  # the document and which of its reports


def read_findings(path: Path) -> list[Finding]:
    """The findings of `--to findings -f jsonl`; `E_FINDINGS` with the line that is none."""
    found: list[Finding] = []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("E_FINDINGS", str(path), line=0, reason=error) from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            finding = Finding.model_validate(json.loads(line))
        except (json.JSONDecodeError, ValidationError) as error:
            reason = "JSON" if isinstance(error, json.JSONDecodeError) else error.errors()[0]["msg"]
            raise UsageError("E_FINDINGS", str(path), line=number, reason=reason) from error
        if not finding.fingerprint:
            raise UsageError("E_FINDINGS", str(path), line=number, reason="fingerprint")
        found.append(finding)
    return found


class Before:
    """Earlier findings by their report, told of each report of today.

    A report that was not read again says nothing about its findings: they are left, not mended. `without` are codes
    that are not looked for today, which is no mending either.
    """

    def __init__(self, findings: Iterable[Finding], without: Container[str] = ()) -> None:
        self._left: dict[Report, dict[str, Finding]] = defaultdict(dict)
        for finding in findings:
            if finding.code not in without:
                self._left[finding.document, finding.report][finding.fingerprint] = finding
        self._known = {mark for marks in self._left.values() for mark in marks}

    def had(self, finding: Finding) -> bool:
        """Whether it was found before, in whichever file."""
        return finding.fingerprint in self._known

    def gone(self, record: Record) -> list[Finding]:
        """What was found in this report before and is no more.

        It is the report of the same file; a file with another name is known by a finding that it still has.
        """
        now = {finding.fingerprint for finding in record.findings}
        own = (record.source, record.report)
        again = [own] if own in self._left else [report for report, marks in self._left.items() if now & marks.keys()]
        return [finding for report in again for mark, finding in self._left.pop(report).items() if mark not in now]

    def left(self) -> dict[str, int]:
        """How many findings each document had that was not read today."""
        counts: dict[str, int] = defaultdict(int)
        for (document, _), marks in self._left.items():
            counts[document] += len(marks)
        return dict(counts)
