"""Changes in prose against the figures that they follow from: amount, percentage, direction."""

from collections.abc import Iterator

from schemas.codebook import codebook
from schemas.finding import Bilingual
from schemas.observations import Stated
from ziping.check.case import Case, is_number
from ziping.check.knowledge import knowledge
from ziping.check.precision import Between, number_of, quotient, rate_decimals, rate_slack, rounded, step_of

SIGN = {"up": 1, "down": -1, "flat": 0}
FINALS = ("final", "executed", "value")
BUDGET = "预算"


def changes_follow(case: Case) -> Iterator[Bilingual]:
    """`CHANGE` where a change is not what its own amount and percentage, or the two values it joins, say."""
    changes = [one for one in case.prose if one.measure == "change" and one.reading.direction in SIGN]
    for at, change in enumerate(changes):
        if not _is_own(case, change):
            continue
        value = _value(case, change)
        if value is None:
            yield from _from_base(case, change, changes[at + 1 : at + 2])
            continue
        before = _before(case, change, value)
        if before is not None:
            yield from _against_values(case, change, value, before)
        elif change.reading.unit == "元" and at + 1 < len(changes):
            yield from _in_itself(case, change, changes[at + 1], value)
        elif change.reading.unit == "%" and at + 1 < len(changes):
            yield from _in_itself(case, changes[at + 1], change, value)


def _is_own(case: Case, change: Stated) -> bool:
    """Whether a change is stated exactly, of a known field and of the evaluated year."""
    is_exact = is_number(change) or change.reading.direction == "flat"
    return is_exact and change.field not in ("fact", "execution_rate") and case.is_own_year(change)


def _value(case: Case, change: Stated) -> Stated | None:
    """The figure that changed: that of its field which stands nearest in the same paragraph."""
    place = change.reading.provenance
    near = [
        one
        for one in case.said(change.field)
        if one.measure in FINALS and one.reading.provenance.paragraph == place.paragraph
    ]
    if near:
        return min(near, key=lambda one: abs((one.reading.provenance.start or 0) - (place.start or 0)))
    if _beside(case, change) is None:
        return None
    elsewhere = [one for one in case.said(change.field) if one.measure in FINALS and one.reading.unit == "元"]
    return elsewhere[0] if len({number_of(one) for one in elsewhere}) == 1 else None


def _before(case: Case, change: Stated, value: Stated) -> Stated | None:
    """The figure that it changed from, by the base that is named: last year's in the form, the budget in the prose."""
    wanted = next((what for word, what in knowledge().bases.items() if word in change.reading.base), "")
    beside = _beside(case, change)
    if beside is not None:
        return beside
    if wanted == "prior":
        found = [
            one
            for table in case.tables
            if table.section == "basic_data" and (one := table.number(value.field, "prior_final")) is not None
        ]
        return found[0] if len(found) == 1 else None
    if wanted:
        field = knowledge().same_fields.get(value.field, value.field)
        stated = [
            one
            for one in case.stated
            if is_number(one)
            and not one.item
            and knowledge().same_fields.get(one.field, one.field) == field
            and one.section in ("prose", "self_evaluation", "basic_data")
            and codebook().concept(one.section, one.measure) == wanted
        ]
        return stated[0] if len({number_of(one) for one in stated}) == 1 else None
    return None


def _beside(case: Case, change: Stated) -> Stated | None:
    """The figure of the base that the same paragraph states: that of the year before, or the budget."""
    place, prior = change.reading.provenance, str(case.record.year - 1) if case.record.year else ""
    wanted = [what for word, what in knowledge().bases.items() if word in change.reading.base]
    of_prior = "prior" in wanted[:1] or (prior and prior in change.reading.base)
    if not of_prior and BUDGET not in change.reading.base:
        return None
    found = [
        one
        for one in case.prose
        if one.field == change.field
        and is_number(one)
        and one.reading.provenance.paragraph == place.paragraph
        and one.reading.unit == "元"
        and (
            one.measure in FINALS and one.reading.period == prior
            if of_prior
            else one.measure in ("budget", "adjusted_budget") and case.is_own_year(one)
        )
    ]
    return found[0] if len({number_of(one) for one in found}) == 1 else None


