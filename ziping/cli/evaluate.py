"""`ziping evaluate`: exactness against gold, whether the committed floors hold, and what changed since a baseline."""

from pathlib import Path
from typing import Annotated

import typer

from schemas.errors import TemplateError, UsageError, ZipingError
from ziping.cli.options import Exit, LangOption, TemplatesOption, complain


def evaluate_command(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="标准答案文件夹 / folder of gold")],
    by: Annotated[str, typer.Option("--by", help="section | form | format | hardness")] = "section",
    labels: Annotated[bool, typer.Option("--labels", help="逐条列出名称不同的 / list other labels too")] = False,
    draw: Annotated[
        str | None,
        typer.Option("--draw", metavar="DIR", help="把不对的各页画成图，框出位置（PDF） / pages with boxes"),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("-o", "--out", metavar="BASELINE.json", help="写成以后比较的基准 / write a baseline"),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option("--against", metavar="BASELINE.json", help="与基准比较，变差为 1 / what got better or worse"),
    ] = None,
    templates: TemplatesOption = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有文件 / overwrite")] = False,
    lang: LangOption = "zh",
) -> None:
    from ziping.cli.choice import file_only, one_of, picture_folder
    from ziping.evaluate import BY, evaluate
    from ziping.evaluate.baseline import changes, read_baseline, told, written
    from ziping.evaluate.told import report
    from ziping.write import write_out

    try:
        counted = one_of(BY, by, "--by")
        path = file_only(out, force=force)
        pictures = None if draw is None else picture_folder(draw, force=force)
        base = None if against is None else read_baseline(against)
        result = evaluate(gold, templates, pictures)
        write_out([report(result, lang, labels, counted)], None)
        change = None if base is None else changes(result, base, counted)
        if change is not None:
            write_out([told(change, str(against), lang)], None)
        if path is not None:
            write_out([written(result)], path, force=force)
    except (TemplateError, UsageError) as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.NOTHING) from error
    fell = change is not None and change.fell
    raise typer.Exit(Exit.FAILED if result.below_floor or result.failed or fell else Exit.DONE)
