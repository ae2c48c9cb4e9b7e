"""One thing in a report that does not hold."""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from schemas.errors import Lang

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


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A finding in both languages: as it is told in Chinese, and its message in English."""

    finding: Finding
    message_en: str

    def in_(self, lang: "Lang") -> Finding:
        """The finding with its message in one of them."""
        return self.finding if lang == "zh" else self.finding.model_copy(update={"message": self.message_en})


def fingerprint_of(
    org_name: str, year: int | None, code: str, fields: tuple[str, ...], items: tuple[str, ...] = ()
) -> str:
    """What stays the same while figures and positions change: 16 hexadecimal digits."""
    identity = "\x1f".join([org_name, str(year or ""), code, *fields, "", *items])
    return hashlib.sha256(identity.encode()).hexdigest()[:16]
