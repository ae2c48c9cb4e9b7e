"""A name of people or money and its sentence in; whether it is of one kind of staff, or of another body, out."""

import re
from typing import TYPE_CHECKING

from extract.prose.clause import Subject
from extract.prose.lexicon import KnownFact, fact_lexicon, fact_of
from extract.prose.nouns import TIME
from schemas.values import Kind

if TYPE_CHECKING:
    from extract.prose.sentence import Sentences

_TIME_AT_END = re.compile(rf"{TIME}$", re.ASCII)  # 县图书馆2023年总支出
_NEAR = 200  # characters of a sentence to each side


def has_body(own: "Sentences", subject: Subject, kind: Kind | None) -> bool:
    """Whether a name is that of another body's own: 县水利工程管理所编制; of money only where the body is known."""
    is_told = kind == "people" or (kind == "money" and own.clauses.has_org)
    tag = own.clauses.tags.facts.get(subject.end) if subject.fact is None and is_told else None
    if tag is None or tag.fact is None or tag.fact.kind != kind:
        return False
    return _TIME_AT_END.sub("", own.text[subject.start : tag.start]).endswith(fact_lexicon().words.bodies)


def happened_in_year(own: "Sentences", subject: Subject, fact: KnownFact) -> bool:
    """Whether a label that is a verb too tells what happened in the year, not how many there are: 当年退休4人."""
    tag = own.clauses.tags.facts.get(subject.end)
    if tag is None:
        return False
    is_verb = own.text[tag.start : tag.end] in fact.verbs  # 新招录2人,退休1人
    moved = is_verb and bool(own.marks.word(fact_lexicon().words.moves, own.sentence, tag.start))
    return moved or own.text.endswith(fact.not_behind, own.sentence, tag.start)


def is_one_kind(own: "Sentences", subject: Subject, fact: KnownFact) -> bool:
    """Whether a label names one kind (事业编制) where the sentence names others or the whole beside it."""
    label = own.text[subject.start : subject.end]
    kind = next((word for word in fact.kinds if word in label), "")
    return bool(kind) and _times(own, subject, label.partition(kind)[2]) > 1


def is_of_one_kind(own: "Sentences", subject: Subject, fact: KnownFact) -> bool:
    """Whether people are told again and again, here of one kind: 行政编制35个,实有32人;事业编制48个,实有45人."""
    last = own.memories.now.last
    if fact.kind != "people" or last is None or last.fact is not None:
        return False
    is_of_kind = any(kind in last.label for kind in fact_of("staff.establishment").kinds)
    return is_of_kind and _times(own, subject, own.text[subject.start : subject.end]) > 1


def _times(own: "Sentences", subject: Subject, words: str) -> int:
    """How often the sentence says words, not far from a name."""
    begin = max(own.sentence, subject.start - _NEAR)
    end = min(own.marks.sentence_end(subject.end), subject.end + _NEAR)
    return own.text.count(words, begin, end)
