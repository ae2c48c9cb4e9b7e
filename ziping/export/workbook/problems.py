"""The rows of findings in, cells of a sheet out: in words, figures in the unit for people."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from schemas.codebook import BASE_UNITS, codebook
from schemas.errors import Lang
from schemas.findings import finding_names
from schemas.units import unit_in
from ziping.export.words import words
from ziping.export.workbook.listed import figure, head, shown
from ziping.outputs import Money
from ziping.outputs.table import Cell, Column
from ziping.outputs.workbook.shown import Shown

FIGURES = ("expected", "found", "difference", "tolerance")
KEY = re.compile(r"[a-z_]+\.\d+/(?P<field>[^\[@]+)(?:\[.*\])?@(?P<measure>[a-z_]+)", re.DOTALL)


class Problems:
    """One row a finding."""

    def __init__(self, columns: Sequence[Column], lang: Lang, money: Money) -> None:
        said = words()
        self.frozen = 3
        self._lang: Lang = lang
        self._money: Money = money
        self._said = said
        names = finding_names().severities
        self._severities: dict[str, str] = {key: known.in_(lang) for key, known in names.items()}
        self._at = {column.name: place for place, column in enumerate(columns)}
        self.heads = [head(said, name, lang) for name in said.findings]

    def row(self, cells: tuple[Cell, ...]) -> list[Shown]:
        found = {name: cells[place] for name, place in self._at.items()}
        evidence = found.get("evidence")
        unit = "%" if found.get("code") == "RATE" else _unit(evidence if isinstance(evidence, list) else [])
        return [self._cell(name, found, unit) for name in self._said.findings]

    def _cell(self, name: str, found: dict[str, Cell], unit: str) -> Shown:
        cell = found.get(name)
        if name in FIGURES and isinstance(cell, str):
            return self._figure(cell, unit)
        if name == "unit":
            return Shown(unit_in(self._money if unit == "元" else unit, self._lang))
        if name == "problem":
            code = finding_names().codes.get(str(found.get("code")))
            return Shown(code.in_(self._lang) if code else str(found.get("code")))
        if name == "severity":
            return Shown(self._severities.get(str(cell), str(cell)))
        if name == "fields" and isinstance(cell, list):
            return Shown("、".join(map(self._field, cell)))
        if name == "report" and isinstance(cell, int):
            return shown(cell + 1)
        if isinstance(cell, list):
            return Shown("\n".join(cell))
        return shown(cell)

    def _field(self, key: str) -> str:
        known = codebook().fields.get(key)
        return key if known is None else known.zh if self._lang == "zh" else known.en

    def _figure(self, text: str, unit: str) -> Shown:
        """A figure as a number; what is no number stays as it is."""
        try:
            value = Decimal(text)
        except InvalidOperation:
            return Shown(text)
        return figure(value, unit, self._money)


def _unit(evidence: list[str]) -> str:
    """The unit of the figures: that of all its evidence, empty where that has several or none."""
    book = codebook()
    units = set()
    for key in evidence:
        parts = KEY.match(key)
        if parts is None or parts["field"] not in book.fields:
            return ""
        kinds = [known.kind for measure, known in book.measures.items() if measure == parts["measure"]]
        kind = kinds[0] if kinds else None
        units.add(BASE_UNITS.get(kind, "") if kind else book.fields[parts["field"]].unit)
    return units.pop() if len(units) == 1 else ""
