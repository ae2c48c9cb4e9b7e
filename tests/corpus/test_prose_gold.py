"""The gold of the prose against the files, by a reader of its own: each row stands there and says what it says."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.corpus.test_gold import FOLDERS, REPORTS, about, plain, read_lines, reports, word_file
from tests.corpus.word_grid import paragraphs

Row = dict[str, object]
SCALES = {"": 1, "万": 10**4, "亿": 10**8}
AMOUNT = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>元|人|户|人次|%|㎡|亩|个|项|件)", re.ASCII
)
LEFT = re.compile(
    r"\d[\d,]*(?:\.\d+)?(?:万|亿)?(?:元|%|人次|人|户|亩|件|个|项|次|公里|家|名|场|份|笔|吨|座|台|辆)(?![年号])",
    re.ASCII,
)

every_report = pytest.mark.parametrize("folder", REPORTS, ids=lambda folder: folder.name)


def prose(folder: Path) -> list[Row]:
    return [row for row in read_lines(folder / "gold.jsonl") if row["section"] == "prose"]


def test_there_is_prose_in_every_report() -> None:
    assert all(len(prose(folder)) > 15 for folder in REPORTS)


@every_report
def test_every_row_stands_where_it_says(folder: Path) -> None:
    texts = paragraphs(word_file(folder))
    for row in prose(folder):
        text = texts[int(str(row["paragraph"]))]
        assert text[int(str(row["start"])) : int(str(row["end"]))] == row["raw"], row["key"]


@every_report
def test_keys_periods_and_bodies(folder: Path) -> None:
    rows, own = prose(folder), reports(about(folder))
    assert "prose" in about(folder)["sections"]
    assert len({(row["report"], row["key"]) for row in rows}) == len(rows)
    for row in rows:
        place = f"~{row['paragraph']}:{row['start']}"
        assert re.fullmatch(rf"prose\.0/{row['field']}@{row['measure']}(?:>=|<=)?{place}", str(row["key"]))
        assert (row["org_name"], row["year"]) == (own[int(str(row["report"]))]["org_name"], row["year"])
        assert re.fullmatch(
            r"(?:19|20)\d\d(?:/(?:19|20)\d\d)?" if row["field"] != "report_date" else "", str(row["period"])
        )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_values_follow_from_what_is_printed(folder: Path) -> None:
    """Where raw is one number with one unit, its value is that number, the scale folded in."""
    for row in prose(folder):
        printed = AMOUNT.fullmatch(str(row["raw"]))
        if printed is None:
            continue
        value = Decimal(printed["number"].replace(",", "")) * SCALES[printed["scale"]]
        assert (row["value"], row["unit"]) == (plain(value), printed["unit"]), row["key"]
        assert row["stated_unit"] == printed["scale"] + printed["unit"]
        assert row["comparator"] == "="


@every_report
def test_no_plain_quantity_is_left_out(folder: Path) -> None:
    """What looks like a number with a unit stands in the span of a row, or inside a title or document number."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for row in prose(folder):
        covered.setdefault(int(str(row["paragraph"])), []).append((int(str(row["start"])), int(str(row["end"]))))
    for number, text in enumerate(paragraphs(word_file(folder))):
        for match in LEFT.finditer(text):
            inside = any(start <= match.start() and match.end() <= end for start, end in covered.get(number, []))
            assert inside or re.search(r"《[^》]*$|〔[^〕]*$|近$", text[: match.start()]), (number, match[0], text)
