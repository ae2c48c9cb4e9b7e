"""`ziping quantities`: what the grammar finds in a text, for people or as jsonl."""

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import Lang
from ziping.cli.options import LangOption

if TYPE_CHECKING:
    from normalize.mention import Mention

KINDS = {
    "money": "金额",
    "count": "数量",
    "percent": "百分比",
    "points": "百分点",
    "area": "面积",
    "score": "分值",
    "rate": "比率",
    "date": "日期",
    "change": "变化",
    "number": "数",
    "other": "其他",
}
COMPARED = {"=": "", "~": "≈ ", ">": "> ", "<": "< ", ">=": "≥ ", "<=": "≤ ", "": ""}
DIRECTIONS: dict[Lang, dict[str, str]] = {
    "zh": {"": "", "up": "增", "down": "减", "flat": "平"},
    "en": {"": "", "up": "up", "down": "down", "flat": "flat"},
}
BASED: dict[Lang, str] = {"zh": "（较{base}）", "en": " (against {base})"}
YEAR_ON = ("同比", "环比")
NOTHING: dict[Lang, str] = {"zh": "没有数量", "en": "no quantity"}


class Format(StrEnum):
    """How to write what is found."""

    TEXT = "text"
    JSONL = "jsonl"


def show_quantities(
    texts: Annotated[list[str], typer.Argument(metavar="TEXT…", help="文字，或 - 读标准输入，每行一条 / texts, or -")],
    output: Annotated[Format, typer.Option("-f", "--format", help="text | jsonl", show_default=True)] = Format.TEXT,
    year: Annotated[
        int | None, typer.Option("--year", help="评价年度，用于上年、三季度等 / evaluated year", show_default=False)
    ] = None,
    lang: LangOption = "zh",
) -> None:
    from ziping.mentions import quantities
    from ziping.write import write_out

    found = ((text, quantities(text, year)) for text in _lines(texts))
    if output is Format.JSONL:
        write_out((_json_line(text, mentions) for text, mentions in found), None)
    else:
        write_out((_readable(text, mentions, lang) for text, mentions in found if text.strip()), None)


def _lines(texts: list[str]) -> Iterator[str]:
    """Each text given, and for `-` each line of stdin, in UTF-8 or else in what Chinese Windows writes."""
    for text in texts:
        if text != "-":
            yield text
            continue
        for line in sys.stdin.buffer:
            yield _decoded(line).removeprefix("\ufeff").rstrip("\r\n")


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("gb18030", errors="replace")


def _json_line(text: str, mentions: "Iterable[Mention]") -> str:
    import json

    from ziping.mentions import row_of

    return json.dumps({"text": text, "found": [row_of(mention) for mention in mentions]}, ensure_ascii=False) + "\n"


def _readable(text: str, mentions: "list[Mention]", lang: Lang) -> str:
    from ziping.cli.columns import aligned

    rows = [_row(mention, lang) for mention in mentions]
    return text + "\n" + (aligned(rows, "    ") if rows else f"    {NOTHING[lang]}\n")


def _row(mention: "Mention", lang: Lang) -> tuple[str, ...]:
    from schemas.notes import note_in
    from ziping.mentions import row_of

    row = row_of(mention)
    kind = mention.kind if lang == "en" else KINDS[mention.kind]
    unit = "" if mention.kind == "date" else mention.unit
    value = f"{COMPARED[mention.comparator]}{row['value']} {unit}".strip()
    based = mention.base if mention.base in YEAR_ON else BASED[lang].format(base=mention.base) if mention.base else ""
    if based in YEAR_ON:
        based = f"（{based}）" if lang == "zh" else f" ({based})"
    changed = DIRECTIONS[lang][mention.direction] + based
    return mention.raw.replace("\n", " "), kind, value, changed, note_in(mention.note, lang)
