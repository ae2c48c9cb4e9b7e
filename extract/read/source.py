"""A file or its bytes in, a `Source` out that knows its format by content."""

import codecs
import hashlib
import os
import re
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from extract.read.archive import zip_format
from schemas.document import Source
from schemas.errors import DocumentError

# Scanned reports reach some dozens of MB; beyond this a file is no report.
MAX_FILE_BYTES = 200_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in an OLE2 file, in the order in which they decide: an encrypted docx is one with this first.
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)
_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"GIF8", "gif"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
)
# The PDF standard lets a reader look for the header in the first 1024 bytes.
_PDF_HEADER_WITHIN = 1024
_SAMPLE_BYTES = 4096
_MARKUP = (
    (re.compile(r"<\?mso-application[^>]*word\.document|<pkg:package|<w:worddocument"), "wordxml"),
    (re.compile(r"<!doctype html|<html|<body|<table"), "html"),
    (re.compile(r"^mime-version:|^content-type: multipart/related", re.MULTILINE), "mhtml"),
    (re.compile(r"^<\?xml"), "xml"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")


def open_source(path: Path, name: str) -> Source:
    """Read a file; `name` is what the data will call it. Only a file that cannot be opened is an error here."""
    try:
        # A pipe would be waited for and a device never ends: whether it is a file is asked before it is opened.
        mode = path.stat().st_mode
        if S_ISDIR(mode):
            os.scandir(path).close()  # one that is closed says so
        if not S_ISREG(mode):
            raise DocumentError("E_NOT_A_FILE", name)
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1) if path.stat().st_size <= MAX_FILE_BYTES else None
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise DocumentError("E_NOT_FOUND", name) from fault
    except (OSError, ValueError) as fault:
        raise DocumentError("E_UNREADABLE", name, reason=fault) from fault
    if data is None or len(data) > MAX_FILE_BYTES:
        raise DocumentError("E_TOO_LARGE", name, reason=(f"超过 {MAX_FILE_BYTES} 字节", f"> {MAX_FILE_BYTES} bytes"))
    return source_from_bytes(data, name)


def source_from_bytes(data: bytes, name: str) -> Source:
    """Never an error: bytes that nobody can read are a `Source` too, with a format that says so."""
    return Source(name=name, data=data, sha256=hashlib.sha256(data).hexdigest(), format=detect(data))


def detect(data: bytes) -> str:
    """The format of bytes by their content: `docx` `pdf` …, or `empty` `encrypted` `damaged` `oversized` `unknown`."""
    if not data:
        return "empty"
    if data.startswith(_OLE):
        return next((found for stream, found in _OLE_STREAMS if stream.encode("utf-16-le") in data), "ole")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return zip_format(data)
    for magic, found in _MAGIC:
        if data.startswith(magic):
            return found
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return "pdf"
    return _text_format(data[:_SAMPLE_BYTES])


def _text_format(sample: bytes) -> str:
    text = _decoded(sample)
    if text is None:
        return "unknown"
    start = text.lstrip().lower()
    return next((found for pattern, found in _MARKUP if pattern.search(start)), "text")


def _decoded(sample: bytes) -> str | None:
    """The sample as text in one of the encodings of Chinese files, None if it is none; its last one may be cut."""
    utf16 = sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    return None
