"""Earlier findings: mended is only what was looked for again, in a report that was read again."""

import shutil
from pathlib import Path

import pytest

from tests.ziping.check.reports import HEADS, SICHUAN, SOUND, ledger, with_cell
from tests.ziping.command import call


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """What was found in 甲.docx."""
    shutil.copy(SICHUAN, tmp_path / "甲.docx")
    assert call("check", tmp_path / "甲.docx", "-o", tmp_path / "上次.jsonl").exit_code == 0
    return tmp_path / "上次.jsonl"


def test_a_report_that_is_not_read_again_is_not_mended(earlier: Path) -> None:
    told = call("check", SOUND, "--since", earlier).stdout
    assert "已改" not in told
    assert told.endswith("上次的 3 项问题属于这次没有读到的报告，未作比较：甲.docx\n")


def test_nor_is_one_that_cannot_be_read_any_more(earlier: Path) -> None:
    (earlier.parent / "甲.docx").write_bytes(b"PK\x03\x04 nothing")
    told = call("check", earlier.parent / "甲.docx", SOUND, "--since", earlier).stdout
    assert "已改" not in told
    assert "未作比较：甲.docx" in told


def test_a_file_with_another_name_is_known_by_what_is_left_of_its_findings(earlier: Path) -> None:
    renamed = with_cell(SICHUAN, earlier.parent / "甲（更正）.docx", "96.91%", "97.91%")
    told = call("check", renamed, "--since", earlier).stdout
    assert "总分不符  未改" in told
    assert "  已改  比率不符" in told
    assert "未作比较" not in told


def test_a_report_without_any_finding_left(earlier: Path) -> None:
    shutil.copy(SOUND, earlier.parent / "甲.docx")
    told = call("check", earlier.parent / "甲.docx", "--since", earlier).stdout
    assert told.count("  已改  ") == 3
    assert "没有发现不符之处" in told


def test_what_is_not_looked_for_is_not_mended(tmp_path: Path) -> None:
    unit = "桃江县竹产业和林区发展局"
    mine = ledger(tmp_path / "批复数.xlsx", ["单位：万元"], HEADS, [1, unit, 2022, "", "", 2875.24])
    old, rules = tmp_path / "上次.jsonl", tmp_path / "规则.toml"
    assert call("check", SOUND, "--against", mine, "-o", old).exit_code == 0
    assert "已改" not in call("check", SOUND, "--since", old).stdout
    assert "未改" in call("check", SOUND, "--since", old, "--against", mine).stdout
    rules.write_text("[rules.LEDGER]\noff = true\n", encoding="utf-8")
    assert "已改" not in call("check", SOUND, "--since", old, "--against", mine, "--settings", rules).stdout
    right = ledger(tmp_path / "批复数2.xlsx", ["单位：万元"], HEADS, [1, unit, 2022, "", "", 2975.24])
    assert "  已改  与财政数据不符" in call("check", SOUND, "--since", old, "--against", right).stdout


def test_data_have_no_column_for_it(earlier: Path) -> None:
    done = call("check", SICHUAN, "-f", "jsonl", "--since", earlier)
    assert (done.exit_code, done.stdout, done.stderr[:7]) == (2, "", "E_USAGE")


def test_a_line_without_fingerprint(tmp_path: Path) -> None:
    line = '{"document":"a","report":0,"code":"SUM","severity":"error","message":"m"}\n'
    (tmp_path / "x.jsonl").write_text(line, encoding="utf-8")
    done = call("check", SICHUAN, "--since", tmp_path / "x.jsonl")
    assert (done.exit_code, "fingerprint" in done.stderr) == (2, True)
