"""The same measure at two places of a report: prose against forms, form against form, sentence against sentence."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from normalize.fold import compact
from schemas.codebook import codebook
from schemas.finding import Bilingual, Severity
from schemas.observations import Stated
from schemas.said import Said
from ziping.check.case import Case, Table, is_number
from ziping.check.knowledge import Whole, knowledge
from ziping.check.precision import number_of, slack_of

BUDGETS = ("budget", "adjusted_budget")
LEAST = 3  # characters of a project's name
Meaning = tuple[str, str]  # field and concept


def places_agree(case: Case) -> Iterator[Bilingual]:
    """`CROSS` where two places state different figures for one measure of the whole body and one year."""
    for stated in _by_meaning(case).values():
        yield from _differing(case, stated)


def _by_meaning(case: Case) -> dict[Meaning, list[Stated]]:
    """What is stated of the whole body's year, the forms' statements first; those of single projects are no part."""
    found: dict[Meaning, list[Stated]] = defaultdict(list)
    for one in case.stated:
        if not is_number(one) or one.item or one.measure in ("change", "rate", "score", "weight"):
            continue
        if one.section not in ("basic_data", "self_evaluation", "prose") or not one.field or one.field == "fact":
            continue
        if one.field in knowledge().not_compared:
            continue
        concept = codebook().concept(one.section, one.measure)
        if concept in knowledge().concepts and (one.measure == "prior_final" or case.is_own_year(one)):
            field = knowledge().same_fields.get(one.field, one.field)
            found[field, concept if one.measure != "prior_final" else "prior"].append(one)
    for field, concept in list(found):
        if concept == "adjusted_budget":
            opening = found.get((field, "opening_budget"), [])
            found[field, concept] = [one for one in found[field, concept] if not _is_opening(case, one, opening)]
    return found


def _is_opening(case: Case, one: Stated, opening: list[Stated]) -> bool:
    """Whether the budget of the basic data, which may be either, is the opening one that the report states."""
    return one.section == "basic_data" and any(same(case, one, other) for other in opening)


def _differing(case: Case, stated: list[Stated]) -> Iterator[Bilingual]:
    """One finding for each statement that differs from what it should be: a form's figure, or the last in prose."""
    if not stated:
        return
    forms = [one for one in stated if one.section != "prose"]
    prose = [one for one in stated if one.section == "prose"]
    if forms:
        own, *others = forms
        for other in (*others, *prose):
            if not same(case, own, other):
                yield _finding(case, own, other, [])
        return
    if len(prose) < 2 or all(same(case, prose[0], other) for other in prose[1:]):
        return
    copied = [(one, budget) for one in prose for budget in _budgets(case, one) if number_of(budget) == number_of(one)]
    suspect, twin = copied[0] if copied else (prose[0], None)
    own = next(one for one in reversed(prose) if not same(case, suspect, one))
    yield _finding(case, own, suspect, [twin] if twin is not None else [])


def _budgets(case: Case, one: Stated) -> list[Stated]:
    """Budgets of the same field in prose, that a final figure may have been copied from."""
    return case.said(one.field, "budget") if one.measure == "final" else []


def same(case: Case, one: Stated, other: Stated) -> bool:
    """Whether two figures are equal by how exactly they are printed: `0.18亿元` is `1767.91万元`."""
    if knowledge().are_unlike(one.label, other.label):
        return True
    if one.reading.unit != other.reading.unit:
        return True  # heads and establishments counted in other words
    off = abs(number_of(one) - number_of(other))
    if one.reading.stated_unit == other.reading.stated_unit or one.reading.unit != "元":
        return off <= slack_of((one, other), case.factor("CROSS")).strict
    return off <= slack_of((one, other), case.factor("CROSS")).loose


def _finding(case: Case, own: Stated, other: Stated, twins: list[Stated], name: str = "") -> Bilingual:
    words = {
        "name": name or case.name(other),
        "measure": "" if name or other.measure == "value" else case.measure(other),
        "where": _where(case, other),
        "found": case.shown(number_of(other), other),
        "own_where": _where(case, own),
        "expected": case.shown(number_of(own), own),
    }
    message = case.text("cross", **words)
    if twins:
        message += case.text("cross_twin", measure=case.measure(twins[0]))
    tolerance = slack_of((own, other), case.factor("CROSS")).strict
    return case.amiss(
        "CROSS", "error", message, [other, own, *twins],
        expected=number_of(own), found=number_of(other), tolerance=tolerance,
    )  # fmt: skip


