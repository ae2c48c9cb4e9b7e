"""`ziping gather`: Parquet parts, of one machine or many, into one dataset."""

from pathlib import Path
from typing import Annotated

import typer

from schemas.errors import Lang, ZipingError
from ziping.cli.options import DatasetOption, Exit, LangOption, WorkOption, complain

TEXTS: dict[Lang, str] = {
    "zh": "新入库 {stored} 个文件（{reports} 份报告，{flagged} 份有必须更正的问题），已有 {known} 个，不能读 {failed} 个",  # noqa: E501
    "en": "{stored} files stored ({reports} reports, {flagged} with errors), {known} known, {failed} not read",
}


def gather_command(
    folders: Annotated[
        list[Path], typer.Argument(metavar="DIR…", help="ziping ingest --parts 写的文件夹 / folders of parts")
    ],
    dataset: DatasetOption = "outputs",
    work: WorkOption = None,
    lang: LangOption = "zh",
) -> None:
    from ziping.cli.ending import heed
    from ziping.dataset.dataset import open_dataset
    from ziping.ingest.gather import gather
    from ziping.ingest.summary import Summary

    summary = Summary()
    try:
        opened = open_dataset(dataset, work=work, create=True)
        for told in gather(opened.engine, opened.work, folders):
            summary = told
            heed()
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
    typer.echo(TEXTS[lang].format(**vars(summary)), err=True)
    raise typer.Exit(Exit.FAILED if summary.failed else Exit.DONE)
