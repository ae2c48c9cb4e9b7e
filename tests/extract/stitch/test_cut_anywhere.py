"""Wherever a form is cut in two, with or without its headings said again, the same is read as from the whole."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from extract.assemble import records_of
from extract.identify import Identified, identify
from extract.locate.regions import find_regions
from extract.locate.sheet import Sheet
from extract.read import open_source, read
from extract.stitch.forms_in_one import forms_in
from schemas.document import Cell, Document, Paragraph, Table, grid_of
from ziping.evaluate import COMPARED

CORPUS = Path(__file__).parents[3] / "corpus"
REPORTS = sorted(path for ending in ("docx", "docm") for path in CORPUS.rglob(f"*.{ending}"))
# Its headings stand one over the other (预算安排 over 年初 | 调整): cut there, they are not put together again.
HEADINGS_OVER_HEADINGS = "heilongjiang-2022-boli"
CASES = [
    pytest.param(
        path,
        id=path.parent.name,
        marks=[pytest.mark.xfail(strict=True)] if path.parent.name == HEADINGS_OVER_HEADINGS else [],
    )
    for path in REPORTS
]
Rows = Counter[tuple[object, ...]]


def cut(table: Table, row: int, headings: Sequence[int] = ()) -> tuple[Table, Table]:
    """Two tables; a cell that crosses the cut keeps its text above it, `headings` are said again below it."""
    upper: list[Cell] = []
    lower: list[Cell] = []
    for cell in table.cells():
        if cell.bottom <= row:
            upper.append(cell)
        elif cell.row >= row:
            lower.append(replace(cell, row=cell.row - row + len(headings)))
        else:
            upper.append(replace(cell, row_span=row - cell.row))
            lower.append(replace(cell, row=len(headings), row_span=cell.bottom - row, text=""))
    for place, heading in enumerate(headings):
        lower += [replace(cell, row=place, row_span=1) for cell in table.starting_in(heading)]
    return (
        replace(table, grid=grid_of(upper, row, table.n_cols)),
        Table(table.index + 1, grid_of(lower, table.n_rows - row + len(headings), table.n_cols), edges=table.edges),
    )


def with_two(document: Document, table: Table, parts: tuple[Table, Table]) -> Document:
    blocks: list[Paragraph | Table] = []
    for block in document.blocks:
        if block is table:
            blocks += parts
        elif isinstance(block, Table) and block.index > table.index:
            blocks.append(replace(block, index=block.index + 1))
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def read_rows(document: Document) -> Rows:
    rows = (row for record in records_of(document) for row in record.observations())
    return Counter(tuple(getattr(row, column) for column in COMPARED) for row in rows if row.section != "other")


@cache
def whole_of(path: Path) -> tuple[Document, Rows]:
    document = read(open_source(path, path.name))
    return document, read_rows(document)


def forms_of(document: Document) -> Iterator[Identified]:
    for found in identify(document):
        plain = found.table.inside is None and found.table.n_rows > 8
        if found.form is not None and plain:
            yield found


@pytest.mark.slow
@pytest.mark.parametrize("path", CASES)
def test_a_form_cut_without_headings(path: Path) -> None:
    document, whole = whole_of(path)
    for found in forms_of(document):
        for row in range(1, found.table.n_rows):
            assert read_rows(with_two(document, found.table, cut(found.table, row))) == whole, row


@pytest.mark.slow
@pytest.mark.parametrize("path", CASES)
def test_a_form_cut_with_its_headings_again(path: Path) -> None:
    document, whole = whole_of(path)
    for found in forms_of(document):
        assert found.form is not None
        if len(forms_in(found.table)) > 1:
            continue  # headings of one would stand within another
        for region in find_regions(Sheet(found, found.form, None)):
            headings = range(region.head_row, region.body.start)
            for row in region.body[1:]:
                parts = cut(found.table, row, headings)
                assert read_rows(with_two(document, found.table, parts)) == whole, (region.block, row)
