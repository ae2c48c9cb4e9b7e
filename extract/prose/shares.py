"""The words before a rate in; whether they make it a share, where they begin, and what they say of the budget."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extract.prose.lexicon import fact_lexicon, fact_of
from extract.prose.named import Named
from extract.prose.unnamed import again

if TYPE_CHECKING:
    from extract.prose.sentence import Sentences

# 占总支出的57%, 占比57%; 完成年初预算的96%, 为预算的96%
_SHARE = re.compile(
    r"(?:仅|各|均|分别|约|共|合计|又)?(?P<whole>占(?:比|了|到)?[^,。;:、()]{0,24}?)的?(?:比例|比重)?(?:为|达|达到|分别为|约)?$"
    r"|(?:仅|约|共)?(?P<done>(?:完成|为|达到|达|是|相当于)(?:了)?(?P<of>[^,。;:、()]{0,16}?(?:预算|预算数|任务|目标|计划|指标|总量|总数|总额|上年|同期|决算|决算数|目标值|计划数)(?:任务|目标|数)?))的$"
)


_FAR = 30


@dataclass(frozen=True, slots=True)
class Share:
    """`start` is where the wording begins; `label` what it says of the budget (完成年初预算), "" for other shares.

    `whole` is what it is a share of, with the 占 before it (占总支出).
    """

    start: int
    label: str = ""
    whole: str = ""


def share_before(text: str, floor: int, end: int, figure_end: int = -1) -> Share | None:
    """The wording of a share that ends at `end`; None if the rate is none.

    `figure_end` is where the quantity before it ends: one in brackets may stand in the wording (占全部公交车(130辆)的).
    """
    found = _SHARE.search(text, floor, end)
    if found is None:
        opening = (
            text.rfind("(", max(0, figure_end - _FAR), figure_end) if text[figure_end : figure_end + 1] == ")" else -1
        )
        if opening < 0:
            return None
        around = _SHARE.search(text[max(0, opening - _FAR) : opening] + text[figure_end + 1 : end])
        start = max(0, opening - _FAR) + around.start() if around else end
        return Share(start) if around and start < opening else None
    of_budget = found["of"] is not None and found["of"].removesuffix("的") in _of_budget()
    return Share(found.start(), found["done"] if of_budget else "", found["whole"] or "")


def share_at(own: "Sentences", at: int, floor: int) -> Named | None:
    """What the quantity at that place of the list is a share of, None if it is none."""
    quantity = own.quantities[at]
    share = share_behind(own, at - 1) if at else None
    if share is None:
        share = share_before(own.text, floor, quantity.anchor, own.low(at))
        return _of(own, at, floor, share) if share is not None else None
    last = own.memories.now.last
    if last is not None and last.fact is not None and last.fact.field == "expenditure.total":
        return Named(quantity, share.label, fact_of("execution_rate"), "rate", last.period, last.notes)
    return replace(again(own, quantity), fact=None, measure="value", is_share=True)


def share_behind(own: "Sentences", at: int) -> Share | None:
    """The share of an amount that is told right behind it: 完成年初预算1000万元的96%; None if there is none."""
    amount, following = own.quantities[at], own.quantities[at + 1 : at + 2]
    is_told = any(
        other.mention.kind == "percent" and not other.mention.is_change and own.text[amount.end : other.start] == "的"
        for other in following
    )
    floor = own.floor(at) if is_told else 0
    found = _SHARE.search(own.text[floor : amount.start] + "的") if is_told else None
    if found is None or found["of"] not in _of_budget():
        return None
    return Share(floor + found.start(), found["done"])


def _of(own: "Sentences", at: int, floor: int, share: Share) -> Named:
    """A share is of what stands before 占, else of what was named last; of the total in its budget it is a rate."""
    quantity = own.quantities[at]
    subject = own.clauses.before(floor, share.start)
    last = own.memories.now.last
    fact = subject.fact if not subject.is_empty else last.fact if last is not None else None
    if share.label and fact is not None and fact.field == "expenditure.total":
        notes = last.notes if last is not None and subject.is_empty else ()
        return Named(quantity, share.label, fact_of("execution_rate"), "rate", own.period(quantity, subject), notes)
    if subject.is_empty:
        return replace(again(own, quantity), fact=None, measure="value", is_share=True, whole=share.whole)
    period = own.period(quantity, subject)
    return Named(quantity, own.label(subject), None, "value", period, is_share=True, whole=share.whole)


@cache
def _of_budget() -> frozenset[str]:
    return frozenset(fact_lexicon().words.of_budget)
