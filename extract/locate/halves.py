"""The region of a matrix in, one for each half of the table out where two stand side by side (收入 | 支出)."""

from dataclasses import replace

from extract.halves import halves_of
from extract.locate.regions import Head, Region
from extract.locate.sheet import Sheet
from normalize.fold import spelled, strip_outer
from schemas.template import Matrix


def halves_in(sheet: Sheet, region: Region, block: Matrix) -> list[Region]:
    """Each with its own headings and the columns in which its labels and values stand."""
    table, body = sheet.table, region.body.start
    columns = [head.cell.col for head in region.heads if head.match.label in block.columns]
    if not columns or not region.body:
        return [region]
    above = [_texts_over(sheet, region.head_row, body, col) for col in range(table.n_cols)]
    starts = halves_of(table, above, body, min(columns))
    if len(starts) == 1:
        return [region]
    ends = [*starts[1:], table.n_cols]
    first = replace(region, columns=range(ends[0]), heads=_within(region.heads, range(ends[0])))
    others = [_half(sheet, region, range(start, end)) for start, end in zip(starts[1:], ends[1:], strict=True)]
    return [half for half in (first, *others) if any(head.match.label in block.columns for head in half.heads)]


def _texts_over(sheet: Sheet, head_row: int, body: int, col: int) -> tuple[str, ...]:
    over = (sheet.table.at(row, col) for row in range(head_row, body))
    return tuple(dict.fromkeys(text for cell in over if cell and (text := spelled(strip_outer(cell.text)))))


def _within(heads: tuple[Head, ...], columns: range) -> tuple[Head, ...]:
    return tuple(head for head in heads if head.cell.col in columns)


def _half(sheet: Sheet, region: Region, columns: range) -> Region:
    """The right half: of headings that it says twice the first counts."""
    heads: dict[str, Head] = {}
    for row in range(region.head_row, region.body.start):
        for cell in sheet.table.starting_in(row):
            match = sheet.meaning(cell, sheet.form.headings[region.block]) if cell.col in columns else None
            if match is not None:
                heads.setdefault(match.label, Head(cell, match))
    found = tuple(sorted(heads.values(), key=lambda head: head.cell.col))
    return replace(region, columns=columns, heads=found, at=None)
