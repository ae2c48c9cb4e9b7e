"""A table under reading: its form, its evaluated year, and which of its cells are spoken for."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from extract.doubt import LIKELY
from extract.form import Form
from extract.identify import LABEL_MAX_LENGTH, Identified
from extract.labels import LabelMatch, Vocabulary
from normalize.fold import fold, spelled, strip_outer
from schemas.document import Cell, Table
from schemas.located import Located
from schemas.notes import note
from schemas.values import Measure

UNIT_LINE_MAX_LENGTH = 60  # 填报单位：…（公章） 金额单位：万元
Claim = Literal["label", "value", "ignored"]


@dataclass(frozen=True, slots=True)
class Slot:
    """What a block knows of a value cell: see `Located`; `matches` are those of its row and of its heading."""

    field: str
    measure: Measure
    label: str
    matches: tuple[LabelMatch, ...]
    item: str = ""
    row_path: tuple[str, ...] = ()
    column_path: tuple[str, ...] = ()
    unit_texts: tuple[str, ...] = ()
    operator: str = ""
    unit_text: str = ""
    confidence: float = 1.0
    note: str = ""


class Sheet:
    """What the blocks of a form share while they read one table."""

    def __init__(self, identified: Identified, form: Form, report_year: int | None) -> None:
        self.table: Table = identified.table
        self.form = form
        self.caption = (*_unit_lines(self.table), *identified.caption)
        self.base_year = base_year(self.table, form, report_year)
        self.year_note = _year_note(self.base_year, report_year)
        self.located: list[Located] = []
        self.claims: dict[tuple[int, int], Claim] = {}
        self.columns_of_remarks = frozenset(
            cell.col for cell in self.table.cells() if cell.col > 0 and self.meaning(cell, form.ignored_columns)
        )
        for row in self.table.repeated:  # what stands there was said above
            for cell in self.table.starting_in(row):
                self.claim(cell, "ignored")

    def claim(self, cell: Cell, as_what: Claim) -> None:
        """Take a cell; the first claim stands."""
        self.claims.setdefault((cell.row, cell.col), as_what)

    def claimed(self, cell: Cell) -> Claim | None:
        return self.claims.get((cell.row, cell.col))

    def meaning(self, cell: Cell | None, vocabulary: Vocabulary, *, fuzzy: bool = False) -> LabelMatch | None:
        """What a cell means as a label of the vocabulary; long texts are no labels."""
        if cell is None or not cell.text or len(cell.text) > LABEL_MAX_LENGTH:
            return None
        return vocabulary.match(cell.text, self.base_year, fuzzy=fuzzy)

    def is_remark(self, cell: Cell) -> bool:
        """Whether a cell begins a row that holds no data: a signature, a remark."""
        text = fold(cell.text)
        return text.startswith(self.form.remarks) or f"{text}:" in self.form.remarks

    def add(self, cell: Cell, slot: Slot, raw: str | None = None) -> None:
        """Map a value cell, or the part `raw` of its text; how it was found is the weakest of its label matches."""
        weakest = max(slot.matches, key=lambda match: _WEAKNESS[match.match])
        dated = next((match for match in slot.matches if match.offset is not None), None)
        notes = [*(match.note for match in slot.matches), slot.note, self.year_note]
        self.located.append(
            Located(
                field=slot.field,
                measure=slot.measure,
                item=slot.item,
                label=slot.label,
                cell=cell,
                place=self.table.place(cell),
                raw=cell.text if raw is None else raw,
                match=weakest.match,
                confidence=min(
                    slot.confidence,
                    *(match.confidence for match in slot.matches),
                    LIKELY if self.year_note else 1.0,
                ),
                note="；".join(dict.fromkeys(filter(None, notes))),
                period=self._period(dated) if dated is not None else None,
                row_path=slot.row_path,
                column_path=slot.column_path,
                unit_texts=(*slot.unit_texts, *self.caption),
                operator=slot.operator,
                unit_text=slot.unit_text,
            )
        )
        self.claim(cell, "value")

    def _period(self, match: LabelMatch) -> int | None:
        if match.year is not None:
            return match.year
        if self.base_year is not None and match.offset is not None:
            return self.base_year + match.offset
        return None


_UNIT_LINE = re.compile(r"单位:.{0,3}元")


def _unit_lines(table: Table) -> tuple[str, ...]:
    """Cells that declare the unit of the whole table (单位：元), as rows above its headings do."""
    texts = (cell.text for cell in table.cells() if "位" in cell.text and "元" in cell.text)
    folded = ((text, fold(text)) for text in texts)
    return tuple(text for text, line in folded if len(line) <= UNIT_LINE_MAX_LENGTH and _UNIT_LINE.search(line))


_WEAKNESS = {"exact": 0, "alias": 1, "derived": 2, "rule": 3, "fuzzy": 4, "generic": 5}


def written(cell: Cell) -> str:
    """A label as written, outer white space off, each of its lines too."""
    lines = (strip_outer(line) for line in strip_outer(cell.text).split("\n"))
    return spelled("\n".join(line for line in lines if line).rstrip())


def base_year(table: Table, form: Form, report_year: int | None) -> int | None:
    """The evaluated year that most dated labels of the table agree on; the report's own settles a tie."""
    votes: Counter[int] = Counter()
    for text in {cell.text for cell in table.cells() if len(cell.text) <= LABEL_MAX_LENGTH and "年" in cell.text}:
        votes.update({year for vocabulary in form.vocabularies() for year in vocabulary.bases(text)})
    if not votes:
        return report_year
    most = max(votes.values())
    leaders = [year for year, count in votes.items() if count == most]
    return report_year if report_year in leaders else max(leaders)


def _year_note(base_year: int | None, report_year: int | None) -> str:
    if base_year is None or report_year is None or base_year == report_year:
        return ""
    return note("other_year", base_year=base_year, report_year=report_year)
