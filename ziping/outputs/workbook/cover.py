"""What was read in, the sheet 说明 out: what this is, how to read it, and the list of reports."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from schemas.observations import observations_of
from schemas.record import Record
from schemas.values import SCHEMA_VERSION
from ziping.outputs import Money
from ziping.outputs.workbook.book import BORDER, DOUBTFUL, Book, Sheet, for_print, put
from ziping.outputs.workbook.shown import Shown, doubt_of

ABOUT: dict[str, str] = {
    "基础数据": "部门整体支出绩效评价基础数据表，一行一个项目",
    "自评表": "部门整体支出绩效自评表：部门、资金、目标、总分、等级",
    "指标": "两种自评表的绩效指标，一行一个三级指标",
    "项目": "项目支出绩效自评表：项目、资金、目标、总分、等级",
    "未识别": "本工具不认识的表格和单元格，按行、列标题照录",
    "正文": "正文中读到的内容",
    "问题清单": "报告中前后不符、需要更正或说明之处，一行一处",
}
HEADS = ("单位", "年度", "标题", "文件", "第几份", "落款日期", "读入格", "标题或空格", "未识别格", "存疑处", "问题")
WIDTHS = (30, 8, 38, 44, 8, 12, 9, 11, 10, 9, 8)


class ReportLine(NamedTuple):
    """One line of the list of reports."""

    org_name: str
    year: int | None
    title: str
    source: str
    report: int
    report_date: str
    mapped: int
    ignored: int
    unmapped: int
    doubts: int
    findings: int

    @classmethod
    def of(cls, record: Record) -> "ReportLine":
        cells = record.coverage
        doubts = cells.unmapped + sum(bool(doubt_of([reading])) for reading in observations_of(record))
        return cls(
            record.org_name,
            record.year,
            record.title,
            record.source,
            record.report + 1,
            record.report_date,
            cells.mapped,
            cells.ignored,
            cells.unmapped,
            doubts,
            len(record.findings),
        )


class Cover:
    """The first sheet, written last; `every_row` is None where the sheets hold no values."""

    def __init__(self, book: Book, money: Money, *, every_row: bool | None, title: str = "绩效自评数据") -> None:
        self.reports: list[ReportLine] = []
        self._book, self._money, self._every_row, self._title = book, money, every_row, title
        self._sheet = book.add_worksheet("说明")

    def finish(self, sheets: Sequence[Sheet]) -> None:
        """Write it, when all rows of the others are known."""
        for col, width in enumerate(WIDTHS):
            self._sheet.set_column(col, col, width)
        self._sheet.write_string(0, 0, self._title, self._book.format(bold=True, font_size=16))
        self._sheet.set_row(0, 26)
        row = 2
        for text, color in self._lines(sheets):
            properties: dict[str, object] = {"bg_color": color} if color else {}
            put(self._book, self._sheet, (row, 0), Shown(text), properties)
            row += 1
        self._list(row + 1)
        for_print(self._sheet)
        self._sheet.hide_gridlines(2)

    def _lines(self, sheets: Sequence[Sheet]) -> list[tuple[str, str]]:
        doubts = sum(report.doubts for report in self.reports)
        placeholders = "已列出" if self._every_row else "未列出（命令加 --all 可列出）"
        every_book = [
            (f"由 ziping 从 {len(self.reports)} 份报告读出，数据格式版本 {SCHEMA_VERSION}。", ""),
            *((f"　{sheet.name}：{ABOUT[sheet.name]}，共 {sheet.rows} 行", "") for sheet in sheets),
            (f"金额以{self._money}计，报告中以其他单位填写的已换算；其余数值的单位见标题或“计量单位”列。", ""),
            ("页、表、行、列、段都从 1 数起；合并单元格取其左上角。", ""),
        ]
        if self._every_row is None:
            return every_book
        return [
            *every_book,
            ("空白为报告中未填；“——”“/”“无”等照录；“（缺）”为表式要求而报告没有。", ""),
            (f"报告中没有填写的占位行（“……”“指标2：”）{placeholders}。没有内容的列已隐藏。", ""),
            ("数字超过 15 位的按文本写出，以免丢失位数；过长的文字截断处有说明。", ""),
            (f"这种底色为存疑，共 {doubts} 处，原因见批注和“存疑”列，请对照原件核对。", DOUBTFUL if doubts else ""),
        ]

    def _list(self, row: int) -> None:
        head = {"bold": True, "bg_color": "#DDEBF7", "text_wrap": True, "align": "center", **BORDER}
        for col, title in enumerate(HEADS):
            put(self._book, self._sheet, (row, col), Shown(title), head)
        for below, report in enumerate(self.reports, row + 1):
            for col, value in enumerate(report):
                shown = Shown(Decimal(value), pattern="0") if isinstance(value, int) else Shown(value)
                put(self._book, self._sheet, (below, col), shown, {"text_wrap": True, **BORDER})
        self._sheet.autofilter(row, 0, row + max(1, len(self.reports)), len(HEADS) - 1)
