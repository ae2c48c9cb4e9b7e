"""Stata files, read back by pandas and by readstat, hold what went in: doubles, texts, and why a number is missing."""

import re
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest
from pandas.io.stata import StataReader

from schemas.codebook import TEXTS, codebook
from tests.ziping.export.tables import STATES, TABLES, Held, corpus, difference
from ziping.export import TableName, export
from ziping.export.panel import quantities, titles
from ziping.outputs.table import Cell, Column

LETTERS = {"blank": ".b", "not_applicable": ".n", "stated_none": ".z", "absent": ".a", "unreadable": ".u", "read": ".t"}
LABELS = {"b": "空白", "n": "不适用", "z": "无", "a": "缺行", "u": "无法识别", "t": "非数值"}
DOT = "."


def read(path: Path) -> tuple[pd.DataFrame, dict[str, str]]:
    """By pandas: the data with their missing values, and the labels of the variables."""
    with StataReader(path) as reader:
        labels = reader.variable_labels()
    return pd.read_stata(path, convert_missing=True, convert_categoricals=False), labels


def as_stata(cell: Cell, otherwise: str = DOT) -> object:
    """A cell as it is to be read back."""
    if isinstance(cell, list):
        return "\n".join(cell)
    if isinstance(cell, str):
        return cell
    return otherwise if cell is None else float(cell)


def as_read(cell: object) -> object:
    return cell if isinstance(cell, (str, float)) else str(cell)


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("stata") / "面板.dta"
    export(corpus(), out)
    return out


@pytest.mark.parametrize("table", [table for table in TABLES if table != "panel"])
def test_a_table(table: TableName, tmp_path: Path) -> None:
    out = tmp_path / "表.dta"
    export(corpus(), out, table=table)
    frame, labels = read(out)
    columns = corpus().columns(table)
    assert list(frame.columns) == [column.name for column in columns]
    assert all(labels[column.name] for column in columns)
    for column in columns:
        wanted = [
            as_stata(row[column.name], LETTERS[str(row["status"])] if column.name == "number" else DOT)
            if column.kind not in ("text", "texts")
            else as_stata(row[column.name] or "")
            for row in corpus().dicts(table)
        ]
        assert difference(map(as_read, frame[column.name]), wanted) is None


