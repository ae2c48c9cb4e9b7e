"""`ziping reread`: documents of a dataset read once more, as after a template changed."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import Lang, ZipingError
from ziping.cli.options import DatasetOption, Exit, LangOption, TemplatesOption, WorkOption, complain

if TYPE_CHECKING:
    from ziping.ingest.reading import Fault

SHOWN = 10
TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "none": "没有符合条件的文件",
        "done": "重读 {stored} 个文件（{reports} 份报告，{flagged} 份有必须更正的问题），保持原样 {failed} 个",
        "ended": "已中断：重读了 {stored} 个文件，其余保持原样",
        "lost": "这处更正重读后已找不到原值：{name} {key}",
        "more": "……另有 {count} 处",
    },
    "en": {
        "none": "no file meets the conditions",
        "done": "{stored} files read again ({reports} reports, {flagged} with errors), {failed} left as they were",
        "ended": "stopped: {stored} files read again, the others are as they were",
        "lost": "after reading again the value of this correction is no longer stated: {name} {key}",
        "more": "... and {count} more",
    },
}


def reread_command(
    where: Annotated[
        list[str],
        typer.Option(
            "--where", metavar="KEY=VALUE", help="哪些文件，如 template=hunan/*，可多次 / which, all must hold"
        ),
    ],
    dataset: DatasetOption = "outputs",
    work: WorkOption = None,
    templates: TemplatesOption = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=0, help="读取的进程数，0 为本进程 / processes that read, 0: this one")
    ] = None,
    manifest: Annotated[
        Path | None,
        typer.Option("--manifest", metavar="CSV", help="清单：路径、来源、单位、年度、区划 / where each is from"),
    ] = None,
    lang: LangOption = "zh",
) -> None:
    from ziping.cli.progress import progress
    from ziping.dataset import corrections
    from ziping.dataset.dataset import open_dataset
    from ziping.ingest.again import Reread
    from ziping.ingest.reading import Settings
    from ziping.templates import known_forms, template_files

    texts = TEXTS[lang]
    try:
        known_forms(templates)
        opened = open_dataset(dataset, work=work)
        settings = Settings(tuple(map(str, template_files(templates))))
        count = os.cpu_count() or 1 if workers is None else workers
        run = Reread(
            opened.engine,
            opened.work,
            settings=settings,
            workers=count,
            manifest=manifest,
            tell=lambda _, fault: tell(fault),
            command=" ".join(sys.argv[1:]),
        )
        documents = run.wanted(where)
        told = progress(len(documents), lang, data_on_terminal=False)

        def tell(fault: "Fault | None") -> None:
            if fault is not None:
                told.complain(fault)
            told.step(good=fault is None)

        with told:
            try:
                summary = run.reread(documents)
            except KeyboardInterrupt:
                typer.echo(texts["ended"].format(**vars(run.summary)), err=True)
                raise
        with opened.engine.reading() as connection:
            lost = corrections.lost(connection)
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
    for name, key in lost[:SHOWN]:
        typer.echo(texts["lost"].format(name=name, key=key), err=True)
    if len(lost) > SHOWN:
        typer.echo(texts["more"].format(count=len(lost) - SHOWN), err=True)
    typer.echo((texts["done"] if documents else texts["none"]).format(**vars(summary)), err=True)
    raise typer.Exit(Exit.FAILED if summary.failed else Exit.DONE)
