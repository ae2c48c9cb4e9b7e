"""A dataset in, its reports with what was found in them out, as `ziping check` takes those of files."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from schemas.errors import Lang, UsageError
from ziping.check.cited import Cited, cited_in
from ziping.cli.ending import heed
from ziping.cli.options import complain
from ziping.dataset import across
from ziping.dataset.dataset import open_dataset
from ziping.dataset.found import found_reports
from ziping.write import refuse_existing

if TYPE_CHECKING:
    from schemas.record import Record

T = TypeVar("T")


class StoredRun:
    """The reports of a dataset, one after the other."""

    failed = 0

    def __init__(self, dataset: str, work: Path | None, lang: Lang, factors: Mapping[str, Decimal]) -> None:
        self._lang: Lang = lang
        self._engine = open_dataset(dataset, work=work).engine
        self._compare_anew(dataset, lang)
        if widened := [code for code, factor in factors.items() if factor != 1 and code != "LEDGER"]:
            complain(UsageError("E_STORED_AS_JUDGED", codes=", ".join(widened)), lang)
        self.paragraphs: Mapping[int, str] = {}
        self.submission = ""
        self._cited: Cited | None = None

    def each(self, render: "Callable[[Record], T]") -> Iterator[T]:
        for found in found_reports(self._engine, self._lang):
            heed()
            self.paragraphs, self.submission, self._cited = found.paragraphs, found.submission, found.cited
            yield render(found.record)

    def _compare_anew(self, dataset: str, lang: Lang) -> None:
        """What holds across years and bodies, if something changed since; who may not write is told that it is old."""
        if not across.brought_up_to_date(self._engine):
            complain(UsageError("E_STALE", dataset if "://" not in dataset else self._engine.place), lang)

    def cited(self, record: "Record") -> Cited:
        """By the reports of each piece of evidence; a bureau's own figures (`--against`) are the record's."""
        stored, own = self._cited, cited_in(record)
        return own if stored is None else lambda finding: stored(finding) or own(finding)

    def refuse(self, outs: list[Path], *, force: bool) -> None:
        for out in outs:
            refuse_existing(out, force=force)
