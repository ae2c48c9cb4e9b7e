"""Where a run puts what was read: a dataset, or Parquet parts. All of a batch or nothing of it, by the one writer."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ziping.check import found_in
from ziping.dataset import across
from ziping.dataset.decisions import Decision
from ziping.dataset.engine import Engine, Value
from ziping.dataset.parquet_parts import Parts
from ziping.dataset.prepared import PreparedDocument
from ziping.dataset.store import Store
from ziping.ingest.manifest import Said
from ziping.ingest.reading import Settings, forms_of_settings

if TYPE_CHECKING:
    from schemas.finding import Bilingual
    from schemas.record import Record


Note = Callable[[int], dict[str, Value]]  # how many of a batch are new in, a row of `runs` out
SAID = "SELECT sha256, source_url, retrieved_at, COALESCE(said, '') FROM documents WHERE sha256 = ANY(?)"


class Sink(Protocol):
    """`E_DATASET` of a `put` is a document's fault, any other `DatasetError` the place's: the disk is full, say."""

    def known(self, hashes: Iterable[str]) -> set[str]:
        """Those of the hashes whose documents are there."""

    def put(self, documents: Sequence[PreparedDocument], note: Note) -> list[PreparedDocument]:
        """Store those that are new, and tell which; the note on the run is there with them, also without any."""

    def said(self, hashes: Iterable[str]) -> dict[str, Said]:
        """What a manifest said of those that are there, as far as it is known."""

    def close(self) -> None:
        """All that there was to put is there."""


class DatasetSink:
    """A dataset on DuckDB or PostgreSQL; with `again` what it holds is replaced by what is put."""

    def __init__(
        self, engine: Engine, settings: Settings, decisions: Sequence[Decision], *, again: bool = False
    ) -> None:
        self.engine, self.settings, self.decisions, self.again = engine, settings, decisions, again

    def known(self, hashes: Iterable[str]) -> set[str]:
        with self.engine.reading() as connection:
            return Store(connection).known(hashes)

    def put(self, documents: Sequence[PreparedDocument], note: Note) -> list[PreparedDocument]:
        run_id = str(note(0)["run_id"])
        with self.engine.writing() as connection:
            store = Store(connection, self.decisions, self._check)
            new = store.add(run_id, documents, again=self.again)
            connection.run("DELETE FROM runs WHERE run_id = ?", [run_id])
            connection.insert("runs", {name: [cell] for name, cell in note(len(new)).items()})
            return new

    def said(self, hashes: Iterable[str]) -> dict[str, Said]:
        with self.engine.reading() as connection:
            rows = connection.rows(SAID, [list(hashes) or [""]])
        return {str(row[0]): Said.stored(*map(str, row[1:])) for row in rows}

    def close(self) -> None:
        """Years and bodies against each other, where a report came since that was done: in this run or a killed one.

        All bodies anew first where people decided something of them since.
        """
        with self.engine.reading() as connection:
            is_followed = Store(connection, self.decisions, self._check).follows()
            is_stale = across.is_stale(connection)
        if not is_followed:
            with self.engine.writing() as connection:
                Store(connection, self.decisions, self._check).resolve_orgs()
            return
        if is_stale:
            with self.engine.writing() as connection:
                across.refresh(connection)

    def _check(self, record: "Record") -> "tuple[Bilingual, ...]":
        known = forms_of_settings(self.settings)
        forms = None if known is None else {form.template.id: form.template for form in known}
        return found_in(record, forms)


class PartsSink:
    """A folder of Parquet parts, which tells nothing of runs: their log does."""

    def __init__(self, folder: Path) -> None:
        self.parts = Parts(folder)

    def known(self, hashes: Iterable[str]) -> set[str]:
        return self.parts.known(hashes)

    def put(self, documents: Sequence[PreparedDocument], note: Note) -> list[PreparedDocument]:
        return self.parts.add(str(note(0)["run_id"]), documents)

    def said(self, hashes: Iterable[str]) -> dict[str, Said]:  # noqa: ARG002 - as of a dataset
        return {}

    def close(self) -> None:
        return
