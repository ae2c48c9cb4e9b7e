"""The words before a number in, what they name out: the label as it stands, the fact of the codebook, the measure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.prose.lexicon import KnownFact, fact_lexicon
from extract.prose.nouns import TIME, noun_before
from extract.prose.tags import Tags
from normalize.fold import QUOTES, spelled
from normalize.wraps import Closed
from schemas.values import Measure

_BRACKETED = re.compile(r"\([^()]{0,40}\)$")
_BULLETS = "◆◇●■□▲△★☆※•·▶►➢✓"
_JOINT = re.compile(r"(?:、|和|与|以及|及)$")
_ORG_MIN = 3  # characters of a short form of the body's name
_MOST_PEELED = 5
_LONGEST_LINK = 8


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number is of: `text[start:end]` is its label, `fact` the field that it surely names.

    `bare` is what is left of words that name nothing themselves (`决算支出数` → 支出, `年初预算` → ""), else None.
    """

    start: int
    end: int
    fact: KnownFact | None = None
    measure: Measure | None = None
    bare: str | None = None

    @property
    def is_empty(self) -> bool:
        return self.start >= self.end


class Clauses:
    """The words of one closed text, in a report of the body `org`."""

    def __init__(self, closed: Closed, tags: Tags, org: str) -> None:
        self.closed = closed
        self.text = closed.text
        self.tags = tags
        self.has_org = bool(org.strip())
        self._neutral = _neutral(org)

    def before(self, floor: int, end: int, *, lists: bool = True) -> Subject:
        """What the words between the places name, read backwards from `end`; `lists` as in `noun_before`."""
        while True:
            known = self._known(floor, end, end, None, lists=lists)
            link = _link().search(self.text, max(floor, end - _LONGEST_LINK), end)
            if known is not None or link is None:
                break
            end = link.start()
        if known is not None:
            return known
        at, measure = end, None
        for _ in range(_MOST_PEELED):
            known = self._known(floor, at, end, measure, lists=lists)
            if known is not None:
                return known
            peeled = self._peeled(floor, at)
            if peeled is None:
                break
            at, word = peeled
            measure = measure or word
        bare = self._bare(floor, at, end, measure) or self._bare(floor, end, end, None)
        if bare is not None:
            return bare
        start, stop = noun_before(self.text, floor, end, lists=lists)
        return Subject(start, stop, measure=measure)

    def _known(self, floor: int, at: int, end: int, measure: Measure | None, *, lists: bool) -> Subject | None:
        """The fact whose phrase ends at a place, if nothing before it says that it is of something else."""
        tag = self.tags.facts.get(at)
        if tag is None or tag.fact is None or tag.start < floor:
            return None
        start, said, is_whole = self._prefix(floor, tag.start, tag.fact, lists=lists)
        return Subject(start, end, tag.fact, measure or said) if is_whole else None

    def is_own(self, start: int, end: int) -> bool:
        """Whether a clause begins with what the body calls itself: 我局, 本单位."""
        return _own().match(self.text, start, end) is not None

    def written(self, start: int, end: int) -> str:
        """What stands there in the original text."""
        if start >= end:
            return ""
        first, last = self.closed.span(start, end)
        return spelled(self.closed.original[first:last])

    def without_links(self, floor: int, end: int) -> int:
        """Before 为, 共计, 达到 and their like."""
        while link := _link().search(self.text, max(floor, end - _LONGEST_LINK), end):
            end = link.start()
        return end

    def own_words(self, floor: int, end: int) -> str:
        """What stands between two places, from the first word on that qualifies anything: 本年新增 is 新增."""
        at, _, kept_at = self._neutral_until(floor, end)
        return self.text[kept_at if kept_at >= 0 else at : end]

    def _peeled(self, floor: int, at: int) -> tuple[int, Measure | None] | None:
        """One measure, amount word, bracket or quote less at the end."""
        text = self.text
        tag = self.tags.measures.get(at)
        if tag is not None and tag.start >= floor:
            return tag.start, tag.measure
        for pattern in (_amounts(), _BRACKETED):
            found = pattern.search(text, floor, at)
            if found and found.start() > floor:
                return found.start(), None
        return (at - 1, None) if at > floor and text[at - 1] in QUOTES else None

    def _prefix(self, floor: int, start: int, fact: KnownFact, *, lists: bool) -> tuple[int, Measure | None, bool]:
        """Where the label of a fact begins, the measure said before it, and whether nothing there qualifies it."""
        named = (*fact.qualifiers, *fact.kinds)
        at, measure, kept_at = self._neutral_until(floor, start, frozenset((*fact.contexts, *named)))
        rest = self.text[at:start]
        if rest in fact.contexts:
            return start, measure, True
        if rest and rest not in named:
            return start, None, False
        return (kept_at if kept_at >= 0 else at), measure, not (lists and self._is_joint(floor, at))

    def _is_joint(self, floor: int, start: int) -> bool:
        """Whether another fact without a figure of its own is named right before it: 基本支出、项目支出500万元."""
        joint = _JOINT.search(self.text, 0, start)
        return start == floor and joint is not None and joint.start() in self.tags.facts

    def _neutral_until(self, at: int, end: int, until: frozenset[str] = frozenset()) -> tuple[int, Measure | None, int]:
        """Past all that qualifies nothing; the measure among it, and where the label's own words among it begin.

        It stops before words that make up one of `until`.
        """
        measure: Measure | None = None
        kept_at = -1
        while at < end and self.text[at:end] not in until:
            found = self._neutral.match(self.text, at, end)
            if found is None or found.end() == at:
                break
            if found.lastgroup in ("measure", "kept"):
                measure = _measures().get(found[0], measure)
                kept_at = at if kept_at < 0 else kept_at
            elif found.lastgroup != "quote":
                kept_at = -1
            at = found.end()
        return at, measure, kept_at

    def _bare(self, floor: int, at: int, end: int, measure: Measure | None) -> Subject | None:
        """Words that name only a measure, 收入 or 支出."""
        start, said, kept_at = self._neutral_until(floor, at)
        rest = self.text[start:at].strip(QUOTES)
        if rest not in fact_lexicon().bare:
            return None
        measure = measure or said
        if not rest and measure is None:
            return None
        return Subject(kept_at if kept_at >= 0 else start, end, measure=measure, bare=rest)


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True)) + ")"


