"""`ziping check` as a bureau runs it: on the terminal, as data, as lists for the units, with rules of its own."""

import csv
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.ziping.check.reports import HEADS, SICHUAN, SOUND, findings, ledger, with_cell
from tests.ziping.command import call
from ziping.check.explain import page
from ziping.check.settings import read_settings

ROOT = Path(__file__).resolve().parents[3]


def test_on_the_terminal() -> None:
    done = call("check", SICHUAN, SOUND)
    assert done.exit_code == 0
    assert "荣县旱作农业技术推广站  2023" in done.stdout
    assert "当年财政拨款执行率填报96.91%，按全年执行数223.73÷调整后预算数228.50应为97.91%" in done.stdout
    assert "（表1第8行第8列）" in done.stdout
    assert "没有发现不符之处" in done.stdout
    assert done.stdout.endswith("共 2 份报告，1 份没有问题；必须更正 2 项，请说明 0 项，提示 1 项\n")


def test_in_english() -> None:
    done = call("check", SICHUAN, "--lang", "en")
    assert "Must be corrected  A rate does not follow from its figures" in done.stdout
    assert "223.73 ÷ Adjusted budget 228.50 gives 97.91%" in done.stdout


def test_strict_tells_of_errors_only() -> None:
    assert call("check", SICHUAN, "--strict").exit_code == 1
    assert call("check", SOUND, "--strict").exit_code == 0


def test_findings_as_data(tmp_path: Path) -> None:
    found = findings(SICHUAN)
    assert [one["code"] for one in found] == ["TOTAL", "RATE", "UNREAD"]
    assert call("check", SICHUAN, "-o", tmp_path / "f.csv").exit_code == 0
    with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *lines = csv.reader(file)
    assert head[:5] == ["document", "report", "code", "severity", "message"]
    assert len(lines) == 3


