"""`ziping ingest`: files and folders into a dataset, each once; a bad one is set aside and costs a line."""

import os
import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import Lang, UsageError, ZipingError
from ziping.cli.options import DatasetOption, Exit, LangOption, TemplatesOption, WorkOption, complain

if TYPE_CHECKING:
    from ziping.cli.runs import Files, Runs
    from ziping.ingest.summary import Summary

TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "done": "新入库 {stored} 个文件（{reports} 份报告，{flagged} 份有必须更正的问题），已有 {known} 个，不能读 {failed} 个",  # noqa: E501
        "ended": "已中断；入库的都保留着，再运行一次即继续",
        "aside": "不能读的文件在 {folder}，原因见 ziping status",
        "kept": "不能读的文件在 {folder}",
        "unplaced": "{count} 份报告有内容没有计入，见 ziping status",
    },
    "en": {
        "done": "{stored} files stored ({reports} reports, {flagged} with errors), {known} known, {failed} not read",
        "ended": "stopped; what was stored stays, run it again to go on",
        "aside": "what could not be read lies in {folder}; ziping status says why",
        "kept": "what could not be read lies in {folder}",
        "unplaced": "of {count} reports something is not counted: see ziping status",
    },
}


def ingest_command(  # noqa: PLR0913, PLR0917 – an argument an option
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="报告文件或文件夹 / reports or folders")],
    dataset: DatasetOption = "outputs",
    parts: Annotated[
        Path | None,
        typer.Option("--parts", metavar="DIR", help="不入数据集，写成 Parquet 分片 / Parquet parts instead"),
    ] = None,
    work: WorkOption = None,
    templates: TemplatesOption = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=0, help="读取的进程数，0 为本进程 / processes that read, 0: this one")
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            "--engine", metavar="ADDRESS", help="由 Dask 集群读取：调度器地址 / read by a Dask cluster: its scheduler"
        ),
    ] = "",
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="一个文件最多读几秒 / seconds a file")] = 180,
    memory: Annotated[int, typer.Option("--memory", min=100, help="一个进程最多用多少 MB / MB a process")] = 3000,
    manifest: Annotated[
        Path | None,
        typer.Option("--manifest", metavar="CSV", help="清单：路径、来源、单位、年度、区划 / where each is from"),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="一直监视，来了新文件就读，Ctrl-C 结束 / go on with what comes until Ctrl-C")
    ] = False,
    every: Annotated[
        float, typer.Option("--every", min=0.1, help="监视时每几秒看一次 / seconds between two looks")
    ] = 5,
    unmasked: Annotated[
        bool, typer.Option("--unmasked", help="日志与事件中的人名、电话不打码 / persons in log and events as they are")
    ] = False,
    events: Annotated[bool, typer.Option("--json", help="逐文件输出 JSON / an event a file as JSON")] = False,
    lang: LangOption = "zh",
) -> None:
    from ziping.cli.runs import Runs
    from ziping.dataset.dataset import open_dataset
    from ziping.dataset.opening import folder_of
    from ziping.ingest.limits import Limits
    from ziping.ingest.reading import Settings
    from ziping.templates import known_forms, template_files

    try:
        places = [*_listed(paths)]
        known_forms(templates)  # what is wrong with one is told before anything is read
        limits = Limits(timeout, memory)
        settings = Settings(tuple(map(str, template_files(templates))), limits=limits, unmasked=unmasked)
        opened = None if parts is not None else open_dataset(dataset, work=work, create=True)
        target = opened.engine if opened is not None else folder_of(parts or "")
        folder = opened.work if opened is not None else folder_of(work or parts or "")
        runs = Runs(target, folder, settings, engine or workers, manifest, lang, events)
        summary = _watched(runs, places, every) if watch else _once(runs, places)
        unplaced = opened.status().unplaced_count if opened is not None else 0
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.NOTHING if error.code in ("E_NO_FILES", "E_NO_LIST") else Exit.USAGE) from error
    runs.event(event="end", **vars(summary), unplaced=unplaced)
    _close(summary, unplaced, folder, lang, has_status=opened is not None)


