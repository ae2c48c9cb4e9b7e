"""What was spent against what was planned, and against the year before."""

from collections.abc import Iterator
from decimal import Decimal

from schemas.codebook import codebook
from schemas.finding import Bilingual, Severity
from schemas.observations import Stated
from ziping.check.case import Case, Table, is_number, sections
from ziping.check.knowledge import knowledge
from ziping.check.precision import number_of, rounded, slack_of

SPENT = (("final", "budget"), ("executed", "full_year_budget"), ("executed", "adjusted_budget"))
HUNDRED = Decimal(100)  # 0.01万元
SLIP = 1000  # times as much as the year before, or as planned: rather another unit than another amount


def within_budget(case: Case) -> Iterator[Bilingual]:
    """`BUDGET` where final accounts are above the year's budget, row by row; only noted where more was added to it."""
    for table in case.tables:
        added = _added(case, table) if table.section == "basic_data" else Decimal(0)
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
                is_own_limit = one.field.startswith(knowledge().own_limits)
                severity: Severity = "note" if over <= added and not is_own_limit else "warning"
                message = case.text("budget", **words)
                code = "BUDGET"
                if number_of(one) >= SLIP * number_of(limit):
                    code, severity, message = "UNIT", "error", message + case.text("unit", times=10_000)
                yield case.finding(
                    code, severity, message, [limit, one],
                    expected=number_of(limit), found=number_of(one), tolerance=Decimal(0),
                )  # fmt: skip


def within_budget_said(case: Case) -> Iterator[Bilingual]:
    """`BUDGET` where the prose states a limit of its own kind (三公经费), and more spent; unless a form states both."""
    fields = dict.fromkeys(one.field for one in case.prose if one.field.startswith(knowledge().own_limits))
    for field in fields:
        if any(table.number(field, "final") and table.number(field, "budget") for table in case.tables):
            continue
        finals, budgets = case.said(field, "final"), case.said(field, "budget")
        if any(len({number_of(one) for one in stated}) != 1 for stated in (finals, budgets)):
            continue
        (one, *_), (limit, *_) = finals, budgets
        if number_of(limit) and number_of(one) - number_of(limit) > slack_of((one, limit)).strict:
            words = {
                "name": case.name(one), "spent": case.measure(one), "planned": case.measure(limit),
                "found": one.reading.raw, "expected": limit.reading.raw,
                "rate": f"{rounded(100 * number_of(one) / number_of(limit), 2).normalize():f}%",
            }  # fmt: skip
            yield case.finding(
                "BUDGET", "warning", case.text("budget", **words), (limit, one),
                expected=number_of(limit), found=number_of(one),
            )  # fmt: skip


def _added(case: Case, table: Table) -> Decimal:
    """What was added in the course of the year to the budget of the basic data, if that is the opening one."""
    planned = table.number("expenditure.total", "budget")
    opening, adjusted = (_stated_budgets(case, name) for name in ("opening_budget", "adjusted_budget"))
    if planned is not None:
        opening = [one for one in opening if abs(number_of(planned) - one) <= HUNDRED]
    return max(adjusted) - min(opening) if opening and adjusted else Decimal(0)


def _stated_budgets(case: Case, concept: str) -> list[Decimal]:
    """What prose and the form of the whole state as an amount of all expenditure."""
    return [
        number_of(one)
        for one in case.stated
        if is_number(one)
        and one.section in ("prose", "self_evaluation")
        and not one.item
        and knowledge().same_fields.get(one.field, one.field) == "expenditure.total"
        and case.is_own_year(one)
        and codebook().concept(one.section, one.measure) == concept
    ]


def steady(case: Case) -> Iterator[Bilingual]:
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
    for one, other in table.rows_with(above, below):
        if one.reading.unit == other.reading.unit == "元":
            yield one, other
