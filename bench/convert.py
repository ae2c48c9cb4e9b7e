"""How long a report takes: to a record against merely parsing its XML, with ten times the rows, and from a cold start.

`python -m bench.convert [REPORT.docx]`. Figures are ratios within one run, each the best of several, so that they hold
on any machine; seconds are for information.
"""

import copy
import io
import platform
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from docx import Document
from lxml import etree

import ziping

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
GROWN = "hunan-2022-taojiang"
PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml")
HEAVY = ("spacy", "pandas", "numpy", "pdfplumber", "pdfminer", "pypdfium2")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# name, table, row to repeat, the cell that names it, observations a row
GROWTHS = (("special funds of the money table", 0, 9, 1, 3), ("indicators", 1, 12, 3, 5))
FEW, MANY = 100, 1000


def best(call: Callable[[], object], times: int) -> float:
    """The shortest of several runs in seconds, after one to warm up."""
    call()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return min(taken)


def parse(data: bytes) -> None:
    """The floor that a reader of Word files cannot go below: unzip and parse the three parts that it needs."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in set(PARTS) & set(package.namelist()):
            etree.fromstring(package.read(name))


def grown(data: bytes, table: int, row: int, cell: int, count: int) -> bytes:
    """The report with one row of a table repeated under names of its own."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = etree.fromstring(parts["word/document.xml"])
    pattern = list(list(body.iter(f"{W}tbl"))[table].iterchildren(f"{W}tr"))[row]
    for number in range(count, 0, -1):
        added = copy.deepcopy(pattern)
        texts = list(list(added.iterchildren(f"{W}tc"))[cell].iter(f"{W}t"))
        texts[-1].text = f"{texts[-1].text}第{number}类"
        pattern.addnext(added)
    parts["word/document.xml"] = etree.tostring(body)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return written.getvalue()


def cold(*command: str) -> float:
    """A fresh process, best of five."""
    return best(lambda: subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL), 5)


def not_imported(report: Path) -> list[str]:
    """Which heavy modules a conversion leaves alone."""
    code = (
        "import io, sys, contextlib, ziping.cli\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):\n"
        "    ziping.cli.main()\n"
        "print(*sys.modules)"
    )
    command = [sys.executable, "-c", code, "convert", "--no-prose", str(report)]
    loaded = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.split()
    return [name for name in HEAVY if name not in loaded]


def main() -> None:
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    report = given or max(CORPUS.rglob("*.docx"), key=lambda path: path.stat().st_size)
    data = report.read_bytes()
    floor = best(lambda: parse(data), 50)
    record = best(lambda: ziping.convert_all(data, prose=False), 50)
    word = best(lambda: Document(io.BytesIO(data)), 50)
    print(f"{datetime.now(UTC):%Y-%m-%d}  Python {platform.python_version()}  {platform.system()} {platform.machine()}")
    print(f"{report.name} ({len(data):,} bytes)\n")
    line = "{:<54} {:>8} {:>8}  {}".format
    print(line("", "ratio", "target", "seconds"))
    print(line("record of the tables ÷ unzip and parse", f"{record / floor:.1f}", "≤ 5", f"{record:.4f} ÷ {floor:.4f}"))
    print(line("docx.Document() ÷ unzip and parse", f"{word / floor:.1f}", "", f"{word:.4f} ÷ {floor:.4f}"))
    pattern = next((CORPUS / GROWN).glob("*.docx")).read_bytes()
    before = len(ziping.convert(pattern, prose=False).observations())
    for name, table, row, cell, measures in GROWTHS:
        few, many = (grown(pattern, table, row, cell, count) for count in (FEW, MANY))
        assert len(ziping.convert(many, prose=False).observations()) == before + MANY * measures, name
        short, long = (best(partial(ziping.convert, data, prose=False), 5) for data in (few, many))
        print(line(f"{MANY} rows ÷ {FEW} rows: {name}", f"{long / short:.1f}", "≤ 12", f"{long:.3f} ÷ {short:.3f}"))
    start = cold("-c", "from ziping.cli import main; main()", "convert", "--no-prose", str(report))
    bare = cold("-c", "pass")
    print(line("ziping convert --no-prose ÷ python -c pass", f"{start / bare:.1f}", "", f"{start:.2f} ÷ {bare:.2f}"))
    print(f"not imported by it: {' '.join(not_imported(report))}")


if __name__ == "__main__":
    main()
