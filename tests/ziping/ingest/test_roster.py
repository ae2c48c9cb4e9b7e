"""A roster against a dataset: who reported, who did not, and what nobody guesses."""

from pathlib import Path
from typing import Any

import docx.document
import openpyxl
import pytest

from tests.ziping.command import CORPUS, call
from tests.ziping.dataset.files import ORG, TAOJIANG, changed, ingest, replaced, tables_only

(SICHUAN,) = CORPUS.glob("sichuan-2023-rongxian/*.docx")


def roster(path: Path, *lines: list[Any]) -> Path:
    book = openpyxl.Workbook()
    for line in (["2022年度绩效自评报送名单"], *lines):
        book.worksheets[0].append(line)
    book.save(path)
    return path


@pytest.fixture
def dataset(tmp_path: Path) -> str:
    work = tmp_path / "work"
    changed(TAOJIANG, tmp_path / "甲" / "附件1.docx", tables_only([0]))
    changed(TAOJIANG, tmp_path / "乙" / "华容.docx", replaced("桃江县", "华容县"))
    changed(TAOJIANG, tmp_path / "乙" / "华容（修订）.docx", replaced("2,975.24", "2,975.42"))
    for path in (tmp_path / "乙").glob("*修订*"):
        changed(path, path, replaced("桃江县", "华容县"))
    changed(TAOJIANG, tmp_path / "丙.docx", replaced(ORG, "桃江县财政局"))
    changed(TAOJIANG, tmp_path / "丁.docx", replaced(ORG, "华容县财政局"))
    ingest(
        str(work), work, tmp_path / "甲", tmp_path / "乙", tmp_path / "丙.docx", tmp_path / "丁.docx", TAOJIANG, SICHUAN
    )
    return str(work)


def test_each_unit_stands_where_it_stands(dataset: str, tmp_path: Path) -> None:
    path = roster(
        tmp_path / "名单.xlsx",
        ["预算代码", "名称", "应报材料"],
        ["001001", ORG, "自评报告、基础数据表、自评表"],
        ["001002", "华容县竹产业和林区发展局", None],
        ["001003", "财政局", None],
        ["001004", "桃江县水利局", None],
        [None, "合计", None],
    )
    told = call("status", "--dataset", dataset, "--roster", path, "--year", "2022")
    assert told.exit_code == 0, told.stderr
    assert told.stdout.splitlines() == [
        "名单 4 个单位（2022 年度）：已报 2，未报 1，缺附件 0，重复 1，待确认 1，名单外 0",
        "未报",
        "  001004  桃江县水利局  2022",
        "重复",
        "  001002  华容县竹产业和林区发展局  2022  华容.docx",
        "名称对应多个单位，请在名单中写明区划代码",
        "  001003  财政局  2022  华容县财政局（430623）、桃江县财政局（430922）",
    ]


def test_the_region_tells_namesakes_apart_and_outsiders_are_listed(dataset: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "名单.xlsx", ["部门", "区划代码", "年度"], ["财政局", "430922", "2022年"])
    told = call("status", "--dataset", dataset, "--roster", path, "--lang", "en").stdout.splitlines()
    assert (
        told[0] == "1 units (2022): 1 reported, 0 not, 0 lack a part, 0 sent one twice, 0 unclear; 3 not on the roster"
    )
    assert told[1:] == ["Not on the roster", *sorted(told[2:])]
    assert "  华容县财政局  2022" in told


def without_basic_data(document: docx.document.Document) -> None:
    (table, *_) = document.tables
    parent = table._element.getparent()
    assert parent is not None
    parent.remove(table._element)


def test_what_is_due_and_not_there(tmp_path: Path) -> None:
    work = tmp_path / "work"
    form = changed(TAOJIANG, tmp_path / "附件2.docx", tables_only([1]))
    report = changed(TAOJIANG, tmp_path / "报告.docx", without_basic_data)
    for number, (path, due, lacking) in enumerate(
        [(report, "自评报告、基础数据表、自评表", "基础数据表"), (report, None, ""), (form, None, "自评报告")]
    ):
        place = str(work / str(number))
        ingest(place, work, path)
        listed = roster(tmp_path / f"{number}.xlsx", ["单位", "材料"], [ORG, due])
        lines = call("status", "--dataset", place, "--roster", listed).stdout.splitlines()
        assert lines[1:] == (["缺附件", f"  {ORG}  2022  {lacking}"] if lacking else []), lines


@pytest.mark.parametrize(
    ("lines", "reason"),
    [([["名字"], ["甲局"]], "没有“"), ([["单位", "年度"], ["甲局", "去年"]], "第3行"), ([], "没有“")],
)
def test_a_roster_that_cannot_be_read_costs_one_line(
    dataset: str, tmp_path: Path, lines: list[list[object]], reason: str
) -> None:
    told = call("status", "--dataset", dataset, "--roster", roster(tmp_path / "名单.xlsx", *lines))
    assert told.exit_code == 2
    assert reason in told.stderr
    assert told.stderr.count("\n") == 1


def test_codes_that_are_numbers_keep_the_zeros_that_are_shown(dataset: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "名单.xlsx", ["代码", "名称"], [123, "桃江县水利局"])
    book = openpyxl.load_workbook(path)
    book.active["A3"].number_format = "000000"  # type: ignore[index]
    book.save(path)
    assert "  000123  桃江县水利局  2023" in call("status", "--dataset", dataset, "--roster", path).stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_in_any_encoding(dataset: str, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("代码,名称\n001,桃江县水利局\n", encoding=encoding)
    assert "  001  桃江县水利局  2023" in call("status", "--dataset", dataset, "--roster", path).stdout
