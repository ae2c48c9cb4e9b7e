"""What must hold of whatever is read, from whatever bytes; each breach is told in one line."""

from collections import defaultdict
from collections.abc import Iterator

from extract.read import read, source_from_bytes
from extract.stitch import stitched
from schemas.document import Document
from schemas.errors import DocumentError
from schemas.observation import Observation
from schemas.record import Record
from ziping.reports import records_in

Texts = dict[tuple[int | None, int | None], str]  # by row and column, as the table physically stands


def breaches(data: bytes) -> list[str]:
    """Empty where the bytes are refused in order, or read as they stand."""
    source = source_from_bytes(data, "报告.docx")
    try:
        records = records_in(source)
    except DocumentError:
        return []
    except Exception as error:  # noqa: BLE001 – that is what is looked for
        return [f"{type(error).__name__}: {error}"]
    document = read(source)
    if source.format == "pdf":
        document = stitched(document)  # a row that a page cuts is whole only there
    return [breach for record in records for breach in _of_record(record, document)]


def _of_record(record: Record, document: Document) -> Iterator[str]:
    if Record.model_validate_json(record.to_json()) != record:
        yield "the record's own JSON gives another record"
    rows = record.observations()
    if len({row.key for row in rows}) != len(rows):
        yield "two observations have one key"
    stated: dict[int, Texts] = defaultdict(dict)
    for table in document.tables:
        for cell in table.cells():
            place = table.place(cell)
            stated[place.table or 0][place.row, place.col] = cell.text
    for row in rows:
        if row.table is not None:
            yield from _of_place(row, stated)


def _of_place(row: Observation, stated: dict[int, Texts]) -> Iterator[str]:
    text = stated.get(row.table or 0, {}).get((row.row, row.col))
    if text is None:
        yield f"no cell at {row.table}, {row.row}, {row.col}: {row.key}"
    elif "".join(row.raw.split()) not in "".join(text.split()):
        yield f"{row.raw!r} does not stand in {text!r}: {row.key}"
    if (row.value == "") != (row.status != "read"):
        yield f"status {row.status} with value {row.value!r}: {row.key}"
    if row.confidence < 1 and not row.note:
        yield f"a doubt without a reason: {row.key}"
