"""A field that words name in; whether the sentence speaks of the body's own, or of a fund, a project, a group, out."""

import re
from typing import TYPE_CHECKING

from extract.prose.clause import Subject
from extract.prose.lexicon import KnownFact, fact_lexicon, fact_of
from extract.prose.named import Named, Quantity, kind_of
from extract.prose.things import is_called
from schemas.notes import note

if TYPE_CHECKING:
    from extract.prose.sentence import Sentences

_OF_BODY = ("revenue.total", "expenditure.total", "expenditure.basic", "expenditure.project", "carried_over")
_PARTS = ("three_public", "procurement", "expenditure.basic", "expenditure.function", "revenue.other")
_OF_EACH = re.compile(r"(?:均|都|各)[为在是达超过到]{0,3}$")  # 自评得分均在90分以上
_LONGEST_LEAD = 30
_CRITERION = re.compile(r"\)?的")  # 自评得分90分以上的为优


def is_of_several(own: "Sentences", quantity: Quantity) -> bool:
    """Whether the sentence says that it speaks of one of several things."""
    return bool(own.marks.word(fact_lexicon().words.others, own.sentence, quantity.start))


def of_fund(own: "Sentences", quantity: Quantity, fact: KnownFact | None) -> tuple[KnownFact | None, tuple[str, ...]]:
    """What 本年支出 and its like are where the heading or the sentence speaks of one fund, or of 三公经费."""
    if fact is None or fact.field not in _OF_BODY:
        return fact, ()
    lexicon, about = fact_lexicon(), own.above.about
    unknown = [level.label for level in own.memories.now.levels if level.fact is None]
    told = next((field for label in unknown for word, field in lexicon.funds.items() if word in label), "")
    if not told and about is not None and about.field.startswith((*lexicon.funds.values(), "three_public")):
        told = about.field
    if any(word in own.text[own.sentence : quantity.start] for word in lexicon.words.overall):
        return fact, ()
    is_total = fact.field == "expenditure.total"
    if not told:
        return fact, (note("unnamed"),) if is_total and own.above.is_of_thing else ()
    if is_total:
        return fact_of(told), (note("by_heading"),)
    return (None if told in lexicon.funds.values() else fact), ()


def is_rate_of_other(own: "Sentences", subject: Subject, fact: KnownFact) -> bool:
    """Whether the sentence has told the amount of something else: 项目年初预算180万元,执行率98.3%."""
    words, now = fact_lexicon().words, own.memories.now
    if fact.kind not in ("rate", "score") or any(
        word in own.text[subject.start - 2 : subject.end] for word in words.overall
    ):
        return False
    last, measured = now.last, now.measured
    named = last is not None and last.fact is None and kind_of(last.quantity.mention) == "money"
    is_other = (
        own.is_of_one
        or _is_of_part(own)
        or is_called(own.text, own.sentence, subject.start)
        or (last is not None and named and any(last.label.find(word) > 0 for word in words.things))
        or (
            measured is not None
            and measured.fact is None
            and not any(_names_all(own, measured, word) for word in words.things)
        )
    )
    if is_other:
        own.of_one.add(own.sentence)
    return is_other


def _is_of_part(own: "Sentences") -> bool:
    """Whether all the money that the sentence has told is of parts: 三公经费预算18.5万元,支出12.36万元,执行率66.8%."""
    facts = [level.fact for level in own.memories.now.levels if level.fact is not None and level.fact.kind == "money"]
    return bool(facts) and all(fact.field.startswith(_PARTS) for fact in facts)


def is_criterion(own: "Sentences", quantity: Quantity, fact: KnownFact) -> bool:
    """Whether a score only bounds those of a grade (自评得分90分以上的为优), or is that of one group of indicators."""
    if fact.kind != "score":
        return False
    if _OF_EACH.search(own.text, max(own.sentence, quantity.start - _LONGEST_LEAD), quantity.start):
        return True
    if quantity.mention.comparator in ("<", ">", "<=", ">=") and _CRITERION.match(own.text, quantity.end):
        return True
    lead = own.text[: own.text.find(":", 0, _LONGEST_LEAD) + 1]  # 3.产出指标完成情况:自评得分39分
    return any(word in lead for word in fact_lexicon().words.criteria) and not any(
        word in lead for word in fact_lexicon().words.overall
    )


def _names_all(own: "Sentences", named: Named, word: str) -> bool:
    """Whether what is named are several things, counted right before: 2个项目全年预算."""
    at = own.text.rfind(named.label, own.sentence, named.quantity.start) if named.label.startswith(word) else -1
    return at > 0 and any(level.quantity.end == at for level in own.memories.now.levels)
