"""Files in, outcomes out as they come: read in this process, or in processes of their own that may die."""

import multiprocessing
import signal
import sys
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Protocol

from schemas.errors import DocumentError, UsageError, ZipingError
from ziping.ingest.at_hand import at_hand
from ziping.ingest.limits import hold
from ziping.ingest.reading import Fault, Outcome, Settings, Task, hash_of, read_file, warm

if TYPE_CHECKING:
    from pebble import ProcessPool

AHEAD = 16  # files a worker that wait in the queue: enough for as long as the writer stores a batch
TURN_S = 0.5  # how long a run waits before it heeds a signal
TRIES = 2
MOST_FILES = 1000  # that a process reads before another takes its place: its memory grows by some KB a file
MAX_BROKEN = 5  # times in a row that no worker came to read a file


class Readers(Protocol):
    """Whoever reads files for a run."""

    def outcomes(self, tasks: Iterator[Task]) -> Generator[Outcome]:
        """One for each task, in the order in which they are done; tasks are taken as there is room for them."""


class InProcess:
    """One file after the other, right here."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def outcomes(self, tasks: Iterator[Task]) -> Generator[Outcome]:
        for task in tasks:
            yield read_file(task, self.settings)


class LocalPool:
    """Processes of this machine. One that dies, hangs or takes too much costs its file, which is tried once more."""

    def __init__(self, settings: Settings, workers: int) -> None:
        self.settings, self.workers = settings, workers
        self._running: dict[Future[Outcome], tuple[Task, int]] = {}

    def outcomes(self, tasks: Iterator[Task]) -> Generator[Outcome]:
        pool = _pool(self.workers, self.settings)
        broken = 0
        again: list[tuple[Task, int]] = []  # to be started before others
        try:
            while True:
                try:
                    self._fill(pool, tasks, again)
                except RuntimeError:  # the pool is broken: a worker died before it had a file
                    again += self._running.values()
                    self._running.clear()
                if not self._running and not again:
                    return
                done, _ = wait(self._running, timeout=TURN_S, return_when=FIRST_COMPLETED)
                lost = [future for future in done if isinstance(future.exception(), BrokenExecutor)]
                again += [self._running.pop(future) for future in lost]
                if lost or not pool.active:
                    broken += 1
                    if broken > MAX_BROKEN:
                        raise UsageError("E_WORKERS")
                    _end(pool)
                    pool = _pool(self.workers, self.settings)
                for future in set(done) - set(lost):
                    broken = 0
                    task, tries = self._running.pop(future)
                    outcome = _outcome(future, task)
                    if outcome is None and tries < TRIES:
                        again.append((task, tries + 1))
                        continue
                    yield outcome if outcome is not None else _lost(future, task, self.settings)
        finally:
            _end(pool)

    def _fill(self, pool: "ProcessPool", tasks: Iterator[Task], again: list[tuple[Task, int]]) -> None:
        while len(self._running) < self.workers * AHEAD:
            task, tries = again[-1] if again else (next(tasks, None), 1)
            if task is None:
                return
            if not again:
                again.append((task, tries))
            future = _start(pool, task, self.settings)
            again.pop()  # only now: a broken pool takes none
            self._running[future] = task, tries


class Apart:
    """One process beside this one, kept: for whoever reads file after file and must outlive each."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._kept: ProcessPool | None = None
        self._is_closed = False

    def read(self, task: Task) -> Outcome:
        """As a `LocalPool` reads it: with limits, and once more where the process died.

        `E_WORKERS` where no process comes to read, or this was closed meanwhile.
        """
        tries = broken = 0
        while not self._is_closed and broken <= MAX_BROKEN:
            if self._kept is None:
                self._kept = _pool(1, self.settings)
            future = self._tried(self._kept, task)
            if future is None:
                self._drop()
                broken += 1
                continue
            tries += 1
            outcome = _outcome(future, task)
            if outcome is not None or tries == TRIES:
                return outcome if outcome is not None else _lost(future, task, self.settings)
        raise UsageError("E_WORKERS")

    def close(self) -> None:
        """For good; what is being read is not read."""
        self._is_closed = True
        self._drop()

    def _tried(self, pool: "ProcessPool", task: Task) -> Future[Outcome] | None:
        """Done; None where the pool broke."""
        try:
            future = _start(pool, task, self.settings)
            broke = isinstance(future.exception(), BrokenExecutor)
        except (RuntimeError, CancelledError):
            return None
        return None if broke else future

    def _drop(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            _end(kept)


def _pool(workers: int, settings: Settings) -> "ProcessPool":
    from pebble import ProcessPool

    context = multiprocessing.get_context("spawn")  # a copy of this process would share its open files
    pool = ProcessPool(workers, MOST_FILES, _begin, (settings,), context)
    try:
        with _uninterrupted():
            _ = pool.active  # begins the threads that start processes
    except BaseException:  # a Ctrl-C that came meanwhile
        _end(pool)
        raise
    return pool


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """What begins here, threads and the processes that they start, hears no Ctrl-C: that is the run's to hear."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    resource_tracker.ensure_running()  # which would let signals in again when the first process starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(pool: "ProcessPool", task: Task, settings: Settings) -> Future[Outcome]:
    future: Future[Outcome] = pool.schedule(read_file, (task, settings), timeout=settings.limits.seconds)
    return future


def _outcome(future: Future[Outcome], task: Task) -> Outcome | None:
    """None where the worker did not come to its end."""
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, (TimeoutError, OSError, EOFError)):  # pebble's ProcessExpired is an OSError
        return None
    fault = DocumentError("E_INTERNAL", task.name, reason=f"{type(error).__name__}: {error}")
    return Outcome(task, fault=Fault.of(fault))


def _lost(future: Future[Outcome], task: Task, settings: Settings) -> Outcome:
    if isinstance(future.exception(), TimeoutError):
        error = DocumentError("E_TIMEOUT", task.name, seconds=f"{settings.limits.seconds:g}")
    else:
        error = DocumentError("E_DIED", task.name, exit=getattr(future.exception(), "exitcode", ""))
    sha256 = ""
    with suppress(ZipingError), at_hand(task.path, task.name, task.data) as path:
        sha256 = hash_of(path)
    return Outcome(task, sha256, fault=Fault.of(error))


def _end(pool: "ProcessPool") -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _begin(settings: Settings) -> None:
    """In a worker, once: its limits, and what every file needs, which is not the first one's to pay for.

    A Ctrl-C is the run's to hear.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hold(settings.limits)
    with suppress(Exception):  # too little memory, say: the first file tells
        warm(settings)
