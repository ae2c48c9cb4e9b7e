"""What was given on the command line in, the files that it stands for out, each with its name from there."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from glob import has_magic
from pathlib import Path
from typing import NamedTuple

from ziping.paths import is_folder, real

SYSTEM_FILES = {"thumbs.db", "desktop.ini"}


class Given(NamedTuple):
    """The files of a run, each with its name from what was given; `again` counts those that were given before."""

    files: list[tuple[Path, str]]
    again: int


def given(paths: Iterable[Path]) -> Given:
    """Each file once, under a name of its own: two of one name are told apart by as many folders as it takes."""
    found = list(find_files(paths))
    places: dict[str, tuple[Path, str]] = {}
    for path, name in found:
        places.setdefault(real(path), (path, name))
    names = {place: name for place, (_, name) in places.items()}
    for folders in range(1, max(map(_depth, places), default=0) + 1):
        shared = Counter(names.values())
        if len(shared) == len(names):
            break
        names.update({place: _last(place, folders + 1) for place, name in names.items() if shared[name] > 1})
    return Given([(path, names[place]) for place, (path, _) in places.items()], len(found) - len(places))


def without_outputs(files: list[tuple[Path, str]], paths: Iterable[Path], out: Path | None) -> list[tuple[Path, str]]:
    """The files less those of an earlier run, which lie at or below `out` where only a folder above it was given."""
    if out is None:
        return files
    own = real(out)
    if any(_lies_in(real(path), own) for path in paths):
        return files
    return [(path, name) for path, name in files if not _lies_in(real(path), own)]


def _lies_in(place: str, folder: str) -> bool:
    return place == folder or place.startswith(folder.rstrip(os.sep) + os.sep)


def _depth(place: str) -> int:
    return len(Path(place).parts)


def _last(place: str, count: int) -> str:
    return printable(Path(*Path(place).parts[-count:]).as_posix())


def find_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Each file with its name relative to what was given; of a folder all files below it, lock files left out.

    A folder below that cannot be looked into is given itself: whoever opens it is told why.

    A path that does not exist as it is written may be a pattern, which the Windows command line leaves to the program;
    what it matches is named from the last folder before its first sign.
    """
    for pattern in paths:
        if os.path.lexists(pattern) or not has_magic(str(pattern)):
            yield from _named(pattern, pattern if is_folder(pattern) else pattern.parent)
            continue
        folder, matches = _matches(pattern)
        if not matches:
            yield pattern, printable(pattern.name)
        for path in matches:
            yield from _named(path, path if is_folder(path) else folder)


def _named(path: Path, base: Path) -> Iterator[tuple[Path, str]]:
    if not is_folder(path):
        yield path, printable(path.relative_to(base).as_posix())
        return
    for below in _below(path):
        yield below, printable(below.relative_to(base).as_posix())


def _below(folder: Path) -> list[Path]:
    closed: list[str] = []
    found: list[Path] = []
    for place, _, names in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        found += [path for name in names if _is_file(path := Path(place, name)) and not is_passed_over(path)]
    return sorted([*found, *map(Path, closed)])


def _is_file(path: Path) -> bool:
    """A link to where nobody may look is one: whoever opens it is told why."""
    try:
        return path.is_file()
    except OSError:
        return True


def _matches(pattern: Path) -> tuple[Path, list[Path]]:
    """What a pattern matches, and the folder from which; what exists as it is written is none (`自评[1]/*.docx`)."""
    folder = pattern
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    below = pattern.relative_to(folder).as_posix()
    return folder, sorted(match for match in folder.glob(below) if not is_passed_over(match))


def printable(name: str) -> str:
    """A name as UTF-8 can hold it: under a C locale, or after a foreign tool, which writes GBK, a name is no text."""
    told = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return told.decode(encoding)
    return told.decode("utf-8", errors="replace")


def is_passed_over(path: Path) -> bool:
    """Hidden files, what Word and WPS leave beside an open document (`~$`, `.~`), what systems put into folders."""
    return path.name.startswith((".", "~$")) or path.name.lower() in SYSTEM_FILES
