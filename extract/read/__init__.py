"""The only door to files: bytes in, `Source` and `Document` out; one line a format."""

from importlib import import_module
from typing import Protocol, cast

from extract.read.archive import MAX_MARKS
from extract.read.source import detect, open_source, source_from_bytes
from schemas.document import Document, Source
from schemas.errors import DocumentError

__all__ = ["READERS", "detect", "open_source", "read", "source_from_bytes"]

# Format, as `detect` names it, and the module whose `read` reads it; imported when first needed.
READERS = {
    "docx": "extract.read.word",
    "pdf": "extract.read.pdf",
}

_REFUSED = {"empty": "E_EMPTY", "encrypted": "E_ENCRYPTED"}


class _Reader(Protocol):
    def read(self, source: Source) -> Document: ...


def read(source: Source) -> Document:
    """The paragraphs and tables of a source; whatever is wrong with its bytes is a `DocumentError`."""
    if source.format in _REFUSED:
        raise DocumentError(_REFUSED[source.format], source.name)
    if source.format == "damaged":
        raise DocumentError("E_DAMAGED", source.name, reason="zip")
    if source.format == "oversized":
        raise DocumentError("E_TOO_LARGE", source.name, reason=f"> {MAX_MARKS} zip entries")
    if source.format not in READERS:
        raise DocumentError("E_FORMAT", source.name, found=source.format, supported=" ".join(READERS))
    return cast(_Reader, import_module(READERS[source.format])).read(source)
