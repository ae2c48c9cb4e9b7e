"""The gold of each report stands in its Word file, leaves nothing out, and adds up as far as findings.jsonl allows."""

import json
import re
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from corpus.build import build
from tests.corpus.word_grid import Cell, tables

CORPUS = Path(__file__).parents[2] / "corpus"
FOLDERS = sorted(p.parent for p in CORPUS.glob("*/gold.jsonl"))
REPORTS = [folder for folder in FOLDERS if any(folder.glob("*.doc[xm]"))]
WITH_TABLES = [folder for folder in REPORTS if "[[tables]]" in (folder / "about.toml").read_text(encoding="utf-8")]
SECTIONS = ("basic_data", "self_evaluation", "project_evaluation", "other")
COLUMNS = (
    *("section", "instance", "field", "measure", "item", "period", "label", "raw", "value", "unit", "stated_unit"),
    *("comparator", "direction", "base", "status"),
    *("key", "report", "org_name", "year", "table", "row", "col"),
)
NULL_MARKS = {"blank": {""}, "not_applicable": {"——", "—", "-", "/", "*"}, "stated_none": {"无"}}
UNITS = {"weight": "分", "score": "分", "review_score": "分", "rate": "%"}
Row = dict[str, Any]
Broken = tuple[str, str, str]  # code, expected, found


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def read_lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def about(folder: Path) -> Row:
    return tomllib.loads((folder / "about.toml").read_text(encoding="utf-8"))


def gold(folder: Path) -> list[Row]:
    return [row for row in read_lines(folder / "gold.jsonl") if row["section"] in SECTIONS]


def word_file(folder: Path) -> Path:
    (path,) = (p for p in folder.iterdir() if p.suffix in {".docx", ".docm"})
    return path


def reports(facts: Row) -> list[Row]:
    """Title, unit and year of each report in the file: `[[reports]]`, or the head of about.toml where it is one."""
    return list(facts.get("reports", [facts]))


def forms(rows: list[Row]) -> Iterator[list[Row]]:
    """The rows of each form, whatever tables it stands in."""
    for form in sorted({(row["report"], row["section"], row["instance"]) for row in rows}):
        yield [row for row in rows if (row["report"], row["section"], row["instance"]) == form]


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


every_report = pytest.mark.parametrize("folder", WITH_TABLES, ids=lambda p: p.name)
every_form = pytest.mark.parametrize(
    "folder", [folder for folder in FOLDERS if gold(folder)], ids=lambda p: p.name
)  # those of a PDF alone too


@every_report
def test_columns_and_keys(folder: Path) -> None:
    facts, rows = about(folder), gold(folder)
    assert {row["section"] for row in rows} == set(facts["sections"]) - {"prose"}
    assert len({(row["report"], row["key"]) for row in rows}) == len(rows)
    assert {row["report"] for row in rows} == set(range(len(reports(facts))))
    for row in rows:
        assert not [c for c in COLUMNS if c not in row]
        item = f"[{row['item']}]" if row["item"] else ""
        assert row["key"] == f"{row['section']}.{row['instance']}/{row['field']}{item}@{row['measure']}"
        assert row["document"] == word_file(folder).name
        own = reports(facts)[row["report"]]
        assert (row["org_name"], row["year"]) == (own["org_name"], own["year"])
        named = re.search(r"(20\d\d)年", row.get("column_path", "")) if row["section"] == "other" else None
        assert row["period"] == (named[1] if named else str(own["year"] - (row["measure"] == "prior_final")))


@every_form
def test_readings(folder: Path) -> None:
    for row in gold(folder):
        raw, value = row["raw"], row["value"]
        assert raw == raw.strip("\t\n \u3000\xa0"), row
        assert (row["status"] == "read") == bool(value), row
        if row["status"] != "read":
            assert raw in NULL_MARKS[row["status"]], row
            assert not row["comparator"], row
        elif row["unit"] or row["comparator"]:
            assert row["comparator"] in {"=", "~", ">", "<", ">=", "<="}, row
            assert plain(Decimal(value)) == value, row
        elif row["field"] != "grade":
            assert value == raw, row
        if row["measure"] in UNITS:
            assert row["unit"] == UNITS[row["measure"]], row


