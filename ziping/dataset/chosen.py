"""Conditions as a person writes them (`template=hunan/*`) in, the documents of a dataset that meet them out."""

from collections.abc import Sequence
from typing import NamedTuple

from schemas.errors import UsageError
from ziping.dataset.engine import Connection

REPORT = "EXISTS (SELECT 1 FROM reports r WHERE r.sha256 = d.sha256 AND {})"
STATED = "EXISTS (SELECT 1 FROM statements s WHERE s.report_id = r.report_id AND s.section <> 'prose' AND {})"
KEYS = {
    "template": REPORT.format(STATED.format("s.template LIKE ? ESCAPE '~'")),
    "field": REPORT.format(STATED.format("s.field LIKE ? ESCAPE '~'")),
    "org": REPORT.format("r.org_name LIKE ? ESCAPE '~'"),
    "region": REPORT.format("r.region LIKE ? ESCAPE '~'"),
    "year": REPORT.format("CAST(r.year AS TEXT) LIKE ? ESCAPE '~'"),
    "code": "EXISTS (SELECT 1 FROM findings f WHERE f.sha256 = d.sha256 AND f.code LIKE ? ESCAPE '~')",
    "format": "d.format LIKE ? ESCAPE '~'",
    "name": "d.name LIKE ? ESCAPE '~'",
    "version": "d.ziping_version LIKE ? ESCAPE '~'",
}
CHOSEN = """
SELECT d.sha256, d.name, d.folder, d.bytes, d.modified_at, d.source_url, d.retrieved_at, COALESCE(d.said, '')
FROM documents d WHERE {} ORDER BY d.name, d.sha256
"""


class Chosen(NamedTuple):
    """A document of the dataset, with what is to be known of it when it is read again."""

    sha256: str
    name: str
    folder: str
    bytes: int
    modified_at: str
    source_url: str
    retrieved_at: str
    said: str


def chosen(connection: Connection, conditions: Sequence[str]) -> list[Chosen]:
    """Those that meet all; `KEY=VALUE` or `KEY!=VALUE`, `*` for any characters, nothing for none (`template=`).

    `E_WHERE` for anything else.
    """
    told, params = ["1 = 1"], []
    for condition in conditions:
        key, equals, value = condition.partition("=")
        is_not = key.endswith("!")
        sql = KEYS.get(key.removesuffix("!").strip())
        if not equals or sql is None:
            raise UsageError("E_WHERE", condition, keys=" ".join(KEYS))
        told.append(f"NOT {sql}" if is_not else sql)
        params.append(_pattern(value.strip()))
    rows = connection.rows(CHOSEN.format(" AND ".join(told)), params)
    return [Chosen(*row) for row in rows]  # type: ignore[arg-type]


def _pattern(value: str) -> str:
    for sign in "~%_":
        value = value.replace(sign, "~" + sign)
    return value.replace("*", "%")
