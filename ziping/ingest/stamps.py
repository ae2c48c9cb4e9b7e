"""A file that was given in, what tells whether it is the one that was seen before out, and the task to read it."""

from pathlib import Path

from ziping.dataset.journal import Stamp
from ziping.ingest.at_hand import Remote
from ziping.ingest.manifest import Said
from ziping.ingest.reading import Task, utf8
from ziping.paths import reachable, real

Place = Path | Remote


def stamp_of(place: Place) -> Stamp | None:
    """None where there is no file to be seen."""
    if isinstance(place, Remote):
        return Stamp(place.url, place.bytes, place.mark)
    try:
        info = reachable(place).stat()
    except OSError:
        return None
    return Stamp(utf8(real(place)), info.st_size, info.st_mtime_ns)


def task_of(place: Place, name: str, stamp: Stamp | None, said: Said) -> Task:
    """The task to read it; by an absolute path, for a worker has a folder of its own."""
    size = None if stamp is None else stamp.bytes
    if isinstance(place, Remote):
        return Task(place.url, name, said, place.folder, place.modified_s or None, size)
    return Task(str(place.absolute()), name, said, size=size)
