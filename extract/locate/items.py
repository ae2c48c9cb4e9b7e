"""Columns of a matrix that have fields of their own: each row is an item of them, a row of totals the whole."""

from extract.doubt import UNCERTAIN
from extract.labels import LabelMatch, label_key
from extract.locate.merged import merged_over
from extract.locate.outline import item_name
from extract.locate.regions import Head
from extract.locate.sheet import Sheet, Slot, written
from extract.locate.stacked import texts_over, written_path
from extract.locate.under import value_under
from normalize.fold import strip_outer
from normalize.units import unit_of
from schemas.document import Cell
from schemas.template import target


class Items:
    """Reads the rows of one region: `fields` are its columns with fields, `units` those of units.

    `corner` are the cells left of the headings, which begin in `head_row`.
    """

    def __init__(
        self,
        sheet: Sheet,
        head_row: int,
        corner: tuple[Cell, ...],
        fields: list[tuple[Head, str]],
        units: list[Head],
    ) -> None:
        self._sheet, self._head_row, self._corner = sheet, head_row, corner
        self._fields, self._units = fields, units
        self._counts: dict[str, int] = {}

    def take(self, row: int, own: Cell, left: tuple[Cell, ...]) -> None:
        """The values of a row that is called `own`, beside the labels `left`."""
        if not self._fields:
            return
        sheet, name = self._sheet, self._name(own, left)
        units = (value_under(sheet, head.cell, row) for head in self._units)
        unit = next((cell for cell in units if cell is not None), None)
        context = (own.text, *(cell.text for cell in reversed((*self._corner, *left))))
        for cell in (own, *left, *([unit] if unit is not None else [])):
            sheet.claim(cell, "label")
        for head, text in self._fields:
            value = value_under(sheet, head.cell, row)
            if value is None:
                continue
            found = target(text)
            merged = merged_over(sheet, value, head, (other for other, _ in self._fields), own)
            slot = Slot(
                found.field,
                found.measure,
                written(own),
                (head.match, _dated(written(own))),
                item=name,
                row_path=(*(written(cell) for cell in left), written(own)),
                column_path=written_path(sheet, head.cell, head.match),
                unit_texts=(head.cell.text, *texts_over(sheet, head.cell, self._head_row), *context),
                unit_text=_unit_in(unit),
                confidence=UNCERTAIN if merged else 1.0,
                note=merged,
            )
            sheet.add(value, slot)

    def _name(self, own: Cell, left: tuple[Cell, ...]) -> str:
        """By its own label, a second one alike with its number.

        合计 is the whole and has no name; 小计 beside a merged label is called like that.
        """
        name = item_name(own)
        if self._sheet.form.subtotals.match(own.text, fuzzy=False) is not None:
            name = item_name(left[-1]) if left else ""
        count = self._counts[name] = self._counts.get(name, 0) + 1
        return name if count == 1 else f"{name} #{count}".strip()


def _dated(label: str) -> LabelMatch:
    """A label of a row as it stands; its values are about the year that it names."""
    year = label_key(label).year
    return LabelMatch(label, "exact", year, None if year is None else 0)


def _unit_in(cell: Cell | None) -> str:
    """What a cell says as a unit, or nothing."""
    text = strip_outer(cell.text) if cell is not None else ""
    return text if unit_of(text) is not None else ""
