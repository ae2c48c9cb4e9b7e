"""The identities of a form as its columns fill them in: two sums, and how far they are off."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from schemas.identity import Identity, Term, identity_of
from schemas.observations import Stated
from ziping.check.case import Table, is_number
from ziping.check.precision import Slack, number_of, slack_of, step_of

NO_NUMBER = frozenset({"blank", "not_applicable", "stated_none", "absent"})
HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": lambda off, slack: abs(off) <= slack,
    "<=": lambda off, slack: off <= slack,
    "<": lambda off, slack: off < slack,
    ">=": lambda off, slack: -off <= slack,
    ">": lambda off, slack: -off < slack,
}


class Sums(NamedTuple):
    """An identity as one column fills it in. `off` is left − right; `lacks` are terms that the column leaves empty."""

    identity: Identity
    left: tuple[Stated, ...]
    right: tuple[Stated, ...]
    lacks: tuple[Stated, ...]
    left_sum: Decimal
    right_sum: Decimal

    @property
    def off(self) -> Decimal:
        return self.left_sum - self.right_sum

    @property
    def terms(self) -> tuple[Stated, ...]:
        return self.left + self.right

    @property
    def has_whole_left(self) -> bool:
        """On which side the whole stands: that of one term, and the greater one if a part is only to be less."""
        if self.identity.sign != "=":
            return self.identity.sign in (">", ">=")
        return len(self.left) == 1 and not any(term.many for term in self.identity.left)

    @property
    def whole(self) -> tuple[Stated, ...]:
        """The one figure that the others are parts of; empty where it is a number of the form itself."""
        return self.left if self.has_whole_left else self.right

    @property
    def parts(self) -> tuple[Stated, ...]:
        return self.right if self.has_whole_left else self.left

    def slack(self, factor: Decimal = Decimal(1)) -> Slack:
        """How far it may be off; points are added as they stand, and only their total may be rounded."""
        if any(one.reading.unit != "分" for one in self.terms):
            return slack_of(self.parts, factor, whole=self.whole)
        return Slack(Decimal(0), step_of(self.whole[0]) / 2 * factor if self.whole else Decimal(0))

    def holds(self, *, loosely: bool = False, factor: Decimal = Decimal(1)) -> bool:
        """Whether it holds, whole numbers taken as exact or (`loosely`) as rounded."""
        slack = self.slack(factor)
        return HOLDS[self.identity.sign](self.off, slack.loose if loosely else slack.strict)


def sums_of(table: Table) -> Iterator[Sums]:
    """Each identity of a table's form for each column that states both of its sides."""
    for text in table.template.identities if table.template is not None else ():
        identity = identity_of(text)
        for measure in _columns(table, identity):
            sums = _filled(table, identity, measure)
            if sums is not None:
                yield sums


def _columns(table: Table, identity: Identity) -> list[str]:
    """The measures under which an identity can be tried: none of its own, or those of its first field."""
    open_terms = [term for term in identity.terms if not term.measure]
    if not open_terms:
        return [""]
    named = {one.measure for term in open_terms for one in _rows(table, term, "")}
    return [measure for measure in dict.fromkeys(one.measure for one in table.rows) if measure in named]


def _rows(table: Table, term: Term, measure: str) -> list[Stated]:
    """The rows of a term: of a heading row that states no number itself (——), those named below it."""
    measure = term.measure or measure
    rows = table.of(term.field, measure, items=term.many)
    if term.many or not rows or any(one.reading.status not in NO_NUMBER for one in rows):
        return rows
    below = table.of(term.field, measure, items=True)
    return below if any(is_number(one) for one in below) else rows


def _is_merged_away(table: Table, term: Term) -> bool:
    """Whether a row has a doubtful value and none in the column asked for: its cells may be one, over both columns."""
    return any(one.reading.confidence < 1 for one in table.of(term.field, items=term.many))


def _filled(table: Table, identity: Identity, measure: str) -> Sums | None:
    """An identity with the numbers of a column; None where a side has none, or one that is not exact."""
    sides: list[tuple[tuple[Stated, ...], Decimal]] = []
    lacks: list[Stated] = []
    for terms in (identity.left, identity.right):
        stated: list[Stated] = []
        total = Decimal(0)
        is_empty = True
        for term in terms:
            if not term.field:
                total += term.sign * term.number
                is_empty = False
                continue
            rows = _rows(table, term, measure)
            if not rows and not term.measure and _is_merged_away(table, term):
                return None
            for one in rows:
                if is_number(one):
                    stated.append(one)
                    total += term.sign * number_of(one)
                    is_empty = False
                elif one.reading.status in NO_NUMBER:
                    lacks.append(one)
                else:
                    return None
        if is_empty:
            return None
        sides.append((tuple(stated), total))
    (left, left_sum), (right, right_sum) = sides
    return Sums(identity, left, right, tuple(lacks), left_sum, right_sum)
