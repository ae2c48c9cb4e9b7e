"""The text of a cell of known kind in, what it states out: value, unit, comparator, status and what is doubtful."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from normalize.dates import read_date
from normalize.decimals import times
from normalize.fold import compact, spelled, strip_outer
from normalize.grades import read_grade
from normalize.marks import DEFAULT_MARKS, Marks, mark_status
from normalize.numerals import grouped_by_space, parse_number
from normalize.quantity import PLAIN_NUMBER, Quantity, read_quantity, read_range, with_unit
from normalize.units import Kind, Unit, fits, is_person_word, unit_of, written_unit
from schemas.notes import note
from schemas.values import Comparator, Status
from schemas.values import Kind as FieldKind

_BASES: dict[str, str] = {"money": "元", "area": "㎡", "people": "人"}
_BROKEN_DECIMALS = re.compile(r"-?[\d,]{1,16}\.\d{0,4}(?:\s{1,3}\d{1,4}){1,2}\s?[%％分]?", re.ASCII)
_MONTH = re.compile(r"(?:19|20)\d\d\.(?:0?[1-9]|1[0-2])", re.ASCII)
_CODE = re.compile(r"(?=[^\d]*\d)[0-9A-Za-z][0-9A-Za-z_.\-/]*", re.ASCII)
_SHARE_MAX = Decimal(2)  # above, an unsigned rate is surely in %
_HUNDRED = Decimal(100)
_HALF_POINT = Decimal("0.5")  # displayed precision, at most 0.5 percentage points
_WORTH_IN_PERCENT = {"%": Decimal(1), "‰": Decimal("0.1")}


@dataclass(frozen=True, slots=True)
class CellReading:
    """What one cell states; `value` is None unless status is `read`.

    Numbers are in base units. Where `certain` is False, `note` (Chinese) gives the reason.
    """

    raw: str
    value: Decimal | Fraction | str | None = None
    unit: str = ""
    stated_unit: str = ""
    comparator: Comparator = ""
    status: Status = "read"
    note: str = ""
    certain: bool = True


def read_money(text: str, stated_unit: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """An amount in 元; `stated_unit` is the inherited unit (`万元`), the cell's own wins; without any, unreadable."""
    return read_measured(text, "money", stated_unit, marks)


