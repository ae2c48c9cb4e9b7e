"""Whether a table goes on where the last one ends: by the lines between, its columns, and what its form has once."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.form import Form
from extract.generic import body_row
from extract.identify import LABEL_MAX_LENGTH, anchors_in, identify_table, lines_across
from extract.stitch.columns import Join, LastPart, common_edges, stacked_edges, together
from normalize.fold import fold, strip_outer
from normalize.numerals import parse_number
from schemas.document import Cell, Table

ENOUGH_ANCHORS = 2
SAME_EDGE = 3.0  # points between the same edge on two pages


@dataclass(frozen=True, slots=True)
class Standing:
    """A table with the lines above it, nearest first, and the part of it that was joined last."""

    table: Table
    caption: tuple[str, ...]
    last: LastPart


def continues(
    before: Standing, between: tuple[str, ...], after: Table, forms: tuple[Form, ...] | None = None
) -> Join | None:
    """How `after` goes on with the table before it; None where it is a table of its own."""
    lines = [fold(line) for line in between]
    known = {fold(line) for line in before.caption}
    if not all(line in known or _matches("continued", line) or _matches("passing", line) for line in lines):
        return None
    above = before.table
    repeated, headings = _said_again(above, after, known)
    edges = common_edges(above, before.last, after, headings)
    join = Join(*(edges or stacked_edges(above, after)), repeated)
    announced = any(_matches("continued", line) for line in lines) or _announced_inside(after, repeated)
    upper = identify_table(above, before.caption, forms)
    lower = identify_table(after, between, forms)
    if lower.form is not None and _opens(lower.form, after):
        said = _once(lower.form, above.cells())
        if upper.form is None and lower.form.opens and (not said or said & _once(lower.form, after.cells())):
            return None
        if upper.form is not None and upper.form.template.section != lower.form.template.section:
            return None
    form = upper.form or identify_table(together(above, after, join)[0], before.caption, forms).form
    if form is None:
        announced = announced or (not between and _is_next_page(before.last.table, after))
        goes_on = edges is not None and _goes_on_by_rows(above, after, repeated, headings, announced=announced)
        return join if goes_on else None
    return join if _goes_on_in_form(form, above, after, join, same_columns=edges is not None) else None


def _is_next_page(above: Table, after: Table) -> bool:
    """Whether a table is the first thing on the page after another, with its columns and its headings once more."""
    if above.page is None or after.page != above.page + 1 or len(above.edges) != len(after.edges):
        return False
    first = frozenset(_row_texts(above, 0))
    alike = all(abs(one - other) <= SAME_EDGE for one, other in zip(above.edges, after.edges, strict=True))
    return alike and len(first) > 1 and first == frozenset(_row_texts(after, 0))


def _goes_on_in_form(form: Form, above: Table, after: Table, join: Join, *, same_columns: bool) -> bool:
    """Nothing that the form has once is said again, and either the form gains labels or its columns just go on."""
    rest = [cell for cell in after.cells() if cell.row not in join.repeated]
    once = _once(form, above.cells())
    if once & _once(form, rest):
        return False
    if once & set(_closing(form)):  # only what follows the totals: 等级
        return same_columns and bool(_once(form, rest))
    gained = anchors_in(form, _texts(rest)) - anchors_in(form, _texts(above.cells()))
    if len(gained) >= ENOUGH_ANCHORS or (gained and _begins_with_labels(form, after)):
        return True
    return same_columns and (bool(gained) or bool(join.repeated) or not _has_headings(after))


def _begins_with_labels(form: Form, table: Table) -> bool:
    """Whether the first row holds nothing but labels of the form."""
    texts = [cell.text for cell in table.starting_in(0) if strip_outer(cell.text)]
    return len(texts) > 1 and all(form.knows(text) for text in texts)


def _opens(form: Form, table: Table) -> bool:
    """Whether a table says whom or what its form is about; a form that never says so opens with whatever it has."""
    return not form.opens or any(text in form.opening for text in _texts(table.cells()))


def _once(form: Form, cells: Iterable[Cell]) -> set[str]:
    """The labels among the cells that a form has at one place only."""
    return form.once.labels_in(text for text in _texts(cells) if text not in form.column_headings)


def _closing(form: Form) -> Iterator[str]:
    for block in form.template.blocks.values():
        yield from getattr(block, "close", ())


def _goes_on_by_rows(
    above: Table, after: Table, repeated: frozenset[int], headings: tuple[int, int] | None, *, announced: bool
) -> bool:
    """A table that no form knows: its rows go on counting, or stand without headings under the same columns."""
    last, first = _last_row(above), next((row for row in range(after.n_rows) if row not in repeated), None)
    if first is None:
        return False
    if announced:
        return True
    counts = (_count(above, last), _count(after, first))
    if counts[0] is not None and counts[1] is not None:
        return counts[1] == counts[0] + 1
    if headings is not None:
        return False  # headings once more and nothing that goes on: read by itself it says the same
    return not _has_headings(after) and body_row(above) < above.n_rows and _alike(above, last, after, first)


def _has_headings(table: Table) -> bool:
    """Whether the first row of a table has no number while the second has one, as headings over values do.

    Headings leave no cell empty but the corner.
    """
    first = list(table.starting_in(0))
    if any(not strip_outer(cell.text) for cell in first[1:]):
        return False
    numbers = [any(_is_number(cell) for cell in table.starting_in(row)) for row in range(min(2, table.n_rows))]
    return len(numbers) == 2 and not numbers[0] and numbers[1]


def _alike(above: Table, last: int, after: Table, first: int) -> bool:
    """Numbers stand where numbers stood."""
    one = {cell.col for cell in above.starting_in(last) if _is_number(cell)}
    other = {cell.col for cell in after.starting_in(first) if _is_number(cell)}
    return bool(one & other) and above.n_cols == after.n_cols


def _last_row(table: Table) -> int:
    filled = (row for row in range(table.n_rows - 1, -1, -1) if any(c.text.strip() for c in table.starting_in(row)))
    return next(filled, 0)


def _count(table: Table, row: int) -> int | None:
    cell = table.at(row, 0)
    text = strip_outer(cell.text) if cell is not None and cell.row == row else ""
    return int(text) if text.isdecimal() and len(text) < 5 else None


def _said_again(above: Table, after: Table, known: set[str]) -> tuple[frozenset[int], tuple[int, int] | None]:
    """The leading rows of the later table that the earlier one has too, and the last such row of headings in both."""
    rows: dict[frozenset[str], int] = {}
    for row in range(above.n_rows):
        rows.setdefault(frozenset(_row_texts(above, row)), row)
    across = {fold(line) for line in lines_across(above)}
    again: set[int] = set()
    headings: tuple[int, int] | None = None
    for row in range(after.n_rows):
        texts = frozenset(_row_texts(after, row))
        same = next(
            (place for other, place in rows.items() if texts == other or (len(texts) > 2 and texts < other)), None
        )
        if len(texts) == 1 and (texts <= across or texts <= known or _passes(next(iter(texts)))):
            again.add(row)
        elif len(texts) > 1 and same is not None and not any(_is_number(cell) for cell in after.starting_in(row)):
            again.add(row)
            headings = (same, row)
        else:
            break
    return (frozenset(again), headings) if headings is not None or again else (frozenset(), None)


def _row_with(rows: dict[frozenset[str], int], texts: frozenset[str]) -> int | None:
    """A row that says the same, or the same and what stands beside it (绩效指标 left of the headings)."""
    if texts in rows:
        return rows[texts]
    return next((place for other, place in rows.items() if texts < other), None) if len(texts) > 2 else None


def _passes(line: str) -> bool:
    return _matches("continued", line) or _matches("passing", line)


def _announced_inside(table: Table, repeated: frozenset[int]) -> bool:
    return any(_matches("continued", text) for row in repeated for text in _row_texts(table, row))


def _row_texts(table: Table, row: int) -> list[str]:
    return [fold(cell.text) for cell in table.starting_in(row) if strip_outer(cell.text)]


def _texts(cells: Iterable[Cell]) -> set[str]:
    return {cell.text for cell in cells if cell.text and len(cell.text) <= LABEL_MAX_LENGTH}


def _is_number(cell: Cell) -> bool:
    return parse_number(strip_outer(cell.text).rstrip("%％分")) is not None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    knowledge = tomllib.loads(files(__package__).joinpath("stitch.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(patterns)) for name, patterns in knowledge.items()}


def _matches(kind: str, line: str) -> bool:
    return _patterns()[kind].fullmatch(line) is not None
