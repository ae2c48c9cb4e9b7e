"""A bundle (zip, 7z, tar) in, its files out under plain numbers, each with the name that it has in the bundle."""

import hashlib
import lzma
import os
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from extract.read import is_rest
from schemas.errors import DocumentError, UsageError
from ziping.inputs import is_passed_over, printable

INSIDE = "!/"  # between the name of a bundle and of a file in it
MAX_FILES = 50_000
MAX_BYTES = 4_000_000_000  # of all files of a bundle together
MAX_RATIO = 1_000  # of a file in it to its share: what deflate reaches on nothing but repetition
MAX_DEPTH = 3  # bundles in bundles
CHUNK = 1 << 20

# What zipfile and tarfile raise on bytes that are no whole bundle.
FAULTS = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
          NotImplementedError, RuntimeError)  # fmt: skip
_SEVEN_ZIP, _ZIP, _EMPTY_ZIP = b"7z\xbc\xaf\x27\x1c", b"PK\x03\x04", b"PK\x05\x06"
_OFFICE = {"[Content_Types].xml", "mimetype", "OFD.xml", "word/document.xml", "xl/workbook.xml"}
_UTF8 = 0x800
_ENCRYPTED = 0x1
_UNICODE_PATH = 0x7075
_TAR = re.compile(r"\.(?:tar|tgz|tbz2?|txz|tar\.\w+)$", re.IGNORECASE)
_WARN_OF = ("", ".", "..")


@dataclass(frozen=True)
class Unpacked:
    """A file of a bundle: its name from there, the file that holds it now, its time (0 if unknown), its hash."""

    name: str
    path: Path
    modified_s: float
    sha256: str


