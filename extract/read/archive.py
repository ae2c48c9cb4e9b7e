"""Zip files before they are unpacked: what their directory says, and whether it is too much."""

import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from schemas.errors import DocumentError

# A report is a few MB unpacked, one with scans inside some dozens; what lies far above is a bomb or no report.
MAX_UNPACKED_BYTES = 200_000_000
MAX_ENTRIES = 10_000
# An entry takes 1 kB of memory before it can be counted, its mark none; a bundle has the marks of its files too.
MAX_MARKS = 100_000
# Deflate reaches about 1000:1 on nothing but repetition; XML of the widest tables stays below 100:1. Small entries
# may be as regular as they like.
MAX_RATIO = 200
RATIO_FROM_BYTES = 10_000_000
# The list of parts of a document is some kB; whoever looks at it only to tell the format reads no more than this.
MAX_LISTING_BYTES = 1_000_000

# What zipfile raises on bytes that are no whole zip file, or that use a method which it does not know.
FAULTS = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
_ENTRY_MARK, _END_MARK = b"PK\x01\x02", b"PK\x05\x06"
_END_BYTES, _OFFSET_AT, _LONGEST_END, _ZIP64 = 22, 16, 65_557, 0xFFFFFFFF  # of the record at the end of a zip file
# An office file is packed with these alone (ECMA-376-2, annex B); others reach any ratio.
_METHODS = (ZIP_STORED, ZIP_DEFLATED)
_LOCAL_HEADER_BYTES, _NAME_AND_EXTRA = 30, 26  # of the file's local header: its length, and where two lengths stand
_CHUNK_BYTES = 1 << 20

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


def is_rest(archive: ZipFile) -> bool:
    """Whether the directory is that of a zip within another that was cut: its offsets do not count from the beginning.

    A bundle that stores its files as they are, and lost its end, ends with the end of the last Word file in it.
    """
    file = archive.fp
    if file is None:
        return False
    file.seek(0, io.SEEK_END)
    file.seek(max(0, file.tell() - _LONGEST_END))
    tail = file.read()
    end = tail.rfind(_END_MARK)
    (offset,) = struct.unpack_from("<I", tail, end + _OFFSET_AT) if 0 <= end <= len(tail) - _END_BYTES else (0,)
    return bool(offset != _ZIP64 and archive.start_dir > offset > 0)


def zip_format(data: bytes) -> str:
    """What a zip file holds: `docx`, `xlsx`, `ofd` …, `zip` for a bundle, `encrypted`, `damaged` or `oversized`."""
    if data.count(_ENTRY_MARK) > MAX_MARKS:
        return "oversized"
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if is_rest(archive):
                return "damaged"
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
    """Refuse a zip file that unpacks to too much, judged by its directory, and one whose directory lies about it."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except FAULTS as fault:
        raise DocumentError("E_DAMAGED", name, reason=fault) from fault
    if len(entries) > MAX_ENTRIES:
        raise DocumentError(
            "E_TOO_LARGE",
            name,
            reason=(f"压缩条目 {len(entries)} 个，超过 {MAX_ENTRIES}", f"{len(entries)} > {MAX_ENTRIES} zip entries"),
        )
    total = sum(entry.file_size for entry in entries)
    if total > MAX_UNPACKED_BYTES:
        raise DocumentError(
            "E_TOO_LARGE",
            name,
            reason=(f"解压后 {total} 字节，超过 {MAX_UNPACKED_BYTES}", f"{total} > {MAX_UNPACKED_BYTES} bytes"),
        )
    for entry in entries:
        if entry.file_size > RATIO_FROM_BYTES and entry.file_size > MAX_RATIO * entry.compress_size:
            ratio = entry.file_size // max(entry.compress_size, 1)
            raise DocumentError("E_TOO_LARGE", name, reason=f"{entry.filename} {ratio}:1")
    for entry in entries:
        if lie := _lie_of(entry, data):
            raise DocumentError("E_DAMAGED", name, reason=f"{entry.filename}: {lie}")


def _lie_of(entry: ZipInfo, data: bytes) -> str:
    """What an entry does not hold to; nothing of it is kept, and no more unpacked than it says it has."""
    if entry.compress_type not in _METHODS:
        return f"zip method {entry.compress_type}"
    if entry.compress_type == ZIP_STORED:
        return "" if entry.compress_size == entry.file_size else "sizes differ"
    header = entry.header_offset
    if not 0 <= header <= len(data) - _LOCAL_HEADER_BYTES:
        return "no such place"
    start = header + _LOCAL_HEADER_BYTES + sum(struct.unpack_from("<HH", data, header + _NAME_AND_EXTRA))
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    rest, size = memoryview(data)[start : start + entry.compress_size], 0
    try:
        while len(rest) and not unpack.eof and size <= entry.file_size:
            chunk, rest = rest[:_CHUNK_BYTES], rest[_CHUNK_BYTES:]
            size += len(unpack.decompress(chunk, _CHUNK_BYTES))
            while unpack.unconsumed_tail and size <= entry.file_size:
                size += len(unpack.decompress(unpack.unconsumed_tail, _CHUNK_BYTES))
    except zlib.error as fault:
        return str(fault)
    return "" if size <= entry.file_size else f"more than {entry.file_size} bytes"


def _opening(archive: ZipFile, entry: str) -> bytes:
    with archive.open(entry) as stream:
        return stream.read(MAX_LISTING_BYTES)
