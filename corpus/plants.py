"""One planter a rule: where in a sound report its error can be made, and how. `PLANTERS` names them all."""

import re
from collections.abc import Iterator
from decimal import Decimal

from corpus.plant import Change, Plant, Planter
from normalize.fold import fold
from schemas.observations import Stated
from ziping.check.case import Case, Table, is_number
from ziping.check.precision import decimals_of, number_of, step_of
from ziping.check.sums import Sums, sums_of

MONEY_FIELDS = ("expenditure.total", "expenditure.basic", "expenditure.project", "three_public.total", "staff.actual")
NUMBER = re.compile(r"\d[\d,，. ]*\d|\d")


def printed(one: Stated, times: Decimal) -> str:
    """A reading's characters with another number in them, printed as exactly and with as many separators."""
    found = NUMBER.search(fold(one.reading.raw))
    if found is None:
        raise ValueError(one.reading.raw)
    number = Decimal(re.sub(r"[, ]", "", found[0]))
    decimals = decimals_of(found[0])
    new = f"{(number * times).quantize(Decimal(1).scaleb(-decimals)):{',' if ',' in found[0] else ''}f}"
    raw = fold(one.reading.raw)
    return raw[: found.start()] + new + raw[found.end() :]


def put(one: Stated, number: Decimal | str) -> Change:
    """A reading with another number, as it would be printed."""
    found = NUMBER.search(fold(one.reading.raw))
    raw = fold(one.reading.raw)
    if found is None:
        raise ValueError(one.reading.raw)
    return Change(one, raw[: found.start()] + str(number) + raw[found.end() :])


def larger(one: Stated, times: str = "1.37") -> Change:
    """A figure that is plainly another: a digit mistyped, not a rounding."""
    return Change(one, printed(one, Decimal(times)))


def money_sums(case: Case) -> Iterator[tuple[Table, Sums]]:
    """The identities of amounts that a report fills in with at least two parts, none of them nought."""
    for table in case.tables:
        for sums in sums_of(table):
            enough = all(number_of(one) > 4 * step_of(one) for one in sums.terms) and len(sums.terms) > 2
            if enough and sums.identity.sign == "=" and sums.terms[0].reading.unit == "元":
                yield table, sums


def sum_is_off(case: Case) -> Iterator[Plant]:
    for _, sums in money_sums(case):
        for one in (sums.left[0], sums.right[-1]):
            yield Plant(("SUM", "SWAP"), (larger(one),))


def part_is_more(case: Case) -> Iterator[Plant]:
    for table in case.tables:
        for sums in sums_of(table):
            if sums.identity.sign == "<=" and len(sums.left) == len(sums.right) == 1 and number_of(sums.right[0]):
                yield Plant(("PART",), (Change(sums.left[0], printed(sums.right[0], Decimal("1.2"))),))


def funds_are_off(case: Case) -> Iterator[Plant]:
    for table in case.tables:
        for name in ("funds.source.general_public", "funds.use.project"):
            one = table.number(name, "value")
            if one is not None and number_of(one) and table.of("funds.total"):
                yield Plant(("SUM",), (larger(one, "1.23"),))


def rate_is_off(case: Case) -> Iterator[Plant]:
    for table in case.tables:
        for one in table.rows:
            is_control = one.field.endswith("control_rate")
            if (
                is_number(one)
                and (is_control or one.measure == "rate")
                and number_of(one) > 10
                and one.reading.unit == "%"
            ):
                yield Plant(("RATE",), (put(one, "71.3"),))


def rate_said_is_off(case: Case) -> Iterator[Plant]:
    """Where an amount spent and one planned stand somewhere."""
    spent = case.said("expenditure.total", "final") or [
        one for t in case.tables for one in t.of("funds.total", "executed")
    ]
    names = ("opening_budget", "full_year_budget", "adjusted_budget")
    planned = [one for t in case.tables for name in names for one in t.of("funds.total", name)]
    planned += case.said("expenditure.total", "budget") + case.said("expenditure.total", "adjusted_budget")
    for one in case.said("execution_rate", "rate") if spent and planned else ():
        yield Plant(("RATE",), (put(one, "71.3"),))


def score_is_above(case: Case) -> Iterator[Plant]:
    for _, score, weight in scored(case):
        yield Plant(("SCORE",), (put(score, f"{number_of(weight) + 3:f}"),))


def execution_score_is_off(case: Case) -> Iterator[Plant]:
    for table in case.tables:
        score, rate = table.number("funds.total", "score"), table.number("funds.total", "rate")
        if score is not None and rate is not None and table.number("funds.total", "weight") and number_of(score) > 3:
            yield Plant(("SCORE",), (put(score, f"{number_of(score) - 2:f}"),))


