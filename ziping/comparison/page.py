"""A comparison in, a page for the terminal out, or the same in plain text: table, caveats, coverage, spread."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from schemas.bodies import body_words
from schemas.errors import Lang
from ziping.comparison.grid import GridColumn, Line, columns, lines
from ziping.comparison.words import amount, named, percent, title, unit_shown, words
from ziping.dataset.comparison import Comparison, State
from ziping.outputs import Money

LISTED = 50  # bodies that a terminal shows
NAMED = 8  # bodies that a line of the coverage names
REASONS: tuple[State, ...] = ("lacking", "inexact", "conflict", "no_report")
SPREAD = ("least", "lower", "median", "upper", "greatest")
Rows = list[tuple[str, ...]]


def show(comparison: Comparison, lang: Lang, console: Console | None = None, money: Money = "万元") -> None:
    """Print it, a long list cut."""
    console = console or Console(highlight=False)
    texts = words(lang)
    several = lines(comparison)
    console.print(f"[bold]{_heading(comparison, lang, money)}[/bold]", soft_wrap=True)
    console.print(_table(_compared(comparison, several[:LISTED], lang, money)))
    if len(several) > LISTED:
        console.print(texts["more_rows"].format(count=len(several) - LISTED), style="dim", soft_wrap=True)
    for line in _notes(comparison, several, lang):
        style = "yellow" if line.startswith(("≠", "△", _caveat_start(lang))) else "dim"
        console.print(line, style=style, markup=False, soft_wrap=True)
    for line in _coverage(comparison, lang):
        console.print(line, markup=False, soft_wrap=True)
    console.print(_spread_title(comparison, lang, money), style="bold", markup=False, soft_wrap=True)
    console.print(_table(spread(comparison, lang, money), texts=3))


def plain_page(comparison: Comparison, lang: Lang, money: Money = "万元") -> Iterator[str]:
    """The same without colours, lines and cuts, whatever the width of the console."""
    from ziping.cli.columns import aligned

    several = lines(comparison)
    yield _heading(comparison, lang, money) + "\n"
    yield aligned(_compared(comparison, several, lang, money))
    for line in (*_notes(comparison, several, lang), *_coverage(comparison, lang)):
        yield line + "\n"
    yield _spread_title(comparison, lang, money) + "\n"
    yield aligned(spread(comparison, lang, money))


def _heading(comparison: Comparison, lang: Lang, money: Money) -> str:
    unit = unit_shown(comparison.unit, money, lang)
    return title(comparison, lang) + ("  " + words(lang)["unit_line"].format(unit=unit) if unit else "")


def _spread_title(comparison: Comparison, lang: Lang, money: Money) -> str:
    unit = unit_shown(comparison.unit, money, lang)
    return words(lang)["spread"].format(unit=words(lang)["in_unit"].format(unit=unit) if unit else "")


def _compared(comparison: Comparison, several: list[Line], lang: Lang, money: Money) -> Rows:
    heads = columns(comparison, lang, money, every_year=False)
    rows = [(line.name, *(cell_text(comparison, line, column, lang, money) for column in heads)) for line in several]
    return [(words(lang)["body"], *(column.title for column in heads)), *rows]


def cell_text(comparison: Comparison, line: Line, column: GridColumn, lang: Lang, money: Money) -> str:
    """A cell of the table as text; where no value stands, why."""
    texts = words(lang)
    row = line.of.get(column.year)
    if row is None:
        return texts["no_report_short"] if column.shows == "value" else ""
    if column.shows == "value":
        shown = amount(row.value, comparison.unit, money)
        if row.value is None:
            reason = row.status if row.state == "none" else row.state
            name = {"lacking": "absent", "stated_none": "none"}.get(reason, reason)
            shown = texts.get(f"{name}_short", texts[name])
        return f"{shown} {line.mark(column.year)}".rstrip()
    if column.shows in ("change", "per_head"):
        given = row.change if column.shows == "change" else row.per_head
        return amount(given, comparison.unit, money)
    if column.shows == "rank":
        return "" if row.rank is None else str(row.rank)
    return percent(row.share if column.shows == "share" else row.change_rate)


def _caveat_start(lang: Lang) -> str:
    return words(lang)["caveat"].partition("{")[0]


def caveat_lines(comparison: Comparison, lang: Lang) -> list[str]:
    """A line for each difference in meaning among what is compared."""
    return [
        words(lang)["caveat"].format(text=caveat.en if lang == "en" else caveat.zh) for caveat in comparison.caveats
    ]


def _notes(comparison: Comparison, several: list[Line], lang: Lang) -> Iterator[str]:
    texts = words(lang)
    yield from caveat_lines(comparison, lang)
    marks = "".join(line.mark(year) for line in several for year in comparison.years)
    if "≠" in marks:
        yield texts["marks_conflict"]
    if "△" in marks:
        yield texts["marks_outlier"]
    if any(row.change is not None for row in comparison.rows):
        yield texts["legend_change"]
    if any(row.share is not None for row in comparison.rows):
        yield texts["legend_share"]
    yield texts["legend_rank"]


def _coverage(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """By year how many reported and how many state it, and who does not."""
    texts, names = words(lang), named(comparison)
    missing: dict[tuple[int, State], list[str]] = {}
    for gap in comparison.gaps():
        missing.setdefault((gap.year, gap.state), []).append(names[gap.body.org_id])
    for year in comparison.years:
        here = [row for row in comparison.rows if row.year == year]
        stated = sum(row.value is not None for row in here)
        yield texts["coverage"].format(year=year, reported=len(here), stated=stated)
        for reason in REASONS:
            if who := missing.get((year, reason), []):
                more = " " + texts["more"].format(count=len(who) - NAMED) if len(who) > NAMED else ""
                told = texts["separator"].join(who[:NAMED]) + more
                yield texts["coverage_of"].format(state=texts[reason], count=len(who), names=told)


def spread(comparison: Comparison, lang: Lang, money: Money) -> Rows:
    """The quantiles by year, kind and level."""
    texts = words(lang)
    rows = [
        (
            str(one.year),
            body_words().kind(one.org_kind).in_(lang) or texts["other_kind"],
            body_words().level(one.level).in_(lang) or texts["other_kind"],
            str(one.bodies),
            *(amount(getattr(one, point), comparison.unit, money) for point in SPREAD),
        )
        for one in comparison.quantiles
    ]
    return [(*(texts[name] for name in ("year", "org_kind", "level", "bodies", *SPREAD)),), *rows]


def _table(rows: Rows, texts: int = 1) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1))
    for at, head in enumerate(rows[0]):
        table.add_column(head, justify="left" if at < texts else "right", overflow="fold")
    for row in rows[1:]:
        table.add_row(*(cell.replace("[", "\\[") for cell in row))
    return table
