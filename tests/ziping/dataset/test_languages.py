"""Every finding and reason is there in both languages, whichever way it came in."""

import json
import re
from pathlib import Path

import pytest
from docx.document import Document

from extract.read import open_source
from schemas.errors import Lang
from tests.ziping.command import call
from tests.ziping.dataset.files import ORG, TAOJIANG, TAOJIANG_PDF, changed, ingest, opened, rows
from tests.ziping.dataset.mixed import WRONG, mixed
from ziping.dataset.dataset import Dataset
from ziping.dataset.decisions import Decision
from ziping.reports import read_reports

LANGS: tuple[Lang, ...] = ("zh", "en")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PRIOR = (
    "PRIOR",
    "支出总额2021年决算（执行）数两年报告不一：2022年报告写2900万元，2021年报告为2945.49万元，相差45.49万元",
    (
        "Total expenditure Final accounts (executed) of 2021 differs between two years' reports: "
        "that of 2022 says 2900万元, that of 2021 2945.49万元, a difference of 45.49万元"
    ),
)
COPIES_DIFFER = (
    "CROSS",
    "同一份报告的两个文件不一致：“报告.docx”中政府采购金额预算数为88.00，“盖章件.pdf”中为86.00",
    "Two files of one report differ: Government procurement Budget is 88.00 in 报告.docx, 86.00 in 盖章件.pdf",
)
REASONS = [
    (("盖章件.pdf", "basic_data"), "与“报告.docx”是同一份报告", "the same report as 报告.docx"),
    (("报告.docx", "basic_data"), "已由“报告（修订）.docx”更新", "报告（修订）.docx took its place"),
    (("附件1.docx", "basic_data"), "没有写明单位", "names no body"),
    (("报告（修订）.docx", "basic_data"), "", ""),
]


def messages(dataset: Dataset, lang: Lang) -> list[tuple[str, str]]:
    frame = dataset.findings(lang=lang, engine="pandas")
    return list(zip(frame["code"], frame["message"], strict=True))


def both(dataset: Dataset) -> list[tuple[str, str, str]]:
    """Code and messages of all findings; none is empty, none the same in both."""
    zh, en = (messages(dataset, lang) for lang in LANGS)
    assert [code for code, _ in zh] == [code for code, _ in en]
    told = [(code, one, other) for (code, one), (_, other) in zip(zh, en, strict=True)]
    for _, one, other in told:
        assert one != other
        assert CHINESE.search(one)
        assert other
        assert not CHINESE.match(other)
    return told


def test_every_kind_of_finding_and_reason(place: str, tmp_path: Path) -> None:
    dataset = mixed(place, tmp_path)
    told = both(dataset)
    assert {"SUM", "CROSS", "UNREAD", "PRIOR", "COPY"} <= {code for code, *_ in told}
    assert PRIOR in told
    assert COPIES_DIFFER in told
    parts = {lang: _reasons(dataset, lang) for lang in LANGS}
    for of, *texts in REASONS:
        assert [parts[lang][of] for lang in LANGS] == texts
    assert {one.reason for one in dataset.status().unplaced} == {"没有写明单位"}
    assert {one.reason for one in dataset.status("en").unplaced} == {"names no body"}


def _reasons(dataset: Dataset, lang: Lang) -> dict[tuple[str, str], str]:
    heads = [head.name for head in dataset.columns("parts")]
    document, part, reason = (heads.index(name) for name in ("document", "part", "reason"))
    return {(str(row[document]), str(row[part])): str(row[reason]) for row in dataset.rows("parts", lang)}


def _longer(document: Document) -> None:
    document.add_paragraph("。")


def test_they_are_those_of_a_report_alone(place: str, tmp_path: Path) -> None:
    """And stay so when a correction, a copy or a decision on bodies has it checked anew."""
    wrong = changed(TAOJIANG, tmp_path / "甲.docx", WRONG)
    ingest(place, tmp_path / "work", wrong)
    dataset = opened(place, tmp_path / "work")

    def alone(lang: Lang) -> list[str]:
        (report,) = read_reports(open_source(wrong, "甲.docx"), lang=lang).reports
        return sorted(one.message for one in report.record.findings)

    def stored(lang: Lang) -> list[str]:
        return sorted(message for _, message in messages(dataset, lang))

    assert len(alone("en")) > 1
    assert (stored("zh"), stored("en")) == (alone("zh"), alone("en"))
    for lang in LANGS:
        (record,) = dataset.records(lang=lang)
        assert sorted(one.message for one in record.findings) == alone(lang)
    ingest(place, tmp_path / "work", changed(wrong, tmp_path / "乙.docx", _longer))
    assert (stored("zh"), stored("en")) == (alone("zh"), alone("en"))
    dataset.decide(Decision(verdict="same", name="某局", region="", other_name=ORG, other_region=""))
    assert (stored("zh"), stored("en")) == (alone("zh"), alone("en"))
    sha256 = rows(dataset, "observations", "sha256")[0][0]  # of the two the one that counts
    dataset.correct(sha256, "basic_data.0/expenditure.basic@final", "1", by="核对员", reason="试")
    told = both(dataset)
    assert [one for code, one, _ in told if code == "SUM"] != [one for one in alone("zh") if "各项之和" in one]


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "xlsx", "dta", "parquet"])
def test_the_commands(place: str, tmp_path: Path, suffix: str) -> None:
    ingest(place, tmp_path / "work", changed(TAOJIANG, tmp_path / "甲.docx", WRONG), TAOJIANG_PDF)
    where = ("--dataset", place, *(("--work", tmp_path / "work") if "://" in place else ()))
    dataset = opened(place, tmp_path / "work")
    for lang, other in zip(LANGS, LANGS[::-1], strict=True):
        wanted, unwanted = ([message for _, message in messages(dataset, one)] for one in (lang, other))
        done = call("check", *where, "--to", "findings", "-f", "jsonl", "--lang", lang)
        assert sorted(json.loads(line)["message"] for line in done.stdout.splitlines()) == sorted(wanted)
        assert "message_en" not in done.stdout
        out = tmp_path / f"{lang}.{suffix}"
        assert call("export", *where, out, "--table", "findings", "--lang", lang).exit_code == 0
        text = _text(out)
        assert all(message in text for message in wanted)
        assert not any(message in text for message in unwanted)
    package = tmp_path / "包"
    assert call("export", *where, f"{package}/", "--lang", "en").exit_code == 0
    assert messages(dataset, "en")[0][1].replace('"', '""') in (package / "findings.csv").read_text(encoding="utf-8")


def _text(path: Path) -> str:
    """All texts of a file of any format."""
    import pandas as pd

    match path.suffix:
        case ".xlsx":
            return "\n".join(sheet.to_string() for sheet in pd.read_excel(path, sheet_name=None, header=None).values())
        case ".dta":
            return "\n".join(map(str, pd.read_stata(path, convert_categoricals=False).to_numpy().ravel()))
        case ".parquet":
            return "\n".join(map(str, pd.read_parquet(path).to_numpy().ravel()))
        case ".csv":
            return "\n".join(map(str, pd.read_csv(path, dtype=str).to_numpy().ravel()))
    return "\n".join(json.loads(line)["message"] for line in path.read_text(encoding="utf-8").splitlines())
