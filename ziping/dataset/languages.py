"""A stored record in, the messages of its findings in both languages out: as the rules tell them today."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from extract.told import in_both
from schemas.errors import Lang
from schemas.finding import Bilingual, Finding
from schemas.record import Record
from ziping.check import found_in
from ziping.dataset.whole import Check


def in_both_languages(record: Record, check: Check) -> list[Bilingual]:
    """The findings of a record; one that neither rules nor reading make any more keeps the message that it has."""
    anew = check(record.model_copy(update={"findings": ()}))
    places = twins(list(map(_identity, record.findings)), [_identity(one.finding) for one in anew])
    return [
        in_both(finding) if place is None else _with_messages(finding, anew[place])
        for finding, place in zip(record.findings, places, strict=True)
    ]


def in_language(record: Record, lang: Lang) -> Record:
    """The record with the messages of its findings in a language."""
    told = in_both_languages(record, found_in)
    return record.model_copy(update={"findings": tuple(one.in_(lang) for one in told)})


def twins(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[int | None]:
    """For each of the old where the same stands among the new; None where these have fewer or more of it.

    Of several that are the same the first is the first: the rules keep their order.
    """
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place, one in enumerate(new):
        places[one].append(place)
    wanted = Counter(old)
    same = {one: iter(places[one]) for one, count in wanted.items() if len(places[one]) == count}
    return [next(same[one]) if one in same else None for one in old]


def _identity(finding: Finding) -> Hashable:
    """What makes two findings the same, whoever the body is said to be: figures too, for messages name them."""
    told = finding
    return told.code, told.severity, told.fields, told.expected, told.found, told.evidence


def _with_messages(finding: Finding, anew: Bilingual) -> Bilingual:
    return Bilingual(finding.model_copy(update={"message": anew.finding.message}), anew.message_en)
