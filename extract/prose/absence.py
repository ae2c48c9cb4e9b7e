"""A text in, the facts of which it says that there is none out: 无政府性基金预算支出, 公务用车购置费未发生."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.prose.clause import Clauses
from extract.prose.lexicon import KnownFact, fact_lexicon
from extract.prose.tags import Tagged

# What may stand between the word and its first fact, and between two facts
_BETWEEN = re.compile(
    r"(?:有|任何|发生|安排|产生|使用|用于|(?:19|20)\d\d年度?|本年度?|当年|财政|相关|[\"“”])*", re.ASCII
)
_JOINT = re.compile(r"、|和|与|及|以及|或")
_AGAIN = re.compile(r",?(?:也|亦|且)?(?=无)无")
_BEHIND = re.compile(
    r"[\"“”]?(?:的?(?:支出|收入|情况|资金|安排|发生|费用|经费|预算|金额))*(?=$|[,。;:、!?)\n]|和|与|及|以及|或|也|亦|,)"
)
_NEGATED = frozenset("并毫有从绝")  # 毫无, 有无, 从无
_MAX_LISTED = 8
_LONGEST = 60  # characters of a clause


@dataclass(frozen=True, slots=True)
class Absence:
    """`text[start:end]` says that there is none of the fact; the label is the fact's own words."""

    start: int
    end: int
    label: str
    fact: KnownFact


def absence_words(text: str) -> list[int]:
    """Where words of absence stand."""
    return [match.start() for match in _words().finditer(text)]


@cache
def _words() -> re.Pattern[str]:
    absence = fact_lexicon().absence
    return re.compile("|".join(map(re.escape, (*absence.before, *absence.behind))))


def absences_in(clauses: Clauses) -> Iterator[Absence]:
    """Every fact that a word of absence stands before, or right behind."""
    text = clauses.text
    by_start: dict[int, Tagged] = {}
    for tag in clauses.tags.facts.values():
        if tag.start not in by_start or tag.end > by_start[tag.start].end:
            by_start[tag.start] = tag
    behind = -1
    for word in sorted(clauses.tags.absences, key=lambda tag: (tag.start, -tag.end)):
        if word.start < behind or text[word.start - 1 : word.start] in _NEGATED:
            continue
        for absence in _listed(clauses, word, by_start):
            yield absence
            behind = absence.end
    for word in clauses.tags.absent_before:
        subject = clauses.before(_clause(text, word.start), word.start)
        if subject.fact is not None and _ends(text, word.end):
            yield Absence(subject.start, word.end, clauses.written(subject.start, subject.end), subject.fact)


def _listed(clauses: Clauses, word: Tagged, by_start: dict[int, Tagged]) -> Iterator[Absence]:
    """无A和B: each fact of the list; raw begins with the word for the first, with the fact for the others."""
    text, begin, at = clauses.text, word.start, word.end
    for _ in range(_MAX_LISTED):
        between = _BETWEEN.match(text, at)
        start = next((place for place in range(between.end() if between else at, at - 1, -1) if place in by_start), -1)
        tag = by_start.get(start)
        if tag is None or tag.fact is None:
            return
        tail = _BEHIND.match(text, tag.end)
        if tail is None:
            return
        yield Absence(begin, tail.end(), clauses.written(tag.start, tail.end()), tag.fact)
        again, joint = _AGAIN.match(text, tail.end()), _JOINT.match(text, tail.end())
        if again is not None:
            begin, at = again.end() - 1, again.end()
        elif joint is not None:
            begin = at = joint.end()
        else:
            return


def _clause(text: str, end: int) -> int:
    return max(end - _LONGEST, *(text.rfind(mark, max(0, end - _LONGEST), end) + 1 for mark in ",。;:、!?()\n"), 0)


def _ends(text: str, at: int) -> bool:
    return at == len(text) or text[at] in ",。;)\n、"
