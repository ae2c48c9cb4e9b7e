"""What has been found in a text so far, and what it lends to what comes: bases, directions, units."""

import re
from decimal import Decimal

from normalize.amounts import Amount
from normalize.changes import (
    Change,
    base_before,
    base_of_opening,
    change_before,
    change_over,
    is_rough,
    unchanged_before,
)
from normalize.comparators import combine, hedges
from normalize.decimals import times
from normalize.exceptions import is_target
from normalize.finder import joined
from normalize.mention import KIND_OF, Mention
from normalize.periods import Period
from normalize.units import Unit
from normalize.wraps import Closed
from schemas.notes import note
from schemas.values import Comparator

_SENTENCE_END = re.compile(r"[。;!?\n]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BEFORE_NUMBER = ("了", "±")  # between hedge and number: 超过了5万元, ≤±0.5%


class Finds:
    """The mentions of one text in order. `floor` is where the last one ends: nothing before it belongs to the next."""

    def __init__(self, closed: Closed) -> None:
        self.mentions: list[Mention] = []
        self.floor = 0
        self._closed = closed
        self._text = closed.text
        self._base = ""  # what the last change of the sentence was compared with
        self._last: Change | None = None
        self._begin = -1  # where the last amount begins

    def add(self, amount: Amount) -> None:
        """Take one amount with the hedges around it."""
        text, start, end = self._text, amount.start, amount.end
        sign, doubt = amount.comparator, ""
        if not (amount.unit.word == "年" and text[start - 1 : start] == "近"):  # 近三年 are the last three
            front, begin = self._hedge_before(start)
            if begin < start and (is_target(text, text[begin:start], end) or (front == ">" and self._is_based(start))):
                front, begin = "=", start
            start = begin
            sign = combine(front, sign) or front
        after = hedges("after").at(text, end)
        if after and after[0] and self._bounds(amount, end, after[1]):
            both = combine(sign, after[0])
            if both is None:
                doubt = note("contradictory", front=text[start : amount.start], back=text[end : after[1]])
            sign, end = both or sign, after[1]
        self._put(amount, start, end, sign, amount.unit, self._change(start, amount.unit), doubt)

    def add_range(self, low: Amount, high: Amount, stated: Unit) -> None:
        """Take both ends of a range; `stated` is the unit of the lower as printed, or lent by the upper."""
        change = self._change(low.start, high.unit)
        self._put(low, low.start, high.end, ">=", stated, change)
        self._put(high, low.start, high.end, "<=", high.unit, change)

    def add_doubling(self, amount: Amount, stated: Unit) -> None:
        """Take 翻一番: a change that is its own direction word."""
        sign, start = self._hedge_before(amount.start)
        base, base_start = base_before(self._text, start, self.floor)
        self._forget_dates(base_start)
        self._put(amount, start, amount.end, sign, stated, Change("up", base or self._carried(start), base_start))

    def add_unchanged(self, end: int) -> None:
        """Take the 持平 or its like that ends there, if it says that nothing changed."""
        found = unchanged_before(self._text, end, self.floor)
        if found is None:
            return
        change, start = found
        self._base = change.base or self._carried(start)
        self._forget_dates(change.start)
        first, last = self._closed.span(start, end)
        raw = self._closed.original[first:last]
        sign: Comparator = "~" if is_rough(raw) else "="
        self.mentions.append(
            Mention(
                *(raw, first, last, "change", Decimal(0), "", "", sign, "flat", self._base),
                lead=self._closed.place(change.start),
            )
        )
        self.floor, self._last = end, None

    def add_period(self, period: Period, start: int) -> None:
        """Take a date or both ends of a span; one that cannot be told only if it is doubtful for itself (14月份)."""
        first, last = self._closed.span(start, period.end)
        raw = self._closed.original[first:last]
        signs: tuple[Comparator, ...] = ("=",) if len(period.values) < 2 else (">=", "<=")
        values = period.values or ((None,) if period.note else ())
        for value, sign in zip(values, signs, strict=False):
            self.mentions.append(Mention(raw, first, last, "date", value, "date", "", sign, note=period.note))

    def _hedge_before(self, start: int) -> tuple[Comparator, int]:
        """What the words before a number say, and where they begin."""
        last = self._text[start - 1 : start]
        for end in (start, start - 1) if last in _BEFORE_NUMBER and start > self.floor else (start,):
            found = hedges("before").before(self._text, end)
            if found and found[0] and found[1] >= self.floor:
                return found
        return "=", start - 1 if last == "±" else start

    def _bounds(self, amount: Amount, end: int, after: int) -> bool:
        """Whether a word of one character behind the unit is a hedge: 3万余, 5日内, not 10个内设机构."""
        word = self._text[end:after]
        if word in "多余":
            return amount.comparator == "=" and not _HAN.match(self._text[after : after + 1])
        return word != "内" or amount.unit.kind not in ("count", "people", "number")

    def _change(self, start: int, unit: Unit) -> Change | None:
        """Whether the amount that begins there is a change; an item of a list goes on with the change before it."""
        figure = self._begin if self._last is None else -1
        self._forget_base(start)
        change = change_before(self._text, start, self.floor, figure, of_rate=unit.kind in ("rate", "points"))
        if change is not None and change.direction and not change.base:
            change = change._replace(base=self._carried(start))
        if change is None and unit.kind != "rate":  # 高于90% says how much there is
            change = change_over(self._text, start, self.floor)
        if change is None and self._last is not None and joined(self._text, self.floor, start):
            return self._last
        if change is not None:
            self._base = change.base
            self._forget_dates(change.start)
        return change

    def _carried(self, start: int) -> str:
        """The base of the sentence so far, or that of the clause that opens it (与上年相比,总收入增加20万元)."""
        self._forget_base(start)
        return self._base or base_of_opening(self._text, start)

    def _is_based(self, start: int) -> bool:
        """Whether the word before a number says a change from what is named: 比年初预算超出29.5万元."""
        change = change_before(self._text, start, self.floor)
        return change is not None and bool(change.base)

    def _forget_base(self, start: int) -> None:
        """A base holds to the end of its sentence."""
        if self._base and _SENTENCE_END.search(self._text, self.floor, start):
            self._base = ""

    def _forget_dates(self, start: int) -> None:
        """Years in what something is compared with are no dates of their own."""
        place = self._closed.place(start)
        while self.mentions and self.mentions[-1].kind == "date" and self.mentions[-1].start >= place:
            self.mentions.pop()

    def _put(
        self,
        amount: Amount,
        start: int,
        end: int,
        sign: Comparator,
        stated: Unit,
        change: Change | None,
        doubt: str = "",
    ) -> None:
        unit = amount.unit
        first, last = self._closed.span(start, end)
        raw = self._closed.original[first:last]
        doubts = (doubt, change.note if change else "", self._doubt(start, end, raw))
        self.mentions.append(
            Mention(
                raw,
                first,
                last,
                KIND_OF.get(unit.kind, "other"),
                times(amount.value, unit.factor),
                unit.base,
                stated.word.removesuffix("整") if stated.kind == "money" else stated.word,
                sign,
                change.direction if change else "",
                change.base if change else "",
                "；".join(filter(None, doubts)) if any(doubts) else "",
                self._closed.place(change.start) if change else -1,
            )
        )
        self.floor, self._last, self._begin = end, change, start

    def _doubt(self, start: int, end: int, raw: str) -> str:
        grouped = self._closed.grouped
        if grouped and any(at in grouped for at in range(start + 1, end)):
            return note("spaced")
        return note("full_width_comma") if "，" in raw else ""


def in_unit(amount: Amount, unit: Unit) -> Amount:
    """A bare number in the unit that it shares with others."""
    return amount._replace(unit=unit)
