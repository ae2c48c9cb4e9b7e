"""Documents of a dataset read once more: from the cache, by what is known now, with all that people did kept."""

import shutil
import zipfile
from pathlib import Path

import pytest

from schemas.errors import UsageError
from tests.ziping.command import REPORTS, run
from tests.ziping.dataset.digest import digest
from tests.ziping.dataset.files import TAOJIANG, TAOJIANG_PDF, opened, rows
from tests.ziping.templates.forms import GUANGDONG, SPENDING
from ziping.ingest.again import Reread
from ziping.ingest.reading import Settings

FINAL = "basic_data.0/expenditure.total@final"


@pytest.fixture
def filled(place: str, tmp_path: Path) -> str:
    """A dataset of reports in a folder and a bundle, one of them told of by a manifest."""
    folder = tmp_path / "in"
    folder.mkdir()
    for report in (GUANGDONG, TAOJIANG, TAOJIANG_PDF):
        shutil.copy(report, folder)
    with zipfile.ZipFile(folder / "报送.zip", "w") as archive:
        archive.write(REPORTS[0], "甲/自评.docx")
    manifest = tmp_path / "清单.csv"
    manifest.write_text(f"path,org,year\n{GUANGDONG.name},某市林业局,2019\n", encoding="utf-8")
    done = run("ingest", folder, *at(place, tmp_path), "--manifest", manifest, "--workers", "0")
    assert done.returncode == 0, done.stderr.decode()
    shutil.rmtree(folder)
    return place


def at(place: str, tmp_path: Path) -> list[str | Path]:
    return ["--dataset", place, "--work", tmp_path / "work"]


def test_what_nothing_changed_for_stays_as_it_is(filled: str, tmp_path: Path) -> None:
    dataset = opened(filled, tmp_path / "work")
    before = digest(dataset.engine, dataset.work)
    done = run("reread", "--where", "name=*", *at(filled, tmp_path), "--workers", "2")
    assert (done.returncode, "重读 4 个文件" in done.stderr.decode()) == (0, True), done.stderr.decode()
    assert digest(dataset.engine, dataset.work) == before


def test_a_new_template_reads_what_it_must(filled: str, tmp_path: Path) -> None:
    dataset = opened(filled, tmp_path / "work")
    forms = tmp_path / "forms"
    forms.mkdir()
    (forms / "spending.toml").write_text(SPENDING, encoding="utf-8")
    known = sorted(rows(dataset, "observations", "sha256", "key", "value"))
    done = run("reread", "--where", "org=某市*", *at(filled, tmp_path), "--templates", forms, "--workers", "0")
    assert done.returncode == 0, done.stderr.decode()
    told = rows(dataset, "observations", "sha256", "key", "value", "org_name", "year", "field")
    (local,) = {one[3:5] for one in told if one[5] == "local.guangdong_spending.total"}
    assert local == ("某市林业局", 2019)
    others = {one[0] for one in told} - {one[0] for one in told if one[3] == "某市林业局"}
    assert len(others) == 2  # the PDF is a copy of the Word file
    assert [one for one in known if one[0] in others] == sorted(one[:3] for one in told if one[0] in others)


def test_what_people_put_right_stays_and_what_is_no_longer_stated_is_told(filled: str, tmp_path: Path) -> None:
    dataset = opened(filled, tmp_path / "work")
    shas = dict(rows(dataset, "documents", "name", "sha256"))
    dataset.correct(shas[TAOJIANG.name], FINAL, "29572000", by="核对员")
    before = digest(dataset.engine, dataset.work) | {"meta": ""}  # years are compared anew meanwhile
    run_again = Reread(dataset.engine, dataset.work, settings=Settings())
    run_again.reread(run_again.wanted(["format=docx", "name!=报送*"]))
    assert digest(dataset.engine, dataset.work) | {"meta": ""} == before
    with dataset.engine.writing() as connection:  # of a value that another ziping read
        connection.run("UPDATE corrections SET key = 'basic_data.0/gone@final'")
    done = run("reread", "--where", f"name={TAOJIANG.name}", *at(filled, tmp_path), "--workers", "0", "--lang", "en")
    assert f"no longer stated: {TAOJIANG.name} basic_data.0/gone@final" in done.stderr.decode()


def test_an_original_that_is_gone_costs_a_line_and_nothing_that_is_stored(filled: str, tmp_path: Path) -> None:
    dataset = opened(filled, tmp_path / "work")
    before = digest(dataset.engine, dataset.work)
    for kept in (dataset.work / "cache").rglob("*.doc"):
        kept.write_bytes(kept.read_bytes()[:-9] if "0" in kept.name[:9] else b"\x80\x04cos\nsystem\n.")
    done = run("reread", "--where", "name=*", *at(filled, tmp_path), "--workers", "2")
    assert done.returncode == 1
    assert [line.split(" ")[0] for line in done.stderr.decode().splitlines()[:-1]] == ["E_ORIGINAL"] * 4
    assert digest(dataset.engine, dataset.work) == before


def test_a_manifest_that_came_later_is_told_of_and_taken_up(place: str, tmp_path: Path) -> None:
    shutil.copy(TAOJIANG, tmp_path / "a.docx")
    manifest = tmp_path / "清单.csv"
    manifest.write_text("path,org,source_url\na.docx,某县竹业局,https://example.org/1\n", encoding="utf-8")
    given = ["ingest", tmp_path / "a.docx", *at(place, tmp_path), "--workers", "0"]
    assert run(*given).returncode == 0
    assert "E_LIST_KNOWN" in run(*given, "--manifest", manifest).stderr.decode()
    again = run("reread", "--where", "name=*", *at(place, tmp_path), "--manifest", manifest, "--workers", "0")
    assert again.returncode == 0, again.stderr.decode()
    assert rows(opened(place, tmp_path / "work"), "submissions", "org_name") == [("某县竹业局",)]
    assert "E_LIST_KNOWN" not in run(*given, "--manifest", manifest).stderr.decode()


def test_a_condition_is_no_sql_and_one_that_nobody_knows_is_told(filled: str, tmp_path: Path) -> None:
    dataset = opened(filled, tmp_path / "work")
    again = Reread(dataset.engine, dataset.work)
    assert again.wanted(["name=' OR 1=1 --"]) == again.wanted(["name=%"]) == again.wanted(["year=____"]) == []
    assert len(again.wanted(["template="])) == len(again.wanted(["year=2019"])) == 1
    assert len(again.wanted(["version!=0.0.*", "format=*"])) == 4
    for wrong in ("name", "x=1", "=1", "1=1) OR (1=1"):
        with pytest.raises(UsageError, match="E_WHERE"):
            again.wanted([wrong])
