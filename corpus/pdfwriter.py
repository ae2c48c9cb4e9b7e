"""A report that is no Word file: its blocks in order, and the gold of what they state. Drawing is done elsewhere.

Gold holds no positions: where a cell comes to stand is up to the program that draws it. Paragraphs are counted as
written, headings too, so that keys differ.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from unicodedata import normalize

from corpus.claims import Cell, Claim
from corpus.said import Said, placed


def usual(text: str) -> str:
    """The text in usual characters where it is to be printed with Kangxi radicals."""
    return "".join(normalize("NFKC", char) if "\u2f00" <= char <= "\u2fd5" else char for char in text)


class Grid:
    """A table written row by row as in `wordtable.Table`, widths in points; `heads` rows are printed on each page."""

    def __init__(
        self, widths: Sequence[int], section: str, instance: int = 0, size: float = 9, heads: int = 0, low: float = 18
    ) -> None:
        self.widths, self.section, self.instance = list(widths), section, instance
        self.size, self.heads, self.low = size, heads, low
        self.rows: list[list[tuple[int, Cell]]] = []
        self.open: dict[int, int] = {}  # column -> rows that a merged cell still goes down
        self.rules: set[int] = set()

    def row(self, *cells: Cell) -> None:
        """The cells that begin in this row, from left to right."""
        line: list[tuple[int, Cell]] = []
        at, queue = 0, list(cells)
        going = {column: left - 1 for column, left in self.open.items() if left > 1}
        while at < len(self.widths):
            if at in self.open:
                at += 1
                continue
            cell = queue.pop(0)
            line.append((at, cell))
            if cell.down > 1:
                going |= dict.fromkeys(range(at, at + cell.across), cell.down - 1)
            at += cell.across
        assert (queue, at) == ([], len(self.widths)), (len(self.rows), at, [c.text for c in queue])
        self.open = going
        self.rows.append(line)

    def rule(self) -> None:
        """A horizontal line here, where the style has no others; a table without any has none below it either."""
        self.rules.add(len(self.rows))

    def claims(self) -> list[Claim]:
        return [claim for line in self.rows for _, cell in line for claim in cell.claims]


@dataclass(frozen=True)
class Block:
    """A piece of the page: `title` `heading` `para` `line` `sign` `blank`; `page` begins a new one, `columns` two
    columns, `part` what another program draws.
    """

    kind: str
    text: str = ""
    align: str = "left"
    size: float = 12
    page: str = ""


class Draw(Protocol):
    """Writes the blocks to a PDF."""

    def __call__(self, path: Path, blocks: Sequence[Block | Grid]) -> None: ...


@dataclass
class PdfReport:
    """The blocks and the gold of one report, or of several in one file."""

    org_name: str
    year: int
    document: str
    draw: Draw
    report: int = 0
    blocks: list[Block | Grid] = field(default_factory=list)
    gold: list[dict[str, object]] = field(default_factory=list)
    paragraphs: int = 0

    def next_report(self, org_name: str, year: int) -> None:
        """What follows is another unit's report in the same file, which another program made."""
        self.org_name, self.year, self.report = org_name, year, self.report + 1
        self.part()

    def part(self) -> None:
        """What follows is drawn by the next program of `pdfmerge.merged`."""
        self.blocks.append(Block("part"))

    def title(self, *lines: str, said: Sequence[Said] = ()) -> None:
        for line in lines:
            self._say(Block("title", line, "center", 18), [one for one in said if one.raw in line])

    def heading(self, text: str, *said: Said) -> None:
        self._say(Block("heading", text), said)

    def para(self, text: str, *said: Said) -> None:
        self._say(Block("para", text), said)

    def line(self, text: str, align: str = "left", size: float = 10.5, said: Sequence[Said] = ()) -> None:
        self._say(Block("line", text, align, size), said)

    def sign(self, date: str, said: Sequence[Said] = ()) -> None:
        for text in (self.org_name, date):
            self._say(Block("sign", text, "right"), [one for one in said if one.raw in text])

    def blank(self) -> None:
        self.blocks.append(Block("blank"))

    def page(self, kind: str = "") -> None:
        """A new page: upright, `landscape` or `rotated` (landscape, turned by /Rotate)."""
        self.blocks.append(Block("page", page=kind))

    def columns(self) -> None:
        """Two columns from here to the next page that is asked for."""
        self.blocks.append(Block("columns"))

    def add(self, grid: Grid) -> None:
        assert not grid.open, grid.open
        self.blocks.append(grid)
        self.gold += [self._row(grid, claim) for claim in grid.claims() if grid.section]

    def save(self, folder: Path) -> None:
        """Writes the PDF and gold.jsonl."""
        folder.mkdir(exist_ok=True)
        self.draw(folder / self.document, self.blocks)
        self.save_gold(folder)

    def save_gold(self, folder: Path) -> None:
        """Writes gold.jsonl alone."""
        folder.mkdir(exist_ok=True)
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in self.gold]
        (folder / "gold.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")

    def _say(self, block: Block, said: Sequence[Said]) -> None:
        self.blocks.append(block)
        for start, _, one in placed(block.text, said):
            mark = one.comparator if one.in_range else ""
            key = f"prose.0/{one.field}@{one.measure}{mark}~{self.paragraphs}:{start}"
            period = "" if one.field == "report_date" else one.period or str(self.year)
            self.gold.append(
                self._head(key, "prose", 0)
                | {
                    "field": one.field, "label": one.label, "measure": one.measure, "item": "", "period": period,
                    "raw": one.raw, "value": one.value, "unit": one.unit, "stated_unit": one.stated,
                    "comparator": one.comparator, "direction": one.direction, "base": one.base, "status": one.status,
                    **({"optional": True} if one.optional else {}),
                }
            )  # fmt: skip
        self.paragraphs += 1

    def _row(self, grid: Grid, claim: Claim) -> dict[str, object]:
        says = claim.says
        item = f"[{claim.item}]" if claim.item else ""
        key = f"{grid.section}.{grid.instance}/{claim.field}{item}@{claim.measure}"
        return self._head(key, grid.section, grid.instance) | {
            "field": claim.field, "label": claim.label, "measure": claim.measure, "item": claim.item,
            "period": claim.period or str(self.year), "raw": says.raw, "value": says.value, "unit": says.unit,
            "stated_unit": says.stated, "comparator": says.comparator, "direction": "", "base": "",
            "status": says.status,
        }  # fmt: skip

    def _head(self, key: str, section: str, instance: int) -> dict[str, object]:
        return {
            "document": self.document, "report": self.report, "key": key, "org_name": self.org_name,
            "year": self.year, "section": section, "instance": instance,
        }  # fmt: skip
