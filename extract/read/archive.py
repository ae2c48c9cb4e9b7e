"""Zip files before they are unpacked: what their directory says, and whether it is too much."""

import io
import zlib
from zipfile import BadZipFile, ZipFile

from schemas.errors import DocumentError

# A report is a few MB unpacked, one with scans inside some dozens; what lies far above is a bomb or no report.
MAX_UNPACKED_BYTES = 200_000_000
MAX_ENTRIES = 10_000
# Deflate reaches about 1000:1 on nothing but repetition; XML of the widest tables stays below 100:1. Small entries
# may be as regular as they like.
MAX_RATIO = 200
RATIO_FROM_BYTES = 10_000_000
# The list of parts of a document is some kB; whoever looks at it only to tell the format reads no more than this.
MAX_LISTING_BYTES = 1_000_000

# What zipfile raises on bytes that are no whole zip file, or that use a method which it does not know.
FAULTS = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)

_ENCRYPTED_FLAG = 0x1
_WORD_MAIN = (b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
_WORD_MACRO_MAIN = (b"ms-word.document.macroEnabled", b"ms-word.template.macroEnabled")
_LISTED = (
    ("docx", _WORD_MAIN + _WORD_MACRO_MAIN),
    ("xlsx", (b"spreadsheetml.sheet.main", b"spreadsheetml.template.main", b"ms-excel.sheet", b"ms-excel.template")),
    ("pptx", (b"presentationml.",)),
)
_MAIN_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("OFD.xml", "ofd"))
_OPEN_DOCUMENT = ((b"opendocument.text", "odt"), (b"opendocument.spreadsheet", "ods"))


def zip_format(data: bytes) -> str:
    """What a zip file holds: `docx`, `xlsx`, `ofd` …, `zip` for a bundle, `encrypted`, or `damaged`."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
                return "encrypted"
            names = {entry.filename for entry in entries}
            listing = _opening(archive, "[Content_Types].xml") if "[Content_Types].xml" in names else b""
            mimetype = _opening(archive, "mimetype") if "mimetype" in names else b""
    except FAULTS:
        return "damaged"
    for found, marks in _LISTED:
        if any(mark in listing for mark in marks):
            return found
    for mark, found in _OPEN_DOCUMENT:
        if mark in mimetype:
            return found
    return next((found for part, found in _MAIN_PARTS if part in names), "zip")


def check_archive(data: bytes, name: str) -> None:
    """Refuse a zip file that unpacks to too much, judged by its directory alone."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except FAULTS as fault:
        raise DocumentError("E_DAMAGED", name, reason=str(fault)) from fault
    if len(entries) > MAX_ENTRIES:
        raise DocumentError("E_TOO_LARGE", name, reason=f"{len(entries)} > {MAX_ENTRIES} zip entries")
    total = sum(entry.file_size for entry in entries)
    if total > MAX_UNPACKED_BYTES:
        raise DocumentError("E_TOO_LARGE", name, reason=f"{total} > {MAX_UNPACKED_BYTES} bytes")
    for entry in entries:
        if entry.file_size > RATIO_FROM_BYTES and entry.file_size > MAX_RATIO * entry.compress_size:
            ratio = entry.file_size // max(entry.compress_size, 1)
            raise DocumentError("E_TOO_LARGE", name, reason=f"{entry.filename} {ratio}:1")


def _opening(archive: ZipFile, entry: str) -> bytes:
    with archive.open(entry) as stream:
        return stream.read(MAX_LISTING_BYTES)
