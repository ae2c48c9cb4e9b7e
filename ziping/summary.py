"""A record in, a page for the terminal out: what was read, what is doubtful, and how to get the data."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.markup import escape

from schemas.codebook import codebook
from schemas.errors import Lang
from schemas.notes import note_in
from schemas.observation import Observation
from schemas.record import Record

TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "year": "评价年度",
        "date": "落款",
        "tables": "表格",
        "unknown": "未知表式，按标题逐格读取",
        "cells": "{mapped} 格读入，{ignored} 格为标题或空格，{unmapped} 格未识别",
        "doubt": "请核对",
        "unmapped": "未识别的单元格",
        "values": "主要数据（万元）",
        "more": "…… 另有 {count} 处",
        "get": "取数据：同一命令后加 -o 数据.json；逐值一行：加 --to observations -o 数据.jsonl",
        "none": "没有读到本工具认识的表格",
        "prose": "正文  {count} 处数据",
    },
    "en": {
        "year": "year",
        "date": "dated",
        "tables": "table",
        "unknown": "unknown form, read by its headings",
        "cells": "{mapped} cells read, {ignored} headings or blanks, {unmapped} not understood",
        "doubt": "please check",
        "unmapped": "cells not understood",
        "values": "Main figures (10,000 yuan)",
        "more": "… and {count} more",
        "get": "get the data: add -o data.json to the command; one row a value: --to observations -o data.jsonl",
        "none": "no table of a known form was found",
        "prose": "prose  {count} statements",
    },
}
LISTED = 8
ARROWS = {"up": "↑", "down": "↓"}
ITSELF = frozenset({"title", "org_name", "report_date"})  # stands in the first two lines
MAIN_FIELDS = frozenset(
    {
        "expenditure.total",
        "expenditure.basic",
        "expenditure.project",
        "three_public.total",
        "procurement.amount",
        "project.name",
        "funds.total",
        "score_total",
        "grade",
    }
)


def summarize(record: Record, lang: Lang, console: Console | None = None) -> None:
    """Print the summary of one record."""
    console = console or Console(highlight=False)
    texts = TEXTS[lang]
    rows = record.observations()
    console.print(f"[bold]{escape(record.org_name or record.source)}[/bold]  {escape(record.title)}", soft_wrap=True)
    dated = f"  {texts['date']} {record.report_date}" if record.report_date else ""
    console.print(f"{texts['year']} {record.year or '?'}{dated}  {escape(record.source)}", soft_wrap=True)
    _print_tables(record, texts, console)
    stated = sum(row.section == "prose" and row.field not in ITSELF for row in rows)
    if stated:
        console.print("  " + texts["prose"].format(count=stated))
    _print_values(rows, texts, console, lang)
    _print_list(texts["doubt"], list(_doubts(rows, lang)), texts, console)
    cells = record.coverage.unmapped_cells
    lines = [f"{cell.row_path} × {cell.column_path}：{cell.text[:40]}" for cell in cells]
    _print_list(texts["unmapped"], lines, texts, console)
    console.print(texts["get"], style="dim", soft_wrap=True)


def _print_tables(record: Record, texts: dict[str, str], console: Console) -> None:
    if not record.coverage.tables:
        console.print(texts["none"])
    for use in record.coverage.tables:
        form = use.template or texts["unknown"]
        counts = texts["cells"].format(mapped=use.mapped, ignored=use.ignored, unmapped=use.unmapped)
        console.print(
            f"  {texts['tables']} {use.table + 1}  {use.title or use.section}  {form}  {counts}",
            markup=False,
            soft_wrap=True,
        )


def _print_values(rows: list[Observation], texts: dict[str, str], console: Console, lang: Lang) -> None:
    """The few figures by which a reader recognises the report, a line for each field of each section.

    The prose, which comes last, has a line for what no table says.
    """
    lines: dict[tuple[str, int, str], list[str]] = {}
    tabled = {row.field for row in rows if row.section != "prose"}
    for row in rows:
        if row.section == "prose" and row.field in tabled:
            continue
        if row.status == "read" and not row.item and row.field in MAIN_FIELDS:
            lines.setdefault((row.section, row.instance, row.field), []).append(_figure(row, lang))
    if not lines:
        return
    console.print(texts["values"])
    names = {
        field: codebook().fields[field].en if lang == "en" else codebook().fields[field].zh for _, _, field in lines
    }
    width = max(map(cell_len, names.values()))
    for (_, _, field), figures in lines.items():
        name = set_cell_size(names[field], width)
        console.print(f"  {name}  {' · '.join(figures)}", markup=False, soft_wrap=True)


def _figure(row: Observation, lang: Lang) -> str:
    measure = codebook().measures[row.measure]
    name = measure.en if lang == "en" else measure.zh
    shown = f"{Decimal(row.value) / 10000:,f}" if row.unit == "元" else f"{row.value}{row.unit}"
    shown = ARROWS.get(row.direction, "") + shown
    return shown if row.measure == "value" else f"{name} {shown}"


def _doubts(rows: list[Observation], lang: Lang) -> Iterator[str]:
    notes: Counter[str] = Counter()
    for row in rows:
        if row.status == "unreadable":
            yield f"{row.label} {row.column_path}：{row.raw[:40]} {note_in(row.note, lang)}"
        elif row.confidence < 1:
            notes[row.note] += 1
    for note, count in notes.items():
        yield f"{note}（{count}）" if lang == "zh" else f"{note_in(note, lang)} ({count})"


def _print_list(title: str, lines: list[str], texts: dict[str, str], console: Console) -> None:
    if not lines:
        return
    console.print(f"[yellow]{title}[/yellow]")
    for line in lines[:LISTED]:
        console.print("  " + " ".join(line.split()), markup=False, soft_wrap=True)
    if len(lines) > LISTED:
        console.print("  " + texts["more"].format(count=len(lines) - LISTED), markup=False)
