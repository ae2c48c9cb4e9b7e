"""What stands in a report or a file's name is stored as it is, whatever it would mean to a database."""

import hashlib
import os
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from schemas.errors import UsageError
from schemas.record import Record
from tests.ziping.command import HUNAN_2022
from ziping.dataset.dataset import Dataset, open_dataset
from ziping.dataset.journal import Journal
from ziping.dataset.prepared import PreparedDocument, prepare
from ziping.dataset.store import Store
from ziping.ingest.run import Ingest
from ziping.inputs import given
from ziping.reports import convert

NUL = "\N{SYMBOL FOR NULL}"
NAMES = [
    "'; DROP TABLE reports; --",
    '"双引号"局',
    "%s ? $1 {0} \\ \\N",
    "😀财政局🇨🇳",
    "𠮷野县财政局",
    "a\tb\nc\r\nd",
    "\ufeff零宽\u200b局",
    "很长" * 5000,
    "空\0局",
]


@pytest.fixture(scope="module")
def record() -> Record:
    return convert(HUNAN_2022)


def document(record: Record, name: str, file: str = "") -> PreparedDocument:
    sha256 = hashlib.sha256((name + file).encode("utf-8", "surrogatepass")).hexdigest()
    own = record.model_copy(update={"org_name": name, "title": name, "source": file, "sha256": sha256})
    return PreparedDocument(sha256, file, "夹", "docx", 1, "2026-01-01T00:00:00+00:00", (prepare(own),))


@pytest.fixture
def dataset(place: str, tmp_path: Path) -> Dataset:
    return open_dataset(place, work=tmp_path / "work", create=True)


def test_names_of_bodies(dataset: Dataset, record: Record) -> None:
    with dataset.engine.writing() as connection:
        Store(connection).add("run", [document(record, name, f"{name}.docx") for name in NAMES])
    at = [head.name for head in dataset.columns("observations")].index("org_name")
    found = {str(row[at]) for row in dataset.rows("observations")}
    assert {name.replace(NUL, "\0") for name in found} == set(NAMES)  # PostgreSQL keeps no NUL in a text
    assert {one.org_name for one in dataset.records()} == set(NAMES)
    assert len({len(dataset.observations(orgs=name, columns=["key"])) for name in found}) == 1
    assert len(dataset.table("documents")) == len(NAMES)


@pytest.mark.parametrize("asked", [NAMES[0], NAMES[2], NAMES[-1]], ids=["SQL", "placeholders", "NUL"])
def test_names_in_filters(dataset: Dataset, record: Record, asked: str) -> None:
    with dataset.engine.writing() as connection:
        Store(connection).add("run", [document(record, "财政局")])
    for told in ({"orgs": asked}, {"fields": asked}, {"measures": asked}, {"sections": asked}):
        with pytest.raises(UsageError):
            dataset.observations(**told)  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        dataset.findings(codes=asked)
    with pytest.raises(UsageError):
        dataset.observations(columns=[asked])
    with pytest.raises(UsageError):
        dataset.compare(asked)
    assert len(dataset.table("documents")) == 1


def test_numbers_that_fit_no_column(dataset: Dataset, record: Record) -> None:
    said = record.prose[0]
    long = [Decimal("9" * 30), Decimal("0." + "1" * 30), Decimal("-" + "9" * 22), Decimal("9" * 22 + "." + "9" * 16)]
    prose = tuple(
        said.model_copy(
            update={
                "reading": said.reading.model_copy(
                    update={
                        "value": value, "raw": str(value), "comparator": "=", "unit": "元", "status": "read",
                        "provenance": replace(said.reading.provenance, paragraph=900 + at),
                    }
                )
            }
        )
        for at, value in enumerate(long)
    )  # fmt: skip
    own = document(record.model_copy(update={"prose": prose}), "财政局")
    with dataset.engine.writing() as connection:
        Store(connection).add("run", [own])
    heads = [head.name for head in dataset.columns("observations")]
    rows = [row for row in dataset.rows("observations") if row[heads.index("section")] == "prose"]
    assert [row[heads.index("value")] for row in rows] == [format(value, "f") for value in long]
    assert [row[heads.index("number")] for row in rows] == [None, None, *long[2:]]


def test_a_document_that_no_database_takes(dataset: Dataset, record: Record) -> None:
    """It is set aside by itself; those beside it are stored."""
    run = Ingest(dataset.engine, dataset.work)
    for name in ("甲局", "坏局", "乙局"):
        one = document(record, name, "报告.docx")
        if name == "坏局":
            (report,) = one.reports
            raw: list[object] = ["\ud800"] * report.rows
            one = replace(one, reports=(replace(report, statements={**report.statements, "raw": raw}),))
        run.add(one)
    run.run([])
    assert run.summary.stored == 2
    assert run.summary.failed == 1
    assert {one.org_name for one in dataset.records()} == {"甲局", "乙局"}
    (aside,) = Journal(dataset.work / "journal.sqlite").quarantined()
    assert aside.code in ("E_DATASET", "E_INTERNAL")
    again = Ingest(dataset.engine, dataset.work)
    again.add(document(record, "丙局", "丙局.docx"))
    assert again.run([]).stored == 1


def test_names_of_files_that_are_no_text(dataset: Dataset, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "in") + b"/\xff\xfe"
    inner = Path(os.fsdecode(folder))
    inner.mkdir(parents=True)
    shutil.copyfile(HUNAN_2022, inner / os.fsdecode(b"\xb9\xab.docx"))
    (inner / os.fsdecode(b"\xbb\xb5'; DROP TABLE files; --.docx")).write_bytes(b"PK\x03\x04 broken")
    files = given([tmp_path / "in"]).files
    for stored, known in ((1, 0), (0, 1)):
        summary = Ingest(dataset.engine, dataset.work, command="ziping \udcff").run(files)
        assert (summary.stored, summary.known, summary.failed) == (stored, known, 1)
    (aside,) = Journal(dataset.work / "journal.sqlite").quarantined()
    assert (dataset.work / "quarantine" / aside.file).read_bytes() == b"PK\x03\x04 broken"
    assert len(dataset.table("documents")) == 1


def test_the_same_bytes_in_one_batch(dataset: Dataset, tmp_path: Path) -> None:
    names = ["a/报告.docx", "b/报告 (1).docx", "c/报告.docx"]
    for name in names:
        (tmp_path / "in" / name).parent.mkdir(parents=True)
        shutil.copyfile(HUNAN_2022, tmp_path / "in" / name)
    summary = Ingest(dataset.engine, dataset.work).run([(tmp_path / "in" / name, name) for name in names])
    assert (summary.stored, summary.known, summary.reports) == (1, 2, 1)
    assert [row[1] for row in dataset.rows("documents")] == names[:1]
    with dataset.engine.reading() as connection:
        assert connection.rows("SELECT name FROM places ORDER BY name") == [(name,) for name in names]
