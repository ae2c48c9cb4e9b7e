"""A comparison in, rows of data out: base units, English column names that are stable."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from schemas.values import plain
from ziping.dataset.comparison import Body, Compared, Comparison, Quantiles, View
from ziping.outputs.table import Cell, Column, Kind

WHAT = (Column("field", "text"), Column("concept", "text"), Column("unit", "text"))
KINDS: dict[str, Kind] = {
    **dict.fromkeys(("year", "rank", "stated", "is_conflict", "is_outlier", "bodies"), "integer"),
    **dict.fromkeys(("value", "change"), "number"),
    **dict.fromkeys(("change_rate", "share", "per_head", "least", "lower", "median", "upper", "greatest"), "ratio"),
}


def cells(comparison: Comparison, view: View) -> tuple[list[Column], Iterator[tuple[Cell, ...]]]:
    """The columns and rows of a view."""
    told = (comparison.field, comparison.concept, comparison.unit)
    if view == "wide":
        heads = [*_columns(Body._fields), *(Column(str(year), "number") for year in comparison.years)]
        return [*WHAT, *heads], ((*told, *row) for row in _wide(comparison))
    if view == "quantiles":
        rows = ((*told, *(_cell(one) for one in group)) for group in comparison.quantiles)
        return [*WHAT, *_columns(Quantiles._fields)], rows
    if view == "coverage":
        gaps = ((*told, *gap.body, gap.year, gap.state) for gap in comparison.gaps())
        return [*WHAT, *_columns(Body._fields), *_columns(("year", "state"))], gaps
    heads = [*WHAT, *_columns(Compared._fields), Column("state", "text")]
    return heads, ((*told, *(_cell(one) for one in row), row.state) for row in comparison.rows)


def csv(comparison: Comparison, view: View) -> Iterator[str]:
    """A header and the rows, with a BOM."""
    from ziping.outputs.text import BOM, csv_line

    heads, rows = cells(comparison, view)
    yield BOM
    yield from (csv_line(row) for row in chain([tuple(head.name for head in heads)], rows))


def json_lines(comparison: Comparison, view: View) -> Iterator[str]:
    """An object a row; figures as strings, null where there is none."""
    import json

    heads, rows = cells(comparison, view)
    names = [head.name for head in heads]
    for row in rows:
        told = (plain(cell) if isinstance(cell, Decimal) else cell for cell in row)
        yield json.dumps(dict(zip(names, told, strict=True)), ensure_ascii=False) + "\n"


def _wide(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    for body in comparison.bodies:
        told = comparison.by_body.get(body.org_id, {})
        if told:
            yield (*body, *(told[year].value if year in told else None for year in comparison.years))


def _columns(names: tuple[str, ...]) -> list[Column]:
    return [Column(name, KINDS.get(name, "text")) for name in names]


def _cell(cell: object) -> Cell:
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, float):
        return Decimal(repr(cell))
    if cell is None or isinstance(cell, (str, int, Decimal)):
        return cell
    raise TypeError(f"no cell of a comparison can hold {cell!r}")
