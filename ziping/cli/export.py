"""`ziping export`: a dataset as a workbook, a table for another tool, or a data package."""

from typing import Annotated

import typer

from schemas.errors import ZipingError
from ziping.cli.options import DatasetOption, Exit, LangOption, WorkOption, complain

FORMATS = ".xlsx .csv .parquet .dta .jsonl，或文件夹/：数据包 / or folder/ for a data package"
TABLES = "observations | findings | panel | documents | submissions | orgs"


def export_command(
    out: Annotated[str, typer.Argument(metavar="OUT", help=FORMATS)],
    dataset: DatasetOption = "outputs",
    table: Annotated[str, typer.Option("--table", help=TABLES, show_default=False)] = "",
    money: Annotated[
        str, typer.Option("--money", help="xlsx 的金额单位：万元 | 元 / money in xlsx", show_default=False)
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="覆盖已有文件 / overwrite")] = False,
    work: WorkOption = None,
    lang: LangOption = "zh",
) -> None:
    from ziping.cli.choice import one_of
    from ziping.dataset.dataset import open_dataset
    from ziping.export import TABLES as NAMES
    from ziping.export import export
    from ziping.outputs import MONEY

    try:
        wanted = one_of(NAMES, table, "--table") if table else None
        unit = one_of(MONEY, money, "--money") if money else "万元"
        export(open_dataset(dataset, work=work), out, lang=lang, money=unit, force=force, table=wanted)
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
