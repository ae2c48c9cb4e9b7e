"""A report as read without a template and with it in, lines for people out."""

from collections.abc import Iterator

from schemas.errors import Lang
from schemas.observation import Observation
from schemas.record import UnmappedCell
from schemas.values import PATH_SEPARATOR
from ziping.cli.columns import aligned
from ziping.templates.trial import Read, Tried

LISTED = 12
_TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "table": "表 {number} {title}",
        "head": "表式 有字段 只有标题 忽略 未识别",
        "before": "之前",
        "after": "之后",
        "none": "（没有）",
        "mapped": "有字段",
        "headed": "只有标题",
        "ignored": "忽略",
        "unmapped": "未识别",
        "more": "还有 {count} 项（--all 全列）",
    },
    "en": {
        "table": "Table {number} {title}",
        "head": "template fields headings-only ignored unmapped",
        "before": "before",
        "after": "after",
        "none": "(none)",
        "mapped": "fields",
        "headed": "headings only",
        "ignored": "ignored",
        "unmapped": "unmapped",
        "more": "{count} more (--all lists them)",
    },
}


def told(tables: list[Tried], lang: Lang, *, every: bool = False) -> Iterator[str]:
    """For people: the counts of each table, and the lists where the template made a difference."""
    texts = _TEXTS[lang]
    for table in tables:
        title = next((" ".join(read.title.split()) for read in (table.after, table.before) if read.title), "")
        yield texts["table"].format(number=table.number, title=title).rstrip() + "\n"
        rows = [
            (texts[name], read.template or texts["none"], *map(str, read.counts()))
            for name, read in (("before", table.before), ("after", table.after))
        ]
        yield aligned([("", *texts["head"].split()), *rows], "  ")
        if table.before.says() != table.after.says():
            for name, read in (("before", table.before), ("after", table.after)):
                yield from _lists(texts[name], read, texts, every=every)


def _lists(name: str, read: Read, texts: dict[str, str], *, every: bool) -> Iterator[str]:
    """`ignored` leaves out what is blank."""
    kinds = {
        "mapped": list(_by_field(read.mapped)),
        "headed": list(_by_field(read.headed)),
        "ignored": [_short(text) for text in read.ignored if text],
        "unmapped": [_place(cell) + _short(cell.text) for cell in read.unmapped],
    }
    for kind, lines in kinds.items():
        if not lines:
            continue
        yield f"  {name} {texts[kind]}\n"
        shown = lines if every else lines[:LISTED]
        if kind == "ignored":
            yield "    " + " · ".join(shown) + "\n"
        else:
            yield from (f"    {line}\n" for line in shown)
        if len(shown) < len(lines):
            yield f"    {texts['more'].format(count=len(lines) - len(shown))}\n"


def _by_field(rows: list[Observation]) -> Iterator[str]:
    """Each field and measure (or column, where there is no field): how often it stands there, its first value."""
    groups: dict[str, list[Observation]] = {}
    for row in rows:
        name = f"{row.field}@{row.measure}" if row.field else row.column_path or row.row_path
        groups.setdefault(" ".join(name.split()), []).append(row)
    for name, alike in groups.items():
        first = alike[0]
        yield f"{name} ×{len(alike)}  {_short(first.label)}：{_short(first.raw)}"


def _place(cell: UnmappedCell) -> str:
    """The nearest label and the heading of a cell that nothing explains."""
    paths = (_short(cell.row_path.rpartition(PATH_SEPARATOR)[2]), _short(cell.column_path))
    return " × ".join(filter(None, paths)) + "：" if any(paths) else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 24 else line[:23] + "…"
