"""A table that people give (.xlsx or .csv) in, its sheets as rows of cells out: the only door to openpyxl."""

import csv
import io
import re
import zipfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

Row = Sequence[object]
_ZEROS = re.compile(r"0{2,}")  # the format of numbers that are codes


def sheets_of(path: Path) -> dict[str, list[Row]]:
    """The rows of each sheet by its name, empty for a .csv; `OSError` or `ValueError` where it is no such table."""
    return {"": _csv_rows(path)} if path.suffix.lower() == ".csv" else _sheets(path)


def text_of(cells: Row, col: int) -> str:
    """A cell as a text without outer white space; empty where the row ends before."""
    return "" if col >= len(cells) or cells[col] is None else str(cells[col]).strip()


def _sheets(path: Path) -> dict[str, list[Row]]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    faults = (InvalidFileException, zipfile.BadZipFile, KeyError, SyntaxError, TypeError, AttributeError, IndexError)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            return {sheet.title: [tuple(map(_shown, row)) for row in sheet.iter_rows()] for sheet in book.worksheets}
        finally:
            book.close()
    except faults as error:  # whatever openpyxl meets in a file that is none, or damaged
        raise ValueError("不是 .xlsx，或已损坏 / no .xlsx, or damaged") from error


def _shown(cell: "Cell | MergedCell | ReadOnlyCell | EmptyCell") -> object:
    """The value of a cell; of a code that is a number (00123) with the zeros that its format shows."""
    value, shown = cell.value, getattr(cell, "number_format", "")
    if isinstance(value, int) and _ZEROS.fullmatch(shown):
        return str(value).zfill(len(shown))
    return value


def _csv_rows(path: Path) -> list[Row]:
    data = path.read_bytes()
    encodings = ("utf-16",) if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ("utf-8-sig", "gb18030")
    try:
        text = _decoded(data, encodings)
    except UnicodeDecodeError as error:
        raise ValueError("编码无法识别，请另存为 UTF-8 / neither UTF-8, GBK nor UTF-16") from error
    try:
        return list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise ValueError(str(error)) from error


def _decoded(data: bytes, encodings: Sequence[str]) -> str:
    for encoding in encodings[:-1]:
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode(encodings[-1])
