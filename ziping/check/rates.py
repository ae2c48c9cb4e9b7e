"""Rates against the figures that they follow from: control rates, execution rates in forms and in prose."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import chain

from schemas.codebook import codebook
from schemas.finding import Bilingual
from schemas.observations import Stated
from ziping.check.case import Case, Table, Words, is_number
from ziping.check.knowledge import knowledge
from ziping.check.precision import (
    TEN_THOUSAND,
    Between,
    is_unit_slip,
    number_of,
    quotient,
    rate_decimals,
    rate_slack,
    rounded,
)
from ziping.check.said import is_execution_rate, told_before


def rates_follow(case: Case) -> Iterator[Bilingual]:
    """`RATE` where a printed rate is not the quotient of its two figures, by what their rounding leaves open."""
    for table in case.tables:
        yield from _control_rates(case, table)
        yield from _execution_rates(case, table)
    yield from _rates_said(case)


@cache
def _ratios() -> tuple[tuple[str, tuple[str, str]], ...]:
    """The fields that are rates of two others."""
    return tuple((field, known.ratio_of) for field, known in codebook().fields.items() if known.ratio_of is not None)


def _control_rates(case: Case, table: Table) -> Iterator[Bilingual]:
    for field, parts in _ratios():
        rate, above, below = (table.number(part, "value") for part in (field, *parts))
        if rate is not None and above is not None and below is not None:
            yield from _compared(case, rate, above, below)


def _execution_rates(case: Case, table: Table) -> Iterator[Bilingual]:
    """The rate of a row of funds: executed to the full-year budget, or to the budget that the row states."""
    for rate in table.rows:
        if rate.measure != "rate" or not is_number(rate):
            continue
        row = table.row(rate)
        pairs = [
            (row[above], row[below])
            for above, below in codebook().measures["rate"].ratio_of
            if above in row and below in row and is_number(row[above]) and is_number(row[below])
        ]
        fitting = [pair for pair in pairs if _fits(case, rate, pair[0], pair[1])]
        if not pairs or fitting[:1] == pairs[:1]:
            continue
        if fitting:
            message = case.text("rate_of_other", **_words(case, rate, *pairs[0]), other=case.measure(fitting[0][1]))
            yield case.finding("RATE", "note", message, (rate, *pairs[0], fitting[0][1]))
        else:
            yield from _compared(case, rate, *pairs[0])


def _compared(case: Case, rate: Stated, above: Stated, below: Stated) -> Iterator[Bilingual]:
    between = quotient((above,), (below,))
    if between is None:
        if number_of(rate) and not number_of(above):
            message = case.text("rate_of_nought", **_words(case, rate, above, below))
            yield case.finding("RATE", "warning", message, (rate, above, below), found=number_of(rate))
    elif between.misses(number_of(rate)) > rate_slack(rate) * case.factor("RATE"):
        yield _finding(case, rate, (above,), (below,), between)


def _fits(case: Case, rate: Stated, above: Stated, below: Stated) -> bool:
    between = quotient((above,), (below,))
    slack = rate_slack(rate) * case.factor("RATE")
    return between is not None and between.misses(number_of(rate)) <= slack


def _finding(
    case: Case,
    rate: Stated,
    above: tuple[Stated, ...],
    below: tuple[Stated, ...],
    between: Between,
    others: tuple[Stated, ...] = (),
) -> Bilingual:
    exact = (between.low + between.high) / 2
    expected = rounded(exact, max(rate_decimals(rate), 2))
    words = _words(case, rate, above[0], below[0])
    for name, terms in (("above_value", above), ("below_value", below)):
        if len(terms) > 1:
            words[name] = case.shown(sum(map(number_of, terms), Decimal(0)), terms[0])
    message = case.text("rate", **words, expected=f"{expected.normalize():f}%")
    code = "RATE"
    if is_unit_slip(number_of(rate), exact):
        code = "UNIT"
        message += case.text("unit", times=TEN_THOUSAND)
    if others:
        message += case.text(
            "rate_really", found=rate.reading.raw, name=case.name(others[0]), value=others[0].reading.raw
        )
    return case.finding(
        code,
        "error",
        message,
        (rate, *above, *below, *others),
        expected=expected,
        found=number_of(rate),
        tolerance=rate_slack(rate),
    )


def _words(case: Case, rate: Stated, above: Stated, below: Stated) -> Words:
    is_same = above.field == below.field
    return {
        "rate": case.name(rate) if rate.measure == "value" or rate.section == "prose" else case.measure(rate),
        "row": "" if rate.measure == "value" or rate.section == "prose" else case.name(rate),
        "found": rate.reading.raw,
        "above": case.measure(above) if is_same else case.name(above),
        "below": case.measure(below) if is_same else case.name(below),
        "above_value": above.reading.raw,
        "below_value": below.reading.raw,
    }


def _rates_said(case: Case) -> Iterator[Bilingual]:
    """An execution rate in prose: of the whole's final accounts, to the budget that its label names if it names one."""
    told = {one.key: told_before(case.prose, at) for at, one in enumerate(case.prose) if is_execution_rate(one)}
    for rate in case.said("execution_rate", "rate"):
        spent, planned = told.get(rate.key, (None, []))
        if spent is not None and any(_fits(case, rate, spent, budget) for budget in planned):
            continue
        wanted = knowledge().budget_of(rate.label)
        executed = _totals(case, "final")
        budgets = [one for name in wanted for one in _totals(case, name)]
        budgets += [(one, more) for one in case.said("expenditure.total", "budget") for more in _added(case, one)]
        tried = [
            (above, below, between)
            for above in executed
            for below in budgets
            if (between := quotient(above, below)) is not None
        ]
        slack = rate_slack(rate) * case.factor("RATE")
        if not tried or any(between.misses(number_of(rate)) <= slack for *_, between in tried):
            continue
        above, below, between = tried[0]
        yield _finding(case, rate, above, below, between, _explaining(case, rate, above))


def _totals(case: Case, name: str) -> list[tuple[Stated, ...]]:
    """The statements of the whole's amount under a concept, the forms' first; of several projects, their sum."""
    found: list[tuple[Stated, ...]] = []
    for address in knowledge().totals[name]:
        numbers = case.at(address)
        found += [tuple(numbers)] if numbers and address.startswith("project") else [(one,) for one in numbers]
    return found


def _added(case: Case, budget: Stated) -> list[Stated]:
    """What was added to a budget in the course of the year, as the same paragraph says."""
    return [
        one
        for one in case.said("fact")
        if one.reading.provenance.paragraph == budget.reading.provenance.paragraph
        and one.reading.unit == "元"
        and any(word in one.label for word in knowledge().added)
    ]


def _explaining(case: Case, rate: Stated, above: tuple[Stated, ...]) -> tuple[Stated, ...]:
    """Another stated amount of which the printed rate is the quotient: what was divided by in its place."""
    slack = rate_slack(rate)
    for one in chain.from_iterable(case.said(field) for field in knowledge().mistaken):
        between = quotient(above, (one,)) if one.reading.unit == "元" else None
        if between is not None and between.misses(number_of(rate)) <= slack:
            return (one,)
    return ()
