"""Scores against their weights, their rates, their sum, the prose and the grade."""

import re
from collections.abc import Iterator
from decimal import Decimal

from normalize.grades import read_grade
from schemas.finding import Bilingual, Severity
from schemas.observations import Stated
from schemas.said import Said
from ziping.check.case import NOTHING, Case, Table, is_number
from ziping.check.knowledge import Grade, knowledge
from ziping.check.precision import decimals_of, number_of, rounded

WHOLE = Decimal(100)
SCORES = ("score", "review_score")


def scores_within(case: Case) -> Iterator[Bilingual]:
    """`SCORE` where a score is below nought or above its weight."""
    for table in case.tables:
        for score in table.rows:
            if score.measure not in SCORES or not is_number(score):
                continue
            weight = table.row(score).get("weight")
            weight = weight if weight is not None and is_number(weight) else None
            value = number_of(score)
            if value < 0 or (weight is not None and value > number_of(weight)):
                limit = Decimal(0) if value < 0 or weight is None else number_of(weight)
                message = case.text("score_outside", name=case.name(score), found=score.reading.raw, limit=f"{limit:f}")
                on = (score,) if weight is None else (score, weight)
                yield case.finding("SCORE", "error", message, on, expected=limit, found=value, tolerance=Decimal(0))


def execution_scored(case: Case) -> Iterator[Bilingual]:
    """`SCORE` where the points for execution are not weight × rate; a form may have a scale of its own, so: explain."""
    for table in case.tables:
        for score in table.of("funds.total", "score"):
            rate, weight = table.number("funds.total", "rate"), table.number("funds.total", "weight")
            if rate is None or weight is None or not is_number(score):
                continue
            share = min(number_of(rate), Decimal(100)) / 100
            exact = number_of(weight) * share
            decimals = decimals_of(score.reading.raw)
            expected = rounded(exact, max(decimals, 2))
            tolerance = Decimal(0) if expected == rounded(exact, decimals) else Decimal(1).scaleb(-decimals)
            if decimals == 0 and tolerance:
                tolerance = Decimal("0.5")
            found = number_of(score)
            if abs(found - exact) <= max(tolerance, Decimal("0.005")) * case.factor("SCORE"):
                continue
            words = {
                "rate": rate.reading.raw, "weight": _plain(number_of(weight)), "expected": _plain(expected),
                "found": _plain(found),
            }  # fmt: skip
            message = case.text("score_of_rate", **words) + _by_opening(case, table, weight, found)
            severity: Severity = "warning" if number_of(rate) >= 100 or found < exact else "note"
            on = (score, rate, weight)
            yield case.finding("SCORE", severity, message, on, expected=expected, found=found, tolerance=tolerance)


def _by_opening(case: Case, table: Table, weight: Stated, found: Decimal) -> Said:
    """Whether the score is that of the rate to the opening budget."""
    executed, opening = (table.number("funds.total", name) for name in ("executed", "opening_budget"))
    if executed is None or opening is None or not number_of(opening):
        return NOTHING
    rate = 100 * number_of(executed) / number_of(opening)
    score = number_of(weight) * rate / 100
    if abs(score - found) > Decimal("0.5"):
        return NOTHING
    words = {"rate": _plain(rounded(rate, 2)), "weight": _plain(number_of(weight)), "score": _plain(rounded(score, 2))}
    return case.text("score_by_opening", **words)


def scores_said(case: Case) -> Iterator[Bilingual]:
    """`CROSS` where prose and form state different total scores."""
    totals = _total_scores(case)
    if len(totals) != 1:
        return
    (total,) = totals
    for said in case.said("score_total", "score"):
        if number_of(said) != number_of(total):
            message = case.text("score_said", found=said.reading.raw, expected=total.reading.raw)
            yield case.finding(
                "CROSS", "error", message, (said, total),
                expected=number_of(total), found=number_of(said), tolerance=Decimal(0),
            )  # fmt: skip


