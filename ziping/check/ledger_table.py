"""A bureau's own table in, its lines out: 单位, 年度, 年初预算, 调整后预算, 执行数 from .xlsx or .csv, in 元."""

import re
import tomllib
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from normalize.fold import compact, fold
from normalize.units import stated_unit
from schemas.errors import UsageError
from ziping.check.precision import factor_of
from ziping.sheets import Row, sheets_of, text_of

AMOUNTS = ("opening_budget", "adjusted_budget", "final")
HEAD_ROWS = 15  # rows at the top among which the headings are looked for
FEN = Decimal("0.01")  # nothing is paid in less; what a formula leaves behind it is noise
_BRACKETS = re.compile(r"[（(\[【].*?[)）\]】]")
_YEAR = re.compile(r"20\d\d")
_NOTHING = frozenset({"", "-", "--", "—", "——", "/", "无", "*"})


class Figure(NamedTuple):
    """An amount in 元, the cell where it stands (`C5`), and what the last digit of its column is worth."""

    value: Decimal
    cell: str
    step: Decimal


class Line(NamedTuple):
    """One body's year in the table; `unread` are cells that should be amounts and are none."""

    org_name: str
    year: int | None
    amounts: dict[str, Figure]
    unread: tuple[str, ...] = ()


class _Columns(NamedTuple):
    """Where the columns of a sheet stand, the unit of each amount, and the year that is said above them."""

    at: int
    columns: dict[str, int]
    units: dict[str, str]
    year: int | None


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """The headings that mean the same, and where a report states it."""
    return tomllib.loads(files(__package__).joinpath("ledger.toml").read_text(encoding="utf-8"))


def read_lines(path: Path) -> list[Line]:
    """The lines of every sheet that has the headings; `E_LEDGER` says what is missing."""
    try:
        sheets = sheets_of(path)
    except (OSError, ValueError) as error:
        raise _fault(path, error) from error
    headed = {name: (rows, columns) for name, rows in sheets.items() if (columns := _columns(rows, path))}
    if not headed:
        raise _fault(path, ("没有标题行", "no row of headings"))
    several = len(sheets) > 1
    lines = [
        line
        for name, (rows, columns) in headed.items()
        for line in _lines(rows, columns, f"{name}!" if several else "")
    ]
    if not any(line.amounts for line in lines):  # a program that writes formulas does not work them out
        raise _fault(
            path,
            ("没有一个金额；有公式的请用 Excel 或 WPS 打开后存一次", "no amount; with formulas, open and save it once"),
        )
    return lines


def _fault(path: Path, reason: tuple[str, str] | Exception) -> UsageError:
    return UsageError("E_LEDGER", str(path), reason=reason)


def _columns(rows: list[Row], path: Path) -> _Columns | None:
    """The columns by their headings; an amount without a money unit is a fault."""
    headings = {compact(word): key for key, known in words()["headings"].items() for word in known}
    for at, row in enumerate(rows[:HEAD_ROWS]):
        found: dict[str, int] = {}
        for col, cell in enumerate(row):
            heading = compact(_BRACKETS.sub("", str(cell or "")))
            key = headings.get(heading)
            if key is not None:
                if key in found and key in AMOUNTS:
                    raise _fault(path, (f"有两列都是“{heading}”", f"two columns {heading}"))
                found.setdefault(key, col)
        if "org" in found and any(name in found for name in AMOUNTS):
            above = "\n".join(str(cell) for line in rows[:at] for cell in line if cell is not None)
            units = {name: _unit(row, found[name], above) for name in AMOUNTS if name in found}
            lacking = [compact(str(row[found[name]])) for name, unit in units.items() if not unit]
            if lacking:
                raise _fault(path, (f"没有写明金额单位：{'、'.join(lacking)}", f"no money unit: {', '.join(lacking)}"))
            years = set(_YEAR.findall(fold(above)))
            return _Columns(at, found, units, int(years.pop()) if len(years) == 1 else None)
    return None


def _unit(row: Row, col: int, above: str) -> str:
    """The unit in a heading's own brackets, or in a line above the headings."""
    return stated_unit(str(row[col]), "money") or stated_unit(above, "money") or ""


def _lines(rows: list[Row], columns: _Columns, sheet: str) -> list[Line]:
    """The lines below the headings, sums over several bodies left out."""
    read = [
        (number, cells)
        for number, cells in enumerate(rows[columns.at + 1 :], columns.at + 2)
        if (name := compact(text_of(cells, columns.columns["org"]))) and name not in words()["headings"]["sums"]
    ]
    steps = {
        name: min(
            (_step(amount, columns.units[name]) for _, cells in read if (amount := _amount(text_of(cells, col)))),
            default=Decimal(0),
        )
        for name, col in columns.columns.items()
        if name in columns.units
    }
    return [_line(cells, columns, steps, number, sheet) for number, cells in read]


def _line(cells: Row, columns: _Columns, steps: dict[str, Decimal], number: int, sheet: str) -> Line:
    year = _YEAR.search(fold(text_of(cells, columns.columns["year"]))) if "year" in columns.columns else None
    amounts: dict[str, Figure] = {}
    unread: list[str] = []
    for name, unit in columns.units.items():
        col = columns.columns[name]
        text = text_of(cells, col)
        amount, place = _amount(text), f"{sheet}{_letter(col)}{number}"
        if amount is not None:
            amounts[name] = Figure((amount * factor_of(unit)).quantize(FEN), place, steps[name])
        elif text not in _NOTHING:
            unread.append(f"{place} “{text}”")
    org_name = text_of(cells, columns.columns["org"])
    return Line(org_name, int(year[0]) if year else columns.year, amounts, tuple(unread))


def _step(amount: Decimal, unit: str) -> Decimal:
    """What the last digit of an amount is worth in 元. A table drops trailing zeros: the finest of a column counts."""
    factor = factor_of(unit)
    exact = (amount * factor).quantize(FEN) / factor
    return factor.scaleb(min(0, int(exact.normalize().as_tuple().exponent)))


def _amount(text: str) -> Decimal | None:
    try:
        value = Decimal(fold(text).replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _letter(col: int) -> str:
    return (_letter(col // 26 - 1) if col >= 26 else "") + chr(65 + col % 26)
