"""Six reports in forms that no template describes: drafted, edited as listed here, and then every cell has a field.

Three are from the corpus, three were written for this test (`new_forms.py`) before they were drafted. The finished
templates stand in `finished/`; each says on its first line what was edited in the draft.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

import ziping
from schemas.observation import Observation
from tests.ziping.command import CORPUS, call
from tests.ziping.templates.expected import EXPECTED
from tests.ziping.templates.new_forms import WRITTEN, written
from ziping.templates import forms_of
from ziping.templates.trial import Read, tried

FINISHED = Path(__file__).parent / "finished"
Edits = tuple[tuple[str, str], ...]  # what stands in the draft, and what a person made of it
SOURCE = 'source = "?"  # 请写上这种表式的依据'


@dataclass(frozen=True)
class Case:
    """A table of a report: its template, the edits but that of `source`, and how many cells the draft maps itself."""

    report: str
    table: int
    name: str
    edits: Edits
    drafted: int
    finished: int


PROJECT_RESULTS: Edits = (
    ('"决算" = "local.project_results.决算"  # 最相似的是“决算数”（executed），80%', '"决算" = "executed"'),
    ('[fields."local.project_results.决算"]\nzh = "决算"\nunit = "元"\n\n', ""),
    ('"adjusted_budget", "rate", "score"]', '"adjusted_budget", "executed", "rate", "score"]'),
)
THREE_YEARS: Edits = (
    ('"{Y-1}年" = "local.three_years.Y_1_年"  # 最相似的是“{Y}年预算”（budget），80%', '"{Y-1}年" = "prior_final"'),
    ('"{Y}年" = "local.three_years.Y_年"  # 最相似的是“{Y}年预算”（budget），80%', '"{Y}年" = "final"'),
    ('[fields."local.three_years.Y_1_年"]\nzh = "上年"\nunit = "元"\n\n', ""),
    ('[fields."local.three_years.Y_年"]\nzh = "本年"\nunit = "元"\n\n', ""),
    (
        '# "公务接待费" = "?"  # 最相似的是“公务接待”（three_public.reception），100%',
        '"公务接待" = "three_public.reception"',
    ),
    (
        '# "公务用车运行维护费" = "?"  # 最相似的是“公车运行维护”（three_public.vehicle.running），100%',
        '"公车运行维护" = "three_public.vehicle.running"',
    ),
    (
        '# "因公出国(境)费" = "?"  # 最相似的是“出国经费”（three_public.abroad），100%',
        '"出国经费" = "three_public.abroad"\n"合计" = "three_public.total"',
    ),
)
CASES = [
    Case("heilongjiang-2022-boli", 2, "works", (), 20, 20),
    Case("fujian-2023-liancheng", 1, "three-public", (('# "合计" = "?"', '"合计" = "three_public.total"'),), 33, 36),
    Case("fujian-2023-liancheng", 2, "project-results", PROJECT_RESULTS, 49, 49),
    Case("neimenggu-2017-aohan", 2, "poverty", (), 40, 40),
    Case("monitoring", 1, "funds-watched", (('# "合计" = "?"', '"合计" = "funds.total"'),), 13, 15),
    Case("monitoring", 2, "indicators-watched", (), 20, 20),
    Case("assets", 1, "assets", (), 16, 16),
    Case("assets", 2, "three-years", THREE_YEARS, 20, 20),
    Case("accounts", 1, "basics", (), 8, 8),
    Case("accounts", 2, "accounts", (), 29, 29),
]
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    found = {name: written(name, tmp_path_factory.mktemp("reports") / name) for name in WRITTEN}
    for case in CASES:
        if case.report not in WRITTEN:
            (found[case.report],) = (CORPUS / case.report).glob("*.docx")
    return found


def read(report: Path, template: Path, table: int) -> Read:
    (trial,) = (trial for trial in tried(report, None, forms_of([template])) if trial.number == table)
    return trial.after


@each_case
def test_finished_by_these_edits(case: Case, reports: dict[str, Path], tmp_path: Path) -> None:
    file = tmp_path / f"{case.name}.toml"
    report = reports[case.report]
    assert call("template", "draft", report, "--table", str(case.table), "-o", file).exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert call("template", "check", file).exit_code == 0
    as_drafted = read(report, file, case.table)
    assert (as_drafted.counts()[0], as_drafted.template) == (case.drafted, case.name)
    edited, _, finished = (FINISHED / file.name).read_text(encoding="utf-8").partition("\n")
    assert edited.startswith("# 改动：")
    (source,) = (line for line in finished.splitlines() if line.startswith("source = "))
    for old, new in ((SOURCE, source), *case.edits):
        assert old in text
        text = text.replace(old, new)
    assert text == finished


@each_case
def test_every_cell_has_a_field(case: Case, reports: dict[str, Path]) -> None:
    file = FINISHED / f"{case.name}.toml"
    done = call("template", "check", file)
    assert (done.exit_code, done.stderr) == (0, "")
    found = read(reports[case.report], file, case.table)
    assert (found.template, found.counts()[0], found.headed, found.unmapped) == (case.name, case.finished, [], [])


def rows_of(report: Path, template: str) -> list[Observation]:
    record = ziping.convert(report, prose=False, templates=FINISHED)
    return [row for row in record.observations() if row.template == template]


@pytest.mark.parametrize("case", [case for case in CASES if case.report not in WRITTEN], ids=lambda case: case.name)
def test_the_values_are_those_of_the_gold(case: Case, reports: dict[str, Path]) -> None:
    report = reports[case.report]
    lines = (report.parent / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [row for row in map(json.loads, lines) if row.get("table") == case.table - 1]
    rows = {(row.row, row.col): row for row in rows_of(report, case.name)}
    assert len(rows) == len(gold) == case.finished
    for told in gold:
        row = rows[told["row"], told["col"]]
        assert row.raw == told["raw"]
        assert row.status == told["status"]
        assert row.period == told["period"]
        if row.measure == "value" and "完成时间" in row.field:  # a date where the gold, without a form, has a text
            assert told["value"].startswith(row.value[:4])
        else:
            assert (row.value, row.unit) == (told["value"], told["unit"])


@pytest.mark.parametrize("case", [case for case in CASES if case.report in WRITTEN], ids=lambda case: case.name)
def test_the_values_are_those_expected(case: Case, reports: dict[str, Path]) -> None:
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows_of(reports[case.report], case.name):
        name = row.field.removeprefix(f"local.{case.name.replace('-', '_')}.")
        said = f"{row.value} {row.unit}".strip() if row.status == "read" else row.status
        found.setdefault((f"{name}@{row.measure}", row.period), []).append(f"{row.item}={said}")
    assert found == EXPECTED[case.name]


# A form that ships with what it lacks added: report, template, cells with fields before and after, those listed before.
EXTENDED = [
    ("heilongjiang-2022-boli", "project-sources", 66, 79, 28),
    ("fujian-2022-pingnan", "project-funds", 139, 185, 50),
    ("jiangsu-2023-shuyang", "spending", 82, 96, 18),
]


@pytest.mark.parametrize(("report", "name", "before", "after", "listed"), EXTENDED, ids=str)
def test_a_form_that_ships_extended(report: str, name: str, before: int, after: int, listed: int) -> None:
    """What it listed has fields, and what it read is read alike."""
    (file,) = (CORPUS / report).glob("*.docx")
    shipped = ziping.convert(file, prose=False)
    record = ziping.convert(file, prose=False, templates=FINISHED / f"{name}.toml")
    of_form = [use for use in shipped.coverage.tables if use.template]
    assert (sum(use.mapped for use in of_form), shipped.coverage.unmapped) == (before, listed)
    assert (sum(use.mapped for use in record.coverage.tables if use.template), record.coverage.unmapped) == (after, 0)
    assert said(shipped) <= said(record)


def said(record: ziping.Record) -> set[tuple[object, ...]]:
    rows = (row for row in record.observations() if row.section != "other")
    return {(row.table, row.row, row.col, row.field, row.measure, row.item, row.value, row.unit) for row in rows}


def test_without_them_no_form_knows_these_tables(reports: dict[str, Path]) -> None:
    for report in dict.fromkeys(case.report for case in CASES):
        tables = [case.table for case in CASES if case.report == report]
        for trial in tried(reports[report], None, None):
            if trial.number in tables:
                assert (trial.before.template, trial.before.mapped) == ("", [])
