"""A record in, the rows of the sheets for people out: the readings of one row of a form side by side."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from schemas.codebook import codebook
from schemas.observation import Observation
from schemas.observations import observations_of
from schemas.record import Record, UnmappedCell
from schemas.values import PATH_SEPARATOR
from ziping.outputs import Money
from ziping.outputs.workbook.columns import Column, Layout, SheetName, layouts
from ziping.outputs.workbook.shown import SIGNS, Shown, doubt_of, is_small, place_of, raw_of, unit_of, value_of

MONEY_UNIT = re.compile(r"\s*[（(](?:单位[:：])?[百千]?[万亿]?元[）)]")  # of the report, not of the sheet
DIRECTIONS = {"up": "增加", "down": "减少", "flat": "持平"}
NO_NAME = re.compile(r"[\W\d_]*|指标[\W\d_]*|项目[\W\d_]*|[XxＸｘ]+")


class SheetRow(NamedTuple):
    """One row and the sheet that it belongs to."""

    sheet: SheetName
    cells: tuple[Shown, ...]


class Rows:
    """Makes the rows of one record after another; placeholder rows of the form are left out unless `every_row`."""

    def __init__(self, money: Money, *, every_row: bool) -> None:
        self.money: Money = money
        self.every_row = every_row
        self.layouts = layouts(money)

    def of(self, record: Record) -> Iterator[SheetRow]:
        """All rows of a record."""
        for group in _groups(record):
            if self.every_row or not is_placeholder(group):
                layout = self.layouts[_sheet(group[0])]
                yield SheetRow(layout.name, self._row(record, layout, group))
        for cell in record.coverage.unmapped_cells:
            yield SheetRow("未识别", self._unmapped(record, cell))

    def _row(self, record: Record, layout: Layout, group: Sequence[Observation]) -> tuple[Shown, ...]:
        cells = []
        shown: set[str] = set()
        for column in layout.columns:
            taken = [reading for reading in group if column.takes(reading) and _fits(column, reading, layout)]
            cells.append(self._cell(column, taken))
            shown.update(reading.key for reading in taken)
        rest = [reading for reading in group if reading.key not in shown and reading.status != "blank"]
        return (
            *_body(record),
            *_labels(record, layout, group),
            *cells,
            Shown("；".join(map(self._other, rest)) or None, doubt_of(rest)),
            Shown(_doubts(group) or None),
            Shown(_file(record)),
            Shown(place_of(group)),
        )

    def _cell(self, column: Column, taken: list[Observation]) -> Shown:
        if column.shows == "raw":
            return raw_of(taken)
        if column.shows == "value":
            unit = column.units[0] if column.units else None
            return value_of(taken, self.money, unit)
        counted = [reading for reading in taken if reading.status == "read" and reading.comparator]
        if column.shows == "text":
            return value_of([reading for reading in taken if not reading.comparator], self.money)
        money = "元" if all(map(is_small, counted)) else self.money
        if column.shows == "number":  # the sign of a target stands in a column of its own
            return value_of(counted, money, signs=column.measure != "target")
        if column.shows == "unit":
            return Shown("、".join(dict.fromkeys(unit_of(reading, money) for reading in counted)) or None)
        return Shown(SIGNS[counted[0].comparator] if len(counted) == 1 else None)

    def _other(self, reading: Observation) -> str:
        """A reading for which the sheet has no column, in words."""
        shown = value_of([reading], self.money, unit="")
        said = "" if shown.value is None else shown.value if isinstance(shown.value, str) else f"{shown.value:f}"
        return f"{codebook().measures[reading.measure].zh}：{said}"

    def _unmapped(self, record: Record, cell: UnmappedCell) -> tuple[Shown, ...]:
        place = f"表{cell.table + 1} 第{cell.row + 1}行第{cell.col + 1}列"
        doubt = "已知表式中没有对应的字段"
        texts = ("未识别的单元格", cell.row_path, cell.column_path)
        return (
            *_body(record),
            *map(Shown, texts),
            Shown(cell.text, doubt),
            *[Shown(None)] * len(self.layouts["未识别"].columns),
            Shown(None),
            Shown(doubt),
            Shown(_file(record)),
            Shown(place),
        )


def _doubts(group: Sequence[Observation]) -> str:
    """Why readings of a row are doubtful, each with its measure where the row has several."""
    by_measure = {reading.measure: "" for reading in group}
    for measure in by_measure:
        by_measure[measure] = doubt_of(reading for reading in group if reading.measure == measure)
    named = len(by_measure) > 1
    reasons = ((codebook().measures[measure].zh + "：" if named else "", why) for measure, why in by_measure.items())
    return "；".join(measure + why for measure, why in reasons if why)


def is_placeholder(group: Sequence[Observation]) -> bool:
    """Whether nobody filled this row of the form: all blank, and its label (`……`, `指标2：`) names nothing."""
    return all(reading.status == "blank" for reading in group) and names_nothing(group[0].label)


def names_nothing(label: str) -> bool:
    """Whether a label is the form's own (`……`, `指标2：`), so that an empty row under it says nothing."""
    return NO_NAME.fullmatch(re.sub(r"\s", "", label)) is not None


