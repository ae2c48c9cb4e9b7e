"""A table of a dataset by its name in, its columns and rows out, or a Parquet file of them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from schemas.errors import Lang
from schemas.finding import Finding
from ziping.dataset import panel
from ziping.dataset.columns import decimal
from ziping.dataset.engine import Connection
from ziping.dataset.panel import Choice
from ziping.dataset.tables import FOUND, LISTED, OBSERVED, PLACED, TableName
from ziping.dataset.where import EVERYTHING, Where
from ziping.dataset.worded import message
from ziping.outputs.table import Cell, Column


def columns(connection: Connection, table: TableName) -> list[Column]:
    """The columns of a table as `rows` gives them."""
    if table == "panel":
        return panel.columns(panel.meanings(connection, Choice()))
    if table in ("observations", "history"):
        return PLACED if table == "history" else OBSERVED
    return FOUND if table == "findings" else LISTED[table].columns


def rows(connection: Connection, table: TableName, lang: Lang) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table, some thousands in memory at a time; messages and reasons in a language."""
    if table == "panel":
        choice = Choice()
        yield from panel.rows(connection, choice, panel.meanings(connection, choice))
    elif table in ("observations", "history"):
        yield from observed(connection, columns(connection, table), EVERYTHING, history=table == "history")
    elif table == "findings":
        yield from found(connection, EVERYTHING, lang)
    else:
        for batch in connection.stream(LISTED[table].sql(lang)):
            yield from batch  # type: ignore[misc]


def copied(connection: Connection, table: TableName, path: Path, lang: Lang) -> bool:
    """Whether the database wrote the rows as a Parquet file: of tables that are given as they are stored, if it can."""
    if table in ("panel", "findings"):
        return False
    heads = columns(connection, table)
    is_listed = table in LISTED
    sql = LISTED[table].sql(lang) if is_listed else _observed(heads, EVERYTHING, history=table == "history")
    return connection.copy(sql, heads, path)


def observed(
    connection: Connection, heads: Sequence[Column], where: Where, *, history: bool
) -> Iterator[tuple[Cell, ...]]:
    """The statements that meet conditions, by body, year and place; with `history` all ever stated."""
    at = {place for place, head in enumerate(heads) if head.kind in ("number", "confidence")}
    for batch in connection.stream(_observed(heads, where, history=history), where.params):
        for row in batch:
            yield tuple(decimal(cell) if place in at else cell for place, cell in enumerate(row))  # type: ignore[misc]


def _observed(heads: Sequence[Column], where: Where, *, history: bool) -> str:
    names = ", ".join(f'"{head.name}"' for head in heads)
    source = "history" if history else "observations"
    return f"SELECT {names} FROM {source} {where.sql()} ORDER BY org_id, year, document, sha256, report, place"  # noqa: S608


def found(connection: Connection, where: Where, lang: Lang) -> Iterator[tuple[Cell, ...]]:
    """The findings that meet conditions, by body and year, messages in a language."""
    stored = {name: name for name in ("scope", *Finding.model_fields)} | {"message": message(lang)}
    names = ", ".join(f'f."{column}" AS "{name}"' for name, column in stored.items())
    sql = f"""
    SELECT * FROM (
        SELECT s.org_id, o.name AS org_name, s.year, {names}, f.submission, f.place
        FROM findings f JOIN submissions s ON s.submission = f.submission JOIN orgs o ON o.org_id = s.org_id
    ) t {where.sql()} ORDER BY org_id, year, scope DESC, place
    """  # noqa: S608 - the conditions are parameters
    lists = {place for place, head in enumerate(FOUND) if head.kind == "texts"}
    for batch in connection.stream(sql, where.params):
        for row in batch:
            yield tuple(
                json.loads(str(cell)) if place in lists else cell  # type: ignore[misc]
                for place, cell in enumerate(row[: len(FOUND)])
            )