def test_a_bad_file_costs_one_line(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 nothing")
    done = call("check", tmp_path / "坏.docx", SICHUAN)
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "荣县旱作农业技术推广站" in done.stdout


def test_lists_for_the_units(tmp_path: Path) -> None:
    shutil.copy(SICHUAN, tmp_path / "甲.docx")
    shutil.copy(SICHUAN, tmp_path / "乙.docx")  # the same body once more: told apart
    done = call("check", tmp_path, "-o", f"{tmp_path}/清单/", "--due", "2024-01-31")
    assert done.exit_code == 0, done.stderr
    names = sorted(path.name for path in (tmp_path / "清单").iterdir())
    unit = "荣县旱作农业技术推广站"
    assert names == sorted(["汇总.xlsx", *(f"{unit}{no}.{end}" for no in ("", " (2)") for end in ("docx", "xlsx"))])
    (table,) = docx.Document(str(tmp_path / "清单" / f"{unit}.docx")).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["序号", "位置", "原文", "问题", "应为", "依据", "单位说明"]
    assert [row[0] for row in rows[1:]] == ["1", "2", "3"]
    rate = next(row for row in rows if "比率不符" in row[3])
    assert rate[1].endswith("› 预算执行率（表1第8行第8列）")
    assert "执行率：96.91%" in rate[2]
    assert (rate[4], rate[6]) == ("97.91%", "")
    sheet = openpyxl.load_workbook(tmp_path / "清单" / f"{unit}.xlsx")["问题清单"]
    head, *lines = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert [line[head.index("代码")] for line in lines] == ["TOTAL", "RATE", "UNREAD"]
    assert all(line[head.index("单位说明")] is None for line in lines)
    overview = openpyxl.load_workbook(tmp_path / "清单" / "汇总.xlsx")["汇总"]
    head, *lines = ([cell.value for cell in row] for row in overview.iter_rows())
    assert [(line[0], line[head.index("必须更正")], line[head.index("是否按时")]) for line in lines] == [
        (unit, 2, "逾期")
    ] * 2
    again = call("check", tmp_path / "甲.docx", "-o", f"{tmp_path}/清单/")
    assert (again.exit_code, again.stderr[:8]) == (2, "E_EXISTS")


@pytest.mark.parametrize("name", ["清单.docx", "清单.xlsx"])
def test_one_file(tmp_path: Path, name: str) -> None:
    assert call("check", SICHUAN, SOUND, "-o", tmp_path / name).exit_code == 0
    if name.endswith("docx"):
        (table,) = docx.Document(str(tmp_path / name)).tables
        assert len(table.rows) == 4
    else:
        assert openpyxl.load_workbook(tmp_path / name)["问题清单"].max_row == 4


def test_rules_of_a_bureau(tmp_path: Path) -> None:
    rules = tmp_path / "规则.toml"
    rules.write_text('[rules.TOTAL]\noff = true\n[rules.RATE]\nseverity = "note"\n', encoding="utf-8")
    found = findings(SICHUAN, "--settings", rules)
    assert [(one["code"], one["severity"]) for one in found] == [("RATE", "note"), ("UNREAD", "note")]
    rules.write_text('[rules.RATE]\ntolerance = "101"\n', encoding="utf-8")
    assert [one["code"] for one in findings(SICHUAN, "--settings", rules)] == ["TOTAL", "UNREAD"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[rules.SUMM]\noff = true", "no such code: SUMM"),
        ('[rules.SUM]\nseverity = "fatal"', "rules.SUM.severity"),
        ('[rules.SUM]\ntolerance = "-1"', "rules.SUM.tolerance"),
        ("[rules.SUM", "Expected ']'"),
        ('[[accepted]]\nfingerprint = "x"\nreason = "y"', "accepted.0.fingerprint"),
    ],
)
def test_settings_that_are_wrong(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "r.toml").write_text(text, encoding="utf-8")
    done = call("check", SICHUAN, "--settings", tmp_path / "r.toml")
    assert done.exit_code == 2
    assert done.stderr.startswith("E_SETTINGS")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_was_explained_stays_so_until_its_figures_change(tmp_path: Path) -> None:
    rules, report = tmp_path / "规则.toml", tmp_path / "报告.docx"
    rules.write_text('# 本县规则\n[rules.TOTAL]\nseverity = "warning"\n', encoding="utf-8")
    shutil.copy(SICHUAN, report)
    mark = next(one["fingerprint"] for one in findings(report) if one["code"] == "RATE")
    done = call("check", report, "--accept", mark, "--reason", '系统口径"A"', "--settings", rules)
    assert done.exit_code == 0, done.stderr
    assert rules.read_text(encoding="utf-8").startswith("# 本县规则\n[rules.TOTAL]")
    told = call("check", report, "--settings", rules).stdout
    assert "已说明" in told
    assert '系统口径"A"' in told
    assert told.endswith("必须更正 0 项，请说明 1 项，提示 1 项，已说明 1 项\n")
    assert call("check", report, "--settings", rules, "--strict").exit_code == 0
    with_cell(SICHUAN, report, "96.91%", "95.91%")
    assert call("check", report, "--settings", rules, "--strict").exit_code == 1


def test_since_an_earlier_run(tmp_path: Path) -> None:
    report, earlier = tmp_path / "报告.docx", tmp_path / "上次.jsonl"
    shutil.copy(SICHUAN, report)
    call("check", report, "-o", earlier)
    with_cell(SICHUAN, report, "96.91%", "97.91%")
    told = call("check", report, "--since", earlier).stdout
    assert "总分不符  未改" in told
    assert "已改  比率不符" in told
    with_cell(report, report, "223.73", "233.73")
    assert "新增" in call("check", report, "--since", earlier).stdout
    (tmp_path / "x.jsonl").write_text('{"code": 1}\n', encoding="utf-8")
    done = call("check", report, "--since", tmp_path / "x.jsonl")
    assert (done.exit_code, done.stderr[:21]) == (2, f"E_FINDINGS {tmp_path}"[:21])


