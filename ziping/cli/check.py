"""`ziping check`: reports in, what does not add up in them out, readable, as data, or as lists for the units."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import ZipingError
from ziping.cli.options import Exit, LangOption, TemplatesOption, WorkOption, complain

if TYPE_CHECKING:
    from ziping.cli.checking import Reports


def check_command(  # noqa: PLR0913, PLR0917 – an argument an option
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH…", help="报告文件或文件夹 / reports or folders")
    ] = None,
    to: Annotated[str, typer.Option("--to", help="findings：数据而非清单 / as data", show_default=False)] = "",
    file_format: Annotated[str, typer.Option("-f", "--format", help="json | jsonl | csv", show_default=False)] = "",
    out: Annotated[
        str | None,
        typer.Option("-o", "--out", help="清单.docx .xlsx .csv .jsonl，或文件夹/：每单位一份加汇总 / file or folder/"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="有“必须更正”时返回 1 / exit 1 on an error")] = False,
    settings: Annotated[
        Path | None, typer.Option("--settings", metavar="TOML", help="本地规则：轻重、误差、已说明 / own rules")
    ] = None,
    accept: Annotated[str, typer.Option("--accept", metavar="标识", help="把这个问题记为已说明 / accept it")] = "",
    reason: Annotated[str, typer.Option("--reason", help="说明的理由 / why it is accepted")] = "",
    since: Annotated[
        Path | None, typer.Option("--since", metavar="JSONL", help="与上次的问题相比：已改、未改、新增 / compare")
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="XLSX", help="与财政批复数、执行数核对 / the bureau's figures")
    ] = None,
    due: Annotated[str, typer.Option("--due", metavar="日期", help="应报日期（2022-03-31）/ due date")] = "",
    rules: Annotated[bool, typer.Option("--rules", help="列出全部规则 / list all rules")] = False,
    dataset: Annotated[
        str, typer.Option("--dataset", metavar="DIR|URL", help="数据集中已有的问题，含跨年度、跨单位 / a dataset's")
    ] = "",
    work: WorkOption = None,
    templates: TemplatesOption = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有文件 / overwrite")] = False,
    lang: LangOption = "zh",
) -> None:
    if rules:
        from ziping.check.explain import all_explained

        _print(all_explained(lang))
        raise typer.Exit(Exit.DONE)
    from ziping.cli.run import NothingReadError, Run

    try:
        from ziping.cli.checking import checking

        asked = checking(
            paths or [], to, file_format, out, lang,
            settings=settings, accept=accept, reason=reason, since=since, against=against, due=due, force=force,
            dataset=dataset,
        )  # fmt: skip
        run: Reports
        if dataset:
            from ziping.cli.stored import StoredRun

            run = StoredRun(dataset, work, lang, asked.settings.factors)
        else:
            run = Run(
                asked.paths, lang, prose=True, out=asked.where.path, templates=templates,
                factors=asked.settings.factors,
                data_on_terminal=asked.where.path is None and sys.stdout is not None and sys.stdout.isatty(),
            )  # fmt: skip
        asked.give(run)
    except NothingReadError as error:
        raise typer.Exit(Exit.NOTHING) from error
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
    raise typer.Exit(Exit.FAILED if run.failed or (strict and asked.has_errors) else Exit.DONE)


def explain_command(
    code: Annotated[str, typer.Argument(metavar="CODE", help="SUM RATE WEIGHT …")], lang: LangOption = "zh"
) -> None:
    from ziping.check.explain import explained

    try:
        _print(explained(code, lang))
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error


def _print(text: str) -> None:
    from ziping.write import write_out

    write_out([text], None)
