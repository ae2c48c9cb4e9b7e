"""Reports of the corpus in parts and versions, as units send them; datasets of them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from tests.ziping.command import CORPUS
from ziping.dataset.dataset import Dataset, open_dataset
from ziping.ingest.run import Ingest
from ziping.ingest.summary import Summary
from ziping.inputs import given

(TAOJIANG,) = CORPUS.glob("hunan-2022-taojiang/*.docx")
TAOJIANG_PDF = TAOJIANG.with_suffix(".pdf")
ORG = "桃江县竹产业和林区发展局"


def ingest(place: str, work: Path, *paths: Path, tell: Callable[[str], None] | None = None) -> Summary:
    """A run over files and folders, as the command does it."""
    work.mkdir(parents=True, exist_ok=True)
    opened = open_dataset(place, work=work if "://" in place else None, create=True)
    told = [] if tell is None else [tell]

    def hear(name: str, error: object) -> None:
        for listener in told:
            listener(f"{name} {error}" if error else name)

    return Ingest(opened.engine, opened.work, tell=hear).run(given(paths).files)


def opened(place: str, work: Path) -> Dataset:
    return open_dataset(place, work=work if "://" in place else None)


def rows(dataset: Dataset, table: Any, *names: str) -> list[tuple[Any, ...]]:
    heads = [head.name for head in dataset.columns(table)]
    places = [heads.index(name) for name in names]
    return [tuple(row[place] for place in places) for row in dataset.rows(table)]


def findings(dataset: Dataset) -> list[dict[str, Any]]:
    frame: Any = dataset.findings(engine="arrow")
    found: list[dict[str, Any]] = frame.to_pylist()
    return found


def changed(source: Path, out: Path, change: Callable[[Document], None]) -> Path:
    """A copy of a Word report after `change`."""
    document = docx.Document(str(source))
    change(document)
    out.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(out))
    return out


def without_tables(document: Document) -> None:
    """The report as it is sent apart from its forms."""
    for table in document.tables:
        table._tbl.getparent().remove(table._tbl)  # type: ignore[union-attr]


def tables_only(numbers: Iterable[int]) -> Callable[[Document], None]:
    """The forms as they are sent apart: these tables, each with the line above it, and no prose."""
    kept = list(numbers)

    def change(document: Document) -> None:
        tables = [document.tables[number]._tbl for number in kept]
        titles = []
        for table in tables:
            before = table.getprevious()
            while before is not None and not "".join(before.itertext()).strip():
                before = before.getprevious()
            titles.append(before)
        for element in list(document.element.body):
            if element.tag != qn("w:sectPr") and element not in tables and element not in titles:
                document.element.body.remove(element)

    return change


def replaced(old: str, new: str, table: int | None = None) -> Callable[[Document], None]:
    """Other words wherever a paragraph or a cell (of one table) holds the old ones; they must stand somewhere."""

    def change(document: Document) -> None:
        tables = document.tables if table is None else [document.tables[table]]
        cells = [cell for each in tables for row in each.rows for cell in row.cells]
        paragraphs = [
            *(document.paragraphs if table is None else []),
            *(paragraph for cell in cells for paragraph in cell.paragraphs),
        ]
        found = [paragraph for paragraph in paragraphs if old in paragraph.text]
        assert found, old
        for paragraph in found:
            text = paragraph.text.replace(old, new)
            for run in paragraph.runs[1:]:
                run.text = ""
            paragraph.runs[0].text = text

    return change
