"""Documents of a dataset read once more, as after a template changed: what they state is replaced, the rest stays."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ziping.dataset.chosen import Chosen, chosen
from ziping.dataset.decisions import DECISIONS, read_decisions
from ziping.dataset.engine import Engine
from ziping.ingest.manifest import NOTHING, Said
from ziping.ingest.order import interleaved
from ziping.ingest.reading import Fault, Settings, Task
from ziping.ingest.run import Ingest, Tell
from ziping.ingest.sinks import DatasetSink
from ziping.ingest.summary import Summary


class Reread(Ingest):
    """One run over what is stored. A document that cannot be read now stays as it was."""

    def __init__(
        self,
        engine: Engine,
        work: Path,
        *,
        settings: Settings = Settings(),  # noqa: B008 - frozen
        workers: int | str = 0,
        manifest: Path | None = None,
        tell: Tell | None = None,
        command: str = "",
    ) -> None:
        super().__init__(
            engine, work, settings=settings, workers=workers, manifest=manifest, tell=tell, command=command
        )
        self.engine = engine
        self.sink = DatasetSink(engine, self.settings, read_decisions(work / DECISIONS), again=True)

    def wanted(self, conditions: Sequence[str]) -> list[Chosen]:
        """The documents that meet all conditions."""
        with self.engine.reading() as connection:
            return chosen(connection, conditions)

    def reread(self, documents: Sequence[Chosen]) -> Summary:
        """Each from the cache, or from where its file was seen last."""
        paths = self.journal.paths()
        tasks = [(one.bytes, self._task(one, paths.get(one.sha256, ""))) for one in documents]
        return self._run(interleaved(tasks, self._workers if isinstance(self._workers, int) else 1))

    def _set_aside(self, task: Task, sha256: str, fault: Fault, *, bundle: str = "") -> None:  # noqa: ARG002 - as of an ingest  # noqa: ARG002 - as of a run
        self.summary.fail(fault.code)
        self._tell(fault.name, fault)

    def _task(self, one: Chosen, path: str) -> Task:
        """What a manifest says now counts, else what one said then."""
        said = self.manifest.of(path or one.name, one.name)
        said = said if said != NOTHING else Said.stored(one.source_url, one.retrieved_at, one.said)
        modified_s = datetime.fromisoformat(one.modified_at).timestamp() if one.modified_at else None
        return Task(path, one.name, said, one.folder, modified_s, one.bytes, sha256=one.sha256)
