"""Reports of bodies and years in, what does not hold across them out, on both engines."""

import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus.generate.report import make
from tests.ziping.command import call
from tests.ziping.dataset.across_reports import NAMES, YEAR, report
from tests.ziping.dataset.files import ingest, opened
from ziping.dataset.across import is_stale, refresh
from ziping.dataset.across.case import knowledge
from ziping.dataset.dataset import open_dataset
from ziping.dataset.engine import Engine
from ziping.dataset.prepared import PreparedDocument
from ziping.dataset.store import Store

PASSAGES = (
    "今年以来，我局围绕柑橘黄龙病防控组织技术人员进村入户，逐园逐株排查病树，分片建立台账并督促果农及时砍除。在此基础上引导合作社更换无病苗木，统一开展木虱防治，疫情蔓延势头得到有效遏制，果农种植信心明显恢复。",
    "同时依托乡镇农技站开设田间课堂，把防控要点编成顺口溜张贴到每个村民小组，群众主动报告疑似病株的明显多了。",
)
STANDARD = (
    "根据《桃江县财政局关于开展预算绩效自评工作的通知》要求，我局成立了自评工作领导小组，对部门整体支出进行了全面自评。",
    "为进一步加强财政支出管理，强化支出责任，提高财政资金使用效益，建立科学合理的绩效评价管理体系，特开展本次评价。",
    "按照《中华人民共和国预算法》和《项目支出绩效评价管理办法》的规定，从投入、过程、产出、效果四个方面设置了评价指标。",
)
TOTAL, THREE, POSTS = ("expenditure.total", "prior_final"), ("three_public.total", "final"), "staff.establishment"


class Told(NamedTuple):
    submission: str
    code: str
    severity: str
    message: str
    fields: list[str]
    expected: str
    found: str
    difference: str
    tolerance: str
    evidence: list[str]
    reports: list[str]
    fingerprint: str


def stored(place: str, documents: Sequence[PreparedDocument], factors: dict[str, Decimal] | None = None) -> list[Told]:
    """What is found across these reports; again it is the same."""
    engine = open_dataset(place, create=True).engine
    with engine.writing() as connection:
        Store(connection).add("r", documents)
        assert is_stale(connection)
        count = refresh(connection, factors)
        assert not is_stale(connection)
    found = across(engine)
    assert len(found) == count
    with engine.writing() as connection:
        refresh(connection, factors)
    assert across(engine) == found
    return found


def across(engine: Engine) -> list[Told]:
    with engine.reading() as connection:
        rows = connection.rows(
            "SELECT s.submission, f.code, f.severity, f.message, f.fields, f.expected, f.found, f.difference,"
            " f.tolerance, f.evidence, f.evidence_reports, f.fingerprint FROM findings f"
            " JOIN submissions s ON s.submission = f.submission JOIN orgs o ON o.org_id = s.org_id"
            " WHERE f.scope = 'across' ORDER BY o.name, s.year, f.place"
        )
    lists = (4, 9, 10)
    return [Told(*(json.loads(str(cell)) if at in lists else str(cell) for at, cell in enumerate(row))) for row in rows]  # type: ignore[arg-type]


def series(name: str = NAMES[0], last: int = YEAR, **planted: object) -> list[PreparedDocument]:
    return [report(name, last - 1), report(name, last, **planted)]  # type: ignore[arg-type]


def test_a_series_that_agrees_has_no_finding(place: str) -> None:
    assert stored(place, [each for name in NAMES[:4] for each in series(name)]) == []


def test_a_prior_year_that_differs_is_told_with_both_places(place: str) -> None:
    (one,) = stored(place, [*series(planted={TOTAL: "2900.00"}), *series(NAMES[1])])
    assert one.message == (
        "支出总额2021年决算（执行）数两年报告不一：2022年报告写2900万元，2021年报告为2945.49万元，相差45.49万元"
    )
    assert one[4:9] == (["expenditure.total"], "29454900", "29000000", "-454900", "100")
    assert (one.code, one.severity) == ("PRIOR", "warning")
    assert one.evidence == ["basic_data.0/expenditure.total@prior_final", "basic_data.0/expenditure.total@final"]
    assert len(set(one.reports)) == 2


def test_a_prior_year_within_its_printed_digits_agrees(place: str) -> None:
    assert stored(place, series(planted={TOTAL: "2945.5"})) == []
    with pytest.raises(AssertionError):
        assert stored(place, series(NAMES[1], planted={TOTAL: "2945.6"})) == []


