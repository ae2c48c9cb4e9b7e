"""Files in, a dataset with what they report out: each once, and a bad one stops nothing. The one writer of a run."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import ziping
from schemas.errors import ZipingError
from ziping.dataset.decisions import DECISIONS, read_decisions
from ziping.dataset.engine import DatasetError, Engine, Value
from ziping.dataset.journal import JOURNAL, Journal, Quarantined, Stamp
from ziping.dataset.prepared import PreparedDocument
from ziping.dataset.store import now
from ziping.ingest.at_hand import Remote
from ziping.ingest.batches import Batches, Pair
from ziping.ingest.bundles import INSIDE, Unpacked
from ziping.ingest.cache import FOLDER as CACHE
from ziping.ingest.log import Log
from ziping.ingest.manifest import NOTHING, Manifest, Said
from ziping.ingest.order import Tasks, interleaved
from ziping.ingest.persons import masked
from ziping.ingest.quarantine import Quarantine
from ziping.ingest.reading import Fault, Outcome, Settings, Task, utf8
from ziping.ingest.sinks import DatasetSink, PartsSink, Sink
from ziping.ingest.stamps import Place, stamp_of, task_of
from ziping.ingest.summary import Summary
from ziping.ingest.unpacked import UnpackFolder
from ziping.ingest.workers import InProcess, LocalPool, Readers
from ziping.inputs import printable

BUNDLE = "bundle:"  # in the journal for the hash of a bundle, with the count of its files
PATH = "path:"  # in the quarantine for the hash of what was never a file of its own
ABROAD = 2  # workers of a cluster for which files are put in order: more come and go
AGAIN = ("E_DIED", "E_INTERNAL")  # what says nothing of a file: the next run tries it again


Tell = Callable[[str, Fault | None], None]  # a file's name, and what is wrong with it
Counts = Callable[[Outcome], bool]  # whether what was read is what the file is: not while it is being copied


class Ingest:
    """One run into a dataset, or a folder of Parquet parts. `settings` say how files are read, `workers` how many
    processes read (0: this one), or the address of a scheduler whose workers do.

    `tell` hears of each file, `more` of files that come in with a bundle; `heed` raises where the run is told to end.
    An outcome that does not count (`counts`, as a watch sets it) is passed over, as if the file had not been given.
    """

    def __init__(
        self,
        target: Engine | Path,
        work: Path,
        *,
        settings: Settings = Settings(),  # noqa: B008 - frozen
        workers: int | str = 0,
        manifest: Path | None = None,
        tell: Tell | None = None,
        more: Callable[[int], None] = lambda _: None,
        heed: Callable[[], None] = lambda: None,
        command: str = "",
    ) -> None:
        self.work, self._workers = work, workers
        self._tell: Tell = tell or (lambda *_: None)
        self._more, self._heed = more, heed
        self.counts: Counts = lambda _: True
        self.flag: Callable[[], None] = lambda: None  # the file that is told of next has errors in what it states
        self.still: Tell = lambda *_: None  # of a file that an earlier run set aside, and this one passes over
        self.warn: Callable[[ZipingError], None] = lambda _: None  # of the run as a whole, while it goes on
        self.unopened = False  # whether a bundle that is known was passed over: nobody looked what is in it
        self._command = printable(command) if settings.unmasked else masked(printable(command))
        _make(work)
        self._unpacked = UnpackFolder(work)
        self.settings = replace(settings, unpacked=str(self._unpacked.path), cache=str(work / CACHE))
        self.journal = Journal(work / JOURNAL)
        self.manifest = Manifest(manifest)
        self.unheeded: list[str] = []  # files that are stored already, of which the manifest says something else
        self.sink: Sink = (
            PartsSink(target)
            if isinstance(target, Path)
            else DatasetSink(target, self.settings, read_decisions(work / DECISIONS))
        )
        self.summary = Summary()
        self.run_id = uuid.uuid4().hex[:12]
        self._quarantine = Quarantine(work)
        self._log = Log(work, self.run_id, unmasked=settings.unmasked)
        self._started = now()
        self._batches = Batches(self._put, self._stored, self._set_aside)
        self._noted: list[tuple[Stamp, str, str, str]] = []
        self._stamps: dict[str, Stamp] = {}
        self._bundles: list[tuple[Stamp, str, str, str]] = []
        self._opened: list[tuple[str, str]] = []  # place and hash of each bundle
        self._said_then: dict[str, Said] = {}  # by the path of a copy in quarantine, what was said of the file
        self._places: dict[str, str] = {}  # by the path of a task, where its file really is

    def run(self, files: Iterable[tuple[Place, str]], *, again: bool = False) -> Summary:
        """Read and store what is new; what was stored when a run is told to end stays.

        With `again` what was set aside is read once more.
        """
        return self._run(self._ordered(files, again=again))

    def _run(self, wanted: Iterable[Task]) -> Summary:
        tasks = Tasks(wanted)
        outcomes = self._readers().outcomes(tasks)
        try:
            for outcome in outcomes:
                self._take(outcome, tasks)
                self._heed()
        finally:
            outcomes.close()  # no more is read
            self._flush()
            self._unpacked.remove()
        self._quarantine.forget(self.journal.note(self._bundles, self.run_id, now()))  # all that was in them is
        self._quarantine.forget(self.journal.opened(self._opened, self.run_id))
        self.sink.close()
        return self.summary

    def _readers(self) -> Readers:
        if isinstance(self._workers, str):
            from ziping.ingest.cluster import Cluster

            return Cluster(self._workers, self.settings, self.warn)
        return LocalPool(self.settings, self._workers) if self._workers else InProcess(self.settings)

    def _ordered(self, files: Iterable[tuple[Place, str]], *, again: bool) -> Iterator[Task]:
        """The files that are to be read; those that are known are counted."""
        seen = self.journal.seen()
        held = self.sink.known(set(seen.values()))
        listed = self.journal.quarantined()
        aside = {one.sha256: one for one in listed}
        within: dict[str, list[Quarantined]] = defaultdict(list)  # by the path of the bundle
        for one in listed:
            within[one.path.partition(INSIDE)[0]].append(one)
        wanted: list[tuple[int, Task]] = []
        told: dict[str, tuple[str, Said]] = {}
        for path, given in files:
            self._heed()
            name = printable(given)
            stamp = stamp_of(path)
            sha256 = seen.get(stamp, "") if stamp is not None else ""
            if stamp is not None and sha256.startswith(BUNDLE):
                self._pass_over(name, int(sha256.removeprefix(BUNDLE)), within[stamp.path])
                self._said(path, name)
            elif sha256 in held:
                self.summary.known += 1
                if (said := self._said(path, name)) != NOTHING:
                    told[sha256] = name, said
                self._tell(name, None)
            elif sha256 in aside and aside[sha256].code not in AGAIN and not again:
                self._said(path, name)
                self._stand(name, aside[sha256])
            else:
                task = task_of(path, name, stamp, self._said(path, name))
                if stamp is not None:
                    self._stamps[task.path] = stamp
                wanted.append((task.size or 0, task))
        stored = self.sink.said(told)
        self.unheeded = [name for sha256, (name, said) in told.items() if stored.get(sha256, said) != said]
        return interleaved(wanted, max(self._workers, 1) if isinstance(self._workers, int) else ABROAD)

    def _pass_over(self, name: str, count: int, aside: Sequence[Quarantined]) -> None:
        """A bundle that is known, of so many files: what could not be read of them stands."""
        self.unopened = True
        self.summary.known += max(0, count - sum(not one.sha256.startswith(PATH) for one in aside))
        self._tell(name, None)
        self._more(len(aside))
        for one in aside:
            self._stand(one.name, one)

    def _stand(self, name: str, one: Quarantined) -> None:
        """What an earlier run set aside, and this one passes over."""
        self.summary.fail(one.code)
        self.still(name, Fault(one.code, one.name, one.line_zh, one.line_en))

    def _said(self, place: Place, name: str) -> Said:
        then = self._said_then.get(str(place), NOTHING)
        if then != NOTHING:
            return then
        return self.manifest.of(place.url if isinstance(place, Remote) else str(place), name)

    def retry(self) -> Summary:
        """Read what was set aside once more; what can be read now leaves the quarantine.

        Where nothing but its bundle is kept of a file, that is read.
        """
        folder = self._quarantine.folder
        kept: dict[Path, str] = {}
        for one in self.journal.quarantined():
            if one.file:
                path, is_within = folder / one.file, one.sha256.startswith(PATH)
                kept[path] = one.name.rpartition(INSIDE)[0] if is_within else one.name
                self._places[str(path)] = one.path.rpartition(INSIDE)[0] if is_within else one.path
                self._said_then[str(path)] = Said.of_kept(one.said)
        summary = self.run(kept.items(), again=True)
        left = {one.file for one in self.journal.quarantined()}
        for path in kept:
            if path.name not in left:
                path.unlink(missing_ok=True)
        return summary

    def _take(self, outcome: Outcome, tasks: Tasks) -> None:
        task = outcome.task
        if not self.counts(outcome):
            return
        for fault in outcome.faults:
            self._set_aside(task, "", fault, bundle=outcome.sha256)
        if outcome.files is not None:
            self._open(outcome, outcome.files, tasks)
        elif outcome.document is not None:
            self.add(outcome.document, task)
            if any(report.is_flagged for report in outcome.document.reports):
                self.flag()
            self._tell(task.name, None)
        elif outcome.fault is not None:
            self._set_aside(task, outcome.sha256, outcome.fault)
        self._log.file(outcome)

    def _open(self, outcome: Outcome, files: tuple[Unpacked, ...], tasks: Tasks) -> None:
        """The files of a bundle come next; those that the dataset holds are not read again."""
        held = self.sink.known({one.sha256 for one in files})
        new = [one for one in files if one.sha256 not in held]
        self.summary.known += len(files) - len(new)
        self._more(len(files) + len(outcome.faults) - 1)
        for one in files:
            if one.sha256 in held:
                self._tell(one.name, None)
        said = {one.name: self.manifest.of(str(one.path), one.name) for one in files}
        for one in new:
            folder = one.name.rpartition("/")[0]
            self._places[str(one.path)] = self._place(outcome.task) + one.name.removeprefix(outcome.task.name)
            size = one.path.stat().st_size
            tasks.waiting.append(Task(str(one.path), one.name, said[one.name], folder, one.modified_s or None, size))
        self._opened.append((self._place(outcome.task), outcome.sha256))
        stamp = self._stamps.get(outcome.task.path)
        if stamp is not None:
            self._bundles.append((stamp, outcome.task.name, f"{BUNDLE}{len(files)}", "bundle"))

    def add(self, document: PreparedDocument, task: Task | None = None) -> None:
        """Store a document that was read; in batches, so that it is in the dataset only after `flush`."""
        if self._batches.add(document, task or Task("", document.name)):
            self._flush()

    def _flush(self) -> None:
        """One transaction, and only then a note in the journal."""
        self._batches.store()
        noted, self._noted = self._noted, []
        if noted:
            self._quarantine.forget(self.journal.note(noted, self.run_id, now()))

    def _put(self, documents: Sequence[PreparedDocument]) -> list[PreparedDocument]:
        return self.sink.put(documents, lambda new: self._row(new, len(documents) - new))

    def _stored(self, new: Sequence[PreparedDocument], given: Sequence[Pair]) -> None:
        for document, task in given:
            self._note(task, document.sha256, "stored")
        self.summary.count(new, len(given))

    def _row(self, stored: int, known: int) -> dict[str, Value]:
        """The row of this run, with what a batch adds."""
        told = self.summary
        return {
            "run_id": self.run_id,
            "started_at": self._started,
            "ended_at": now(),
            "ziping_version": ziping.__version__,
            "command": self._command,
            "stored": told.stored + stored,
            "known": told.known + known,
            "failed": told.failed,
        }

    def _set_aside(self, task: Task, sha256: str, fault: Fault, *, bundle: str = "") -> None:
        """The bytes are kept, with the reason; of a file that did not come out of its `bundle` those of that."""
        self.summary.fail(fault.code)
        if fault.code == "E_NOT_FOUND":  # a name that was mistyped is no file to come back to
            self._tell(fault.name, fault)
            return
        called = fault.name if sha256 else task.name
        kept = self._quarantine.keep(task, called, sha256 or bundle) if sha256 or bundle else ""
        identity = sha256 or f"{PATH}{utf8(fault.name or task.path)}"
        place = self._place(task) + (fault.name.removeprefix(task.name) if fault.name != task.name else "")
        self._quarantine.forget(
            self.journal.quarantine(
                Quarantined(
                    identity,
                    fault.name,
                    place,
                    kept,
                    fault.code,
                    fault.zh,
                    fault.en,
                    self.run_id,
                    now(),
                    task.said.kept,
                )
            )
        )
        if sha256:
            self._note(task, sha256, "quarantined")
        self._tell(fault.name, fault)

    def _place(self, task: Task) -> str:
        stamp = self._stamps.get(task.path)
        return self._places.get(task.path) or (stamp.path if stamp is not None else utf8(task.path))

    def _note(self, task: Task, sha256: str, state: str) -> None:
        """For the journal, at the next flush: what the file on disk was."""
        stamp = self._stamps.get(task.path)
        if stamp is not None:
            self._noted.append((stamp, task.name, sha256, state))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatasetError("E_DATASET_READ_ONLY", str(folder), reason=error) from error
