"""Files done in, on stderr out: a bar on a terminal, now and then a line elsewhere, nothing for a few files."""

import sys
import time
from types import TracebackType
from typing import Protocol, Self

import typer

from schemas.errors import Lang

EVERY = 50  # files between two lines where no bar can be shown
TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "bar": "读取报告",
        "line": "已处理 {done}/{total} 份文件",
        "end": "共 {total} 份文件：{good} 份完成，{bad} 份未完成",
        "flagged": "须更正 {flagged}",
        "bad": "未读成 {bad}",
        "rate": "{rate:.1f}/秒",
    },
    "en": {
        "bar": "Reading",
        "line": "{done} of {total} files",
        "end": "{total} files: {good} done, {bad} not",
        "flagged": "{flagged} with errors",
        "bad": "{bad} not read",
        "rate": "{rate:.1f}/s",
    },
}


class Told(Protocol):
    """A fault that can be told in a line."""

    def line(self, lang: Lang) -> str: ...


class Progress(Protocol):
    """What a run tells of itself: used as a context, told of each file."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def complain(self, error: Told) -> None:
        """One line for one fault."""

    def more(self, count: int) -> None:
        """So many files more than was known."""

    def step(self, *, good: bool) -> None:
        """One more file is done."""

    def flag(self) -> None:
        """The file that is done next has errors in what it states."""


def progress(total: int, lang: Lang, *, data_on_terminal: bool, flags: bool = False) -> Progress:
    """The bar needs a terminal for itself: data that go there too would break it. With `flags` it counts errors."""
    if total > 1 and sys.stderr.isatty() and not data_on_terminal:
        return _Bar(total, lang, flags=flags)
    return _Lines(total, lang)


class _Lines:
    def __init__(self, total: int, lang: Lang) -> None:
        self.total, self.lang = total, lang
        self.good = self.bad = self.flagged = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.total >= EVERY and kind is None:
            self.say(TEXTS[self.lang]["end"].format(total=self.total, good=self.good, bad=self.bad))

    def say(self, line: str) -> None:
        typer.echo(line, err=True)

    def complain(self, error: Told) -> None:
        self.say(error.line(self.lang))

    def more(self, count: int) -> None:
        self.total += count

    def step(self, *, good: bool) -> None:
        self.good += good
        self.bad += not good
        done = self.good + self.bad
        if done % EVERY == 0 and done < self.total:
            self.say(TEXTS[self.lang]["line"].format(done=done, total=self.total))

    def flag(self) -> None:
        self.flagged += 1


class _Bar(_Lines):
    def __init__(self, total: int, lang: Lang, *, flags: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        super().__init__(total, lang)
        self._shown = ("flagged", "bad", "rate") if flags else ("bad", "rate")
        self.bar = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            MofNCompleteColumn(),
            TextColumn("{task.fields[told]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True, highlight=False),
            transient=True,
        )

    def __enter__(self) -> Self:
        self._begun = time.monotonic()
        self.bar.start()
        self.task = self.bar.add_task(TEXTS[self.lang]["bar"], total=self.total, told=self._told())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bar.stop()
        if kind is None:
            self.say(TEXTS[self.lang]["end"].format(total=self.total, good=self.good, bad=self.bad))

    def say(self, line: str) -> None:
        self.bar.console.print(line, markup=False, soft_wrap=True)

    def more(self, count: int) -> None:
        self.total += count
        self.bar.update(self.task, total=self.total)

    def step(self, *, good: bool) -> None:
        self.good += good
        self.bad += not good
        self.bar.update(self.task, advance=1, told=self._told())

    def _told(self) -> str:
        """What has errors, what could not be read, files a second since the beginning."""
        rate = (self.good + self.bad) / max(time.monotonic() - self._begun, 0.1)
        counts = {"flagged": self.flagged, "bad": self.bad, "rate": rate}
        return " ".join(TEXTS[self.lang][part].format(**counts) for part in self._shown)