def _groups(record: Record) -> Iterator[list[Observation]]:
    """The readings of one row together; in prose and unknown tables each reading is a row, the two of a range one."""
    groups: dict[tuple[str, int, str, str], list[Observation]] = {}
    for reading in observations_of(record):
        item = reading.item
        if reading.section == "prose":
            item = f"{reading.item}@{reading.measure}~{reading.paragraph}:{reading.start}"
        groups.setdefault((reading.section, reading.instance, reading.field, item), []).append(reading)
    yield from groups.values()


def _sheet(reading: Observation) -> SheetName:
    if reading.section in ("other", "prose"):
        return "未识别" if reading.section == "other" else "正文"
    if reading.field == "indicator":
        return "指标"
    if reading.section == "project_evaluation":
        return "项目"
    return "基础数据" if reading.section == "basic_data" else "自评表"


def _fits(column: Column, reading: Observation, layout: Layout) -> bool:
    """What a narrower column takes is not said again by a wider one; texts are no numbers."""
    if column.units is not None or column.shows != "value" or column.measure != "value":
        return True
    narrower = (other for other in layout.columns if other.measure == "value" and other.units is not None)
    return not any(other.takes(reading) for other in narrower)


def _body(record: Record) -> tuple[Shown, ...]:
    return (Shown(record.org_name or None), Shown(None if record.year is None else Decimal(record.year), pattern="0"))


def _labels(record: Record, layout: Layout, group: Sequence[Observation]) -> tuple[Shown, ...]:
    first = group[0]
    depth = min(first.row_path.count(PATH_SEPARATOR), 5)
    label = "／".join(dict.fromkeys(reading.label for reading in group if reading.label)).replace("\n", " ")
    label = MONEY_UNIT.sub("", label) if any(reading.unit == "元" for reading in group) else label
    match layout.name:
        case "项目":
            return (Shown(_project(record, first)), Shown(label, indent=depth))
        case "指标":
            first_level, second_level = levels_of(first.item)
            whole = "整体支出" if first.section == "self_evaluation" else _project(record, first)
            return tuple(map(Shown, (whole, first_level, second_level, label)))
        case "未识别":
            return tuple(map(Shown, ("未知表式", first.row_path, first.column_path, first.raw)))
        case "正文":
            known = codebook().fields.get(first.field)
            measure = codebook().measures[first.measure].zh
            return tuple(
                map(
                    Shown, (known.zh if known else first.field, label, measure, _change(first), first.period, first.raw)
                )
            )
        case _:
            return (Shown(label, indent=depth),)


def _change(reading: Observation) -> str | None:
    """How something changed, in words: 较上年同口径增长."""
    if reading.measure != "change":
        return None
    return (f"较{reading.base}" if reading.base else "") + DIRECTIONS.get(reading.direction, "变动")


def levels_of(item: str) -> tuple[str, str]:
    """First and second level of an indicator's item `产出指标/数量指标/1`."""
    path = item.rpartition("/")[0]
    first, _, second = path.partition("/")
    return first, second


def _project(record: Record, reading: Observation) -> str:
    """The project's name, or its number where the table does not give one."""
    rows = record.project_evaluation[reading.instance]
    if "project.name" in rows:
        for row in rows["project.name"]:
            stated = row.measures.get("value")
            if stated is not None and stated.raw:
                return stated.raw
    return f"第{reading.instance + 1}个项目"


def _file(record: Record) -> str:
    return record.source if record.report == 0 else f"{record.source}（第{record.report + 1}份）"
