"""Findings of an earlier run beside those of today: what was mended, what was not, what is new."""

import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from schemas.errors import UsageError
from schemas.finding import Finding


def read_findings(path: Path) -> list[Finding]:
    """The findings of `--to findings -f jsonl`; `E_FINDINGS` with the line that is none."""
    found: list[Finding] = []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("E_FINDINGS", str(path), line=0, reason=str(error)) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(Finding.model_validate(json.loads(line)))
        except (json.JSONDecodeError, ValidationError) as error:
            reason = "JSON" if isinstance(error, json.JSONDecodeError) else error.errors()[0]["msg"]
            raise UsageError("E_FINDINGS", str(path), line=number, reason=reason) from error
    return found


class Before:
    """Earlier findings by fingerprint, told of each of today's; what is left in the end was mended."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._open = {finding.fingerprint: finding for finding in findings}
        self._known = set(self._open)

    def had(self, finding: Finding) -> bool:
        """Whether it was found before."""
        self._open.pop(finding.fingerprint, None)
        return finding.fingerprint in self._known

    def gone(self) -> list[Finding]:
        """Those that nothing of today is."""
        return list(self._open.values())
