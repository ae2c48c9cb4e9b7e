"""A dataset as version 1 had it: its tables, and in them what one of today holds, worded in the language of a run."""

from collections.abc import Sequence

from schemas.errors import Lang
from ziping.dataset.columns import pack, unpack
from ziping.dataset.engine import Connection, Engine
from ziping.dataset.languages import in_language
from ziping.dataset.migrations import MADE, statements

TABLES = (
    "runs", "documents", "places", "reports", "parts", "submissions", "statements", "findings", "corrections", "orgs",
    "bodies", "passages",
)  # fmt: skip
REASONS: dict[Lang, dict[str, str]] = {
    "zh": {
        "copy": "与“{other}”是同一份报告",
        "superseded": "已由“{other}”更新",
        "doubtful": "与“{other}”内容不同，看不出哪份在后；暂以“{other}”为准，这份没有计入",
        "no_org": "没有写明单位",
        "no_year": "没有写明评价年度",
    },
    "en": {
        "copy": "the same report as {other}",
        "superseded": "{other} took its place",
        "doubtful": "differs from {other}, and nothing tells which is the later: {other} counts for now, this does not",
        "no_org": "names no body",
        "no_year": "names no evaluated year",
    },
}


def made_older(engine: Engine, source: Engine, lang: Lang) -> None:
    """Fill an empty database as ziping did before findings had two messages."""
    with source.reading() as today, engine.writing() as connection:
        for statement in statements(1):
            if engine.has_indexes or "INDEX" not in statement.partition("(")[0]:
                connection.run(statement)
        connection.run(MADE)
        connection.run("INSERT INTO meta VALUES ('version', '1')")
        for table in TABLES:
            _copy(connection, today, table, lang)


def _copy(connection: Connection, today: Connection, table: str, lang: Lang) -> None:
    names = [str(row[0]) for row in connection.rows(COLUMNS, [table])]
    wanted = [f"{name}_en" if (table, name, lang) == ("findings", "message", "en") else name for name in names]
    rows = today.rows(f"SELECT {', '.join(wanted)} FROM {table}")  # noqa: S608 - own names
    columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    if table == "reports":
        columns["record"] = [pack(in_language(unpack(record), lang)) for record in columns["record"]]
    if table == "parts":
        named = {row[0]: row[1] for row in today.rows(NAMES)}
        told: Sequence[tuple[object, object]] = list(zip(columns["reason"], columns["of_report"], strict=True))
        columns["reason"] = [
            REASONS[lang][str(key)].format(other=named.get(other, "")) if key else "" for key, other in told
        ]
    if rows:
        connection.insert(table, columns)


NAMES = "SELECT r.report_id, d.name FROM reports r JOIN documents d ON d.sha256 = r.sha256"
COLUMNS = """
SELECT column_name FROM information_schema.columns WHERE table_name = ? AND table_schema = CURRENT_SCHEMA()
ORDER BY ordinal_position
"""
