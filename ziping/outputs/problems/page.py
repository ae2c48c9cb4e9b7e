"""The list on a terminal: a table a report, the most serious first; plain lines where no terminal is."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from schemas.errors import Lang
from schemas.findings import finding_names
from ziping.check.problems import TEXTS, Problem
from ziping.outputs.problems.listed import Listed

COLORS = {"error": "red", "warning": "yellow", "note": "dim"}
WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "heads": "问题 位置 原文 说明 应为", "none": "没有发现不符之处", "counts": "，", "count": "{name} {count} 项",
        "all": "共 {reports} 份报告，{good} 份没有问题；{counts}", "quoted": "原文", "expected": "应为",
        "reason": "说明：{reason}",
    },
    "en": {
        "heads": "finding place quoted what expected", "none": "nothing amiss", "counts": ", ",
        "count": "{count} {name}", "all": "{reports} reports, {good} without a finding; {counts}", "quoted": "quoted",
        "expected": "expected", "reason": "explained: {reason}",
    },
}  # fmt: skip


def show(report: Listed, lang: Lang, console: Console | None = None) -> None:
    """One report."""
    console = console or Console(highlight=False)
    words = WORDS[lang]
    year = f"{report.year}" if report.year else "?"
    console.print(f"[bold]{escape(report.org_name)}[/bold]  {year}  {escape(report.document)}", soft_wrap=True)
    if not report.problems:
        console.print("  " + words["none"])
    elif console.is_terminal:
        console.print(_table(report, lang))
    else:
        for number, one in enumerate(report.problems, 1):
            _print_line(number, one, lang, console)
    if report.problems:
        console.print("  " + _counts([report], lang), soft_wrap=True)


def _table(report: Listed, lang: Lang) -> Table:
    table = Table(show_lines=True, expand=True)
    for head, share in zip(WORDS[lang]["heads"].split(), (2, 4, 4, 6, 2), strict=True):
        table.add_column(head, ratio=share, overflow="fold")
    for one in report.problems:
        color = COLORS[one.finding.severity]
        name = f"[{color}]{one.severity}\n{one.name}[/{color}]" + (
            f"\n{_state(one, lang)}" if _state(one, lang) else ""
        )
        table.add_row(name, *map(escape, (one.place, one.quoted, _said(one, lang), one.expected)))
    return table


def _print_line(number: int, one: Problem, lang: Lang, console: Console) -> None:
    words = WORDS[lang]
    head = f"{number:>3}  {one.severity}  {one.name}  {_state(one, lang)}".rstrip()
    lines = [head, f"     {_said(one, lang)}"]
    if one.place:
        lines.append(f"     {one.place}")
    if one.quoted:
        lines.append(
            f"     {words['quoted']}：{one.quoted}" if lang == "zh" else f"     {words['quoted']}: {one.quoted}"
        )
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)


def _said(one: Problem, lang: Lang) -> str:
    return one.finding.message + (f"  {WORDS[lang]['reason'].format(reason=one.reason)}" if one.reason else "")


def _state(one: Problem, lang: Lang) -> str:
    return TEXTS[lang][one.state]


def show_mended(problems: Sequence[Problem], lang: Lang, console: Console | None = None) -> None:
    """What an earlier run found and this one no more."""
    console = console or Console(highlight=False)
    for one in problems:
        line = f"{TEXTS[lang]['gone']}  {one.name}  {one.finding.message}"
        console.print(line, markup=False, soft_wrap=True)


def show_all(reports: list[Listed], lang: Lang, console: Console | None = None) -> None:
    """One line over all reports."""
    console = console or Console(highlight=False)
    good = sum(not any(one.finding.severity != "note" for one in report.open) for report in reports)
    counts = _counts(reports, lang)
    console.print(WORDS[lang]["all"].format(reports=len(reports), good=good, counts=counts), soft_wrap=True)


def _counts(reports: list[Listed], lang: Lang) -> str:
    names, words = finding_names().severities, WORDS[lang]
    counted = [(names[name].in_(lang), sum(report.count(name) for report in reports)) for name in names]
    told = [words["count"].format(name=name, count=count) for name, count in counted]
    accepted = sum(one.state == "accepted" for report in reports for one in report.problems)
    if accepted:
        told.append(words["count"].format(name=TEXTS[lang]["accepted"], count=accepted))
    return words["counts"].join(told)
