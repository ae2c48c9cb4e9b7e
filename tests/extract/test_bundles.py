"""Two reports in one file, whichever they are and whatever order they stand in, read as each of them alone."""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from extract.assemble import records_of
from extract.read import open_source, read
from schemas.document import Document, Paragraph, Table
from schemas.record import Record
from ziping.evaluate import COMPARED

CORPUS = Path(__file__).parents[2] / "corpus"
REPORTS = sorted(path for ending in ("docx", "docm") for path in CORPUS.rglob(f"*.{ending}"))
STEP = 3  # each report meets a third of the others, each pair of neighbours among them
Rows = Counter[tuple[object, ...]]


@cache
def document_of(path: Path) -> Document:
    return read(open_source(path, path.name))


def rows_of(record: Record) -> Rows:
    columns = (*COMPARED, "org_name", "year")
    return Counter(tuple(getattr(row, column) for column in columns) for row in record.observations())


def after(document: Document, before: Document) -> tuple[Paragraph | Table, ...]:
    """The blocks of a document, counted on from those of another."""
    tables = 1 + max((table.index for table in before.tables), default=-1)
    paragraphs = 1 + max((paragraph.index for paragraph in before.paragraphs), default=-1)
    return tuple(
        replace(block, index=block.index + paragraphs)
        if isinstance(block, Paragraph)
        else replace(block, index=block.index + tables, inside=None if block.inside is None else block.inside + tables)
        for block in document.blocks
    )


@cache
def alone(path: Path) -> list[Rows]:
    return [rows_of(record) for record in records_of(replace(document_of(path), notes=()))]


@pytest.mark.slow
@pytest.mark.parametrize("first", REPORTS, ids=lambda path: path.parent.name)
def test_a_report_and_any_other(first: Path) -> None:
    start = REPORTS.index(first) + 1
    for second in [*REPORTS[start:], *REPORTS[: start - 1]][::STEP]:
        one, other = document_of(first), document_of(second)
        both = records_of(replace(one, blocks=(*one.blocks, *after(other, one)), notes=()))
        assert [record.report for record in both] == list(range(len(both)))
        assert [rows_of(record) for record in both] == [*alone(first), *alone(second)], second.parent.name
