"""The rows of any table in, cells of a sheet out: a column a column."""

from collections.abc import Sequence
from decimal import Decimal

from schemas.bodies import body_words
from schemas.errors import Lang
from ziping.export.words import Words, words
from ziping.outputs import Money
from ziping.outputs.table import Cell, Column
from ziping.outputs.workbook.book import Head
from ziping.outputs.workbook.shown import Shown, in_wan, pattern

BODY = ("level", "org_kind")


class Listed:
    """A table as it is."""

    def __init__(self, columns: Sequence[Column], lang: Lang) -> None:
        self.frozen = 1
        self._names = [column.name for column in columns]
        self._lang: Lang = lang
        self.heads = [head(words(), column.name, lang) for column in columns]

    def row(self, cells: tuple[Cell, ...]) -> list[Shown]:
        return [of_body(name, cell, self._lang) for name, cell in zip(self._names, cells, strict=True)]


def head(said: Words, column: str, lang: Lang, unit: str = "") -> Head:
    """The heading of a column, with its unit if it has one."""
    known = said.columns.get(column)
    title = said.heading(column, lang) + (said.in_brackets(unit, lang) if unit else "")
    return Head(title, known.width if known else 16, code=bool(known and known.code))


def of_body(column: str, cell: Cell, lang: Lang) -> Shown:
    """A cell that tells of a body: its level and kind in words."""
    if column in BODY and isinstance(cell, str):
        return Shown(body_words().shown(column, cell, lang))
    return shown(cell)


def shown(cell: Cell) -> Shown:
    """A cell as it is; whole numbers without separators, for they may be years."""
    if isinstance(cell, list):
        return Shown("、".join(cell))
    if isinstance(cell, int):
        return Shown(Decimal(cell), pattern="0")
    return Shown(cell, pattern=pattern(cell, 0)) if isinstance(cell, Decimal) else Shown(cell)


def figure(value: Decimal, unit: str, money: Money, doubt: str = "") -> Shown:
    """A number in the unit for people."""
    if unit == "元" and money == "万元":
        value = in_wan(value)
    return Shown(value, doubt, pattern(value, 2 if unit == "元" else 0))
