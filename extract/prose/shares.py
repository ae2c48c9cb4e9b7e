"""The words before a rate in; whether they make it a share, where they begin, and what they say of the budget."""

import re
from dataclasses import dataclass
from functools import cache

from extract.prose.lexicon import fact_lexicon

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


@cache
def _of_budget() -> frozenset[str]:
    return frozenset(fact_lexicon().words.of_budget)
