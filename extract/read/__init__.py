"""The only door to files: bytes in, `Source` and `Document` out; one line a format."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from extract.read.archive import MAX_MARKS, is_rest
from extract.read.source import MAX_FILE_BYTES, detect, open_source, source_from_bytes
from schemas.document import Document, Source
from schemas.errors import DocumentError

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["MAX_FILE_BYTES", "READERS", "detect", "is_rest", "open_source", "pictures_of", "read", "source_from_bytes"]

# Format, as `detect` names it, and the module whose `read` reads it; imported when first needed.
READERS = {
    "docx": "extract.read.word",
    "pdf": "extract.read.pdf",
}

# Those whose pages can be shown, and the module whose `pictures_of` shows them.
PICTURES = {"pdf": "extract.read.pdf.pictures"}

_PACKED = ("zip", "7z", "rar", "gzip")
_UNPACK = ("请先解压", "unpack it first")
_SAVE = ("请另存为其中一种", "save it as one of these")
_REFUSED = {"empty": "E_EMPTY", "encrypted": "E_ENCRYPTED"}


class _Reader(Protocol):
    def read(self, source: Source) -> Document: ...


class _Pictures(Protocol):
    def pictures_of(
        self, source: Source, numbers: Iterable[int], scale: float
    ) -> "Iterator[tuple[int, float, Image]]": ...


def read(source: Source) -> Document:
    """The paragraphs and tables of a source; whatever is wrong with its bytes is a `DocumentError`."""
    if source.format in _REFUSED:
        raise DocumentError(_REFUSED[source.format], source.name)
    if source.format == "damaged":
        raise DocumentError("E_DAMAGED", source.name, reason="zip")
    if source.format == "oversized":
        raise DocumentError(
            "E_TOO_LARGE", source.name, reason=(f"压缩条目超过 {MAX_MARKS} 个", f"> {MAX_MARKS} zip entries")
        )
    if source.format not in READERS:
        remedy = _UNPACK if source.format in _PACKED else _SAVE
        raise DocumentError("E_FORMAT", source.name, found=source.format, supported=" ".join(READERS), remedy=remedy)
    return cast(_Reader, import_module(READERS[source.format])).read(source)


def pictures_of(source: Source, numbers: Iterable[int], scale: float) -> "Iterator[tuple[int, float, Image]]":
    """Pages, counted from 1, as pictures, each with the size that a point of the page has in it.

    `E_NO_PAGES` where the format has none.
    """
    if source.format not in PICTURES:
        raise DocumentError("E_NO_PAGES", source.name, found=source.format)
    return cast(_Pictures, import_module(PICTURES[source.format])).pictures_of(source, numbers, scale)
