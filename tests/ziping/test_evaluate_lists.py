"""`evaluate --by`, the list of what is not right, and `--draw`: each row with its file, its place and what differs."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.ziping.command import CORPUS, call
from ziping.draw import DOUBTFUL, SCALE
from ziping.evaluate import BY, evaluate
from ziping.evaluate.counts import summed

WORD, PDF = CORPUS / "hunan-2023-sangzhi", CORPUS / "pdf-hunan-2022-shuangpai"
DOCM = CORPUS / "zhejiang-2024-wencheng"
TOTAL = "basic_data.0/expenditure.total@final"
Row = dict[str, Any]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    for report in (WORD, PDF, DOCM):
        shutil.copytree(report, tmp_path / "gold" / report.name)
    return tmp_path / "gold"


def change(report: Path, key: str, spoil: Callable[[Row], None]) -> None:
    """Change the one gold row of that key."""
    path = report / "gold.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    (row,) = (row for row in rows if row["key"] == key)
    spoil(row)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def first_key(report: Path, section: str) -> str:
    rows = map(json.loads, (report / "gold.jsonl").read_text(encoding="utf-8").splitlines())
    return str(next(row["key"] for row in rows if row["section"] == section and row["unit"] == "元"))


def test_each_way_of_counting_counts_every_row(gold: Path) -> None:
    result = evaluate(gold)
    rows = [len((path / "gold.jsonl").read_text(encoding="utf-8").splitlines()) for path in (WORD, PDF, DOCM)]
    wanted = 2 * rows[0] + rows[1] + 2 * rows[2]  # the Word file and what is printed of it
    assert {by: sum(counts.in_gold for counts in summed(result.counts, by).values()) for by in BY} == dict.fromkeys(
        BY, wanted
    )
    assert set(summed(result.counts, "format")) == {"docx", "docm", "pdf"}
    assert set(summed(result.counts, "hardness")) == {"plain", "moderate", "hard"}
    assert summed(result.counts, "hardness")["plain"].in_gold == rows[1]
    forms = set(summed(result.counts, "form"))
    assert {"prose", "hunan/basic-data-2021", "national/project-evaluation-2020"} <= forms


@pytest.mark.parametrize(
    ("by", "head", "name"),
    [("section", "部分", "prose"), ("form", "样式", "prose"), ("format", "格式", "docm"), ("hardness", "难度", "hard")],
)
def test_the_table_is_by_what_is_asked_for(gold: Path, by: str, head: str, name: str) -> None:
    shutil.rmtree(gold / PDF.name)
    done = call("evaluate", gold, "--by", by)
    first, *rest = done.stdout.splitlines()
    assert first.split()[:2] == [head, "应有"]
    assert name in {line.split()[0] for line in rest}
    assert call("evaluate", gold, "--by", by, "--lang", "en").stdout.split()[0] == by


def test_a_table_of_no_form_and_a_report_without_hardness_are_counted_as_none(tmp_path: Path) -> None:
    shutil.copytree(CORPUS / "fujian-2023-liancheng", tmp_path / "one", ignore=shutil.ignore_patterns("*.pdf"))
    about = tmp_path / "one" / "about.toml"
    about.write_text(about.read_text(encoding="utf-8").replace("hardness", "difficulty"), encoding="utf-8")
    result = evaluate(tmp_path)
    assert set(summed(result.counts, "hardness")) == {"(none)"}
    assert set(summed(result.counts, "form")) == {"(none)", "prose"}
    assert "\n（无） " in call("evaluate", tmp_path, "--by", "form").stdout


def test_what_is_missed_counts_for_the_form_that_read_the_rest(gold: Path) -> None:
    change(gold / WORD.name, first_key(WORD, "basic_data"), lambda row: row.update(measure="value"))
    missed = [row.group for row in evaluate(gold).differences if row.kind == "missed"]
    assert {group.form for group in missed} == {"hunan/basic-data-2018"}
    assert {group.format for group in missed} == {"docx", "pdf"}


def test_another_way_of_counting_is_wrong_usage(gold: Path) -> None:
    done = call("evaluate", gold, "--by", "year")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("E_USAGE：--by 不能是 year")


def test_a_wrong_row_of_word_is_listed_with_its_cell_and_its_row_of_the_table(gold: Path) -> None:
    change(gold / WORD.name, key := first_key(WORD, "basic_data"), lambda row: row.update(value="1"))
    row = next(row for row in evaluate(gold).differences if row.group.format == "docx")
    assert row.place.table is not None
    assert row.place.row is not None
    raw = json.loads(next(line for line in (WORD / "gold.jsonl").read_text("utf-8").splitlines() if key in line))["raw"]
    assert raw in row.shown.split(" | ")
    assert "".join(row.label.split()) in "".join(row.shown.split())
    zh, en = (call("evaluate", gold, "--lang", lang).stdout for lang in ("zh", "en"))
    cell = (row.place.table + 1, row.place.row + 1, (row.place.col or 0) + 1)
    assert "{}.docx 错而无提示 表{} 行{} 列{} ".format(row.group.document.removesuffix(".docx"), *cell) in zh
    assert f" {key} value：应为 '1'，读作 '" in zh
    assert f"\n    {row.shown}\n" in zh
    assert " silent table {} row {} column {} ".format(*cell) in en
    assert f" {key} value: '1' read as '" in en


def test_rows_after_a_deleted_one_show_their_own_row(tmp_path: Path) -> None:
    """Jiangxi's fifth form has a row that a tracked change deleted; places count it, the grid as read does not."""
    one = shutil.copytree(CORPUS / "jiangxi-2020-jingan", tmp_path / "one", ignore=shutil.ignore_patterns("*.pdf"))
    rows = [json.loads(line) for line in (one / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["raw"], row["old"] = row["raw"] + "!", row["raw"]
    (one / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    wrong = [row for row in evaluate(tmp_path).differences if row.place.table is not None and "raw" in row.differs]
    assert len(wrong) > 300
    squeezed = [("".join((row.differs["raw"][1] or "").split()), "".join(row.shown.split())) for row in wrong]
    assert [pair for pair in squeezed if pair[0] not in pair[1]] == []


def test_a_missed_row_has_the_place_of_gold_in_word_and_the_page_of_its_form_in_a_pdf(gold: Path) -> None:
    place: Row = {}

    def spoil(row: Row) -> None:
        place.update(row)
        row.update(measure="value", key="k")

    change(gold / WORD.name, first_key(WORD, "basic_data"), spoil)
    word, printed = sorted(
        (row for row in evaluate(gold).differences if row.kind == "missed"), key=lambda row: row.group.format
    )
    assert (word.place.table, word.place.row, word.place.col) == (place["table"], place["row"], place["col"])
    assert place["raw"] in word.shown.split(" | ")
    assert (printed.place.table, printed.place.bbox) == (None, None)
    assert printed.place.page is not None


def test_prose_is_placed_by_its_characters(gold: Path) -> None:
    change(gold / WORD.name, key := first_key(WORD, "prose"), lambda row: row.update(unit="人"))
    row = next(row for row in evaluate(gold).differences if row.group.format == "docx")
    paragraph, start = map(int, key.rpartition("~")[2].split(":"))
    assert f" 段{paragraph + 1} 字{start + 1}—" in call("evaluate", gold).stdout
    assert (row.place.paragraph, row.place.start, row.shown) == (paragraph, start, "")


def test_draw_boxes_what_is_wrong_on_its_page_and_names_the_picture(gold: Path, tmp_path: Path) -> None:
    change(gold / PDF.name, TOTAL, lambda row: row.update(value="1"))
    done = call("evaluate", gold, "--draw", tmp_path / "图")
    (row,) = evaluate(gold).differences
    assert row.place.page is not None
    assert row.place.bbox is not None
    assert row.shown == ""
    (picture,) = (tmp_path / "图").rglob("*.png")
    assert picture == tmp_path / "图" / row.group.document.replace(".pdf", f"-{row.place.page}.png")
    assert f"\n    {picture}\n" in done.stdout
    with Image.open(picture) as drawn:
        x0, top, _, bottom = (round(edge * SCALE) for edge in row.place.bbox)
        assert [y for y in range(top, bottom) if drawn.getpixel((x0, y)) != DOUBTFUL] == []
        red = sum(count for count, colour in drawn.getcolors(2**24) or [] if colour == DOUBTFUL)
        assert red < 0.01 * drawn.width * drawn.height
    again = call("evaluate", gold, "--draw", tmp_path / "图")
    assert (again.exit_code, again.stderr.split()[0]) == (2, "E_EXISTS")
    assert call("evaluate", gold, "--draw", tmp_path / "图", "--force").exit_code == 1


def test_draw_makes_no_picture_where_all_is_right(gold: Path, tmp_path: Path) -> None:
    shutil.copy(CORPUS / "prose-yunnan-2022-lanxi" / "about.toml", gold / "about.toml")  # beside no gold: not looked at
    assert call("evaluate", gold / PDF.name, "--draw", tmp_path / "图").exit_code == 0
    assert not (tmp_path / "图").exists()


def test_draw_into_a_file_is_refused_before_anything_is_read(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "图").write_bytes(b"")
    done = call("evaluate", gold, "--draw", tmp_path / "图")
    assert (done.exit_code, done.stdout, done.stderr.split()[0]) == (2, "", "E_OUTPUT")


def test_a_report_that_is_damaged_is_told_and_its_rows_are_missed(gold: Path) -> None:
    report = next((gold / WORD.name).glob("*.docx"))
    with zipfile.ZipFile(report, "w") as package:
        package.writestr("word/nothing.xml", "")
    result = evaluate(gold)
    assert len(result.failed) == 1
    assert {row.kind for row in result.differences} == {"missed"}
    assert {row.shown for row in result.differences} == {""}
    assert {row.group.form for row in result.differences} == {"prose", "(none)"}
