"""Tables as XML in, true grids out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.read.build import cell, para, read_word, row, table, texts

RESTART = '<w:vMerge w:val="restart"/>'
CONTINUE = "<w:vMerge/>"
H_RESTART = '<w:hMerge w:val="restart"/>'
H_CONTINUE = '<w:hMerge w:val="continue"/>'


def span(columns: object) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def before(columns: object) -> str:
    return f'<w:gridBefore w:val="{columns}"/>'


GRIDS = {
    "plain": (table(row(cell("a"), cell("b")), row(cell("c"), cell("d"))), [["a", "b"], ["c", "d"]]),
    "span": (
        table(row(cell("a", span(2)), cell("b")), row(cell("c"), cell("d", span(2)))),
        [["a", "a", "b"], ["c", "d", "d"]],
    ),
    "vertical": (
        table(row(cell("a", RESTART), cell("b")), row(cell("x", CONTINUE), cell("c"))),
        [["a", "b"], ["a", "c"]],
    ),
    "continue written out": (
        table(row(cell("a", RESTART)), row(cell("x", '<w:vMerge w:val="continue"/>')), row(cell("y", CONTINUE))),
        [["a"], ["a"], ["a"]],
    ),
    "restart below restart": (
        table(row(cell("a", RESTART)), row(cell("", CONTINUE)), row(cell("b", RESTART)), row(cell("", CONTINUE))),
        [["a"], ["a"], ["b"], ["b"]],
    ),
    "both ways": (
        table(row(cell("a", span(2) + RESTART), cell("b")), row(cell("", span(2) + CONTINUE), cell("c"))),
        [["a", "a", "b"], ["a", "a", "c"]],
    ),
    "continue in the first row": (table(row(cell("a", CONTINUE)), row(cell("x", CONTINUE))), [["a"], ["a"]]),
    "continue below a cell of another width": (
        table(row(cell("a", span(2) + RESTART)), row(cell("b", CONTINUE), cell("c"))),
        [["a", "a"], ["b", "c"]],
    ),
    "continue below a cell of another column": (
        table(row(cell("a", span(2)), cell("b", RESTART)), row(cell("c"), cell("d", CONTINUE), cell("e"))),
        [["a", "a", "b"], ["c", "d", "e"]],
    ),
    "a cell without merging ends the group": (
        table(row(cell("a", RESTART)), row(cell("b")), row(cell("c", CONTINUE))),
        [["a"], ["b"], ["c"]],
    ),
    "grid before": (
        table(row(cell("a"), cell("b")), row(cell("c"), properties=before(1))),
        [["a", "b"], [None, "c"]],
    ),
    "grid after": (
        table(row(cell("a"), cell("b")), row(cell("c"), properties='<w:gridAfter w:val="1"/>')),
        [["a", "b"], ["c", None]],
    ),
    "ragged": (table(row(cell("a")), row(cell("b"), cell("c"), cell("d"))), [["a", None, None], ["b", "c", "d"]]),
    "horizontal, the old way": (
        table(row(cell("a", H_RESTART), cell("x", H_CONTINUE), cell("b")), row(cell("c"), cell("d"), cell("e"))),
        [["a", "a", "b"], ["c", "d", "e"]],
    ),
    "both, the old way": (
        table(
            row(cell("a", H_RESTART + RESTART), cell("x", H_CONTINUE + RESTART), cell("b")),
            row(cell("y", H_RESTART + CONTINUE), cell("z", H_CONTINUE + CONTINUE), cell("c")),
        ),
        [["a", "a", "b"], ["a", "a", "c"]],
    ),
    "nothing to continue on the left": (table(row(cell("a", H_CONTINUE), cell("b"))), [["a", "b"]]),
    "rows and cells in content controls": (
        table(
            "<w:sdt><w:sdtPr/><w:sdtContent>" + row(cell("a"), cell("b")) + "</w:sdtContent></w:sdt>",
            row(
                "<w:sdt><w:sdtContent>" + cell("c") + "</w:sdtContent></w:sdt>",
                "<w:customXml>" + cell("d") + "</w:customXml>",
            ),
            "<w:ins>" + row(cell("e"), cell("f")) + "</w:ins>",
        ),
        [["a", "b"], ["c", "d"], ["e", "f"]],
    ),
    "inserted and deleted rows": (
        table(row(cell("a"), properties="<w:ins/>"), row(cell("b"), properties="<w:del/>"), row(cell("c"))),
        [["a"], ["c"]],
    ),
    "merging over a deleted row": (
        table(row(cell("a", RESTART)), row(cell("x", CONTINUE), properties="<w:del/>"), row(cell("y", CONTINUE))),
        [["a"], ["a"]],
    ),
    "properties of a row's own table": (
        table("<w:tr><w:tblPrEx><w:jc/></w:tblPrEx><w:trPr><w:cantSplit/></w:trPr>" + cell("a") + "</w:tr>"),
        [["a"]],
    ),
    "absurd span": (table(row(cell("a"), cell("b", span(100000))), columns=3), [["a", "b", "b"]]),
    "absurd span beyond the declared grid": (table(row(cell("a"), cell("b", span(100000)))), [["a", "b"]]),
    "spans that are none": (
        table(row(cell("a", span(0)), cell("b", span(-3)), cell("c", span("x")), cell("d", "<w:gridSpan/>"))),
        [["a", "b", "c", "d"]],
    ),
    "negative columns before": (table(row(cell("a"), properties=before(-2))), [["a"]]),
    "a row without cells": (table(row(cell("a")), row(), row(cell("b"))), [["a"], [None], ["b"]]),
    "alternatives": (
        table(
            "<mc:AlternateContent><mc:Choice>" + row(cell("a")) + "</mc:Choice>"
            "<mc:Fallback>" + row(cell("x")) + "</mc:Fallback></mc:AlternateContent>"
        ),
        [["a"]],
    ),
}


@pytest.mark.parametrize("name", GRIDS)
def test_grid(name: str) -> None:
    xml, expected = GRIDS[name]
    (found,) = read_word(xml).tables
    assert texts(found) == expected


def test_a_wide_table_is_taken_as_wide_as_word_allows() -> None:
    (found,) = read_word(table(row(cell("a", span(62)), cell("b")))).tables
    assert (found.n_cols, texts(found)[0][61:]) == (63, ["a", "b"])


def test_absurd_columns_before_do_not_fill_the_memory() -> None:
    (found,) = read_word(table(row(cell("a"), properties=before(100000)))).tables
    assert found.n_cols == 129


def test_a_merged_cell_is_one_cell_with_its_extent() -> None:
    (found,) = read_word(
        table(row(cell("a", span(2) + RESTART), cell("b")), row(cell("", span(2) + CONTINUE), cell("c")))
    ).tables
    assert [(c.text, c.row, c.col, c.row_span, c.col_span) for c in found.cells()] == [
        ("a", 0, 0, 2, 2),
        ("b", 0, 2, 1, 1),
        ("c", 1, 2, 1, 1),
    ]
    assert found.at(1, 1) is found.at(0, 0)


@pytest.mark.parametrize("xml", [table(), table(row()), table(row(cell("a"), properties="<w:del/>"))])
def test_a_table_without_cells_is_none_but_counts(xml: str) -> None:
    found = read_word(xml + para("文") + table(row(cell("b"))))
    assert [(t.index, texts(t)) for t in found.tables] == [(1, [["b"]])]


def test_many_rows() -> None:
    (found,) = read_word(
        table(*[row(cell("a"), cell("b", RESTART if n == 0 else CONTINUE)) for n in range(3000)])
    ).tables
    assert (found.n_rows, found.n_cols) == (3000, 2)
    last = found.at(2999, 1)
    assert last is not None
    assert (last.row, last.row_span) == (0, 3000)


Laid = list[tuple[int, int, int, int]]


@st.composite
def layouts(draw: st.DrawFn) -> tuple[int, int, Laid]:
    """A grid cut into rectangles: row, column, height, width of each."""
    n_rows, n_cols = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    laid: Laid = []
    for top in range(n_rows):
        for left in range(n_cols):
            if (top, left) in taken:
                continue
            free = next((col for col in range(left, n_cols) if (top, col) in taken), n_cols) - left
            height, width = draw(st.integers(1, n_rows - top)), draw(st.integers(1, free))
            laid.append((top, left, height, width))
            taken |= {(r, c) for r in range(top, top + height) for c in range(left, left + width)}
    return n_rows, n_cols, laid


@settings(max_examples=60, deadline=None)
@given(layouts())
def test_any_layout_is_read_as_it_was_laid(layout: tuple[int, int, Laid]) -> None:
    n_rows, n_cols, laid = layout
    rows: list[list[tuple[int, str]]] = [[] for _ in range(n_rows)]
    for number, (top, left, height, width) in enumerate(laid):
        for place in range(top, top + height):
            merge = "" if height == 1 else RESTART if place == top else CONTINUE
            text = str(number) if place == top else "hidden"
            rows[place].append((left, cell(text, span(width) + merge)))
    (found,) = read_word(table(*[row(*[xml for _, xml in sorted(cells)]) for cells in rows])).tables
    assert (found.n_rows, found.n_cols) == (n_rows, n_cols)
    assert [(c.row, c.col, c.row_span, c.col_span) for c in sorted(found.cells(), key=lambda c: int(c.text))] == laid
    assert all(at is not None for line in found.grid for at in line)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(-1, 4), st.sampled_from(["", RESTART, CONTINUE, H_RESTART, H_CONTINUE])), max_size=5
        ),
        min_size=1,
        max_size=5,
    )
)
def test_any_spans_cover_a_place_at_most_once(rows: list[list[tuple[int, str]]]) -> None:
    found = read_word(table(*[row(*[cell("t", span(width) + merge) for width, merge in cells]) for cells in rows]))
    for grid in found.tables:
        assert len({len(line) for line in grid.grid}) == 1
        for place in grid.cells():
            for r in range(place.row, place.bottom):
                assert all(grid.at(r, c) is place for c in range(place.col, place.right))
        plain = sum(merge in ("", RESTART, H_RESTART) for cells in rows for _, merge in cells)
        assert sum(1 for _ in grid.cells()) >= plain


def test_rows_below_a_deleted_one_stay_where_they_stand() -> None:
    deleted = row(cell("b"), properties="<w:del/>")
    found = read_word(table(row(cell("a")), deleted, row(cell("c")), deleted, row(cell("d")))).tables[0]
    assert [(cell.text, cell.row, found.place(cell).row) for cell in found.cells()] == [
        ("a", 0, 0), ("c", 1, 2), ("d", 2, 4),
    ]  # fmt: skip