def grades_fit(case: Case) -> Iterator[Bilingual]:
    """`GRADE` where a grade is not that of the score: limits as the report prints them, else the national ones."""
    limits = limits_in(case) or knowledge().grades
    for table in case.tables:
        score = table.number("score_total", "score")
        for grade in table.of("grade", "value"):
            yield from _graded(case, grade, score or _only(case.said("score_total", "score")), limits)
    said = [one for one in case.prose if one.field == "grade" and case.is_own_year(one)]
    score = _only(case.said("score_total", "score")) or _only(_total_scores(case))
    for grade in said:
        if score is not None:
            yield from _graded(case, grade, score, limits)
        else:
            yield from _graded_of_several(case, grade, _total_scores(case), limits)


def _graded(case: Case, grade: Stated, score: Stated | None, limits: tuple[Grade, ...]) -> Iterator[Bilingual]:
    names = [limit.name for limit in limits]
    if score is None or grade.reading.value not in names:
        return
    fitting = _fitting(score, limits)
    if fitting != grade.reading.value:
        message = case.text("grade", score=score.reading.raw, expected=fitting, found=grade.reading.raw)
        severity: Severity = "note" if limits is knowledge().grades and _has_own_limits(case) else "error"
        yield case.finding("GRADE", severity, message, (grade, score), expected=fitting, found=str(grade.reading.value))


def _has_own_limits(case: Case) -> bool:
    """Whether the prose names a limit of grades that is none of the national ones: 95分以上为优."""
    national = {limit.least for limit in knowledge().grades}
    return any(
        one.reading.unit == "分"
        and one.reading.comparator == ">="
        and WHOLE / 2 <= number_of(one) < WHOLE
        and number_of(one) not in national
        for one in case.prose
        if one.field == "fact"
    )


def _graded_of_several(
    case: Case, grade: Stated, scores: list[Stated], limits: tuple[Grade, ...]
) -> Iterator[Bilingual]:
    """A grade in prose beside several projects: it is that of one of them at least."""
    fitting = {_fitting(score, limits) for score in scores}
    if scores and grade.reading.value in {limit.name for limit in limits} and grade.reading.value not in fitting:
        yield from _graded(case, grade, scores[0], limits)


def _fitting(score: Stated, limits: tuple[Grade, ...]) -> str:
    return next((limit.name for limit in limits if number_of(score) >= limit.least), limits[-1].name)


_LIMIT = re.compile(
    r"(优秀?|良好?|中等?|差)[^\d优良中差]{0,6}?(\d{1,3})(?:分?[(（]?含?[)）]?分?)?(?:[-—–~至到]|分?以上|及以上)"
)


def limits_in(case: Case) -> tuple[Grade, ...]:
    """Limits of grades that a cell of the report prints (`优（95-100分）`), highest first; none unless at least two."""
    found: dict[str, Decimal] = {}
    for one in case.stated:
        if one.measure in ("criterion", "value") and one.section != "prose" and len(one.reading.raw) > 8:
            for name, least in _LIMIT.findall(one.reading.raw):
                known = read_grade(name)
                if known is not None:
                    found.setdefault(known, Decimal(least))
    if len(found) < 2:
        return ()
    return tuple(Grade(name=name, least=least) for name, least in sorted(found.items(), key=lambda pair: -pair[1]))


def _total_scores(case: Case) -> list[Stated]:
    """The total scores of the whole; those of the projects only if it has none."""
    by_section = {
        section: [
            one
            for table in case.tables
            if table.section == section and (one := table.number("score_total", "score")) is not None
        ]
        for section in ("self_evaluation", "project_evaluation")
    }
    return by_section["self_evaluation"] or by_section["project_evaluation"]


def _only(stated: list[Stated]) -> Stated | None:
    """The one that they all are."""
    return stated[0] if stated and len({number_of(one) for one in stated}) == 1 else None


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