def _where(case: Case, one: Stated) -> Said:
    is_prose = one.section == "prose"
    return case.text(
        f"in_{one.section}", paragraph=(one.reading.provenance.paragraph or 0 if is_prose else one.instance) + 1
    )


def projects_said(case: Case) -> Iterator[Bilingual]:
    """`CROSS` where prose says another budget, spending or score of a project than the form with its name."""
    forms = [(name, table) for table in case.tables if (name := _project(table))]
    for at, said in enumerate(case.prose):
        named = [table for name, table in forms if name in compact(said.label)]
        if len(named) != 1 or not is_number(said) or said.field != "fact":
            continue
        following = case.prose[at + 1 : at + 2]
        yield from _of_project(case, named[0], said)
        if said.measure in BUDGETS and following and following[0].label in knowledge().spent_alone:
            yield from _differs(case, following[0], named[0], ("executed",))


def _project(table: Table) -> str:
    """The name of a form's project, where it is long enough to be found in a text."""
    if table.section != "project_evaluation":
        return ""
    name = next((compact(one.reading.raw) for one in table.of("project.name", "value")), "")
    name = name.removesuffix("项目").removesuffix("经费")
    return name if len(name) >= LEAST else ""


def _of_project(case: Case, table: Table, said: Stated) -> Iterator[Bilingual]:
    if said.measure in BUDGETS:
        yield from _differs(case, said, table, ("opening_budget", "full_year_budget", "adjusted_budget"))
    elif said.reading.unit == "分" and compact(said.label).endswith(knowledge().scores):
        yield from _differs(case, said, table, ("score",))


def _differs(case: Case, said: Stated, table: Table, measures: tuple[str, ...]) -> Iterator[Bilingual]:
    """A finding where the statement is none of the form's totals under these measures."""
    field = "score_total" if measures == ("score",) else "funds.total"
    stated = [one for name in measures if (one := table.number(field, name)) is not None]
    if not is_number(said) or not stated or any(same(case, one, said) for one in stated):
        return
    project = next((one.reading.raw for one in table.of("project.name", "value")), "")
    yield _finding(case, stated[-1], said, [], name=f"“{project}”{compact(said.label).removeprefix(project)}")


def wholes_said(case: Case) -> Iterator[Bilingual]:
    """`SUM` and `PART` in prose: a whole against parts that are stated with it."""
    for known in knowledge().wholes:
        for measure in ("final", "budget", "adjusted_budget", "value"):
            whole, parts = _said_with_parts(case, known, measure)
            if whole is None or not parts:
                continue
            total = sum((number_of(one) for one in parts), Decimal(0))
            off = total - number_of(whole)
            slack = slack_of(parts, case.factor("SUM"), whole=(whole,))
            is_complete = known.complete and len(parts) == len(known.parts)
            if not (off > slack.strict or (is_complete and -off > slack.strict)):
                continue
            severity: Severity = "note" if abs(off) <= slack.loose else "error"
            words = case.sum_words(whole, parts, number_of(whole), total)
            code = "SUM" if is_complete else "PART"
            yield case.amiss(
                code, severity, case.text(code.lower(), **words), [whole, *parts],
                expected=number_of(whole), found=total, tolerance=slack.strict,
            )  # fmt: skip


def _said_with_parts(case: Case, known: Whole, measure: str) -> tuple[Stated | None, list[Stated]]:
    """A whole and its parts that the prose states but once; of a whole told differently, that with all its parts."""
    whole = _one(case, known.whole, measure)
    if whole is not None:
        return whole, [one for field in known.parts if (one := _one(case, field, measure)) is not None]
    for said in case.said(known.whole, measure):
        beside = [_beside(case, said, field, measure) for field in (known.whole, *known.parts)]
        told = [one for one in beside if one is not None]
        if len(told) == len(beside):
            return told[0], told[1:]
    return None, []


def _beside(case: Case, said: Stated, field: str, measure: str) -> Stated | None:
    """The one figure of a field in the paragraph of another."""
    paragraph = said.reading.provenance.paragraph
    found = [one for one in case.said(field, measure) if one.reading.provenance.paragraph == paragraph]
    return found[0] if found and len({number_of(one) for one in found}) == 1 else None


def _one(case: Case, field: str, measure: str) -> Stated | None:
    """The one figure that the prose states of a field; None if it states several, or none."""
    found = case.said(field, measure)
    return found[0] if found and len({number_of(one) for one in found}) == 1 else None
