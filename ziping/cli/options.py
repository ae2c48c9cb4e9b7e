"""What the subcommands share: options, and how a fault becomes one line and an exit code."""

from enum import IntEnum
from typing import Annotated

import typer

from schemas.errors import Lang, ZipingError


class Exit(IntEnum):
    """What a command says when it ends."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    NOTHING = 3


LangOption = Annotated[Lang, typer.Option("--lang", help="zh | en", envvar="ZIPING_LANG", show_default=True)]


def complain(error: ZipingError, lang: Lang) -> None:
    """One line on stderr."""
    typer.echo(error.line(lang), err=True)
