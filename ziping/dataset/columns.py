"""A record in, the columns of its stored rows out: statements, parts of no submission yet, passages, the report."""

import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from operator import attrgetter

from normalize.fold import compact, fold
from schemas.codebook import codebook
from schemas.document import Paragraph
from schemas.observations import Stated, templates_of
from schemas.record import Record
from schemas.values import Measure, Section, plain
from ziping.check.precision import step_of
from ziping.dataset.engine import Value
from ziping.outputs.table import number

Columns = dict[str, list[Value]]
SENTENCE = re.compile(r"[^。；;！!？?\n]+")
LEAST_SENTENCE = 12  # characters without digits and marks: a shorter one is said by everybody
LEAST_PASSAGE = 24
UNSAID = re.compile(r"[\W\d_]+")  # what a copy changes first: figures and marks


def report_id(sha256: str, report: int) -> str:
    """What a report of a document is called in the dataset: the same in every dataset."""
    return f"{sha256[:20]}-{report}"


def pack(record: Record) -> bytes:
    """The record as it is stored."""
    return zlib.compress(record.to_json(None).encode(), 1)


def unpack(stored: object) -> Record:
    """A record as the database gives it, as bytes of whatever type."""
    if not isinstance(stored, (bytes, bytearray, memoryview)):
        raise TypeError(f"a stored record is bytes, not {type(stored).__name__}")
    return Record.model_validate_json(zlib.decompress(stored))


@cache
def concept_of(section: Section, measure: Measure) -> str:
    """Under what a measure of a section is compared: its concept, else the measure itself."""
    return "" if section == "other" else codebook().concept(section, measure) or measure


AS_STATED = ("section", "instance", "field", "label", "measure", "item")
AS_READ = (
    "row_path", "column_path", "period", "raw", "unit", "stated_unit", "comparator", "direction", "base", "status",
    "match", "note",
)  # fmt: skip
WHERE = {
    "page": "page", "table_no": "table", "row_no": "row", "col_no": "col", "paragraph": "paragraph",
    "start_at": "start", "end_at": "end",
}  # fmt: skip


def add_statements(columns: Columns, record: Record, stated: Sequence[Stated]) -> None:
    """Appends a row for each value that the record states; column by column, for there are millions of cells."""
    readings = [one.reading for one in stated]
    places = [reading.provenance for reading in readings]
    templates = templates_of(record)
    values = ["" if reading.value is None else plain(reading.value) for reading in readings]
    numbers = [number(value, one.status, one.comparator) for value, one in zip(values, readings, strict=True)]
    columns["report_id"] += [report_id(record.sha256, record.report)] * len(stated)
    columns["place"] += range(len(stated))
    columns["key"] += [one.key for one in stated]
    columns["template"] += [templates.get((one.section, one.instance), "") for one in stated]
    columns["value"] += values
    columns["bbox"] += ["" if at.bbox is None else ",".join(f"{point:.2f}" for point in at.bbox) for at in places]
    columns["confidence"] += [repr(reading.confidence) for reading in readings]
    columns["number"] += numbers
    columns["step"] += [
        None if exact is None else float(step_of(one)) for one, exact in zip(stated, numbers, strict=True)
    ]
    columns["concept"] += [concept_of(one.section, one.measure) for one in stated]
    for name in AS_STATED:
        columns[name] += map(attrgetter(name), stated)
    for name in AS_READ:
        columns[name] += map(attrgetter(name), readings)
    for name, of_place in WHERE.items():
        columns[name] += map(attrgetter(of_place), places)


def add_passages(columns: Columns, name: str, paragraphs: Iterable[Paragraph]) -> None:
    """Appends the longer paragraphs of a report, each with the hashes of its sentences."""
    for paragraph in paragraphs:
        hashes = [hash_of(said) for said in sentences(paragraph.text)] if len(paragraph.text) >= LEAST_PASSAGE else []
        if hashes:
            row = {"report_id": name, "paragraph": paragraph.index, "text": paragraph.text, "hashes": hashes}
            for column, cell in row.items():
                columns[column].append(cell)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph that are long enough to be somebody's own."""
    return [said for found in SENTENCE.finditer(text) if len(bare(said := found[0])) >= LEAST_SENTENCE]


def bare(sentence: str) -> str:
    """A sentence without what a copy changes first: figures, marks, white space."""
    return UNSAID.sub("", compact(fold(sentence)))


def hash_of(sentence: str) -> int:
    """64 bits of a sentence, as a signed number."""
    return int.from_bytes(hashlib.blake2b(bare(sentence).encode(), digest_size=8).digest(), "big", signed=True)


def transposed(rows: Sequence[Mapping[str, Value]]) -> Columns:
    """Rows as columns."""
    columns: Columns = defaultdict(list)
    for row in rows:
        for column, cell in row.items():
            columns[column].append(cell)
    return columns


def decimal(cell: object) -> Decimal | None:
    """A number of the database in its shortest writing."""
    return None if cell is None else Decimal(plain(Decimal(str(cell))))
