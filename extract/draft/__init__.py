"""A document in, a draft of a template for each of its tables that no form knows out: for a person to finish."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.again import ONCE
from extract.cover import read_cover
from extract.draft.block import Block, Money, printed
from extract.draft.blocks import blocks_of
from extract.draft.guess import LEVELS, Guesser
from extract.form import Form, forms
from extract.identify import Identified, lines_across
from extract.parts import parts_of, section_of
from extract.stitch import stitched
from extract.years import year_of_forms
from normalize.fold import compact
from normalize.units import stated_unit
from schemas.document import Document, Table
from schemas.values import Section

ANCHORS_MAX = 15
LINE_MAX_LENGTH = 40
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

    @property
    def named(self) -> int:
        """How many of its labels have fields of the codebook, or are like those that have."""
        labels = (guess for block in self.blocks for guess in block.fields)
        return sum(1 for guess in labels if guess.meaning or (guess.near_meaning and guess.score == 100))


def drafts_of(document: Document, known: tuple[Form, ...] | None = None) -> Iterator[Draft]:
    """One for each table that no form knows and that has more than a row and a column."""
    guesser = Guesser(forms() if known is None else known)
    for part in parts_of(stitched(document, known), known):
        year = read_cover(part.paragraphs).year or year_of_forms(part.tables)
        taken = {section_of(found) for found in part.tables}
        unknown = [found for found in part.tables if found.form is None]
        unknown = [found for found in unknown if found.table.n_rows > 1 and found.table.n_cols > 1]
        alone = {found.table.index: draft_of(found, guesser, taken, year) for found in unknown}
        drafts: dict[int, Draft] = {}
        for found in sorted(unknown, key=lambda found: -alone[found.table.index].named):  # a form's rows go first
            drafts[found.table.index] = draft = draft_of(found, guesser, taken, year)
            taken.add(draft.section)
        yield from (drafts[found.table.index] for found in unknown)


def draft_of(found: Identified, guesser: Guesser, taken: set[Section], year: int | None) -> Draft:
    """The draft of one table, in a report that has the sections `taken` and is about a year."""
    texts = _texts(found)
    wanted = guesser.section(found.title, texts)
    section: Section = "project_evaluation" if wanted in ONCE and wanted in taken else wanted
    money = _money(found)
    blocks = tuple(blocks_of(found.table, guesser.of(section, year), money))
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
        money_unit=money.anywhere,
        blocks=blocks,
    )


def _texts(found: Identified) -> list[str]:
    return [cell.text for cell in found.table.cells()]


def _money(found: Identified) -> Money:
    """The unit of money in the lines above the table, and in those or its headings."""
    short = [cell.text for cell in found.table.cells() if len(cell.text) < LINE_MAX_LENGTH]
    lines = [*found.caption, *lines_across(found.table)]
    above = [line for line in lines if len(line) < LINE_MAX_LENGTH]
    first = next((unit for line in above if (unit := stated_unit(line, "money"))), "")
    return Money(next((unit for line in [*lines, *short] if (unit := stated_unit(line, "money"))), ""), first)
