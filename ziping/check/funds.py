"""The funds of a form by source and by use: each set adds up to the year's total, and so both to one another."""

from collections.abc import Iterator
from decimal import Decimal

from schemas.finding import Bilingual, Severity
from schemas.observations import Stated
from ziping.check.case import Case, is_number, sections
from ziping.check.knowledge import knowledge
from ziping.check.precision import number_of, slack_of

TOTALS = ("opening_budget", "full_year_budget", "adjusted_budget", "executed")


def parts_of_funds(case: Case) -> Iterator[Bilingual]:
    """`SUM` where the funds below the year's total are not the total, `PART` where a single one is more than it.

    Less they may be where a cell is left empty, or where the form has no row for what is left.
    """
    for table in sections(case.tables, "project_evaluation", "self_evaluation"):
        for measure in TOTALS:
            whole = table.number("funds.total", measure)
            rows = [one for field in knowledge().funds.below for one in table.of(field, measure)]
            parts = [one for one in rows if is_number(one)]
            if whole is None or not parts or not all(one.reading.unit == "元" for one in (whole, *parts)):
                continue
            off = sum(map(number_of, parts), Decimal(0)) - number_of(whole)
            slack = slack_of(parts, case.factor("SUM"), whole=(whole,))
            is_complete = len(parts) == len(rows) and any(one.field == "funds.other" for one in parts)
            if off > slack.loose or (is_complete and len(parts) > 1 and -off > slack.loose):
                yield _parts(case, whole, parts, off, slack.strict)


def _parts(case: Case, whole: Stated, parts: list[Stated], off: Decimal, tolerance: Decimal) -> Bilingual:
    total = number_of(whole) + off
    code, text = ("SUM", "sum") if len(parts) > 1 else ("PART", "part_alone")
    words = case.sum_words(whole, parts, number_of(whole), total)
    return case.amiss(
        code, "error", case.text(text, **words), [whole, *parts],
        expected=number_of(whole), found=total, tolerance=tolerance,
    )  # fmt: skip


def funds_add_up(case: Case) -> Iterator[Bilingual]:
    """`SUM` where the amounts by source (by use) are none of the totals that the form states for the year."""
    for table in case.tables:
        totals = [one for name in TOTALS if (one := table.number("funds.total", name)) is not None]
        for name, fields in knowledge().funds.sets.items():
            for measure in ("value", *TOTALS):
                parts = [one for field in fields if (one := table.number(field, measure)) is not None]
                wanted = totals if measure == "value" else [one for one in totals if one.measure == measure]
                if wanted and len(parts) > (1 if measure != "value" else 0):
                    yield from _set(case, name, parts, wanted)


def _set(case: Case, name: str, parts: list[Stated], totals: list[Stated]) -> Iterator[Bilingual]:
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
