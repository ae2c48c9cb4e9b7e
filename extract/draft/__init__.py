"""A document in, a draft of a template for each of its tables that no form knows out: for a person to finish."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.cover import read_cover
from extract.draft.block import Block, printed
from extract.draft.blocks import blocks_of
from extract.draft.guess import LEVELS, Guesser
from extract.form import Form, forms
from extract.identify import Identified
from extract.parts import ONCE, parts_of, section_of
from extract.stitch import stitched
from extract.years import year_of_forms
from normalize.fold import compact
from normalize.units import stated_unit
from schemas.document import Document, Table
from schemas.values import Section

ANCHORS_MAX = 15
_OF_ONE_REPORT = re.compile(r"[(]?(?:19|20)\d\d年?度?[)]?|^附[件表]?[\d一二三四五六七八九十]*[:：]?")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a table says of its form. `essential` and `without` keep it from taking other tables for its own.

    `taken` is the section that it would be of, had the report not a form of that section already.
    """

    table: Table
    title: str
    section: Section
    taken: Section | None
    anchors: tuple[str, ...]
    essential: tuple[str, ...]
    without: tuple[str, ...]
    money_unit: str
    blocks: tuple[Block, ...]


def drafts_of(document: Document, known: tuple[Form, ...] | None = None) -> Iterator[Draft]:
    """One for each table that no form knows and that has more than a row and a column."""
    guesser = Guesser(forms() if known is None else known)
    for part in parts_of(stitched(document, known), known):
        year = read_cover(part.paragraphs).year or year_of_forms(part.tables)
        taken = {section_of(found) for found in part.tables}
        for found in part.tables:
            if found.form is None and found.table.n_rows > 1 and found.table.n_cols > 1:
                draft = draft_of(found, guesser, taken, year)
                taken.add(draft.section)
                yield draft


def draft_of(found: Identified, guesser: Guesser, taken: set[Section], year: int | None) -> Draft:
    """The draft of one table, in a report that has the sections `taken` and is about a year."""
    texts = [cell.text for cell in found.table.cells()]
    wanted = guesser.section(found.title, texts)
    section: Section = "project_evaluation" if wanted in ONCE and wanted in taken else wanted
    unit = _money_unit(found)
    blocks = tuple(blocks_of(found.table, guesser.of(section, year), unit))
    anchors = list(dict.fromkeys(label for block in blocks for label in block.anchors))[:ANCHORS_MAX]
    scored = any(block.kind == "indicators" for block in blocks)
    corners = [block.corner for block in blocks if block.corner and not guesser.knows(block.corner)]
    return Draft(
        table=found.table,
        title=_OF_ONE_REPORT.sub("", compact(found.title.split("\n")[0])),
        section=section,
        taken=wanted if section != wanted else None,
        anchors=tuple(anchors) or (next(filter(None, map(printed, texts)), "…"),),
        essential=() if scored else tuple(corners),
        without=() if scored else LEVELS,
        money_unit=unit,
        blocks=blocks,
    )


def _money_unit(found: Identified) -> str:
    """The unit of money that the lines above the table or its headings print."""
    lines = [*found.caption, *(cell.text for cell in found.table.cells() if len(cell.text) < 40)]
    return next((unit for line in lines if (unit := stated_unit(line, "money"))), "")
