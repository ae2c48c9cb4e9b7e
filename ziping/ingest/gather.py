"""Folders of Parquet parts in, a dataset with what they hold out: what is there already costs nothing.

What the runs that wrote the parts could not read lies in quarantine beside them, and comes along.
"""

import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

import ziping
from ziping.dataset.decisions import DECISIONS, read_decisions
from ziping.dataset.engine import Engine, Value
from ziping.dataset.journal import JOURNAL, Journal
from ziping.dataset.parquet_parts import Parts
from ziping.dataset.store import now
from ziping.ingest.quarantine import Quarantine
from ziping.ingest.reading import Settings
from ziping.ingest.sinks import DatasetSink
from ziping.ingest.summary import Summary


def gather(engine: Engine, work: Path, folders: Iterable[Path]) -> Iterator[Summary]:
    """Part by part, each in one transaction; what is told after each is how much has come so far.

    A folder without parts is `E_PARTS`, a part that cannot be read `E_DATASET_CORRUPT`: what came before it stays.
    """
    sink = DatasetSink(engine, Settings(), read_decisions(work / DECISIONS))
    run_id, started, told = uuid.uuid4().hex[:12], now(), Summary()
    for folder in folders:
        aside = _set_aside(folder, work, sink)
        told.failed += aside
        parts = Parts(folder)
        for documents in parts.documents() if parts.parts() or not aside else ():

            def note(new: int, given: int = len(documents)) -> dict[str, Value]:
                return {
                    "run_id": run_id,
                    "started_at": started,
                    "ended_at": now(),
                    "ziping_version": ziping.__version__,
                    "command": "gather",
                    "stored": told.stored + new,
                    "known": told.known + given - new,
                    "failed": told.failed,
                }

            told.count(sink.put(documents, note), len(documents))
            yield told
        _forget_read(folder, work, sink)
    sink.close()
    yield told


def _set_aside(folder: Path, work: Path, sink: DatasetSink) -> int:
    """Take over the quarantine of a folder of parts, but for what the dataset holds; how many files that is."""
    theirs, own = Quarantine(folder), Quarantine(work)
    listed = Journal(folder / JOURNAL).quarantined()
    held = sink.known({one.sha256 for one in listed})
    wanted = [one for one in listed if one.sha256 not in held]
    journal = Journal(work / JOURNAL)
    for one in wanted:
        own.forget(journal.quarantine(one._replace(file=own.take(theirs, one.file) if one.file else "")))
    return len(wanted)


def _forget_read(folder: Path, work: Path, sink: DatasetSink) -> None:
    """What an earlier call took over, and lies in the place of a file that could be read since."""
    theirs, own = Journal(folder / JOURNAL), Journal(work / JOURNAL)
    paths = theirs.paths()
    read = {paths[sha256] for sha256 in sink.known(paths)}
    still = {one.sha256 for one in theirs.quarantined()}
    gone = [one.sha256 for one in own.quarantined() if one.path in read and one.sha256 not in still]
    Quarantine(work).forget(own.leave(gone) if gone else [])
