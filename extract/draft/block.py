"""What a draft says of one block, and the small questions that are asked of labels and rows."""

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from extract.draft.guess import Guess
from extract.identify import LABEL_MAX_LENGTH
from normalize.fold import compact
from normalize.numerals import parse_number
from schemas.document import Cell, Table, grid_of

ITEMS, SUM = "item", "total"  # the names of the fields that a draft brings along for the rows that no form has
LABEL_OF_PAIR_MAX = 15


class Money(NamedTuple):
    """The unit of money that a table prints: anywhere, and above it, where it is that of all bare numbers."""

    anywhere: str
    above: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block: the guesses for its cells, columns and rows, what it is recognised by, and whether rows are items.

    `at` is the merged label beside it, `corner` the heading over the labels of its rows; `sums` is what the row of
    totals is called. `names` is the heading over the labels of the rows where columns with fields stand before it or
    where it helps to find the block; `is_half` tells that the right half of the table has labels of its own.
    """

    kind: Literal["pairs", "heads", "matrix", "indicators"]
    anchors: tuple[str, ...]
    levels: tuple[str, ...] = ()
    columns: tuple[Guess, ...] = ()
    rows: tuple[Guess, ...] = ()
    at: str = ""
    corner: str = ""
    sums: str = ""
    names: str = ""
    items: bool = False
    is_money: bool = False
    is_half: bool = False

    @property
    def fields(self) -> tuple[Guess, ...]:
        """The labels that lead to fields, not to measures."""
        return self.columns if self.kind == "heads" else self.rows


def printed(text: str) -> str:
    """A label as written on one line, empty where it is too long for one."""
    return compact(text) if len(text) <= LABEL_MAX_LENGTH else ""


def is_number(text: str) -> bool:
    return parse_number(compact(text).rstrip("%")) is not None


def is_label(cell: Cell) -> bool:
    """Whether a cell can be the label of a pair: short, and no number."""
    return 0 < len(compact(cell.text)) <= LABEL_OF_PAIR_MAX and not is_number(cell.text)


def rows_of(table: Table, top: int, bottom: int) -> Table:
    """Some rows of a table as one of its own; cells that begin above are left out."""
    cells = [replace(cell, row=cell.row - top) for cell in table.cells() if top <= cell.row < bottom]
    return replace(table, grid=grid_of(cells, bottom - top, table.n_cols), repeated=frozenset())


def beside(table: Table, row: int, first: int, body: int) -> str:
    """The label left of the headings in a row, which begin in the column `first`, merged with rows from `body` on."""
    found = (cell for cell in table.starting_in(row) if cell.right <= first and cell.bottom > body)
    return next(filter(None, (printed(cell.text) for cell in found)), "")


def as_written(guess: Guess) -> Guess:
    """A label that has no meaning here stands as it is printed."""
    return guess if guess.meaning or not guess.written else replace(guess, label=guess.written, written="")


def once(guesses: list[Guess]) -> tuple[Guess, ...]:
    """Each label once; a second wording of one is left to the person."""
    seen: set[str] = set()
    kept: list[Guess] = []
    for guess in guesses:
        kept.append(replace(guess, label=guess.written or guess.label, meaning="") if guess.label in seen else guess)
        seen.add(guess.label)
    return tuple(dict.fromkeys(kept))


def once_each(columns: list[Guess]) -> tuple[Guess, ...]:
    """Each measure once: of two columns for one, the first has it."""
    seen: set[str] = set()
    kept: list[Guess] = []
    for guess in once(columns):
        kept.append(replace(guess, meaning="") if guess.meaning in seen else guess)
        seen.add(guess.meaning)
    return tuple(kept)
