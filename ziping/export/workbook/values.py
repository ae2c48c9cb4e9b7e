"""The rows of observations in, cells of a sheet out: names in words, money in its unit, places counted from 1."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from schemas.bodies import body_words
from schemas.codebook import codebook
from schemas.errors import Lang
from schemas.notes import note_in
from schemas.units import unit_in
from ziping.export.words import words
from ziping.export.workbook.listed import figure, head, shown
from ziping.outputs import Money
from ziping.outputs.table import Cell, Column
from ziping.outputs.workbook.rows import names_nothing
from ziping.outputs.workbook.shown import SIGNS, Shown

Row = tuple[Cell, ...]
COUNTED_FROM_0 = ("report", "instance", "table", "row", "col", "paragraph")
ROW_OF_FORM = ("document", "report", "section", "instance", "field", "item", "label")


class Values:
    """One row an observation; the section is that of its sheet."""

    def __init__(self, columns: Sequence[Column], lang: Lang, money: Money) -> None:
        book, said = codebook(), words()
        self.frozen = 2
        self._lang: Lang = lang
        self._said = said
        self._money: Money = money
        self._at = {column.name: place for place, column in enumerate(columns)}
        self._names = {key: known.zh if lang == "zh" else known.en for key, known in book.fields.items()}
        self._words: dict[str, dict[str, str]] = {
            "measure": {key: known.zh if lang == "zh" else known.en for key, known in book.measures.items()},
            "comparator": {**SIGNS},
            "direction": {key: known.in_(lang) for key, known in said.directions.items()},
            "status": {**{key: known.in_(lang) for key, known in said.missing.items()}, "read": ""},
            "origin": {"read": ""},
            "level": _english(body_words().levels, lang),
            "org_kind": _english(body_words().kinds, lang),
        }
        self.heads = [head(said, name, lang, money if name == "amount" else "") for name in said.values]
        self._cells = [self._shows(name) for name in said.values]

    def row(self, cells: Row) -> list[Shown]:
        return [show(cells) for show in self._cells]

    def section(self, cells: Row) -> str:
        return str(cells[self._at["section"]])

    def row_of_form(self, cells: Row) -> tuple[Cell, ...]:
        """What the observations of one row of a form have in common."""
        return tuple(cells[self._at[name]] for name in ROW_OF_FORM)

    def is_placeholder(self, group: list[Row]) -> bool:
        """Whether nobody filled this row of the form, and its label names nothing."""
        label = str(group[0][self._at["label"]])
        return names_nothing(label) and all(cells[self._at["status"]] == "blank" for cells in group)

    def _shows(self, name: str) -> Callable[[Row], Shown]:
        """What stands in a column."""
        if name in self._words:
            listed, place = self._words[name], self._at[name]
            return lambda cells: Shown(listed.get(str(cells[place]), str(cells[place])))
        match name:
            case "name":
                return lambda cells: Shown(self._names.get(str(cells[self._at["field"]]), ""))
            case "amount" | "number":
                return lambda cells: self._number(cells, money=name == "amount")
            case "raw":
                return lambda cells: Shown(str(cells[self._at["raw"]]), self._doubt(cells))
            case "text" | "unit" | "note":
                return {"text": self._text, "unit": self._unit, "note": self._note}[name]
        place = self._at[name]
        if name in COUNTED_FROM_0:
            return lambda cells: _from_1(cells[place])
        return lambda cells: shown(cells[place])

    def _number(self, cells: Row, *, money: bool) -> Shown:
        value, unit = cells[self._at["number"]], str(cells[self._at["unit"]])
        if not isinstance(value, Decimal) or money is not (unit == "元"):
            return Shown(None)
        return figure(value, unit, self._money)

    def _unit(self, cells: Row) -> Shown:
        """That of a number; money has its unit in the heading."""
        unit = str(cells[self._at["unit"]])
        return Shown("" if unit == "元" else unit_in(unit, self._lang))

    def _text(self, cells: Row) -> Shown:
        """A value that is no number, or one of too many digits, with the unit in which it is written."""
        if cells[self._at["number"]] is not None or cells[self._at["status"]] != "read":
            return Shown(None)
        return Shown(f"{cells[self._at['value']]}{cells[self._at['unit']]}")

    def _doubt(self, cells: Row) -> str:
        sure = cells[self._at["confidence"]]
        doubtful = cells[self._at["status"]] == "unreadable" or (isinstance(sure, Decimal) and sure < 1)
        return self._why(cells) or "？" if doubtful else ""

    def _note(self, cells: Row) -> Shown:
        return Shown(self._why(cells))

    def _why(self, cells: Row) -> str:
        return note_in(str(cells[self._at["note"]]), self._lang)


def _english(known: dict[str, str], lang: Lang) -> dict[str, str]:
    return known if lang == "en" else {}


def _from_1(cell: Cell) -> Shown:
    return shown(cell + 1) if isinstance(cell, int) else Shown(None)