def test_a_tolerance_is_widened(place: str) -> None:
    documents = series(planted={TOTAL: "2945.6"})
    assert stored(place, documents, {"PRIOR": Decimal(3)}) == []


def test_ten_thousand_times_as_much_is_said(place: str) -> None:
    (one,) = stored(place, series(planted={TOTAL: "29454900"}))
    assert one.message.endswith("；两数相差约10000倍，疑将“元”填为“万元”（或相反）")


def test_a_doubtful_reading_is_said(place: str) -> None:
    (one,) = stored(place, series(planted={TOTAL: "2900.00"}, confidence=0.7))
    assert one.severity == "warning"
    assert one.message.endswith("（2022年报告读取存疑，请先核对原文）")


def test_a_later_version_counts_and_the_year_between_is_not_bridged(place: str) -> None:
    assert stored(place, [report(year=2019), report(year=2022, planted={TOTAL: "1.00"})]) == []


def test_a_text_of_another_body_is_told_of_both(place: str) -> None:
    texts = [("本局自己写的一段话，说的是本局自己的事情，别处没有。", *PASSAGES), PASSAGES, ()]
    found = stored(place, [report(name, texts=text) for name, text in zip(NAMES, texts, strict=False)])
    assert [(one.code, one.severity, one.expected, one.tolerance) for one in found] == [
        ("COPY", "warning", "", "100")
    ] * 2
    at = {one.message.partition("”")[0]: one for one in found}
    told = at[f"正文与“{NAMES[1]}"]
    assert told.message.startswith(
        f"正文与“{NAMES[1]}”2022年报告雷同，相同文字{told.found}字（不计数字和标点），如第2段：“今年以来，"
    )
    assert told.message.endswith("果农种植信心明显恢复”")
    assert f"正文与“{NAMES[0]}" in at


def test_figures_and_marks_may_differ(place: str) -> None:
    other = tuple(text.replace("，", "、").replace("今年以来", "今年以来（2022）") for text in PASSAGES)
    texts = [PASSAGES, other]
    assert len(stored(place, [report(name, texts=text) for name, text in zip(NAMES, texts, strict=False)])) == 2


@pytest.mark.parametrize(
    "bodies", [NAMES[:2], NAMES[: knowledge().copied.bodies + 1]], ids=["phrases of notices", "what everybody writes"]
)
def test_what_anybody_writes_is_no_copy(place: str, bodies: list[str]) -> None:
    texts = STANDARD if len(bodies) == 2 else PASSAGES
    assert stored(place, [report(name, texts=texts) for name in bodies]) == []


def test_a_body_may_repeat_itself_and_a_short_passage_is_no_copy(place: str) -> None:
    own = [report(year=year, texts=PASSAGES) for year in (YEAR - 1, YEAR)]
    assert stored(place, [*own, report(NAMES[1], texts=PASSAGES[1:])]) == []


def test_the_earlier_year_copies_nothing(place: str) -> None:
    (one,) = stored(place, [report(NAMES[0], YEAR, texts=PASSAGES), report(NAMES[1], YEAR - 1, texts=PASSAGES)])
    assert f"“{NAMES[1]}”{YEAR - 1}年报告雷同" in one.message


def peers(count: int) -> list[PreparedDocument]:
    """Bodies that are much alike."""
    return [report(name, planted={(POSTS, "value"): str(90 + at % 5)}) for at, name in enumerate(NAMES[1 : count + 1])]


def test_an_outlier_is_a_note_with_median_and_peers(place: str) -> None:
    found = stored(place, [report(planted={THREE: "113.60"}), *peers(12)])
    assert {(one.code, one.severity) for one in found} == {("OUTLIER", "note")}
    one = next(one for one in found if one.fields == ["three_public.total", POSTS])
    assert one.message == "编制人均“三公”经费11833.33元/人，是2022年县级党政机关12家中位数1248.35元/人的9.5倍"
    assert (one.found, one.expected, one.difference) == ("11833.33", "1248.35", "10584.98")
    assert one.evidence == ["basic_data.0/three_public.total@final", "basic_data.0/staff.establishment@value"]
    assert {tuple(each.fields) for each in found} == {
        ("three_public.total", POSTS), ("three_public.total", "expenditure.total")
    }  # fmt: skip


def test_few_peers_tell_nothing(place: str) -> None:
    assert stored(place, [report(planted={THREE: "113.60"}), *peers(8)]) == []


def test_bodies_alike_have_no_outlier(place: str) -> None:
    assert stored(place, peers(17)) == []


