"""The bytes of a PDF file and a source of chance in, one whose pages draw something else out."""

import io
import random
import re
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import ContentStream

ROOT = Path(__file__).resolve().parents[1]
PDFS = sorted((ROOT / "corpus").rglob("*.pdf"))
NUMBERS = (b"0", b"-1", b"0.001", b"1", b"90", b"595", b"842", b"100000", b"-99999999", b"1e9", b"3.5")
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")


def pdf_of(number: int) -> bytes:
    """The same number gives the same input: a PDF of the corpus, a page of it changed."""
    chance = random.Random(number)
    writer = PdfWriter(clone_from=io.BytesIO(chance.choice(PDFS).read_bytes()))
    page = chance.choice(list(writer.pages))
    contents = page.get_contents()
    if contents is not None:
        changed = ContentStream(None, writer)
        changed.set_data(_changed(contents.get_data(), chance))
        page.replace_contents(changed)
    if chance.random() < 0.2:
        page.rotate(chance.choice((90, 180, 270)))
    result = io.BytesIO()
    writer.write(result)
    return result.getvalue()


def _changed(content: bytes, chance: random.Random) -> bytes:
    """Lines that draw are dropped, doubled, moved, or get another number."""
    lines = content.split(b"\n")
    for _ in range(chance.randint(1, 12)):
        at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
        some = lines[at : at + chance.choice((1, 1, 5, 40))]
        match chance.randrange(4):
            case 0 if len(lines) > len(some):
                del lines[at : at + len(some)]
            case 1:
                lines[to:to] = some * chance.choice((1, 1, 20))
            case 2:
                lines[at], lines[to] = lines[to], lines[at]
            case _:
                lines[at] = _NUMBER.sub(lambda _: chance.choice(NUMBERS), lines[at], count=1)
    return b"\n".join(lines)
