"""The quantities of one paragraph in; the label, field, measure and period of each out, with what is doubtful."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.prose.clause import Clauses, Subject
from extract.prose.headings import Above, amount_in
from extract.prose.lexicon import KnownFact, fact_lexicon, fact_of
from extract.prose.marks import Marks
from extract.prose.memory import Memories
from extract.prose.named import Named, Quantity, kind_of
from extract.prose.parts import as_part
from extract.prose.people import happened_in_year, has_body, is_of_one_kind, is_one_kind
from extract.prose.periods import Periods, year_before
from extract.prose.shares import share_at, share_behind
from extract.prose.things import opens_with_one
from extract.prose.unnamed import again, better_behind, unnamed
from extract.prose.whose import is_criterion, is_of_several, is_rate_of_other, of_fund
from normalize.mention import MentionKind
from schemas.notes import note
from schemas.values import Kind, Measure

_CLAUSE_END = re.compile(r"[,。;:、!?()《》\n]")
_BASE = re.compile(
    r"(?:较|比|与)[^,]{0,16}(?:年|期|数|预算|决算|计划|水平|目标|平均|月|季度|(?:年度?|期)(?:实际)?(?:支出|收入|完成|执行))末?的?\(?$"
)  # 较上年(20.15万元)下降
_WITHIN = r"(?:[^,;。]|(?<=\d),(?=\d))*"
_FORMULA = re.compile(rf"={_WITHIN}[×÷*]{_WITHIN}$")  # 预算执行率=1280÷1312×100%=97.54%
_OWN_UNIT: dict[Kind, tuple[MentionKind, str]] = {
    "money": ("money", "元"),
    "score": ("score", "分"),
    "people": ("count", "人"),
}


class Sentences:
    """One pass over the quantities of a paragraph, sentence by sentence; `above` is what its headings speak of."""

    def __init__(
        self, clauses: Clauses, quantities: Sequence[Quantity], year: int | None, above: Above | None = None
    ) -> None:
        self.clauses = clauses
        self.text = clauses.text
        self.quantities = [quantity for quantity in quantities if quantity.mention.kind != "date"]
        self.marks = Marks(self.text)
        self.periods = Periods(self.text, self.marks, [q for q in quantities if q.mention.kind == "date"], year)
        self.above = above or Above()
        self.is_of_one = self.above.is_of_one or opens_with_one(self.text)
        self.of_one: set[int] = set()  # the sentences in which a rate or score was one project's
        self.memories = Memories(self.text)
        self.sentence = 0
        self.named: list[Named] = []

    def run(self) -> list[Named]:
        from extract.prose.several import distributed, list_from

        at = 0
        while at < len(self.quantities):
            self._enter(self.quantities[at])
            self._lead(self.quantities[at], self.low(at))
            several = distributed(self, at, listed) if len(listed := list_from(self, at)) > 1 else []
            for named in several or [self.one(at)]:
                self.memories.take(named)
                self.named.append(named)
            at += len(several) or 1
        return self.named

    def _enter(self, quantity: Quantity) -> None:
        """A new sentence forgets what was named; a bracket keeps what it names to itself."""
        sentence = self.marks.sentence(quantity.start)
        if sentence > self.sentence:
            follows = bool(self.named) and self.marks.sentence_end(self.named[-1].quantity.end) + 1 >= sentence
            self.sentence = sentence
            self.memories.forget(follows=follows)
        self.memories.enter(self.sentence, quantity.start)

    def _lead(self, quantity: Quantity, low: int) -> None:
        """What stands before a colon between the quantity before it and this one: （2）公务接待费:年初预算3万元."""
        colon = self.text.rfind(":", low, quantity.start)
        if colon < 0 or not self.text[colon + 1 : quantity.start].strip():
            return  # 公务接待费:3万元 is a label and its amount
        start = max(self.text.rfind(mark, low, colon) + 1 for mark in ",;。\n")
        subject = self.clauses.before(max(start, low), colon)
        fact, is_of_thing = amount_in(self.text[max(start, low) : colon])
        if fact is not None or is_of_thing:
            self.memories.enter_lead(fact, colon + 1)
        if fact is not None or subject.bare == "":  # 决算数:基本支出880万元
            self.memories.now.lead_measure = subject.measure

    # ── one quantity ──────────────────────────────────────────────────────────────────────────────────────────────

    def one(self, at: int) -> Named:
        """What the quantity at that place of the list is of."""
        quantity = self.quantities[at]
        before = self.quantities[at - 1] if at else None
        if before is not None and (before.start, before.end) == (quantity.start, quantity.end):
            return replace(self.named[-1], quantity=quantity)
        floor = self.floor(at)
        anchor = quantity.anchor
        if anchor < self.low(at):  # a list that goes on with the change before it, or a base with a figure in brackets
            return again(self, quantity)
        shared = None if quantity.mention.is_change else share_at(self, at, floor)
        if shared is not None:
            return shared
        subject = self._subject(floor, anchor)
        if quantity.mention.is_change:
            return self._change(quantity, subject)
        base = _BASE.search(self.text, floor, quantity.start)
        if base is not None and base.start() == floor:
            return self._base(quantity, again(self, quantity), base[0])
        if base is not None and self._changes_from(at, base.start()):
            return self._based(quantity, floor, base)
        if subject.fact is None and subject.bare is None:
            if (going_on := unnamed(self, at, floor, subject)) is not None:
                return going_on
            subject = better_behind(self, at, subject)
        return replace(self.level(quantity, subject), is_base=share_behind(self, at) is not None)

    def _subject(self, floor: int, anchor: int) -> Subject:
        """What stands before a quantity, and before the formula whose result it is, figures and all."""
        formula = _FORMULA.search(self.text, self.sentence, anchor)
        is_result = formula is not None and (formula.start() >= floor or self.text[anchor : anchor + 1] == "=")
        if formula is None or not is_result:
            return self.clauses.before(floor, anchor)
        return self.clauses.before(min(floor, self.marks.clause(formula.start())), formula.start())

    def _changes_from(self, at: int, base: int) -> bool:
        """Whether the quantity behind is a change whose wording begins with the base that ends at this one."""
        own, following = self.quantities[at], self.quantities[at + 1 : at + 2]
        return any(other.mention.is_change and base <= other.lead < own.start for other in following)

    def _based(self, quantity: Quantity, floor: int, base: re.Match[str]) -> Named:
        """What a thing was before, told between its name and its change: 支出总额比上年2876.5万元增加312.4万元."""
        subject = self.clauses.before(floor, base.start())
        if subject.is_empty:
            return self._base(quantity, again(self, quantity), base[0])
        named = self.level(quantity, subject)
        now = self.periods.of(subject.start, base.start(), self.sentence)
        self.memories.now.last = replace(named, period=now)
        return self._base(quantity, named, base[0])

    def _base(self, quantity: Quantity, named: Named, wording: str) -> Named:
        """The figure that a change starts from; a budget if the words before it say so."""
        told = (measure for measure, words in fact_lexicon().measures.items() if any(word in wording for word in words))
        measure = next(told, None) if named.fact is not None and named.fact.kind == "money" else None
        years = self.periods.listed(quantity.start - len(wording), quantity.start)  # 比上年预算20万元
        period = years[-1][0] if years else self.periods.of(quantity.start, quantity.start, self.sentence)
        return replace(named, measure=measure or named.measure, period=period, is_base=True)

    def low(self, at: int) -> int:
        """What belongs to a quantity begins no earlier: behind the one before it, in the same sentence."""
        return max(self.sentence, self.quantities[at - 1].end if at else 0)

    def floor(self, at: int) -> int:
        """Where its clause begins: behind the last delimiter that is not right before it."""
        quantity = self.quantities[at]
        low = self.low(at)
        anchor = max(quantity.anchor, low)
        stop = self.clauses.without_links(low, anchor)
        while stop > low and self.text[stop - 1] == "(":
            stop = self.clauses.without_links(low, stop - 1)
        depth = 0
        for place in range(stop - 1, low - 1, -1):
            char = self.text[place]
            if char == ")":
                depth += 1
            elif char == "(" and depth:
                depth -= 1
            elif not depth and _CLAUSE_END.match(char):
                return place + 1
        return low

    def level(self, quantity: Quantity, subject: Subject) -> Named:
        """A quantity that is no change and no share."""
        memory = self.memories.now
        if subject.fact is not None or subject.bare is not None:
            quantity = _in_own_unit(quantity, subject.fact.kind if subject.fact is not None else "money")
        kind = kind_of(quantity.mention)
        self.memories.enter_part(subject, quantity)
        fact = subject.fact
        notes: tuple[str, ...] = ()
        if subject.bare is not None and kind == "money":
            if not subject.bare and memory.measured is not None and self._is_of_all(subject):
                memory.measured = None  # 总计年初预算900万元 is of no field that was named
            fact, notes = self._bare_fact(subject.bare)
        fact, apart = of_fund(self, quantity, self._part(fact))
        notes = (*notes, *apart)
        fact = self._of_kind(fact, kind)
        self.memories.enter_body(has_body(self, subject, kind), is_own=self._is_own(subject))
        if fact is not None and (
            is_of_several(self, quantity)
            or (kind in ("people", "money") and memory.other_body)
            or is_criterion(self, quantity, fact)
            or happened_in_year(self, subject, fact)
            or is_one_kind(self, subject, fact)
            or is_of_one_kind(self, subject, fact)
            or is_rate_of_other(self, subject, fact)
        ):
            fact = None
        if fact is not None:
            fact, doubts = as_part(self, quantity, fact)
            notes = (*notes, *doubts)
        measure: Measure = "value"
        if fact is not None and fact.kind == "money":
            measure = subject.measure or self._measure_above(subject, fact) or fact.measure
            if memory.in_part and subject.bare == "" and (fact, measure) == (memory.whole, memory.part_measure):
                fact, measure = None, "value"  # 预算收入100万元,其中:本年预算80万元: no whole is its own part
        elif fact is not None:
            measure = fact.measure
        elif kind == "money" and subject.measure is not None and self._is_said_in_full(subject):
            measure = subject.measure
        notes = tuple(dict.fromkeys((*notes, *self._doubts(quantity, fact))))
        said = subject.measure is not None and self._is_said_in_full(subject, of_thing=fact is None)
        period = self.period(quantity, subject)
        if fact is not None and fact.opening and measure == fact.measure:
            period = year_before(period)
        return Named(quantity, self.label(subject), fact, measure, period, notes, said)

    def _of_kind(self, fact: KnownFact | None, kind: Kind | None) -> KnownFact | None:
        """A field, if the quantity can be of it; money is spoken of all the same: 公务接待96批次,支出2.8万元."""
        if fact is None or fact.kind == kind:
            return fact
        if fact.kind == "money":
            self.memories.now.fact = fact
        return None

    def _measure_above(self, subject: Subject, fact: KnownFact) -> Measure | None:
        """What the whole, a lead or an open bracket says of a part that says nothing itself."""
        memory = self.memories.now
        if memory.in_part:
            return memory.part_measure
        if fact.field == "carried_over" or "实际" in self.text[subject.start : subject.end]:
            return None
        return memory.lead_measure or (memory.bracket_measure if subject.fact is not None else None)

    def _is_of_all(self, subject: Subject) -> bool:
        """Whether a measure alone is that of a sum: 总计年初预算."""
        said = self.text[self.marks.clause(subject.start) : subject.end]
        return said.startswith(fact_lexicon().words.totals)

    def _is_said_in_full(self, subject: Subject, *, of_thing: bool = False) -> bool:
        """Whether a measure is told apart from others (年初预算, 决算), or `of_thing` is that of a project."""
        words = fact_lexicon().words
        told = (*words.full_measures, *words.things) if of_thing else words.full_measures
        return any(word in self.text[subject.start : subject.end] for word in told)

    def _change(self, quantity: Quantity, subject: Subject) -> Named:
        """A change is of what stands before its wording, else of what was named last."""
        before = self.memories.now.before
        if before is not None and self.memories.now.last is None and quantity.lead == self.sentence:
            return Named(quantity, before.label, before.fact, "change", before.period)
        if subject.is_empty or (subject.bare is not None and self.memories.now.last is not None):
            same = again(self, quantity)
            return same if subject.is_empty else replace(same, label=self.label(subject))
        return self.changed(quantity, subject)

    def changed(self, quantity: Quantity, subject: Subject) -> Named:
        """A change of what a subject names."""
        fact = subject.fact
        if fact is None and subject.bare:
            fact, _ = self._bare_fact(subject.bare)
        return Named(quantity, self.label(subject), self._part(fact), "change", self.period(quantity, subject))

    # ── what a name means here ────────────────────────────────────────────────────────────────────────────────────

    def _bare_fact(self, word: str) -> tuple[KnownFact | None, tuple[str, ...]]:
        """What 决算数, 支出 or 收入 alone mean here; a note where nothing was named before."""
        memory = self.memories.now
        table = fact_lexicon().bare[word]
        if word and memory.in_part and memory.whole is not None and memory.whole.field in table:
            return fact_of(table[memory.whole.field]), ()  # 总收入856万元,其中财政拨款850万元;支出860万元: of the whole
        measured = memory.measured
        if measured is None:
            if memory.of_thing or (memory.last is not None and not word):
                return None, ()
            if memory.fact is None:
                return (None, ()) if memory.last is not None else self._by_heading(word, table)
        fact = measured.fact if measured is not None and not word else memory.fact
        if fact is None or fact.kind != "money":
            return None, ()
        if word and fact.field in table:
            return fact_of(table[fact.field]), ()
        family = "revenue." if word == "收入" else "expenditure."
        fits = not word or fact.field.startswith(family) or (word == "支出" and fact.field.startswith("three_public"))
        notes = measured.notes if measured is not None and measured.fact == fact else ()
        return (fact if fits else None), tuple(one for one in notes if one in (note("unnamed"), note("by_heading")))

    def _by_heading(self, word: str, table: Mapping[str, str]) -> tuple[KnownFact | None, tuple[str, ...]]:
        """What 决算数, 支出 or 收入 alone mean where the sentence names nothing: what the heading names, else all."""
        about = self.above.about
        if self.is_of_one:
            return None, ()
        if about is None:
            return fact_of(table[""]), (note("unnamed"),) if not word or self.above.is_of_thing else ()
        if word and about.field in table:
            return fact_of(table[about.field]), (note("by_heading"),)
        is_revenue = about.field.startswith("revenue.")
        return (about, (note("by_heading"),)) if not word or is_revenue == (word == "收入") else (None, ())

    def _part(self, fact: KnownFact | None) -> KnownFact | None:
        """What a field is called as a part of the one that 其中 or the heading speaks of."""
        memory = self.memories.now
        whole = memory.whole if memory.in_part and memory.whole is not None else self.above.scope
        if fact is None or whole is None:
            return fact
        part = fact_lexicon().parts.get(whole.field, {}).get(fact.field)
        return fact_of(part) if part else fact

    def is_of_body(self, place: int) -> bool:
        """Whether a grade that stands there may be the body's, not that of one project."""
        return not self.is_of_one and self.marks.sentence(place) not in self.of_one

    def _is_own(self, subject: Subject) -> bool:
        """Whether a name is said to be that of the body itself: 我局总支出."""
        return self.clauses.is_own(self.marks.clause(subject.start), subject.end)

    def _doubts(self, quantity: Quantity, fact: KnownFact | None) -> tuple[str, ...]:
        words = fact_lexicon().words
        if fact is None or fact.kind not in ("people", "count", "money"):
            return ()
        end = quantity.start
        if fact.kind == "money":  # 局机关总支出856.3万元,下属水利站412.5万元
            if not self.marks.word(words.own_part, self.marks.clause(end), end):
                return ()
            end = self.marks.sentence_end(end)
        word = self.marks.word(words.subordinate, self.sentence, end)
        return (note("subordinate", word=word),) if word else ()

    def label(self, subject: Subject) -> str:
        """The words as written."""
        return self.clauses.written(subject.start, subject.end)

    def period(self, quantity: Quantity, subject: Subject) -> str:
        """The year that the quantity is about."""
        label = quantity.start if subject.is_empty or subject.start > quantity.start else subject.start
        return self.periods.of(label, quantity.start, self.sentence)


def _in_own_unit(quantity: Quantity, kind: Kind) -> Quantity:
    """A number that prints no unit, of a field that has but one: 自评得分95.6, 编制数:30; of money 0 or 18.5万."""
    mention = quantity.mention
    is_money = mention.value == 0 or bool(mention.stated_unit)
    if mention.kind != "number" or kind not in _OWN_UNIT or (kind == "money" and not is_money):
        return quantity
    is_of, unit = _OWN_UNIT[kind]
    return replace(quantity, mention=mention._replace(kind=is_of, unit=unit))