def is_bundle(path: Path, name: str) -> bool:
    """Whether a file is a bundle: a zip that is no office file, a 7z, a tar by name and content."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
        with path.open("rb") as file:
            start = file.read(len(_SEVEN_ZIP))
        if start == _SEVEN_ZIP or start.startswith(_EMPTY_ZIP):
            return True
        if start.startswith(_ZIP):
            with zipfile.ZipFile(path) as archive:
                return is_rest(archive) or not any(entry.filename in _OFFICE for entry in archive.infolist())
        return bool(_TAR.search(name)) and tarfile.is_tarfile(path)
    except FAULTS:
        return False


def depth_of(name: str) -> int:
    """In how many bundles a file of that name lies."""
    return name.count(INSIDE)


class Bundle:
    """Unpacks a bundle into a folder. What is wrong with one file of it is kept in `faults`, the others go on."""

    def __init__(self, path: Path, name: str, folder: Path) -> None:
        self.path, self.name, self.folder = path, name, folder
        self.faults: list[DocumentError] = []
        self._bytes = self._files = 0

    def unpack(self) -> list[Unpacked]:
        """The files of the bundle, in its order. One that cannot be opened at all is a `DocumentError`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._told():
            if self._begins_with(_SEVEN_ZIP):
                return list(self._of_7z())
            if self._begins_with(_EMPTY_ZIP):
                return []
            if self._begins_with(_ZIP):  # not by its end: a tar ends with the end of the last Word file in it
                return list(self._of_zip())
            return list(self._of_tar())

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (DocumentError, UsageError):
            raise
        except FAULTS as fault:
            raise DocumentError("E_DAMAGED", self.name, reason=fault) from fault

    def _begins_with(self, magic: bytes) -> bool:
        with self.path.open("rb") as file:
            return file.read(len(magic)) == magic

    def _of_zip(self) -> Iterator[Unpacked]:
        with zipfile.ZipFile(self.path) as archive:
            if is_rest(archive):
                raise DocumentError("E_DAMAGED", self.name, reason=("缺少结尾", "its end is missing"))
            for entry in archive.infolist():
                name = zip_name(entry)
                if entry.is_dir() or _is_link(entry) or not self._counts(name):
                    continue
                if entry.flag_bits & _ENCRYPTED:
                    self.faults.append(DocumentError("E_ENCRYPTED", self.inside(name)))
                    continue
                try:
                    with archive.open(entry) as stream:
                        path = self._written(stream, name, entry.compress_size)
                except FAULTS as fault:
                    self.faults.append(DocumentError("E_DAMAGED", self.inside(name), reason=fault))
                    continue
                if path is not None:
                    yield self._file(name, path, _seconds(entry.date_time))

    def _of_tar(self) -> Iterator[Unpacked]:
        size = self.path.stat().st_size
        with tarfile.open(self.path, "r:*", encoding="utf-8", errors="surrogateescape") as archive:
            for entry in archive:
                name = _decoded(os.fsencode(entry.name))
                stream = archive.extractfile(entry) if entry.isreg() else None
                if stream is None or not self._counts(name):
                    continue
                path = self._written(stream, name, size)
                if path is not None:
                    yield self._file(name, path, float(entry.mtime))

    def _of_7z(self) -> Iterator[Unpacked]:
        try:
            from ziping.ingest.sevenzip import unpack
        except ImportError as missing:
            raise UsageError("E_LIBRARY", self.name, what="py7zr", extra="bundles") from missing
        for name, path, modified_s in unpack(self.path, self.name, self._place, self._allowed):
            yield self._file(name, path, modified_s)

    def _place(self, name: str) -> Path | None:
        """Where a file of that name goes; None for what nobody put there."""
        return self._next() if self._counts(name) else None

    def _allowed(self, files: int, total: int) -> None:
        """Refuse a bundle that says it holds too much."""
        if files > MAX_FILES or total > min(MAX_BYTES, MAX_RATIO * max(self.path.stat().st_size, CHUNK)):
            raise DocumentError(
                "E_TOO_LARGE", self.name, reason=(f"{files} 个文件，{total} 字节", f"{files} files, {total} bytes")
            )

    def _file(self, name: str, path: Path, modified_s: float) -> Unpacked:
        with path.open("rb") as file:
            return Unpacked(self.inside(name), path, modified_s, hashlib.file_digest(file, "sha256").hexdigest())

    def _counts(self, name: str) -> bool:
        """Whether a file is one that a person put there."""
        parts = Path(name.replace("\\", "/"))
        return "__MACOSX" not in parts.parts and not is_passed_over(parts)

    def inside(self, name: str) -> str:
        """`bundle.zip!/甲局.docx`; what would lead out of the bundle is no part of the name."""
        parts = [part for part in name.replace("\\", "/").split("/") if part not in _WARN_OF]
        return printable(self.name + INSIDE + "/".join(parts))

    def _written(self, stream: IO[bytes], name: str, packed: int) -> Path | None:
        """The file under the next number; one that unpacks to too much is a fault, and all beyond the limit are."""
        path = self._next()
        allowed = min(MAX_BYTES - self._bytes, MAX_RATIO * max(packed, CHUNK))
        written = 0
        with path.open("wb") as file:
            while chunk := stream.read(CHUNK):
                written += len(chunk)
                if written > allowed:
                    break
                file.write(chunk)
        if written > allowed:
            path.unlink()
            self.faults.append(
                DocumentError("E_TOO_LARGE", self.inside(name), reason=(f"超过 {allowed} 字节", f"> {allowed} bytes"))
            )
            return None
        self._bytes += written
        return path

    def _next(self) -> Path:
        self._files += 1
        if self._files > MAX_FILES:
            raise DocumentError("E_TOO_LARGE", self.name, reason=(f"超过 {MAX_FILES} 个文件", f"> {MAX_FILES} files"))
        return self.folder / f"{self._files:05}"


def zip_name(entry: zipfile.ZipInfo) -> str:
    """The name as who packed it saw it: tools on Chinese Windows write GBK and do not say so."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    told = _unicode_path(entry.extra)
    return told or _decoded(entry.orig_filename.encode("cp437"))


def _unicode_path(extra: bytes) -> str:
    """The name of Info-ZIP's extra field, which is UTF-8; empty where there is none."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_PATH and size > 5:
            return extra[at + 9 : at + 4 + size].decode("utf-8", errors="replace")
        at += 4 + size
    return ""


def _decoded(name: bytes) -> str:
    """UTF-8 where it is that, else GBK; what is neither as its bytes tell."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("utf-8", errors="replace")


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return (entry.external_attr >> 16) & 0o170000 == 0o120000


def _seconds(date_time: tuple[int, int, int, int, int, int]) -> float:
    from datetime import datetime

    try:
        return datetime(*date_time).astimezone().timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0
