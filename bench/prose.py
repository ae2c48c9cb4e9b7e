"""How long the prose of a report takes: against spaCy's own import, for each report of the corpus, and as texts grow.

`python -m bench.prose [REPORT.docx…]`. Seconds are of this machine; the growth is a ratio within one run.
"""

import platform
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bench.convert import CORPUS, best
from extract.cover import read_cover
from extract.prose import read_prose
from extract.read import open_source, read
from schemas.document import Paragraph

SHORT, LONG = 20_000, 160_000
# Each a text that some rule could walk more than once; none reaches the limit of statements
GROWING = {
    "clauses without an end": "我单位支出20万元，",
    "brackets that stay open": "（3个",
    "links": "为",
    "names told one by one": "A、B分别为3个和4个，",
    "absences": "无项目支出，",
    "parts": "其中3个，",
    "years": "2021年3个，",
    "items of a list": "3个、",
    "changes": "较上年增长3%、",
    "nouns": "完成建设管理服务",
}
IMPORTS = """
import time
start = time.perf_counter()
import spacy
from spacy.matcher import PhraseMatcher
spacy.blank("zh")
middle = time.perf_counter()
from extract.prose.tags import _pipeline
_pipeline()
print(middle - start, time.perf_counter() - middle)
"""


def prose_of(path: Path) -> tuple[float, int, int]:
    """Seconds for the prose of a report, its characters and what it states."""
    document = read(open_source(path, path.name))
    cover = read_cover(document.paragraphs)
    taken = best(lambda: read_prose(document.paragraphs, cover.year, cover.org_name), 20)
    stated = read_prose(document.paragraphs, cover.year, cover.org_name).statements
    return taken, sum(len(paragraph.text) for paragraph in document.paragraphs), len(stated)


def growth(text: str) -> tuple[float, float]:
    """Seconds for a short and a long text of the same kind."""
    texts = ((text * (size // len(text) + 1))[:size] for size in (SHORT, LONG))
    short, long = (best(partial(read_prose, [Paragraph(0, text)], 2021, "某县林业局"), 5) for text in texts)
    return short, long


def imports() -> tuple[float, float]:
    """Seconds for spaCy alone, and for our matchers on top of it."""
    told = subprocess.run([sys.executable, "-c", IMPORTS], check=True, capture_output=True).stdout.split()
    return float(told[0]), float(told[1])


def main() -> None:
    print(
        f"{datetime.now(UTC):%Y-%m-%d}  Python {platform.python_version()}  {platform.system()} {platform.machine()}\n"
    )
    line = "{:<54} {:>10} {:>8}  {}".format
    print(line("", "", "target", "seconds"))
    runs = [imports() for _ in range(5)]
    spacy, ours = min(run[0] for run in runs), min(run[1] for run in runs)
    print(line("our matchers on top of spaCy's import", "", "< 0.2 s", f"{ours:.3f} + {spacy:.3f}"))
    reports = [Path(path) for path in sys.argv[1:]] or sorted(CORPUS.glob("*/*.docx"))
    taken = [(*prose_of(path), path) for path in reports]
    seconds, characters, stated, path = max(taken, key=lambda one: one[0])
    print(
        line(f"the prose that takes longest of {len(taken)} reports", f"{1000 * seconds:.1f} ms", "< 15 ms", path.name)
    )
    print(line("  its characters and statements", f"{characters} {stated}", "", ""))
    middle = sorted(one[0] for one in taken)[len(taken) // 2]
    print(line("the prose of the middle one", f"{1000 * middle:.1f} ms", "", ""))
    for name, text in GROWING.items():
        short, long = growth(text)
        print(line(f"8 times the text: {name}", f"{long / short:.1f}", "≤ 12", f"{long:.3f} ÷ {short:.3f}"))


if __name__ == "__main__":
    main()
