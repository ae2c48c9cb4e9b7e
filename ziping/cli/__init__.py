"""The command `ziping`: each subcommand is one verb, loaded when it is called."""

import sys

import typer

from ziping.cli.check import check_command, explain_command
from ziping.cli.codebook import show_codebook, show_schema
from ziping.cli.compare import compare_command
from ziping.cli.convert import convert_command
from ziping.cli.ending import listen, told
from ziping.cli.evaluate import evaluate_command
from ziping.cli.export import export_command
from ziping.cli.gather import gather_command
from ziping.cli.ingest import ingest_command
from ziping.cli.orgs import commands as org_commands
from ziping.cli.quantities import show_quantities
from ziping.cli.quarantine import commands as quarantine_commands
from ziping.cli.reread import reread_command
from ziping.cli.status import status_command
from ziping.cli.template import commands as template_commands
from ziping.cli.trace import trace_command
from ziping.cli.usage import Commands

app = typer.Typer(
    name="ziping",
    cls=Commands,
    help="绩效自评报告转为可核对、可比较的数据。 / Budget self-evaluation reports into validated data.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("convert", help="报告转为数据。 / Reports to data.")(convert_command)
app.command("check", help="核对报告，列出问题清单。 / What does not add up.")(check_command)
app.command("explain", help="某一代码核对什么、依据什么。 / What a code checks.")(explain_command)
app.command("ingest", help="报告入数据集。 / Reports into a dataset.")(ingest_command)
app.command("gather", help="Parquet 分片入数据集。 / Parquet parts into a dataset.")(gather_command)
app.command("reread", help="数据集里的文件再读一次。 / Read documents of a dataset again.")(reread_command)
app.command("status", help="数据集现状。 / How a dataset stands.")(status_command)
app.add_typer(quarantine_commands, name="quarantine")
app.add_typer(org_commands, name="orgs")
app.command("export", help="数据集导出。 / A dataset for other tools.")(export_command)
app.command("trace", help="某单位某年某字段的每处写法。 / Every statement on a field.")(trace_command)
app.command("compare", help="一个字段：各单位、各年度并列。 / One field over bodies and years.")(compare_command)
app.command("quantities", help="文字中的数量、变化与日期。 / Quantities in a text.")(show_quantities)
app.command("schema", help="记录的 JSON Schema。 / JSON Schema of a record.")(show_schema)
app.command("codebook", help="字段说明表。 / The fields, in Chinese and English.")(show_codebook)
app.add_typer(template_commands, name="template")
app.command("evaluate", help="与标准答案逐格比较。 / Exactness against gold.")(evaluate_command)


def main() -> None:
    """Entry point. Messages never fail on a console that lacks a character.

    A run that is told to end takes what it has half written with it.
    """
    listen()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    try:
        app()
    except Exception:
        if (signal := told()) is None:
            raise
        sys.exit(128 + signal)
