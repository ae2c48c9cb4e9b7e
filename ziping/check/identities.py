"""What a form says must add up: the identities of its template, one column at a time."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from schemas.finding import Finding, Severity
from schemas.identity import Identity, Term, identity_of
from schemas.observations import Stated
from ziping.check.case import Case, Table, is_number
from ziping.check.precision import HUNDREDTH, TEN_THOUSAND, Slack, number_of, slack_of, step_of

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

    def slack(self, factor: Decimal = Decimal(1)) -> Slack:
        """How far it may be off; points are added as they stand, and only their total may be rounded."""
        if any(one.reading.unit != "分" for one in self.terms):
            return slack_of(self.terms, factor)
        whole = self.right if len(self.right) == 1 else self.left
        rounding = step_of(whole[0]) / 2 if len(whole) == 1 else HUNDREDTH
        return Slack(HUNDREDTH * factor, max(HUNDREDTH, rounding) * factor)

    def holds(self, *, loosely: bool = False, factor: Decimal = Decimal(1)) -> bool:
        """Whether it holds, whole numbers taken as exact or (`loosely`) as rounded."""
        slack = self.slack(factor)
        return HOLDS[self.identity.sign](self.off, slack.loose if loosely else slack.strict)


def identities_hold(case: Case) -> Iterator[Finding]:
    """`SUM` where parts are not the whole, `PART` where one is more than the whole, `TOTAL` and `WEIGHT` for scores."""
    for table in case.tables:
        for sums in sums_of(table):
            if not sums.holds(factor=case.factor(_code(sums))):
                yield _finding(case, table, sums)


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
    return table.of(term.field, term.measure or measure, items=term.many)


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
            for one in _rows(table, term, measure):
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


def _code(sums: Sums) -> str:
    measures = {term.measure for term in sums.identity.terms}
    if "score" in measures:
        return "TOTAL"
    if "weight" in measures:
        return "WEIGHT"
    return "SUM" if sums.identity.sign == "=" else "PART"


def _finding(case: Case, table: Table, sums: Sums) -> Finding:
    """The whole is the side of one term; what was found is the whole for scores, the sum of the parts for money."""
    code = _code(sums)
    whole_left = len(sums.left) == 1 and not any(term.many for term in sums.identity.left)
    whole, parts = (sums.left, sums.right) if whole_left else (sums.right, sums.left)
    whole_sum, parts_sum = (sums.left_sum, sums.right_sum) if whole_left else (sums.right_sum, sums.left_sum)
    like = whole[0] if whole else parts[0]
    slack = sums.slack(case.factor(code))
    severity: Severity = "note" if sums.holds(loosely=True) else "error"
    words = {
        "whole": case.name(like) if whole else "",
        "measure": case.measure(like),
        "parts": _parts(case, parts),
        "sum": case.shown(parts_sum, like),
        "stated": case.shown(whole_sum, like),
        "difference": case.shown(abs(parts_sum - whole_sum), like),
    }
    message = case.text(code.lower() if whole else "weight_100", **words)
    if severity == "note":
        message += case.text("rounding")
    lacking = [one for one in sums.lacks if one.reading.status in ("blank", "absent") and _is_asked(table, one)]
    if lacking and parts_sum < whole_sum and severity == "error":
        severity = "warning"
        message += case.text("lacking", names="、".join(dict.fromkeys(map(case.name, lacking))))
    slip = unit_slip(sums)
    if slip is not None:
        code, severity = "UNIT", "error"
        message += case.text("unit_of", name=case.name(slip), value=slip.reading.raw)
    expected, found = (parts_sum, whole_sum) if code == "TOTAL" else (whole_sum, parts_sum)
    return case.finding(
        code, severity, message, (*whole, *parts), expected=expected, found=found, tolerance=slack.strict
    )


def unit_slip(sums: Sums) -> Stated | None:
    """The one amount that makes a sum hold if it is taken for 元 instead of 万元, or the other way round."""
    if sums.identity.sign != "=":
        return None
    found = []
    for (sign, side), factor in product(((1, sums.left), (-1, sums.right)), (1 / TEN_THOUSAND, TEN_THOUSAND)):
        for one in side:
            value = number_of(one)
            change = sign * (value * factor - value)
            if value and one.reading.unit == "元" and abs(sums.off + change) <= slack_of(sums.terms).loose:
                found.append(one)
    return found[0] if len(found) == 1 else None


def _is_asked(table: Table, lacking: Stated) -> bool:
    """Whether an empty cell stands in a row that says something: a placeholder's row does not."""
    if lacking.field != "indicator":
        return True
    return any(one.reading.status == "read" for one in table.of(lacking.field, items=True) if one.item == lacking.item)


def _parts(case: Case, parts: tuple[Stated, ...]) -> str:
    """The parts in words; of many only how many there are."""
    if len(parts) > 6:
        return case.text("count", count=len(parts))
    return "+".join(f"{case.name(one)}{one.reading.raw}" for one in parts)