def weight_is_off(case: Case) -> Iterator[Plant]:
    for _, _, weight in scored(case):
        yield Plant(("WEIGHT",), (put(weight, f"{number_of(weight) + 4:f}"),))


def group_weight_is_off(case: Case) -> Iterator[Plant]:
    for table in case.tables:
        for one in table.of("indicator_group", "weight", items=True):
            below = [two for two in table.of("indicator", "weight", items=True) if two.item.startswith(one.item + "/")]
            if is_number(one) and below and all(map(is_number, below)):
                yield Plant(("WEIGHT",), (put(one, f"{number_of(one) + 10:f}"),))


def total_is_off(case: Case) -> Iterator[Plant]:
    for table in case.tables:
        total = table.number("score_total", "score")
        scores = table.of("indicator", "score", items=True)
        if total is not None and len([one for one in scores if is_number(one)]) > 2:
            yield Plant(("TOTAL",), (put(total, f"{number_of(total) - 3:f}"),))


def score_said_is_off(case: Case) -> Iterator[Plant]:
    totals = [one for table in case.tables if (one := table.number("score_total", "score")) is not None]
    if len(totals) == 1:
        for one in case.said("score_total", "score"):
            yield Plant(("CROSS",), (put(one, f"{number_of(one) - 1:f}"),))


def grade_is_off(case: Case) -> Iterator[Plant]:
    has_score = case.said("score_total", "score") or any(table.of("score_total", "score") for table in case.tables)
    for one in case.prose:
        if one.field == "grade" and one.reading.value == "优" and has_score:
            yield Plant(("GRADE",), (Change(one, "中"),))


def places_differ(case: Case) -> Iterator[Plant]:
    for field in MONEY_FIELDS:
        for one in case.said(field):
            same = [
                two
                for table in case.tables
                if table.section != "project_evaluation"
                for two in (
                    *table.of(field),
                    *(table.of("funds.total", "executed") if field == "expenditure.total" else ()),
                )
                if is_number(two) and number_of(two) == number_of(one)
            ]
            if same and one.measure in ("final", "value"):
                yield Plant(("CROSS",), (larger(one, "1.11"),))


def change_turns(case: Case) -> Iterator[Plant]:
    """Another percentage beside the amount of a change, or beside the two values that it joins."""
    for at, one in enumerate(case.prose):
        if one.measure != "change" or one.field == "fact" or one.reading.unit != "%" or not is_number(one):
            continue
        near = [two for two in case.prose[max(at - 1, 0) : at + 2] if two is not one]
        has_amount = any(
            (two.field, two.measure, two.reading.unit, two.reading.base)
            == (one.field, "change", "元", one.reading.base)
            for two in near
        )
        prior = [table.number(one.field, "prior_final") for table in case.tables if table.section == "basic_data"]
        has_value = any(
            two.reading.provenance.paragraph == one.reading.provenance.paragraph for two in case.said(one.field)
        )
        if has_value and (has_amount or any(prior)) and one.reading.direction != "flat":
            yield Plant(("CHANGE",), (put(one, "61.7"),))


def amount_jumps(case: Case) -> Iterator[Plant]:
    for table in case.tables:
        for field in ("procurement.amount", "three_public.reception", "expenditure.basic.operating"):
            one, before = table.number(field, "final"), table.number(field, "prior_final")
            if one is not None and before is not None and number_of(before):
                yield Plant(("CHANGE",), (Change(one, printed(before, Decimal("4.2"))),))


def date_is_early(case: Case) -> Iterator[Plant]:
    for one in case.prose:
        year = case.record.year
        if one.field == "report_date" and year is not None and str(year + 1) in one.reading.raw:
            yield Plant(("DATE",), (Change(one, one.reading.raw.replace(str(year + 1), str(year))),))


def goal_is_copied(case: Case) -> Iterator[Plant]:
    for table in case.tables:
        for target, actual in zip(table.of("goal", "target"), table.of("goal", "actual"), strict=False):
            if len(target.reading.raw) > 20 and target.reading.status == actual.reading.status == "read":
                yield Plant(("DUPLICATE",), (Change(actual, target.reading.raw, whole=True),))


def budget_is_exceeded(case: Case) -> Iterator[Plant]:
    for table in case.tables:
        one, limit = table.number("procurement.amount", "final"), table.number("procurement.amount", "budget")
        if one is not None and limit is not None and number_of(limit):
            yield Plant(("BUDGET",), (Change(one, printed(limit, Decimal("1.3"))),))


