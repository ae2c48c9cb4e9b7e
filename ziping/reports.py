"""A path or bytes in, records out: the one way from a file to its data."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.assemble import records_of
from extract.read import open_source, read, source_from_bytes
from schemas.document import Source
from schemas.errors import DocumentError
from schemas.record import Record

Input = str | Path | bytes


def convert(source: Input, *, name: str = "") -> Record:
    """The record of the one report in a file; `E_SEVERAL` if it holds more.

    `name` is what the record calls its source (the path by default). Raises `DocumentError` for what cannot be read.
    """
    records = convert_all(source, name=name)
    if len(records) > 1:
        raise DocumentError("E_SEVERAL", name or _name_of(source), count=len(records))
    return records[0]


def convert_all(source: Input, *, name: str = "") -> list[Record]:
    """The records of all reports in a file, in their order; at least one."""
    return records_in(_source(source, name))


def records_in(source: Source) -> list[Record]:
    """The records of an opened source; `E_NO_REPORT` where it has neither a table nor a line of text."""
    document = read(source)
    if not document.tables and not any(paragraph.text.strip() for paragraph in document.paragraphs):
        raise DocumentError("E_NO_REPORT", source.name)
    return records_of(document)


def find_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Each file with its name relative to what was given; of a folder all files below it, lock files left out."""
    for path in paths:
        if path.is_dir():
            for below in sorted(path.rglob("*")):
                if below.is_file() and not below.name.startswith((".", "~$")):
                    yield below, _printable(below.relative_to(path).as_posix())
        else:
            yield path, _printable(path.name)


def _source(source: Input, name: str) -> Source:
    if isinstance(source, bytes):
        return source_from_bytes(source, name)
    path = Path(source)
    return open_source(path, name or _name_of(path))


def _name_of(source: Input) -> str:
    return "" if isinstance(source, bytes) else _printable(Path(source).name)


def _printable(name: str) -> str:
    """A name as UTF-8 can hold it: under a C locale, or after a foreign zip tool, a file's name is no text."""
    return os.fsencode(name).decode("utf-8", errors="replace")
