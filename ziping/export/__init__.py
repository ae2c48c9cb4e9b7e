"""The tables of a dataset in, a file or a folder of one of the formats out: whole or not at all."""

from pathlib import Path
from typing import get_args

from schemas.errors import Lang, UsageError
from ziping.export.tables import SavesParquet, TableName, Tables
from ziping.outputs import Money
from ziping.paths import is_folder

__all__ = ["EXTENSIONS", "TABLES", "TableName", "Tables", "export"]

TABLES: tuple[TableName, ...] = get_args(TableName)
EXTENSIONS = (".xlsx", ".csv", ".parquet", ".dta", ".jsonl")


def export(
    tables: Tables,
    out: str | Path,
    *,
    lang: Lang = "zh",
    money: Money = "万元",
    force: bool = False,
    table: TableName | None = None,
) -> None:
    """Write `out` in the format that its extension tells; without one, or with `/` at its end, a data package folder.

    `table` is the one that is wanted: by default observations, in a .dta file the panel, in a workbook and in a package
    all of them. `money` is for the workbook; the others keep 元. What is there is replaced with `force` only.
    """
    if table is not None and table not in get_args(TableName):
        names = get_args(TableName)
        raise UsageError(
            "E_USAGE",
            what_zh=f"没有名为 {table} 的表（可选 {'、'.join(names)}）",
            what_en=f"there is no table {table} (one of {', '.join(names)})",
        )
    path, extension = Path(out), _extension(out)
    if not extension:
        from ziping.export.package import save_package

        save_package(tables, path, lang, force=force, table=table)
    elif extension in (".csv", ".jsonl"):
        from ziping.export.text import csv_texts, json_lines
        from ziping.write import write_out

        texts = csv_texts if extension == ".csv" else json_lines
        write_out(texts(tables, table or "observations", lang), path, force=force)
    else:
        _save(tables, path, extension, lang, money, force=force, table=table)


def _save(
    tables: Tables, path: Path, extension: str, lang: Lang, money: Money, *, force: bool, table: TableName | None
) -> None:
    from ziping.write import whole

    with whole(path, force=force) as part:
        if extension == ".xlsx":
            from ziping.export.workbook import save_workbook

            save_workbook(tables, part, lang, money, table)
        elif extension == ".parquet":
            _save_parquet(tables, part, table or "observations", lang)
        else:
            from ziping.export.stata import save_dta

            save_dta(tables, part, table or "panel", lang)


def _save_parquet(tables: Tables, path: Path, table: TableName, lang: Lang) -> None:
    if isinstance(tables, SavesParquet):
        tables.save_parquet(table, path, lang)
        return
    from ziping.dataset.parquet import save_file

    save_file(tables.columns(table), tables.rows(table, lang), path)


def _extension(out: str | Path) -> str:
    """The extension, empty for a folder; an error for one that no format has."""
    path = Path(out)
    extension = path.suffix.lower()
    if str(out).endswith(("/", "\\")) or not extension or is_folder(path):
        return ""
    if extension not in EXTENSIONS:
        raise UsageError(
            "E_USAGE",
            what_zh=f"不能写成 {extension}（可选 {'、'.join(EXTENSIONS)}；数据包文件夹请以 / 结尾）",
            what_en=f"no format is called {extension} ({', '.join(EXTENSIONS)}; a data package folder ends in /)",
        )
    return extension
