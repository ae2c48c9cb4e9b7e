"""Records in, a workbook of their findings for people out: 说明 · 问题清单."""

from decimal import Decimal, InvalidOperation
from pathlib import Path

from schemas.codebook import codebook
from schemas.finding import Finding
from schemas.findings import finding_names
from schemas.observation import Observation
from schemas.record import Record
from ziping.outputs import Each, Money
from ziping.outputs.workbook.book import Book, Head
from ziping.outputs.workbook.cover import Cover, ReportLine
from ziping.outputs.workbook.shown import Shown, in_wan, pattern, place_of

HEADS = (
    Head("单位", 24),
    Head("年度", 7),
    Head("问题", 16),
    Head("严重程度", 10),
    Head("说明", 50),
    Head("涉及项目", 24),
    Head("应为", 14),
    Head("填报", 14),
    Head("差额", 12),
    Head("允许误差", 10),
    Head("计量单位", 9),
    Head("位置", 30),
    Head("文件", 30),
    Head("代码", 10),
    Head("标识", 20, code=True),
)


class FindingsBook:
    """One row a finding, its Chinese name first, its places counted from 1."""

    def __init__(self, money: Money) -> None:
        self.money: Money = money

    def render(self, record: Record) -> tuple[ReportLine, list[tuple[Shown, ...]]]:
        readings = {reading.key: reading for reading in record.observations()} if record.findings else {}
        return ReportLine.of(record), [self._row(record, finding, readings) for finding in record.findings]

    def save(self, each: Each, path: Path) -> None:
        with Book(path) as book:
            cover = Cover(book, self.money, every_row=None, title="绩效自评报告问题清单")
            sheet = book.sheet("问题清单", HEADS, frozen=3)
            for report, rows in each(self.render):
                cover.reports.append(report)
                for cells in rows:
                    sheet.row(cells)
            cover.finish([sheet])

    def _row(self, record: Record, finding: Finding, readings: dict[str, Observation]) -> tuple[Shown, ...]:
        evidence = [readings[key] for key in finding.evidence if key in readings]
        unit = _unit(finding, evidence)
        names = finding_names()
        code = names.codes.get(finding.code)
        known = codebook().with_fields(record.local_fields).fields
        fields = [known[field].zh if field in known else field for field in finding.fields]
        file = record.source if record.report == 0 else f"{record.source}（第{record.report + 1}份）"
        return (
            Shown(record.org_name),
            Shown(None if record.year is None else Decimal(record.year), pattern="0"),
            Shown(code.zh if code else finding.code),
            Shown(names.severities[finding.severity].zh),
            Shown(finding.message),
            Shown("、".join(fields)),
            *(
                self._figure(text, unit)
                for text in (finding.expected, finding.found, finding.difference, finding.tolerance)
            ),
            Shown(self.money if unit == "元" else unit),
            Shown(place_of(evidence)),
            Shown(file),
            Shown(finding.code),
            Shown(finding.fingerprint),
        )

    def _figure(self, text: str, unit: str) -> Shown:
        """A figure as a number in the unit for people; what is no number stays as it is."""
        try:
            value = Decimal(text)
        except InvalidOperation:
            return Shown(text)
        if unit == "元" and self.money == "万元":
            value = in_wan(value)
        return Shown(value, pattern=pattern(value, 2 if unit == "元" else 0))


def _unit(finding: Finding, evidence: list[Observation]) -> str:
    """The unit of its figures: that of all its evidence; a rate is in % whatever it is made of."""
    units = {reading.unit for reading in evidence if reading.unit}
    if finding.code == "RATE":
        return "%"
    return units.pop() if len(units) == 1 else ""
