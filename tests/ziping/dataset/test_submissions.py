"""A submission is one unit's one year, whatever the number, format and order of its files."""

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import ziping
from tests.ziping.dataset.files import (
    ORG,
    TAOJIANG,
    TAOJIANG_PDF,
    changed,
    findings,
    ingest,
    opened,
    replaced,
    rows,
    tables_only,
    without_tables,
)
from ziping.dataset.dataset import Dataset
from ziping.dataset.decisions import Decision

ITSELF = ("title", "org_name", "report_date")  # each file says it again
COMPARED = ("section", "field", "measure", "item", "period", "label", "raw", "value", "unit", "status")


def states(dataset: Dataset) -> dict[tuple[str, str], str]:
    """The state of each part: `{("报告.docx", "narrative"): "current"}`."""
    return {(name, part): state for name, part, state in rows(dataset, "parts", "document", "part", "state")}


def both(*changes: Callable[[Any], None]) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for each in changes:
            each(document)

    return change


def apart(folder: Path, change: Callable[[Any], None] = lambda _: None) -> Path:
    """Report and forms as three files; the report after `change`."""
    changed(TAOJIANG, folder / "报告.docx", both(change, without_tables))
    changed(TAOJIANG, folder / "附件1.docx", tables_only([0]))
    changed(TAOJIANG, folder / "附件2.docx", tables_only([1]))
    return folder


def test_report_forms_and_stamped_pdf_sent_apart_are_one_submission(place: str, tmp_path: Path) -> None:
    folder = apart(tmp_path / "甲局")
    shutil.copy(TAOJIANG_PDF, folder / "盖章件.pdf")
    ingest(place, tmp_path / "work", folder)
    dataset = opened(place, tmp_path / "work")
    assert rows(dataset, "submissions", "org_name", "year", "documents", "parts") == [
        (ORG, 2022, 4, "basic_data\nnarrative\nself_evaluation")
    ]
    assert states(dataset) == {
        ("报告.docx", "narrative"): "current",
        ("附件1.docx", "basic_data"): "current",
        ("附件2.docx", "self_evaluation"): "current",
        ("盖章件.pdf", "narrative"): "copy",
        ("盖章件.pdf", "basic_data"): "copy",
        ("盖章件.pdf", "self_evaluation"): "copy",
    }
    whole = [
        tuple(getattr(one, name) for name in COMPARED)
        for one in ziping.convert(TAOJIANG).observations()
        if one.field not in ITSELF
    ]
    stored = [row for row in rows(dataset, "observations", *COMPARED) if row[1] not in ITSELF]
    assert sorted(stored) == sorted(whole)
    assert dataset.status().unplaced == ()


def test_what_two_files_contradict_each_other_in_is_found(place: str, tmp_path: Path) -> None:
    ingest(place, tmp_path / "work", apart(tmp_path / "甲局", replaced("2975.24万元", "2957.24万元")))
    dataset = opened(place, tmp_path / "work")
    found = [row for row in findings(dataset) if row["code"] == "CROSS"]
    (cross,) = [row for row in found if row["severity"] == "error" and row["fields"] == ["expenditure.total"]]
    assert (cross["expected"], cross["found"]) == ("29752400", "29572400")
    assert cross["document"] == "报告.docx"
    stated = {row[0]: row[1] for row in rows(dataset, "observations", "key", "document")}
    assert [stated[key] for key in cross["evidence"]] == ["报告.docx", "附件1.docx"]


