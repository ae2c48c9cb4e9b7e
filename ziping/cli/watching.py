"""`ziping ingest --watch`: round after round of what came, until it is told to end; one summary of all."""

import signal
from collections import Counter
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime

import typer

from schemas.errors import Lang
from ziping.cli.ending import heed, told
from ziping.cli.progress import Progress
from ziping.dataset.journal import JOURNAL, Journal
from ziping.ingest.run import Ingest
from ziping.ingest.summary import Summary
from ziping.ingest.watch import Files, Watch, rounds

TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {"begin": "正在监视，每 {every:g} 秒看一次；按 Ctrl-C 结束", "end": "监视结束"},
    "en": {"begin": "watching, a look every {every:g} seconds; Ctrl-C ends it", "end": "no longer watching"},
}
Begin = Callable[[Files], tuple[Ingest, Progress]]  # a run over these files that is still to be run


def watched(watch: Watch, every_s: float, begin: Begin, close: Callable[[Summary], str], lang: Lang) -> Summary:
    """All rounds until Ctrl-C as one; `close` gives the line of a round.

    `failed` is what lies in quarantine of the files that were given, not how often they were read.
    """
    parts: list[Summary] = []
    typer.echo(TEXTS[lang]["begin"].format(every=every_s), err=True)
    try:
        for files in rounds(watch, every_s, heed):
            run, shown = begin(files)
            run.counts = watch.counts
            parts.append(run.summary)
            with shown:
                run.run(files)
            if any((run.summary.stored, run.summary.known, run.summary.failed)):
                typer.echo(f"{datetime.now():%H:%M:%S} {close(run.summary)}", err=True)  # noqa: DTZ005 - who looks on
    except BaseException:  # what it was turned into on its way is of the ending too
        if told() != signal.SIGINT:
            raise
    typer.echo(TEXTS[lang]["end"], err=True)
    return _sum(parts, watch)


def _sum(parts: list[Summary], watch: Watch) -> Summary:
    total = Summary()
    for part in parts:
        for each in fields(Summary):
            if each.name != "faults":
                setattr(total, each.name, getattr(total, each.name) + getattr(part, each.name))
    total.faults = dict(sum((Counter(part.faults) for part in parts), Counter[str]()))
    aside = Journal(watch.work / JOURNAL).quarantined()
    total.failed = sum(watch.gave(one.path) for one in aside) + total.faults.get("E_NOT_FOUND", 0)
    return total
