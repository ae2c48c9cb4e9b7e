"""`evaluate -o` and `--against`: a baseline, and what got better or worse since."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.ziping.command import CORPUS, HUNAN_2022, call
from ziping.evaluate import evaluate
from ziping.evaluate.baseline import changes, read_baseline, written

TOTAL, BASIC = "basic_data.0/expenditure.total@final", "basic_data.0/expenditure.basic@final"
Rows = list[dict[str, Any]]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    shutil.copytree(HUNAN_2022.parent, tmp_path / "gold" / "one", ignore=shutil.ignore_patterns("*.pdf"))
    return tmp_path / "gold"


def changed(folder: Path, key: str, **columns: str | None) -> None:
    """Other values in the gold row of that key, as if the reader had fallen; None is what it was."""
    path = folder / "one" / "gold.jsonl"
    original = {row["key"]: row for row in rows_of(HUNAN_2022.parent / "gold.jsonl")}
    rows = rows_of(path)
    for row in rows:
        if row["key"] == key:
            row.update({name: original[key][name] if value is None else value for name, value in columns.items()})
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def rows_of(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_baseline_holds_the_counts_and_the_rows(gold: Path, tmp_path: Path) -> None:
    changed(gold, TOTAL, value="1")
    done = call("evaluate", gold, "-o", tmp_path / "base.json")
    assert done.exit_code == 1
    assert done.stdout.startswith("部分 ")
    data = json.loads((tmp_path / "base.json").read_text(encoding="utf-8"))
    assert data["ziping_evaluation"] == 1
    assert data["documents"] == [f"one/{HUNAN_2022.name}"]
    counted = [each["counts"] for each in data["counts"] if each["group"]["section"] == "basic_data"]
    assert [(each["wrong_silent"], each["missed"]) for each in counted] == [(1, 0)]
    (row,) = (row for row in data["wrong"] if row["kind"] == "silent")
    assert row["key"] == TOTAL
    assert row["differs"]["value"][0] == "1"
    assert row["place"]["table"] == 0
    assert str(tmp_path) not in json.dumps(data)
    base, result = read_baseline(tmp_path / "base.json"), evaluate(gold)
    assert base.by_group == result.counts
    assert [(each.key, each.place, each.differs) for each in base.wrong] == [
        (each.key, each.place, each.differs) for each in result.wrong
    ]


def test_the_same_twice_gives_the_same_bytes_and_no_change(gold: Path, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        assert call("evaluate", gold, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    done = call("evaluate", gold, "--against", tmp_path / "one.json")
    assert done.exit_code == 0
    assert done.stdout.endswith(f"与 {tmp_path / 'one.json'} 相比\n没有变化\n")


def test_an_existing_file_stays_without_force(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "base.json").write_text("mine", encoding="utf-8")
    done = call("evaluate", gold, "-o", tmp_path / "base.json")
    assert (done.exit_code, done.stdout, done.stderr.split()[0]) == (2, "", "E_EXISTS")
    assert (tmp_path / "base.json").read_text(encoding="utf-8") == "mine"
    assert call("evaluate", gold, "-o", tmp_path / "base.json", "--force").exit_code == 0
    assert call("evaluate", gold, "-o", tmp_path, "--force").exit_code == 2


def test_what_fell_and_what_rose_is_told_row_by_row(gold: Path, tmp_path: Path) -> None:
    """The line that was wrong is right now, and another one is wrong."""
    changed(gold, TOTAL, value="1")
    call("evaluate", gold, "-o", tmp_path / "base.json")
    changed(gold, TOTAL, value=None)
    changed(gold, BASIC, value="2", unit="人")
    done = call("evaluate", gold, "--against", tmp_path / "base.json", "--lang", "en")
    told = done.stdout.partition(f"against {tmp_path / 'base.json'}\n")[2]
    assert done.exit_code == 1
    wrong, right = told.split("newly right 1\n")
    assert wrong.startswith("newly wrong 1\n  one/")
    assert f" {BASIC} value: '2' read as " in wrong
    assert f" {TOTAL} value: '1' read as " in right


def test_only_better_is_0_and_counts_are_told_by_what_is_asked_for(gold: Path, tmp_path: Path) -> None:
    changed(gold, TOTAL, status="blank")
    call("evaluate", gold, "-o", tmp_path / "base.json")
    changed(gold, TOTAL, status=None)
    for by, name in (("section", "basic_data"), ("form", "hunan/basic-data-2021"), ("hardness", "plain")):
        done = call("evaluate", gold, "--against", tmp_path / "base.json", "--by", by)
        assert done.exit_code == 0
        told = done.stdout.partition("相比\n")[2].splitlines()
        assert told[0].startswith(f"{name}  正确 ")
        assert told[0].endswith("  错而无提示 1 → 0")
        assert told[1] == "改对 1"


def test_a_row_that_is_missed_instead_of_silently_wrong_is_better_and_the_reverse_is_worse(
    gold: Path, tmp_path: Path
) -> None:
    changed(gold, TOTAL, value="1")
    silent = evaluate(gold)
    base = tmp_path / "silent.json"
    base.write_text(written(silent), encoding="utf-8")
    changed(gold, TOTAL, value=None, measure="value")
    missed = evaluate(gold)
    change = changes(missed, read_baseline(base))
    assert [row.key for row in change.rows["better"]] == [TOTAL]
    assert [row.kind for row in change.rows["wrong"]] == ["invented"]  # it is read, and gold no longer has it
    back = tmp_path / "missed.json"
    back.write_text(written(missed), encoding="utf-8")
    change = changes(silent, read_baseline(back))
    assert [row.key for row in change.rows["worse"]] == [TOTAL]
    assert change.fell


def test_other_words_of_a_label_are_a_fall_too(gold: Path, tmp_path: Path) -> None:
    call("evaluate", gold, "-o", tmp_path / "base.json")
    known = {row["key"] for row in json.loads((tmp_path / "base.json").read_text(encoding="utf-8"))["wrong"]}
    rows = rows_of(gold / "one" / "gold.jsonl")
    key = next(row["key"] for row in rows if row["section"] == "prose" and row["label"] and row["key"] not in known)
    changed(gold, key, label="别的事")
    done = call("evaluate", gold, "--against", tmp_path / "base.json")
    assert done.exit_code == 1
    assert "新错 1\n" in done.stdout


def test_reports_that_only_one_has_are_not_compared(gold: Path, tmp_path: Path) -> None:
    call("evaluate", gold, "-o", tmp_path / "base.json")
    other = next((CORPUS / "prose-yunnan-2022-lanxi").glob("*.docx"))
    shutil.copytree(other.parent, gold / "two", ignore=shutil.ignore_patterns("*.pdf"))
    done = call("evaluate", gold, "--against", tmp_path / "base.json")
    assert done.exit_code == 0
    assert "\n1 份报告只在现在，0 份只在从前，不比\n没有变化\n" in done.stdout
    call("evaluate", gold, "-o", tmp_path / "both.json")
    shutil.rmtree(gold / "two")
    done = call("evaluate", gold, "--against", tmp_path / "both.json", "--lang", "en")
    assert done.exit_code == 0
    assert "\nnot compared: 0 reports only now, 1 only then\nno change\n" in done.stdout


def write(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding="utf-8")


def other_version(path: Path) -> None:
    path.write_text(
        path.read_text(encoding="utf-8").replace('"ziping_evaluation": 1', '"ziping_evaluation": 2'), "utf-8"
    )


def no_kind(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    data["wrong"][0]["kind"] = "odd"
    path.write_text(json.dumps(data), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "code", "reason"),
    [
        (other_version, "E_BASELINE", "ziping_evaluation 2 ≠ 1"),
        (no_kind, "E_BASELINE", "wrong.0.kind"),
        (write("{}"), "E_BASELINE", "ziping_evaluation"),
        (write("[]"), "E_BASELINE", "ziping_evaluation"),
        (write('{"ziping_evaluation": 1}'), "E_BASELINE", "documents"),
        (write("部分 应有"), "E_BASELINE", "JSON"),
        (write("[" * 100_000), "E_BASELINE", "JSON"),
        (lambda path: path.write_bytes(b"\xff\xfe\x00"), "E_BASELINE", "JSON"),
        (Path.unlink, "E_NOT_FOUND", ""),
        (lambda path: (path.unlink(), path.mkdir()), "E_BASELINE", ""),
    ],
)
def test_what_is_no_baseline_is_one_line_and_2(
    gold: Path, tmp_path: Path, spoil: Callable[[Path], object], code: str, reason: str
) -> None:
    changed(gold, TOTAL, value="1")
    call("evaluate", gold, "-o", tmp_path / "base.json")
    spoil(tmp_path / "base.json")
    done = call("evaluate", gold, "--against", tmp_path / "base.json")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"{code} {tmp_path / 'base.json'}：")
    assert reason in done.stderr
