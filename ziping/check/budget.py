"""What was spent against what was planned, and against the year before."""

from collections.abc import Iterator
from decimal import Decimal

from schemas.finding import Finding
from schemas.observations import Stated
from ziping.check.case import Case, Table, is_number, sections
from ziping.check.knowledge import knowledge
from ziping.check.precision import number_of, rounded, slack_of

SPENT = (("final", "budget"), ("executed", "full_year_budget"), ("executed", "adjusted_budget"))
SLIP = 1000  # times as much as the year before: rather another unit than another amount


def within_budget(case: Case) -> Iterator[Finding]:
    """`BUDGET` where final accounts are above the year's budget, row by row."""
    for table in case.tables:
        for spent, planned in SPENT:
            for one, limit in _rows(table, spent, planned):
                over = number_of(one) - number_of(limit)
                slack = slack_of((one, limit), case.factor("BUDGET")).strict
                if over <= slack or not number_of(limit):
                    continue
                words = {
                    "name": case.name(one), "spent": case.measure(one), "planned": case.measure(limit),
                    "found": case.shown(number_of(one), one), "expected": case.shown(number_of(limit), limit),
                    "rate": f"{rounded(100 * number_of(one) / number_of(limit), 2).normalize():f}%",
                }  # fmt: skip
                yield case.amiss(
                    "BUDGET", "warning", case.text("budget", **words), [limit, one],
                    expected=number_of(limit), found=number_of(one), tolerance=Decimal(0),
                )  # fmt: skip


def steady(case: Case) -> Iterator[Finding]:
    """`CHANGE`: an amount more than three times that of the year before should be explained, one that doubled noted."""
    for table in sections(case.tables, "basic_data"):
        for one, before in _rows(table, "final", "prior_final"):
            found, expected = number_of(one), number_of(before)
            if expected <= 0 or found <= expected * (1 + knowledge().growth):
                continue
            times = found / expected
            words = {
                "name": case.name(one), "before": case.shown(expected, before), "found": case.shown(found, one),
                "times": f"{rounded(times, 2).normalize():f}", "growth": f"{rounded(100 * (times - 1), 2):f}%",
            }  # fmt: skip
            jumps = times > knowledge().jump
            message = case.text("jump" if jumps else "growth", **words)
            if times >= SLIP:
                message += case.text("unit", times=10_000)
            yield case.finding(
                "UNIT" if times >= SLIP else "CHANGE", "warning" if jumps else "note", message, (before, one),
                expected=expected, found=found,
            )  # fmt: skip


def _rows(table: Table, above: str, below: str) -> Iterator[tuple[Stated, Stated]]:
    """The rows of money that state both measures."""
    others = {
        (one.field, one.item): one
        for one in table.rows
        if one.measure == below and is_number(one) and one.reading.unit == "元"
    }
    for one in table.rows:
        other = others.get((one.field, one.item))
        if one.measure == above and is_number(one) and one.reading.unit == "元" and other is not None:
            yield one, other