def _against_values(case: Case, change: Stated, value: Stated, before: Stated) -> Iterator[Bilingual]:
    now, then = number_of(value), number_of(before)
    off = (step_of(value) + step_of(before)) / 2
    real = now - then
    sign = SIGN[change.reading.direction]
    on = (change, value, before)
    words = {
        "name": case.name(value), "before": case.shown(then, before), "found": case.shown(now, value),
        "change": change.reading.raw, "direction": case.text(f"direction_{change.reading.direction}"),
    }  # fmt: skip
    if abs(real) > off and sign != 0 and (real > 0) != (sign > 0):
        words["really"] = case.text("direction_up" if real > 0 else "direction_down")
        message = case.text("change_direction", **words)
        yield case.finding("CHANGE", "error", message, on, expected=then, found=now)
        return
    if sign == 0:
        return  # 基本持平 is a matter of opinion
    if change.reading.unit == "元":
        stated, expected, slack = abs(number_of(change)), abs(real), off + step_of(change) / 2
    elif change.reading.unit == "%" and then > off:
        low, high = sorted(
            100 * abs(part) / (then + side) for part in (real - off, real + off) for side in (-off, off)
        )[::3]
        stated = abs(number_of(change))
        expected = rounded(100 * abs(real) / then, max(rate_decimals(change), 2))
        slack = rate_slack(change) + Between(low, high).misses(expected) + (high - low)
    else:
        return
    if abs(stated - expected) > slack * case.factor("CHANGE"):
        shown = case.shown(expected, change)
        message = case.text("change", **words, expected=shown)
        yield case.finding("CHANGE", "error", message, on, expected=expected, found=stated, tolerance=slack)


def _from_base(case: Case, amount: Stated, following: list[Stated]) -> Iterator[Bilingual]:
    """An amount and a percentage of one change, with the figure that it started from, but not the one it led to."""
    before = _beside(case, amount)
    if before is None or not following or not _is_pair(amount, following[0]):
        return
    (percent,) = following
    between = quotient((amount,), (before,))
    if between is None or between.misses(abs(number_of(percent))) <= rate_slack(percent) * case.factor("CHANGE"):
        return
    expected = rounded((between.low + between.high) / 2, max(rate_decimals(percent), 2))
    words = {
        "name": case.name(amount), "before": before.reading.raw, "change": amount.reading.raw,
        "percent": percent.reading.raw, "direction": case.text(f"direction_{amount.reading.direction}"),
        "expected": f"{expected.normalize():f}%",
    }  # fmt: skip
    yield case.finding(
        "CHANGE", "error", case.text("change_of_base", **words), (percent, amount, before),
        expected=expected, found=abs(number_of(percent)), tolerance=rate_slack(percent),
    )  # fmt: skip


def _is_pair(amount: Stated, percent: Stated) -> bool:
    """Whether two statements are the amount and the percentage of one change, with a direction."""
    one, other = amount.reading, percent.reading
    return (
        (amount.field, one.direction, one.base) == (percent.field, other.direction, other.base)
        and (one.unit, other.unit) == ("元", "%")
        and one.provenance.paragraph == other.provenance.paragraph
        and abs((one.provenance.start or 0) - (other.provenance.start or 0)) < 40
        and is_number(amount)
        and is_number(percent)
        and SIGN[one.direction] != 0
    )


def _in_itself(case: Case, amount: Stated, percent: Stated, value: Stated) -> Iterator[Bilingual]:
    """An amount and a percentage of one change: the percentage of what the value was before."""
    one, other = amount.reading, percent.reading
    if not _is_pair(amount, percent):
        return
    changed = abs(number_of(amount))
    off = step_of(value) + step_of(amount)
    then = number_of(value) - SIGN[one.direction] * changed
    if then <= off:
        return
    exact = 100 * changed / then
    slack = rate_slack(percent) + 100 * (step_of(amount) / 2) / then + exact * off / then
    stated = abs(number_of(percent))
    if abs(stated - exact) > slack * case.factor("CHANGE"):
        expected = rounded(exact, max(rate_decimals(percent), 2))
        words = {
            "name": case.name(value), "value": value.reading.raw, "change": one.raw, "percent": other.raw,
            "direction": case.text(f"direction_{one.direction}"), "expected": f"{expected.normalize():f}%",
        }  # fmt: skip
        message = case.text("change_percent", **words)
        yield case.finding(
            "CHANGE", "error", message, (percent, amount, value), expected=expected, found=stated, tolerance=slack
        )
