"""Whatever the format: whole or not at all, nothing overwritten unasked, nothing loaded before it is used."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.errors import Lang, UsageError
from tests.ziping.export.tables import Held, Row, corpus
from ziping.export import TableName, export
from ziping.outputs.table import Column

NAMES = ["x.xlsx", "x.csv", "x.parquet", "x.dta", "x.jsonl", "x"]


class Broken(Held):
    """Its database fails after some rows."""

    def rows(self, table: TableName, lang: Lang = "zh") -> Iterator[Row]:
        yield from list(super().rows(table, lang))[:3]
        raise OSError("the database is gone")


def broken() -> Broken:
    tables: dict[TableName, tuple[list[Column], list[Row]]] = {
        table: (corpus().columns(table), list(corpus().rows(table)))
        for table in ("observations", "panel", "findings", "documents", "submissions", "orgs")
    }
    return Broken(tables)


@pytest.mark.parametrize("name", NAMES)
def test_whole_or_not_at_all(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        export(broken(), tmp_path / name)
    assert refused.value.code == "E_OUTPUT"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_there_stays_if_the_export_fails(name: str, tmp_path: Path) -> None:
    export(corpus(), tmp_path / name)
    before = contents(tmp_path)
    with pytest.raises(UsageError) as refused:
        export(broken(), tmp_path / name, force=True)
    assert refused.value.code == "E_OUTPUT"
    assert contents(tmp_path) == before


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_overwritten_unasked(name: str, tmp_path: Path) -> None:
    export(corpus(), tmp_path / name, table="orgs")
    before = contents(tmp_path)
    with pytest.raises(UsageError) as refused:
        export(corpus(), tmp_path / name)
    assert refused.value.code == "E_EXISTS"
    assert contents(tmp_path) == before
    export(corpus(), tmp_path / name, force=True)
    assert contents(tmp_path) != before


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "论文.docx").write_bytes(b"")
    for force in (False, True):
        with pytest.raises(UsageError) as refused:
            export(corpus(), tmp_path / "x", force=force)
        assert refused.value.code == ("E_OUTPUT" if force else "E_EXISTS")
    assert list(contents(tmp_path)) == [
        "x/论文.docx".replace("/", str(Path("/"))) if sys.platform == "win32" else "x/论文.docx"
    ]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "v2.0").mkdir()
    export(corpus(), tmp_path / "v2.0", table="orgs")
    assert (tmp_path / "v2.0" / "datapackage.json").is_file()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(UsageError) as refused:
        export(corpus(), tmp_path / "x", force=True)
    assert refused.value.code == "E_OUTPUT"


@pytest.mark.parametrize(("name", "table"), [("x.xls", None), ("x.csv", "values"), ("x.sav", None)])
def test_what_cannot_be_is_said(name: str, table: str | None, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        export(corpus(), tmp_path / name, table=table)  # type: ignore[arg-type]
    assert refused.value.code == "E_USAGE"
    assert list(tmp_path.iterdir()) == []


def test_nothing_heavy_is_loaded_before_it_is_used() -> None:
    code = "import sys, ziping.export; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert not {"duckdb", "xlsxwriter", "pandas", "polars", "openpyxl", "spacy", "docx", "lxml"} & set(loaded)