def _once(runs: "Runs", places: list[str]) -> "Summary":
    files = _wanted(places, runs.work)
    run, shown = runs.begin(files)
    with shown:
        try:
            summary = run.run(files)
        except (KeyboardInterrupt, ZipingError) as error:
            told, is_told_to = vars(run.summary), isinstance(error, KeyboardInterrupt)
            runs.event(event="end", **told, ended="interrupted" if is_told_to else "failed")
            if is_told_to or any((run.summary.stored, run.summary.known, run.summary.failed)):
                typer.echo(TEXTS[runs.lang]["done"].format(**told), err=True)
            if is_told_to:
                typer.echo(TEXTS[runs.lang]["ended"], err=True)
            raise
    if unused := [] if run.unopened else run.manifest.unused:
        complain(UsageError("E_LIST_UNUSED", str(runs.manifest), count=len(unused), first=unused[0]), runs.lang)
    if known := run.unheeded:
        complain(UsageError("E_LIST_KNOWN", str(runs.manifest), count=len(known), first=known[0]), runs.lang)
    return summary


def _watched(runs: "Runs", places: list[str], every_s: float) -> "Summary":
    from ziping.cli.choice import given_paths
    from ziping.cli.watching import watched
    from ziping.ingest.watch import Watch

    def close(summary: "Summary") -> str:
        runs.event(event="round", **vars(summary))
        return TEXTS[runs.lang]["done"].format(**vars(summary))

    runs.event(event="watch", every_s=every_s)
    return watched(Watch(given_paths(places), runs.work), every_s, runs.begin, close, runs.lang)


def _close(summary: "Summary", unplaced: int, work: Path, lang: Lang, *, has_status: bool) -> None:
    """The last lines, and the exit code that they stand for."""
    from ziping.dataset.decisions import DECISIONS
    from ziping.dataset.settled import contradictions

    for fault in contradictions(work / DECISIONS):
        complain(fault, lang)
    texts = TEXTS[lang]
    typer.echo(texts["done"].format(**vars(summary)), err=True)
    if summary.failed > summary.faults.get("E_NOT_FOUND", 0):
        typer.echo(texts["aside" if has_status else "kept"].format(folder=work / "quarantine"), err=True)
    if unplaced:
        typer.echo(texts["unplaced"].format(count=unplaced), err=True)
    if not summary.stored and not summary.known:
        raise typer.Exit(Exit.NOTHING)
    raise typer.Exit(Exit.FAILED if summary.failed else Exit.DONE)


def _listed(paths: list[str]) -> Iterator[str]:
    """What is given; `-` stands for the paths on the standard input, one a line, or each with a NUL behind it."""
    for path in paths:
        if path == "-":
            told = _utf8(sys.stdin.buffer.read())
            lines = told.split(b"\0") if b"\0" in told else told.splitlines()
            yield from (line for text in lines if (line := _path(text.strip().strip(b'"')).strip()))
        else:
            yield path


def _utf8(told: bytes) -> bytes:
    """A list without its mark: Notepad writes one, PowerShell and `cmd /u` write UTF-16."""
    if told.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return told.decode("utf-16", errors="replace").encode()
    for end, encoding in ((b"\n\0", "utf-16-le"), (b"\0\n", "utf-16-be")):
        if (at := told.find(end)) >= 0 and at % 2 == 0:  # no end of a line is behind or before a NUL between paths
            return told.decode(encoding, errors="replace").encode()
    return told.removeprefix(BOM_UTF8)


def _path(told: bytes) -> str:
    """A path in UTF-8, or of whatever bytes a Linux file's name has; else in GBK, as Chinese Windows writes lists."""
    path = told.decode("utf-8", "surrogateescape")
    if path.isascii() or os.path.lexists(path.strip()):
        return path
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return told.decode(encoding)
    return path


def _wanted(places: list[str], work: Path) -> "Files":
    """The files that are given, each with its name; `E_NO_FILES` or `E_NO_LIST` if there are none."""
    from ziping.cli.choice import given_paths
    from ziping.ingest.at_hand import is_url, listed
    from ziping.inputs import given, is_passed_over, without_outputs

    paths = given_paths([place for place in places if not is_url(place)])
    files = without_outputs(given(paths).files, paths, work)
    found: Files = [(path, name) for path, name in files if not is_passed_over(path)]
    for url in filter(is_url, places):
        found += listed(url)
    if not found:
        raise ZipingError("E_NO_FILES", places[0]) if places else ZipingError("E_NO_LIST")
    return found
