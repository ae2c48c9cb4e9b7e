"""Fields that the codebook lacks, from a template through record, observations and every output, and back."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

import ziping
from schemas.finding import Finding
from schemas.record import Record
from tests.ziping.command import call
from tests.ziping.templates.forms import GUANGDONG, SPENDING
from ziping.outputs import One, Output

ITEM = "local.guangdong_spending.project"
TOTAL = "local.guangdong_spending.total"
FIRST = ["68", "68", "66.64", "98"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("模板")
    (place / "spending.toml").write_text(SPENDING, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def record(folder: Path) -> Record:
    return ziping.convert(GUANGDONG, templates=folder)


def test_in_a_record(record: Record) -> None:
    (rows,) = record.project_evaluation
    assert rows[TOTAL].executed.value == Decimal(2887900)
    assert rows[TOTAL].rate.value == Decimal("96.26")
    assert rows[ITEM]["应急处置"].executed.value == Decimal(55000)
    assert (rows[TOTAL].executed.unit, rows[TOTAL].executed.stated_unit) == ("元", "万元")
    assert len(rows[ITEM]) == 7
    assert {name: (field.zh, field.unit) for name, field in record.local_fields.items()} == {
        ITEM: ("项目支出", "元"),
        TOTAL: ("项目支出合计", "元"),
    }
    assert record.local_fields[TOTAL].en == "All projects"


def test_a_record_of_other_fields_says_nothing_of_them() -> None:
    assert "local_fields" not in json.loads(ziping.convert(GUANGDONG).to_json())


def test_json_and_back(record: Record, folder: Path) -> None:
    text = call("convert", GUANGDONG, "--templates", folder).stdout
    again = Record.model_validate_json(text)
    assert again == record
    assert again.observations() == record.observations()


def observed(record: Record) -> list[tuple[str, str, str, str, str]]:
    rows = [row for row in record.observations() if row.field.startswith("local.")]
    assert len(rows) == 32
    return [(row.field, row.item, row.measure, row.value, row.unit) for row in rows]


def test_observations(record: Record) -> None:
    rows = observed(record)
    measures = ["opening_budget", "full_year_budget", "executed", "rate"]
    values = ["680000", "680000", "666400", "98"]
    units = ["元", "元", "元", "%"]
    expected = [
        (ITEM, "温泉资源动态监测", measure, value, unit)
        for measure, value, unit in zip(measures, values, units, strict=True)
    ]
    assert rows[:4] == expected
    assert {row.template for row in record.observations() if row.field.startswith("local.")} == {"guangdong/spending"}


def test_csv(record: Record, folder: Path, tmp_path: Path) -> None:
    assert call("convert", GUANGDONG, "--templates", folder, "-o", tmp_path / "a.csv").exit_code == 0
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["field"].startswith("local.")]
    assert [(row["field"], row["item"], row["measure"], row["value"], row["unit"]) for row in rows] == observed(record)


def test_parquet(record: Record, folder: Path, tmp_path: Path) -> None:
    assert call("convert", GUANGDONG, "--templates", folder, "-o", tmp_path / "a.parquet").exit_code == 0
    rows = [row for row in pq.read_table(tmp_path / "a.parquet").to_pylist() if row["field"].startswith("local.")]
    assert [(row["field"], row["item"], row["measure"], row["value"], row["unit"]) for row in rows] == observed(record)
    assert all(row["number"] == Decimal(row["value"]) for row in rows)


def test_a_workbook_for_people(folder: Path, tmp_path: Path) -> None:
    assert call("convert", GUANGDONG, "--templates", folder, "-o", tmp_path / "a.xlsx").exit_code == 0
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["项目"]
    heads, *rows = [[cell.value for cell in row] for row in sheet.iter_rows() if any(cell.value for cell in row)]
    found = {row[heads.index("项目")]: row for row in rows if "项目" in heads}
    assert found["合计"][heads.index("年初预算数（万元）")] == 299.5
    assert found["应急处置"][heads.index("全年执行数（万元）")] == 5.5
    assert found["应急处置"][heads.index("执行率（%）")] == 100


def test_findings_for_people_name_them(record: Record, tmp_path: Path) -> None:
    finding = Finding(
        document="a", report=0, code="SUM", severity="error", message="不符", fields=(TOTAL,), fingerprint="x"
    )
    told = record.model_copy(update={"findings": (finding,)})
    Output("findings", "xlsx").write(One(told), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["问题清单"]
    assert "项目支出合计" in {cell.value for row in sheet.iter_rows() for cell in row}


OTHER_UNITS = """\
id = "other"
extends = "_base"
section = "basic_data"
source = "某"
titles = ["养护情况表"]
anchors = ["养护面积", "养护单位", "开工日期", "达标率", "工人"]

[fields]
"local.other.area" = { zh = "养护面积", unit = "亩" }
"local.other.name" = { zh = "养护单位", unit = "text" }
"local.other.begun" = { zh = "开工日期", unit = "date" }
"local.other.share" = { zh = "达标率", unit = "%" }
"local.other.workers" = { zh = "工人", unit = "人" }
"local.other.lamps" = { zh = "路灯", type = "quantity" }

[blocks.head]
kind = "pairs"
[blocks.head.cells]
"养护面积" = "local.other.area"
"养护单位" = "local.other.name"
"开工日期" = "local.other.begun"
"达标率" = "local.other.share"
"工人" = "local.other.workers"
"路灯" = "local.other.lamps"
"""


def test_every_kind_of_unit(tmp_path: Path) -> None:
    from extract.assemble import records_of
    from tests.extract.drawing import drawn, report
    from ziping.templates import known_forms

    (tmp_path / "other.toml").write_text(OTHER_UNITS, encoding="utf-8")
    table = """
        养护面积 | 1200     | 养护单位 | 甲公司
        开工日期 | 2021年3月 | 达标率   | 95%
        工人     | 12名     | 路灯     | 30盏
    """
    document = report("养护情况表（2021年度）", drawn(table))
    (record,) = records_of(document, prose=False, known=known_forms(tmp_path))
    rows = {
        row.field.rpartition(".")[2]: (row.value, row.unit) for row in record.observations() if row.section != "prose"
    }
    assert rows == {
        "area": ("1200", "亩"),
        "name": ("甲公司", ""),
        "begun": ("2021-03", ""),
        "share": ("95", "%"),
        "workers": ("12", "人"),
        "lamps": ("30", "盏"),
    }
