"""A table that people give with the files in, its lines by what their headings mean out."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

from normalize.fold import compact
from schemas.errors import UsageError
from ziping.sheets import Row, sheets_of, text_of

HEAD_ROWS = 15  # rows at the top among which the headings are looked for
Kind = Literal["manifest", "roster", "parts"]


class Line(NamedTuple):
    """A line of the table: the row where it stands, counted from 1, and its texts by meaning, empty ones left out."""

    row: int
    texts: dict[str, str]


@cache
def words(kind: Kind) -> dict[str, list[str]]:
    """The headings of a kind of table, or the names of parts (`tables.toml`)."""
    text = files(__package__).joinpath("tables.toml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = tomllib.loads(text)[kind]
    return found


def read_lines(path: Path, kind: Kind, needed: str) -> list[Line]:
    """The lines of every sheet that has a heading of the meaning `needed`; `E_LIST` where none has."""
    try:
        sheets = sheets_of(path)
    except OSError as error:
        raise UsageError("E_LIST", str(path), reason=error) from error
    except ValueError as error:
        raise UsageError("E_LIST", str(path), reason=error) from error
    headings = {compact(word): meaning for meaning, known in words(kind).items() for word in known}
    lines: list[Line] = []
    is_headed = False
    for rows in sheets.values():
        for at, row in enumerate(rows[:HEAD_ROWS]):
            named = ((col, headings.get(compact(str(cell or "")))) for col, cell in enumerate(row))
            columns = {meaning: col for col, meaning in reversed(list(named)) if meaning is not None}
            if needed in columns:
                is_headed = True
                lines += _lines(rows[at + 1 :], columns, needed, at + 2)
                break
    if not is_headed:
        names = "、".join(words(kind)[needed][:4])
        raise UsageError("E_LIST", str(path), reason=(f"没有“{names}”一列", f"no column {words(kind)[needed][0]}"))
    return lines


def _lines(rows: Sequence[Row], columns: dict[str, int], needed: str, first: int) -> Iterator[Line]:
    for number, cells in enumerate(rows, first):
        texts = {meaning: text for meaning, col in columns.items() if (text := text_of(cells, col))}
        if needed in texts:
            yield Line(number, texts)
