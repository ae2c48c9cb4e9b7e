"""Files in, outcomes out as they come: read by the workers of a Dask cluster that is already there.

A file that a worker cannot see is sent to it; bundles are unpacked where the run is, unless the workers see them and
the folder where they are unpacked. What a worker loses another one reads: Dask sees to that.
"""

import logging
import re
import warnings
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from queue import Empty, Queue
from time import monotonic
from typing import TYPE_CHECKING, Any, NoReturn

import ziping
from extract.read import MAX_FILE_BYTES
from schemas.errors import DocumentError, UsageError, ZipingError
from ziping.ingest.bundles import is_bundle
from ziping.ingest.reading import Fault, Outcome, Settings, Task, folder_of, utf8
from ziping.ingest.there import Forms, leave, read_there
from ziping.ingest.workers import AHEAD, TRIES, TURN_S, Apart

if TYPE_CHECKING:
    from distributed import Client

_ADDRESS = re.compile(r".+\.json|(?:[a-z]+://)?[^/:]+:\d+|[a-z]+://.+:\d+/?")
CONNECT_S = 20.0
PATIENCE_S = 60.0  # without any worker
QUIET_S = 5.0  # of them without a word
LOOK_S = 3.0  # between two looks at who is there
DISCONNECTED = ("与调度器的连接断了", "the connection to the scheduler was lost")


class Cluster:
    """The workers of a scheduler: `tcp://host:8786`, `host:8786`, or the file that a scheduler wrote (`.json`).

    `warn` hears that nobody is there to read, while it may still be that somebody comes.
    """

    def __init__(self, address: str, settings: Settings, warn: Callable[[ZipingError], None]) -> None:
        self.address, self.settings, self._warn = address, settings, warn
        self._there = replace(settings, templates=(), unpacked="")
        self._forms: Forms = tuple((Path(path).name, Path(path).read_bytes()) for path in settings.templates)
        self._running: dict[int, tuple[Any, Task, int]] = {}  # a future that is let go is not read
        self._done: Queue[int] = Queue()
        self._number = self._room = 0
        self._looked = self._met = 0.0
        self._is_warned = False

    def outcomes(self, tasks: Iterator[Task]) -> Generator[Outcome]:
        with ExitStack() as opened:
            client = opened.enter_context(_client(self.address))
            apart = Apart(self.settings)
            opened.callback(apart.close)
            here = opened.enter_context(ThreadPoolExecutor(1))
            opened.callback(here.shutdown, wait=False, cancel_futures=True)
            self._met = monotonic()
            while True:
                self._look(client)
                while len(self._running) < self._room and (task := next(tasks, None)) is not None:
                    self._send(client, task, 1)
                if not self._running and self._room:
                    return
                try:
                    future, task, tries = self._running.pop(self._done.get(timeout=TURN_S))
                except Empty:
                    continue
                outcome = future.result() if isinstance(future, Future) else _outcome(future, task)
                if outcome is None and tries < TRIES:
                    self._send(client, task, tries + 1)
                elif outcome is None:
                    yield Outcome(task, fault=Fault.of(DocumentError("E_DIED", task.name, exit="")))
                elif outcome.left == "unseen" and (carried := _carried(task)) is not None:
                    self._send(client, carried, tries)
                elif outcome.left:
                    self._follow(here.submit(apart.read, task), task, tries)
                else:
                    yield outcome

    def _look(self, client: "Client") -> None:
        """How many files may be on their way now; a cluster that is gone, or empty for too long, ends the run."""
        now = monotonic()
        if now - self._looked < LOOK_S:
            return
        self._looked = now
        if client.status not in ("running", "connecting"):
            _lost(DISCONNECTED)
        try:
            threads = sum(client.nthreads().values())  # type: ignore[no-untyped-call]
        except (OSError, TimeoutError):
            _lost(DISCONNECTED)
        self._room = threads * AHEAD
        if threads:
            self._met, self._is_warned = now, False
        elif now - self._met > PATIENCE_S:
            raise UsageError("E_ENGINE_WORKERS", seconds=f"{PATIENCE_S:g}")
        elif now - self._met > QUIET_S and not self._is_warned:
            self._is_warned = True
            self._warn(UsageError("E_ENGINE_WAITING", seconds=f"{PATIENCE_S:g}"))

    def _send(self, client: "Client", task: Task, tries: int) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a task is large: it is, where a file goes along
            told = (task, self._there, self._forms, ziping.__version__)
            self._follow(client.submit(read_there, *told, pure=False), task, tries)

    def _follow(self, future: Any, task: Task, tries: int) -> None:
        self._number = number = self._number + 1
        self._running[number] = future, task, tries
        future.add_done_callback(lambda _: self._done.put(number))


@contextmanager
def _client(address: str) -> Iterator["Client"]:
    try:
        from distributed import Client
    except ImportError as missing:
        raise UsageError("E_LIBRARY", what="distributed", extra="cluster") from missing
    if not _ADDRESS.fullmatch(address):  # the library would leave a thread behind, and the run would not end
        _lost((f"{address}，应如 tcp://主机:端口", f"{address}, not like tcp://HOST:PORT"))
    try:
        where = {"scheduler_file": address} if address.endswith(".json") else {"address": address}
        with _quiet():
            client = Client(**where, timeout=CONNECT_S, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        _lost(f"{address}: {error}")
    with _quiet():
        try:
            yield client
        finally:
            if client.status == "running":
                client.run(leave, on_error="ignore")
            client.close(timeout=CONNECT_S)  # type: ignore[no-untyped-call]


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the log of the library, which tells at length what a line of ours says."""
    logs = [logging.getLogger(name) for name in logging.root.manager.loggerDict if name.startswith("distributed")]
    levels = [log.level for log in logs]
    for log in logs:
        log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for log, level in zip(logs, levels, strict=True):
            log.setLevel(level)


def _outcome(future: Any, task: Task) -> Outcome | None:
    """None where the workers that had the file died."""
    from distributed import KilledWorker

    try:
        outcome: Outcome = future.result()
    except KilledWorker:
        return None
    except ZipingError:
        raise
    except ModuleNotFoundError as error:
        raise UsageError("E_ENGINE_VERSION", reason=error) from error
    except Exception as error:  # noqa: BLE001 - whatever a worker raises comes through here
        if future.status in ("cancelled", "lost"):
            _lost(DISCONNECTED)
        return Outcome(task, fault=Fault.of(DocumentError("E_INTERNAL", task.name, reason=utf8(repr(error)))))
    return replace(outcome, task=task)


def _carried(task: Task) -> Task | None:
    """With its bytes, unless they are not to be had, too many, or a bundle: then it is read here."""
    path = Path(task.path)
    try:
        info = path.stat()
        if task.data is not None or info.st_size > MAX_FILE_BYTES or is_bundle(path, task.name):
            return None
        data = path.read_bytes()
    except OSError:
        return None
    modified_s = info.st_mtime if task.modified_s is None else task.modified_s
    return replace(task, data=data, modified_s=modified_s, folder=task.folder or folder_of(path))


def _lost(reason: str | tuple[str, str]) -> NoReturn:
    raise UsageError("E_ENGINE", reason=reason)