def test_it_is_version_118_of_doubles_and_long_strings(panel: Path) -> None:
    data = panel.read_bytes()
    assert data.startswith(b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder>")
    with StataReader(panel) as reader:
        reader.variable_labels()
        assert set(vars(reader)["_typlist"]) == {"d", "Q"}


def test_the_panel(panel: Path) -> None:
    """Each quantity under its short name; the status stands in the number itself."""
    frame, labels = read(panel)
    rows, columns = corpus().dicts("panel"), corpus().columns("panel")
    names = iter(frame.columns)
    for name in ("org_id", "org_name", "region", "level", "org_kind", "year"):
        assert next(names) == name
        assert difference(map(as_read, frame[name]), [as_stata(row[name]) for row in rows]) is None
    for quantity in quantities(columns):
        variable = next(names)
        assert variable.startswith(codebook().fields[quantity.field].short + "_")
        assert labels[variable].startswith(codebook().fields[quantity.field].zh)
        wanted = [as_stata(row[quantity.name], LETTERS.get(str(row[f"{quantity.name}_status"]), DOT)) for row in rows]
        assert difference(map(as_read, frame[variable]), wanted) is None
        for what, end in (("source", "src"), ("n", "n"), ("conflict", "cf")):
            beside = next(names)
            assert beside == f"{variable}_{end}"
            said = [as_stata(row[f"{quantity.name}_{what}"]) for row in rows]
            assert difference(map(as_read, frame[beside]), said) is None
    assert next(names, None) is None
    assert labels["exp_total_final"] == "支出总额 决算（执行）数（元）"
    assert labels["exp_total_final_cf"] == "支出总额 决算（执行）数 填报不一致"


def test_the_missing_values_are_labelled(panel: Path) -> None:
    frame, meta = pyreadstat.read_dta(panel, user_missing=True)
    name = "exp_total_final"
    column = "expenditure.total@final"
    planted = [row for row in corpus().dicts("panel") if str(row["org_id"]).startswith("y")]
    seen = list(frame[name])[-len(planted) :]
    for row, cell in zip(planted, seen, strict=True):
        if isinstance(number := row[column], Decimal):
            assert cell == float(number)
        elif row[f"{column}_status"]:
            assert cell == LETTERS[str(row[f"{column}_status"])][1:]
        else:
            assert pd.isna(cell)
    assert {str(letter): label for letter, label in meta.variable_value_labels[name].items()} == LABELS
    assert {str(letter) for letter in meta.missing_user_values[name]} == set(LABELS)
    assert 0.0 in seen  # 0 is no missing value
    assert len({str(cell) for cell in seen if isinstance(cell, str)}) == len(STATES)
    assert meta.number_rows == len(corpus().dicts("panel"))


def test_both_readers_agree_on_texts(panel: Path) -> None:
    frame, meta = pyreadstat.read_dta(panel, usecols=["org_name", "org_id"])
    assert list(frame["org_name"]) == [row["org_name"] for row in corpus().dicts("panel")]
    assert meta.column_names_to_labels["org_name"] == "单位"


def test_names_are_such_as_stata_takes(tmp_path: Path) -> None:
    """Unique, at most 32 characters, not reserved; of a field that the codebook lacks its key."""
    columns = [Column("org_id", "text"), Column("int", "integer"), Column("1年", "integer"), Column("str20", "text")]
    for field in ("local." + "x" * 40, "local." + "x" * 40 + ".y", "甲.乙"):
        columns += [Column(f"{field}@final{end}", kind) for end, kind in (("", "number"), ("_n", "integer"))]  # type: ignore[arg-type]
    cells: list[tuple[Cell, ...]] = [("1", 2, 3, "4", *[Decimal(n) for n in range(6)])]
    export(Held({"panel": (columns, cells)}), tmp_path / "x.dta", lang="en")
    frame, _ = read(tmp_path / "x.dta")
    names = list(frame.columns)
    assert len(names) == len(set(names)) == len(columns)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,31}", name) for name in names)
    assert not {"int", "str20"} & set(names)
    assert [float(cell) if not isinstance(cell, str) else cell for cell in frame.iloc[0]] == ["1", 2, 3, "4", *range(6)]


def test_an_empty_table_is_a_file(tmp_path: Path) -> None:
    export(Held({"panel": (corpus().columns("panel"), [])}), tmp_path / "x.dta")
    frame, _ = read(tmp_path / "x.dta")
    assert frame.shape[0] == 0


def test_the_same_data_give_the_same_file(panel: Path, tmp_path: Path) -> None:
    export(corpus(), tmp_path / "x.dta")
    assert (tmp_path / "x.dta").read_bytes() == panel.read_bytes()


def test_a_text_is_none_of_the_years_end() -> None:
    """A grade is called a grade; a number that a field of texts has besides keeps its concept."""
    meanings = ("grade@level", "title@level", "staff.actual@level", "goal@score")
    columns = [Column(name, "number") for name in meanings]
    assert titles(quantities(columns), "zh")[:2] == ["等级", "标题"]
    assert titles(quantities(columns), "en")[:2] == [codebook().fields[name].en for name in ("grade", "title")]
    assert titles(quantities(columns), "zh")[2:] == ["实际在职人数 年末数", "年度总体目标 得分"]
    twice = [Column(f"grade@{concept}", "number") for concept in ("level", "final")]
    assert titles(quantities(twice), "zh") == ["等级 [grade@level]", "等级 [grade@final]"]
    assert titles(quantities([Column("org_name@level", "number")]), "zh") == ["单位 [org_name]"]


def test_no_label_of_the_corpus_puts_a_concept_behind_a_text(panel: Path) -> None:
    _, labels = read(panel)
    texts = {field.zh for field in codebook().fields.values() if field.kind in TEXTS}
    ends = {one["zh"] for one in codebook().concepts.values()}
    assert {"预算编码", "等级 [grade@level]"} <= set(labels.values())
    assert not {f"{text} {end}" for text in texts for end in ends} & set(labels.values())
