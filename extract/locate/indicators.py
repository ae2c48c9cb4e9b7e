"""The block `indicators`: levels from vertical spans, then target, actual, weight, score of each indicator."""

import re
from dataclasses import dataclass

from extract.doubt import LIKELY, UNCERTAIN
from extract.labels import LabelMatch, list_number
from extract.locate.merged import merged_over
from extract.locate.regions import Head, Region
from extract.locate.repeats import repeats_left
from extract.locate.several import numbered, part_of, parts_of
from extract.locate.sheet import Sheet, Slot, written
from extract.locate.totals import Totals
from extract.locate.under import value_under
from normalize.fold import strip_outer
from normalize.units import unit_of
from schemas.document import Cell
from schemas.notes import note
from schemas.template import ColumnRole, Indicators
from schemas.values import Measure

_PRINTED_WEIGHT = re.compile(
    r"(?s)^(?P<name>.*?)\s*(?:[（(\[【]\s*(?P<bracketed>\d+(?:\.\d+)?\s*分?)\s*[)）\]】]|(?P<bare>\d+(?:\.\d+)?\s*分))\s*[:：]?\s*$"
)
_EXACT = LabelMatch("", "exact")
REMARKS = frozenset({"reason", "criterion"})  # one for several indicators is usual


_Placed = tuple[Head, ColumnRole, Cell | None]  # a column and its cell in a row


@dataclass(frozen=True, slots=True)
class _Level:
    """A level's text at one row: the cell, its name without weight and white space, the weight printed with it."""

    cell: Cell | None
    name: str
    weight: str
    inherited: bool = False


