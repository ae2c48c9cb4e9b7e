"""`ziping status`: how a dataset stands."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import Lang, ZipingError
from ziping.cli.options import DatasetOption, Exit, LangOption, WorkOption, complain, complain_of_work

if TYPE_CHECKING:
    from ziping.dataset.status import Status

TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "counts": "{documents} 个文件，{reports} 份报告，{submissions} 个报送件，{orgs} 个单位，{observations} 个数据",
        "year": "  {year} 年  {submissions} 个报送件  {documents} 个文件  必须更正 {errors}  请说明 {warnings}",
        "replaced": "同一报告的其他文件 {copies} 份，已被更新 {superseded} 份",
        "unplaced": "没有计入的报告（{count}）",
        "quarantined": "不能读的文件（{count}）",
        "no_org": "无单位",
        "no_year": "无年度",
    },
    "en": {
        "counts": "{documents} files, {reports} reports, {submissions} submissions, {orgs} bodies, {observations} data",
        "year": "  {year}  {submissions} submissions  {documents} files  errors {errors}  warnings {warnings}",
        "replaced": "{copies} reports are there in another file too, {superseded} were superseded",
        "unplaced": "Reports that are not counted ({count})",
        "quarantined": "Files that could not be read ({count})",
        "no_org": "no body",
        "no_year": "no year",
    },
}


def status_command(
    dataset: DatasetOption = "outputs",
    roster: Annotated[
        Path | None,
        typer.Option("--roster", metavar="XLSX", help="单位名单：已报、未报、缺附件、重复、名单外 / roster of units"),
    ] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="年度", help="名单所问的年度 / year asked")] = None,
    work: WorkOption = None,
    lang: LangOption = "zh",
) -> None:
    from ziping.dataset.dataset import open_dataset
    from ziping.write import write_out

    try:
        opened = open_dataset(dataset, work=work)
        if roster is None:
            complain_of_work(opened, lang)
            write_out(_lines(opened.status(lang), lang), None)
        else:
            from ziping.cli.roster import roster_lines

            write_out(roster_lines(opened.roster_status(roster, year), lang), None)
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error


def _lines(found: "Status", lang: Lang) -> list[str]:
    texts = TEXTS[lang]
    lines = [texts["counts"].format(**vars(found))]
    lines += [texts["year"].format(**year._asdict()) for year in found.years]
    if found.copies or found.superseded:
        lines.append(texts["replaced"].format(**vars(found)))
    if found.unplaced:
        lines.append(texts["unplaced"].format(count=found.unplaced_count))
        told = {
            (one.document, one.report + 1, one.org_name or texts["no_org"], one.year or texts["no_year"], one.reason)
            for one in found.unplaced
        }
        lines += [f"  {document} #{report}  {org}  {year}  {why}" for document, report, org, year, why in sorted(told)]
    if found.quarantined:
        lines.append(texts["quarantined"].format(count=len(found.quarantined)))
        lines += [f"  {one.line_en if lang == 'en' else one.line_zh}" for one in found.quarantined]
    return [line + "\n" for line in lines]
