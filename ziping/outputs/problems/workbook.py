"""The list as a workbook, and the workbook over all reports: 汇总."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from ziping.check.problems import TEXTS
from ziping.outputs.problems.listed import Listed
from ziping.outputs.workbook.book import Book, Head
from ziping.outputs.workbook.shown import Shown

HEADS = (
    Head("序号", 6),
    Head("单位", 24),
    Head("年度", 7),
    Head("严重程度", 10),
    Head("问题类型", 14),
    Head("位置", 34),
    Head("原文", 40),
    Head("问题", 50),
    Head("应为", 14),
    Head("依据", 26),
    Head("状态", 8),
    Head("单位说明", 30),
    Head("文件", 30),
    Head("代码", 10),
    Head("标识", 20, code=True),
)
OVERVIEW = (
    Head("单位", 28),
    Head("年度", 7),
    Head("必须更正", 10),
    Head("请说明", 10),
    Head("提示", 8),
    Head("已说明", 8),
    Head("已改", 8),
    Head("读入单元格", 11),
    Head("未识别单元格", 12),
    Head("识别率（%）", 11),
    Head("应填未填", 10),
    Head("落款日期", 12),
    Head("是否按时", 10),
    Head("文件", 40),
)


def write_workbook(reports: Sequence[Listed], path: Path) -> None:
    """The lines of one report or of several, one below the other."""
    with Book(path) as book:
        sheet = book.sheet("问题清单", HEADS, frozen=1)
        for report in reports:
            for number, one in enumerate(report.problems, 1):
                texts = (
                    one.severity, one.name, one.place, one.quoted, one.finding.message, one.expected, one.basis,
                    TEXTS["zh"][one.state], one.reason, report.document, one.finding.code, one.finding.fingerprint,
                )  # fmt: skip
                sheet.row([_count(number), Shown(report.org_name), _year(report), *map(Shown, texts)])


def write_overview(reports: Sequence[Listed], path: Path) -> None:
    """One line a report: findings by severity, how completely it was read and filled, whether it came in time."""
    with Book(path) as book:
        sheet = book.sheet("汇总", OVERVIEW, frozen=1)
        for report in reports:
            states = [one.state for one in report.problems]
            cells = report.mapped + report.unmapped
            share = Decimal(100 * report.mapped) / cells if cells else None
            sheet.row(
                [
                    Shown(report.org_name),
                    _year(report),
                    *(_count(report.count(severity)) for severity in ("error", "warning", "note")),
                    _count(states.count("accepted")),
                    _count(states.count("gone")),
                    _count(report.mapped),
                    _count(report.unmapped),
                    Shown(share if share is None else share.quantize(Decimal("0.1")), pattern="0.0"),
                    _count(report.left_empty),
                    Shown(report.report_date or "未写"),
                    Shown({None: "", True: "按时", False: "逾期"}[report.due]),
                    Shown(report.document),
                ]
            )


def _count(number: int) -> Shown:
    return Shown(Decimal(number), pattern="0")


def _year(report: Listed) -> Shown:
    return Shown(None if report.year is None else Decimal(report.year), pattern="0")
