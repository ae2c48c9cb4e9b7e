"""Reports of many bodies, in whatever batches they come: the same bodies, organisations and submissions."""

import hashlib
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.ziping.command import call
from tests.ziping.dataset.files import ORG as NAME
from tests.ziping.dataset.files import TAOJIANG, changed, findings, ingest, opened, replaced, rows
from ziping import convert
from ziping.dataset.dataset import Dataset, open_dataset
from ziping.dataset.decisions import Decision
from ziping.dataset.names import Body
from ziping.dataset.prepared import PreparedDocument, prepare
from ziping.dataset.store import Store

TAO, AN = "430922", "430923"
BODIES = [
    Body("桃江县农业局", TAO, "县", "党政机关"),
    Body("桃江县农业局（本级）", TAO, "县", "党政机关"),
    Body("桃江县农业农村局", TAO, "县", "党政机关"),
    Body("桃江县农业农村局（本级）", TAO, "县", "党政机关"),
    Body("农业局", "", "", ""),
    Body("城关镇人民政府", TAO, "乡", "党政机关"),
    Body("城关镇人民政府", AN, "乡", "党政机关"),
    Body("城关镇人民政府", "", "乡", "党政机关"),
    Body("第一中学", AN, "县", "事业单位"),
    Body("第一中学", "", "", "事业单位"),
    Body("安化县第一中学", AN, "县", "事业单位"),
    Body("市公共资源交易中心", "", "市", ""),
    Body("益阳市公共资源交易中心", "430900", "市", "事业单位"),
    Body("益阳市公共资源交易中心（本级）", "430900", "市", "事业单位"),
    Body("宁乡县水利局", "430124", "县", "党政机关"),
    Body("宁乡市水利局", "430182", "县", "党政机关"),
]
MERGED = Decision(
    verdict="same", name="桃江县农业局", region=TAO, other_name="桃江县农业农村局", other_region=TAO, since=2020
)
SHAPE = ("bodies", "orgs", "submissions", "parts", "reports")


@pytest.fixture(scope="module")
def documents() -> list[PreparedDocument]:
    record = convert(TAOJIANG, prose=False)
    made = []
    for body in BODIES:
        for year in (2019, 2021):
            mark = hashlib.sha256(f"{body}{year}".encode()).hexdigest()
            told = {"org_name": body.name, "region": body.region, "level": body.level, "org_kind": body.org_kind}
            report = prepare(record.model_copy(update={**told, "sha256": mark, "year": year}))
            made.append(PreparedDocument(mark, f"{mark}.docx", mark, "docx", 1, "", (report,)))
    return made


def stored(folder: Path, batches: Sequence[Sequence[PreparedDocument]], decisions: Sequence[Decision]) -> Dataset:
    dataset = open_dataset(folder, create=True)
    for batch in batches:
        with dataset.engine.writing() as connection:
            Store(connection, decisions).add("run", batch)
    return dataset


def shape(dataset: Dataset) -> dict[str, list[tuple[object, ...]]]:
    with dataset.engine.reading() as connection:
        return {
            table: sorted(connection.rows(f"SELECT * FROM {table}"), key=repr)  # noqa: S608
            for table in SHAPE
        }


@pytest.mark.parametrize("decisions", [[], [MERGED]], ids=["undecided", "merged since 2020"])
def test_the_order_in_which_they_come_does_not_matter(
    documents: list[PreparedDocument], decisions: list[Decision], tmp_path: Path
) -> None:
    at_once = shape(stored(tmp_path / "at once", [documents], decisions))
    assert {row[:4] for row in at_once["bodies"]} == {
        (body.name, body.region, body.level, body.org_kind) for body in BODIES
    }
    for seed in range(8):
        order = random.Random(seed)  # noqa: S311 - an order, no secret
        mixed = order.sample(documents, len(documents))
        cuts = sorted(order.sample(range(1, len(mixed)), 3 * seed))
        batches = [mixed[start:end] for start, end in zip([0, *cuts], [*cuts, len(mixed)], strict=True)]
        found = shape(stored(tmp_path / str(seed), batches, decisions))
        for table in SHAPE:
            assert found[table] == at_once[table], (seed, table)


def test_namesakes_of_two_counties_come_one_after_the_other(place: str, tmp_path: Path) -> None:
    for county, total in (("桃江县", "2,975.25"), ("安化县", "1,975.25")):
        report = changed(
            TAOJIANG, tmp_path / f"{county}城关镇人民政府2022年度绩效自评报告.docx", replaced(NAME, "城关镇人民政府")
        )
        changed(report, report, replaced("2,975.24", total))
        assert ingest(place, tmp_path / "work", report).stored == 1
    dataset = opened(place, tmp_path / "work")
    assert sorted(rows(dataset, "orgs", "region", "name")) == [(TAO, "城关镇人民政府"), (AN, "城关镇人民政府")]


