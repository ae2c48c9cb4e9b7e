"""The weights of a scoring table: of each group as printed against its indicators, of the whole against 100."""

from collections.abc import Iterator
from decimal import Decimal

from schemas.finding import Bilingual
from schemas.observations import Stated
from schemas.said import Said
from ziping.check.case import Case, Table, is_number
from ziping.check.precision import number_of

WHOLE = Decimal(100)
EXECUTION = Decimal(10)  # what the execution rate counts where nothing else is said
FEW = 3  # weights that make a scoring table


def weights_add_up(case: Case) -> Iterator[Bilingual]:
    """`WEIGHT` where indicators have more or fewer points than their group prints, or a form's total is not 100."""
    for table in case.tables:
        groups = [one for one in table.of("indicator_group", "weight", items=True) if is_number(one)]
        for group in groups:
            yield from _group(case, table, group)
        total = table.number("score_total", "weight")
        if total is None:
            yield from _whole(case, table)
        elif number_of(total) != WHOLE:
            message = case.text("weight_not_100", found=total.reading.raw)
            yield case.finding(
                "WEIGHT", "warning", message, (total,), expected=WHOLE, found=number_of(total), tolerance=Decimal(0)
            )


def _whole(case: Case, table: Table) -> Iterator[Bilingual]:
    """All weights of a form that prints no total: 100, or 90 where the 10 of the execution rate are not printed."""
    identity = "sum(indicator@weight) = 100"
    if table.template is not None and identity in table.template.identities:
        return
    weights, funds = table.of("indicator", "weight", items=True), table.of("funds.total", "weight")
    stated = [one for one in (*weights, *funds) if is_number(one)]
    if len(stated) < FEW or any(not is_number(one) and _is_filled(table, one) for one in weights):
        return
    total = sum((number_of(one) for one in stated), Decimal(0))
    lacks_execution = not any(map(is_number, funds))
    if total == WHOLE or (lacks_execution and WHOLE - total in (EXECUTION, _implied(table))):
        return
    words = {"parts": case.text("count", count=len(stated)), "sum": _points(case, total)}
    message = case.text(
        "weight_100", **words, stated=_points(case, WHOLE), difference=_points(case, abs(total - WHOLE))
    )
    yield case.finding("WEIGHT", "error", message, stated, expected=WHOLE, found=total, tolerance=Decimal(0))


def _implied(table: Table) -> Decimal:
    """What the execution rate counts by its score and its rate, to whole points, where its weight is not printed."""
    score, rate = table.number("funds.total", "score"), table.number("funds.total", "rate")
    if score is None or rate is None or rate.reading.unit != "%" or number_of(rate) <= 0:
        return EXECUTION
    return (100 * number_of(score) / number_of(rate)).quantize(Decimal(1))


def is_printed(table: Table, measure: str = "") -> bool:
    """Whether a form states what the execution rate counts: its weight, or its score (or the one that is asked for)."""
    asked = (measure,) if measure else ("weight", "score")
    return any(is_number(one) for name in asked for one in table.of("funds.total", name))


def _group(case: Case, table: Table, group: Stated) -> Iterator[Bilingual]:
    """One printed weight against those below it; nothing is said where a filled indicator states none."""
    below = _below(table, group)
    numbers = [one for one in below if is_number(one)]
    if not numbers or len(numbers) < len(below):
        return
    total = sum((number_of(one) for one in numbers), Decimal(0))
    if total == number_of(group):
        return
    words = {"name": case.name(group), "weight": _points(case, number_of(group)), "sum": _points(case, total)}
    message = case.text("weight_of_group", **words)
    on = (group, *numbers)
    yield case.finding(
        "WEIGHT",
        "error",
        message,
        on,
        expected=number_of(group),
        found=total,
        tolerance=Decimal(0),
        items=(group.item,),
    )


def _below(table: Table, group: Stated) -> list[Stated]:
    """The weights of the indicators of a group; of a row that nobody filled there is none."""
    return [
        one
        for one in table.of("indicator", "weight", items=True)
        if one.item.startswith(group.item + "/") and (is_number(one) or _is_filled(table, one))
    ]


def _is_filled(table: Table, weight: Stated) -> bool:
    """Whether the row of a weight says anything else."""
    row = table.row(weight)
    return any(one.reading.status in ("read", "unreadable") for name, one in row.items() if name != "weight")


def _points(case: Case, value: Decimal) -> Said:
    return case.text("points", value=f"{value.normalize():f}")
