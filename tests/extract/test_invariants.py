"""Whatever a form's cells hold: every cell is counted once, every key names one row, and nothing breaks."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.fold import strip_outer
from schemas.document import Cell, Table, grid_of
from schemas.record import Record
from tests.extract.drawing import HUNAN_2018, HUNAN_2021, HUNAN_SELF, NATIONAL, SICHUAN, drawn, form, one_record
from tests.extract.test_assemble import TITLE
from tests.extract.test_identify import FORMS

LABELS = sorted(
    {
        label
        for template in (HUNAN_2021, HUNAN_2018, HUNAN_SELF, NATIONAL, SICHUAN)
        for known in [form(template).template]
        for label in (*known.anchors, *known.aliases, *known.ignore.rows, *known.ignore.columns, *known.titles)
    }
)
VALUES = [
    "",
    "　",
    "0",
    "1",
    "12.5",
    "100%",
    "10分",
    "——",
    "/",
    "无",
    "……",
    "10-20公里",
    "≥95%",
    "甲资金",
    "其中：乙",
    "（1）丙",
    "单位：万元",
]
TEXTS = st.one_of(
    st.sampled_from(LABELS),
    st.sampled_from(VALUES),
    st.builds(
        str.__add__, st.sampled_from(LABELS), st.sampled_from(["：12", "（50分）", "\n1、甲\n2、乙", "（万元）"])
    ),
    st.text(max_size=8),
)
EDITS = st.lists(st.tuples(st.integers(0, 200), TEXTS), max_size=8)


def edited(table: Table, edits: list[tuple[int, str]]) -> Table:
    """The table with the texts of some of its cells replaced."""
    cells: list[Cell] = list(table.cells())
    for number, text in edits:
        place = number % len(cells)
        cells[place] = replace(cells[place], text=text, indent=float(len(text) - len(text.lstrip("\u3000"))))
    return Table(0, grid_of(cells, table.n_rows, table.n_cols))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FORMS)), EDITS)
def test_whatever_a_form_holds(template: str, edits: list[tuple[int, str]]) -> None:
    table = edited(drawn(FORMS[template]), edits)
    record = one_record(TITLE, "单位：万元", table)
    rows = record.observations()

    keys = [row.key for row in rows]
    assert len(keys) == len(set(keys))

    coverage = record.coverage
    assert coverage.mapped + coverage.ignored + coverage.unmapped == sum(1 for _ in table.cells())
    assert coverage.unmapped == len(coverage.unmapped_cells)

    for row in rows:
        assert (row.value == "") == (row.status != "read")
        assert row.confidence == 1.0 or row.note
        assert row.raw == strip_outer(row.raw)

    assert Record.model_validate_json(record.to_json(indent=None)) == record


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_whatever_an_unknown_table_holds(texts: list[list[str]]) -> None:
    cells = [Cell(text, row, col) for row, line in enumerate(texts) for col, text in enumerate(line)]
    record = one_record(Table(0, grid_of(cells, len(texts), 3)))
    keys = [row.key for row in record.observations()]
    assert len(keys) == len(set(keys))
    coverage = record.coverage
    assert coverage.mapped + coverage.ignored + coverage.unmapped == len(cells)
