"""Documents that were read in, batches of them stored: each in one transaction, and a bad one by itself set aside."""

import time
from collections.abc import Callable, Sequence

from schemas.errors import DocumentError, ZipingError
from ziping.dataset.engine import DatasetError
from ziping.dataset.prepared import PreparedDocument
from ziping.ingest.reading import Fault, Task, utf8

BATCH_DOCUMENTS = 512
BATCH_ROWS = 80_000
BATCH_S = 5.0  # of reading, which is all that a killed run has to do again; where storing takes long, up to the next
BATCH_MOST_S = 30.0
BATCH_TIMES = 20  # as long as storing the last batch took: a database is opened and closed for each

Pair = tuple[PreparedDocument, Task]


class Batches:
    """`put` stores documents and tells which are new, `E_DATASET` for one that cannot be stored.

    `stored` hears of those that were new and of all that are in now, `aside` of one that is not.
    """

    def __init__(
        self,
        put: Callable[[Sequence[PreparedDocument]], list[PreparedDocument]],
        stored: Callable[[Sequence[PreparedDocument], Sequence[Pair]], None],
        aside: Callable[[Task, str, Fault], None],
    ) -> None:
        self._put, self._stored, self._aside = put, stored, aside
        self._waiting: list[Pair] = []
        self._rows, self._since, self._batch_s = 0, 0.0, BATCH_S

    def add(self, document: PreparedDocument, task: Task) -> bool:
        """One more, and whether they are enough for a batch, or have waited long enough."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append((document, task))
        self._rows += sum(report.rows for report in document.reports)
        is_late = time.monotonic() - self._since >= self._batch_s
        return is_late or len(self._waiting) >= BATCH_DOCUMENTS or self._rows >= BATCH_ROWS

    def store(self) -> None:
        """Those that wait, in one transaction."""
        waiting, self._waiting, self._rows = self._waiting, [], 0
        if waiting:
            begun = time.monotonic()
            self._store(waiting)
            self._batch_s = min(max(BATCH_S, BATCH_TIMES * (time.monotonic() - begun)), BATCH_MOST_S)

    def _store(self, waiting: Sequence[Pair]) -> None:
        """A document that the dataset cannot take is found by itself."""
        fault: ZipingError
        try:
            new = self._put([document for document, _ in waiting])
        except DatasetError as error:
            if error.code != "E_DATASET":
                raise  # no document's fault: the disk is full, the server gone
            fault = error
        except Exception as error:  # noqa: BLE001 - as in reading
            reason = utf8(f"{type(error).__name__}: {error}")
            fault = DocumentError("E_INTERNAL", waiting[0][0].name, reason=reason)
        else:
            self._stored(new, waiting)
            return
        if len(waiting) > 1:
            for pair in waiting:
                self._store([pair])
            return
        self._put([])  # the dataset itself is sound, or the run ends here
        ((document, task),) = waiting
        self._aside(task, document.sha256, Fault.of(fault))
