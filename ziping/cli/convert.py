"""`ziping convert`: reports in; records, observations or findings out."""

import sys
from typing import Annotated

import typer

from schemas.errors import TemplateError, UsageError, ZipingError
from ziping.cli.options import Exit, LangOption, TemplatesOption, complain

FORMATS = "json | jsonl | csv | xlsx | parquet"


def convert_command(  # noqa: PLR0913, PLR0917 – an argument an option
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="报告文件或文件夹 / reports or folders")],
    to: Annotated[str, typer.Option("--to", help="record | observations | findings", show_default=False)] = "",
    file_format: Annotated[str, typer.Option("-f", "--format", help=FORMATS, show_default=False)] = "",
    out: Annotated[
        str | None, typer.Option("-o", "--out", help="输出文件；文件夹（以 / 结尾）每份报告一个文件 / file, or folder/")
    ] = None,
    no_prose: Annotated[bool, typer.Option("--no-prose", help="只取表格 / tables only")] = False,
    money: Annotated[
        str, typer.Option("--money", help="xlsx 的金额单位：万元 | 元 / money in xlsx", show_default=False)
    ] = "",
    every_row: Annotated[
        bool, typer.Option("--all", help="xlsx 也列出未填的占位行 / unfilled rows of the form too")
    ] = False,
    draw: Annotated[
        str | None, typer.Option("--draw", help="把各页画成图，框出每个值（PDF）：文件.png 或文件夹 / pages with boxes")
    ] = None,
    templates: TemplatesOption = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有文件 / overwrite")] = False,
    lang: LangOption = "zh",
) -> None:
    from ziping.cli.choice import given_paths, output, pictures, target

    try:
        sources = given_paths(paths)
        where = target(out)
        wanted = output(to, file_format, where, money, every_row=every_row)
        where.refuse_existing(force=force)
        drawn = None if draw is None else pictures(draw, force=force)
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error

    from ziping.cli.run import NothingReadError, Run

    only_drawn = drawn is not None and where.path is None and not to and not file_format
    on_terminal = where.path is None and sys.stdout is not None and sys.stdout.isatty()
    try:
        run = Run(
            sources,
            lang,
            prose=not no_prose,
            out=where.path,
            data_on_terminal=on_terminal,
            pictures=drawn,
            templates=templates,
        )
        if only_drawn:
            run.pictures_only()
        elif on_terminal and not file_format and to in ("", "record"):
            from ziping.summary import summarize

            for record in run.each(lambda record: record):
                summarize(record, lang)
        elif where.path is not None and where.is_folder:
            run.into_folder(where.path, wanted, force=force)
        else:
            wanted.write(run.each, where.path, force=force)
    except NothingReadError as error:
        raise typer.Exit(Exit.NOTHING) from error
    except (UsageError, TemplateError) as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
    raise typer.Exit(Exit.FAILED if run.failed else Exit.DONE)
