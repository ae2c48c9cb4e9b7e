"""Files done in, on stderr out: a bar on a terminal, now and then a line elsewhere, nothing for a few files."""

import sys
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
    },
    "en": {"bar": "Reading", "line": "{done} of {total} files", "end": "{total} files: {good} done, {bad} not"},
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


def progress(total: int, lang: Lang, *, data_on_terminal: bool) -> Progress:
    """The bar needs a terminal for itself: data that go there too would break it."""
    if total > 1 and sys.stderr.isatty() and not data_on_terminal:
        return _Bar(total, lang)
    return _Lines(total, lang)


class _Lines:
    def __init__(self, total: int, lang: Lang) -> None:
        self.total, self.lang = total, lang
        self.good = self.bad = 0

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


class _Bar(_Lines):
    def __init__(self, total: int, lang: Lang) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        super().__init__(total, lang)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.bar = RichProgress(*columns, console=Console(stderr=True, highlight=False), transient=True)

    def __enter__(self) -> Self:
        self.bar.start()
        self.task = self.bar.add_task(TEXTS[self.lang]["bar"], total=self.total)
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
        self.bar.advance(self.task)
