"""The bureau's own figures beside those of the reports: what differs, and what could not be matched."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from extract.cover import same_body, without_code
from normalize.fold import compact, fold
from schemas.errors import Lang
from schemas.finding import Bilingual, Finding
from schemas.observations import Stated
from schemas.record import Record
from ziping.check.case import Case
from ziping.check.knowledge import knowledge
from ziping.check.ledger_table import Line, read_lines
from ziping.check.precision import number_of, slack_of

_BEHIND_NAME = re.compile(r"\([^()]{1,4}\)$|(?:部门|本级|机关|汇总)$")
TOLD: dict[Lang, dict[str, str]] = {
    "zh": {
        "lines": "批复数表中有 {count} 行没有对应的报告：{names}",
        "reports": "有 {count} 份报告在批复数表中没有对应的行：{names}",
        "several": "有 {count} 份报告在批复数表中对应不止一行，未作比较：{names}",
        "unread": "批复数表中有 {count} 个金额读不出：{names}",
        "name": "{name}（{year}）", "joint": "、",
    },
    "en": {
        "lines": "{count} lines of the ledger have no report: {names}",
        "reports": "{count} reports have no line in the ledger: {names}",
        "several": "{count} reports have more than one line in the ledger and were not compared: {names}",
        "unread": "{count} amounts of the ledger could not be read: {names}",
        "name": "{name} ({year})", "joint": ", ",
    },
}  # fmt: skip


class Ledger:
    """The lines of a bureau's table, told of each report; what could not be matched is left in the end."""

    def __init__(self, lines: Iterable[Line], name: str) -> None:
        self.lines, self.name = tuple(lines), name
        self._met: set[int] = set()
        self._missing: list[Record] = []
        self._several: list[Record] = []

    def findings(self, record: Record, lang: Lang = "zh", factor: Decimal = Decimal(1)) -> list[Finding]:
        """`LEDGER` where a report states another amount than the ledger; nothing where no one line is its body's."""
        own = compact(record.org_name)
        near = [
            at
            for at, line in enumerate(self.lines)
            if is_one_body(line.org_name, record.org_name) and line.year in (None, record.year)
        ]
        lines = [at for at in near if compact(self.lines[at].org_name) == own] or near
        self._met.update(lines)
        if len(lines) != 1:
            (self._several if lines else self._missing).append(record)
            return []
        found = self._differing(Case(record), self.lines[lines[0]], factor)
        return [one.in_(lang) for one in found]

    def _differing(self, case: Case, line: Line, factor: Decimal) -> Iterator[Bilingual]:
        for concept, figure in line.amounts.items():
            for one in _stated(case, concept):
                slack = max(slack_of((one,), factor).strict, factor * figure.step / 2)
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

    def told(self, lang: Lang = "zh") -> Iterator[str]:
        """What could not be matched or read, a line for each kind."""
        texts = TOLD[lang]
        lines = [line for at, line in enumerate(self.lines) if at not in self._met]
        named = {
            "lines": [texts["name"].format(name=line.org_name, year=line.year or "?") for line in lines],
            "reports": [_named(record, texts) for record in self._missing],
            "several": [_named(record, texts) for record in self._several],
            "unread": [cell for line in self.lines for cell in line.unread],
        }
        for kind, names in named.items():
            if names:
                yield texts[kind].format(count=len(names), names=texts["joint"].join(names))


def is_one_body(one: str, other: str) -> bool:
    """Whether two names are one body's, one perhaps without its place; 林业局种苗站 is none of 林业局."""
    first, second = (_BEHIND_NAME.sub("", fold(without_code(name))) for name in (one, other))
    return same_body(one, other) and (first.endswith(second) or second.endswith(first))


def _named(record: Record, texts: dict[str, str]) -> str:
    return texts["name"].format(name=record.org_name or record.source, year=record.year or "?")


def _stated(case: Case, concept: str) -> Iterator[Stated]:
    """Where a report states the whole's amount; a project is no body."""
    for address in knowledge().totals[concept]:
        if not address.startswith("project"):
            yield from case.at(address)


def read_ledger(path: Path) -> Ledger:
    """A bureau's table from .xlsx or .csv; `E_LEDGER` says what is missing."""
    return Ledger(read_lines(path), path.name)
