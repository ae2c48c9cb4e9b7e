"""What the subcommands share: options, and how a fault becomes one line and an exit code."""

from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import Lang, UsageError, ZipingError

if TYPE_CHECKING:
    from ziping.dataset.dataset import Dataset


class Exit(IntEnum):
    """What a command says when it ends."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    NOTHING = 3


LangOption = Annotated[Lang, typer.Option("--lang", help="zh | en", envvar="ZIPING_LANG", show_default=True)]

TemplatesOption = Annotated[
    Path | None,
    typer.Option(
        "--templates", metavar="DIR", help="另外的表式模板文件夹 / folder of more templates", show_default=False
    ),
]


DatasetOption = Annotated[
    str,
    typer.Option(
        "--dataset",
        metavar="DIR|URL",
        help="数据集：文件夹，或 postgresql://… / folder or URL",
        envvar="ZIPING_DATASET",
    ),
]

WorkOption = Annotated[
    Path | None,
    typer.Option(
        "--work", metavar="DIR", help="数据库数据集的日志与隔离区 / journal and quarantine of a URL", show_default=False
    ),
]


def complain_of_work(dataset: "Dataset", lang: Lang) -> bool:
    """One line where the work folder is none of the dataset's: what was set aside is not seen from there."""
    from ziping.dataset.journal import JOURNAL

    is_none = Path(dataset.engine.place).parent != dataset.work and not (dataset.work / JOURNAL).exists()
    if is_none:
        complain(UsageError("E_JOURNAL", str(dataset.work)), lang)
    return is_none


def complain(error: ZipingError, lang: Lang) -> None:
    """One line on stderr."""
    typer.echo(error.line(lang), err=True)
