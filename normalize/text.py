"""A text in, every quantity, change and date that it states out, in order, exactly as it stands there."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from normalize.amounts import NUMBER, Amount, amount_at, behind_numeral, parts_at
from normalize.changes import change_before
from normalize.comparators import hedges
from normalize.decimals import times
from normalize.exceptions import addresses, codes, names
from normalize.finder import FINDER, NUMERALS, RUN, at_sentence_start, joined
from normalize.finds import Finds, in_unit
from normalize.mention import Mention
from normalize.numerals import signed, unsigned
from normalize.periods import Period, period_at, relative_at
from normalize.units import Unit, unit_at, unit_of
from normalize.wraps import Closed

_VERSION = re.compile(r"\d+(?:\.\d+){2,12}", re.ASCII)
_RANGE_JOINT = re.compile(r"-{1,2}|~|至|到")
_SMALL_CHANGE = re.compile(r"(?P<jiao>\d)角(?:(?P<fen>\d)分)?|(?P<only>\d)分(?![\d之])", re.ASCII)
_DECLARED = re.compile(r"单位:((?:人民币)?[百千万亿]{0,2}元)(?=[);,:])")
_TO_LEVEL = re.compile(r"(?:提高|提升|上升|增加|增长|下降|降低|减少|调整|降|升)(?:到|至|为)\.?\d", re.ASCII)
_PLAN = re.compile(r"行动|规划|计划|攻坚|滚动|发展纲要")  # 三年行动 names a plan
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[\w)]", re.ASCII)

_FROM = frozenset("由从自")
_ENDS = frozenset(",。;:、!?()\n \"'”’》")
_DATED = frozenset((*"年月日-./~至到季", ""))  # what may follow the first number of a date
_NO_HALF_AFTER = frozenset("上下过大多前后一")
_INDEFINITE = frozenset("数几好若")  # 数十家, 几百人
_ROOMS = frozenset(("室", "层", "单元", "座"))
_SCALES = frozenset("十百千万")
_COPULAS = (
    "由",
    "从",
    "提高到",
    "提升到",
    "上升到",
    "增加到",
    "下降到",
    "降低到",
    "减少到",
    "降到",
    "降至",
    "升至",
    "提高至",
    "达到",
    "得分",
    "评分",
    "为",
    "是",
    "达",
    "共",
    "共计",
    "合计",
    "总计",
    "得",
    ":",
    "=",
)
_ARTICLE_KINDS = frozenset({"count", "people", "duration"})  # 一 before their words is "a" as often as "one"
_PLAIN = re.compile(
    r"(?!0\d)(\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,20})?|\d{1,20}(?:\.\d{1,20})?)([\u4e00-\u9fff]{1,4}|[%‰])(?=[,。;、)\n!?]|\Z)",
    re.ASCII,
)
_TIMES, _DOUBLINGS = Unit("倍", "multiple", "倍", Decimal(1)), Unit("番", "multiple", "番", Decimal(1))


@lru_cache(maxsize=4096)
def _plain_unit(word: str) -> Unit | None:
    """The unit, unless its words say something else too: a date, a plan, a room."""
    unit = unit_of(word)
    is_plain = (
        unit is not None and unit.kind not in ("number", "scale") and unit.word not in ("日", "月", "年", *_ROOMS)
    )
    return unit if is_plain else None


def quantities_in(text: str, year: int | None = None) -> list[Mention]:
    """Everything counted, measured, dated or compared in the text, in order; never raises.

    `year` is the evaluated fiscal year: with it 上年, 当年, 三季度 are dates too, noted as derived. What only looks
    like a quantity (document numbers, set phrases, list numbers, titles in 《》) is left out.
    """
    return mentions_in(Closed(text), year)


def mentions_in(closed: Closed, year: int | None = None) -> list[Mention]:
    """The same for a text that is closed already."""
    return _Scan(closed, year).run()


class _Scan:
    """One pass over one text; each step takes what begins at a place and gives the place to go on from."""

    def __init__(self, closed: Closed, year: int | None) -> None:
        self.closed = closed
        self.text = closed.text
        self.year = year
        self.finds = Finds(closed)
        self.pending: list[Amount] = []  # bare numbers of a list whose unit comes at its end
        self.declared = [(found.end(), unit) for found in _DECLARED.finditer(self.text) if (unit := unit_of(found[1]))]

    def run(self) -> list[Mention]:
        text, at = self.text, 0
        while match := FINDER.search(text, at):
            start, end = match.span()
            match match.lastgroup:
                case "arabic":
                    at = self._arabic(start)
                case "spelt":
                    at = self._spelt(start)
                case "unchanged":
                    self.finds.add_unchanged(end)
                    at = end
                case "relative":
                    start -= 2 if text[start - 1] == "一" else 1
                    at = self._period(relative_at(text, start, self.year), start) or end
                case "half_year":
                    at = self._period(period_at(text, start - 1, self.year), start - 1) or end
                case "ordinal":  # 第三季度 is a period, any other a name
                    at = self._period(period_at(text, start, self.year), start) or end
                case "doubling":
                    self._doubling(start, end)
                    at = end
                case _:
                    at = end
        return self.finds.mentions

    def _arabic(self, start: int) -> int:
        text = self.text
        signed = text[start] in "+-"
        digits = start + 1 if signed else start
        plain = self._plain(digits)
        if plain is not None:
            if text[start - 1 : start] in _INDEFINITE and (start < 2 or text[start - 2] in _ENDS):
                return plain.end
            return self._one(self._with_sign(plain, start) if signed else plain)
        run = RUN.match(text, digits)
        after_run = run.end() if run else digits + 1
        if text[after_run : after_run + 1] in _DATED and (end := self._dated(digits)):
            return end
        name = names().at(text, digits)
        if name and name[1] >= after_run:
            return name[1]
        if (text[digits] == "0" and text[digits + 1 : digits + 2].isdigit()) or _VERSION.match(text, digits):
            return after_run
        amount = parts_at(text, digits) or amount_at(text, digits)
        if amount is None:
            return after_run
        if text[start - 1 : start] in _INDEFINITE and (start < 2 or text[start - 2] in _ENDS):
            return amount.end
        return self._amount(self._with_sign(amount, start) if signed else amount)

    def _plain(self, start: int) -> Amount | None:
        """Digits, a unit and a delimiter, as most are: nothing behind them can change what they say."""
        match = _PLAIN.match(self.text, start)
        unit = _plain_unit(match[2]) if match else None
        if match is None or unit is None or names().at(self.text, start):
            return None
        return Amount(Decimal(match[1].replace(",", "")), unit, start, match.end())

    def _with_sign(self, amount: Amount, start: int) -> Amount:
        """The amount with the sign before it, unless that is a dash between words or numbers."""
        before = self.text[start - 1 : start]
        dash = self.closed.original[self.closed.place(start)] == "—"
        if _WORD.match(before) or (dash and _HAN.match(before)):
            return amount
        return amount._replace(value=-amount.value if self.text[start] == "-" else amount.value, start=start)

    def _spelt(self, start: int) -> int:
        text = self.text
        run = RUN.match(text, start)
        after_run = run.end() if run else start + 1
        if text[after_run : after_run + 1] in _DATED and (end := self._dated(start)):
            return end
        counts = after_run > start + 1 or text[after_run : after_run + 1] in behind_numeral()
        amount = (parts_at(text, start) or amount_at(text, start)) if counts else None
        name = names().at(text, start)
        if name and (amount is None or name[1] >= amount.end):
            return name[1]
        if amount is None:
            return self._spelt_range(start, after_run) or after_run
        return amount.end if self._is_no_number(amount, after_run) else self._amount(amount)

    def _spelt_range(self, start: int, end: int) -> int:
        """Take a range that begins with a bare numeral (三至五年); its end, or 0 if there is none."""
        if not _RANGE_JOINT.match(self.text, end):
            return 0
        value = signed(self.text[start:end])
        first = None if value is None else Amount(value, NUMBER, start, end, spelt=True)
        last = self._far_end(first) if first else None
        return last.end if first and last and self._range(first, last) else 0

    def _is_no_number(self, amount: Amount, after_run: int) -> bool:
        """Whether a numeral only helps to say something else: 大半年, 数十家, 一个平台."""
        text, start = self.text, amount.start
        numeral, before = text[start], text[start - 1 : start]
        if (numeral == "半" and before in _NO_HALF_AFTER) or (before in _INDEFINITE and numeral in _SCALES):
            return True
        if numeral != "一" or after_run != start + 1 or amount.unit.kind not in _ARTICLE_KINDS:
            return False
        ends = amount.end == len(text) or text[amount.end] in _ENDS
        counted = bool(_HAN.match(before)) or (start == 0 and amount.end == len(text))
        return not (ends and counted)

    def _amount(self, first: Amount) -> int:
        """One number with all that belongs to it: a range, small change, the bare numbers of its list."""
        text, unit = self.text, first.unit
        if unit.word in ("日", "月") and not self._is_bounded(first):
            return first.end
        if unit.word == "年" and _PLAN.match(text, first.end):
            return first.end
        if unit.word in _ROOMS and text.endswith(addresses(), 0, first.start):
            return first.end
        last = self._far_end(first)
        if last is not None and self._range(first, last):
            return last.end
        if unit.kind == "number":
            return self._bare(first)
        small = _SMALL_CHANGE.match(text, first.end) if unit.word == "元" else None
        if small and isinstance(first.value, Decimal):
            jiao, fen = small["jiao"] or "0", small["fen"] or small["only"] or "0"
            first = first._replace(value=first.value + Decimal(f"0.{jiao}{fen}"), end=small.end())
        return self._one(first)

    def _one(self, amount: Amount) -> int:
        """One number, and the bare ones of the list that it ends."""
        for bare in self._list_before(amount):
            self.finds.add(in_unit(bare, amount.unit))
        self.finds.add(amount)
        return self.finds.floor

    def _is_bounded(self, amount: Amount) -> bool:
        after = hedges("after").at(self.text, amount.end)
        return bool(after and after[0])

    def _far_end(self, first: Amount) -> Amount | None:
        """The other end of a range that begins with the amount: 5至10万元, 3-5家."""
        text = self.text
        joint = _RANGE_JOINT.match(text, first.end)
        if joint is None or first.comparator != "=":
            return None
        if joint[0] in "至到" and text[first.start - 1 : first.start] in _FROM:
            return None
        begin = text[joint.end() : joint.end() + 1]
        if not begin or not ((begin.isascii() and begin.isdigit()) or begin in NUMERALS):
            return None
        last = amount_at(text, joint.end())
        return None if last is None or last.unit.kind == "number" else last

    def _range(self, first: Amount, last: Amount) -> bool:
        """Take both ends if they are of one unit and the first is below the second."""
        unit = stated = first.unit
        if unit.kind == "number":
            unit = stated = last.unit
        elif unit.kind == "scale" and last.unit.kind not in ("number", "scale"):
            unit, stated = Unit(unit.word, last.unit.kind, last.unit.base, unit.factor), last.unit
        low, high = times(first.value, unit.factor), times(last.value, last.unit.factor)
        if (unit.base, unit.kind) != (last.unit.base, last.unit.kind) or not low < high:
            return False
        self.finds.add_range(in_unit(first, unit), last, stated)
        self.pending.clear()
        return True

    def _bare(self, amount: Amount) -> int:
        """A number alone: kept for the list it may begin, taken only where the text presents it as a value."""
        declared = self._declared_before(amount)
        if declared is not None:
            self.finds.add(in_unit(amount, declared))
            return self.finds.floor
        if isinstance(amount.value, Fraction) or self._is_presented(amount):
            self.finds.add(amount)
            self.pending.clear()
            return self.finds.floor
        if self.pending and not joined(self.text, self.pending[-1].end, amount.start):
            self.pending.clear()
        self.pending.append(amount)
        return amount.end

    def _declared_before(self, amount: Amount) -> Unit | None:
        """The unit that the sentence declares for its bare numbers: (单位:万元):教育支出312.48,住房保障支出194.15."""
        if not self.declared or not _HAN.match(self.text[amount.start - 1 : amount.start]):
            return None
        if self.text[amount.end : amount.end + 1] not in _ENDS and amount.end != len(self.text):
            return None
        before = [(at, unit) for at, unit in self.declared if at <= amount.start]
        return before[-1][1] if before and "。" not in self.text[before[-1][0] : amount.start] else None

    def _is_presented(self, amount: Amount) -> bool:
        text, start, end = self.text, amount.start, amount.end
        after = hedges("after").at(text, end)
        end = after[1] if after and after[0] else end
        remarked = text.startswith("(", end) and unit_at(text, end + 1) is None  # 得分95(优), but 面积120(平方米)
        if end < len(text) and text[end] not in ",。;)\n!?" and not remarked and not _TO_LEVEL.match(text, end):
            return False
        before = hedges("before").before(text, start)
        if start == 0 or (before and before[0] and before[1] == 0):
            return end == len(text)
        if before and before[0]:
            return True
        copula = next((word for word in _COPULAS if text.endswith(word, self.finds.floor, start)), "")
        if copula:
            return codes().before(text, start - len(copula)) is None
        return change_before(text, start, self.finds.floor) is not None

    def _list_before(self, amount: Amount) -> list[Amount]:
        """The bare numbers that share the unit of the amount: 下降2.1和5.6个百分点."""
        pending, self.pending = self.pending, []
        if not pending or not joined(self.text, pending[-1].end, amount.start):
            return []
        first = pending[0]
        item = self.text[first.end : first.end + 1] == "、" and at_sentence_start(self.text, first.start)
        return pending[1:] if item else pending

    def _dated(self, start: int) -> int:
        """Take the date that begins with a numeral; its end, or 0 if there is none."""
        period = period_at(self.text, start, self.year)
        return self._period(period, start)

    def _period(self, period: Period | None, start: int) -> int:
        if period is None:
            return 0
        if len(period.values) == 1 and not period.relative:
            self._years_before(start)
        self.finds.add_period(period, start)
        self.pending.clear()
        return period.end

    def _years_before(self, start: int) -> None:
        """Years that share the 年 of the date that begins there: 2020、2021年."""
        if self.pending and joined(self.text, self.pending[-1].end, start):
            for bare in self.pending:
                year = period_at(f"{bare.value}年", 0, None)
                if year is not None and year.values:
                    self.finds.add_period(replace(year, end=bare.end), bare.start)

    def _doubling(self, start: int, end: int) -> None:
        count = unsigned(self.text[end - 2].replace("两", "二"))
        if count is not None:
            self.finds.add_doubling(Amount(Decimal(2) ** int(count), _TIMES, start, end), _DOUBLINGS)
