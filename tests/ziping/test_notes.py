"""Why a value is doubtful or unread: Chinese in every record, English where people ask for English."""

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

import ziping
from schemas.errors import Lang
from schemas.notes import note_in
from tests.ziping.command import REPORTS, call
from tests.ziping.test_unread import findings_of
from ziping.check.case import Case
from ziping.check.unread import unread
from ziping.summary import summarize

NOTED = ("heilongjiang", "hubei", "prose-hubei", "prose-shanghai", "shaanxi", "yunnan-2024")


@pytest.mark.parametrize(
    "path", [path for path in REPORTS if path.parent.name.startswith(NOTED)], ids=lambda path: path.parent.name
)
def test_a_record_has_its_notes_in_chinese_and_each_is_there_in_english(path: Path) -> None:
    notes = {row.note for record in ziping.convert_all(path) for row in record.observations() if row.note}
    assert notes
    for note in notes:
        assert re.search(r"[\u4e00-\u9fff]", note)
        assert re.sub('"[^"]*"', "", note_in(note, "en")).isascii()  # but for the report's own words in quotes


def test_a_finding_tells_the_reason_in_its_language() -> None:
    record, _ = findings_of(opening="见附件")
    (both,) = unread(Case(record))
    assert both.finding.message == "有1处填写内容未能读出（不是一个数）：第3行第2列“见附件”"
    assert both.message_en == "1 values could not be read (not one number): row 3 column 2 “见附件”"


@pytest.mark.parametrize(
    ("lang", "unread", "doubt"),
    [
        ("zh", "见附件 不是一个数", "括号内的数按负数读取（1）"),
        ("en", "见附件 not one number", "a number in brackets, read as negative (1)"),
    ],
)
def test_the_summary_tells_what_is_unread_and_doubtful(lang: Lang, unread: str, doubt: str) -> None:
    record, _ = findings_of(opening="见附件", full="（10.00）")
    console = Console(file=(told := io.StringIO()), width=80, highlight=False)
    summarize(record, lang, console)
    assert f"{unread}\n" in told.getvalue()
    assert f"{doubt}\n" in told.getvalue()


@pytest.mark.parametrize(
    ("lang", "doubt"),
    [("zh", "数字中有空格，按分节读取"), ("en", "blanks in the number, read as groups of digits")],
)
def test_quantities_tell_what_is_doubtful(lang: Lang, doubt: str) -> None:
    assert call("quantities", "支出1 225.82万元", "--lang", lang).stdout.endswith(f"    {doubt}\n")