class _Body:
    """Reads the rows of one region of indicators from top to bottom."""

    def __init__(self, sheet: Sheet, region: Region, block: Indicators) -> None:
        self.sheet = sheet
        self.region = region
        self.levels = [region.head(label) for label in block.levels]
        present = [head for head in self.levels if head is not None]
        self.own = present[-1] if present else None
        self.columns = [
            (head, block.columns[head.match.label]) for head in region.heads if head.match.label in block.columns
        ]
        self.below = {head.cell: _columns_below(head, region.heads) for head in region.heads}
        self.close = sheet.form.rows[region.block]
        self.totals = Totals(sheet, self.columns, self.close, block.close, self._value)
        self.counts: dict[tuple[str, str], int] = {}
        self.last: dict[int, _Level] = {}
        self.seen_groups: set[str] = set()
        self.group: _Level | None = None

    def read(self) -> None:
        if self.own is None:
            return
        at = self.region.at
        body = self.region.body
        stop = at.bottom if at is not None and at.bottom > body.start else body.stop
        for row in self.region.body:
            if row in self.sheet.table.repeated:
                continue
            if self._take_close(row) or self.totals.take_in_words(self._across(row)):
                stop = min(stop, row)
            elif row < stop and not self._opens_group(row) and not self._skips_subtotal(row, self.own):
                self._take_indicator(row, self.own)

    def _take_close(self, row: int) -> bool:
        """A row whose label closes the table."""
        for cell in self.sheet.table.starting_in(row):
            match = self.sheet.meaning(cell, self.close) if not self.sheet.claimed(cell) else None
            if match is None:
                continue
            if not self._closes(cell):
                return False
            self.totals.take(row, cell, match)
            return True
        return False

    def _across(self, row: int) -> Cell | None:
        """The cell that a whole row is, up to the last of the values, or that is said again in each place of it."""
        last = max(head.cell.col for head in self.region.heads)
        cells = [cell for cell in self.sheet.table.crossing(row) if cell is not self.region.at and cell.col <= last]
        cells = [cell for cell in cells if cell.col not in self.sheet.columns_of_remarks]
        first = cells[0] if cells else None
        if first is None or first.row != row or not strip_outer(first.text) or any(c.text != first.text for c in cells):
            return None
        return first if cells[-1].right > last else None

    def _opens_group(self, row: int) -> bool:
        """A row that only names the 一级指标 of those below it: 一、资金投入（20分）."""
        cell = self._across(row)
        if cell is None or any(self.levels[:-1]):
            return False
        self.sheet.claim(cell, "label")
        name, weight = _name_and_weight(cell.text)
        number = list_number(name)
        self.group = _Level(cell, name[number.end :] if number is not None else name, weight)
        return True

    def _closes(self, cell: Cell) -> bool:
        """A total stands in the first free column of its row: one in a deeper level belongs to that level."""
        first = min(head.cell.col for head in self.levels if head is not None)
        beside = self.region.at
        return cell.col <= first or (beside is not None and cell.col <= beside.right)

    def _value(self, head: Head, row: int) -> Cell | None:
        return value_under(self.sheet, head.cell, row, self.below[head.cell])

    def _skips_subtotal(self, row: int, own_head: Head) -> bool:
        """A row that only adds up a level (小计) is no indicator; no field takes its sums, which stay listed."""
        first = min(head.cell.col for head in self.levels if head is not None)
        cells = [cell for cell in self.sheet.table.starting_in(row) if strip_outer(cell.text)]
        named = [cell for cell in cells if cell.col <= own_head.cell.col]
        if not named or named[0].col > first:
            return False
        if any(self.sheet.meaning(cell, self.sheet.form.subtotals) is None for cell in named):
            return False
        for cell in named:
            self.sheet.claim(cell, "label")
        return True

    def _beside(self, measure: Measure) -> list[LabelMatch]:
        """How the columns were found that hold the sign and the unit of a measure, where that is doubtful."""
        roles = {"target": ("operator", "unit"), "actual": ("unit",)}.get(measure, ())
        return [head.match for head, role in self.columns if role in roles and head.match.confidence < 1]

    def _is_one_pair(self, row: int) -> bool:
        """A label and one text that was merged over all columns and now stands in each (其他需说明事项 | 无)."""
        cells = list(self.sheet.table.starting_in(row))
        return len(cells) > 3 and all(repeats_left(self.sheet, cell) for cell in cells[2:])

    def _take_indicator(self, row: int, own_head: Head) -> None:
        cells = self.sheet.table.starting_in(row)
        if any(self.sheet.claimed(cell) == "value" for cell in cells) or self._is_one_pair(row):
            return
        levels = [self._level(number, head, row) for number, head in enumerate(self.levels[:-1])]
        if self.group is not None:
            levels[0] = self.group
        own = self._own_cell(row, own_head)
        if own is None and not any(level.cell and level.cell.bottom > row for level in levels):
            return
        if own is None and not any(self._value(head, row) for head, _ in self.columns):
            return
        one, two = ([*levels, _Level(None, "", ""), _Level(None, "", "")])[:2]
        path = self._groups(levels)
        label = written(own) if own is not None else ""
        values: list[_Placed] = []
        for head, role in self.columns:  # a cell merged over target and actual states one value
            value = self._value(head, row)
            values.append((head, role, None if any(value is other for _, _, other in values) else value))
        values = _with_words_as_target(values)
        parts = parts_of(label, [cell.text for _, _, cell in values if cell is not None])
        for number, printed in enumerate(parts):
            count = self.counts.get((one.name, two.name), 0) + 1
            self.counts[one.name, two.name] = count + max(len(numbered(printed)), 1) - 1
            item = f"{one.name}/{two.name}/{count}"
            name = printed
            if own is not None and all(role != "weight" for _, role in self.columns):
                name = self._with_own_weight(own, printed, item, path)
            self._take_values(values, item, (*path, name), levels, own, number if len(parts) > 1 else None)

    def _level(self, number: int, head: Head | None, row: int) -> _Level:
        """The level at a row; an empty unmerged cell carries on the level above it, and that is said."""
        if head is None:
            return _Level(None, "", "")
        cell = self.sheet.table.at(row, head.cell.col)
        if cell is not None and self.own is not None and cell.right > self.own.cell.col and strip_outer(cell.text):
            return _Level(None, "", "")  # the indicator itself, merged over the level that it lacks
        if cell is not None and cell.row in self.region.body and strip_outer(cell.text):
            self.sheet.claim(cell, "label")
            found = _Level(cell, *_name_and_weight(cell.text))
            if number in self.last and self.last[number].name != found.name:
                self._forget(number + 1)
            self.last[number] = found
            return found
        before = self.last.get(number)
        return _Level(before.cell, before.name, before.weight, inherited=True) if before else _Level(None, "", "")

    def _forget(self, number: int) -> None:
        for deeper in [level for level in self.last if level >= number]:
            del self.last[deeper]

    def _own_cell(self, row: int, head: Head) -> Cell | None:
        """The indicator's text: the last filled cell under the heading of the lowest level."""
        cells = {
            (cell.row, cell.col): cell
            for col in range(head.cell.col, head.cell.right)
            if (cell := self.sheet.table.at(row, col)) is not None and cell.row in self.region.body
        }
        filled = [cell for cell in cells.values() if strip_outer(cell.text)]
        for cell in filled:
            self.sheet.claim(cell, "label")
        return filled[-1] if filled else None

    def _groups(self, levels: list[_Level]) -> tuple[str, ...]:
        """The written path of the levels; a weight printed with one is a value of its own, once."""
        path: list[str] = []
        item = ""
        for level in levels:
            item = f"{item}/{level.name}" if item else level.name
            if level.cell is None:
                continue
            text = written(level.cell)
            if level.weight and item not in self.seen_groups:
                self.seen_groups.add(item)
                name = _PRINTED_WEIGHT.match(strip_outer(level.cell.text))
                label = strip_outer(name["name"]) if name else text
                slot = Slot("indicator_group", "weight", label, (_EXACT,), item=item, row_path=(*path, text))
                self.sheet.add(level.cell, slot, raw=level.weight)
            path.append(text)
        return tuple(path)

    def _with_own_weight(self, own: Cell, label: str, item: str, path: tuple[str, ...]) -> str:
        """In a form without a column of weights, one printed behind the indicator (`（10分）`) is its own."""
        found = _PRINTED_WEIGHT.match(label)
        weight = (found["bracketed"] or found["bare"]) if found else ""
        if found is None or not weight.endswith("分") or not found["name"]:
            return label
        name = strip_outer(found["name"])
        self.sheet.add(
            own, Slot("indicator", "weight", name, (_EXACT,), item=item, row_path=(*path, label)), raw=weight
        )
        return name

    def _take_values(
        self,
        cells: list[_Placed],
        item: str,
        path: tuple[str, ...],
        levels: list[_Level],
        own: Cell | None,
        part: int | None,
    ) -> None:
        """The values of one indicator; `part` is its place in each cell where one cell holds several."""
        label = path[-1]
        beside = {role: strip_outer(cell.text) for _, role, cell in cells if cell is not None}
        inherited = next((level for level in levels if level.inherited), None)
        doubt = note("level_from_above", name=inherited.name) if inherited and inherited.cell else ""
        if len(numbered(label)) > 1:
            doubt = note("several_in_one")
        for head, role, value in cells:
            if value is None:
                continue
            match role:
                case "operator" | "unit":
                    self.sheet.claim(value, "label")
                case measure:
                    merged = ""
                    if role not in REMARKS:
                        merged = merged_over(self.sheet, value, head, (other for other, _ in self.columns), own)
                    slot = Slot(
                        "indicator",
                        measure,
                        label,
                        (_EXACT, head.match, *self._beside(measure)),
                        item=item,
                        row_path=path,
                        column_path=(written(head.cell),),
                        unit_texts=(head.cell.text, label),
                        operator=beside.get("operator", "") if measure == "target" else "",
                        unit_text=beside.get("unit", "") if measure in {"target", "actual"} else "",
                        confidence=UNCERTAIN if merged else LIKELY if doubt else 1.0,
                        note="；".join(filter(None, (doubt, merged))),
                    )
                    raw = None if part is None else part_of(value.text, part)
                    self.sheet.add(value, slot, raw)


