"""One PDF of several that different programs made: the blocks between `part` and `part` are drawn by one of them each."""

import tempfile
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from corpus.pdfwriter import Block, Draw, Grid


def merged(*draws: Draw, unmapped: Collection[int] = ()) -> Draw:
    """Draws part after part; in the `unmapped` ones no font tells which characters its glyphs are."""
    return partial(_merge, draws=draws, unmapped=unmapped)


def _merge(path: Path, blocks: Sequence[Block | Grid], draws: Sequence[Draw], unmapped: Collection[int]) -> None:
    from pypdf import PdfWriter

    parts: list[list[Block | Grid]] = [[]]
    for block in blocks:
        if isinstance(block, Block) and block.kind == "part":
            parts.append([])
        else:
            parts[-1].append(block)
    writer = PdfWriter()
    with tempfile.TemporaryDirectory() as name:
        for number, (draw, part) in enumerate(zip(draws, parts, strict=True)):
            piece = Path(name) / f"{number}.pdf"
            draw(piece, part)
            before = len(writer.pages)
            writer.append(piece, import_outline=False)
            if number in unmapped:
                for page in writer.pages[before:]:
                    _forget_characters(page)
        writer.add_metadata({"/Title": path.stem})
        writer.write(path)


def _forget_characters(page: Any) -> None:
    """Leaves glyphs only: neither the page nor the embedded fonts tell which characters they are."""
    for entry in page["/Resources"]["/Font"].values():
        font = entry.get_object()
        font.pop("/ToUnicode", None)
        for inner in font.get("/DescendantFonts", []):
            program = inner.get_object()["/FontDescriptor"]["/FontFile2"].get_object()
            data = program.get_data()
            program.set_data(data[:512].replace(b"cmap", b"cmaq") + data[512:])  # in the directory of its tables