@cache
def _link() -> re.Pattern[str]:
    words = fact_lexicon().words
    others = "".join(f"(?<!{re.escape(word)})" for word in words.no_links)
    return re.compile(rf"(?:{_any(words.links)}{others}|[{re.escape(QUOTES)}])$")


@cache
def _amounts() -> re.Pattern[str]:
    return re.compile(rf"{_any(fact_lexicon().words.amounts)}$")


@cache
def _own() -> re.Pattern[str]:
    words = fact_lexicon().words
    return re.compile(rf"(?:{TIME},?)?{_any(words.own)}{_any(words.bodies)}", re.ASCII)


@cache
def _measures() -> dict[str, Measure]:
    return {word: measure for measure, words in fact_lexicon().measures.items() for word in words}


@lru_cache(maxsize=64)
def _neutral(org: str) -> re.Pattern[str]:
    """One word that qualifies nothing: a measure, a time, a neutral word, the body's own name in full or in short."""
    name = "".join(org.split())
    words = fact_lexicon().words
    own = rf"{_any(words.own)}{_any(words.bodies)}"
    places = [name.removesuffix(organ) for organ in words.organs if name.endswith(organ)]  # 枧溪镇 of 枧溪镇人民政府
    names = [one[at:] for one in [name, *places] for at in range(len(one) - _ORG_MIN + 1)]
    planned = rf"{_any(words.planned)}(?=(?:19|20)\d\d年)"
    return re.compile(
        rf"(?P<measure>{_any(_measures())})|(?P<kept>{_any(words.kept)})|(?P<time>{TIME})"
        rf"|(?P<word>{own}|{_any([*words.neutral, *names])}|{planned})|(?P<quote>[{re.escape(QUOTES)} ,的{_BULLETS}])",
        re.ASCII,
    )