def read_measured(text: str, kind: Kind | FieldKind, stated_unit: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """A value of the kind (`money`, `area`, `people`, `count` …) in base units.

    The cell's own printed unit wins over the inherited `stated_unit`. A bare number without any unit is unreadable,
    but for a `count`, whose unit is then empty. 名 and 个 in a column of people are 人.
    """
    raw = strip_outer(text)
    inherited = _inherited(stated_unit, kind)
    unit = inherited.base if inherited else ""
    if inherited and raw not in marks.by_text and PLAIN_NUMBER.fullmatch(raw):  # most cells
        return CellReading(raw, times(Decimal(raw), inherited.factor), unit, stated_unit, "=")
    nothing = mark_status(raw, marks)
    if nothing is not None:
        return CellReading(raw, None, unit, stated_unit, status=nothing)
    quantity, doubt = _number_in(raw)
    if quantity is None:
        return CellReading(raw, None, unit, stated_unit, status="unreadable", note=note("not_a_number"))
    if quantity.kind == "number":
        if inherited is None:
            return CellReading(raw, None, unit, stated_unit, status="unreadable", note=note("no_unit"))
        value = times(quantity.value, inherited.factor)
        return CellReading(raw, value, unit, stated_unit, quantity.comparator, "read", doubt, certain=not doubt)
    if quantity.kind == "scale":
        base = unit or _BASES.get(kind, "")
        return CellReading(
            raw, quantity.value, base, quantity.stated_unit, quantity.comparator, "read", doubt, not doubt
        )
    own = unit_of(quantity.stated_unit) or Unit(quantity.stated_unit, quantity.kind, quantity.unit, Decimal(1))
    if not fits(own, kind):
        return CellReading(raw, None, unit, stated_unit, status="unreadable", note=note("other_unit"))
    base = _base(own, kind)
    return CellReading(raw, quantity.value, base, quantity.stated_unit, quantity.comparator, "read", doubt, not doubt)


def read_rate(text: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """A rate in %, whether the sign is printed or not; stated_unit is the printed sign or "".

    ‰ become % (`6.44‰` is 0.644). A number up to 2 without sign may be a share: uncertain, see `fit_rate`.
    """
    raw = strip_outer(text)
    nothing = mark_status(raw, marks)
    if nothing is not None:
        return CellReading(raw, None, "%", status=nothing)
    quantity, doubt = _number_in(raw, fractions=True)
    if quantity is None or quantity.kind not in ("number", "rate"):
        return CellReading(raw, None, "%", status="unreadable", note=_unfit(quantity))
    if quantity.kind == "rate":
        value = times(quantity.value, _WORTH_IN_PERCENT[quantity.unit])
    elif isinstance(quantity.value, Fraction):
        value = times(quantity.value, _HUNDRED)
    else:
        value = quantity.value
        doubt = doubt or (note("may_be_share") if 0 < abs(value) <= _SHARE_MAX else "")
    return CellReading(raw, value, "%", quantity.stated_unit, quantity.comparator, "read", doubt, certain=not doubt)


def fit_rate(reading: CellReading, expected: Decimal | None) -> CellReading:
    """An unsigned rate judged by what it should be in % (executed ÷ budget × 100): `1.00` becomes 100 where that fits.

    Otherwise the value stays as printed, uncertain where it could be a share. Other readings are returned unchanged.
    """
    value = reading.value
    if expected is None or reading.note != note("may_be_share") or not isinstance(value, Decimal):
        return reading
    for factor in (Decimal(1), _HUNDRED):
        rate = times(value, factor)
        if isinstance(rate, Decimal) and abs(rate - expected) <= _tolerance(value, factor):
            return replace(reading, value=rate, note="", certain=True)
    return reading


def _tolerance(printed: Decimal, factor: Decimal) -> Decimal:
    """One unit of the last printed digit, at most half a point; spreadsheet noise beyond 0.01 is no precision."""
    exponent = printed.as_tuple().exponent
    last_digit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else _HALF_POINT
    return min(max(last_digit * factor, Decimal("0.01")), _HALF_POINT)


def read_score(text: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """A score or weight; unit and stated_unit are 分 always."""
    raw = strip_outer(text)
    nothing = mark_status(raw, marks)
    if nothing is not None:
        return CellReading(raw, None, "分", "分", status=nothing)
    quantity, doubt = _number_in(raw)
    if "\n" in raw and doubt == note("broken"):  # two scores below one another rather than one that is cut
        quantity, doubt = None, ""
    if quantity is None or quantity.kind not in ("number", "score"):
        return CellReading(raw, None, "分", "分", status="unreadable", note=_unfit(quantity))
    return CellReading(raw, quantity.value, "分", "分", quantity.comparator, "read", doubt, certain=not doubt)


def read_target(
    text: str, stated_unit: str = "", comparator: Comparator = "", marks: Marks = DEFAULT_MARKS
) -> tuple[CellReading, ...]:
    """A target or actual: one quantity, a range (two readings, `>=` and `<=`), or text.

    `stated_unit` and `comparator` come from neighbouring columns or the label; what the cell prints itself wins.
    """
    raw = strip_outer(text)
    nothing = mark_status(raw, marks)
    if nothing is not None:
        return (CellReading(raw, status=nothing),)
    quantity = read_quantity(raw)
    if quantity is not None:
        if isinstance(quantity.value, Decimal):
            quantity = with_unit(quantity, compact(stated_unit))
        said = comparator if quantity.comparator == "=" and comparator else quantity.comparator
        is_month = not stated_unit and _MONTH.fullmatch(raw)
        doubt = note("spaced") if grouped_by_space(raw) else note("like_a_month") if is_month else ""
        return (_of_quantity(quantity, said, doubt),)
    ends = read_range(raw, compact(stated_unit))
    if ends is not None:
        return tuple(_of_quantity(end, end.comparator) for end in ends)
    return (CellReading(raw, spelled(raw)),)


def read_text(text: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """The text itself."""
    raw = strip_outer(text)
    nothing = mark_status(raw, marks)
    return CellReading(raw, spelled(raw)) if nothing is None else CellReading(raw, status=nothing)


def read_grade_cell(text: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """A grade; value `优` for `优秀`."""
    return _named(text, read_grade(text), "not_a_grade", marks)


def read_code(text: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """A code such as 预算编码: half-width, without white space."""
    printed = compact(text)
    return _named(text, printed if _CODE.fullmatch(printed) else None, "not_a_code", marks)


def read_date_cell(text: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """A date as ISO text, as far as it is given (`2021-04`)."""
    return _named(text, read_date(text), "not_a_date", marks)


def _named(text: str, value: str | None, why: str, marks: Marks) -> CellReading:
    raw = strip_outer(text)
    nothing = mark_status(raw, marks)
    if nothing is not None:
        return CellReading(raw, status=nothing)
    return CellReading(raw, status="unreadable", note=note(why)) if value is None else CellReading(raw, value)


def _unfit(quantity: Quantity | None) -> str:
    """Why a column of figures cannot hold what was found, if anything."""
    return note("not_a_number" if quantity is None else "other_unit")


def _of_quantity(quantity: Quantity, comparator: Comparator, doubt: str = "") -> CellReading:
    return CellReading(
        quantity.raw, quantity.value, quantity.unit, quantity.stated_unit, comparator, "read", doubt, certain=not doubt
    )


def _number_in(raw: str, *, fractions: bool = False) -> tuple[Quantity | None, str]:
    """The one quantity of a column of figures, with what is doubtful about it; negatives may stand in brackets."""
    quantity = read_quantity(raw)
    if quantity is not None:
        usable = fractions or isinstance(quantity.value, Decimal)
        return (quantity if usable else None), (note("spaced") if grouped_by_space(raw) else "")
    value = parse_number(raw)
    if value is None:
        return _broken_number(raw, fractions=fractions)
    return Quantity(raw, value, "", "", "number", "="), note("in_brackets") if value < 0 else ""


def _broken_number(raw: str, *, fractions: bool) -> tuple[Quantity | None, str]:
    """A number whose decimals are cut by a wrap or a blank (`118.7↵5`, `95.5 1%`): read on, with doubt."""
    if not _BROKEN_DECIMALS.fullmatch(raw):
        return None, ""
    quantity, _ = _number_in("".join(raw.split()), fractions=fractions)
    return (None, "") if quantity is None else (replace(quantity, raw=raw), note("broken"))


@lru_cache(maxsize=1024)
def _inherited(stated_unit: str, kind: Kind | FieldKind) -> Unit | None:
    """The unit that a bare number of the column is in; None where that is unknown."""
    if not stated_unit:
        return Unit("", "number", "", Decimal(1)) if kind == "count" else None
    unit = written_unit(stated_unit)
    if unit.kind != "scale" and not fits(unit, kind):
        return None
    return replace(unit, base=_base(unit, kind))


def _base(unit: Unit, kind: Kind | FieldKind) -> str:
    if unit.kind == "scale" or (kind == "people" and is_person_word(unit.base)):
        return _BASES.get(kind, "")
    return unit.base