def unit_is_mixed_up(case: Case) -> Iterator[Plant]:
    for _, sums in money_sums(case):
        one = sums.right[0]
        if "万" in one.reading.stated_unit and is_large(one, sums):
            yield Plant(("UNIT",), (put(one, f"{number_of(one):f}"),))


def is_large(one: Stated, sums: Sums) -> bool:
    return number_of(one) * 3 > max(map(number_of, sums.terms))


def rows_are_exchanged(case: Case) -> Iterator[Plant]:
    """Two neighbours of one column, both bound by sums of their own, so that only their exchange mends all."""
    for table in case.tables:
        if table.section != "basic_data":
            continue
        for measure in ("prior_final", "final"):
            whole = table.number("three_public.total", measure)
            part = table.number("three_public.vehicle", measure)
            rest = table.number("three_public.reception", measure)
            if whole and part and rest and number_of(rest) and number_of(whole) != number_of(part):
                yield Plant(("SWAP",), (Change(whole, part.reading.raw), Change(part, whole.reading.raw)))


def results_are_left_out(case: Case) -> Iterator[Plant]:
    for row in rows_of(case):
        actual, score, target = row.get("actual"), row.get("score"), row.get("target")
        if actual and score and target and all(one.reading.status == "read" for one in (actual, score, target)):
            yield Plant(("EMPTY",), (Change(actual, "", whole=True), Change(score, "", whole=True)))


def reason_is_missing(case: Case) -> Iterator[Plant]:
    for row in rows_of(case):
        score, weight, reason = row.get("score"), row.get("weight"), row.get("reason")
        full = score and weight and is_number(score) and is_number(weight) and number_of(score) == number_of(weight)
        if full and score and reason and reason.reading.status in ("blank", "not_applicable", "stated_none"):
            yield Plant(("REASON",), (put(score, f"{number_of(score) - 1:f}"),))


def target_is_missed(case: Case) -> Iterator[Plant]:
    """Full points, and a result below what was to be reached at least."""
    for row in rows_of(case):
        target, actual, score, weight = (row.get(name) for name in ("target", "actual", "score", "weight"))
        if not (target and actual and score and weight and is_number(score) and is_number(weight)):
            continue
        counted = isinstance(target.reading.value, Decimal) and is_number(actual)
        full = number_of(score) == number_of(weight) and target.reading.unit == actual.reading.unit
        if counted and full and target.reading.comparator == ">=" and number_of(target) > 5:
            yield Plant(("SCORE",), (Change(actual, printed(actual, Decimal("0.4"))),))


def name_is_anothers(case: Case) -> Iterator[Plant]:
    for table in case.tables:
        for one in table.of("department", "value")[:1]:
            is_named = any(said.field == "org_name" for said in case.prose)
            if len(one.reading.raw) > 4 and is_named:
                yield Plant(("CROSS",), (Change(one, "青石坪水库管理站", whole=True),))


def scored(case: Case) -> Iterator[tuple[Table, Stated, Stated]]:
    """Score and weight of each indicator that has both."""
    for table in case.tables:
        for row in table.indicators:
            score, weight = row.get("score"), row.get("weight")
            if score and weight and is_number(score) and is_number(weight):
                yield table, score, weight


def rows_of(case: Case) -> Iterator[dict[str, Stated]]:
    for table in case.tables:
        yield from table.indicators


PLANTERS: dict[str, Planter] = {
    "SUM: 合计": sum_is_off,
    "SUM: 资金性质": funds_are_off,
    "PART": part_is_more,
    "RATE: 表": rate_is_off,
    "RATE: 正文": rate_said_is_off,
    "SCORE: 超出分值": score_is_above,
    "SCORE: 执行率": execution_score_is_off,
    "SCORE: 未达目标": target_is_missed,
    "WEIGHT: 指标": weight_is_off,
    "WEIGHT: 一级指标": group_weight_is_off,
    "TOTAL": total_is_off,
    "CROSS: 得分": score_said_is_off,
    "CROSS: 金额": places_differ,
    "CROSS: 名称": name_is_anothers,
    "GRADE": grade_is_off,
    "CHANGE: 增减": change_turns,
    "CHANGE: 突变": amount_jumps,
    "DATE": date_is_early,
    "DUPLICATE": goal_is_copied,
    "BUDGET": budget_is_exceeded,
    "UNIT": unit_is_mixed_up,
    "SWAP": rows_are_exchanged,
    "EMPTY": results_are_left_out,
    "REASON": reason_is_missing,
}
