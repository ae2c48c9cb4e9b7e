"""A table of a dataset in, a Stata file out: short names, labels, doubles, and why a number is missing."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

from schemas.codebook import codebook
from schemas.errors import Lang
from ziping.export.dta import NAME, Dta, Variable, missing
from ziping.export.panel import Quantity, of_the_body, quantities, titles
from ziping.export.tables import TableName, Tables
from ziping.export.words import Words, words
from ziping.outputs.table import Cell, Column

Written = str | float
Taken = Callable[[tuple[Cell, ...]], Written]
DOT = missing()
COUNT = "%12.0g"
RESERVED = re.compile(
    r"_all|_b|byte|_coef|_cons|double|float|if|in|int|long|_n|_N|_pi|_pred|_rc|_skip|str\d+|strL|using|with"
)


def save_dta(tables: Tables, path: Path, table: TableName, lang: Lang) -> None:
    """Write the table; a number that a report does not state is a missing value that says why."""
    columns = tables.columns(table)
    said = words()
    taken = _Variables(lang, said)
    if table == "panel":
        taken.panel(columns)
    else:
        taken.plain(columns)
    label = f"ziping: {said.tables[table].in_(lang)}"
    labels = {state.letter: state.in_(lang) for state in said.missing.values()}
    with Dta(path, taken.variables, label, labels) as file:
        for cells in tables.rows(table, lang):
            file.row([take(cells) for take in taken.taken])


class _Variables:
    """The variables of a file, each with the way from a row to its cell."""

    def __init__(self, lang: Lang, said: Words) -> None:
        self.variables: list[Variable] = []
        self.taken: list[Taken] = []
        self._lang: Lang = lang
        self._said = said
        self._names: set[str] = set()
        self._missing: dict[str, float] = {status: missing(state.letter) for status, state in said.missing.items()}

    def plain(self, columns: Sequence[Column]) -> None:
        """A variable a column; the `number` of an observation is missing for the reason that its `status` gives."""
        status = next((place for place, column in enumerate(columns) if column.name == "status"), None)
        for place, column in enumerate(columns):
            self._column(column, place, status if column.kind == "number" else None)

    def panel(self, columns: Sequence[Column]) -> None:
        """Whose row it is, then each quantity and what is said beside it; its status stands in the number itself."""
        for place in of_the_body(columns):
            self._column(columns[place], place, None)
        listed = quantities(columns)
        for quantity, title in zip(listed, titles(listed, self._lang), strict=True):
            self._quantity(quantity, title)

    def _quantity(self, quantity: Quantity, title: str) -> None:
        known = codebook().fields.get(quantity.field)
        short = known.short if known else quantity.field
        name = f"{short}_{self._said.stata.get(quantity.concept, quantity.concept)}"
        unit = self._said.in_brackets(quantity.unit, self._lang) if quantity.unit else ""
        status = quantity.beside.get("status")
        self._add(name, "", title, unit, take=self._number(quantity.place, status), labelled=status is not None)
        for what, place in quantity.beside.items():
            if what != "status":
                beside = self._said.beside[what]
                take = _text(place) if what == "source" else self._number(place, None)
                display = "" if what == "source" else COUNT
                self._add(name, f"_{beside.stata}", title, f" {beside.in_(self._lang)}", take=take, display=display)

    def _column(self, column: Column, place: int, status: int | None) -> None:
        title = self._said.heading(column.name, self._lang)
        if column.kind in ("text", "texts"):
            self._add(column.name, "", title, "", take=_text(place), display="")
        else:
            display = COUNT if column.kind == "integer" else "%18.0g"
            take = self._number(place, status)
            self._add(column.name, "", title, "", take=take, display=display, labelled=status is not None)

    def _add(
        self,
        name: str,
        name_end: str,
        title: str,
        title_end: str,
        *,
        take: Taken,
        display: str = "%18.0g",
        labelled: bool = False,
    ) -> None:
        """One more variable, a text where it has no display format; what comes last in name and label is not cut."""
        label = title[: 80 - len(title_end)] + title_end
        variable = Variable(self._free(name, name_end), label, not display, display, labelled)
        self.variables.append(variable)
        self.taken.append(take)

    def _free(self, name: str, end: str) -> str:
        """A name that Stata takes and no other variable has."""
        name = re.sub(r"\W", "_", name, flags=re.ASCII)
        if not re.match(r"[A-Za-z_]", name):
            name = f"_{name}"
        chosen, number = name[: NAME - len(end)] + end, 1
        while chosen in self._names or RESERVED.fullmatch(chosen):
            number += 1
            tail = f"_{number}{end}"  # `str20` with a digit behind it would stay a type of Stata's
            chosen = name[: NAME - len(tail)] + tail
        self._names.add(chosen)
        return chosen

    def _number(self, place: int, status: int | None) -> Taken:
        if status is None:
            return lambda cells: _double(cells[place], DOT)
        return lambda cells: _double(cells[place], self._missing.get(str(cells[status]), DOT))


def _text(place: int) -> Taken:
    def take(cells: tuple[Cell, ...]) -> Written:
        cell = cells[place]
        if isinstance(cell, list):
            return "\n".join(cell)
        return "" if cell is None else str(cell)

    return take


def _double(cell: Cell, otherwise: float) -> float:
    return float(cell) if isinstance(cell, (int, Decimal)) else otherwise
