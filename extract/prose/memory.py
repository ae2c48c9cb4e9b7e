"""What a sentence has named so far: what bare words, changes and shares behind it refer to."""

import re
from collections import deque
from dataclasses import dataclass, field, replace

from extract.prose.clause import Subject
from extract.prose.lexicon import KnownFact
from extract.prose.marks import Brackets
from extract.prose.named import Named, Quantity
from schemas.values import Measure

_IN_BRACKETS = re.compile(r"\([^()]*\)")  # what stands in closed brackets speaks of nothing behind them
_PLANNED = ("budget", "adjusted_budget")
MOST_LISTED = 30  # quantities that are told one by one


@dataclass(slots=True)
class Memory:
    """`last` was named last, `fact` is the last known field, `measured` the last name that said its measure.

    `whole` is what 其中 speaks of, `part_measure` its measure, `part_at` where it stands; `part_of` is what
    it speaks of, known or not, `part_of_change` a change that it may speak of; `change` is the last one told since
    the last level; `levels` are all quantities but changes and shares.
    `begin` is where what the sentence speaks of now begins; `of_thing`: it goes on with money that no field is of
    (会议费:年初预算3万元).
    `lead_measure` is the measure before a colon, of all behind it (年初预算数:基本支出…), `bracket_measure` that
    of what stands before the open bracket.
    `before` is the only one of the sentence right before this one: 全年支出799.12万元。较上年增加5.2%。
    `other_body` tells that the sentence has gone on to the people and money of another body.
    """

    last: Named | None = None
    fact: KnownFact | None = None
    measured: Named | None = None
    whole: KnownFact | None = None
    part_measure: Measure | None = None
    in_part: bool = False
    part_at: int = 0
    part_of: Named | None = None
    part_of_change: Named | None = None
    change: Named | None = None
    other_body: bool = False
    begin: int = 0
    of_thing: bool = False
    lead_measure: Measure | None = None
    bracket_measure: Measure | None = None
    before: Named | None = None
    levels: deque[Named] = field(default_factory=lambda: deque(maxlen=MOST_LISTED))

    def told_in(self, unit: str) -> tuple[Named | None, Named | None]:
        """The last quantity in a unit that was told, and the change told since."""
        level = next((one for one in reversed(self.levels) if one.quantity.mention.unit == unit), None)
        change = self.change if self.change is not None and self.change.quantity.mention.unit == unit else None
        return level, change


class Memories:
    """The memory of a sentence, and those kept outside of the brackets that are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._brackets = Brackets(text)
        self.now = Memory()
        self._outer: list[tuple[int, Memory]] = []  # where each open bracket is, and what was known before it

    def forget(self, *, follows: bool) -> None:
        """A new sentence, and whether it `follows` the one that named what is known now."""
        said = self._outer[0][1].levels if self._outer else self.now.levels
        self.now = Memory(before=said[0] if follows and len(said) == 1 else None)
        self._outer = []

    def enter(self, sentence: int, place: int) -> None:
        """Go into the brackets that are open at a place, and out of those that are not."""
        opened = self._brackets.at(sentence, place)
        while self._outer and self._outer[-1][0] not in opened[len(self._outer) - 1 : len(self._outer)]:
            _, self.now = self._outer.pop()
        for at in opened[len(self._outer) :]:
            self._outer.append((at, self.now))
            last = self.now.last  # 公务接待费11.43万元(年初预算15万元): a bracket speaks of what stands right before it
            is_amount = last is not None and last.fact is not None and last.fact.kind == "money"
            measured = last if is_amount else self.now.measured
            planned = last.measure if last is not None and is_amount and last.measure in _PLANNED else None
            self.now = replace(self.now, levels=self.now.levels.copy(), measured=measured, bracket_measure=planned)

    def enter_part(self, subject: Subject, quantity: Quantity) -> None:
        """其中, or 中 right behind it, opens the parts of what was named last.

        The whole named again closes them, or ； those of no field.
        """
        now = self.now
        since = now.last.quantity.end if now.last is not None else max(quantity.start - 60, now.begin)
        said = _IN_BRACKETS.sub("", self._text[since : quantity.start])
        if "其中" in said or said.startswith(("中,", "中:")):
            now.whole, now.in_part, now.part_at = now.fact, True, since
            now.part_of, now.part_of_change = now.told_in(quantity.mention.unit)
            amounts = (one for one in reversed(now.levels) if one.fact is not None and one.fact.kind == "money")
            amount = next(amounts, now.last)
            told = amount.measure if amount is not None else "value"
            now.part_measure = told if told not in ("change", "value") else None
        elif (subject.fact is not None and now.whole is not None and subject.fact.field == now.whole.field) or (
            now.in_part and now.whole is None and not {"；", ";"}.isdisjoint(said)
        ):
            now.whole, now.in_part, now.part_measure = None, False, None

    def enter_lead(self, fact: KnownFact | None, end: int) -> None:
        """What a sentence begins with, or goes on with, is what it speaks of behind it: 三公经费:2022年预算数8万元."""
        self.now.begin = end
        self.now.lead_measure = None
        self.now.fact, self.now.measured, self.now.of_thing = fact, None, fact is None
        self.now.whole, self.now.in_part, self.now.part_measure = None, False, None
        if fact is not None:
            self.now.last = None

    def enter_body(self, is_other: bool, *, is_own: bool) -> None:
        """From here on to the end of the sentence, or to where it says 我局, figures are those of another body."""
        self.now.other_body = is_other or (self.now.other_body and not is_own)

    def take(self, named: Named) -> None:
        """Remember what a quantity is of."""
        now = self.now
        if named.measure != "change" and not named.is_share and not named.is_base:
            now.levels.append(named)
            now.change = None
            if named.says_measure:
                now.measured = named
        elif named.measure == "change" and named.quantity.mention.unit != "%":
            now.change = named  # not its rate: 增加118万元,增长10.3%
        if not (named.is_share or named.is_base):
            now.last = named
        if named.fact is not None and named.measure != "change" and named.fact.kind == "money":
            now.fact = named.fact
            if named.says_measure or now.measured is None:
                now.measured = named
