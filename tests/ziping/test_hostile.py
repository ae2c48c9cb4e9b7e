"""Whatever a file is, it costs one line at most, within 10 s and 500 MB, and nothing is written or fetched beside.

`bounded.convert` measures that for every run here; the tests say what the answer is.
"""

import json
from pathlib import Path

import pytest

from tests.ziping.bounded import Done, convert
from tests.ziping.hostile import GOOD, READ, REFUSED
from ziping import DocumentError
from ziping import convert as convert_in_python

pytest.importorskip("resource", reason="limits on a child process need a POSIX system")

REMEDIES = ("请", "目前支持", "如确为报告")


def records(place: Path) -> list[dict[str, object]]:
    lines = (place / "bounded.cwd" / "out.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def is_told(done: Done, code: str, name: str) -> bool:
    """One line: code, file, what is wrong, what to do."""
    (line,) = done.lines
    return says(line, code, name)


def says(line: str, code: str, name: str) -> bool:
    what, _, remedy = line.removeprefix(f"{code} {name}：").partition("。")
    return line.startswith(f"{code} {name}：") and len(what) > 3 and remedy.startswith(REMEDIES)


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> tuple[Done, list[dict[str, object]]]:
    """One run over all of them and a good one: together they keep to the limits that hold for each."""
    place = tmp_path_factory.mktemp("refused")
    for number, (_, make) in enumerate(REFUSED.values()):
        (place / f"{number:02}.docx").write_bytes(make())
    (place / "good.docx").write_bytes(GOOD)
    done = convert(place, *sorted(place.glob("*.docx")), out="out.jsonl")
    return done, records(place)


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_costs_one_line(refused: tuple[Done, list[dict[str, object]]], kind: str) -> None:
    code, make = REFUSED[kind]
    place = list(REFUSED).index(kind)
    line = refused[0].lines[place]
    assert says(line, code, f"{place:02}.docx"), line
    with pytest.raises(DocumentError) as raised:
        convert_in_python(make(), name="1.docx")
    assert raised.value.code == code


def test_and_the_others_go_on(refused: tuple[Done, list[dict[str, object]]]) -> None:
    done, read = refused
    assert len(done.lines) == len(REFUSED)
    assert (done.exit_code, [record["source"] for record in read]) == (1, ["good.docx"])


@pytest.mark.parametrize("code", ["E_EMPTY", "E_TOO_LARGE"])
def test_alone_there_is_no_output(tmp_path: Path, code: str) -> None:
    (tmp_path / "1.docx").write_bytes(REFUSED["empty" if code == "E_EMPTY" else "a bomb"][1]())
    done = convert(tmp_path, tmp_path / "1.docx", out="out.json")
    assert is_told(done, code, "1.docx")
    assert (done.exit_code, done.stdout) == (3, b"")
    assert not (tmp_path / "bounded.cwd" / "out.json").exists()


def test_what_is_broken_beside_the_text_is_read(tmp_path: Path) -> None:
    for name, make in READ.items():
        (tmp_path / f"{name}.docx").write_bytes(make())
    done = convert(tmp_path, *(tmp_path / f"{name}.docx" for name in READ), out="out.jsonl")
    assert (done.exit_code, done.stderr) == (0, "")
    assert {record["source"]: record["title"] for record in records(tmp_path)} == {
        f"{name}.docx": "绩效自评报告" for name in READ
    }


def test_a_file_cut_anywhere(tmp_path: Path) -> None:
    for part in range(1, 20):
        (tmp_path / f"{part:02}.docx").write_bytes(GOOD[: len(GOOD) * part // 20])
    (tmp_path / "20.docx").write_bytes(GOOD)
    done = convert(tmp_path, *sorted(tmp_path.glob("*.docx")), out="out.jsonl")
    assert [line.split("：")[0] for line in done.lines] == [f"E_DAMAGED {part:02}.docx" for part in range(1, 20)]
    assert (done.exit_code, [record["source"] for record in records(tmp_path)]) == (1, ["20.docx"])
