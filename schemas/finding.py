"""One thing in a report that does not hold (CONTRACT.md, Finding)."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Severity = Literal["error", "warning", "note"]


class Finding(BaseModel):
    """Figures are strings in base units; `evidence` holds the keys of the observations that it rests on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    report: int
    code: str
    severity: Severity
    message: str
    fields: tuple[str, ...] = ()
    expected: str = ""
    found: str = ""
    difference: str = ""
    tolerance: str = ""
    evidence: tuple[str, ...] = ()
    fingerprint: str = ""
