"""The lists as files: no report is overwritten, nothing is half written, and whatever a report holds can be written."""

import re
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest
from rich.cells import cell_len

from schemas.finding import Finding
from tests.ziping.check.reports import SICHUAN, SOUND
from tests.ziping.command import call, run
from ziping.check.problems import Problem
from ziping.outputs.problems.files import stems_of, write_file
from ziping.outputs.problems.listed import Listed, in_time

UNIT = "荣县旱作农业技术推广站"


def listed(org_name: str, *said: str) -> Listed:
    found = Finding(document="a", report=0, code="SUM", severity="error", message="=1+1")
    problems = tuple(Problem(found, "必须更正", "合计不符", "@表", text, "-5万元", "表式") for text in said)
    return Listed(org_name, 2022, "a\x01.docx", "", problems, 1, 0)


def test_no_report_is_overwritten_with_its_own_list(tmp_path: Path) -> None:
    report = tmp_path / f"{UNIT}.docx"
    shutil.copy(SICHUAN, report)
    done = call("check", tmp_path, "-o", f"{tmp_path}/", "--force")
    assert (done.exit_code, done.stderr[:10]) == (2, "E_IS_INPUT")
    assert report.read_bytes() == SICHUAN.read_bytes()
    assert list(tmp_path.iterdir()) == [report]


def test_nothing_is_written_where_one_file_exists(tmp_path: Path) -> None:
    (tmp_path / f"{UNIT}.xlsx").write_text("mine", encoding="utf-8")
    done = call("check", SOUND, SICHUAN, "-o", f"{tmp_path}/")
    assert (done.exit_code, done.stderr[:8]) == (2, "E_EXISTS")
    assert [path.name for path in tmp_path.iterdir()] == [f"{UNIT}.xlsx"]
    assert call("check", SOUND, SICHUAN, "-o", f"{tmp_path}/", "--force").exit_code == 0
    assert len(list(tmp_path.iterdir())) == 5


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "清单").write_text("mine", encoding="utf-8")
    done = call("check", SICHUAN, "-o", f"{tmp_path}/清单/")
    assert (done.exit_code, done.stderr[:8]) == (2, "E_OUTPUT")


def test_names_that_windows_forbids_and_names_that_two_share() -> None:
    bodies = ["甲/乙局", 'A<>:"|?*局', "CON", "汇总", "某局.", "某局", "某局"]
    stems = [stem.name for stem in stems_of([listed(name) for name in bodies], Path())]
    assert stems == ["甲／乙局", "A_______局", "_CON", "汇总 (2)", "某局．", "某局", "某局 (2)"]


def test_what_no_word_file_can_hold_and_what_begins_like_a_formula(tmp_path: Path) -> None:
    said = ["=HYPERLINK(1)", "+1", "-1", "@x", "坏\x02字\ufffe", "a\tb\nc"]
    report = listed("甲\x0b局", *said)
    for name in ("a.docx", "a.xlsx"):
        write_file([report], tmp_path / name, force=False)
    (table,) = docx.Document(str(tmp_path / "a.docx")).tables
    assert [row.cells[2].text for row in table.rows][1:] == [*said[:4], "坏字", "a\tb\nc"]
    rows = openpyxl.load_workbook(tmp_path / "a.xlsx")["问题清单"].iter_rows(min_row=2)
    for cells, text in zip(rows, said[:4], strict=False):
        assert (cells[6].value, cells[6].data_type, cells[7].data_type) == (text, "s", "s")
        assert cells[6].quotePrefix


def test_the_unit_has_a_column_to_answer_in(tmp_path: Path) -> None:
    write_file([listed("甲局", "x")], tmp_path / "a.xlsx", force=False)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["问题清单"]
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "单位说明")
    assert not sheet.column_dimensions[column].hidden
    assert sheet.column_dimensions[column].width > 20


def test_a_file_whose_name_holds_control_characters(tmp_path: Path) -> None:
    report = tmp_path / "甲\x01局.docx"
    shutil.copy(SICHUAN, report)
    done = call("check", report, "-o", tmp_path / "清单.docx")
    assert done.exit_code == 0
    assert "甲局.docx" in docx.Document(str(tmp_path / "清单.docx")).paragraphs[1].text


@pytest.mark.parametrize(
    ("written", "due", "expected"),
    [
        ("2022-03-31", "2022-03-31", True),
        ("2022-04-01", "2022-03-31", False),
        ("2022-03", "2022-03-31", True),
        ("2022-03", "2022-03-15", None),
        ("2022-04", "2022-03-15", False),
        ("2022-02", "2022-03-15", True),
        ("2022", "2022-03-31", None),
        ("2021", "2022-03-31", True),
        ("", "2022-03-31", None),
        ("2022-03-31", "", None),
    ],
)
def test_in_time(written: str, due: str, expected: bool | None) -> None:
    assert in_time(written, due) is expected


@pytest.mark.parametrize(
    "args", [["--due", "2022-02-30"], ["--due", "2022-3-1"], ["-f", "csv", "--due", "2022-03-01"], ["-o", "没有扩展名"]]
)
def test_wrong_usage(args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("check", SICHUAN, *args)
    assert (done.exit_code, done.stderr[:7]) == (2, "E_USAGE")


def test_late_is_said_on_the_page() -> None:
    assert "逾期" in call("check", SICHUAN, "--due", "2024-01-31").stdout.splitlines()[0]
    assert "逾期" not in call("check", SICHUAN, "--due", "2024-12-31").stdout


def test_the_page_tells_what_to_accept_and_what_should_stand_there() -> None:
    told = call("check", SICHUAN).stdout
    assert "     应为：97.91%\n     标识：" in told
    assert "     应为：99.31分\n" in told


def test_the_page_is_utf_8_whatever_the_console(tmp_path: Path) -> None:
    done = run("check", SICHUAN, env={"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}, cwd=tmp_path)
    assert " › 执行率（表1第8行第8列）" in done.stdout.decode("utf-8").replace("预算执行率", "执行率")
    assert b"\r" not in done.stdout


def test_a_narrow_terminal_breaks_no_name(tmp_path: Path) -> None:
    done = run("check", SICHUAN, env={"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "80"}, cwd=tmp_path)
    text = done.stdout.decode("utf-8")
    assert "│ 必须更正     │" in text
    assert "│ 比率不符     │" in text
    assert max(map(cell_len, re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()[1:-2])) == 80
