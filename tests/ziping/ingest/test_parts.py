"""Parquet parts: what is in them, that each file is in once, and the dataset that they are gathered into."""

import shutil
from pathlib import Path

import pyarrow.dataset as arrow
import pytest

import ziping
from tests.ziping.command import PDFS, REPORTS, run
from tests.ziping.dataset.digest import digest
from ziping.dataset.dataset import open_dataset

FILES = [*REPORTS[:5], *PDFS[:3]]
NOT_TOLD = {"quarantine", "files", "kept"}  # of a journal, which gathering has none of


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two parts of two runs."""
    folder = tmp_path_factory.mktemp("parts") / "分片"
    for some in (FILES[:3], FILES):
        done = run("ingest", *some, "--parts", folder, "--workers", "2")
        assert done.returncode == 0, done.stderr.decode()
    assert len(list(folder.glob("part-*"))) == 2
    return folder


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = (
        arrow.dataset(sorted(folder.glob(f"part-*/{table}.parquet"))).to_table().to_pylist()
    )
    return found


def test_they_state_what_the_reports_do(parts: Path) -> None:
    records = [record for path in FILES for record in ziping.convert_all(path)]
    stated = [one for record in records for one in record.observations()]
    theirs = rows(parts, "observations")
    assert sorted((row["sha256"], row["report"], row["key"], row["value"], row["status"]) for row in theirs) == sorted(
        (one.sha256, one.report, one.key, one.value, one.status) for one in stated
    )
    assert list(theirs[0])[:-1] == list(type(stated[0]).model_fields)
    assert sorted(str(row["fingerprint"]) for row in rows(parts, "findings")) == sorted(
        finding.fingerprint for record in records for finding in record.findings
    )


def test_each_file_is_in_once_whatever_became_of_the_journal(parts: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(parts, copy)
    (copy / "journal.sqlite").unlink()
    (copy / ".build-0000").mkdir()  # of a run that was killed
    done = run("ingest", *FILES, "--parts", copy, "--lang", "en")
    assert (done.returncode, b"0 files stored" in done.stderr) == (0, True), done.stderr.decode()
    assert len(rows(copy, "documents")) == len({row["sha256"] for row in rows(copy, "documents")}) == len(FILES)


def test_gathered_they_are_the_dataset_that_the_files_are(parts: Path, tmp_path: Path) -> None:
    assert run("gather", parts, "--dataset", tmp_path / "gathered").returncode == 0
    done = run("gather", parts, "--dataset", tmp_path / "gathered")
    assert done.stderr.decode().startswith("新入库 0 个文件")
    assert run("ingest", *FILES, "--dataset", tmp_path / "read").returncode == 0
    told = []
    for name in ("gathered", "read"):
        dataset = open_dataset(tmp_path / name)
        shutil.copy(tmp_path / "read" / "journal.sqlite", tmp_path / "gathered" / "journal.sqlite")
        told.append(
            {table: one for table, one in digest(dataset.engine, dataset.work).items() if table not in NOT_TOLD}
        )
    assert told[0] == told[1]


def test_what_could_not_be_read_comes_along(tmp_path: Path) -> None:
    bad, parts, gathered = tmp_path / "坏.docx", tmp_path / "分片", tmp_path / "gathered"
    bad.write_bytes(b"no report")
    assert run("ingest", bad, FILES[0], "--parts", parts).returncode == 1
    for _ in range(2):
        done = run("gather", parts, "--dataset", gathered)
        assert done.returncode == 1
        assert done.stderr.decode().endswith("不能读 1 个\n")
    told = run("status", "--dataset", gathered).stdout.decode()
    assert "不能读的文件（1）" in told
    assert "E_FORMAT 坏.docx" in told
    (kept,) = (gathered / "quarantine").iterdir()
    assert kept.read_bytes() == b"no report"
    assert run("quarantine", "retry", "--dataset", gathered).returncode == 1
    assert kept.is_file()
    shutil.copy(FILES[1], bad)
    assert run("ingest", bad, "--parts", parts).returncode == 0
    assert run("gather", parts, "--dataset", gathered).returncode == 0
    assert not open_dataset(gathered).status().quarantined
    assert not list((gathered / "quarantine").iterdir())


def test_what_is_no_part_and_what_is_damaged_costs_a_line(parts: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("gather", tmp_path / "empty", "--dataset", tmp_path / "ds", "--lang", "en")
    assert (done.returncode, done.stderr[:7]) == (2, b"E_PARTS")
    copy = tmp_path / "copy"
    shutil.copytree(parts, copy)
    broken = max(copy.glob("part-*")) / "records.parquet"
    broken.write_bytes(broken.read_bytes()[:100])
    done = run("gather", copy, "--dataset", tmp_path / "ds", "--lang", "en")
    assert (done.returncode, done.stderr[:17]) == (2, b"E_DATASET_CORRUPT")
    assert open_dataset(tmp_path / "ds").status().documents in (3, 5)
