"""Files in, a run of `ziping ingest` over them out, with the bar, the lines and the events that tell of it."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.errors import Lang
from ziping.cli.ending import heed
from ziping.cli.progress import Progress, progress
from ziping.ingest.persons import masked
from ziping.ingest.reading import Fault, Settings
from ziping.ingest.run import Ingest
from ziping.ingest.stamps import Place

if TYPE_CHECKING:
    from ziping.dataset.engine import Engine

Files = list[tuple[Place, str]]


@dataclass(frozen=True)
class Runs:
    """What the runs of one call have in common: `workers` of None are one a core, `events` go to stdout as JSON."""

    target: "Engine | Path"
    work: Path
    settings: Settings
    workers: int | str | None
    manifest: Path | None
    lang: Lang
    events: bool

    def begin(self, files: Sequence[tuple[Place, str]]) -> tuple[Ingest, Progress]:
        """A run that is still to be run, and what shows it."""
        shown = progress(len(files), self.lang, data_on_terminal=False, flags=True)
        run = Ingest(
            self.target,
            self.work,
            settings=self.settings,
            workers=_processes(self.workers, len(files)),
            manifest=self.manifest,
            tell=partial(self._tell, shown),
            more=shown.more,
            heed=heed,
            command=" ".join(sys.argv[1:]),
        )
        run.flag, run.still, run.warn = shown.flag, partial(self._still, shown), shown.complain
        return run, shown

    def event(self, **told: object) -> None:
        """A line of JSON, if any are wanted."""
        import json

        from ziping.write import write_out

        if self.events:
            write_out([json.dumps(told, ensure_ascii=False) + "\n"], None)

    def _tell(self, shown: Progress, name: str, fault: Fault | None) -> None:
        if fault is not None:
            shown.complain(fault)
        self._still(shown, name, fault)

    def _still(self, shown: Progress, name: str, fault: Fault | None) -> None:
        """What was told in an earlier run needs no line of its own."""
        named = str if self.settings.unmasked else masked
        code, line = (fault.code, fault.line(self.lang)) if fault is not None else ("", "")
        self.event(event="file", file=named(name), code=code, line=named(line))
        shown.step(good=fault is None)


def _processes(asked: int | str | None, files: int) -> int | str:
    """One a core, no more than there are files, unless so many are asked for."""
    return min(os.cpu_count() or 1, files) if asked is None else asked
