"""`ziping evaluate`: exactness against gold, per section, and whether the committed floors hold."""

from pathlib import Path
from typing import Annotated

import typer

from schemas.errors import TemplateError, ZipingError
from ziping.cli.options import Exit, LangOption, TemplatesOption, complain


def evaluate_command(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="标准答案文件夹 / folder of gold")],
    labels: Annotated[bool, typer.Option("--labels", help="逐条列出名称不同的 / list other labels too")] = False,
    templates: TemplatesOption = None,
    lang: LangOption = "zh",
) -> None:
    from ziping.evaluate import evaluate, report
    from ziping.write import write_out

    try:
        result = evaluate(gold, templates)
    except TemplateError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.NOTHING) from error
    write_out([report(result, lang, labels)], None)
    raise typer.Exit(Exit.FAILED if result.below_floor or result.failed else Exit.DONE)
