"""Row labels in, their paths in the template out: parents by label, indentation, 其中： and list numbers."""

from dataclasses import dataclass

from extract.doubt import UNCERTAIN
from extract.form import WILDCARD
from extract.identify import LABEL_MAX_LENGTH
from extract.labels import LabelMatch, ListNumber, Vocabulary, label_key, list_number, without_unit
from extract.locate.sheet import written
from schemas.document import Cell
from schemas.notes import note
from schemas.values import PATH_SEPARATOR

AMONG_WHICH_WIDTH = 3.0  # 其中： takes the place of indentation: what follows it lines up with the next row's label
SAME_INDENT = 0.6


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a row belongs: the template path, its field, the item (empty for a row of its own), the written path."""

    path: str
    field: str
    item: str
    match: LabelMatch
    written_path: tuple[str, ...]
    note: str = ""


@dataclass(slots=True)
class _Open:
    """A row whose unnamed children follow (专项资金), with what tells them from its siblings."""

    path: str
    indent: float
    number: ListNumber | None
    column: int
    last_item: ListNumber | None = None


class Outline:
    """Walks the row labels of one matrix from top to bottom."""

    def __init__(
        self, rows: dict[str, str], vocabulary: Vocabulary, subtotals: Vocabulary, base_year: int | None
    ) -> None:
        self._fields = rows
        self._vocabulary = vocabulary
        self._subtotals = subtotals
        self._base_year = base_year
        self._paths: dict[str, list[str]] = {}
        for path in rows:
            self._paths.setdefault(path.rpartition(PATH_SEPARATOR)[2], []).append(path)
        self._current = ""
        self._written: dict[str, str] = {}
        self._open: _Open | None = None
        self._least_indent = float("inf")
        self._items: dict[tuple[str, str], int] = {}

    def place(self, cell: Cell, left: tuple[Cell, ...]) -> Placed | None:
        """The place of the row whose own label is `cell`; `left` are the labels in the columns before it."""
        indent = _content_indent(cell)
        self._least_indent = min(self._least_indent, indent)
        outer = tuple(written(label) for label in left)
        match = None if self._is_surely_item(cell, indent) else self._match(cell, indent)
        if match is not None:
            path = self._path_of(match.label, outer)
            self._written[path] = written(cell)
            return self._known(path, match, cell, indent, self._written_path(path, outer))
        match = self._subtotal(cell, outer)
        if match is not None:
            path = self._path_of(match.label, outer)
            self._written[path] = outer[-1]
            return self._known(path, match, cell, indent, (*outer, written(cell)))
        self._open_beside(left)
        return self._unknown(cell, indent, outer)

    def _open_beside(self, left: tuple[Cell, ...]) -> None:
        """A merged label to the left that takes unnamed children (专项资金) is the parent, whatever stood above."""
        for label in reversed(left):
            match = self._vocabulary.match(label.text, self._base_year)
            if match is None:
                continue
            path = self._path_of(match.label, ())
            if f"{path}{PATH_SEPARATOR}{WILDCARD}" in self._fields:
                self._current = path
                self._written[path] = written(label)
                self._open = _Open(path, _content_indent(label), list_number(written(label)), label.col)
            return

    def _match(self, cell: Cell, indent: float) -> LabelMatch | None:
        if len(cell.text) > LABEL_MAX_LENGTH:
            return None
        inside = self._open is not None and self._belongs(self._open, cell, indent) == ""
        return self._vocabulary.match(cell.text, self._base_year, fuzzy=not inside)

    def _is_surely_item(self, cell: Cell, indent: float) -> bool:
        """Deeper than the open row and numbered in a style of its own: a name there is free, even 公务接待."""
        above, number = self._open, list_number(written(cell))
        if above is None or above.number is None or number is None:
            return False
        return indent > above.indent + SAME_INDENT and number.style != above.number.style

    def _subtotal(self, cell: Cell, outer: tuple[str, ...]) -> LabelMatch | None:
        """A row called 小计 beside a merged label is the row of that label."""
        if not outer or self._subtotals.match(cell.text, fuzzy=False) is None:
            return None
        return self._vocabulary.match(outer[-1], self._base_year)

    def _path_of(self, label: str, outer: tuple[str, ...]) -> str:
        """The path that ends in the label; of several, the one nearest to where the walk stands."""
        candidates = self._paths[label]
        if len(candidates) == 1:
            return candidates[0]
        parents = [match.label for text in outer if (match := self._vocabulary.match(text, self._base_year))]
        here = [*self._current.split(PATH_SEPARATOR), *parents]
        return max(candidates, key=lambda path: sum(part in here for part in path.split(PATH_SEPARATOR)[:-1]))

    def _known(self, path: str, match: LabelMatch, cell: Cell, indent: float, as_written: tuple[str, ...]) -> Placed:
        field = self._fields[path]
        self._current = path
        takes_items = f"{path}{PATH_SEPARATOR}{WILDCARD}" in self._fields
        self._open = _Open(path, indent, list_number(written(cell)), cell.col) if takes_items else None
        item = self._numbered(field, label_key(cell.text).key) if field.endswith("[]") else ""
        return Placed(path, field, item, match, as_written)

    def _unknown(self, cell: Cell, indent: float, outer: tuple[str, ...]) -> Placed | None:
        path, doubt = "", ""
        if self._open is not None and (why := self._belongs(self._open, cell, indent)) is not None:
            path, doubt = f"{self._open.path}{PATH_SEPARATOR}{WILDCARD}", why
            self._open.last_item = None if why else list_number(written(cell))
        elif WILDCARD in self._fields:
            path, self._open = WILDCARD, None
        if not path:
            return None
        name = item_name(cell)
        match = LabelMatch(name, "derived", confidence=UNCERTAIN if doubt else 1.0)
        parent = path.rpartition(PATH_SEPARATOR)[0]
        above = self._written_path(parent, outer) if parent else outer
        field = self._fields[path]
        return Placed(path, field, self._numbered(field, name), match, (*above, written(cell)), doubt)

    def _belongs(self, above: _Open, cell: Cell, indent: float) -> str | None:
        """Whether the row stands under the open one: None if not, else what makes it doubtful (empty if nothing)."""
        number = list_number(written(cell))
        if cell.col > above.column:
            return ""
        if number is not None and above.number is not None and number.style == above.number.style:
            return "" if number.count == 1 else None
        if indent < above.indent - SAME_INDENT:
            return None
        if indent > above.indent + SAME_INDENT or above.indent > self._least_indent + SAME_INDENT:
            return ""
        continues = above.last_item is not None and number is not None and number.follows(above.last_item)
        if number is not None and (number.count == 1 or continues):
            return ""
        return note("by_position", above=above.path.rpartition(PATH_SEPARATOR)[2])

    def _numbered(self, field: str, name: str) -> str:
        count = self._items[field, name] = self._items.get((field, name), 0) + 1
        return name if count == 1 else f"{name} #{count}"

    def _written_path(self, path: str, outer: tuple[str, ...]) -> tuple[str, ...]:
        parts = path.split(PATH_SEPARATOR)
        prefixes = [PATH_SEPARATOR.join(parts[: n + 1]) for n in range(len(parts))]
        named = tuple(self._written[prefix] for prefix in prefixes if prefix in self._written)
        return tuple(text for text in outer if text not in named) + named


def _content_indent(cell: Cell) -> float:
    """Where the label proper begins: 其中： counts as indentation."""
    return cell.indent + (AMONG_WHICH_WIDTH if written(cell).startswith("其中") else 0.0)


def item_name(cell: Cell) -> str:
    """The name of an item: its label without 其中：, list number and unit; a placeholder names itself."""
    text = without_unit(written(cell))
    number = list_number(text)
    name = text[number.end :] if number is not None else text.removeprefix("其中").lstrip(":： ")
    return "".join(name.split()) or "".join(text.split())
