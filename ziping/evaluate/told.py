"""An evaluation in, text for people out: the table of counts, and a line for each row that is not right."""

from unicodedata import east_asian_width

from schemas.document import Provenance
from schemas.errors import Lang
from ziping.evaluate.counts import NONE, By, Evaluation, Wrong, summed

COLUMNS = ("in_gold", "right", "relabelled", "wrong_flagged", "wrong_silent", "missed", "invented")
WIDTHS: dict[Lang, tuple[int, ...]] = {"zh": (7, 8, 10, 12, 12, 6, 6), "en": (7, 8, 12, 9, 8, 8, 10)}
FIRST = 18  # the width of the column of names, which longer names widen
TEXTS: dict[Lang, dict[str, str]] = {
    "zh": {
        "section": "部分",
        "form": "样式",
        "format": "格式",
        "hardness": "难度",
        "in_gold": "应有",
        "right": "正确",
        "relabelled": "名称不同",
        "wrong_flagged": "错而有提示",
        "wrong_silent": "错而无提示",
        "flagged": "错而有提示",
        "silent": "错而无提示",
        "missed": "漏读",
        "invented": "多读",
        NONE: "（无）",
        "page": "第{page}页",
        "box": "（{box}）",
        "table": "表{table} 行{row} 列{col}",
        "paragraph": "段{paragraph} 字{start}—{end}",
        "both": "{column}：应为 {gold!r}，读作 {read!r}",
        "gold": "{column}：{gold!r} 没有读出",
        "read": "{column}：{read!r} 不应有",
        "and": "；",
        "below": "低于下限 {line}",
        "closing": "{count} 份报告",
    },
    "en": {
        "in_gold": "gold",
        "wrong_flagged": "flagged",
        "wrong_silent": "silent",
        "page": "page {page}",
        "box": " ({box})",
        "table": "table {table} row {row} column {col}",
        "paragraph": "paragraph {paragraph} characters {start}-{end}",
        "both": "{column}: {gold!r} read as {read!r}",
        "gold": "{column}: {gold!r} not read",
        "read": "{column}: {read!r} not in gold",
        "and": "; ",
        "below": "below floor {line}",
        "closing": "{count} reports",
    },
}


def report(result: Evaluation, lang: Lang, labels: bool = False, by: By = "section") -> str:
    """The table of counts, what is not right (the other labels too, if asked), and the floors that do not hold."""
    texts = TEXTS[lang]
    lines = [*_table(result, by, lang), *(error.line(lang) for error in result.failed)]
    wrong = [*result.differences, *(row for row in result.wrong if labels and row.kind == "relabelled")]
    for row in wrong:
        lines += [line(row, lang), *([f"    {row.shown}"] if row.shown else [])]
    lines += [texts["below"].format(line=each) for each in result.below_floor]
    return "\n".join([*lines, texts["closing"].format(count=result.reports)]) + "\n"


def line(row: Wrong, lang: Lang) -> str:
    """The file, what is wrong, where, the label, the key, and what differs."""
    texts = TEXTS[lang]
    told = []
    for column, (gold, read) in row.differs.items():
        kind = "gold" if read is None else "read" if gold is None else "both"
        told.append(texts[kind].format(column=column, gold=gold, read=read))
    label = "".join(row.label.split())
    parts = [row.group.document, word(row.kind, lang), place(row.place, lang), label, row.key]
    return " ".join([*filter(None, parts), texts["and"].join(told)])


def place(where: Provenance, lang: Lang) -> str:
    """The page and its box, or the cell, or the characters, all counted from 1; empty where none is known."""
    texts = TEXTS[lang]
    if where.page is not None:
        box = ",".join(f"{edge:g}" for edge in where.bbox or ())
        return texts["page"].format(page=where.page) + (texts["box"].format(box=box) if box else "")
    if where.table is not None:
        return texts["table"].format(table=where.table + 1, row=(where.row or 0) + 1, col=(where.col or 0) + 1)
    if where.paragraph is not None:
        start, end = (where.start or 0) + 1, where.end or 0
        return texts["paragraph"].format(paragraph=where.paragraph + 1, start=start, end=end)
    return ""


def word(name: str, lang: Lang) -> str:
    """The name of a column, a kind or a group for people; those without another are their own."""
    return TEXTS[lang].get(name, name)


def _table(result: Evaluation, by: By, lang: Lang) -> list[str]:
    groups = {word(name, lang): counts for name, counts in sorted(summed(result.counts, by).items())}
    first = max([FIRST, *(_width(name) for name in groups)])
    heads = [word(name, lang) for name in COLUMNS]
    rows = [(word(by, lang), heads)]
    rows += [(name, [str(getattr(counts, column)) for column in COLUMNS]) for name, counts in groups.items()]
    return [
        name
        + " " * (first - _width(name))
        + "".join(" " * (width - _width(text)) + text for text, width in zip(texts, WIDTHS[lang], strict=True))
        for name, texts in rows
    ]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
