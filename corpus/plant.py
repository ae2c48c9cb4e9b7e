"""Errors planted in sound reports, to see whether the rules find them: the text of cells and paragraphs changed.

A report is read once; each plant changes what its cells or paragraphs say and has everything behind the reader done
again. What was planted is found if a finding with its code rests on one of the changed readings.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extract.assemble import records_of
from extract.read import open_source, read
from schemas.document import Cell, Document, Paragraph, Table, grid_of
from schemas.observations import Stated
from schemas.record import Record
from ziping.check import checked
from ziping.check.case import Case

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Change:
    """What a reading's characters are replaced by; `whole` replaces the text of its cell."""

    on: Stated
    to: str
    whole: bool = False


@dataclass(frozen=True)
class Plant:
    """Changes that together are one error, and the codes by which it may be named."""

    codes: tuple[str, ...]
    changes: tuple[Change, ...]


Planter = Callable[[Case], Iterator[Plant]]


@dataclass(frozen=True)
class Sound:
    """A report of the corpus as read, with the record of it that is changed."""

    name: str
    document: Document
    record: Record
    reports: int


def sound_reports(names: Sequence[str] = ()) -> Iterator[Sound]:
    """The Word reports of the corpus (and PDFs that have none) without an error or warning, one record at a time."""
    for folder in sorted(path for path in HERE.iterdir() if (path / "gold.jsonl").exists()):
        if names and folder.name not in names:
            continue
        files = sorted(folder.glob("*.doc[xm]")) or sorted(folder.glob("*.pdf"))
        document = read(open_source(files[0], files[0].name))
        records = records_of(document)
        for record in records:
            found = checked(record)
            if not any(finding.severity != "note" for finding in found.findings):
                yield Sound(folder.name, document, record, len(records))


def is_found(sound: Sound, plant: Plant) -> bool | None:
    """Whether the changed report has a finding of the code that rests on what was changed.

    None where it is another number of reports now: a form of another body ahead of the title is a report of its own.
    """
    records = records_of(changed(sound.document, plant.changes))
    if len(records) != sound.reports:
        return None
    findings = checked(records[sound.record.report]).findings
    keys = {change.on.key.partition("~")[0] for change in plant.changes}
    return any(
        finding.code in plant.codes and keys & {key.partition("~")[0] for key in finding.evidence}
        for finding in findings
    )


def changed(document: Document, changes: Sequence[Change]) -> Document:
    """The document with other words in it."""
    for change in changes:
        place = change.on.reading.provenance
        if place.table is not None:
            spot = (place.table, place.row, place.col)
            blocks = tuple(
                _in_table(block, spot, change) if isinstance(block, Table) else block for block in document.blocks
            )
        else:
            blocks = tuple(
                _in_paragraph(block, change) if isinstance(block, Paragraph) else block for block in document.blocks
            )
        document = replace(document, blocks=blocks)
    return document


def _in_paragraph(paragraph: Paragraph, change: Change) -> Paragraph:
    place = change.on.reading.provenance
    if paragraph.index != place.paragraph or place.start is None:
        return paragraph
    end = len(paragraph.text) if place.end is None else place.end
    return replace(paragraph, text=paragraph.text[: place.start] + change.to + paragraph.text[end:])


def _in_table(table: Table, spot: tuple[int, int | None, int | None], change: Change) -> Table:
    cells = list(table.cells())
    for at, cell in enumerate(cells):
        if (cell.origin or (table.index, cell.row, cell.col)) == spot:
            cells[at] = _with_text(cell, change)
            return replace(table, grid=grid_of(cells, table.n_rows, table.n_cols))
    return table


def _with_text(cell: Cell, change: Change) -> Cell:
    raw = change.on.reading.raw
    if change.whole or not raw:
        return replace(cell, text=change.to)
    return replace(cell, text=change.to.join(cell.text.rsplit(raw, 1)))
