"""On a worker of a cluster: a file in, its outcome out, read in a process beside the worker.

A file that hangs or takes too much memory so costs that process and not the worker, as in the pool of one machine.
"""

import hashlib
import multiprocessing
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

import ziping
from schemas.errors import UsageError
from ziping.ingest.at_hand import is_url
from ziping.ingest.reading import Outcome, Settings, Task
from ziping.ingest.workers import Apart
from ziping.paths import reachable

Forms = tuple[tuple[str, bytes], ...]  # templates: name and text of each

_lock = threading.Lock()
_aparts: dict[int, Apart] = {}  # of each thread of this worker
_folders: dict[str, tempfile.TemporaryDirectory[str]] = {}  # templates that came along, by their hash


def read_there(task: Task, settings: Settings, forms: Forms, version: str) -> Outcome:
    """What `read_file` says of a file, or that it is not to be seen from here."""
    if version != ziping.__version__:
        raise UsageError("E_ENGINE_VERSION", reason=f"{ziping.__version__}, not {version}")
    if not _is_seen(task):
        return Outcome(task, left="unseen")
    outcome = _apart(replace(settings, templates=_written(forms))).read(task)
    return replace(outcome, task=replace(outcome.task, data=None))


def leave() -> None:
    """End the processes beside this worker."""
    with _lock:
        while _aparts:
            _aparts.popitem()[1].close()


def _is_seen(task: Task) -> bool:
    """Whether it is a file of the size that the run saw: under the same path may lie another one."""
    if task.data is not None or is_url(task.path):
        return True
    try:
        size = reachable(Path(task.path)).stat().st_size
    except OSError:
        return False
    return task.size in (None, size)


def _apart(settings: Settings) -> Apart:
    """The process that belongs to this thread, a new one where files are to be read otherwise than before."""
    multiprocessing.current_process().daemon = False  # Dask's workers are, and might have no processes then
    with _lock:
        kept = _aparts.get(threading.get_ident())
        if kept is None or kept.settings != settings:
            if kept is not None:
                kept.close()
            kept = _aparts[threading.get_ident()] = Apart(settings)
        return kept


def _written(forms: Forms) -> tuple[str, ...]:
    """Paths of the templates on this machine."""
    if not forms:
        return ()
    mark = hashlib.sha256(repr(forms).encode()).hexdigest()
    with _lock:
        folder = _folders.get(mark)
        if folder is None:
            folder = _folders[mark] = tempfile.TemporaryDirectory(prefix="ziping-")
            for number, (name, text) in enumerate(forms):
                Path(folder.name, f"{number}-{name}").write_bytes(text)
        return tuple(str(Path(folder.name, f"{number}-{name}")) for number, (name, _) in enumerate(forms))
