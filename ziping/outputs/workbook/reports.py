"""Records in, the workbook of their values out: 说明 · 基础数据 · 自评表 · 指标 · 项目 · 未识别 · 正文."""

from pathlib import Path

from schemas.record import Record
from ziping.outputs import Each, Money
from ziping.outputs.workbook.book import Book, Sheet
from ziping.outputs.workbook.columns import SheetName
from ziping.outputs.workbook.cover import Cover, ReportLine
from ziping.outputs.workbook.rows import Rows, SheetRow

ALWAYS: tuple[SheetName, ...] = ("基础数据", "自评表", "指标", "项目", "未识别")  # 正文 only where there is any


class ReportsBook:
    """What people open: one sheet a kind of table, one row a row of the form."""

    def __init__(self, money: Money, *, every_row: bool) -> None:
        self.rows = Rows(money, every_row=every_row)

    def render(self, record: Record) -> tuple[ReportLine, list[SheetRow]]:
        return ReportLine.of(record), list(self.rows.of(record))

    def save(self, each: Each, path: Path) -> None:
        with Book(path) as book:
            cover = Cover(book, self.rows.money, every_row=self.rows.every_row)
            sheets = {name: self._sheet(book, name) for name in ALWAYS}
            for report, rows in each(self.render):
                cover.reports.append(report)
                for name, cells in rows:
                    if name not in sheets:
                        sheets[name] = self._sheet(book, name)
                    sheets[name].row(cells)
            cover.finish(list(sheets.values()))

    def _sheet(self, book: Book, name: SheetName) -> Sheet:
        layout = self.rows.layouts[name]
        return book.sheet(name, layout.heads, layout.frozen)