def test_a_merger_takes_along_whatever_was_written_alike_in_later_batches(place: str, tmp_path: Path) -> None:
    sent = (
        ("桃江县农业局", 2020),
        ("桃江县农业农村局", 2021),
        ("桃江县农业局（本级）", 2019),
        ("桃江县农业农村局（本级）", 2022),
    )
    for name, year in sent:
        report = changed(TAOJIANG, tmp_path / f"{year}.docx", replaced(NAME, name))
        changed(report, report, replaced("2022年", f"{year}年"))
        ingest(place, tmp_path / "work", report)
    dataset = opened(place, tmp_path / "work")
    dataset.decide(
        Decision(verdict="same", name="桃江县农业局", region=TAO, other_name="桃江县农业农村局", other_region=TAO)
    )
    assert len(rows(dataset, "orgs", "org_id")) == 1
    assert dataset.trace("桃江县农业局", 2020, "支出总额").merged == ()
    assert [row.year for row in dataset.compare("支出总额").rows] == [2019, 2020, 2021, 2022]


@pytest.mark.parametrize("given", ["above", "files", "apart"])
def test_namesakes_of_two_counties_are_two_bodies_by_their_folders(place: str, tmp_path: Path, given: str) -> None:
    def of(amount: str) -> Callable[[Any], None]:
        def change(document: Any) -> None:
            replaced(NAME, "城关镇人民政府")(document)
            replaced("86.00", amount)(document)

        return change

    files = [
        changed(TAOJIANG, tmp_path / "各县" / "桃江县" / "自评报告.docx", of("86.00")),
        changed(TAOJIANG, tmp_path / "各县" / "安化县" / "自评.docx", of("88.00")),
    ]
    batches = {"above": [[tmp_path / "各县"]], "files": [files], "apart": [[one] for one in files]}[given]
    for batch in batches:
        ingest(place, tmp_path / "work", *batch)
    dataset = opened(place, tmp_path / "work")
    assert sorted(rows(dataset, "orgs", "name", "region")) == [("城关镇人民政府", TAO), ("城关镇人民政府", AN)]
    assert {state for (state,) in rows(dataset, "parts", "state")} == {"current"}
    told = [(row["code"], row["severity"], row["found"]) for row in findings(dataset) if "文件夹" in row["message"]]
    assert sorted(told) == [("UNREAD", "note", "安化县"), ("UNREAD", "note", "桃江县")]
    assert {record.region for record in dataset.records()} == {TAO, AN}


def test_a_folder_that_names_no_county_tells_nothing(place: str, tmp_path: Path) -> None:
    changed(TAOJIANG, tmp_path / "2022年" / "县直单位" / "报告.docx", replaced(NAME, "城关镇人民政府"))
    ingest(place, tmp_path / "work", tmp_path / "2022年")
    dataset = opened(place, tmp_path / "work")
    assert rows(dataset, "orgs", "region") == [("",)]
    assert not [row for row in findings(dataset) if "文件夹" in row["message"]]


def test_a_trace_of_a_body_that_has_gone_into_another_says_so(place: str, tmp_path: Path) -> None:
    for name, year in (
        ("桃江县农业局", 2019),
        ("桃江县农业局", 2021),
        ("桃江县林业局", 2021),
        ("桃江县农业农村局", 2022),
    ):
        report = changed(TAOJIANG, tmp_path / f"{name}{year}.docx", replaced(NAME, name))
        changed(report, report, replaced("2022年", f"{year}年"))
        ingest(place, tmp_path / "work", report)
    dataset = opened(place, tmp_path / "work")
    for name in ("桃江县农业局", "桃江县林业局"):
        dataset.decide(
            Decision(verdict="same", name=name, region=TAO, other_name="桃江县农业农村局", other_region=TAO, since=2020)
        )
    assert dataset.trace("桃江县农业局", 2019, "支出总额").statements
    found = dataset.trace("桃江县农业局", 2021, "支出总额")
    assert (found.statements, found.merged) == ((), ("桃江县农业农村局",))
    where = ["--dataset", place, *(["--work", str(tmp_path / "work")] if "://" in place else [])]
    told = call("trace", "桃江县农业局", "2021", "支出总额", *where).stdout
    assert "该年的报告归入“桃江县农业农村局”" in told
