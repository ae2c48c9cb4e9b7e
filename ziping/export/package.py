"""The tables of a dataset in, a Frictionless data package out: CSV files and the description that goes with them."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import ziping
from schemas.errors import Lang
from schemas.values import SCHEMA_VERSION
from ziping.export.codebook import codebook_columns, codebook_rows
from ziping.export.panel import quantities, titles
from ziping.export.tables import TableName, Tables
from ziping.export.text import csv_texts
from ziping.export.words import Words, words
from ziping.outputs.table import Column, Kind
from ziping.outputs.text import csv_line
from ziping.write import whole_folder

DESCRIPTION = "datapackage.json"
TABLES: tuple[TableName, ...] = get_args(TableName)
NAMES = (DESCRIPTION, "codebook.csv", *(f"{table}.csv" for table in TABLES))
TYPES: dict[Kind, str] = {
    "text": "string",
    "texts": "string",
    "integer": "integer",
    "confidence": "number",
    "number": "number",
}
Described = dict[str, object]


def save_package(tables: Tables, out: Path, lang: Lang, *, force: bool, table: TableName | None) -> None:
    """Write the folder, with one table or all, and the codebook; no byte order mark, for it is read by machines."""
    said = words()
    with whole_folder(out, NAMES, force=force) as folder:
        resources = []
        for name in (table,) if table else TABLES:
            fields = [_field(column, said, lang) for column in tables.columns(name)]
            _complete(fields, tables.columns(name), name, said, lang)
            written = _written(folder / f"{name}.csv", csv_texts(tables, name, lang, bom=False))
            resources.append(_resource(name, said.tables[name].in_(lang), fields, said.keys.get(name, ()), written))
        written = _written(folder / "codebook.csv", _codebook(lang))
        heads = [{"name": name, "type": "string", "title": title} for name, title in codebook_columns(lang)]
        resources.append(_resource("codebook", said.sheets["codebook"].in_(lang), heads, ("field",), written))
        text = json.dumps(_package(said, lang, resources, all_of_them=not table), ensure_ascii=False, indent=2)
        (folder / DESCRIPTION).write_text(text + "\n", encoding="utf-8", newline="\n")


def _written(path: Path, texts: Iterable[str]) -> Described:
    """Write a file; how many bytes it has, and their hash."""
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for text in texts:
            data = text.encode("utf-8")
            digest.update(data)
            size += file.write(data)
    return {"bytes": size, "hash": f"sha256:{digest.hexdigest()}"}


def _codebook(lang: Lang) -> Iterator[str]:
    yield csv_line(tuple(name for name, _ in codebook_columns(lang)))
    for row in codebook_rows(lang):
        yield csv_line(row)


def _field(column: Column, said: Words, lang: Lang) -> Described:
    return {"name": column.name, "type": TYPES[column.kind], "title": said.heading(column.name, lang)}


def _complete(fields: list[Described], columns: Sequence[Column], table: TableName, said: Words, lang: Lang) -> None:
    """Add what is known of the columns of a certain table: constraints, and of the panel titles and units."""
    for field in fields:
        known = said.constraints.get(table, {}).get(str(field["name"]))
        if known:
            field["constraints"] = known.model_dump(exclude_none=True)
    listed = quantities(columns) if table == "panel" else []
    for quantity, title in zip(listed, titles(listed, lang), strict=True):
        fields[quantity.place].update(title=title, **({"unit": quantity.unit} if quantity.unit else {}))
        for what, place in quantity.beside.items():
            fields[place]["title"] = f"{title} {said.beside[what].in_(lang)}"


def _resource(name: str, title: str, fields: Sequence[object], key: tuple[str, ...], written: Described) -> Described:
    schema: Described = {"fields": fields, "missingValues": [""]}
    if key:
        schema["primaryKey"] = list(key)
    return {
        "name": name,
        "title": title,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **written,
        "schema": schema,
    }


def _package(said: Words, lang: Lang, resources: Sequence[object], *, all_of_them: bool) -> Described:
    source = {"title": said.package["sources"].in_(lang), **({"path": "documents.csv"} if all_of_them else {})}
    return {
        "profile": "tabular-data-package",
        "name": "ziping",
        "title": said.package["title"].in_(lang),
        "description": said.package["description"].in_(lang).format(version=ziping.__version__),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "licenses": [{"name": said.licence.name, "title": said.licence.in_(lang)}],
        "sources": [source],
        "contributors": [{"title": f"ziping {ziping.__version__}", "role": "wrangler"}],
        "ziping": {"version": ziping.__version__, "schema_version": SCHEMA_VERSION},
        "resources": resources,
    }
