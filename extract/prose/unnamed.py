"""A number without a name of its own in, what it goes on with out: what was named last, its year, the noun behind."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.prose.clause import Subject
from extract.prose.lexicon import fact_lexicon
from extract.prose.named import Named, Quantity, kind_of
from extract.prose.nouns import is_verb, noun_behind
from normalize.mention import Mention

if TYPE_CHECKING:
    from extract.prose.sentence import Sentences

_LEVEL = re.compile(r"(?:为|至|到|成|变为|[\u4e00-\u9fff]{1,3}(?:到|至|为))$")
_DELIMITER = re.compile(r"[,、;:。]")
_BEHIND_MAX = 8  # characters of a noun behind a number where one stands before it too
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def unnamed(own: "Sentences", at: int, floor: int, subject: Subject) -> Named | None:
    """A number without a name of its own: behind its year, or going on with what was named last."""
    dated = _of_year(own, at, floor)
    if dated is not None or not _goes_on(own, at, floor, subject):
        return dated
    return _going_on(own, own.quantities[at], floor)


def _of_year(own: "Sentences", at: int, floor: int) -> Named | None:
    """A figure with its year right before it: of what is named before the year, else of what was named last."""
    quantity, last = own.quantities[at], own.memories.now.last
    beside = own.periods.beside(floor, quantity.start)
    if beside is None:
        return None
    year, start = beside
    subject = own.clauses.before(floor, start)
    if not subject.is_empty:
        return replace(own.level(quantity, better_behind(own, at, subject)), period=year)
    if last is None and own.memories.now.fact is not None:  # 三公经费:2022年8.6万元
        return replace(own.level(quantity, Subject(start, start, bare="")), period=year)
    is_alike = last is not None and last.quantity.mention.unit == quantity.mention.unit
    return replace(again(own, quantity), period=year) if is_alike and _is_bare(own, at) else None


def again(own: "Sentences", quantity: Quantity) -> Named:
    """The same label and field as the quantity before it."""
    last = own.memories.now.last
    if quantity.mention.is_change and last is not None and _is_of_no_rate(quantity.mention, last):
        told = (one for one in reversed(own.memories.now.levels) if kind_of(one.quantity.mention) == "money")
        last = next(told, None)
    period = own.periods.of(quantity.start, quantity.start, own.sentence)
    if last is None:
        return Named(quantity, "", None, "change" if quantity.mention.is_change else "value", period)
    if quantity.mention.is_change:
        return Named(quantity, last.label, last.fact, "change", _latest(own, last, quantity), last.notes)
    same = last.fact is not None and last.fact.kind == kind_of(quantity.mention)
    fact = last.fact if same else None
    if fact is None:
        return Named(quantity, last.label, None, "value", period)
    return Named(quantity, last.label, fact, fact.measure if last.measure == "change" else last.measure, period)


def _latest(own: "Sentences", last: Named, quantity: Quantity) -> str:
    """The period of a change: that of the later figure, not of the year before it (上年为950万元,增加50万元)."""
    base = _YEAR.search(quantity.mention.base)
    if base is not None and base[0] < last.period:  # 2022年8.6万元,比2021年减少1.2万元
        return last.period
    same = [
        one
        for one in own.memories.now.levels
        if one.field == last.field and (last.fact is not None or one.label == last.label)
    ]
    return max((one.period for one in (*same[-2:], last) if one.period.isdecimal()), default=last.period)


def _goes_on(own: "Sentences", at: int, floor: int, subject: Subject) -> bool:
    """Whether a number has no name of its own: 由5%提高到8%, 86户301人, 翻了一番，达到1.3亿元."""
    quantity, last = own.quantities[at], own.memories.now.last
    if last is None:
        return False
    between = own.text[last.quantity.end : quantity.start]
    if _LEVEL.fullmatch(between):
        return True
    if not subject.is_empty:
        return False
    before_bracket = own.text[floor : quantity.start].endswith("(") or between.startswith(("(", "（"))
    return _is_bare(own, at) and (len(_DELIMITER.findall(between)) <= 1 or before_bracket)


def _is_bare(own: "Sentences", at: int) -> bool:
    """Whether no noun stands behind a number that it counts."""
    start, end = noun_behind(own.text, own.quantities[at].end)
    return end == start or _is_counted(own, at, end) or is_verb(own.text[start:end])


def _going_on(own: "Sentences", quantity: Quantity, floor: int) -> Named:
    """More of what was named last; what has a verb of its own (年中追加100万元, 新增3人) is not of the same field.

    Nor is the sum of a list: 基本支出600万元,项目支出400万元,合计1000万元.
    """
    same = again(own, quantity)
    levels, said = own.memories.now.levels, own.text[floor : quantity.start].strip(":, ")
    if said in fact_lexicon().words.totals and levels and levels[-1].quantity.mention.unit == quantity.mention.unit:
        return replace(same, label=said, fact=None, measure="value")
    stop = own.clauses.without_links(floor, quantity.start)
    words = own.text[floor:stop].strip("、和及(")
    if words.startswith("扣") or quantity.mention.raw.startswith(fact_lexicon().words.beyond):
        return replace(same, fact=None, measure="value")
    if kind_of(quantity.mention) != "money" and not words.startswith(fact_lexicon().words.present):
        words = own.clauses.own_words(floor, stop).strip("、和及(")
        if same.fact is None and not _is_of_its_own(words, same.label):
            return same
    if not words or _LEVEL.search(own.text, floor, quantity.start):
        return same
    return replace(same, label=words, fact=None, measure="value")


def _is_of_its_own(words: str, label: str) -> bool:
    """Whether words name what the label does not: 实际培训 behind 计划培训, but not 接待 behind 公务接待."""
    lexicon = fact_lexicon().words
    if words.startswith(lexicon.kept):
        return label.startswith(lexicon.planned)
    return is_verb(words) and words not in label


def _is_counted(own: "Sentences", at: int, end: int) -> bool:
    """Whether a noun that ends there is counted by the next quantity, not by this one."""
    own_end = own.quantities[at].end
    following = (quantity.start for quantity in own.quantities[at + 1 : at + 3] if quantity.start >= own_end)
    return end >= next(following, len(own.text) + 1)


def better_behind(own: "Sentences", at: int, subject: Subject) -> Subject:
    """The noun behind a count where it says more than what stands before it."""
    quantity = own.quantities[at]
    counts = quantity.mention.kind == "count"
    if not counts and not subject.is_empty:
        return subject
    after_of = own.text[quantity.end : quantity.end + 1] == "的"
    start, end = noun_behind(own.text, quantity.end + (after_of and not counts))
    if end - start < 1 + (not subject.is_empty) or is_verb(own.text[start:end]):
        return subject
    if _is_counted(own, at, end) or (not subject.is_empty and end - start > _BEHIND_MAX):
        return subject
    return Subject(start, end)


def _is_of_no_rate(mention: Mention, last: Named) -> bool:
    """Whether a change is no rate's: 完成预算的96%,比上年增加20万元(增长2%). Rates change by points."""
    of_share = mention.unit == "%" and not last.label.endswith("率")
    return last.measure == "rate" and (kind_of(mention) == "money" or of_share)
