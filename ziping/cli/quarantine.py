"""`ziping quarantine`: files that could not be read: list them, try them again, open one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import Lang, UsageError, ZipingError
from ziping.cli.options import DatasetOption, Exit, LangOption, TemplatesOption, WorkOption, complain, complain_of_work

if TYPE_CHECKING:
    from ziping.dataset.journal import Quarantined

TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {"none": "隔离区是空的", "done": "读出 {stored} 个文件（{reports} 份报告），仍不能读 {failed} 个"},
    "en": {"none": "nothing is in quarantine", "done": "{stored} files read ({reports} reports), {failed} still not"},
}
commands = typer.Typer(no_args_is_help=True, help="不能读的文件：列出、重试、打开。 / Files that could not be read.")


@commands.command("list", help="列出文件、原因和保存的副本。 / Each with its reason and its copy.")
def list_quarantine(dataset: DatasetOption = "outputs", work: WorkOption = None, lang: LangOption = "zh") -> None:
    from ziping.write import write_out

    found = _quarantined(dataset, work, lang)
    lines = [f"{one.line_en if lang == 'en' else one.line_zh}  [{one.file or '-'}]" for one in found]
    write_out([line + "\n" for line in lines or [TEXTS[lang]["none"]]], None)


@commands.command("retry", help="再读一次，读得出的入数据集。 / Try again what is kept.")
def retry_quarantine(
    dataset: DatasetOption = "outputs",
    work: WorkOption = None,
    templates: TemplatesOption = None,
    lang: LangOption = "zh",
) -> None:
    from ziping.dataset.dataset import open_dataset

    try:
        opened = open_dataset(dataset, work=work)
        if complain_of_work(opened, lang):
            raise typer.Exit(Exit.USAGE)
        summary = opened.retry(templates=templates)
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
    typer.echo(TEXTS[lang]["done"].format(**vars(summary)), err=True)
    raise typer.Exit(Exit.FAILED if summary.failed else Exit.DONE)


@commands.command("open", help="用本机程序打开一个副本。 / Open a copy with the system's program.")
def open_quarantined(
    name: Annotated[str, typer.Argument(metavar="NAME", help="文件名或其一部分 / name, or a part of it")],
    dataset: DatasetOption = "outputs",
    work: WorkOption = None,
    lang: LangOption = "zh",
) -> None:
    from ziping.dataset.dataset import open_dataset
    from ziping.write import write_out

    found = [one for one in _quarantined(dataset, work, lang) if one.file and name in one.name]
    if len({one.file for one in found}) != 1:
        near = "、".join(one.name for one in found[:5]) or "-"
        complain(UsageError("E_QUARANTINE", name, near=near), lang)
        raise typer.Exit(Exit.USAGE)
    path = open_dataset(dataset, work=work).work / "quarantine" / found[0].file
    write_out([f"{path}\n"], None)
    typer.launch(str(path))


def _quarantined(dataset: str, work: Path | None, lang: Lang) -> "list[Quarantined]":
    from ziping.dataset.dataset import open_dataset

    try:
        opened = open_dataset(dataset, work=work)
        complain_of_work(opened, lang)
        return list(opened.status().quarantined)
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
