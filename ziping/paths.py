"""The name of a report in, a path that Windows, macOS and Linux take out; and paths longer than Windows likes."""

import hashlib
import os
import re
import unicodedata
from itertools import chain, count
from pathlib import Path, PurePosixPath, PureWindowsPath

FORBIDDEN = re.compile(r'[<>:"|?*\\/\x00-\x1f\x7f]')
RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?=\.|$)", re.IGNORECASE)
STEM_BYTES = 200  # of the 255 that a name may have; the rest is for a number, an extension and what makes it unique
WINDOWS_PATH = 240  # of the 259 characters that Windows takes without the prefix, the rest for the temporary name
EXTENDED = "\\\\?\\"


def reachable(path: Path) -> Path:
    """The same path, on Windows with the prefix `\\\\?\\` where it is too long without."""
    if os.name != "nt":
        return path
    return Path(extended(PureWindowsPath(os.path.abspath(path))))  # noqa: PTH100 - it must not touch the disk


def extended(absolute: PureWindowsPath) -> PureWindowsPath:
    """An absolute Windows path without `.` and `..`: `\\\\?\\C:\\…` and `\\\\?\\UNC\\server\\…` where it is long."""
    text = str(absolute)
    if len(text) < WINDOWS_PATH or text.startswith((EXTENDED, "\\\\.\\")):
        return absolute
    prefix = EXTENDED + "UNC" if text.startswith("\\\\") else EXTENDED
    return PureWindowsPath(prefix + (text[1:] if text.startswith("\\\\") else text))


def real(path: str | Path) -> str:
    """Where a path leads; itself where links lead to what nobody may look at."""
    try:
        return os.path.realpath(path)
    except OSError:
        return os.path.abspath(path)  # noqa: PTH100 - as above


def is_folder(path: Path) -> bool:
    """Whether a folder is there; a name that no file system takes is none."""
    return os.path.isdir(reachable(path))  # noqa: PTH112 - Path.is_dir raises for a name that is too long


class Names:
    """Hands out a path for each source of a run: its own without its extension, folders kept, no two the same."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def claim(self, name: str) -> PurePosixPath:
        """The path for the source of that name: `甲局` for `甲局.docx`, or `甲局.docx` if there is another 甲局."""
        *folders, file = [part for part in PurePosixPath(name).parts if part != "/"] or [""]
        stem = PurePosixPath(file).stem
        return self._first_free(PurePosixPath(*map(safe, folders)), [safe(stem), safe(file)])

    def numbered(self, path: PurePosixPath, number: int) -> PurePosixPath:
        """The path for one of several reports of a source that has claimed `path`."""
        return self._first_free(path.parent, [f"{path.name}.{number}"])

    def _first_free(self, folder: PurePosixPath, wanted: list[str]) -> PurePosixPath:
        """The first that no other has, whatever the case of its letters; in the end with a number."""
        candidates = chain(wanted, (f"{wanted[0]} ({number})" for number in count(2)))
        path = next(path for name in candidates if _same(path := folder / name) not in self._taken)
        self._taken.add(_same(path))
        return path


def _same(path: PurePosixPath) -> str:
    """What two paths share that some file system takes for one."""
    return unicodedata.normalize("NFC", str(path)).casefold()


def safe(part: str) -> str:
    """A name of a file or folder without what Windows forbids, short enough for every file system."""
    part = FORBIDDEN.sub("_", part).rstrip(". ")
    if RESERVED.match(part) or not part:
        part = "_" + part
    return os.fsdecode(_shortened(part).encode("utf-8"))


def _shortened(part: str) -> str:
    """At most `STEM_BYTES`; what is cut is told apart by its hash."""
    data = part.encode("utf-8")
    if len(data) <= STEM_BYTES:
        return part
    mark = hashlib.sha256(data).hexdigest()[:8]
    return f"{data[: STEM_BYTES - 20].decode('utf-8', errors='ignore')}~{mark}"
