"""The paragraphs of a report in; every quantity, fact, grade and absence that its prose states out.

spaCy is loaded with the first prose that is read: whoever needs the lexicon alone does without.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.doubt import UNCERTAIN
from extract.prose.absence import absence_words, absences_in
from extract.prose.clause import Clauses
from extract.prose.grades import grades_in
from extract.prose.headings import Above, with_headings
from extract.prose.lexicon import fact_lexicon
from extract.prose.named import Named, Quantity
from extract.prose.periods import year_before
from extract.prose.sentence import Sentences
from extract.prose.tags import Tags, tags_of
from normalize.finder import NUMERALS
from normalize.mention import Mention
from normalize.text import mentions_in
from normalize.wraps import Closed
from schemas.document import Paragraph
from schemas.notes import note
from schemas.record import Reading, Statement
from schemas.values import Measure

MAX_CHARACTERS, MAX_STATEMENTS = 500_000, 20_000  # ten times the longest report that was met
_ONCE = ("execution_rate", "score_total", "grade")
_MAY_STATE = re.compile(rf"[\d{NUMERALS}半无未没优良中差平番]|合格|一致")
_RELATIVE_DURATION = re.compile(r"(?:近|过去|未来|今后|前|后|连续|最近|每|上|这|头)$")
_SINCE = re.compile(r"(?:多|余)?(?:以来|来|内|前|后|之内|之前|之后|间|期间|时间|左右)")
_FACTORS = ("×", "÷", "*")
_DURATIONS = frozenset(("年", "个月", "月", "周", "天", "日", "季度", "个季度", "小时", "周年", "个星期"))


@dataclass(frozen=True, slots=True)
class Prose:
    """What was read; `unread_from` is the paragraph from which on nothing was, for there is too much, else None."""

    statements: tuple[Statement, ...]
    unread_from: int | None = None


def read_prose(paragraphs: Iterable[Paragraph], year: int | None, org_name: str) -> Prose:
    """What the paragraphs state, in order; `year` is the evaluated one, `org_name` the body's own name.

    Numbers in titles, dates, codes and list numbers are no statements; a quantity that no field of the codebook names
    is a `fact` under the noun that it counts.
    """
    told: list[Statement] = []
    characters = 0
    for paragraph, above in with_headings(paragraphs):
        characters += len(paragraph.text)
        if characters > MAX_CHARACTERS or len(told) > MAX_STATEMENTS:
            return Prose(tuple(_doubted(told)), paragraph.index)
        told += _of_paragraph(paragraph, year, org_name, above)
    return Prose(tuple(_doubted(told)))


def _doubted(told: list[Statement]) -> list[Statement]:
    """A rate or score of the whole that is told with several values may be that of a part each time.

    One that is told of "the project" is the whole report's only where there is just one.
    """
    counts = _values_of_whole(told)
    things = fact_lexicon().words.things
    told = [
        said.model_copy(update={"field": "fact", "measure": "value"})
        if counts.get(_of_whole(said), 0) > 1 and said.label.startswith(things)
        else said
        for said in told
    ]
    counts = _values_of_whole(told)
    return [
        _with_doubt(said, note("several_values", count=count))
        if (count := counts.get(_of_whole(said), 0)) > 1
        else said
        for said in told
    ]


def _of_whole(said: Statement) -> tuple[str, str]:
    return (said.field, said.reading.period) if said.field in _ONCE and said.measure != "change" else ("", "")


def _values_of_whole(told: list[Statement]) -> dict[tuple[str, str], int]:
    """How many different values a thing has that a report can have but one of in a year."""
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for said in told:
        values[_of_whole(said)].add(str(said.reading.value))
    return {key: len(found) for key, found in values.items() if key[0]}


def _with_doubt(said: Statement, doubt: str) -> Statement:
    notes = "；".join(filter(None, (said.reading.note, doubt)))
    return said.model_copy(update={"reading": said.reading.model_copy(update={"confidence": UNCERTAIN, "note": notes})})


def _of_paragraph(paragraph: Paragraph, year: int | None, org_name: str, above: Above) -> list[Statement]:
    if not _MAY_STATE.search(paragraph.text):
        return []
    closed = Closed(paragraph.text)
    mentions = mentions_in(closed, year)
    quantities = [_placed(closed, mention) for mention in mentions if _is_stated(closed, mention)]
    places = [quantity.start for quantity in quantities if quantity.mention.kind != "date"]
    places += absence_words(closed.text)
    clauses = Clauses(closed, tags_of(closed.text, places) if places else Tags(), org_name)
    sentences = Sentences(clauses, quantities, year, above)
    told = [_statement(paragraph, named) for named in sentences.run()]
    told += _graded(paragraph, closed, year, sentences)
    told += _absent(paragraph, closed, clauses, year)
    return sorted(told, key=lambda one: (one.reading.provenance.start, one.reading.provenance.end))


def _placed(closed: Closed, mention: Mention) -> Quantity:
    lead = closed.within(mention.lead) if mention.is_change else -1
    return Quantity(mention, closed.within(mention.start), closed.within(mention.end - 1) + 1, lead)


def _is_stated(closed: Closed, mention: Mention) -> bool:
    """Durations that only say when (近三年, 两年以来) state nothing, nor do the factors of a formula (×100%)."""
    start, end = closed.within(mention.start), closed.within(mention.end - 1) + 1
    if closed.text[start - 1 : start] in _FACTORS or closed.text[end : end + 1] in _FACTORS:
        return False
    if mention.unit not in _DURATIONS:
        return True
    return not (_RELATIVE_DURATION.search(closed.text, 0, start) or _SINCE.match(closed.text, end))


def _statement(paragraph: Paragraph, named: Named) -> Statement:
    mention = named.quantity.mention
    doubts = [doubt for doubt in (mention.note, *named.notes) if doubt and doubt != note("derived_year")]
    return Statement(
        field=named.field,
        label=named.label,
        item="",
        measure=named.measure,
        reading=Reading(
            raw=mention.raw,
            comparator=mention.comparator,
            value=mention.value,
            unit=mention.unit,
            stated_unit=mention.stated_unit,
            status="read" if mention.value is not None else "unreadable",
            period=named.period,
            match="rule",
            confidence=UNCERTAIN if doubts else 1.0,
            note="；".join(doubts),
            direction=mention.direction,
            base=mention.base,
            whole=named.whole,
            provenance=paragraph.place(mention.start, mention.end),
        ),
    )


def _graded(paragraph: Paragraph, closed: Closed, year: int | None, sentences: Sentences) -> Iterator[Statement]:
    """The grades of the evaluation; doubtful where a paragraph or sentence speaks of one project."""
    for graded in grades_in(closed.text):
        reading: Reading = _plain_reading(
            paragraph, closed, graded.start, graded.end, graded.grade, "", str(year or "")
        )
        said = Statement(field="grade", label=graded.label, item="", measure="value", reading=reading)
        yield said if sentences.is_of_body(graded.start) else _with_doubt(said, note("of_one"))


def _absent(paragraph: Paragraph, closed: Closed, clauses: Clauses, year: int | None) -> Iterator[Statement]:
    """The facts of which there is none."""
    for absence in absences_in(clauses):
        measure: Measure = absence.fact.measure
        place, now = (absence.start, absence.end), str(year or "")
        period = year_before(now) if absence.fact.opening else now
        reading = _plain_reading(paragraph, closed, *place, Decimal(0), absence.fact.unit, period)
        yield Statement(field=absence.fact.field, label=absence.label, item="", measure=measure, reading=reading)


def _plain_reading(
    paragraph: Paragraph, closed: Closed, start: int, end: int, value: Decimal | str, unit: str, period: str
) -> Reading:
    first, last = closed.span(start, end)
    return Reading(
        raw=closed.original[first:last],
        comparator="" if isinstance(value, str) else "=",
        value=value,
        unit=unit,
        stated_unit="",
        status="read",
        period=period,
        match="rule",
        provenance=paragraph.place(first, last),
    )
