"""The headings over the values of an unknown table in, what a template would make of each out."""

from collections import Counter
from dataclasses import replace
from typing import get_args

from extract.draft.block import Money, as_written, once_each, printed
from extract.draft.guess import Guess, Words
from extract.draft.holds import holds
from extract.generic import Frame
from normalize.fold import strip_outer
from normalize.marks import mark_status
from schemas.document import Table
from schemas.values import PATH_SEPARATOR, Measure

UNIT = "unit"
MEASURES_MIN = 2  # one column alone that has the name of a measure is no sign that the rows have its fields


def columns_of(table: Table, frame: Frame, words: Words, money: Money) -> tuple[Guess, ...]:
    """Each is a measure of the fields of the rows, or would have a field of its own."""
    heads = {
        col: frame.above[col]
        for col in range(frame.width, frame.end)
        if col not in frame.counts and frame.above[col] and printed(frame.above[col][-1])
    }
    ends = Counter(path[-1] for path in dict.fromkeys(heads.values()))
    found: dict[tuple[str, ...], Guess] = {}
    for col, path in heads.items():
        values = [cell.text for row in range(frame.body, table.n_rows) if (cell := table.at(row, col)) is not None]
        if path not in found and not (words.is_ignored(path[-1]) and all(map(_says_nothing, values))):
            guess = _column(path, words) if ends[path[-1]] > 1 and len(path) > 1 else words.column(path[-1])
            found[path] = replace(guess, holds=holds(path[::-1], values, money.above))
    columns = once_each([_as_role(guess) for guess in found.values()])
    if sum(1 for guess in columns if guess.meaning in get_args(Measure)) < MEASURES_MIN:
        columns = tuple(guess if guess.meaning == UNIT else replace(guess, meaning="") for guess in columns)
    first = next((at for at, guess in enumerate(columns) if guess.meaning), 0)
    labels = [replace(guess, holds="") if guess.holds == "text" else guess for guess in columns[:first]]
    return tuple(map(as_written, (*labels, *columns[first:])))  # texts before the first measure name the rows


def _column(path: tuple[str, ...], words: Words) -> Guess:
    """A heading that stands under several others: what both mean together, if they do."""
    label = PATH_SEPARATOR.join((words.own_label(path[-2]), words.own_label(path[-1])))
    together = (words.column(path[-2] + path[-1]), words.column(path[-1] + path[-2]))
    sure = next((guess for guess in together if guess.is_sure), None)
    return Guess(label, sure.meaning if sure is not None else "")


def _as_role(guess: Guess) -> Guess:
    """Signs have columns among indicators alone."""
    return guess if guess.meaning == UNIT or guess.meaning in get_args(Measure) else replace(guess, meaning="")


def _says_nothing(value: str) -> bool:
    text = strip_outer(value)
    return not text or mark_status(text) is not None
