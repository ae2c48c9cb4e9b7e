"""What a rule found, as a finding of the record that it looked at."""

from schemas.finding import Finding, Severity, fingerprint_of
from schemas.record import Record


def finding_in(
    record: Record,
    code: str,
    severity: Severity,
    message: str,
    *,
    fields: tuple[str, ...] = (),
    expected: str = "",
    found: str = "",
    evidence: tuple[str, ...] = (),
    items: tuple[str, ...] = (),
) -> Finding:
    """A finding of this record; `items` tell it from others of its code and fields, and are no values or places."""
    return Finding(
        document=record.source,
        report=record.report,
        code=code,
        severity=severity,
        message=message,
        fields=fields,
        expected=expected,
        found=found,
        evidence=evidence,
        fingerprint=fingerprint_of(record.org_name, record.year, code, fields, items),
    )
