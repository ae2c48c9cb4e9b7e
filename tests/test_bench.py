"""The measurements run as they are described, and what they measure is what is there: on a small count each."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="peak memory is read by `resource`, which Windows lacks"),
]


def told(name: str, *options: object) -> str:
    command = [sys.executable, "-m", f"bench.{name}", *map(str, options)]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, timeout=300)
    return ran.stdout


def test_across_finds_what_was_planted() -> None:
    lines = told("across", "--reports", 400).splitlines()
    found, planted = (next(line for line in lines if line.split()[:1] == [word]) for word in ("found", "planted"))
    assert found.split(maxsplit=1)[1] == planted.split(maxsplit=1)[1] == "{'COPY': 4, 'OUTLIER': 4, 'PRIOR': 4}"


def test_a_comparison_is_of_all_bodies() -> None:
    said = told("compare", 50)
    assert len(re.findall(r": 50 rows of 11 bodies, best of \d: \d+\.\d\d s", said)) == 3, said


def test_what_is_stored_is_known_again() -> None:
    said = told("dataset", "--count", 80)
    assert re.search(r"^again: 0 new, \d+ times as fast$", said, re.MULTILINE), said


def test_ingest_reads_every_file() -> None:
    said = told("ingest", "--count", 12)
    assert re.search(r"^12 files, \d+ of them PDFs", said, re.MULTILINE), said
    assert "2 processes ÷ 1" in said


@pytest.mark.parametrize("name", ["check", "convert"])
def test_reports_are_read(name: str) -> None:
    (report,) = CORPUS.glob("hunan-2022-taojiang/*.docx")
    assert told(name, report)
