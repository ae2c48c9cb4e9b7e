"""Bad PDF files: each costs at most one line, or its record says what is missing; nothing runs, hangs or falls over."""

from pathlib import Path
from typing import Any

import pytest

from tests.extract.read.pdf.hostile import PARTLY, READ, REFUSED, Make
from tests.ziping.bounded import Done, convert
from tests.ziping.hostile import GOOD
from tests.ziping.test_hostile import records, says

pytest.importorskip("resource", reason="limits on a child process need a POSIX system")
pytestmark = pytest.mark.slow


def only_record(place: Path) -> Any:
    (record,) = records(place)
    return record


def said(record: Any) -> list[str]:
    """What the record says of the whole's expenditure."""
    return [one["reading"]["raw"] for one in record["prose"] if one["field"] == "expenditure.total"]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Done, list[Any]]:
    """One run over all that can be read: together they keep to the limits that hold for each."""
    place = tmp_path_factory.mktemp("read")
    for number, make in enumerate(READ.values()):
        (place / f"{number:02}.pdf").write_bytes(make())
    done = convert(place, *sorted(place.glob("*.pdf")), out="out.jsonl")
    return done, records(place)


@pytest.mark.parametrize("number", range(len(READ)), ids=list(READ))
def test_what_can_be_read_is(read: tuple[Done, list[Any]], number: int) -> None:
    done, found = read
    assert (done.exit_code, done.stderr) == (0, "")
    assert [record["source"] for record in found] == [f"{each:02}.pdf" for each in range(len(READ))]
    assert said(found[number]) == ["320.50万元"]


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> tuple[Done, list[Any]]:
    """One run over all that give nothing, and a good report behind them."""
    place = tmp_path_factory.mktemp("refused")
    for number, (_, make) in enumerate(REFUSED.values()):
        (place / f"{number:02}.pdf").write_bytes(make())
    (place / "good.docx").write_bytes(GOOD)
    done = convert(place, *sorted(place.glob("*.pdf")), place / "good.docx", out="out.jsonl")
    return done, records(place)


@pytest.mark.parametrize("number", range(len(REFUSED)), ids=list(REFUSED))
def test_what_gives_nothing_costs_one_line(refused: tuple[Done, list[Any]], number: int) -> None:
    done, found = refused
    code, _ = list(REFUSED.values())[number]
    assert says(done.lines[number], code, f"{number:02}.pdf"), done.stderr
    assert len(done.lines) == len(REFUSED)
    assert (done.exit_code, [record["source"] for record in found]) == (1, ["good.docx"])


@pytest.mark.parametrize(("words", "make"), PARTLY.values(), ids=PARTLY)
def test_what_is_read_in_part_says_so(tmp_path: Path, words: str, make: Make) -> None:
    (tmp_path / "1.pdf").write_bytes(make())
    done = convert(tmp_path, tmp_path / "1.pdf", out="out.jsonl")
    assert (done.exit_code, done.stderr) == (0, "")
    record = only_record(tmp_path)
    assert said(record) == ["320.50万元"]
    assert [finding["code"] for finding in record["findings"] if words in finding["message"]] == ["UNREAD"]
