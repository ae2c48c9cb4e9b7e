"""The rows of the panel in, cells of a sheet out: a number or why there is none, marked where statements differ."""

from collections.abc import Sequence
from decimal import Decimal

from schemas.errors import Lang
from ziping.export.panel import Quantity, of_the_body, quantities, titles
from ziping.export.words import words
from ziping.export.workbook.listed import figure, head, of_body
from ziping.outputs import Money
from ziping.outputs.table import Cell, Column
from ziping.outputs.workbook.book import Head
from ziping.outputs.workbook.shown import Shown


class PanelSheet:
    """Whose row it is, a column a quantity, and last what is stated differently in several places."""

    def __init__(self, columns: Sequence[Column], lang: Lang, money: Money) -> None:
        said = words()
        self._lang: Lang = lang
        self._money: Money = money
        self._body = {columns[place].name: place for place in of_the_body(columns)}
        self._quantities = quantities(columns)
        self._differ = said.cover["differ"].in_(lang)
        self._states: dict[str, str] = {status: state.shown(lang) for status, state in said.missing.items()}
        self._titles = titles(self._quantities, lang)
        units = [money if quantity.unit == "元" else quantity.unit for quantity in self._quantities]
        brackets = [said.in_brackets(unit, lang) if unit else "" for unit in units]
        self.frozen = next((place for place, at in enumerate(self._body) if at == "org_name"), 0) + 1
        self.heads = [
            *(head(said, name, lang) for name in self._body),
            *(Head(title + unit, 14) for title, unit in zip(self._titles, brackets, strict=True)),
            head(said, "note", lang),
        ]

    def row(self, cells: tuple[Cell, ...]) -> list[Shown]:
        doubts = [self._doubt(cells, number) for number in range(len(self._quantities))]
        return [
            *(of_body(name, cells[place], self._lang) for name, place in self._body.items()),
            *(self._cell(cells, quantity, doubt) for quantity, doubt in zip(self._quantities, doubts, strict=True)),
            Shown("；".join(filter(None, doubts))),
        ]

    def _cell(self, cells: tuple[Cell, ...], quantity: Quantity, doubt: str) -> Shown:
        value = cells[quantity.place]
        if isinstance(value, Decimal):
            return figure(value, quantity.unit, self._money, doubt)
        status = cells[quantity.beside["status"]] if "status" in quantity.beside else None
        return Shown(self._states.get(str(status)), doubt)

    def _doubt(self, cells: tuple[Cell, ...], number: int) -> str:
        beside = {what: cells[place] for what, place in self._quantities[number].beside.items()}
        if not beside.get("conflict"):
            return ""
        return self._differ.format(title=self._titles[number], n=beside.get("n"), source=beside.get("source"))