def test_a_fingerprint_stays_while_figures_change(places: Callable[[], str]) -> None:
    marks = set()
    for raw in ("2900.00", "2800.00"):
        (one,) = stored(places(), series(planted={TOTAL: raw}))
        marks.add(one.fingerprint)
    assert len(marks) == 1


def test_an_ingest_compares_once_and_after_a_run_that_was_killed(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for index in range(3):
        make(7, index).save(folder / str(index))
    files = sorted(folder.glob("*/*.docx"))
    work = tmp_path / "dataset" if "://" not in place else tmp_path / "work"
    ingest(place, work, *files[:2])
    engine = opened(place, work).engine
    with engine.writing() as connection:
        assert not is_stale(connection)
        Store(connection).add("killed", series(planted={TOTAL: "2900.00"}))
    assert across(engine) == []
    ingest(place, work, *files[:2])  # nothing new, but what the other run stored was not compared
    assert [one.code for one in across(engine)] == ["PRIOR"]


def test_the_command_lists_what_is_stored(place: str, tmp_path: Path) -> None:
    stored(place, [*series(planted={TOTAL: "2900.00"}), *series(NAMES[1])])
    where = ("--dataset", place, *(("--work", tmp_path) if "://" in place else ()))
    done = call("check", *where)
    assert done.exit_code == 0, done.stderr
    assert "请说明  与上年报告不符" in done.stdout
    assert "支出总额 › 2021年决算数（表1第4行第2列）" in done.stdout
    assert "原文：支出总额·2021年决算数：2900.00；支出总额·2021年决算数：2945.49" in done.stdout
    assert "共 4 份报告，3 份没有问题" in done.stdout
    found = [json.loads(line) for line in call("check", *where, "--to", "findings", "-f", "jsonl").stdout.splitlines()]
    assert [one["code"] for one in found] == ["PRIOR"]
    rules = tmp_path / "规则.toml"
    rules.write_text('[rules.PRIOR]\nseverity = "error"\n', encoding="utf-8")
    assert call("check", *where, "--settings", rules, "--strict").exit_code == 1
    mark = found[0]["fingerprint"]
    done = call("check", *where, "--accept", mark, "--reason", "决算批复后调整", "--settings", rules)
    assert done.exit_code == 0, done.stderr
    assert call("check", *where, "--settings", rules, "--strict").exit_code == 0
    done = call("check", *where, "-o", f"{tmp_path}/清单/")
    assert done.exit_code == 0, done.stderr
    names = sorted(path.name for path in (tmp_path / "清单").iterdir())
    assert len(names) == 1 + 4 * 2
    assert call("check", *where, "x.docx").exit_code == 2


def test_the_command_compares_years_anew_after_a_correction(place: str, tmp_path: Path) -> None:
    stored(place, [*series(planted={TOTAL: "2900.00"}), *series(NAMES[1])])
    work = tmp_path if "://" in place else None
    where = ("--dataset", place, *(("--work", tmp_path) if work else ()))
    assert "与上年报告不符" in call("check", *where).stdout
    dataset = open_dataset(place, work=work)
    with dataset.engine.reading() as connection:
        ((sha256, number, key),) = connection.rows(
            "SELECT sha256, report, key FROM observations WHERE raw = '2900.00' AND section = 'basic_data'"
        )
    dataset.correct(str(sha256), str(key), "29454900", report=int(str(number)))
    done = call("check", *where)
    assert "与上年报告不符" not in done.stdout, done.stdout
    assert done.stderr == ""
    rules = tmp_path / "规则.toml"
    rules.write_text("[rules.SUM]\ntolerance = 3\n", encoding="utf-8")
    done = call("check", *where, "--settings", rules)
    assert done.exit_code == 0
    assert done.stderr.startswith("E_STORED_AS_JUDGED：")
    assert "tolerance（SUM）" in done.stderr


@pytest.mark.slow
def test_reports_of_unrelated_bodies_have_nothing_in_common(tmp_path: Path) -> None:
    names: set[str] = set()
    for index in range(60):
        made = make(11, index)
        if made.unit.name not in names:
            made.save(tmp_path / "in" / str(index))
            names.add(made.unit.name)
    ingest(str(tmp_path / "dataset"), tmp_path / "dataset", *sorted((tmp_path / "in").glob("*/*.docx")))
    found = across(opened(str(tmp_path / "dataset"), tmp_path / "dataset").engine)
    assert [one.message for one in found if one.code != "OUTLIER"] == []