def _with_words_as_target(values: list[_Placed]) -> list[_Placed]:
    """A target in words that stands in the column of units, the one of numbers being empty (单位（文字描述）)."""
    cells = {role: cell for _, role, cell in values}
    target_cell, unit = cells.get("target"), cells.get("unit")
    if target_cell is None or unit is None or strip_outer(target_cell.text):
        return values
    if not strip_outer(unit.text) or unit_of(strip_outer(unit.text)) is not None:
        return values
    told = {"target": unit, "unit": None}
    return [(head, role, told.get(role, cell)) for head, role, cell in values]


def _columns_below(head: Head, heads: tuple[Head, ...]) -> frozenset[int]:
    """The columns of a heading that headings in the next row take for themselves."""
    own = range(head.cell.col, head.cell.right)
    lower = [other.cell for other in heads if other.cell.row > head.cell.row and other.cell.col in own]
    return frozenset(col for cell in lower for col in range(cell.col, cell.right))


def locate_indicators(sheet: Sheet, region: Region, block: Indicators) -> None:
    """Every row under the headings is an indicator until the rows of totals."""
    for head in region.heads:
        sheet.claim(head.cell, "label")
        for row in range(head.cell.bottom, region.body.start):  # 值 between 符号 and 单位
            for cell in sheet.table.starting_in(row):
                if head.cell.col <= cell.col < head.cell.right:
                    sheet.claim(cell, "label")
    if region.at is not None:
        sheet.claim(region.at, "label")
    _Body(sheet, region, block).read()


def _name_and_weight(text: str) -> tuple[str, str]:
    """`产出指标↵(50分)` → `产出指标`, `50分`."""
    found = _PRINTED_WEIGHT.match(strip_outer(text))
    if found is None or not found["name"].strip():
        return "".join(text.split()), ""
    return "".join(found["name"].split()), found["bracketed"] or found["bare"]
