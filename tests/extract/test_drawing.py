"""The drawings of the tests mean what they show."""

import pytest

from schemas.document import Cell
from tests.extract.drawing import drawn, report


def test_a_drawing_is_a_grid() -> None:
    table = drawn("""
        经费 | 项目   | 年初↵预算数 | <
        ^    | 　其中：甲 | 1       | ∅
        说明 | <<
    """)
    assert (table.n_rows, table.n_cols) == (3, 4)
    assert list(table.cells()) == [
        Cell("经费", 0, 0, row_span=2),
        Cell("项目", 0, 1),
        Cell("年初\n预算数", 0, 2, col_span=2),
        Cell("\u3000其中：甲", 1, 1, indent=1.0),
        Cell("1", 1, 2),
        Cell("说明", 2, 0, col_span=4),
    ]
    assert table.at(1, 0) is table.at(0, 0)
    assert table.at(1, 3) is None
    assert [cell.text for cell in table.crossing(1)] == ["经费", "\u3000其中：甲", "1"]
    assert [cell.text for cell in table.starting_in(1)] == ["\u3000其中：甲", "1"]
    assert table.at(9, 0) is table.at(0, 9) is table.at(-1, 0) is None


def test_a_drawing_that_is_no_grid_is_refused() -> None:
    with pytest.raises(AssertionError, match="different widths"):
        drawn("a | b\nc")
    with pytest.raises(AssertionError, match="not a rectangle"):
        drawn("a | <\n^ | b")


def test_a_report_counts_its_blocks() -> None:
    document = report("甲局", drawn("a"), "", drawn("b"), notes=["注"])
    assert [table.index for table in document.tables] == [0, 1]
    assert [(paragraph.index, paragraph.text) for paragraph in document.paragraphs] == [(0, "甲局"), (1, ""), (2, "注")]