def test_word_counts_before_pdf_and_what_differs_is_told(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "甲局"
    changed(TAOJIANG, folder / "报告.docx", replaced("86.00", "88.00"))
    shutil.copy(TAOJIANG_PDF, folder / "报告.pdf")
    ingest(place, tmp_path / "work", folder)
    dataset = opened(place, tmp_path / "work")
    assert {state for (name, _), state in states(dataset).items() if name == "报告.pdf"} == {"copy"}
    (told,) = [row for row in findings(dataset) if "两个文件" in row["message"]]
    assert (told["code"], told["expected"], told["found"]) == ("CROSS", "880000", "860000")
    assert told["fields"] == ["procurement.amount"]


def _filled_in(day: str) -> Callable[[Any], None]:
    """The line above the form with the day on which it was filled in."""

    def change(document: Any) -> None:
        document.paragraphs[0].add_run(f"    填报日期：{day}")

    return change


@pytest.mark.parametrize("day", ["2023年3月20日", "2023年4月2日"])
def test_a_form_filled_in_on_another_day_is_of_the_report_that_a_pdf_holds_whole(
    place: str, tmp_path: Path, day: str
) -> None:
    folder = apart(tmp_path / "甲局")
    change = both(replaced("2,975.24", "2,995.24"), tables_only([0]), _filled_in(day))
    changed(TAOJIANG, folder / "附件1.docx", change)
    shutil.copy(TAOJIANG_PDF, folder / "盖章.pdf")
    assert ziping.convert(folder / "附件1.docx").report_date not in ("", ziping.convert(TAOJIANG_PDF).report_date)
    ingest(place, tmp_path / "work", folder)
    dataset = opened(place, tmp_path / "work")
    found = states(dataset)
    assert (found["附件1.docx", "basic_data"], found["盖章.pdf", "basic_data"]) == ("current", "copy")
    told = [row for row in findings(dataset) if "两个文件" in row["message"]]
    assert [(row["document"], row["expected"], row["found"]) for row in told] == [
        ("附件1.docx", "29952400", "29752400")
    ]


def test_a_later_form_in_the_same_format_supersedes_though_a_pdf_holds_the_earlier(place: str, tmp_path: Path) -> None:
    folder = apart(tmp_path / "甲局")
    for name, day, amount in (("附件1.docx", "2023年3月20日", "2,975.24"), ("附件一.docx", "2023年4月2日", "2,995.24")):
        change = both(replaced("2,975.24", amount), tables_only([0]), _filled_in(day))
        changed(TAOJIANG, folder / name, change)
    shutil.copy(TAOJIANG_PDF, folder / "盖章.pdf")
    ingest(place, tmp_path / "work", folder)
    dataset = opened(place, tmp_path / "work")
    found = states(dataset)
    assert [found[name, "basic_data"] for name in ("附件一.docx", "附件1.docx", "盖章.pdf")] == [
        "current",
        "superseded",
        "copy",
    ]
    assert not [row for row in findings(dataset) if "两个文件" in row["message"]]


def test_the_day_of_a_form_and_that_of_signing_are_no_two_versions(place: str, tmp_path: Path) -> None:
    """Of the whole report in Word, which nobody signed, and in PDF."""
    folder = tmp_path / "甲局"

    def unsigned(document: Any) -> None:
        replaced("2023年3月28日", "")(document)
        document.add_paragraph("填表人：甲    填报日期：2023年3月20日")

    changed(TAOJIANG, folder / "报告.docx", both(replaced("86.00", "88.00"), unsigned))
    shutil.copy(TAOJIANG_PDF, folder / "报告.pdf")
    assert ziping.convert(folder / "报告.docx").report_date == "2023-03-20"
    ingest(place, tmp_path / "work", folder)
    dataset = opened(place, tmp_path / "work")
    found = states(dataset)
    assert (found["报告.docx", "basic_data"], found["报告.pdf", "basic_data"]) == ("current", "copy")
    assert [row["found"] for row in findings(dataset) if "两个文件" in row["message"]] == ["860000"]


def test_dates_of_signing_in_two_formats_are_two_versions(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "甲局"
    change = both(replaced("86.00", "88.00"), replaced("2023年3月28日", "2023年3月18日"))
    changed(TAOJIANG, folder / "报告.docx", change)
    shutil.copy(TAOJIANG_PDF, folder / "报告.pdf")
    ingest(place, tmp_path / "work", folder)
    found = states(opened(place, tmp_path / "work"))
    assert (found["报告.docx", "basic_data"], found["报告.pdf", "basic_data"]) == ("superseded", "current")


def test_a_later_version_supersedes_and_the_earlier_stays(place: str, tmp_path: Path) -> None:
    first = tmp_path / "一" / f"{ORG}自评报告.docx"
    first.parent.mkdir()
    shutil.copy(TAOJIANG, first)
    second = changed(TAOJIANG, tmp_path / "二" / f"{ORG}自评报告（修订）.docx", replaced("2,975.24", "2,975.42"))
    ingest(place, tmp_path / "work", first)
    ingest(place, tmp_path / "work", second)
    dataset = opened(place, tmp_path / "work")
    found = states(dataset)
    assert found[first.name, "basic_data"] == "superseded"
    assert found[second.name, "basic_data"] == "current"
    final = "basic_data.0/expenditure.total@final"
    assert [row[1] for row in rows(dataset, "observations", "key", "raw") if row[0] == final] == ["2,975.42"]
    assert {row[1:] for row in rows(dataset, "history", "key", "raw", "state") if row[0] == final} == {
        ("2,975.42", "current"),
        ("2,975.24", "superseded"),
    }


def tables(dataset: Dataset) -> list[list[tuple[Any, ...]]]:
    told = ("document", "section", "part", "state", "reason"), ("submission", "documents", "parts", "report_date")
    listed = [rows(dataset, "parts", *told[0]), rows(dataset, "submissions", *told[1]), rows(dataset, "orgs", "name")]
    found = [tuple(map(str, row)) for row in rows(dataset, "findings", "code", "message", "evidence", "document")]
    return [*listed, found]


def test_the_order_in_which_files_come_does_not_matter(places: Callable[[], str], tmp_path: Path) -> None:
    folder = apart(tmp_path / "甲局", replaced("2975.24万元", "2957.24万元"))
    shutil.copy(TAOJIANG_PDF, folder / "盖章件.pdf")
    changed(TAOJIANG, folder / "附件1修改稿.docx", both(replaced("86.00", "88.00"), tables_only([0])))
    files = sorted(folder.iterdir())
    os.utime(files[0], (1_700_000_000, 1_700_000_000))
    found = []
    for number, batches in enumerate(([files], [[one] for one in files], [[one] for one in reversed(files)])):
        place, work = places(), tmp_path / f"work{number}"
        for batch in batches:
            ingest(place, work, *batch)
        found.append(tables(opened(place, work)))
    assert found[0] == found[1] == found[2]


def _at_once(files: Sequence[Path]) -> None:
    for path in files:
        os.utime(path, (1_700_000_000, 1_700_000_000))


def test_of_two_that_differ_and_nothing_tells_which_is_later_one_is_listed(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "甲局"
    one = changed(TAOJIANG, folder / "甲.docx", tables_only([0]))
    other = changed(TAOJIANG, folder / "乙.docx", both(replaced("2,975.24", "2,975.42"), tables_only([0])))
    whose = changed(TAOJIANG, folder / "报告.docx", without_tables)
    _at_once([one, other, whose])
    ingest(place, tmp_path / "work", folder)
    dataset = opened(place, tmp_path / "work")
    assert sorted(state for (_, part), state in states(dataset).items() if part == "basic_data") == [
        "current",
        "doubtful",
    ]
    (listed,) = dataset.status().unplaced
    assert "内容不同" in listed.reason
    final = "basic_data.0/expenditure.total@final"
    assert len([row for row in rows(dataset, "observations", "key") if row == (final,)]) == 1


@pytest.mark.parametrize("beside", [True, False])
def test_a_folder_tells_whose_a_form_is_only_where_all_in_it_is_one_bodys(
    place: str, tmp_path: Path, beside: bool
) -> None:
    folder = tmp_path / "报送"
    changed(TAOJIANG, folder / "附件1.docx", tables_only([0]))
    if beside:
        changed(TAOJIANG, folder / "报告.docx", without_tables)
    else:
        for name in ("sichuan-2023-rongxian", "hunan-2019-huarong"):
            for report in (TAOJIANG.parent.parent / name).glob("*.docx"):
                shutil.copy(report, folder)
    ingest(place, tmp_path / "work", folder)
    dataset = opened(place, tmp_path / "work")
    state = states(dataset)["附件1.docx", "basic_data"]
    assert state == ("current" if beside else "unplaced")
    assert [one.document for one in dataset.status().unplaced] == ([] if beside else ["附件1.docx"])


def test_a_form_without_a_name_goes_with_its_body_when_that_is_decided_anew(place: str, tmp_path: Path) -> None:
    """And a folder that holds another body later tells nothing any more."""
    other = "桃江县竹产业和林区发展服务局"
    folder = tmp_path / "报送"
    changed(TAOJIANG, folder / "附件1.docx", tables_only([0]))
    changed(TAOJIANG, folder / "报告.docx", both(replaced(ORG, other), without_tables))
    ingest(place, tmp_path / "work", folder, TAOJIANG)
    dataset = opened(place, tmp_path / "work")
    assert sorted(rows(dataset, "submissions", "org_name", "documents")) == [(ORG, 1), (other, 2)]
    decision = Decision(verdict="same", name=other, region="430922", other_name=ORG, other_region="430922")
    dataset.decide(decision)
    assert [row[1] for row in rows(dataset, "submissions", "org_name", "documents")] == [3]
    assert dataset.status().unplaced == ()
    dataset.decide(decision.model_copy(update={"verdict": "different"}))
    assert sorted(rows(dataset, "submissions", "org_name", "documents")) == [(ORG, 1), (other, 2)]
    shutil.copy(next((TAOJIANG.parent.parent / "sichuan-2023-rongxian").glob("*.docx")), folder)
    ingest(place, tmp_path / "work", folder)
    assert [one.document for one in dataset.status().unplaced] == ["附件1.docx"]
    assert sorted(row[1] for row in rows(dataset, "submissions", "org_name", "documents")) == [1, 1, 1]


def test_the_same_bytes_never_come_twice(place: str, tmp_path: Path) -> None:
    first = tmp_path / "甲" / "报告.docx"
    second = tmp_path / "乙" / "另存.docx"
    for path in (first, second):
        path.parent.mkdir()
        shutil.copy(TAOJIANG, path)
    work = tmp_path / "work"
    assert (ingest(place, work, first, second).stored, ingest(place, work, tmp_path / "甲").known) == (1, 1)
    shutil.move(second, tmp_path / "乙" / "又一名.docx")
    assert ingest(place, work, tmp_path / "乙").known == 1
    dataset = opened(place, work)
    assert rows(dataset, "documents", "name", "reports") == [("报告.docx", 1)]
    assert len(rows(dataset, "observations", "key")) == len(ziping.convert(TAOJIANG).observations())