@every_report
def test_every_row_has_its_place(folder: Path) -> None:
    grids = [{(c.row, c.col): c for c in cells} for cells in tables(word_file(folder))]
    stands = Counter((row["table"], row["row"], row["col"]) for row in gold(folder))
    for row in gold(folder):
        place = (row["table"], row["row"], row["col"])
        text, raw = squeeze(grids[row["table"]][row["row"], row["col"]].text), squeeze(row["raw"])
        if row["field"] == "indicator_group":
            assert text in (f"{squeeze(row['label'])}{left}{raw}{right}" for left, right in ("()", "（）")), row["key"]
        elif stands[place] > 1:  # 自评总分：98.5分（优）
            assert text.startswith(f"{squeeze(row['label'])}："), row["key"]
            assert raw in text, row["key"]
        elif text != raw:
            assert text == f"{squeeze(row['label'])}：{raw}", row["key"]


@every_report
def test_the_tables_of_a_form(folder: Path) -> None:
    """Instances count from 0 in each report; a table that continues another is of its form, and says which.

    A table of several forms is told once for each, with the rows that it takes.
    """
    seen: dict[int, list[tuple[int, str, int]]] = {}
    last = (-1, -1)
    for table in about(folder)["tables"]:
        form = (table.get("report", 0), table["section"], table["instance"])
        before = {of for forms_of in seen.values() for of in forms_of if of[:2] == form[:2]}
        assert (table["index"], lines(table).start) > last
        last = (table["index"], lines(table).stop - 1)
        if "continues" in table:
            assert form in seen[table["continues"]]
        else:
            assert form[2] == len(before)
        seen.setdefault(table["index"], []).append(form)


def lines(table: Row) -> range:
    """The rows of a form in its table: all, unless about.toml tells the first and the last."""
    first, last = table.get("rows", (0, 9999))
    return range(first, last + 1)


@every_report
def test_every_cell_is_accounted_for(folder: Path) -> None:
    facts, rows, grids = about(folder), gold(folder), tables(word_file(folder))
    known = {squeeze(text) for text in facts["headings"] + facts["ignored"]}
    for table in facts["tables"]:
        cells = [cell for cell in grids[table["index"]] if cell.row in lines(table)]
        here = [row for row in rows if row["table"] == table["index"] and row["row"] in lines(table)]
        form = (table.get("report", 0), table["section"], table["instance"])
        assert {(row["report"], row["section"], row["instance"]) for row in here} == {form}
        places = {(row["row"], row["col"]) for row in here}
        labels = {squeeze(row["label"]) for row in here} | {part for row in here for part in row["item"].split("/")}
        rest: list[Cell] = [cell for cell in cells if (cell.row, cell.col) not in places]
        unknown = [cell for cell in rest if squeeze(cell.text) and squeeze(cell.text) not in known | labels]
        repeated = [cell for cell in unknown if repeats_a_value(cell, cells, places)]
        assert len(repeated) == len(unknown)
        assert len(repeated) == table.get("repeated", 0)
        assert sum(not squeeze(cell.text) for cell in rest) == table["empty"]
    told = [(table["index"], row) for table in facts["tables"] for row in lines(table)]
    assert {(row["table"], row["row"]) for row in rows} <= set(told)
    assert {row["table"] for row in rows} == {table["index"] for table in facts["tables"]}
    for index in {index for index, _ in told}:
        assert {cell.row for cell in grids[index]} <= {row for of, row in told if of == index}
    unused = [
        text
        for text in known
        if not any(squeeze(cell.text) == text for table in facts["tables"] for cell in grids[table["index"]])
    ]
    assert not unused


def repeats_a_value(cell: Cell, cells: list[Cell], places: set[tuple[int, int]]) -> bool:
    """The text of the value to the left, printed again because the cells were not merged."""
    left = [other for other in cells if other.row == cell.row and other.col < cell.col]
    while left and squeeze((other := left.pop()).text) == squeeze(cell.text):
        if (other.row, other.col) in places:
            return True
    return False


