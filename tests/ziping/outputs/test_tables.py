"""csv, parquet and data frames, reopened by readers of other hands, hold the observations and nothing else."""

import csv
import json
import multiprocessing
from decimal import Decimal
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import ziping
from schemas.errors import UsageError
from schemas.finding import Finding
from schemas.observation import Observation
from tests.extract.drawing import drawn, report
from tests.ziping.command import CORPUS, REPORTS, call
from ziping import frames

HEADS = list(Observation.model_fields)
INTEGERS = ["report", "year", "instance", "page", "table", "row", "col", "paragraph", "start", "end"]
FRAMES = ["pandas", "polars"]


@pytest.fixture(scope="module")
def observations() -> list[dict[str, object]]:
    """Of every report of the corpus, as the JSON Lines give them."""
    done = call("convert", *REPORTS, "--to", "observations", "-f", "jsonl")
    assert done.exit_code == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("数 据")
    for name in ("值.csv", "值.parquet"):
        assert call("convert", *REPORTS, "-o", folder / name).exit_code == 0
    return folder


def test_csv_holds_the_observations(observations: list[dict[str, object]], tables: Path) -> None:
    text = (tables / "值.csv").read_bytes()
    assert text.startswith("\ufeffschema_version,document,".encode())
    with (tables / "值.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert list(rows[0]) == HEADS
    assert [{name: as_csv(row[name]) for name in HEADS} for row in observations] == rows


def as_csv(value: object) -> str:
    if isinstance(value, float):
        return format(Decimal(str(value)).normalize(), "f")
    if isinstance(value, list):
        return ",".join(f"{point:.2f}" for point in value)
    return "" if value is None else str(value)


def test_a_line_break_of_any_kind_in_a_cell_survives_csv(tmp_path: Path) -> None:
    """Whatever a cell holds is one field of one row."""
    from ziping.outputs import One, Output

    nasty = '甲\r乙\n丙,"丁"；\t=1+1'
    (record,) = ziping.convert_all(REPORTS[0])[:1]
    spoilt = record.model_copy(update={"org_name": nasty})
    Output("observations", "csv").write(One(spoilt), tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert {row["org_name"] for row in rows} == {nasty}
    assert len(rows) == len(record.observations())


def test_parquet_holds_the_observations(observations: list[dict[str, object]], tables: Path) -> None:
    table = pq.read_table(tables / "值.parquet")
    assert table.column_names == [*HEADS, "number"]
    assert [{name: row[name] for name in HEADS} for row in table.to_pylist()] == [
        {**row, "confidence": Decimal(str(row["confidence"])), "bbox": None} for row in observations
    ]


def test_parquet_has_exact_types(tables: Path) -> None:
    schema = pq.read_schema(tables / "值.parquet")
    assert {schema.field(name).type for name in INTEGERS} == {pa.int64()}
    assert schema.field("confidence").type == pa.decimal128(6, 5)
    assert schema.field("number").type == pa.decimal128(38, 16)
    others = {schema.field(name).type for name in HEADS if name not in (*INTEGERS, "confidence")}
    assert others == {pa.string()}
    assert not any(pa.types.is_floating(field.type) for field in schema)
    assert all(field.nullable for field in schema)


def test_parquet_files_can_be_put_together(tmp_path: Path, tables: Path) -> None:
    """Whether a report happens to lack a value or not, the schema is the same."""
    assert call("convert", REPORTS[0], "--no-prose", "-o", tmp_path / "one.parquet").exit_code == 0
    one, all_of_them = pq.read_table(tmp_path / "one.parquet"), pq.read_table(tables / "值.parquet")
    assert pa.concat_tables([one, all_of_them]).num_rows == one.num_rows + all_of_them.num_rows


def test_parquet_numbers_are_the_values(tables: Path) -> None:
    rows = pq.read_table(tables / "值.parquet").to_pylist()
    numbers = [row for row in rows if row["comparator"] and "/" not in row["value"]]
    assert len(numbers) > 1000
    assert all(row["number"] == Decimal(row["value"]) for row in numbers)
    rest = [row for row in rows if not row["comparator"]]
    assert {row["number"] for row in rest} == {None}
    assert "056003" in {row["value"] for row in rest}  # a code that looks like a number is none


@pytest.mark.parametrize("engine", FRAMES)
def test_a_frame_holds_the_observations(observations: list[dict[str, object]], engine: frames.Engine) -> None:
    records = [record for path in REPORTS for record in ziping.convert_all(path)]
    frame = ziping.to_frame(records, engine=engine)
    rows = frame.to_dict("records") if isinstance(frame, pd.DataFrame) else frame.to_dicts()
    plain = [{str(name): None if value is pd.NA else value for name, value in row.items()} for row in rows]
    assert [{name: row[name] for name in HEADS} for row in plain] == observations
    values = [(row["number"], row["value"]) for row in plain if row["number"] is not None]
    assert len(values) > 1000
    assert all(isinstance(number, Decimal) and number == Decimal(str(value)) for number, value in values)


def test_a_frame_of_one_record_and_of_none() -> None:
    record = ziping.convert_all(REPORTS[0])[0]
    frame = ziping.to_frame(record, engine="pandas")
    assert len(frame) == len(record.observations())
    assert str(frame["year"].dtype) == "Int64"
    empty = ziping.to_frame([], engine="polars")
    assert (empty.height, empty.columns, empty.schema["number"]) == (0, [*HEADS, "number"], pl.Decimal(38, 16))
    assert list(ziping.to_frame(record, to="findings", engine="pandas").columns) == list(Finding.model_fields)


def test_without_a_library_for_frames_it_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"E_LIBRARY.*pandas / polars"):
        ziping.to_frame([])


NAMES_DIFFER = """
    预算部门     | 沅江市档案馆 | <          | <          | <    | <      | <
    年度资金总额 | 年初预算数   | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
    年度资金总额 | 10.00        | 10.00      | 10.00      | 10   | 100%   | 10
    一级指标     | 二级指标     | 三级指标   | 年度指标值 | 实际完成值 | 分值 | 得分
    产出指标     | 数量指标     | 培训       | 5次        | 5次  | 90     | 90
    总分         | <            | <          | <          | <    | 100    | 100
"""


def test_findings_in_every_table(tmp_path: Path) -> None:
    """A body that differs in the form is the finding; its lists survive as lists, or a line each."""
    from extract.assemble import records_of
    from ziping.check import checked
    from ziping.outputs import One, Output

    lines = ["沅江市粮食储备中心", "2021年度部门整体支出绩效自评报告", "部门整体支出绩效自评表", "单位：万元"]
    (record,) = records_of(report(*lines, drawn(NAMES_DIFFER)))
    record = checked(record)
    (finding,) = record.findings
    for kind in ("jsonl", "csv", "parquet"):
        Output("findings", kind).write(One(record), tmp_path / f"f.{kind}")
    assert Finding.model_validate_json((tmp_path / "f.jsonl").read_text(encoding="utf-8")) == finding
    (row,) = pq.read_table(tmp_path / "f.parquet").to_pylist()
    assert Finding.model_validate(row) == finding
    with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as file:
        (line,) = csv.DictReader(file)
    assert {**line, "fields": tuple(line["fields"].split("\n")), "evidence": tuple(line["evidence"].split("\n"))} == {
        **{name: str(value) for name, value in finding.model_dump().items()},
        "fields": finding.fields,
        "evidence": finding.evidence,
    }


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl", "json"])
def test_nothing_found_is_still_a_table(tmp_path: Path, kind: str) -> None:
    (quiet,) = CORPUS.glob("hunan-2022-*/*.docx")
    out = tmp_path / f"f.{kind}"
    assert call("convert", quiet, "--to", "findings", "-o", out).exit_code == 0
    if kind == "parquet":
        table = pq.read_table(out)
        assert (table.num_rows, table.column_names) == (0, list(Finding.model_fields))
    else:
        heads = "\ufeff" + ",".join(Finding.model_fields) + "\n"
        assert out.read_text(encoding="utf-8") == {"csv": heads, "jsonl": "", "json": "[]\n"}[kind]


def test_worker_processes_started_afresh_give_the_same() -> None:
    """`spawn` is how Windows and macOS start them: nothing hangs on what a parent has in memory."""
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        there = pool.map(as_json, REPORTS[:4], chunksize=1)
    assert there == [as_json(path) for path in REPORTS[:4]]


def as_json(path: Path) -> list[str]:
    return [record.to_json() for record in ziping.convert_all(path)]
