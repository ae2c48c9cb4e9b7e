"""The bureau's own figures beside those of the reports: 单位, 年度, 年初预算, 调整后预算, 执行数 from its own table."""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from extract.cover import same_body
from normalize.fold import compact
from normalize.units import stated_unit
from schemas.errors import Lang, UsageError
from schemas.finding import Finding
from schemas.observations import Stated
from schemas.record import Record
from ziping.check.case import Case
from ziping.check.precision import factor_of, number_of, slack_of

Row = Sequence[object]
AMOUNTS = ("opening_budget", "adjusted_budget", "final")
HEAD_ROWS = 15  # rows at the top among which the headings are looked for
_BRACKETS = re.compile(r"[（(\[【].*?[)）\]】]")


class Figure(NamedTuple):
    """An amount in 元, the unit that its column has, and the cell where it stands (`C5`)."""

    value: Decimal
    unit: str
    cell: str
    step: Decimal


class Line(NamedTuple):
    """One body's year in the ledger."""

    org_name: str
    year: int | None
    amounts: dict[str, Figure]
    row: int


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("ledger.toml").read_text(encoding="utf-8"))


class Ledger:
    """The lines of a bureau's table; those that no report matched are left in the end."""

    def __init__(self, lines: Iterable[Line], name: str) -> None:
        self.lines, self.name = tuple(lines), name
        self._matched: set[int] = set()

    def findings(self, record: Record, lang: Lang = "zh", factor: Decimal = Decimal(1)) -> list[Finding]:
        """`LEDGER` where a report states another amount than the ledger; nothing where no one line is its body's."""
        lines = [
            line
            for line in self.lines
            if record.org_name and same_body(line.org_name, record.org_name) and line.year in (None, record.year)
        ]
        exact = [line for line in lines if compact(line.org_name) == compact(record.org_name)]
        lines = exact or lines
        if len(lines) != 1:
            return []
        self._matched.add(lines[0].row)
        case = Case(record, lang)
        return list(self._differing(case, lines[0], factor))

    def _differing(self, case: Case, line: Line, factor: Decimal) -> Iterator[Finding]:
        for concept, figure in line.amounts.items():
            for one in _stated(case, concept):
                slack = max(slack_of((one,), factor).strict, figure.step / 2)
                if abs(number_of(one) - figure.value) <= slack:
                    continue
                words = {
                    "name": case.name(one), "measure": case.measure(one), "found": case.shown(number_of(one), one),
                    "expected": case.shown(figure.value, one), "ledger": self.name, "cell": figure.cell,
                }  # fmt: skip
                yield case.amiss(
                    "LEDGER", "error", case.text("ledger", **words), [one],
                    expected=figure.value, found=number_of(one), tolerance=slack,
                )  # fmt: skip

    def unmatched(self) -> list[Line]:
        """The lines of which no report was seen."""
        return [line for line in self.lines if line.row not in self._matched]


def _stated(case: Case, concept: str) -> Iterator[Stated]:
    for wanted in _words()["stated"][concept]:
        section, _, rest = wanted.partition("/")
        field, _, measure = rest.partition("@")
        if section == "prose":
            yield from case.said(field, measure)
            continue
        for table in case.tables:
            one = table.number(field, measure) if table.section == section else None
            if one is not None:
                yield one


def read_ledger(path: Path) -> Ledger:
    """A bureau's table from .xlsx or .csv; `E_LEDGER` says what is missing."""
    try:
        rows = _csv_rows(path) if path.suffix.lower() == ".csv" else _xlsx_rows(path)
    except (OSError, ValueError, KeyError) as error:
        raise UsageError("E_LEDGER", str(path), reason=str(error) or type(error).__name__) from error
    return Ledger(_lines(rows, path), path.name)


def _xlsx_rows(path: Path) -> list[Row]:
    import zipfile

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile) as error:
        raise ValueError("不是 .xlsx / no .xlsx") from error
    try:
        return [tuple(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    finally:
        book.close()


def _csv_rows(path: Path) -> list[Row]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return list(csv.reader(text.splitlines()))


def _lines(rows: list[Row], path: Path) -> list[Line]:
    headings = {compact(word): key for key, words in _words()["headings"].items() for word in words}
    for at, row in enumerate(rows[:HEAD_ROWS]):
        found = {
            key: col
            for col, cell in enumerate(row)
            if (key := headings.get(compact(_BRACKETS.sub("", str(cell or "")))))
        }
        if "org" in found and any(name in found for name in AMOUNTS):
            above = "\n".join(str(cell) for line in rows[:at] for cell in line if cell is not None)
            units = {name: _unit(row, found[name], above) for name in AMOUNTS if name in found}
            lacking = [str(row[found[name]]) for name, unit in units.items() if not unit]
            if lacking:
                raise UsageError(
                    "E_LEDGER", str(path), reason=f"没有写明金额单位 / no money unit: {'、'.join(lacking)}"
                )
            return [
                line
                for number, cells in enumerate(rows[at + 1 :], at + 2)
                if (line := _line(cells, found, units, number))
            ]
    raise UsageError("E_LEDGER", str(path), reason="没有标题行 / no row of headings")


def _unit(row: Row, col: int, above: str) -> str:
    """The unit in a heading's own brackets, or in a line above the headings."""
    return stated_unit(str(row[col]), "money") or stated_unit(above, "money") or ""


def _line(cells: Row, found: dict[str, int], units: dict[str, str], number: int) -> Line | None:
    def text(key: str) -> str:
        col = found.get(key)
        return "" if col is None or col >= len(cells) or cells[col] is None else str(cells[col]).strip()

    if not text("org"):
        return None
    year = re.search(r"20\d\d", text("year"))
    amounts = {}
    for name, unit in units.items():
        value = _amount(text(name))
        if value is not None:
            factor = factor_of(unit)
            places = max(0, -int(value.as_tuple().exponent))
            cell = f"{_letter(found[name])}{number}"
            amounts[name] = Figure(value * factor, unit, cell, factor.scaleb(-places))
    return Line(text("org"), int(year[0]) if year else None, amounts, number)


def _amount(text: str) -> Decimal | None:
    try:
        value = Decimal(text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _letter(col: int) -> str:
    return (chr(64 + col // 26) if col >= 26 else "") + chr(65 + col % 26)
