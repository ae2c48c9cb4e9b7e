"""`ziping convert`: reports in, records or observations out."""

import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from schemas.errors import DocumentError, Lang, UsageError, ZipingError
from ziping.cli.options import Exit, LangOption, complain

if TYPE_CHECKING:
    from schemas.record import Record

_T = TypeVar("_T")
FORMATS = ("json", "jsonl")
CONTENTS = ("record", "observations")


def convert_command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="报告文件或文件夹 / reports or folders")],
    to: Annotated[str, typer.Option("--to", help="record | observations")] = "record",
    file_format: Annotated[str, typer.Option("-f", "--format", help="json | jsonl", show_default=False)] = "",
    out: Annotated[Path | None, typer.Option("-o", "--out", help="输出文件 / output file")] = None,
    no_prose: Annotated[
        bool, typer.Option("--no-prose", help="只读表格（正文尚不读取） / tables only (prose is not read yet)")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有文件 / overwrite")] = False,
    lang: LangOption = "zh",
) -> None:
    try:
        chosen = _format(to, file_format, out)
        if out is not None:
            from ziping.write import refuse_existing

            refuse_existing(out, force=force)
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
    del no_prose  # prose has no rows yet; the option stands in the contract
    run = _Run(paths, lang)
    try:
        if out is None and not file_format and to == "record" and sys.stdout.isatty():
            from ziping.summary import summarize

            for record in run.each(list):
                summarize(record, lang)
        else:
            from ziping.write import write_out

            write_out(run.output(to, chosen), out, force=force)
    except _NothingReadError as error:
        raise typer.Exit(Exit.NOTHING) from error
    except UsageError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
    raise typer.Exit(Exit.FAILED if run.failed else Exit.DONE)


class _NothingReadError(Exception):
    """Not one of the documents could be read: no output is written."""


class _Run:
    """Converts file after file; a bad one costs a line and is counted."""

    def __init__(self, paths: list[Path], lang: Lang) -> None:
        self.paths = paths
        self.lang: Lang = lang
        self.read = 0
        self.failed = 0

    def each(self, render: "Callable[[list[Record]], list[_T]]") -> Iterator[_T]:
        """What `render` makes of the records of each file that can be read."""
        from extract.read import open_source
        from ziping.inputs import find_files
        from ziping.reports import records_in

        for path, name in find_files(self.paths):
            try:
                try:
                    rendered = render(records_in(open_source(path, name)))
                except ZipingError:
                    raise
                except Exception as error:  # a fault of ours on one file must not cost the others
                    raise DocumentError("E_INTERNAL", name, reason=f"{type(error).__name__}: {error}") from error
            except ZipingError as error:
                self.failed += 1
                complain(error, self.lang)
                continue
            self.read += 1
            yield from rendered
        if not self.read:
            if not self.failed:
                complain(UsageError("E_NO_FILES", str(self.paths[0])), self.lang)
            raise _NothingReadError

    def output(self, to: str, file_format: str) -> Iterator[str]:
        """The text of the output, piece by piece; nothing before the first document was read."""
        indent = 2 if to == "record" and file_format == "json" else None
        pieces = self.each(lambda records: list(_texts(records, to, indent)))
        if file_format == "jsonl":
            yield from (text + "\n" for text in pieces)
            return
        first, second = next(pieces, ""), next(pieces, None)
        if second is None and to == "record":
            yield first + "\n"
            return
        yield "[\n" + first
        for text in [] if second is None else chain([second], pieces):
            yield ",\n" + text
        yield "\n]\n"


def _texts(records: "list[Record]", to: str, indent: int | None) -> Iterator[str]:
    for record in records:
        if to == "record":
            yield record.to_json(indent)
        else:
            yield from (row.model_dump_json() for row in record.observations())


def _format(to: str, file_format: str, out: Path | None) -> str:
    if to not in CONTENTS:
        raise UsageError(
            "E_USAGE",
            what_zh=f"--to 不能是 {to}（可选 {'、'.join(CONTENTS)}）",
            what_en=f"--to cannot be {to} (one of {', '.join(CONTENTS)})",
        )
    if out is not None and not out.suffix and not file_format:
        raise UsageError(
            "E_USAGE",
            what_zh=f"{out} 没有扩展名，不知道写成什么格式（可选 {'、'.join(FORMATS)}）",
            what_en=f"{out} has no extension that tells the format (one of {', '.join(FORMATS)})",
        )
    chosen = file_format or (out.suffix.lstrip(".").lower() if out is not None else "json")
    if chosen not in FORMATS:
        raise UsageError(
            "E_USAGE",
            what_zh=f"不能写成 {chosen} 格式（可选 {'、'.join(FORMATS)}）",
            what_en=f"cannot write {chosen} (one of {', '.join(FORMATS)})",
        )
    return chosen
