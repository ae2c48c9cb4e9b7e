"""A data package is accepted by frictionless, and read by it holds what went in."""

import hashlib
import json
import warnings
from pathlib import Path

import pytest

import ziping
from schemas.codebook import codebook
from tests.ziping.export.tables import TABLES, corpus, difference
from ziping.export import TableName, export
from ziping.outputs.table import Cell

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of its own making
    import frictionless


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("包") / "数据包"
    export(corpus(), out)
    return out


@pytest.mark.filterwarnings("ignore")
def test_its_own_validator_accepts_it(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "note"])[:5]
    assert {task.name for task in report.tasks} == {*TABLES, "codebook"}
    assert all(task.stats["rows"] for task in report.tasks)


@pytest.mark.filterwarnings("ignore")
def test_a_changed_byte_is_noticed(folder: Path, tmp_path: Path) -> None:
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    data = (tmp_path / "panel.csv").read_bytes()
    (tmp_path / "panel.csv").write_bytes(data.replace(b"430922", b"430923", 1))
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert {error.type for task in report.tasks for error in task.errors} == {"hash-count"}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("table", TABLES)
def test_the_rows(folder: Path, table: TableName) -> None:
    resource = frictionless.Package(str(folder / "datapackage.json")).get_resource(table)
    seen = [dict(row) for row in resource.read_rows()]  # type: ignore[attr-defined]
    assert (
        difference(seen, [{name: as_read(cell) for name, cell in row.items()} for row in corpus().dicts(table)]) is None
    )


def as_read(cell: Cell) -> object:
    """Of an empty text the package says that it is none."""
    if isinstance(cell, list):
        cell = "\n".join(cell)
    return cell if cell != "" else None


def test_what_the_description_says(folder: Path) -> None:
    said = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert said["licenses"][0]["title"]
    assert said["sources"][0]["path"] == "documents.csv"
    assert said["ziping"]["version"] == ziping.__version__
    for resource in said["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert all(field["title"] for field in resource["schema"]["fields"])
    fields = {field["name"]: field for resource in said["resources"] for field in resource["schema"]["fields"]}
    assert fields["expenditure.total@final"]["unit"] == "元"
    assert fields["expenditure.total@final"]["title"] == "支出总额 决算（执行）数"
    assert fields["status"]["constraints"]["enum"][0] == "read"
    assert fields["number"]["type"] == "number"


def test_the_codebook_comes_along(folder: Path) -> None:
    lines = (folder / "codebook.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(codebook().fields) + 1


def test_one_table_only(tmp_path: Path) -> None:
    export(corpus(), f"{tmp_path}/一.表/", table="orgs")
    assert sorted(file.name for file in (tmp_path / "一.表").iterdir()) == [
        "codebook.csv",
        "datapackage.json",
        "orgs.csv",
    ]
