"""A bureau's own rules in TOML: severities, tolerances, rules switched off, findings that were explained."""

import hashlib
import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails

from schemas.errors import UsageError
from schemas.finding import Finding, Severity
from schemas.findings import finding_names
from schemas.record import Record
from ziping.check.cited import Cited, cited_in


class RuleSetting(BaseModel):
    """What a bureau says of one code: another severity, no findings at all, a tolerance times as wide."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    severity: Severity | None = None
    off: bool = False
    tolerance: Decimal = Decimal(1)

    @field_validator("tolerance", mode="before")
    @classmethod
    def _is_positive(cls, value: object) -> Decimal:
        try:
            factor = Decimal(str(value))
        except InvalidOperation as error:
            raise ValueError("not a number") from error
        if not factor.is_finite() or factor < 0:
            raise ValueError("not a number of 0 or more")
        return factor


class Accepted(BaseModel):
    """A finding that was explained: it stays so while its `figures` are the same."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fingerprint: str = Field(pattern=r"^[0-9a-f]{16}$")
    reason: str = Field(min_length=1)
    figures: str = ""


class Settings(BaseModel):
    """All that a bureau says; without any, the rules as they ship."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: dict[str, RuleSetting] = {}
    accepted: tuple[Accepted, ...] = ()

    @field_validator("rules")
    @classmethod
    def _codes_exist(cls, rules: dict[str, RuleSetting]) -> dict[str, RuleSetting]:
        known = finding_names().codes
        for code in rules:
            if code not in known:
                near = "".join(f"（{one}？）" for one in get_close_matches(code.upper(), known, n=1))
                raise ValueError(f"没有这个代码 / no such code: {code}{near}")
        return rules

    @property
    def factors(self) -> dict[str, Decimal]:
        """The factors of tolerance, by code."""
        return {code: rule.tolerance for code, rule in self.rules.items()}

    def applied(self, record: Record, cited: Cited | None = None) -> Record:
        """The record with the findings that are left, at the bureau's severities; doubtful ones are never errors."""
        if not self.rules:
            return record
        cited = cited or cited_in(record)
        kept = []
        for finding in record.findings:
            rule = self.rules.get(finding.code, RuleSetting())
            if rule.off:
                continue
            severity = rule.severity or finding.severity
            if severity == "error" != finding.severity and any(one.confidence < 1 for one in cited(finding)):
                severity = finding.severity
            kept.append(finding.model_copy(update={"severity": severity}))
        return record.model_copy(update={"findings": tuple(kept)})

    def reason_of(self, finding: Finding, values: Mapping[str, str]) -> str:
        """Why a finding was accepted; empty if it was not, or its figures have changed since."""
        figures = figures_of(finding, values)
        for one in self.accepted:
            if one.fingerprint == finding.fingerprint and one.figures in ("", figures):
                return one.reason
        return ""


def figures_of(finding: Finding, values: Mapping[str, str]) -> str:
    """What a finding's figures come to: 16 hexadecimal digits of what it expects, found and rests on."""
    # places in prose move when a sentence is added above: the values count, not where they stand
    told = [finding.expected, finding.found, *sorted(values.get(key, "") for key in finding.evidence)]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:16]


def read_settings(path: Path | None) -> Settings:
    """The settings of a file; `E_SETTINGS` with the key that is wrong."""
    return Settings() if path is None else settings_in(text_of(path), path)


def text_of(path: Path) -> str:
    """What stands in a settings file, its ends of lines as they are."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError("E_SETTINGS", str(path), reason="UTF-8") from error
    except OSError as error:
        raise UsageError("E_SETTINGS", str(path), reason=error) from error


def settings_in(text: str, path: Path) -> Settings:
    """The settings that the text of a file says."""
    try:
        return Settings.model_validate(tomllib.loads(text.removeprefix("\ufeff")))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise UsageError("E_SETTINGS", str(path), reason=f"{key}: {_told(first)}") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError("E_SETTINGS", str(path), reason=error) from error


def _told(fault: ErrorDetails) -> str:
    """What is wrong with a key."""
    match fault["type"]:
        case "extra_forbidden":
            keys: dict[str, type[BaseModel]] = {"rules": RuleSetting, "accepted": Accepted}
            place = fault["loc"]
            model = keys.get(str(place[0]), Settings) if len(place) > 1 else Settings
            return f"没有这个键，可写 / unknown key, not one of {'、'.join(model.model_fields)}"
        case "literal_error":
            return f"应为 / must be {'、'.join(get_args(Severity))}"
        case "missing":
            return "没有写 / missing"
        case _:
            return fault["msg"].removeprefix("Value error, ")


def with_accepted(text: str, accepted: Accepted) -> str:
    """The text of a settings file with one more finding that was explained; all else as it is."""
    reason = accepted.reason.replace("\\", "\\\\").replace('"', '\\"')
    reason = "".join(char if char.isprintable() else " " for char in reason)
    entry = (
        f'[[accepted]]\nfingerprint = "{accepted.fingerprint}"\nreason = "{reason}"\nfigures = "{accepted.figures}"\n'
    )
    if not text.strip():
        return entry
    end = "\r\n" if "\r\n" in text else "\n"
    return text + ("" if text.endswith("\n") else end) + end + entry.replace("\n", end)
