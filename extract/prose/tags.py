"""A text in, the phrases of the fact lexicon in it out, by where they end: spaCy's matcher over characters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from extract.prose.lexicon import KnownFact, fact_lexicon
from normalize.fold import QUOTES, compact
from schemas.values import Measure

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher

_PIECE = 2000  # characters that spaCy gets at a time
_NO_SPACES = [False] * (_PIECE + 1)
ABSENCE, ABSENT_BEFORE = "absence", "absent before"


@dataclass(frozen=True, slots=True)
class Tagged:
    """One phrase at its place."""

    start: int
    end: int
    fact: KnownFact | None = None
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class Tags:
    """The longest fact and the longest measure that end at each place; words of absence by where they end and begin."""

    facts: dict[int, Tagged] = field(default_factory=dict)
    measures: dict[int, Tagged] = field(default_factory=dict)
    absences: tuple[Tagged, ...] = ()
    absent_before: tuple[Tagged, ...] = ()


def tags_of(text: str, places: Iterable[int]) -> Tags:
    """The phrases in the sentences of a closed text that have one of the places.

    Quotes are no part of a phrase (“三公”经费), but of its span.
    """
    facts: dict[int, Tagged] = {}
    measures: dict[int, Tagged] = {}
    absences: list[Tagged] = []
    absent_before: list[Tagged] = []
    for key, start, end in _matches(text, places):
        kind, _, name = key.partition(":")
        if kind == "fact":
            _keep_longest(facts, Tagged(start, end, fact=fact_lexicon().fact[int(name)]))
        elif kind == "measure":
            _keep_longest(measures, Tagged(start, end, measure=name))  # type: ignore[arg-type]
        else:
            (absences if kind == ABSENCE else absent_before).append(Tagged(start, end))
    return Tags(facts, measures, tuple(absences), tuple(absent_before))


def _pieces(text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The sentences that have one of the places; a long one in pieces, cut where no phrase goes on."""
    end = 0
    for place in sorted(places):
        if place < end:
            continue
        begin = max(text.rfind("。", end, place) + 1, end)
        stop = text.find("。", place) + 1 or len(text)
        while begin < stop:
            cut = text.rfind(",", begin, begin + _PIECE) + 1 if begin + _PIECE < stop else stop
            end = cut if cut > begin else min(begin + _PIECE, stop)
            yield begin, end
            begin = end


def _matches(text: str, places: Iterable[int]) -> Iterator[tuple[str, int, int]]:
    """Each phrase with its key and span."""
    from spacy.tokens import Doc

    nlp, matcher = _pipeline()
    for begin, stop in _pieces(text, places):
        kept = [at for at in range(begin, stop) if text[at] not in QUOTES]
        if not kept:
            continue
        doc = Doc(nlp.vocab, words=[_character(text[at]) for at in kept], spaces=_NO_SPACES[: len(kept)])
        for match, first, behind in matcher(doc):
            start, end = kept[first], kept[behind - 1] + 1
            if start and text[start - 1] in QUOTES and any(char in QUOTES for char in text[start:end]):
                start -= 1
            yield nlp.vocab.strings[match], start, end


def _character(char: str) -> str:
    """What spaCy can keep: half of a surrogate pair is none."""
    return char if not "\ud800" <= char <= "\udfff" else "\ufffd"


def _keep_longest(found: dict[int, Tagged], one: Tagged) -> None:
    if one.end not in found or one.start < found[one.end].start:
        found[one.end] = one


@cache
def _pipeline() -> "tuple[Language, PhraseMatcher]":
    """A Chinese pipeline that splits characters, and its matcher with the whole lexicon; spaCy is loaded here."""
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

    nlp = spacy.blank("zh")
    lexicon = fact_lexicon()
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    lists = {f"fact:{at}": fact.phrases for at, fact in enumerate(lexicon.fact)}
    lists |= {f"measure:{measure}": words for measure, words in lexicon.measures.items()}
    lists |= {ABSENCE: lexicon.absence.before, ABSENT_BEFORE: lexicon.absence.behind}
    for key, phrases in lists.items():
        matcher.add(key, [Doc(nlp.vocab, words=list(compact(phrase))) for phrase in phrases])
    return nlp, matcher
