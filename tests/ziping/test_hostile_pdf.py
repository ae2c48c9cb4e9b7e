"""Bad PDF files: each costs at most one line, or its record says what is missing; nothing runs, hangs or falls over."""

from pathlib import Path
from typing import Any

import pytest

from tests.extract.read.pdf.hostile import PARTLY, READ, REFUSED, Make
from tests.ziping.bounded import convert
from tests.ziping.hostile import GOOD
from tests.ziping.test_hostile import is_told, records

pytest.importorskip("resource", reason="limits on a child process need a POSIX system")
pytestmark = pytest.mark.slow


def only_record(place: Path) -> Any:
    (record,) = records(place)
    return record


def said(record: Any) -> list[str]:
    """What the record says of the whole's expenditure."""
    return [one["reading"]["raw"] for one in record["prose"] if one["field"] == "expenditure.total"]


@pytest.mark.parametrize("make", READ.values(), ids=READ)
def test_what_can_be_read_is(tmp_path: Path, make: Make) -> None:
    (tmp_path / "1.pdf").write_bytes(make())
    done = convert(tmp_path, tmp_path / "1.pdf", out="out.jsonl")
    assert (done.exit_code, done.stderr) == (0, "")
    assert said(only_record(tmp_path)) == ["320.50万元"]


@pytest.mark.parametrize(("code", "make"), REFUSED.values(), ids=REFUSED)
def test_what_gives_nothing_costs_one_line(tmp_path: Path, code: str, make: Make) -> None:
    (tmp_path / "1.pdf").write_bytes(make())
    (tmp_path / "2.docx").write_bytes(GOOD)
    done = convert(tmp_path, tmp_path / "1.pdf", tmp_path / "2.docx", out="out.jsonl")
    assert is_told(done, code, "1.pdf"), done.stderr
    assert (done.exit_code, [record["source"] for record in records(tmp_path)]) == (1, ["2.docx"])


@pytest.mark.parametrize(("words", "make"), PARTLY.values(), ids=PARTLY)
def test_what_is_read_in_part_says_so(tmp_path: Path, words: str, make: Make) -> None:
    (tmp_path / "1.pdf").write_bytes(make())
    done = convert(tmp_path, tmp_path / "1.pdf", out="out.jsonl")
    assert (done.exit_code, done.stderr) == (0, "")
    record = only_record(tmp_path)
    assert said(record) == ["320.50万元"]
    assert [finding["code"] for finding in record["findings"] if words in finding["message"]] == ["UNREAD"]
