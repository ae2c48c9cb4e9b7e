"""What was given on the command line in, the files that it stands for out, each with its name from there."""

import os
from collections.abc import Iterable, Iterator
from glob import has_magic
from pathlib import Path


def find_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Each file with its name relative to what was given; of a folder all files below it, lock files left out.

    A folder below that cannot be looked into is given itself: whoever opens it is told why.

    A path that does not exist as it is written may be a pattern, which the Windows command line leaves to the program.
    """
    for path in expanded(paths):
        if path.is_dir():
            for below in _below(path):
                yield below, printable(below.relative_to(path).as_posix())
        else:
            yield path, printable(path.name)


def _below(folder: Path) -> list[Path]:
    closed: list[str] = []
    found: list[Path] = []
    for place, _, names in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        found += [path for name in names if (path := Path(place, name)).is_file() and not _is_lock(path)]
    return sorted([*found, *map(Path, closed)])


def expanded(paths: Iterable[Path]) -> Iterator[Path]:
    """Each path, in place of a pattern (`*.docx`, `**/*.docx`) what it matches; the pattern itself if nothing does."""
    for path in paths:
        if os.path.lexists(path) or not has_magic(str(path)):
            yield path
        else:
            yield from _matches(path) or [path]


def _matches(pattern: Path) -> list[Path]:
    """What a pattern matches; what exists as it is written is no pattern (`自评[1]/*.docx`)."""
    folder = pattern
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    below = pattern.relative_to(folder).as_posix()
    return sorted(match for match in folder.glob(below) if not _is_lock(match))


def printable(name: str) -> str:
    """A name as UTF-8 can hold it: under a C locale, or after a foreign zip tool, a file's name is no text."""
    return os.fsencode(name).decode("utf-8", errors="replace")


def _is_lock(path: Path) -> bool:
    """Hidden files, and the `~$` files that Word leaves beside an open document."""
    return path.name.startswith((".", "~$"))
