"""Shares and execution rates that a sentence of prose states beside the amounts that they are of."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from normalize.fold import compact
from schemas.finding import Bilingual
from schemas.observations import Stated
from ziping.check.case import Case, is_number
from ziping.check.knowledge import knowledge
from ziping.check.precision import Between, is_unit_slip, number_of, quotient, rate_decimals, rate_slack, rounded

if TYPE_CHECKING:
    from extract.prose.lexicon import FactLexicon

OPENER = "占"
FINALS = ("final", "executed", "value")
NEAR = 30  # characters between an amount and its share: ，占本年支出合计的
HUNDRED = 100
MOST = 5  # amounts before a rate that it may be of
QUOTES = "“”\"'"


def shares_follow(case: Case) -> Iterator[Bilingual]:
    """`RATE` where a share is not that of the amount before it in the whole that it names.

    Any stated amount of the whole will do, and any other one of its paragraph.
    """
    for amount, share in zip(case.prose, case.prose[1:], strict=False):
        if not _is_share_of(share, amount):
            continue
        wholes = _wholes(case, amount, share)
        beside = [one for one in _money(case, share) if number_of(one) > number_of(amount)]
        if wholes and not any(_fits(case, share, (amount,), one) for one in (*wholes, *beside)):
            near = [one for one in wholes if one.reading.provenance.paragraph == share.reading.provenance.paragraph]
            yield from _finding(case, "share", share, amount, (near or wholes)[0])


def _is_share_of(share: Stated, amount: Stated) -> bool:
    one, other = share.reading, amount.reading
    return (
        one.whole.startswith(OPENER)
        and one.unit == "%"
        and other.unit == "元"
        and is_number(share)
        and is_number(amount)
        and amount.measure in FINALS
        and share.label == amount.label
        and one.provenance.paragraph == other.provenance.paragraph
        and 0 <= (one.provenance.start or 0) - (other.provenance.end or 0) <= NEAR
    )


def _wholes(case: Case, amount: Stated, share: Stated) -> list[Stated]:
    """What may be meant by the whole: the field that is named, or where none is, the whole stated before the part."""
    named = compact(share.reading.whole).removeprefix(OPENER).translate(dict.fromkeys(map(ord, QUOTES)))
    if named.strip("比了到"):
        field = _field(named)
        return [one for one in _amounts(case, field) if one.reading.period == amount.reading.period] if field else []
    before = [
        one
        for one in _money(case, share)
        if (one.reading.provenance.start or 0) < (amount.reading.provenance.start or 0)
        and one.field in {known.whole for known in knowledge().wholes}
        and number_of(one) >= number_of(amount)
    ]
    return before[-1:]


def _field(named: str) -> str:
    """The field whose phrase ends the words, the longest one, if nothing before it qualifies it."""
    phrases = (
        (len(phrase), fact.field)
        for fact in _lexicon().fact
        for phrase in fact.phrases
        if fact.kind == "money" and named.endswith(phrase) and _neutral().fullmatch(named.removesuffix(phrase))
    )
    return max(phrases, default=(0, ""))[1]


def _lexicon() -> "FactLexicon":
    """The words of the prose, whose package a record without prose does without."""
    from extract.prose.lexicon import fact_lexicon

    return fact_lexicon()


@cache
def _neutral() -> re.Pattern[str]:
    """Words before the name of a whole that qualify nothing: 本年, 2023年度, 部门, 比, 了."""
    words = _lexicon().words
    known = sorted({*words.neutral, *words.own, *words.bodies, "比", "了", "到", "的"}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, known))}|(?:19|20)\d\d年度?)*", re.ASCII)


def _amounts(case: Case, field: str) -> list[Stated]:
    """The final amounts of a field, in prose and forms."""
    same = knowledge().same_fields
    return [
        one
        for one in case.stated
        if one.measure in FINALS
        and is_number(one)
        and one.reading.unit == "元"
        and not one.item
        and one.section in ("prose", "basic_data")
        and same.get(one.field, one.field) == field
    ]


def _money(case: Case, beside: Stated) -> list[Stated]:
    """The amounts of the paragraph of a statement."""
    paragraph = beside.reading.provenance.paragraph
    return [
        one
        for one in case.prose
        if one.reading.provenance.paragraph == paragraph
        and is_number(one)
        and one.reading.unit == "元"
        and one.measure != "change"
    ]


def things_executed(case: Case) -> Iterator[Bilingual]:
    """`RATE` and `BUDGET` of a thing whose budget, spending and execution rate one sentence tells in a row."""
    for at, rate in enumerate(case.prose):
        if not is_execution_rate(rate) or rate.field != "fact":
            continue
        spent, budgets = told_before(case.prose, at)
        if spent is None or not budgets:
            continue
        added = [one for one in budgets if _is_added(one)]
        planned = [one for one in budgets if not _is_added(one)]
        if not planned:
            continue
        tried = [(one,) for one in planned] + [(one, *added) for one in planned]
        if not any(_fits(case, rate, (spent,), *below) for below in tried):
            yield from _finding(case, "rate_said", rate, spent, planned[-1])
        elif number_of(rate) > HUNDRED and spent.field == "fact" and not _is_opening(planned[-1]):
            yield _over(case, rate, spent, planned[-1])


def _over(case: Case, rate: Stated, spent: Stated, budget: Stated) -> Bilingual:
    words = {
        "name": "", "spent": spent.label, "planned": budget.label, "found": spent.reading.raw,
        "expected": budget.reading.raw, "rate": rate.reading.raw,
    }  # fmt: skip
    return case.finding(
        "BUDGET", "warning", case.text("budget", **words), (budget, spent),
        expected=number_of(budget), found=number_of(spent),
    )  # fmt: skip


def _is_added(one: Stated) -> bool:
    return any(word in one.label for word in knowledge().added)


def is_execution_rate(rate: Stated) -> bool:
    """Whether prose states an execution rate, of the whole or of anything."""
    is_rate = rate.reading.unit == "%" and is_number(rate) and rate.measure != "change" and not rate.reading.whole
    return is_rate and compact(rate.label).endswith(knowledge().execution_rates)


def told_before(prose: Sequence[Stated], at: int) -> tuple[Stated | None, list[Stated]]:
    """What was spent, right before a rate, and the budgets right before that; nothing where other figures stand."""
    place = prose[at].reading.provenance
    row = list(
        takewhile(
            lambda one: one.reading.unit == "元" and one.reading.provenance.paragraph == place.paragraph,
            reversed(prose[max(0, at - MOST) : at]),
        )
    )
    if len(row) < 2 or not all(map(is_number, row)) or not _is_spent(row[0]):
        return None, []
    start = row[0].reading.provenance.start or 0
    if (place.start or 0) - start > 2 * NEAR:
        return None, []
    return row[0], list(takewhile(_is_budget, row[1:]))[::-1]


def _is_spent(one: Stated) -> bool:
    if one.measure in ("budget", "adjusted_budget", "change"):
        return False
    return one.measure in ("final", "executed") or any(word in one.label for word in knowledge().spent)


def _is_budget(one: Stated) -> bool:
    if one.measure == "change":
        return False
    words = (*knowledge().planned, *knowledge().added)
    return one.measure in ("budget", "adjusted_budget") or any(word in one.label for word in words)


def _is_opening(budget: Stated) -> bool:
    return any(word in budget.label for word in knowledge().budgets[0].words)


def _fits(case: Case, rate: Stated, above: tuple[Stated, ...], *below: Stated) -> bool:
    between = quotient(above, below)
    return between is not None and between.misses(number_of(rate)) <= rate_slack(rate) * case.factor("RATE")


def _finding(case: Case, text: str, rate: Stated, amount: Stated, whole: Stated) -> Iterator[Bilingual]:
    between: Between | None = quotient((amount,), (whole,))
    if between is None:
        return
    expected = rounded((between.low + between.high) / 2, max(rate_decimals(rate), 2))
    words = {
        "name": case.name(amount) if text == "share" else compact(whole.label),
        "rate": compact(rate.label), "found": rate.reading.raw, "above_value": amount.reading.raw,
        "below": case.name(whole), "below_value": whole.reading.raw, "expected": f"{expected.normalize():f}%",
    }  # fmt: skip
    code = "UNIT" if is_unit_slip(number_of(rate), expected) else "RATE"
    yield case.finding(
        code, "error", case.text(text, **words), (rate, amount, whole),
        expected=expected, found=number_of(rate), tolerance=rate_slack(rate),
    )  # fmt: skip
