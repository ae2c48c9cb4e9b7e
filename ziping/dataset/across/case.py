"""What the rules across years and bodies share: their knowledge, their words, and what they find as a row."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from schemas.codebook import codebook
from schemas.finding import Severity, fingerprint_of
from schemas.said import Said
from schemas.values import Section, plain
from ziping.check.case import NAMES, NOTHING
from ziping.check.precision import factor_of
from ziping.dataset.engine import Connection, Value


class _Known(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Known):
    zh: str
    en: str

    @property
    def said(self) -> Said:
        return Said(self.zh, self.en)


class Prior(_Known):
    concepts: tuple[str, ...]
    columns: tuple[Section, ...]
    own: tuple[Section, ...]
    not_compared: tuple[str, ...]


class Copied(_Known):
    characters: int
    bodies: int
    candidates: int
    quoted: int
    standard: tuple[str, ...]


class Meaning(_Known):
    """A field under a concept."""

    field: str
    concept: str


class Ratio(Words):
    """One amount over another; `unit` is that of the quotient."""

    name: str
    above: Meaning
    below: Meaning
    unit: str
    times: Decimal


class Outlier(_Known):
    limit: Decimal
    peers: int
    ratios: tuple[Ratio, ...]


class Knowledge(_Known):
    """`across.toml`."""

    prior: Prior
    copied: Copied
    outlier: Outlier
    texts: dict[str, Words]


@cache
def knowledge() -> Knowledge:
    text = files(__package__).joinpath("across.toml").read_text(encoding="utf-8")
    return Knowledge.model_validate(tomllib.loads(text))


class Cited(NamedTuple):
    """An observation that a finding rests on, with its report."""

    report_id: str
    key: str


class Found(NamedTuple):
    """A finding of the first cited report, or of `report_id` where nothing is cited; `items` tell it from others."""

    report_id: str
    code: str
    severity: Severity
    message: Said
    fields: tuple[str, ...] = ()
    expected: Decimal | None = None
    found: Decimal | None = None
    tolerance: Decimal | None = None
    cited: tuple[Cited, ...] = ()
    items: tuple[str, ...] = ()


class Across:
    """One look at the dataset. `factors` widen (or narrow) the tolerance of a code's rule."""

    def __init__(self, connection: Connection, factors: Mapping[str, Decimal] | None = None) -> None:
        self.connection = connection
        self._factors = factors or {}

    def factor(self, code: str) -> Decimal:
        return self._factors.get(code, Decimal(1))


def worded(name: str, /, **words: object) -> Said:
    """A sentence of `across.toml` with these words."""
    return knowledge().texts[name].said.filled(**words)


def field_name(key: str, label: str = "") -> Said:
    """What the codebook calls a field; one that a template brought along by its label."""
    known = codebook().fields.get(key)
    return Said(known.zh, known.en) if known is not None else Said(label or key, label or key)


def doubt(names: Sequence[Said]) -> Said:
    """What is added where these were read with a confidence below 1."""
    return worded("doubt", names=NAMES.join(dict.fromkeys(names))) if names else NOTHING


def shown(value: Decimal, unit: str) -> str:
    """A value in the unit in which it is printed: `2114.36万元`."""
    return plain(value / factor_of(unit)) + unit


REPORTS = """
SELECT r.report_id, r.submission, d.name, r.sha256, r.report, r.org_name, r.year
FROM reports r JOIN documents d ON d.sha256 = r.sha256 WHERE r.report_id = ANY(?)
"""


def rows_of(connection: Connection, found: Sequence[Found]) -> list[dict[str, Value]]:
    """Findings as they are stored, but for their place in the submission."""
    wanted = sorted({one.report_id for one in found})
    reports = {str(row[0]): row for row in connection.rows(REPORTS, [wanted or [""]])}
    return [_row(one, reports[one.report_id]) for one in found]


def _row(one: Found, report: Sequence[object]) -> dict[str, Value]:
    _, submission, document, sha256, number, org_name, year = report
    difference = None if one.found is None or one.expected is None else one.found - one.expected
    cited = [each.report_id for each in one.cited]
    return {
        "submission": submission,
        "scope": "across",
        "document": document,
        "sha256": sha256,
        "report": number,
        "code": one.code,
        "severity": one.severity,
        "message": one.message.zh,
        "message_en": one.message.en,
        "fields": json.dumps(one.fields),
        "expected": _figure(one.expected),
        "found": _figure(one.found),
        "difference": _figure(difference),
        "tolerance": _figure(one.tolerance),
        "evidence": json.dumps([each.key for each in one.cited], ensure_ascii=False),
        "evidence_reports": json.dumps(cited if set(cited) - {one.report_id} else []),
        "fingerprint": fingerprint_of(str(org_name), int(str(year)), one.code, one.fields, one.items),
    }


def _figure(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
