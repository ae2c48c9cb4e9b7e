"""Records in, JSON, JSON Lines or CSV out, piece by piece."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pydantic import BaseModel

from schemas.observations import observations_of
from schemas.record import Record
from schemas.values import plain
from ziping.outputs import Content, Each
from ziping.outputs.table import Cell, columns, rows

BOM = "\ufeff"  # without it Excel takes UTF-8 for the system's encoding


class Json:
    """One object for one record, an array for several; observations and findings are always an array."""

    def __init__(self, content: Content) -> None:
        self.content: Content = content

    def render(self, record: Record) -> list[str]:
        if self.content == "record":
            return [record.to_json()]
        return [part.model_dump_json() for part in _parts(record, self.content)]

    def texts(self, each: Each) -> Iterator[str]:
        pieces = chain.from_iterable(each(self.render))
        first, second = next(pieces, None), next(pieces, None)
        if first is None:
            yield "[]\n"
            return
        if second is None and self.content == "record":
            yield first + "\n"
            return
        yield "[\n" + first
        for text in [] if second is None else chain([second], pieces):
            yield ",\n" + text
        yield "\n]\n"


class JsonLines:
    """A record, observation or finding a line."""

    def __init__(self, content: Content) -> None:
        self.content: Content = content

    def render(self, record: Record) -> list[str]:
        if self.content == "record":
            return [record.to_json(None)]
        return [part.model_dump_json() for part in _parts(record, self.content)]

    def texts(self, each: Each) -> Iterator[str]:
        for lines in each(self.render):
            yield "".join(line + "\n" for line in lines)


class Csv:
    """A header and a row an observation or finding; with a BOM, raw texts exactly as they are, null as nothing."""

    def __init__(self, content: Content) -> None:
        self.content: Content = content
        self.columns = [column for column in columns(content) if column.kind != "number"]

    def render(self, record: Record) -> str:
        return "".join(csv_line(cells[: len(self.columns)]) for cells in rows(record, self.content))

    def texts(self, each: Each) -> Iterator[str]:
        for number, text in enumerate(each(self.render)):
            yield text if number else BOM + csv_line(tuple(column.name for column in self.columns)) + text


def _parts(record: Record, content: Content) -> Iterable[BaseModel]:
    return record.findings if content == "findings" else observations_of(record)


def csv_line(cells: Sequence[Cell]) -> str:
    """One row; a lone `\\r` within a cell is quoted too, which the module does only where it ends rows with one."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([_text(cell) for cell in cells])
    return written.getvalue().removesuffix("\r\n") + "\n"


def _text(cell: Cell) -> str:
    """Several texts a line each."""
    if cell is None:
        return ""
    if isinstance(cell, list):
        return "\n".join(cell)
    return str(cell) if isinstance(cell, int) else plain(cell)
