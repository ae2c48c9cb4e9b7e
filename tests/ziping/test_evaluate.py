"""`ziping evaluate`: each row of gold is right, wrong with or without a word, or missed; the rest is invented."""

import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.ziping.command import CORPUS, HUNAN_2022, PDFS, REPORTS, ROOT, call
from ziping.evaluate import Counts, Evaluation, evaluate

REPORT = HUNAN_2022.parent
Rows = list[dict[str, Any]]


@cache
def of_corpus() -> Evaluation:
    return evaluate(CORPUS)


@pytest.mark.slow
def test_the_corpus_holds_its_floors() -> None:
    done = call("evaluate", CORPUS)
    assert done.exit_code == 0, done.stdout
    assert done.stdout.endswith(f"{len([*REPORTS, *PDFS])} 份报告\n")
    assert of_corpus().below_floor == []


@pytest.mark.slow
def test_a_floor_for_every_section_of_the_corpus() -> None:
    import tomllib

    floors = tomllib.loads((CORPUS / "floors.toml").read_text(encoding="utf-8"))
    assert set(of_corpus().sections) == set(floors)
    assert all(set(floor) == {"right", "wrong_silent", "invented"} for floor in floors.values())


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A copy of one report with its gold and the floors."""
    shutil.copytree(REPORT, tmp_path / "gold" / "one", ignore=shutil.ignore_patterns("*.pdf"))
    shutil.copy(CORPUS / "floors.toml", tmp_path / "gold")
    return tmp_path / "gold"


def changed(folder: Path, change: Callable[[Rows], None]) -> Evaluation:
    """The evaluation after a change of the gold rows."""
    path = folder / "one" / "gold.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    change(rows)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return evaluate(folder)


def row_of(rows: Rows, key: str) -> dict[str, Any]:
    return next(row for row in rows if row["key"] == key)


TOTAL = "basic_data.0/expenditure.total@final"


def test_untouched_all_is_right(gold: Path) -> None:
    result = evaluate(gold)
    assert result.differences == []
    assert result.reports == 1
    assert all(counts.right == counts.in_gold and counts.share == 1 for counts in result.sections.values())


def test_prose_under_another_label_counts_apart_and_is_listed_on_demand(gold: Path) -> None:
    def rename(rows: Rows) -> None:
        next(row for row in rows if row["section"] == "prose" and row["field"] == "fact")["label"] = "别的事"

    result = changed(gold, rename)
    counts = result.sections["prose"]
    assert (counts.wrong_flagged, counts.wrong_silent, counts.missed, counts.invented) == (0, 0, 0, 0)
    assert counts.relabelled >= 1
    assert "'别的事'" not in call("evaluate", gold).stdout
    assert "label：应为 '别的事'，读作 " in call("evaluate", gold, "--labels").stdout


@pytest.mark.parametrize(("column", "value"), [("value", "1"), ("unit", "人"), ("status", "blank"), ("label", "支出")])
def test_a_value_that_differs_is_wrong_and_silent(gold: Path, column: str, value: str) -> None:
    result = changed(gold, lambda rows: row_of(rows, TOTAL).update({column: value}))
    counts = result.sections["basic_data"]
    assert astuple(counts) == (counts.in_gold - 1, 0, 0, 1, 0, 0)
    (told,) = result.differences
    assert (told.kind, told.key, told.differs[column][0]) == ("silent", TOTAL, value)
    assert [*told.differs] == [column]
    assert "basic_data: wrong_silent 1 > 0" in result.below_floor


def test_a_doubtful_reading_that_differs_is_wrong_and_flagged(tmp_path: Path) -> None:
    """Without its line 单位：万元 the report's amounts are read by the form's habit, and that is a doubt."""
    shutil.copytree(REPORT, tmp_path / "gold" / "one", ignore=shutil.ignore_patterns("*.pdf"))
    from ziping import convert

    (report,) = (tmp_path / "gold" / "one").glob("*.docx")
    _without(report, "单位：万元")
    doubtful = next(row.key for row in convert(report).observations() if row.confidence < 1)
    result = changed(tmp_path / "gold", lambda rows: row_of(rows, doubtful).update(value="1"))
    assert sum(counts.wrong_flagged for counts in result.sections.values()) == 1
    assert sum(counts.wrong_silent for counts in result.sections.values()) == 0
    assert (result.differences[0].kind, result.differences[0].key) == ("flagged", doubtful)


def _without(report: Path, text: str) -> None:
    """Take a text out of a Word file."""
    with zipfile.ZipFile(report) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document = parts["word/document.xml"]
    assert text.encode() in document
    parts["word/document.xml"] = document.replace(text.encode(), b"")
    with zipfile.ZipFile(report, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_a_label_of_the_prose_in_other_words_is_counted_apart(gold: Path) -> None:
    def renamed(rows: Rows) -> None:
        next(row for row in rows if row["section"] == "prose" and row["label"])["label"] = "别的名称"

    counts = changed(gold, renamed).sections["prose"]
    assert astuple(counts) == (counts.in_gold - 1, 1, 0, 0, 0, 0)
    assert counts.share < 1


def test_a_row_that_no_cell_states_is_missed(gold: Path) -> None:
    result = changed(gold, lambda rows: rows.append({**row_of(rows, TOTAL), "measure": "value", "key": "k"}))
    counts = result.sections["basic_data"]
    assert astuple(counts) == (counts.in_gold - 1, 0, 0, 0, 1, 0)
    (told,) = result.differences
    assert (told.kind, told.key, told.differs) == ("missed", "k", {"raw": ("2,975.24", None)})


def test_an_optional_row_may_be_missed(gold: Path) -> None:
    extra = {"measure": "value", "key": "k", "optional": True}
    assert changed(gold, lambda rows: rows.append({**row_of(rows, TOTAL), **extra})).differences == []


def test_a_row_that_gold_lacks_is_invented(gold: Path) -> None:
    result = changed(gold, lambda rows: rows.remove(row_of(rows, TOTAL)))
    counts = result.sections["basic_data"]
    assert astuple(counts) == (counts.in_gold, 0, 0, 0, 0, 1)
    (told,) = result.differences
    assert (told.kind, told.key, told.differs) == ("invented", TOTAL, {"raw": (None, "2,975.24")})
    assert result.below_floor == ["basic_data: invented 1 > 0", "other: no gold", "project_evaluation: no gold"]


def test_below_a_floor_is_1_and_is_told(gold: Path) -> None:
    changed(gold, lambda rows: row_of(rows, TOTAL).update(value="1"))
    done = call("evaluate", gold)
    assert done.exit_code == 1
    assert f" 错而无提示 表1 行4 列6 支出总额 {TOTAL} value：应为 '1'，读作 " in done.stdout
    assert "低于下限 basic_data: wrong_silent 1 > 0\n" in done.stdout
    assert "below floor basic_data: wrong_silent 1 > 0\n" in call("evaluate", gold, "--lang", "en").stdout


def test_without_floors_only_what_is_silently_wrong_fails(gold: Path) -> None:
    (gold / "floors.toml").unlink()
    assert evaluate(gold).below_floor == []
    assert call("evaluate", gold).exit_code == 0
    changed_rows = changed(gold, lambda rows: row_of(rows, TOTAL).update(value="1"))
    assert changed_rows.below_floor == ["basic_data: wrong_silent 1 > 0"]
    assert call("evaluate", gold).exit_code == 1


def test_white_space_inside_labels_and_texts_is_no_difference(gold: Path) -> None:
    def spaced(rows: Rows) -> None:
        row_of(rows, TOTAL)["label"] = "支出\n总额"

    assert changed(gold, spaced).differences == []


def test_a_report_that_cannot_be_read_misses_its_rows(gold: Path) -> None:
    next((gold / "one").glob("*.docx")).write_bytes(b"")
    done = call("evaluate", gold)
    assert done.exit_code == 1
    assert "\nE_EMPTY " in done.stdout
    assert {counts.right for counts in evaluate(gold).sections.values()} == {0}


def test_a_lock_file_beside_the_report_is_no_report(gold: Path) -> None:
    (gold / "one" / "~$report.docx").write_bytes(b"lock")
    assert evaluate(gold).reports == 1


def no_gold(folder: Path) -> None:
    (folder / "one" / "gold.jsonl").unlink()


def no_about(folder: Path) -> None:
    (folder / "one" / "about.toml").unlink()


def no_sections(folder: Path) -> None:
    (folder / "one" / "about.toml").write_text("title = ''", encoding="utf-8")


def no_such_hardness(folder: Path) -> None:
    about = (folder / "one" / "about.toml").read_text(encoding="utf-8")
    (folder / "one" / "about.toml").write_text(about.replace('hardness = "plain"', 'hardness = "easy"'), "utf-8")


def not_json(folder: Path) -> None:
    (folder / "one" / "gold.jsonl").write_text("{", encoding="utf-8")


def no_report(folder: Path) -> None:
    next((folder / "one").glob("*.docx")).unlink()


def no_folder(folder: Path) -> None:
    shutil.rmtree(folder)


@pytest.mark.parametrize("spoil", [no_gold, no_about, no_sections, no_such_hardness, not_json, no_report, no_folder])
def test_not_a_folder_of_gold_is_3(gold: Path, spoil: Callable[[Path], None]) -> None:
    spoil(gold)
    done = call("evaluate", gold)
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith("E_GOLD ")
    assert done.stderr.count("\n") == 1


def test_a_file_is_not_a_folder_of_gold() -> None:
    assert call("evaluate", ROOT / "README.md").exit_code == 3


def test_shares() -> None:
    assert Counts(right=3, relabelled=1, wrong_flagged=1, wrong_silent=1, missed=4, invented=9).share == 0.3
    assert Counts().share == 1
