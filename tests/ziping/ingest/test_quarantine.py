"""The quarantine lists what still needs a person: what was put right where it lay leaves it, with its copy."""

import shutil
import zipfile
from pathlib import Path

import pytest

from extract.read import source
from tests.ziping.command import REPORTS
from ziping.dataset.dataset import Dataset, open_dataset
from ziping.ingest import bundles, reading


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return open_dataset(tmp_path / "ds", create=True)


def aside(dataset: Dataset) -> list[tuple[str, str]]:
    """Codes and names; for each a copy is kept, and no other."""
    found = dataset.status().quarantined
    kept = dataset.work / "quarantine"
    assert {one.file for one in found} == ({path.name for path in kept.iterdir()} if kept.exists() else set())
    return [(one.code, one.name) for one in found]


def bundle(path: Path, **files: bytes) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.docx", data)


GOOD = [report.read_bytes() for report in REPORTS[:2]]
BAD = [GOOD[0][:5000], GOOD[1][:6000]]


def test_a_good_file_in_the_place_of_a_bad_one(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "甲局.docx"
    monkeypatch.chdir(tmp_path)
    for data, left in ((BAD[0], True), (BAD[1], True), (GOOD[0], False)):
        path.write_bytes(data)
        dataset.ingest("in")
        assert aside(dataset) == ([("E_DAMAGED", "甲局.docx")] if left else [])
    assert len(dataset.table("documents")) == 1


def test_one_that_the_dataset_has_already(dataset: Dataset, tmp_path: Path) -> None:
    for name, data in (("乙局", GOOD[0]), ("甲局", BAD[0])):
        (tmp_path / f"{name}.docx").write_bytes(data)
        dataset.ingest(tmp_path / f"{name}.docx")
    assert aside(dataset) == [("E_DAMAGED", "甲局.docx")]
    shutil.copy(tmp_path / "乙局.docx", tmp_path / "甲局.docx")
    assert dataset.ingest(tmp_path / "甲局.docx").known == 1
    assert aside(dataset) == []


def test_a_bad_one_elsewhere_stays(dataset: Dataset, tmp_path: Path) -> None:
    for folder in ("一", "二"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "甲局.docx").write_bytes(BAD[0])
    dataset.ingest(tmp_path / "in")
    (tmp_path / "in" / "一" / "甲局.docx").write_bytes(GOOD[0])
    dataset.ingest(tmp_path / "in")
    assert aside(dataset) == [("E_DAMAGED", "二/甲局.docx")]


def test_a_retry_that_fails_still_knows_where_the_file_lay(dataset: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "甲局.docx"
    path.write_bytes(BAD[0])
    dataset.ingest(path)
    dataset.retry()
    assert aside(dataset) == [("E_DAMAGED", "甲局.docx")]
    path.write_bytes(GOOD[0])
    dataset.ingest(path)
    assert aside(dataset) == []


def test_a_bundle_that_was_packed_anew(dataset: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "in" / "报送.zip"
    path.parent.mkdir()
    for files, left in (
        ({"甲": BAD[0], "乙": BAD[1]}, ["报送.zip!/乙.docx", "报送.zip!/甲.docx"]),
        ({"甲": GOOD[0], "乙": BAD[1]}, ["报送.zip!/乙.docx"]),
        ({"甲": GOOD[0]}, []),
    ):
        bundle(path, **files)
        dataset.ingest(path.parent)
        assert sorted(name for _, name in aside(dataset)) == sorted(left)


def test_a_bundle_that_was_damaged(dataset: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "报送.zip"
    bundle(path, 甲=GOOD[0])
    whole = path.read_bytes()
    path.write_bytes(whole[:-3000])
    dataset.ingest(path)
    assert [name for _, name in aside(dataset)] == ["报送.zip"]
    path.write_bytes(whole)
    assert dataset.ingest(path).stored == 1
    assert aside(dataset) == []


def test_a_bundle_that_is_read_at_last_leaves_with_all_that_is_in_it(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "报送.zip"
    bundle(path, 甲=GOOD[0], 乙=BAD[1])
    monkeypatch.setattr(reading, "MAX_DEPTH", 0)
    dataset.ingest(path)
    assert aside(dataset) == [("E_TOO_LARGE", "报送.zip")]
    monkeypatch.undo()
    assert dataset.retry().stored == 1
    assert aside(dataset) == [("E_DAMAGED", "报送.zip!/乙.docx")]
    again = dataset.ingest(path)
    assert (again.stored, again.known, again.failed) == (0, 1, 1)


def test_a_bundle_that_comes_again_says_again_what_could_not_be_read(dataset: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "报送.zip"
    bundle(path, 甲=GOOD[0], 乙=BAD[1])
    first, again = dataset.ingest(path), dataset.ingest(path)
    assert (first.stored, first.failed, first.faults) == (1, 1, {"E_DAMAGED": 1})
    assert (again.known, again.failed, again.faults) == (1, 1, {"E_DAMAGED": 1})


def test_of_what_does_not_come_out_of_a_bundle_the_bundle_is_kept(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "报送.zip"
    bundle(path, 甲=GOOD[0], 乙=GOOD[1])
    monkeypatch.setattr(bundles, "MAX_BYTES", len(GOOD[0]))
    assert dataset.ingest(path).faults == {"E_TOO_LARGE": 1}
    (one,) = dataset.status().quarantined
    assert (dataset.work / "quarantine" / one.file).read_bytes() == path.read_bytes()
    monkeypatch.undo()
    assert dataset.retry().stored == 1
    assert aside(dataset) == []


def test_what_a_manifest_said_is_not_forgotten(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, manifest = tmp_path / "甲局.docx", tmp_path / "清单.csv"
    shutil.copy(REPORTS[0], path)
    manifest.write_text("path,region,org\n甲局.docx,430922,某某局\n", encoding="utf-8")
    monkeypatch.setattr(source, "MAX_FILE_BYTES", 10)
    assert dataset.ingest(path, manifest=manifest).faults == {"E_TOO_LARGE": 1}
    monkeypatch.undo()
    assert dataset.retry().stored == 1
    with dataset.engine.reading() as connection:
        assert connection.rows("SELECT DISTINCT org_name, region FROM reports") == [("某某局", "430922")]
