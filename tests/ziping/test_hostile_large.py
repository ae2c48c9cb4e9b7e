"""Too much of what a report may hold: it is read whole and in time, or refused with a line that says what is too much.

`bounded.convert` measures time and memory of every run.
"""

import json
from pathlib import Path

import pytest

import ziping
from tests.extract.read.build import para
from tests.ziping.bounded import Done, convert
from tests.ziping.hostile import GOOD, Make
from tests.ziping.hostile_large import HEAD, LONG, READ_WHOLE, TOO_MUCH, docx, form, one_cell
from tests.ziping.test_hostile import is_told, records

pytest.importorskip("resource", reason="limits on a child process need a POSIX system")
pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("words", "make"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_more_than_any_report_has(tmp_path: Path, words: str, make: Make) -> None:
    data = make()
    (tmp_path / "1.docx").write_bytes(data)
    (tmp_path / "2.docx").write_bytes(GOOD)
    done = convert(tmp_path, tmp_path / "1.docx", tmp_path / "2.docx", out="out.jsonl")
    assert is_told(done, "E_TOO_LARGE", "1.docx"), done.stderr
    assert words in done.stderr
    assert (done.exit_code, [record["source"] for record in records(tmp_path)]) == (1, ["2.docx"])
    with pytest.raises(ziping.DocumentError):
        ziping.convert(data)


# What takes a second or more of its own; the rest keeps to the limits all in one run.
LARGEST = [
    "a merge over 10,000 rows",
    "100,000 paragraphs",
    "a paragraph of 20 MB",
    "500,000 runs",
    "labels of 1 MB",
    "a title of years",
    "10,000 styles in a chain",
    "2,000 forms",
]
LESS = [kind for kind in READ_WHOLE if kind not in LARGEST]


@pytest.mark.parametrize("kind", LARGEST)
def test_much_of_one_thing(tmp_path: Path, kind: str) -> None:
    words, make = READ_WHOLE[kind]
    (tmp_path / "1.docx").write_bytes(make())
    done = convert(tmp_path, tmp_path / "1.docx", out="out.jsonl")
    assert (done.exit_code, done.stderr) == (0, "")
    assert words in (tmp_path / "bounded.cwd" / "out.jsonl").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Done, list[str]]:
    place = tmp_path_factory.mktemp("read")
    for number, kind in enumerate(LESS):
        (place / f"{number:02}.docx").write_bytes(READ_WHOLE[kind][1]())
    done = convert(place, *sorted(place.glob("*.docx")), out="out.jsonl")
    return done, (place / "bounded.cwd" / "out.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("kind", LESS)
def test_less_of_one_thing(read: tuple[Done, list[str]], kind: str) -> None:
    done, lines = read
    assert (done.exit_code, done.stderr) == (0, "")
    assert [json.loads(line)["source"] for line in lines] == [f"{number:02}.docx" for number in range(len(LESS))]
    assert READ_WHOLE[kind][0] in lines[LESS.index(kind)]


def test_a_form_of_10_000_rows_is_read_to_its_last(tmp_path: Path) -> None:
    (tmp_path / "1.docx").write_bytes(form(10_000))
    done = convert(tmp_path, tmp_path / "1.docx", "--to", "observations", out="out.jsonl")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = (tmp_path / "bounded.cwd" / "out.jsonl").read_text(encoding="utf-8").splitlines()
    finals = [row for row in map(json.loads, lines) if row["measure"] == "final" and row["item"].startswith("防汛")]
    assert [row["item"] for row in finals] == [f"防汛{number}号经费" for number in range(1, 10_001)]
    assert {row["field"] for row in finals} == {"expenditure.project.special"}
    assert [row["raw"] for row in finals[-2:]] == ["9999", "10000"]
    assert finals[-1]["value"] == "100000000"


@pytest.mark.parametrize("place", ["cells", "paragraphs", "titles"])
def test_long_texts_of_every_kind(tmp_path: Path, place: str) -> None:
    """A rule whose time grows with the square of the text takes minutes on one of these."""
    for number, text in enumerate(LONG.values()):
        made = {
            "cells": lambda text=text: one_cell(text),
            "paragraphs": lambda text=text: docx(HEAD + para(text) + para(text + "2021年")),
            "titles": lambda text=text: docx(para(text + "绩效自评报告") + para(text) + para("2021年4月1日")),
        }[place]()
        (tmp_path / f"{number:02}.docx").write_bytes(made)
    done = convert(tmp_path, *sorted(tmp_path.glob("*.docx")), out="out.jsonl", seconds=4 * len(LONG))
    assert (done.exit_code, done.stderr) == (0, "")
    assert len(records(tmp_path)) == len(LONG)
