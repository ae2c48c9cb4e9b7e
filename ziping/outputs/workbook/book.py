"""Rows of cells in, an .xlsx file out: one sheet after another, row by row, within the limits of Excel."""

import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Self

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from schemas.values import plain
from ziping.outputs.workbook.shown import Shown

MAX_ROWS = 1_048_576
MAX_TEXT = 32_767  # UTF-16 units in a cell
IN_MEMORY = 16_000_000  # bytes of a finished book; a larger one waits on disk
EXACT_DIGITS = 15  # of the decimal digits that Excel keeps
MAX_COMMENTS = 5_000  # a sheet; the reasons stand in a column of their own too
DOUBTFUL = "#FFE699"
CUT = "……（余下 {count} 字未列出，见 csv 或 jsonl）"
FONT = {"font_name": "微软雅黑", "font_size": 10, "valign": "top"}
BORDER = {"border": 1, "border_color": "#D0D0D0"}
NO_SURPRISES = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LINE_END = re.compile(r"\r\n?")  # in a cell a line ends in `\n`
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
Properties = tuple[tuple[str, object], ...]
QUOTED: Properties = (("quote_prefix", True),)  # a text also when somebody edits the cell
AS_TEXT: Properties = (("num_format", "@"),)


@dataclass(frozen=True)
class Head:
    """The heading of a column and its width in characters; `code` columns are formatted as text."""

    title: str
    width: float = 12
    code: bool = False


class Book:
    """A workbook in the making; used as a context, the file is whole when it ends without a fault."""

    def __init__(self, path: Path) -> None:
        self._scratch = tempfile.TemporaryDirectory(prefix="ziping-")
        self._path = path
        self._bytes = tempfile.SpooledTemporaryFile(IN_MEMORY, dir=self._scratch.name)  # noqa: SIM115 – closed on exit
        options = {"constant_memory": True, "tmpdir": self._scratch.name, **NO_SURPRISES}
        self._book = xlsxwriter.Workbook(self._bytes, options)
        self._book.use_zip64()
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._sheets: list[Sheet] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._scratch, self._bytes:
            if kind is None:
                for sheet in self._sheets:
                    sheet.finish()
                try:
                    self._book.close()
                except XlsxWriterException as fault:
                    raise OSError(str(fault)) from fault
                self._bytes.seek(0)
                with self._path.open("wb") as file:
                    shutil.copyfileobj(self._bytes, file)
            else:
                self._book.fileclosed = True  # or it complains that nobody closed it
                for sheet in self._book.worksheets():  # Windows removes no scratch file that is open
                    sheet.row_data_fh.close()

    def sheet(self, name: str, heads: Sequence[Head], frozen: int = 0, *, lined: bool = True) -> "Sheet":
        """A new sheet behind the others; its first `frozen` columns stay in sight.

        `lined` gives each cell a border and lets its text wrap; without, a sheet of many rows stays small.
        """
        sheet = Sheet(self, name, heads, frozen, lined=lined)
        self._sheets.append(sheet)
        return sheet

    def add_worksheet(self, name: str) -> Worksheet:
        return self._book.add_worksheet(name)

    def format(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**FONT, **properties})
        return self._formats[key]


