"""A file wherever it lies in (on disk, at a URL, sent along), a path of this machine out as long as it is read."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote
from zlib import crc32

from schemas.errors import DocumentError, UsageError, ZipingError
from ziping.inputs import is_passed_over, printable

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:::[a-z0-9+.-]+)*://")  # `zip::s3://` too; a letter alone is a drive
TIMES = ("mtime", "LastModified", "last_modified", "created")  # what storages call when a file was last written


class Remote(NamedTuple):
    """A file at a URL; `modified_s` is 0 where the storage does not tell, `mark` changes with the file."""

    url: str
    bytes: int
    modified_s: float
    mark: int

    @property
    def folder(self) -> str:
        return PurePosixPath(self.url.partition("://")[2]).parent.as_posix()


def is_url(place: str) -> bool:
    return _URL.match(place) is not None


@contextmanager
def at_hand(place: str, name: str, data: bytes | None = None) -> Iterator[Path]:
    """The file as one of this machine: itself, or a copy that goes with the context."""
    if data is None and not is_url(place):
        yield Path(place)
        return
    with tempfile.TemporaryDirectory(prefix="ziping-") as folder:
        path = Path(folder, "file")
        if data is None:
            _fetch(place, name, path)
        else:
            path.write_bytes(data)
        yield path


def listed(url: str) -> list[tuple[Remote, str]]:
    """The file at a URL, all below it, or what a pattern there matches, each with its name from there."""
    try:
        from fsspec.core import url_to_fs

        system, root = url_to_fs(url)
        if url.startswith("file:") and not system.exists(root):
            root = unquote(root)  # as programs write them: file:///…/%E6%8A%A5%E5%91%8A.docx
        infos = system.glob(root, detail=True) if "*" in root else system.find(root, detail=True)
    except Exception as error:
        raise _fault(error, url) from error
    files = {path: info for path, info in infos.items() if info.get("type") == "file"}
    base = root.partition("*")[0].rpartition("/")[0] if "*" in root or root in files else root.rstrip("/")
    found = []
    for path, info in sorted(files.items()):
        below = path[len(base) :].lstrip("/") if path.startswith(base) else path
        if not any(is_passed_over(Path(part)) for part in PurePosixPath(below).parts):
            found.append((_remote(system.unstrip_protocol(path), info), printable(below)))
    return found


def _remote(url: str, info: dict[str, object]) -> Remote:
    told = next((info[name] for name in TIMES if info.get(name)), 0.0)
    modified_s = told.timestamp() if isinstance(told, datetime) else float(told) if isinstance(told, float) else 0.0
    size = info.get("size")
    mark = crc32(f"{info.get('ETag', '')}{told}".encode())
    return Remote(url, size if isinstance(size, int) else 0, modified_s, mark)


def _fetch(url: str, name: str, path: Path) -> None:
    try:
        import fsspec

        with fsspec.open(url, "rb") as file, path.open("wb") as copy:
            shutil.copyfileobj(file, copy)
    except Exception as error:
        raise _fault(error, name) from error


def _fault(error: Exception, name: str) -> ZipingError:
    if isinstance(error, ImportError):
        if error.name == "fsspec":
            return UsageError("E_LIBRARY", what="fsspec", extra="cluster")
        return UsageError("E_URL", name, reason=printable(str(error)))
    if isinstance(error, FileNotFoundError):
        return DocumentError("E_NOT_FOUND", name)
    if isinstance(error, ValueError):  # a protocol that nobody knows
        return UsageError("E_URL", name, reason=printable(str(error)))
    return DocumentError("E_UNREADABLE", name, reason=printable(str(error)) or type(error).__name__)
