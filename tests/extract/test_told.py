"""What is told while a report is read is there in both languages, whatever words were put in."""

import re

import pytest

from extract.told import in_both, told
from schemas.finding import Finding


def message(text: str) -> str:
    finding = Finding(document="a.pdf", report=0, code="UNREAD", severity="warning", message=text)
    both = in_both(finding)
    assert (both.in_("zh"), both.in_("en").message) == (finding, both.message_en)
    return both.message_en


@pytest.mark.parametrize(
    ("name", "words", "zh", "en"),
    [
        (
            "year_of_prose",
            {"year": 2021},
            "标题、表名和表头都没有写明评价年度，按正文读作2021年",
            "Neither title nor forms name the evaluated year; by the text it is taken to be 2021",
        ),
        (
            "region_of_folder",
            {"place": "桃江县"},
            "报告和文件名都没有写明单位在哪个县（市、区），按文件夹的名称算作桃江县的单位",
            (
                "Neither the report nor the file's name tells where the body is; "
                "by the name of its folder it is taken to be one of 桃江县"
            ),
        ),
        (
            "scanned",
            {"pages": "3、4"},
            "第3、4页是图片或没有可用的文字，没有读取",
            "Pages that are pictures or have no usable text, and were not read: 3, 4",
        ),
        (
            "crowded",
            {"page": 7, "reason": told("many_cells", rows=300, columns=200)},
            "第7页没有读全（表格线围成 300 × 200 格）",
            "Page 7 was not read in full (ruled lines that make 300 × 200 cells)",
        ),
        (
            "crowded",
            {"page": 7, "reason": told("no_font")},
            "第7页没有读全（文件和本机都没有所用字体，部分文字读不出）",
            (
                "Page 7 was not read in full (neither the file nor this machine has the font: "
                "part of the text cannot be read)"
            ),
        ),
        (
            "crowded",
            {"page": 7, "reason": told("many_characters_of_all", count=3)},
            "第7页没有读全（全文超过 3 字）",
            "Page 7 was not read in full (more than 3 characters in all)",
        ),
        (
            "close_call",
            {"table": 2, "form": "hunan/basic-data-2021", "rival": "a/b（c）"},
            "表2读作hunan/basic-data-2021，但与a/b（c）几乎同样相像",
            "Table 2 is read as hunan/basic-data-2021, but looks nearly as much like a/b（c）",
        ),
    ],
)
def test_a_message(name: str, words: dict[str, object], zh: str, en: str) -> None:
    assert told(name, **words) == zh
    assert message(zh) == en


@pytest.mark.parametrize("name", ["long_prose", "damaged", "kind_only", "over_edge", "no_page", "many_segments"])
def test_no_chinese_is_left(name: str) -> None:
    words = {"paragraph": 5, "count": 6, "table": 7, "form": "a/b"}
    assert not re.search(r"[\u4e00-\u9fff]", message(told(name, **words)))


def test_what_is_no_text_of_ours_stays() -> None:
    assert message("支出总额2957.24万元") == "支出总额2957.24万元"