class Sheet:
    """A table that is written row by row; where Excel has no more rows it goes on in `name (2)`."""

    def __init__(self, book: Book, name: str, heads: Sequence[Head], frozen: int, *, lined: bool) -> None:
        self.name, self.heads, self.rows = name, heads, 0
        self._book, self._frozen = book, frozen
        self._look: dict[str, object] = {"text_wrap": True, **BORDER} if lined else {}
        self._forms: dict[tuple[Properties, int, bool], Format] = {}
        self._parts = 0
        self._used = [False] * len(heads)
        self._begin()

    def _begin(self) -> None:
        self._parts += 1
        self._next, self._comments = 1, 0
        name = self.name if self._parts == 1 else f"{self.name} ({self._parts})"
        self._sheet = self._book.add_worksheet(name)
        head = self._book.format(bold=True, bg_color="#DDEBF7", text_wrap=True, align="center", **BORDER)
        self._sheet.set_row(0, 32)
        for col, title in enumerate(self.heads):
            self._sheet.write_string(0, col, title.title, head)
        self._sheet.freeze_panes(1, self._frozen)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MAX_ROWS}"})
        for_print(self._sheet)
        self._sheet.repeat_rows(0)

    def row(self, cells: Sequence[Shown]) -> None:
        """One more row."""
        if self._next == MAX_ROWS:
            self._end()
            self._begin()
        for col, (cell, head) in enumerate(zip(cells, self.heads, strict=True)):
            self._cell(col, cell, head)
        self._next += 1
        self.rows += 1

    def finish(self) -> None:
        """Settle what depends on all rows."""
        self._end()

    def _end(self) -> None:
        for col, (head, used) in enumerate(zip(self.heads, self._used, strict=True)):
            self._sheet.set_column(col, col, head.width, None, {} if used or not self.rows else {"hidden": True})
        self._sheet.autofilter(0, 0, max(1, self._next - 1), len(self.heads) - 1)

    def _cell(self, col: int, cell: Shown, head: Head) -> None:
        if not self._look and not cell.doubt and (cell.value is None or cell.value == ""):
            return
        self._used[col] |= cell.value is not None or bool(cell.doubt)
        content, own = written(cell, code=head.code)
        look = own, cell.indent, bool(cell.doubt)
        form = self._forms.get(look)
        if form is None:
            marks = {
                name: value for name, value in (("indent", cell.indent), ("bg_color", cell.doubt and DOUBTFUL)) if value
            }
            form = self._forms[look] = self._book.format(**self._look, **marks, **dict(own))
        write(self._sheet, (self._next, col), content, form)
        if cell.doubt and self._comments < MAX_COMMENTS:
            self._comments += 1
            self._sheet.write_comment(self._next, col, cell.doubt[:1000], {"x_scale": 2})


def put(book: Book, sheet: Worksheet, place: tuple[int, int], cell: Shown, properties: dict[str, object]) -> None:
    """Write one cell where it belongs to no table."""
    content, own = written(cell)
    write(sheet, place, content, book.format(**properties, **dict(own)))


def written(cell: Shown, *, code: bool = False) -> tuple[float | str | None, Properties]:
    """What is written for a cell, and its format: a number only where Excel keeps all its digits, a text as a text."""
    value = cell.value
    if value is None or value == "":
        return None, ()
    if isinstance(value, Decimal):
        if is_exact(value):
            return float(value), (("num_format", cell.pattern or "General"),)
        code, value = True, plain(value)
    own = AS_TEXT if code else ()
    if value.startswith(FORMULA_SIGNS):
        own += QUOTED
    return fitting(LINE_END.sub("\n", value) if "\r" in value else value), own


def write(sheet: Worksheet, place: tuple[int, int], content: float | str | None, form: Format) -> None:
    if content is None:
        sheet.write_blank(*place, None, form)
    elif isinstance(content, str):
        sheet.write_string(*place, content, form)
    else:
        sheet.write_number(*place, content, form)


def is_exact(value: Decimal) -> bool:
    """Whether Excel, which keeps 15 digits, keeps this number."""
    if len(value.as_tuple().digits) <= EXACT_DIGITS:
        return True
    digits = plain(value).lstrip("-").replace(".", "").strip("0")
    return len(digits) <= EXACT_DIGITS


def fitting(text: str) -> str:
    """A text as long as a cell may hold; where some is left out the cell says so."""
    if len(text) <= MAX_TEXT // 2 or len(text.encode("utf-16-le")) // 2 <= MAX_TEXT:
        return text
    room = MAX_TEXT - len(CUT) - 10
    kept = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", errors="ignore")
    return kept + CUT.format(count=len(text) - len(kept))


def for_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
