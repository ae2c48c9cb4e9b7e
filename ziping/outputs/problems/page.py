"""The list on a terminal: a table a report, the most serious first; plain lines where no terminal is."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from schemas.errors import Lang
from schemas.findings import finding_names
from ziping.check.problems import TEXTS, Problem
from ziping.outputs.problems.listed import Listed
from ziping.write import write_out

COLORS = {"error": "red", "warning": "yellow", "note": "dim"}
WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "heads": "问题 位置 原文 说明 应为", "none": "没有发现不符之处", "counts": "，", "count": "{name} {count} 项",
        "all": "共 {reports} 份报告，{good} 份没有问题；{counts}", "quoted": "原文", "expected": "应为",
        "reason": "说明：{reason}", "mark": "标识", "colon": "：", "late": "  逾期",
    },
    "en": {
        "heads": "finding place quoted what expected", "none": "nothing amiss", "counts": ", ",
        "count": "{count} {name}", "all": "{reports} reports, {good} without a finding; {counts}", "quoted": "quoted",
        "expected": "expected", "reason": "explained: {reason}", "mark": "fingerprint", "colon": ": ",
        "late": "  late",
    },
}  # fmt: skip


@contextmanager
def _page() -> Iterator[Console]:
    """The terminal, or what becomes text on the standard output: UTF-8 whatever the console's encoding."""
    console = Console(highlight=False)
    if console.is_terminal:
        yield console
        return
    text = io.StringIO()
    yield Console(file=text, highlight=False)
    write_out([text.getvalue()], None)


def show(report: Listed, lang: Lang) -> None:
    """One report."""
    words = WORDS[lang]
    year = f"{report.year}" if report.year else "?"
    late = words["late"] if report.due is False else ""
    head = f"[bold]{escape(report.org_name)}[/bold]  {year}  {escape(report.document)}{late}"
    found = [one for one in report.problems if one.state != "gone"]
    mended = [one for one in report.problems if one.state == "gone"]
    with _page() as console:
        console.print(head, soft_wrap=True)
        if not found:
            console.print("  " + words["none"])
        elif console.is_terminal:
            console.print(_table(found, lang))
        else:
            for number, one in enumerate(found, 1):
                _print_line(number, one, lang, console)
        for one in mended:
            line = f"  {TEXTS[lang]['gone']}  {one.name}  {one.finding.message}"
            console.print(line, markup=False, soft_wrap=True)
        if found:
            console.print("  " + _counts([report], lang), soft_wrap=True)


def _table(problems: list[Problem], lang: Lang) -> Table:
    table = Table(show_lines=True, expand=True)
    first, *others, last = WORDS[lang]["heads"].split()
    table.add_column(first, width=18 if lang == "en" else 12)  # a name of six characters is not broken
    for head, share in zip(others, (4, 4, 6), strict=True):
        table.add_column(head, ratio=share, overflow="fold")
    table.add_column(last, width=10, overflow="fold")
    for one in problems:
        color = COLORS[one.finding.severity]
        state = f"\n{TEXTS[lang][one.state]}" if TEXTS[lang][one.state] else ""
        name = f"[{color}]{one.severity}\n{one.name}[/{color}]{state}"
        said = f"{escape(_said(one, lang))}\n[dim]{WORDS[lang]['mark']} {one.finding.fingerprint}[/dim]"
        table.add_row(name, escape(one.place), escape(one.quoted), said, escape(one.expected))
    return table


def _print_line(number: int, one: Problem, lang: Lang, console: Console) -> None:
    words = WORDS[lang]
    head = f"{number:>3}  {one.severity}  {one.name}  {TEXTS[lang][one.state]}".rstrip()
    lines = [head, f"     {_said(one, lang)}"]
    if one.place:
        lines.append(f"     {one.place}")
    told = (("quoted", one.quoted), ("expected", one.expected), ("mark", one.finding.fingerprint))
    lines += [f"     {words[what]}{words['colon']}{text}" for what, text in told if text]
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)


def _said(one: Problem, lang: Lang) -> str:
    return one.finding.message + (f"  {WORDS[lang]['reason'].format(reason=one.reason)}" if one.reason else "")


def show_all(reports: list[Listed], lang: Lang) -> None:
    """One line over all reports."""
    good = sum(not any(one.finding.severity != "note" for one in report.open) for report in reports)
    counts = _counts(reports, lang)
    with _page() as console:
        console.print(WORDS[lang]["all"].format(reports=len(reports), good=good, counts=counts), soft_wrap=True)


def _counts(reports: list[Listed], lang: Lang) -> str:
    names, words = finding_names().severities, WORDS[lang]
    counted = [(names[name].in_(lang), sum(report.count(name) for report in reports)) for name in names]
    told = [words["count"].format(name=name, count=count) for name, count in counted]
    accepted = sum(one.state == "accepted" for report in reports for one in report.problems)
    if accepted:
        told.append(words["count"].format(name=TEXTS[lang]["accepted"], count=accepted))
    return words["counts"].join(told)
