"""The tables of a dataset in, a workbook for people out: a sheet a section, panel, codebook, findings, bodies."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Protocol, get_args

import ziping
from schemas.errors import Lang
from schemas.units import unit_in
from schemas.values import SCHEMA_VERSION, Section
from ziping.export.codebook import codebook_columns, codebook_rows
from ziping.export.tables import TableName, Tables
from ziping.export.words import words
from ziping.export.workbook.listed import Listed
from ziping.export.workbook.panel import PanelSheet
from ziping.export.workbook.problems import Problems
from ziping.export.workbook.values import Values
from ziping.outputs import Money
from ziping.outputs.table import Cell
from ziping.outputs.workbook.book import Book, Head, Sheet, put
from ziping.outputs.workbook.shown import Shown

WIDE: dict[str, float] = {"zh": 22, "en": 30, "definition": 50, "source": 40, "measures": 40, "sections": 30}


def save_workbook(tables: Tables, path: Path, lang: Lang, money: Money, table: TableName | None) -> None:
    """Write one table, or all that people look at; what the book leaves out or converts is said on its first sheet."""
    with Book(path) as book:
        made = _Made(book, tables, lang, money)
        cover = book.add_worksheet(words().sheets["cover"].in_(lang))
        for name in (table,) if table else ("observations", "panel"):
            made.table(name)
        if table is None:
            made.codebook()
            made.table("findings")
            made.table("orgs")
        cover.set_column(0, 0, 120)
        cover.hide_gridlines(2)
        for row, line in enumerate(made.lines()):
            put(book, cover, (row, 0), Shown(line), {"text_wrap": True} if row else {"bold": True, "font_size": 16})


class Look(Protocol):
    """How the rows of a table stand in a sheet."""

    heads: list[Head]
    frozen: int

    def row(self, cells: tuple[Cell, ...]) -> list[Shown]: ...


class _Made:
    """The sheets of a book in the making."""

    def __init__(self, book: Book, tables: Tables, lang: Lang, money: Money) -> None:
        self._book, self._tables = book, tables
        self._lang: Lang = lang
        self._money: Money = money
        self._said = words()
        self._sheets: list[Sheet] = []
        self._left_out: int | None = None

    def table(self, name: TableName) -> None:
        """The sheets of one table."""
        columns = self._tables.columns(name)
        if name == "observations":
            self._values(Values(columns, self._lang, self._money))
            return
        look: Look
        if name == "panel":
            look = PanelSheet(columns, self._lang, self._money)
        elif name == "findings":
            look = Problems(columns, self._lang, self._money)
        else:
            look = Listed(columns, self._lang)
        sheet = self._sheet(self._said.tables[name].in_(self._lang), look.heads, look.frozen)
        for cells in self._tables.rows(name, self._lang):
            sheet.row(look.row(cells))

    def codebook(self) -> None:
        heads = [Head(title, WIDE.get(name, 16), code=name == "field") for name, title in codebook_columns(self._lang)]
        sheet = self._sheet(self._said.sheets["codebook"].in_(self._lang), heads, 1)
        for row in codebook_rows(self._lang):
            sheet.row([Shown(text) for text in row])

    def lines(self) -> Iterator[str]:
        """What the first sheet says."""
        said, lang = {name: text.in_(self._lang) for name, text in self._said.cover.items()}, self._lang
        yield said["title"]
        yield said["made"].format(version=ziping.__version__, schema=SCHEMA_VERSION)
        for sheet in self._sheets:
            yield said["sheet"].format(name=sheet.name, rows=sheet.rows)
        yield said["money"].format(money=unit_in(self._money, lang))
        yield said["counted"]
        states = ((state.shown(lang), state.in_(lang)) for state in self._said.missing.values())
        told = (shown if name in shown else f"{shown} {name}" for shown, name in states)
        yield said["states"].format(states=("、" if lang == "zh" else ", ").join(told))
        yield said["conflict"]
        if self._left_out:
            yield said["placeholders"].format(count=self._left_out)
        yield said["long"]

    def _values(self, look: Values) -> None:
        """A sheet a section; the rows of a form that nobody filled are left out."""
        sheets: dict[str, Sheet] = {
            section: self._sheet(self._said.sections[section].in_(self._lang), look.heads, look.frozen)
            for section in get_args(Section)
        }
        left_out = 0
        for _, row_of_form in groupby(self._tables.rows("observations"), look.row_of_form):
            group: list[tuple[Cell, ...]] = list(row_of_form)
            if look.is_placeholder(group):
                left_out += len(group)
                continue
            for cells in group:
                sheets[look.section(cells)].row(look.row(cells))
        self._left_out = left_out

    def _sheet(self, name: str, heads: list[Head], frozen: int) -> Sheet:
        sheet = self._book.sheet(name, heads, frozen, lined=False)
        self._sheets.append(sheet)
        return sheet