class Values:
    """The numbers of one section and instance."""

    def __init__(self, rows: list[Row], execution_weight: int | None = None) -> None:
        self.execution_weight = None if execution_weight is None else Decimal(execution_weight)
        self.rows = {(row["field"], row["item"], row["measure"]): row for row in rows}

    def get(self, name: str, measure: str, item: str = "") -> Decimal | None:
        row = self.rows.get((name, item, measure))
        return Decimal(row["value"]) if row and row["status"] == "read" else None

    def many(self, name: str, measure: str, below: str = "") -> list[Decimal]:
        return [
            Decimal(row["value"])
            for (field, item, of), row in self.rows.items()
            if field == name
            and of == measure
            and item
            and row["status"] == "read"
            and (not below or item.startswith(below + "/"))
        ]

    def total(self, names: Iterable[str], measure: str) -> Decimal | None:
        found = [n for name in names if (n := self.get(name, measure)) is not None]
        return sum(found, Decimal(0)) if found else None

    def differs(
        self, code: str, whole: Decimal | None, parts: Decimal | None, tolerance: str = "0"
    ) -> Iterator[Broken]:
        if whole is not None and parts is not None and abs(whole - parts) > Decimal(tolerance):
            yield code, plain(parts), plain(whole)

    def rate(self, found: Decimal | None, part: Decimal | None, whole: Decimal | None) -> Iterator[Broken]:
        if found is not None and part is not None and whole:
            exact = round(part / whole * 100, 2)
            yield from self.differs("RATE", found, exact)


MONEY_SUMS = {
    "expenditure.total": ["expenditure.basic", "expenditure.project"],
    "expenditure.project": [
        f"expenditure.project.{n}" for n in ("maintenance", "special", "business", "provincial_special")
    ],
    "expenditure.basic.operating": [
        f"expenditure.basic.operating.{n}" for n in ("office", "utilities_travel", "meetings_training")
    ],
    "three_public.total": [f"three_public.{n}" for n in ("vehicle", "abroad", "reception")],
    "three_public.vehicle": [f"three_public.vehicle.{n}" for n in ("purchase", "running")],
}
FUND_SOURCES = [
    f"funds.source.{n}" for n in ("general_public", "government_fund", "state_capital", "special_account", "other")
]
FUND_USES = ["funds.use.basic", "funds.use.project"]
FUND_PARTS = [f"funds.{n}" for n in ("current_appropriation", "carried_over", "special_account", "unit", "other")]
MONEY = ("prior_final", "budget", "final")
FUND_MONEY = ("opening_budget", "full_year_budget", "adjusted_budget", "executed")


def basic_data(v: Values) -> Iterator[Broken]:
    yield from v.rate(
        v.get("staff.control_rate", "value"), v.get("staff.actual", "value"), v.get("staff.establishment", "value")
    )
    yield from v.rate(
        v.get("building.area_control_rate", "value"),
        v.get("building.actual_area", "value"),
        v.get("building.approved_area", "value"),
    )
    yield from v.rate(
        v.get("building.investment_control_rate", "value"),
        v.get("building.actual_investment", "value"),
        v.get("building.budget_investment", "value"),
    )
    for measure in MONEY:
        for whole, parts in MONEY_SUMS.items():
            yield from v.differs("SUM", v.get(whole, measure), v.total(parts, measure))
        for named in ("expenditure.project.special", "expenditure.project.provincial_special"):
            if several := v.many(named, measure):
                yield from v.differs("SUM", v.get(named, measure), sum(several, Decimal(0)))


def evaluation(v: Values) -> Iterator[Broken]:
    for measure in FUND_MONEY:
        yield from v.differs("SUM", v.get("funds.total", measure), v.total(FUND_PARTS, measure))
        yield from v.differs("SUM", v.get("funds.total", measure), v.total(FUND_USES, measure))
    sources = v.total(FUND_SOURCES, "value")
    yield from v.differs("SUM", sources, v.total(FUND_USES, "value"))
    if sources is not None:
        assert sources in [v.get("funds.total", m) for m in FUND_MONEY]
    for field in ("funds.total", *FUND_USES, *FUND_PARTS):
        planned = v.get(field, "adjusted_budget") or v.get(field, "full_year_budget")
        yield from v.rate(v.get(field, "rate"), v.get(field, "executed"), planned)
    weight, score, of = v.get("funds.total", "weight"), v.get("funds.total", "score"), v.get("funds.total", "rate")
    if score is not None:
        weight = v.execution_weight if weight is None else weight
        assert weight is not None
        assert of is not None
        yield from v.differs("SCORE", score, weight * of / 100, "0.005")
    for measure in ("weight", "score"):
        yield from v.differs(
            "WEIGHT" if measure == "weight" else "TOTAL",
            v.get("score_total", measure),
            (v.get("funds.total", measure) or Decimal(0)) + sum(v.many("indicator", measure)),
        )
    assert v.get("score_total", "weight") in (100, None)
    yield from indicators(v)