def test_against_the_bureaus_own_figures(tmp_path: Path) -> None:
    unit = "桃江县竹产业和林区发展局"
    mine = ledger(
        tmp_path / "批复数.xlsx", ["2022年批复情况"], ["单位：万元"], HEADS,
        [1, unit, "2022年", 2785, 3012.6, 2875.24], [2, "桃江县司法局", 2022, 1, 1, 1], [3, unit, 2021, 5, 5, 5],
    )  # fmt: skip
    found = [one for one in findings(SOUND, "--against", mine) if one["code"] == "LEDGER"]
    assert {(one["expected"], one["found"], one["severity"]) for one in found} == {("28752400", "29752400", "error")}
    assert "（批复数.xlsx F4）" in found[0]["message"]
    told = call("check", SOUND, "--against", mine).stdout
    assert "批复数表中有 2 行没有对应的报告：桃江县司法局（2022）、桃江县竹产业和林区发展局（2021）" in told


def test_a_ledger_in_yuan_or_as_csv_agrees(tmp_path: Path) -> None:
    text = '单位,年度,执行数（元）\n桃江县竹产业和林区发展局,2022,"29,752,400"\n'
    for encoding in ("utf-8-sig", "gb18030"):
        (tmp_path / "l.csv").write_text(text, encoding=encoding)
        assert not [one for one in findings(SOUND, "--against", tmp_path / "l.csv") if one["code"] == "LEDGER"]
    (tmp_path / "l.csv").write_text(text.replace("（元）", "（万元）"), encoding="utf-8")
    codes = {one["code"] for one in findings(SOUND, "--against", tmp_path / "l.csv")}
    assert codes >= {"UNIT"}


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([HEADS, [1, "甲局", 2022, 1, 1, 1]], "没有写明金额单位"),
        ([["单位：万元"], ["名称", "数额"]], "没有标题行"),
    ],
)
def test_a_ledger_that_cannot_be_read(tmp_path: Path, lines: list[list[object]], words: str) -> None:
    done = call("check", SOUND, "--against", ledger(tmp_path / "l.xlsx", *lines))
    assert (done.exit_code, done.stderr[:8]) == (2, "E_LEDGER")
    assert words in done.stderr


def test_no_table_at_all(tmp_path: Path) -> None:
    (tmp_path / "l.xlsx").write_bytes(b"no table")
    assert call("check", SOUND, "--against", tmp_path / "l.xlsx").exit_code == 2


@pytest.mark.parametrize(
    "args",
    [
        [],
        [SOUND, "--to", "record"],
        [SOUND, "-f", "parquet"],
        [SOUND, "-o", "x.pdf"],
        [SOUND, "--due", "31.3.2022"],
        [SOUND, "--accept", "0" * 16],
        [SOUND, "--accept", "0" * 16, "--reason", "x", "--settings", "none.toml"],
    ],
)
def test_wrong_usage(args: list[str | Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("check", *args)
    assert done.exit_code == 2
    assert done.stderr.startswith("E_")
    assert list(tmp_path.iterdir()) == []


def test_explain() -> None:
    assert call("explain", "sum").stdout.startswith("SUM  合计不符\n")
    assert call("explain", "RATE", "--lang", "en").stdout.startswith("RATE  A rate does not follow from its figures\n")
    done = call("explain", "SUMME")
    assert done.exit_code == 2
    assert "SUM" in done.stderr
    rules = call("check", "--rules").stdout
    assert rules.count("依据：") == 22


def test_the_rules_that_the_docs_show() -> None:
    shown = read_settings(ROOT / "docs" / "rules.toml")
    assert shown.rules["BUDGET"].severity == "note"
    assert shown.rules["DUPLICATE"].off
    assert shown.factors["RATE"] == 2


def test_the_page_of_the_docs_is_what_the_rules_say() -> None:
    assert (ROOT / "docs" / "findings.md").read_text(encoding="utf-8") == page()
