"""An identified table in, its value cells out, each with field, measure, item and how it was found."""

from dataclasses import dataclass

from extract.form import Form
from extract.identify import Identified
from extract.locate.halves import halves_in
from extract.locate.indicators import locate_indicators
from extract.locate.inline import locate_inline
from extract.locate.matrix import locate_matrix
from extract.locate.regions import Region, find_regions
from extract.locate.rest import settle_rest
from extract.locate.sheet import Sheet
from extract.locate.simple import locate_heads, locate_pairs
from normalize.numerals import is_figure
from schemas.located import Located
from schemas.record import UnmappedCell
from schemas.template import Heads, Indicators, Inline, Matrix, Pairs

FIGURES_MANY = 10  # that a form leaves unexplained,
FIGURES_TIMES = 3  # and so many times as many as it explains cells: the table is none of that form


@dataclass(frozen=True, slots=True)
class TableReading:
    """What locating one table gave: its value cells, how many cells were ignored, and those that nothing explains."""

    located: tuple[Located, ...]
    ignored: int
    unmapped: tuple[UnmappedCell, ...]

    def fits(self, form: Form) -> bool:
        """Whether it explains the table: most of its figures, and those of a form of one matrix in rows of their own.

        In a table turned round the labels of the rows stand as headings.
        """
        figures = sum(is_figure(cell.text) for cell in self.unmapped)
        if figures >= FIGURES_MANY and figures > FIGURES_TIMES * len(self.located):
            return False
        is_one_matrix = all(isinstance(block, Matrix) for block in form.template.blocks.values())
        fields = {place.field for place in self.located}
        return not is_one_matrix or len(fields) > 1 or len(self.located) >= len(self.unmapped)


def locate(identified: Identified, form: Form, report_year: int | None) -> TableReading:
    """Find every value cell of a table by its form; what is left over is ignored knowingly or listed."""
    sheet = Sheet(identified, form, report_year)
    regions = find_regions(sheet)
    blocks = form.template.blocks
    outside = _rows_outside(sheet, regions)
    headed = {region.block for region in regions}
    for name, block in blocks.items():
        if isinstance(block, Pairs) or (isinstance(block, Heads) and name not in headed):
            locate_pairs(sheet, block, form.headings[name], outside)
        elif isinstance(block, Inline):
            locate_inline(sheet, name, block, outside)
    for region in regions:
        match blocks[region.block]:
            case Heads() as block:
                locate_heads(sheet, region, block)
            case Matrix() as block:
                for half in halves_in(sheet, region, block):
                    locate_matrix(sheet, half, block)
            case Indicators() as block:
                locate_indicators(sheet, region, block)
    unmapped = settle_rest(sheet, {region.head_row for region in regions})
    values = {(place.cell.row, place.cell.col) for place in sheet.located}
    ignored = len(sheet.claims.keys() - values)
    return TableReading(tuple(sheet.located), ignored, tuple(unmapped))


def _rows_outside(sheet: Sheet, regions: list[Region]) -> list[int]:
    """The rows that may hold pairs or inline values: none among headings or in the body of indicators."""
    taken = {region.head_row for region in regions}
    for region in regions:
        if isinstance(sheet.form.template.blocks[region.block], Indicators):
            taken.update(_body_rows(sheet, region))
    return [row for row in range(sheet.table.n_rows) if row not in taken]


def _body_rows(sheet: Sheet, region: Region) -> range:
    """The body of indicators before its last row of totals, which may hold the grade beside the total."""
    close = sheet.form.rows[region.block]
    last = region.body.stop
    for row in reversed(region.body):
        if any(sheet.meaning(cell, close) is not None for cell in sheet.table.starting_in(row)):
            return range(region.body.start, row)
    return range(region.body.start, last)
