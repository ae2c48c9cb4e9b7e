"""A 7z file in, its files out, each written as it is unpacked: the only door to py7zr (`ziping-reports[bundles]`)."""

import lzma
from collections.abc import Callable, Iterator
from pathlib import Path

import py7zr
from py7zr.exceptions import ArchiveError
from py7zr.io import Py7zIO, WriterFactory

from schemas.errors import DocumentError

Place = Callable[[str], Path | None]


class _File(Py7zIO):
    """Where py7zr writes a file; it reads nothing back."""

    def __init__(self, path: Path | None) -> None:
        self.path, self._size = path, 0
        self._file = path.open("wb") if path is not None else None

    def write(self, s: bytes | bytearray) -> int:
        self._size += len(s)
        return self._file.write(s) if self._file is not None else len(s)

    def read(self, size: int | None = None) -> bytes:  # noqa: ARG002 - the interface
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - the interface
        return 0

    def flush(self) -> None:
        if self._file is not None:
            self._file.flush()

    def size(self) -> int:
        return self._size

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


class _Files(WriterFactory):
    def __init__(self, place: Place) -> None:
        self.place = place
        self.files: dict[str, _File] = {}

    def create(self, filename: str) -> Py7zIO:
        self.files[filename] = _File(self.place(filename))
        return self.files[filename]


def unpack(
    path: Path, name: str, place: Place, allowed: Callable[[int, int], None]
) -> Iterator[tuple[str, Path, float]]:
    """Each file with its name, its place and its time in seconds; `allowed` raises where it says to hold too much."""
    files = _Files(place)
    try:
        with py7zr.SevenZipFile(path) as archive:
            if archive.needs_password():
                raise DocumentError("E_ENCRYPTED", name)
            listed = [one for one in archive.list() if not one.is_directory and not one.is_symlink]
            allowed(len(listed), sum(one.uncompressed for one in listed))
            archive.extract(targets=[one.filename for one in listed], factory=files)
    except (ArchiveError, lzma.LZMAError, OSError, EOFError, ValueError) as fault:
        raise DocumentError("E_DAMAGED", name, reason=fault) from fault
    finally:
        for file in files.files.values():
            file.close()
    times = {one.filename: one.creationtime.timestamp() if one.creationtime else 0.0 for one in listed}
    for own, file in files.files.items():
        if file.path is not None:
            yield own, file.path, times.get(own, 0.0)
