"""One thing in a report that does not hold."""

import hashlib
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


def fingerprint_of(
    org_name: str, year: int | None, code: str, fields: tuple[str, ...], items: tuple[str, ...] = ()
) -> str:
    """What stays the same while figures and positions change: 16 hexadecimal digits."""
    identity = "\x1f".join([org_name, str(year or ""), code, *fields, "", *items])
    return hashlib.sha256(identity.encode()).hexdigest()[:16]