def indicators(v: Values) -> Iterator[Broken]:
    """What the indicators weigh and score; without a column of weights, those printed on 一级指标 are the most."""
    weighed = v.many("indicator", "weight")
    for (field, item, measure), row in v.rows.items():
        if field == "indicator_group":
            printed = v.get(field, measure, item)
            assert printed is not None
            if weighed:
                yield from v.differs("WEIGHT", printed, sum(v.many("indicator", "weight", item), Decimal(0)))
            assert sum(v.many("indicator", "score", item), Decimal(0)) <= printed
        if field == "indicator" and measure == "score" and row["status"] == "read" and weighed:
            most = v.get(field, "weight", item)
            assert most is not None
            assert Decimal(0) <= Decimal(row["value"]) <= most
            if Decimal(row["value"]) < most and any(of == "reason" for _, _, of in v.rows):
                assert v.rows[field, item, "reason"]["status"] == "read", row["key"]


def execution_weight(folder: Path, form: list[Row]) -> int | None:
    """The weight of the execution where the form prints it in a heading alone."""
    one = form[0]
    tables = about(folder).get("tables", [])  # a PDF alone has none
    weights: list[int | None] = [
        table.get("execution_weight")
        for table in tables
        if table["index"] == one["table"] and one["row"] in lines(table)
    ]
    return weights[0] if weights else None


@every_form
def test_what_must_hold(folder: Path) -> None:
    rows, broken = gold(folder), []
    for form in forms(rows):
        section, v = form[0]["section"], Values(form, execution_weight(folder, form))
        if section != "other":
            broken += list((basic_data if section == "basic_data" else evaluation)(v))
    findings = read_lines(folder / "findings.jsonl")
    assert sorted(broken) == sorted((f["code"], f["expected"], f["found"]) for f in findings)


@every_report
def test_findings_point_at_rows(folder: Path) -> None:
    rows_of = {report: {r["key"]: r for r in gold(folder) if r["report"] == report} for report in range(9)}
    for finding in read_lines(folder / "findings.jsonl"):
        rows = rows_of[finding["report"]]
        assert finding["document"] == word_file(folder).name
        assert finding["fields"] == list(dict.fromkeys(rows[key]["field"] for key in finding["evidence"]))
        assert Decimal(finding["found"]) - Decimal(finding["expected"]) == Decimal(finding["difference"])


@every_form
def test_annexes_agree(folder: Path) -> None:
    """附件1's 预算数 and 决算数 are what 附件2 calls 全年预算数 and 全年执行数."""
    pairs = [("budget", "full_year_budget"), ("final", "executed")]
    for report in range(len(reports(about(folder)))):
        own = [row for row in gold(folder) if row["report"] == report]
        first, second = (Values([r for r in own if r["section"] == s]) for s in ("basic_data", "self_evaluation"))
        for here, there in pairs:
            one, other = first.get("expenditure.total", here), second.get("funds.total", there)
            assert one is None or one == other or "self_evaluation" not in about(folder)["sections"]


def test_rebuilding_gives_the_same_files(tmp_path: Path) -> None:
    """A file that a program has saved again is no more what the builder wrote: the cells of its tables are."""
    written = build(tmp_path)
    assert {p.name for p in written} == {p.name for p in FOLDERS}
    for folder in written:
        kept = CORPUS / folder.name
        assert (folder / "gold.jsonl").read_bytes() == (kept / "gold.jsonl").read_bytes()
        if kept not in REPORTS:  # PDF alone: made on demand
            continue
        if program := about(kept).get("saved_by"):
            assert program.encode() in members(word_file(kept))["docProps/app.xml"]
            assert [squeezed(t) for t in tables(word_file(kept))] == [squeezed(t) for t in tables(word_file(folder))]
        else:
            assert members(word_file(folder)) == members(word_file(kept))


def squeezed(cells: list[Cell]) -> list[tuple[int, int, int, str]]:
    return [(cell.row, cell.col, cell.across, squeeze(cell.text)) for cell in cells]
