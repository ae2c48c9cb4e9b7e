"""The funds of a form by source and by use: each set adds up to the year's total, and so both to one another."""

from collections.abc import Iterator
from decimal import Decimal

from schemas.finding import Finding, Severity
from schemas.observations import Stated
from ziping.check.case import Case
from ziping.check.precision import number_of, slack_of

SETS = {
    "source": (
        "funds.source.general_public",
        "funds.source.government_fund",
        "funds.source.state_capital",
        "funds.source.special_account",
        "funds.source.other",
    ),
    "use": ("funds.use.basic", "funds.use.project"),
}
TOTALS = ("opening_budget", "full_year_budget", "adjusted_budget", "executed")


def funds_add_up(case: Case) -> Iterator[Finding]:
    """`SUM` where the amounts by source (by use) are none of the totals that the form states for the year."""
    for table in case.tables:
        totals = [one for name in TOTALS if (one := table.number("funds.total", name)) is not None]
        for name, fields in SETS.items():
            for measure in ("value", *TOTALS):
                parts = [one for field in fields if (one := table.number(field, measure)) is not None]
                wanted = totals if measure == "value" else [one for one in totals if one.measure == measure]
                if wanted and len(parts) > (1 if measure != "value" else 0):
                    yield from _set(case, name, parts, wanted)


def _set(case: Case, name: str, parts: list[Stated], totals: list[Stated]) -> Iterator[Finding]:
    total = sum((number_of(one) for one in parts), Decimal(0))
    slack = slack_of(parts, case.factor("SUM"))
    offs = [abs(total - number_of(one)) for one in totals]
    if min(offs) <= slack.strict or not total:
        return
    severity: Severity = "note" if min(offs) <= slack.loose else "error"
    against = [one for one in totals if one.measure != "executed"] or totals
    words = {
        "name": case.text(f"funds_{name}"),
        "sum": case.shown(total, parts[0]),
        "totals": case.text("funds_joint").join(
            case.text(
                "funds_total",
                measure=case.measure(one),
                value=case.shown(number_of(one), one),
                difference=case.shown(abs(total - number_of(one)), one),
            )
            for one in _distinct(against)
        ),
    }
    yield case.amiss(
        "SUM", severity, case.text("funds", **words), [*parts, *against],
        expected=number_of(against[0]), found=total, tolerance=slack.strict,
    )  # fmt: skip


def _distinct(totals: list[Stated]) -> list[Stated]:
    """Each amount once."""
    return list({number_of(one): one for one in reversed(totals)}.values())[::-1]
