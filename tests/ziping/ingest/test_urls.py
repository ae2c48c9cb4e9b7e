"""Files at URLs, by way of fsspec: listed, read, known again, kept where they cannot be read."""

import shutil
from pathlib import Path

from tests.ziping.command import PDFS, REPORTS, run
from ziping.dataset.dataset import open_dataset


def test_what_lies_at_a_url_is_read_once_and_known_again(tmp_path: Path) -> None:
    folder = tmp_path / "存储"
    (folder / "甲").mkdir(parents=True)
    shutil.copy(REPORTS[0], folder / "甲" / "自评.docx")
    shutil.copy(PDFS[0], folder / "乙.pdf")
    (folder / "甲" / "~$自评.docx").write_bytes(b"lock")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    place = tmp_path / "ds"
    done = run("ingest", f"file://{folder}", "--dataset", place, "--workers", "2")
    (line,) = [line for line in done.stderr.decode().splitlines() if line.startswith("E_")]
    assert (done.returncode, line.split("：")[0]) == (1, "E_DAMAGED 坏.docx")
    dataset = open_dataset(place)
    names = [head.name for head in dataset.columns("documents")]
    rows = [dict(zip(names, row, strict=True)) for row in dataset.rows("documents")]
    assert sorted(str(row["name"]) for row in rows) == ["乙.pdf", "甲/自评.docx"]
    assert [path.read_bytes() for path in (place / "quarantine").iterdir()] == [b"PK\x03\x04 broken"]
    again = run("ingest", f"file://{folder}/**/*.docx", "--dataset", place, "--lang", "en")
    assert b"0 files stored (0 reports, 0 with errors), 1 known, 1 not read" in again.stderr
    shutil.copy(REPORTS[1], folder / "甲" / "自评.docx")
    assert b"1 files stored" in run("ingest", f"file://{folder}", "--dataset", place, "--lang", "en").stderr


def test_a_url_that_nobody_can_read_costs_a_line(tmp_path: Path) -> None:
    for url, code in (("nope://x/y", "E_URL"), (f"file://{tmp_path}/none.docx", "E_NO_FILES")):
        done = run("ingest", url, "--dataset", tmp_path / "ds", "--lang", "en")
        (line,) = done.stderr.decode().splitlines()
        assert line.startswith(code), line
        assert done.returncode in (2, 3)
