"""PDF files: how long a conversion takes beside pdfplumber, how much memory, and whose tables have numbers in place.

`python -m bench.pdf [REPORT.pdf]`, with the Word file that it was printed from beside it. Times are ratios within one
run, each the best of several. The files of 30 and 300 pages are made of the corpus' printed reports, one after another.

A numeric cell of the Word file counts as in place where a tool gives a table in which the nearest words above it in its
column and the nearest to its left in its row are those of the Word file. The other tools run in environments of their
own, made below `build/` when first needed.
"""

import io
import json
import platform
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path

import pdfplumber
import pypdfium2

import ziping
from bench.convert import CORPUS, best
from bench.normalize import HERE, environment
from extract.read import open_source, read
from extract.stitch import stitched
from normalize.fold import fold
from normalize.numerals import parse_number
from schemas.document import Document, Table

REPORT = "hunan-2023-sangzhi"
PEERS = ("camelot", "tabula", "markitdown")
MEMORY = (
    "import re, sys, ziping, extract.read.pdf, extract.assemble\n"
    "def most(): return int(re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1])\n"
    "data = open(sys.argv[1], 'rb').read()\n"
    "before = most()\n"
    "ziping.convert_all(data, prose=False)\n"
    "print((most() - before) / 1000)\n"
)
Grid = list[list[str | None]]
Triple = tuple[str, str, str]  # the words above, the words to the left, the number


def main() -> None:
    report = Path(sys.argv[1]) if len(sys.argv) > 1 else next((CORPUS / REPORT).glob("*.pdf"))
    print(f"{datetime.now(UTC):%Y-%m-%d}  Python {platform.python_version()}  {platform.system()} {platform.machine()}")
    line = "{:<58} {:>8} {:>8}  {}".format
    print(line("", "ratio", "aim", "seconds"))
    for name, data, times in ((report.name, report.read_bytes(), 5), ("30 pages", pages(30), 3)):
        ours = best(partial(ziping.convert_all, data, prose=False), times)
        plumber = best(partial(by_pdfplumber, data), times)
        boxes = best(partial(bare_boxes, data), times)
        print(f"\n{name}")
        print(
            line(
                "conversion without prose ÷ pdfplumber's tables and text",
                f"{ours / plumber:.2f}",
                "≤ 0.50",
                f"{ours:.3f} ÷ {plumber:.3f}",
            )
        )
        print(
            line(
                "conversion without prose ÷ PDFium's boxes of characters",
                f"{ours / boxes:.1f}",
                "",
                f"{ours:.3f} ÷ {boxes:.3f}",
            )
        )
    few, many = (best(partial(ziping.convert_all, pages(count), prose=False), 2) for count in (30, 300))
    print(line("\n300 pages ÷ 30 pages", f"{many / few:.1f}", "≤ 12", f"{many:.2f} ÷ {few:.2f}"))
    print(line("300 pages: megabytes above the imports", f"{memory(pages(300)):.0f}", "≤ 120", ""))
    in_place(report)


def pages(count: int) -> bytes:
    """A file of as many pages: the corpus' printed reports, again and again."""
    target, made = pypdfium2.PdfDocument.new(), io.BytesIO()
    reports = [pypdfium2.PdfDocument(next(path.parent.glob("*.pdf"))) for path in sorted(CORPUS.glob("*/*.docx"))]
    for report in cycle(reports):
        if not (room := count - len(target)):
            break
        target.import_pages(report, list(range(min(len(report), room))))
    target.save(made)
    return made.getvalue()


def by_pdfplumber(data: bytes) -> list[Grid]:
    tables: list[Grid] = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            tables += page.extract_tables()
            page.extract_text()
            page.close()
    return tables


def bare_boxes(data: bytes) -> int:
    document, seen = pypdfium2.PdfDocument(data), 0
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            text.get_charbox(index)
            seen += 1
        text.close()
        page.close()
    return seen


def memory(data: bytes) -> float:
    """Megabytes, at the most, above those of the imports, in a process of its own (on Linux)."""
    file = HERE.parent / "build" / "pages.pdf"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    command = [sys.executable, "-c", MEMORY, str(file)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE.parent).stdout)


def in_place(report: Path) -> None:
    """How many of the numeric cells each tool gives in place."""
    word = next((path for path in report.parent.iterdir() if path.suffix in (".docx", ".docm")), None)
    if word is None:
        return
    wanted = triples(grids(stitched(read(open_source(word, word.name)))))
    print(f"\nnumeric cells under their headings, of {wanted.total()} in {word.name}")
    results: dict[str, Callable[[], tuple[list[Grid], str]]] = {
        "ziping": lambda: (grids(stitched(read(open_source(report, report.name)))), ""),
        "pdfplumber": lambda: (by_pdfplumber(report.read_bytes()), ""),
        **{name: partial(by_peer, name, report) for name in PEERS},
    }
    for name, run in results.items():
        try:
            tables, seconds = run()
        except (subprocess.CalledProcessError, OSError, ValueError) as fault:
            told = (getattr(fault, "stderr", "") or str(fault)).strip().splitlines() or [""]
            print(f"  {name:<12} not available ({told[-1][:80]})")
            continue
        print(f"  {name:<12} {(triples(tables) & wanted).total():>5}  {seconds}")


def by_peer(name: str, report: Path) -> tuple[list[Grid], str]:
    command = [str(environment(name)), "-m", "bench.peers.pdf_worker", name, str(report.resolve())]
    done = subprocess.run(command, cwd=HERE.parent, check=True, capture_output=True, encoding="utf-8")
    told = json.loads(done.stdout)
    return told["tables"], f"{told['seconds']:.2f} s"


def grids(document: Document) -> list[Grid]:
    """The tables of a document, a merged cell's text at its top left."""
    return [
        [
            [
                cell.text if cell is not None and (cell.row, cell.col) == (row, col) else None
                for col, cell in enumerate(line)
            ]
            for row, line in enumerate(block.grid)
        ]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def triples(tables: Iterable[Grid]) -> Counter[Triple]:
    """The numbers with the nearest words above and to the left."""
    found: Counter[Triple] = Counter()
    for table in tables:
        texts = [[fold(cell or "") for cell in line] for line in table]
        for row, line in enumerate(texts):
            for col, text in enumerate(line):
                if is_number(text):
                    above = (other[col] for other in reversed(texts[:row]) if col < len(other))
                    found[words(above), words(reversed(line[:col])), text] += 1
    return found


def words(texts: Iterable[str]) -> str:
    return next((text for text in texts if text and not is_number(text)), "")


def is_number(text: str) -> bool:
    return bool(re.match(r"[\d(-]", text)) and parse_number(text.rstrip("%分")) is not None


if __name__ == "__main__":
    main()
