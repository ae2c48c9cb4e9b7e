"""The text of a cell of known kind in, what it states out: value, unit, comparator, status and what is doubtful."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from normalize.comparators import Comparator
from normalize.marks import DEFAULT_MARKS, Marks, Status
from normalize.units import Kind


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


def read_measured(text: str, kind: Kind, stated_unit: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """A value of the kind (`money`, `area`, `people`, `count` …) in base units; without any unit, unreadable."""
    return CellReading(text, status="unreadable")


def read_rate(text: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """A rate in %, whether the sign is printed or not; ‰ becomes %; stated_unit is the printed sign or ""."""
    return CellReading(text, status="unreadable")


def fit_rate(reading: CellReading, expected: Decimal | None) -> CellReading:
    """An unsigned rate judged by what it should be in % (executed ÷ budget × 100): `1.00` becomes 100 where that fits.

    Otherwise the value stays as printed, uncertain where it could be a share.
    """
    return reading


def read_score(text: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """A score or weight; unit and stated_unit are 分 always."""
    return CellReading(text, status="unreadable")


def read_target(
    text: str, stated_unit: str = "", comparator: Comparator = "", marks: Marks = DEFAULT_MARKS
) -> tuple[CellReading, ...]:
    """A target or actual: one quantity, a range (two readings, `>=` and `<=`), or text.

    `stated_unit` and `comparator` come from neighbouring columns or the label; what the cell prints itself wins.
    """
    return (CellReading(text, text),)


def read_text(text: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """The text itself."""
    return CellReading(text, text)


def read_grade_cell(text: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """A grade; value `优` for `优秀`."""
    return CellReading(text, status="unreadable")


def read_code(text: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """A code such as 预算编码: half-width, without white space."""
    return CellReading(text, status="unreadable")


def read_date_cell(text: str, marks: Marks = DEFAULT_MARKS) -> CellReading:
    """A date as ISO text, unit `date`."""
    return CellReading(text, status="unreadable")
