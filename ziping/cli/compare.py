"""`ziping compare`: a dataset and a field in, bodies × years side by side out: a page, data, a workbook, a chart."""

import re
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import Lang, UsageError, ZipingError
from ziping.cli.options import DatasetOption, Exit, LangOption, WorkOption, complain

if TYPE_CHECKING:
    from ziping.cli.comparing import Wanted
    from ziping.dataset.comparison import Comparison

YEARS = re.compile(r"(\d{4})(?:[-–—~至](\d{4}))?年?")
SEPARATORS = re.compile(r"[,，、;；\s]+")


def compare_command(  # noqa: PLR0913, PLR0917 – an argument an option
    field: Annotated[
        str, typer.Option("--field", metavar="字段", help="字段：expenditure.total 或 支出总额 / key or name")
    ],
    dataset: DatasetOption = "outputs",
    measure: Annotated[
        str, typer.Option("--measure", help="口径：final、budget、adjusted_budget … / what of it", show_default=False)
    ] = "",
    year: Annotated[
        list[str] | None, typer.Option("--year", metavar="年度", help="2021，2019-2021；可多次 / several too")
    ] = None,
    org: Annotated[
        list[str] | None,
        typer.Option("--org", metavar="单位", help="名称、其中一部分或编号；可多次 / name, part or id"),
    ] = None,
    prefer: Annotated[
        str, typer.Option("--prefer", help="先取哪里：basic_data,self_evaluation,prose / sections", show_default=False)
    ] = "",
    wide: Annotated[bool, typer.Option("--wide", help="一行一个单位、一列一个年度 / a row a body")] = False,
    by: Annotated[
        str, typer.Option("--by", help="quantiles：分布；coverage：缺报与未写明 / spread; gaps", show_default=False)
    ] = "",
    file_format: Annotated[
        str, typer.Option("-f", "--format", help="csv | jsonl | xlsx | png | svg", show_default=False)
    ] = "",
    out: Annotated[str | None, typer.Option("-o", "--out", help="文件.csv .jsonl .xlsx .png .svg / file")] = None,
    money: Annotated[str, typer.Option("--money", help="万元 | 元", show_default=False)] = "",
    force: Annotated[bool, typer.Option("--force", help="覆盖已有文件 / overwrite")] = False,
    work: WorkOption = None,
    lang: LangOption = "zh",
) -> None:
    from ziping.cli.comparing import wanted
    from ziping.dataset.dataset import open_dataset

    try:
        asked = wanted(file_format, out, by, money, wide=wide, force=force)
        comparison = open_dataset(dataset, work=work).compare(
            field, measure, orgs=org or None, years=_years(year), prefer=_sections(prefer)
        )
        _give(comparison, asked, lang)
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error


def _give(comparison: "Comparison", asked: "Wanted", lang: Lang) -> None:
    from ziping.comparison.page import plain_page, show
    from ziping.write import write_out

    if asked.format:
        asked.save(comparison, lang)
        if asked.path is not None:
            _warn(comparison, lang)
    elif asked.path is None and sys.stdout is not None and sys.stdout.isatty():
        show(comparison, lang, money=asked.money)
    else:
        write_out(plain_page(comparison, lang, asked.money), asked.path, force=asked.force)


def _warn(comparison: "Comparison", lang: Lang) -> None:
    """What a file of data does not say."""
    from ziping.comparison.page import caveat_lines

    for line in caveat_lines(comparison, lang):
        typer.echo(line, err=True)


def _years(given: list[str] | None) -> list[int] | None:
    """`2021`, `2019-2021`, `2019,2021`."""
    if not given:
        return None
    years: set[int] = set()
    for part in filter(None, (part for text in given for part in SEPARATORS.split(text))):
        found = YEARS.fullmatch(part)
        if found is None:
            raise UsageError("E_USAGE", what_zh=f"--year 不能是 {part}", what_en=f"--year cannot be {part}")
        first = int(found[1])
        years |= set(range(first, int(found[2] or first) + 1))
    if not years:
        raise UsageError("E_USAGE", what_zh="--year 里没有年度", what_en="--year holds no year")
    return sorted(years)


def _sections(given: str) -> list[str]:
    from ziping.dataset.panel import PREFER

    return [part for part in SEPARATORS.split(given) if part] or list(PREFER)
