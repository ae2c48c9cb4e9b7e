"""A located cell in, its readings out: the codebook tells what it holds, the labels around it which unit."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from normalize.cells import (
    CellReading,
    read_code,
    read_date_cell,
    read_grade_cell,
    read_measured,
    read_rate,
    read_score,
    read_target,
    read_text,
)
from normalize.comparators import comparator_of
from normalize.fold import strip_outer
from normalize.marks import Marks
from normalize.units import stated_unit, unit_of
from schemas.codebook import BASE_UNITS, Codebook, codebook
from schemas.located import Located
from schemas.notes import note
from schemas.values import Kind

_BARE = re.compile(r"(?:[<>≥≤＜＞=＝]=?\s*)?(?P<number>[\d.,，]+)\s*(?P<scale>[万亿]{0,2})")
_CLOSING_BRACKET = re.compile(r"[（(]\s*([^（()）]{1,6})\s*[)）]\s*$")
_NUMBER_AND_WORD = re.compile(r"\d[\d.,，]*\s*(?P<word>[^\d\s，。；、（）()：:]{0,6})")
_INDICATOR_NUMBER = re.compile(r"^\s*(?:指标)?\s*\d+\s*[:：、.．]?")
TOO_MUCH_TO_ASSUME = Decimal(10**11)  # 元; no body fills in 100 billion without saying the unit


def read_located(
    located: Located,
    marks: Marks,
    money_unit: str = "",
    why: str = "unit_assumed",
    book: Codebook | None = None,
) -> tuple[CellReading, ...]:
    """One reading, or two for a range. `money_unit` is taken where the report prints none, `why` is the note on it.

    `book` knows the fields, those of the form's own included.
    """
    book = book or codebook()
    kind = book.kind(located.field, located.measure)
    match kind:
        case "money" | "area" | "people" | "count":
            return (_measured(located, kind, marks, money_unit, why),)
        case "rate":
            return (read_rate(located.raw, marks),)
        case "score":
            return (read_score(located.raw, marks),)
        case "quantity":
            return _target(located, marks, book.field(located.field).own_unit)
        case "code":
            return (read_code(located.raw, marks),)
        case "grade":
            return (read_grade_cell(located.raw, marks),)
        case "date":
            return (read_date_cell(located.raw, marks),)
        case "text":
            return (read_text(located.raw, marks),)


def _measured(located: Located, kind: Kind, marks: Marks, money_unit: str, why: str) -> CellReading:
    unit_kind: Kind = kind
    inherited = _declared(located.unit_texts, unit_kind)
    if inherited is not None or kind != "money":
        found = read_measured(located.raw, unit_kind, inherited or BASE_UNITS.get(kind, ""), marks)
        return _with_conflict(found, inherited, _declared((located.label,), unit_kind))
    reading = read_measured(located.raw, unit_kind, money_unit, marks)
    own_unit_wins = reading.stated_unit != money_unit
    if not money_unit or own_unit_wins or reading.status != "read":
        return reading
    if isinstance(reading.value, Decimal) and abs(reading.value) >= TOO_MUCH_TO_ASSUME:
        return replace(
            reading, value=None, comparator="", status="unreadable", note=note("unit_unknown"), certain=False
        )
    return replace(reading, note=note(why, unit=money_unit), certain=False)


def _with_conflict(reading: CellReading, used: str | None, in_label: str | None) -> CellReading:
    """Doubtful where row label and heading print different units and the cell prints none: the heading's is used."""
    if reading.status != "read" or not in_label or in_label == used or reading.stated_unit != used:
        return reading
    doubt = note("units_differ", row=in_label, column=used)
    return replace(reading, certain=False, note="；".join(text for text in (reading.note, doubt) if text))


def _declared(texts: tuple[str, ...], kind: Kind) -> str | None:
    """The unit of the kind that the nearest of the texts declares."""
    for text in texts:
        if text and (unit := stated_unit(text, kind)) is not None:
            return unit
    return None


def _target(located: Located, marks: Marks, own_unit: str) -> tuple[CellReading, ...]:
    """A target or actual; operator and unit may have columns of their own, the unit may stand in the label."""
    unit = located.unit_text or label_unit(located.label, located.raw) or own_unit
    return read_target(located.raw, unit, comparator_of(located.operator) or "", marks)


@lru_cache(maxsize=4096)
def label_unit(label: str, raw: str) -> str | None:
    """The unit that an indicator's text gives to a bare number or scale.

    It stands in a closing bracket (`培训人次（人）`) or behind the text's one number (`交易总额200亿元` for `200亿`).
    """
    bare = _BARE.fullmatch(strip_outer(raw))
    if bare is None:
        return None
    bracket = _CLOSING_BRACKET.search(strip_outer(label))
    if bracket is not None and unit_of(bracket[1]) is not None:
        return bracket[1]
    numbers = list(_NUMBER_AND_WORD.finditer(_INDICATOR_NUMBER.sub("", label)))
    if len(numbers) != 1:
        return None
    word = numbers[0]["word"].removeprefix(bare["scale"])
    for length in range(min(len(word), 4), 0, -1):
        unit = unit_of(word[:length])
        if unit is not None and (numbers[0]["word"].startswith(bare["scale"]) or not bare["scale"]):
            return word[:length]
    return None
