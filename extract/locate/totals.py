"""The rows that close a table of indicators: total weight and score, the grade, in cells or in words."""

import re
from collections.abc import Callable, Sequence

from extract.doubt import UNCERTAIN
from extract.labels import LabelMatch, Vocabulary
from extract.locate.inline import split_label
from extract.locate.regions import Head
from extract.locate.sheet import Sheet, Slot, written
from normalize.fold import strip_outer
from normalize.numerals import parse_number
from schemas.codebook import codebook
from schemas.document import Cell
from schemas.notes import note
from schemas.template import ColumnRole, target

_GRADED = re.compile(r"(?P<score>[^（(]+)[（(](?P<grade>[^（()）]{1,4})[）)]")
REMARKS_OF_TOTALS = frozenset({"reason", "criterion", "review_score"})


class Totals:
    """Takes the rows of totals of one region; `words` are their labels, `fields` what each leads to.

    `value_of` gives the cell under a heading in a row.
    """

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[tuple[Head, ColumnRole]],
        words: Vocabulary,
        fields: dict[str, str],
        value_of: Callable[[Head, int], Cell | None],
    ) -> None:
        self.sheet, self.columns, self.words, self.fields = sheet, columns, words, fields
        self._value_of = value_of

    def take(self, row: int, label: Cell, match: LabelMatch) -> None:
        """A row of totals: its weight is the one filled weight cell, its score stands under the score heading."""
        sheet, text = self.sheet, written(label)
        before = len(sheet.located)
        sheet.claim(label, "label")
        found = target(self.fields[match.label])
        if codebook().field(found.field).measures == ("value",):
            self._take_verdict(row, label, found.field, match)
            return
        cells = {role: (head, self._value_of(head, row)) for head, role in self.columns}
        filled = self._filled_beyond(row, label)
        shared = "weight" in cells and "score" in cells and cells["weight"][1] is cells["score"][1]
        for role in ("weight", "score"):
            if shared and role == "weight":
                continue  # merged under both headings: the total is the score, and that is said
            head, value = cells.get(role, (None, None))
            if role == "weight" and head is not None and (value is None or not strip_outer(value.text)):
                value = self._only_number_before_score(filled) or value
            if head is None or value is None or value.col < label.right:
                continue
            slot = Slot(
                found.field,
                role,
                text,
                (match, head.match),
                row_path=(text,),
                column_path=(written(head.cell),),
                unit_texts=(head.cell.text,),
                confidence=UNCERTAIN if shared else 1.0,
                note=note("shared_total") if shared else "",
            )
            sheet.add(value, slot)
        for role, (_, value) in cells.items():
            if value is not None and (role in REMARKS_OF_TOTALS or not strip_outer(value.text)):
                sheet.claim(value, "ignored")
        if len(sheet.located) == before:
            self._take_lone_score(row, label, found.field, match)

    def _take_verdict(self, row: int, label: Cell, field: str, match: LabelMatch) -> None:
        """What a row says that has one value for the whole form, whatever headings it stands under: 等级."""
        filled, text = self._filled_beyond(row, label), written(label)
        if len(filled) == 1 and not self.sheet.claimed(filled[0]):
            self.sheet.add(filled[0], Slot(field, "value", text, (match,), row_path=(text,)))

    def _take_lone_score(self, row: int, label: Cell, field: str, match: LabelMatch) -> None:
        """The score of a total that stands under no heading of its own: the one number right of its label."""
        right = [cell for cell in self.sheet.table.starting_in(row) if cell.col >= label.right]
        numbers = [
            cell
            for cell in right
            if not self.sheet.claimed(cell) and parse_number(strip_outer(cell.text).removesuffix("分")) is not None
        ]
        if len(numbers) == 1:
            text = written(label)
            why = note("lone_score")
            slot = Slot(field, "score", text, (match,), row_path=(text,), confidence=UNCERTAIN, note=why)
            self.sheet.add(numbers[0], slot)

    def take_in_words(self, cell: Cell | None) -> bool:
        """A row that says the total behind its label: 自评总分：98.5分（优）."""
        inline = split_label(cell.text) if cell is not None else None
        match = self.words.match(inline[0], self.sheet.base_year, fuzzy=False) if inline else None
        if cell is None or inline is None or match is None:
            return False
        label, said = inline
        graded = _GRADED.fullmatch(said)
        score, grade = (graded["score"], graded["grade"]) if graded else (said, "")
        self.sheet.add(cell, Slot("score_total", "score", label, (match,), row_path=(label,)), raw=score)
        if grade:
            self.sheet.add(cell, Slot("grade", "value", label, (match,), row_path=(label,)), raw=grade)
        return True

    def _filled_beyond(self, row: int, label: Cell) -> list[Cell]:
        return [
            cell for cell in self.sheet.table.starting_in(row) if cell.col >= label.right and strip_outer(cell.text)
        ]

    def _only_number_before_score(self, filled: list[Cell]) -> Cell | None:
        """The weight of a total that is merged leftward, away from its heading."""
        score = next((head.cell.col for head, role in self.columns if role == "score"), self.sheet.table.n_cols)
        before = [cell for cell in filled if cell.col < score]
        return before[0] if len(before) == 1 else None
