"""Several indicators in one cell (`1.…；2.…`), and the values beside them, each numbered or in a line of its own."""

import re

from extract.labels import list_number
from normalize.fold import strip_outer

_NUMBERED = re.compile(r"(?:^|[\n；;])\s*(?:指标|[（(])?\s*(?P<number>\d+)(?P<mark>[）)、.．:：]?)(?!\d)")


def numbered(text: str) -> list[str]:
    """The parts of a text that are numbered from 1 on, each in a line of its own or behind a semicolon."""
    marks = [mark for mark in _NUMBERED.finditer(text) if mark["mark"] or "指标" in mark[0]]
    if not marks or marks[0].start() > 0 or [int(mark["number"]) for mark in marks] != [*range(1, len(marks) + 1)]:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [text[mark.start() : end].strip("\n；; ") for mark, end in zip(marks, ends, strict=True)]


def parts_of(label: str, values: list[str]) -> list[str]:
    """The indicators of one cell: its numbered parts, if every filled value has as many parts."""
    parts = numbered(label)
    counts = {len(_values_in(text)) for text in values if strip_outer(text)}
    return parts if len(parts) > 1 and counts == {len(parts)} else [label]


def _values_in(text: str) -> list[str]:
    return numbered(text) or [line for line in text.split("\n") if strip_outer(line)]


def part_of(text: str, number: int) -> str:
    """One part of a cell that holds several values, without its list number."""
    parts = _values_in(text)
    if not parts:
        return ""
    part = strip_outer(parts[number])
    listed = list_number(part)
    return part[listed.end :] if listed is not None else part
