"""Records in, a file of one of the formats out: what there is to choose, and the way from a choice to its writer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from schemas.record import Record

Content = Literal["record", "observations", "findings"]
Format = Literal["json", "jsonl", "csv", "xlsx", "parquet"]
Money = Literal["万元", "元"]
T = TypeVar("T")

CONTENTS: tuple[Content, ...] = ("record", "observations", "findings")
FORMATS: tuple[Format, ...] = ("json", "jsonl", "csv", "xlsx", "parquet")
MONEY: tuple[Money, ...] = ("万元", "元")
FILES_ONLY: tuple[Format, ...] = ("xlsx", "parquet")  # no text, so nothing for the standard output


class Each(Protocol):
    """The records of a run, each as `render` makes it: a fault in there costs one file, and the others go on."""

    def __call__(self, render: Callable[[Record], T]) -> Iterator[T]: ...


class Texts(Protocol):
    """A format that is text, written piece by piece."""

    def texts(self, each: Each) -> Iterator[str]: ...


class Saved(Protocol):
    """A format whose library writes the file."""

    def save(self, each: Each, path: Path) -> None: ...


@dataclass(frozen=True)
class Output:
    """What is wanted: which part of the reports, in which format; `money` and `every_row` are for people's tables."""

    content: Content
    format: Format
    money: Money = "万元"
    every_row: bool = False

    def write(self, each: Each, out: Path | None, *, force: bool = False) -> None:
        """Write one file (the standard output if `out` is None), whole or not at all."""
        from ziping.write import whole, write_out

        if self.format not in FILES_ONLY:
            write_out(self._texts().texts(each), out, force=force)
        elif out is None:
            raise ValueError(f"{self.format} cannot go to the standard output")
        else:
            with whole(out, force=force) as part:
                self._saved().save(each, part)

    def _texts(self) -> Texts:
        from ziping.outputs.text import Csv, Json, JsonLines

        if self.format == "csv":
            return Csv(self.content)
        return Json(self.content) if self.format == "json" else JsonLines(self.content)

    def _saved(self) -> Saved:
        if self.format == "xlsx":
            from ziping.outputs.workbook import FindingsBook, ReportsBook

            if self.content == "findings":
                return FindingsBook(self.money)
            return ReportsBook(self.money, every_row=self.every_row)
        from ziping.dataset.parquet import Parquet

        return Parquet(self.content)


class One:
    """One record as a run of its own."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def __call__(self, render: Callable[[Record], T]) -> Iterator[T]:
        yield render(self.record)
