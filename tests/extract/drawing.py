"""Draw a form as a reader sees it: text in, `Table`, `Document` and what was read from it out.

A line is a row, `|` parts its cells, `^` continues the cell above, `<` the cell to the left, `<<` to the end of the
row, `∅` is a hole in the grid, `↵` a line break inside a cell. Typed white space of Chinese text (U+3000) at the
beginning of a cell is its indentation, one character wide each; blanks around a cell only align the drawing.
"""

from collections.abc import Sequence

from extract.assemble import records_of
from extract.form import Form, forms
from extract.identify import Identified
from extract.locate import TableReading, locate
from schemas.document import Cell, Document, Paragraph, Source, Table, grid_of
from schemas.observation import Observation
from schemas.record import Record

HUNAN_2021 = "hunan/basic-data-2021"
HUNAN_2018 = "hunan/basic-data-2018"
HUNAN_SELF = "hunan/self-evaluation"
NATIONAL = "national/project-evaluation-2020"
SICHUAN = "sichuan/project-evaluation-2022"

_Place = tuple[int, int]


def drawn(text: str, index: int = 0) -> Table:
    """The table of a drawing; `index` is its count in the document."""
    lines = [[part.strip(" ") for part in line.split("|")] for line in text.strip(" \n").split("\n")]
    width = max(len(line) for line in lines if line[-1] != "<<")
    rows = [line[:-1] + ["<"] * (width - len(line) + 1) if line[-1] == "<<" else line for line in lines]
    assert all(len(row) == width for row in rows), f"rows of different widths: {[len(row) for row in rows]}"
    owners: dict[_Place, _Place] = {}
    for row, parts in enumerate(rows):
        for col, part in enumerate(parts):
            above, left = (row - 1, col), (row, col - 1)
            owners[row, col] = owners[above] if part == "^" else owners[left] if part == "<" else (row, col)
    cells: list[Cell] = []
    for owner in dict.fromkeys(owners.values()):
        if rows[owner[0]][owner[1]] == "∅":
            continue
        covered = [place for place, its_owner in owners.items() if its_owner == owner]
        height, span = max(row for row, _ in covered) - owner[0] + 1, max(col for _, col in covered) - owner[1] + 1
        assert len(covered) == height * span, f"not a rectangle at {owner}"
        words = rows[owner[0]][owner[1]].replace("↵", "\n")
        cells.append(Cell(words, *owner, height, span, indent=float(len(words) - len(words.lstrip("\u3000")))))
    return Table(index, grid_of(cells, len(rows), width))


def report(*blocks: str | Table, name: str = "报告.docx", notes: Sequence[str] = ()) -> Document:
    """A document of paragraphs and tables in order; tables are counted."""
    found: list[Paragraph | Table] = []
    tables = paragraphs = 0
    for block in blocks:
        if isinstance(block, str):
            found.append(Paragraph(paragraphs, block))
            paragraphs += 1
        else:
            found.append(Table(tables, block.grid))
            tables += 1
    source = Source(name, b"", "0" * 64, "docx")
    return Document(source, tuple(found), tuple(Paragraph(paragraphs + n, note) for n, note in enumerate(notes)))


def form(template: str) -> Form:
    """One of the forms that ship."""
    return next(known for known in forms() if known.template.id == template)


def located(template: str, drawing: str, year: int | None = 2021, caption: Sequence[str] = ()) -> TableReading:
    """What the form finds in a drawing."""
    known = form(template)
    return locate(Identified(drawn(drawing), tuple(caption), "", known, 1.0), known, year)


def raws(reading: TableReading) -> dict[str, str]:
    """`field[item]@measure` → the text that holds the value, in the order of the table."""
    found: dict[str, str] = {}
    for place in reading.located:
        key = f"{place.field}{f'[{place.item}]' if place.item else ''}@{place.measure}"
        assert key not in found, f"{key} twice"
        found[key] = place.raw
    return found


def items(reading: TableReading, field: str) -> list[str]:
    """The items of a repeated field, each once, in the order of the table."""
    return list(dict.fromkeys(place.item for place in reading.located if place.field == field))


def fields(reading: TableReading) -> list[str]:
    """`field` or `field[item]`, each once, in the order of the table."""
    return list(dict.fromkeys(place.field + (f"[{place.item}]" if place.item else "") for place in reading.located))


def left_over(reading: TableReading) -> list[tuple[str, str, str]]:
    """The unmapped cells: text, row path, column path."""
    return [(cell.text, cell.row_path, cell.column_path) for cell in reading.unmapped]


def one_record(*blocks: str | Table) -> Record:
    """The only record of a report."""
    (record,) = records_of(report(*blocks))
    return record


def by_key(record: Record) -> dict[str, Observation]:
    """The observations of a record by key, each key once."""
    found: dict[str, Observation] = {}
    for row in record.observations():
        assert row.key not in found, f"{row.key} twice"
        found[row.key] = row
    return found
