"""A table that people give (.xlsx or .csv) in, its sheets as rows of cells out: the only door to openpyxl."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

Row = Sequence[object]


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
            return {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}
        finally:
            book.close()
    except faults as error:  # whatever openpyxl meets in a file that is none, or damaged
        raise ValueError("不是 .xlsx，或已损坏 / no .xlsx, or damaged") from error


def _csv_rows(path: Path) -> list[Row]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    try:
        return list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise ValueError(str(error)) from error
