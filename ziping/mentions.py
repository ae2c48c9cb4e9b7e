"""A text in, its quantities out: the grammar as a verb of Python, and its rows for machines."""

from normalize.mention import Mention
from normalize.text import quantities_in
from schemas.values import plain

__all__ = ["Mention", "quantities", "row_of"]


def quantities(text: str, year: int | None = None) -> list[Mention]:
    """Every quantity, change and date of a text in order, with its exact span and its value in base units.

    `year` is the evaluated fiscal year; with it 上年, 当年 and 三季度 are dates too, each with a note.

    >>> [(found.raw, found.value, found.unit) for found in quantities("成交金额356.5亿元，同比增长33.4%")]
    [('356.5亿元', Decimal('35650000000.0'), '元'), ('33.4%', Decimal('33.4'), '%')]
    """
    return quantities_in(text, year)


def row_of(mention: Mention) -> dict[str, str | int]:
    """A mention as the contract writes it: values as plain text, empty where they cannot be told."""
    return {
        "raw": mention.raw,
        "start": mention.start,
        "end": mention.end,
        "kind": mention.kind,
        "value": "" if mention.value is None else plain(mention.value),
        "unit": mention.unit,
        "stated_unit": mention.stated_unit,
        "comparator": mention.comparator,
        "direction": mention.direction,
        "base": mention.base,
    }
