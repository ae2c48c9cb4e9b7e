"""A wrong use of the command line in, one line in the house's form out; a pipe that its reader closed ends quietly."""

import contextlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from schemas.errors import Lang, UsageError
from ziping.cli.options import Exit, complain

Misused: type[typer.BadParameter] = typer.BadParameter.__mro__[1]  # what the parser raises; typer does not name it
CLOSED_PIPE = 128 + 13  # as a shell tells of whoever wrote on: not all was given, and nothing is wrong

QUOTED = re.compile(r"'([^']*)'|\(([^()]*)\)$")  # the word that was met
CHOICES = re.compile(r"not one of (.+)")
KINDS = {"integer": "应为整数", "number": "应为数"}


class Commands(TyperGroup):
    """The commands of `ziping`."""

    def main(self, *given: Any, **more: Any) -> Any:
        """As typer has it, but for what a wrong use looks like."""
        is_alone = more.pop("standalone_mode", True)
        args = more.get("args", given[0] if given else None)
        try:
            code = super().main(*given, **{**more, "standalone_mode": False})
        except Misused as error:
            code = Exit.USAGE
            if type(error).__name__ == "NoArgsIsHelpError":
                with contextlib.suppress(BrokenPipeError):
                    typer.echo(error.format_message(), err=True)
            else:
                complain(fault_of(error), _lang(sys.argv[1:] if args is None else args))
        except typer.Abort:
            code = Exit.FAILED
        if is_alone:
            sys.exit(code or Exit.DONE)
        return code

    def make_context(self, *given: Any, **more: Any) -> Any:
        """Where help is printed."""
        with _quiet():
            return super().make_context(*given, **more)

    def invoke(self, ctx: Any) -> Any:
        """Where a command runs."""
        with _quiet():
            return super().invoke(ctx)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """A reader that has enough (`| head`) is no fault of the run."""
    try:
        yield
    except (BrokenPipeError, SystemExit) as error:
        if not isinstance(error, BrokenPipeError) and not isinstance(error.__context__, BrokenPipeError):
            raise  # the other is how rich tells of a closed pipe
        _let_go()
        raise typer.Exit(CLOSED_PIPE) from None


def fault_of(error: Any) -> UsageError:
    """What the parser met, with the command whose help tells what may be written."""
    command = error.ctx.command_path if error.ctx is not None else "ziping"
    option = getattr(error, "option_name", "")
    parameter = getattr(error, "param", None)
    name = "" if parameter is None else "/".join(parameter.opts) if parameter.opts[0][:1] == "-" else parameter.metavar
    said = str(error.message).removeprefix("Value error, ").rstrip(".")
    words = {"command": command, "reason_zh": _in_chinese(said), "reason_en": said}
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = ", ".join(error.possibilities or ()) or "-"
        return UsageError("E_OPTION", option, near=near, **words)
    if kind == "MissingParameter":
        return UsageError("E_LACKING", name or "", **words)
    if kind == "BadOptionUsage":
        return UsageError("E_OPTION_VALUE", option, **words)
    if kind == "BadParameter":
        return UsageError("E_VALUE", name or "", **words)
    met = QUOTED.search(said)
    return UsageError("E_COMMAND_LINE", next(filter(None, met.groups()), "") if met else "", **words)


def _in_chinese(said: str) -> str:
    """What a value should be."""
    if choices := CHOICES.search(said):
        return f"应为 {choices[1]}"
    return next((chinese for word, chinese in KINDS.items() if word in said), said)


def _lang(args: Sequence[str]) -> Lang:
    """The language that is asked for; what could not be parsed may hold it all the same."""
    told = [after for one, after in zip(args, [*args[1:], ""], strict=True) if one == "--lang"]
    told += [one.removeprefix("--lang=") for one in args if one.startswith("--lang=")]
    return "en" if (told[-1] if told else os.environ.get("ZIPING_LANG")) == "en" else "zh"


def _let_go() -> None:
    """Nothing is left to be written into the closed pipe when the interpreter ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())
