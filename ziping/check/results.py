"""Targets against results: points for a target missed, points lost without a reason, copied texts, empty cells."""

from collections.abc import Iterator

from normalize.fold import compact
from schemas.finding import Bilingual
from schemas.observations import Stated
from schemas.said import Said
from ziping.check.case import Case, Table, is_number, is_unscored
from ziping.check.knowledge import knowledge
from ziping.check.precision import number_of

LONG = 15  # characters from which on an equal text is a copy, and no short answer

Row = dict[str, Stated]


def goals_answered(case: Case) -> Iterator[Bilingual]:
    """`DUPLICATE` where the results of the year's goal are its text over again."""
    for table in case.tables:
        for target, actual in zip(table.of("goal", "target"), table.of("goal", "actual"), strict=False):
            texts = [compact(one.reading.raw) for one in (target, actual)]
            if texts[0] == texts[1] and len(texts[0]) >= LONG:
                message = case.text("copied")
                yield case.finding("DUPLICATE", "warning", message, (target, actual))


def rows_differ(case: Case) -> Iterator[Bilingual]:
    """`DUPLICATE` where an indicator stands twice below one heading, with the same target and result."""
    for table in case.tables:
        seen: dict[tuple[str, ...], Stated] = {}
        for row in table.indicators:
            target, actual = row.get("target"), row.get("actual")
            if target is None or actual is None or {target.reading.status, actual.reading.status} != {"read"}:
                continue
            texts = [compact(one) for one in (target.label, target.reading.raw, actual.reading.raw)]
            first = seen.setdefault((target.item.partition("/")[0], *texts), target)
            if first is not target and texts[0]:
                message = case.text("row_twice", name=case.name(target))
                yield case.finding("DUPLICATE", "warning", message, (first, target))


def indicators_scored(case: Case) -> Iterator[Bilingual]:
    """`SCORE` for full points on a target that was missed, `REASON` for lost points without their reason."""
    for table in case.tables:
        for row in table.indicators:
            score, weight = row.get("score"), row.get("weight")
            if score is None or weight is None or not is_number(score) or not is_number(weight):
                continue
            if number_of(score) >= number_of(weight):
                yield from _missed(case, row, score, weight)
            else:
                yield from _unexplained(case, row, score, weight)


def _missed(case: Case, row: Row, score: Stated, weight: Stated) -> Iterator[Bilingual]:
    target, actual = row.get("target"), row.get("actual")
    if target is None or actual is None or not number_of(weight) or not _is_missed(target, actual):
        return
    words = {
        "name": case.name(score), "target": target.reading.raw, "actual": actual.reading.raw,
        "score": score.reading.raw,
    }  # fmt: skip
    message = case.text("full_score", **words)
    yield case.finding("SCORE", "warning", message, (score, weight, target, actual))


def _is_missed(target: Stated, actual: Stated) -> bool:
    """Whether a counted result is surely on the wrong side of a counted target, in the same unit."""
    wanted, got = target.reading, actual.reading
    if not wanted.comparator or not got.comparator or wanted.unit != got.unit:
        return False
    if any(one.reading.status != "read" or isinstance(one.reading.value, str) for one in (target, actual)):
        return False
    below = number_of(actual) < number_of(target)
    above = number_of(actual) > number_of(target)
    if wanted.comparator in (">=", ">"):
        return below and got.comparator in ("=", "<", "<=")
    if wanted.comparator in ("<=", "<"):
        return above and got.comparator in ("=", ">", ">=")
    less_is_better = any(word in target.item or word in target.label for word in knowledge().lower_is_better)
    return wanted.comparator == "=" and got.comparator == "=" and below and not less_is_better


def _unexplained(case: Case, row: Row, score: Stated, weight: Stated) -> Iterator[Bilingual]:
    """Only where the form has a column for the reason, and nothing stands in it."""
    reason = row.get("reason")
    if reason is None or reason.reading.status not in ("blank", "not_applicable", "stated_none"):
        return
    words = {"name": case.name(score), "score": score.reading.raw, "weight": weight.reading.raw}
    yield case.finding("REASON", "warning", case.text("reason", **words), (score, weight, reason))


def cells_filled(case: Case) -> Iterator[Bilingual]:
    """`EMPTY` for a form that nobody filled, for what a form requires, and for results left out."""
    for table in case.tables:
        required = [one for one in table.rows if one.reading.status == "absent"]
        for one in required:
            yield case.finding("EMPTY", "warning", case.text("absent", name=case.name(one)), (one,))
        counted = [one for one in table.rows if one.reading.status != "absent" and one.measure != "weight"]
        if counted and all(one.reading.status == "blank" for one in counted):
            yield case.finding("EMPTY", "warning", case.text("untouched", table=_title(case, table)), counted[:1])
            continue
        if is_unscored(table):
            blank = [one for row in table.indicators for one in row.values()]
            message = case.text("no_indicators", table=_title(case, table))
            yield case.finding("EMPTY", "warning", message, blank[:1])
            continue
        yield from _unanswered(case, table)


def _unanswered(case: Case, table: Table) -> Iterator[Bilingual]:
    """Indicators with a target, and neither result nor score; a form of targets only has no such columns."""
    for row in table.indicators:
        target = row.get("target")
        if target is None or target.reading.status != "read":
            continue
        empty = [row[name] for name in ("actual", "score") if name in row and row[name].reading.status == "blank"]
        if empty and "actual" in row:
            names = case.text("joint").join(case.measure(one) for one in empty)
            message = case.text("unanswered", name=case.name(target), names=names)
            yield case.finding("EMPTY", "warning", message, (target, *empty))


def _title(case: Case, table: Table) -> Said:
    return case.text(f"in_{table.section}", paragraph=table.instance + 1)
