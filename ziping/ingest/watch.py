"""Folders in, now and then the files that came or changed out, as soon as they hold still: looked at, not listened to.

Network shares tell nobody what happens on them, so folders are looked through every few seconds.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ziping.ingest.bundles import INSIDE
from ziping.ingest.reading import Outcome, utf8
from ziping.inputs import find_files, given, without_outputs
from ziping.paths import reachable, real

SURE_S = 60.0  # what was there before and was not written to for so long is not being copied
PATIENCE = 6  # looks for which any other file that cannot be read has to hold still before it is set aside


class Mark(NamedTuple):
    """What tells whether somebody writes a file: size in bytes, time in ns; -1 where there is no file."""

    bytes: int
    modified_ns: int


GONE = Mark(-1, -1)
Files = list[tuple[Path, str]]


class Watch:
    """The files below `paths`, less those of the dataset in `work`.

    A file is given once it was the same at two looks, and again when it was changed after that. One that was removed
    costs nothing, and neither does a share that is away for a while.
    """

    def __init__(self, paths: Sequence[Path], work: Path) -> None:
        self.paths, self.work = [path.absolute() for path in paths], work  # as tasks name them
        self.places: set[str] = set()  # the real paths of all that was given
        self._looks = 0
        self._since: dict[Path, tuple[Mark, int]] = {}  # how each is, and since which look
        self._given: dict[Path, Mark] = {}
        self._doubted: set[Path] = set()  # what could not be read, and may not be whole

    def look(self) -> Files:
        """The files that can be read now, each with its name; those of the first look come with the second."""
        self._looks += 1
        marks = {path: _mark(path) for path, _ in find_files(self.paths)}
        known = self._since
        self._since = {
            path: known[path] if path in known and known[path][0] == mark else (mark, self._looks)
            for path, mark in marks.items()
        }
        ready = {path for path, mark in marks.items() if mark != self._given.get(path) and self._is_still(path)}
        if not ready:
            return []
        files = without_outputs(given(self.paths).files, self.paths, self.work)
        self._given.update((path, marks[path]) for path in ready)
        found = [(path, name) for path, name in files if path in ready]
        self.places.update(utf8(real(path)) for path, _ in found)
        return found

    def counts(self, outcome: Outcome) -> bool:
        """Whether what was read is what the file is: not where it was written to meanwhile, nor where it cannot be
        read and may be a copy that came to a halt. Such a file is given again at a later look."""
        path = Path(outcome.task.path)
        mark = self._given.get(path)
        if mark is None:  # of a bundle, which has held still
            return True
        if (now := _mark(path)) != mark:
            del self._given[path]
            return now == GONE and outcome.fault is None
        if outcome.fault is None or mark == GONE or self._is_sure(path):
            self._doubted.discard(path)
            return True
        self._doubted.add(path)
        del self._given[path]
        return False

    def gave(self, place: str) -> bool:
        """Whether a place of the quarantine is that of a file that was given, or lies in such a bundle."""
        while place not in self.places:
            place, inside, _ = place.rpartition(INSIDE)
            if not inside:
                return False
        return True

    def _is_still(self, path: Path) -> bool:
        mark, since = self._since[path]
        if mark == GONE:  # a path that was mistyped is told once, in the beginning
            return since == 1 and self._looks == 2
        return self._looks - since >= (PATIENCE if path in self._doubted else 1)

    def _is_sure(self, path: Path) -> bool:
        """Whether nobody writes to a file any more; clocks of shares may be wrong in either way."""
        mark, since = self._since[path]
        is_old = since == 1 and time.time() - mark.modified_ns / 1e9 > SURE_S
        return is_old or self._looks - since >= PATIENCE


def rounds(watch: Watch, every_s: float, heed: Callable[[], None]) -> Iterator[Files]:
    """What there is to read, look after look, until `heed` raises or the caller ends it.

    Two looks lie `every_s` apart, and at least as long as a look takes.
    """
    while True:
        begun = time.monotonic()
        files = watch.look()
        ended = time.monotonic()
        heed()
        if files:
            yield files
        time.sleep(max(0.0, max(every_s, ended - begun) - (time.monotonic() - ended)))


def _mark(path: Path) -> Mark:
    try:
        info = reachable(path).stat()
    except OSError:
        return GONE
    return Mark(info.st_size, info.st_mtime_ns)
