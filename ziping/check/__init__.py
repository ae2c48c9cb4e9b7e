"""A record in, its findings out, in both languages: each rule is a pure function over what the record states."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from extract.told import in_both
from schemas.errors import Lang
from schemas.finding import Bilingual
from schemas.record import Record
from schemas.template import Template
from ziping.check.budget import steady, within_budget, within_budget_said
from ziping.check.case import Case
from ziping.check.changes import changes_follow
from ziping.check.cross import places_agree, projects_said, wholes_said
from ziping.check.dates import dated_after_the_year
from ziping.check.funds import funds_add_up, parts_of_funds
from ziping.check.identities import identities_hold
from ziping.check.names import names_differ
from ziping.check.rates import rates_follow
from ziping.check.results import cells_filled, goals_answered, indicators_scored, rows_differ
from ziping.check.said import shares_follow, things_executed
from ziping.check.scores import execution_scored, grades_fit, scores_said, scores_within
from ziping.check.unread import unread
from ziping.check.weights import weights_add_up

Rule = Callable[[Case], Iterable[Bilingual]]
RULES: tuple[Rule, ...] = (
    names_differ,
    identities_hold,
    funds_add_up,
    parts_of_funds,
    rates_follow,
    shares_follow,
    things_executed,
    weights_add_up,
    scores_within,
    execution_scored,
    scores_said,
    grades_fit,
    places_agree,
    projects_said,
    wholes_said,
    changes_follow,
    dated_after_the_year,
    within_budget,
    within_budget_said,
    steady,
    goals_answered,
    rows_differ,
    indicators_scored,
    cells_filled,
    unread,
)


def found_in(
    record: Record, known: Mapping[str, Template] | None = None, factors: Mapping[str, Decimal] | None = None
) -> tuple[Bilingual, ...]:
    """What does not hold in a record, behind what was told while it was read; `known` are the forms by id.

    `factors` widen tolerances by code.
    """
    case = Case(record, known, factors)
    return (*map(in_both, record.findings), *(finding for rule in RULES for finding in rule(case)))


def checked(record: Record, lang: Lang = "zh") -> Record:
    """The record with what does not hold in it, by the rules as they ship."""
    return record.model_copy(update={"findings": tuple(one.in_(lang) for one in found_in(record))})
