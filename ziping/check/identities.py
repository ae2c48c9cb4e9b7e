"""What a form says must add up: the identities of its template, one column at a time."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from schemas.finding import Bilingual, Severity
from schemas.observations import Stated
from ziping.check.case import NAMES, Case, Table, is_number, is_unscored
from ziping.check.precision import TEN_THOUSAND, number_of, slack_of
from ziping.check.sums import Sums, sums_of
from ziping.check.swaps import exchanged
from ziping.check.weights import EXECUTION, WHOLE, is_printed


def identities_hold(case: Case) -> Iterator[Bilingual]:
    """`SUM` where parts are not the whole, `PART` where one is more than the whole, `TOTAL` and `WEIGHT` for scores."""
    for table in case.tables:
        filled = [sums for sums in sums_of(table) if not (is_unscored(table) and _code(sums) in ("TOTAL", "WEIGHT"))]
        for sums in filled:
            if not sums.holds(factor=case.factor(_code(sums))) and not _lacks_execution(table, sums):
                yield _finding(case, table, sums)
        yield from exchanged(case, filled)


def _code(sums: Sums) -> str:
    measures = {term.measure for term in sums.identity.terms}
    if "score" in measures:
        return "TOTAL"
    if "weight" in measures:
        return "WEIGHT"
    return "SUM" if sums.identity.sign == "=" else "PART"


def _lacks_execution(table: Table, sums: Sums) -> bool:
    """Whether the points of the execution rate, which the form does not print, are just what the sum lacks."""
    code = _code(sums)
    if code not in ("TOTAL", "WEIGHT") or not sums.whole or is_printed(table, "weight" if code == "WEIGHT" else ""):
        return False
    weights = [one for one in table.of("indicator", "weight", items=True) if is_number(one)]
    total = table.number("score_total", "weight")
    whole = number_of(total) if total is not None else WHOLE
    lacking = sum((number_of(one) for one in sums.whole), Decimal(0)) - sum(map(number_of, sums.parts), Decimal(0))
    return whole - sum(map(number_of, weights), Decimal(0)) == EXECUTION and 0 <= lacking <= EXECUTION


def _finding(case: Case, table: Table, sums: Sums) -> Bilingual:
    """The whole is the side of one term; what was found is the whole for scores, the sum of the parts for money."""
    code = _code(sums)
    whole, parts = sums.whole, tuple(sorted(sums.parts, key=_place))
    whole_sum, parts_sum = (sums.left_sum, sums.right_sum)[:: 1 if sums.has_whole_left else -1]
    like = whole[0] if whole else parts[0]
    slack = sums.slack(case.factor(code))
    severity: Severity = "note" if sums.holds(loosely=True) else "error"
    words = case.sum_words(like, parts, whole_sum, parts_sum)
    text = "part_alone" if code == "PART" and len(parts) == 1 else code.lower() if whole else "weight_100"
    message = case.text(text, **words)
    if severity == "note":
        message += case.text("rounding")
    lacking = [one for one in sums.lacks if one.reading.status in ("blank", "absent") and _is_asked(table, one)]
    if lacking and parts_sum < whole_sum and severity == "error":
        message += case.text("lacking", names=NAMES.join(dict.fromkeys(map(case.name, lacking))))
    slip = unit_slip(sums)
    if slip is not None:
        code, severity = "UNIT", "error"
        message += case.text("unit_of", name=case.name(slip), value=slip.reading.raw)
    expected, found = (parts_sum, whole_sum) if code == "TOTAL" else (whole_sum, parts_sum)
    return case.finding(
        code, severity, message, (*whole, *parts), expected=expected, found=found, tolerance=slack.strict
    )


def _place(one: Stated) -> tuple[int, int, int]:
    place = one.reading.provenance
    return place.table or 0, place.row or 0, place.col or 0


def unit_slip(sums: Sums) -> Stated | None:
    """The one amount that makes a sum hold if it is taken for 元 instead of 万元, or the other way round."""
    if sums.identity.sign != "=":
        return None
    found = []
    off, slack = sums.off, slack_of(sums.terms).loose
    for (sign, side), factor in product(((1, sums.left), (-1, sums.right)), (1 / TEN_THOUSAND, TEN_THOUSAND)):
        for one in side:
            value = number_of(one)
            change = sign * (value * factor - value)
            if value and one.reading.unit == "元" and abs(off + change) <= slack:
                found.append(one)
    return found[0] if len(found) == 1 else None


def _is_asked(table: Table, lacking: Stated) -> bool:
    """Whether an empty cell stands in a row that says something: a placeholder's row does not."""
    if lacking.field != "indicator":
        return True
    return any(one.reading.status == "read" for one in table.row(lacking).values())
