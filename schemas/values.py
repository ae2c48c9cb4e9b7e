"""The values that a reading can have, and their one way of being written."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import PlainSerializer

SCHEMA_VERSION = "1"
PATH_SEPARATOR = " > "  # between the labels of a path, in templates and in data

Value = Decimal | Fraction | str
Status = Literal["read", "blank", "not_applicable", "stated_none", "absent", "unreadable"]
Comparator = Literal["", "=", "~", ">", "<", ">=", "<="]
Match = Literal["exact", "alias", "fuzzy", "derived", "rule", "generic"]
Section = Literal["basic_data", "self_evaluation", "project_evaluation", "prose", "other"]
FormSection = Literal["basic_data", "self_evaluation", "project_evaluation"]  # those that forms have rows in
Measure = Literal[
    "value",
    "prior_final",
    "budget",
    "final",
    "opening_budget",
    "adjusted_budget",
    "full_year_budget",
    "executed",
    "weight",
    "rate",
    "score",
    "review_score",
    "target",
    "actual",
    "criterion",
    "reason",
    "change",
]
# what a column or field holds; decides which unit fits and how its cells are read
Kind = Literal["money", "people", "count", "area", "rate", "score", "quantity", "text", "code", "grade", "date"]


def plain(value: Value) -> str:
    """Shortest plain writing: no exponent, no trailing zero, no `+`; a fraction as `2/3`; a text as it is."""
    if isinstance(value, str):
        return value
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def number_from(text: str) -> Decimal | Fraction:
    """The inverse of `plain` for numbers."""
    return Fraction(text) if "/" in text else Decimal(text)


PlainValue = Annotated[Value, PlainSerializer(plain, return_type=str)]
