"""How many rows of reports made by chance come out right, by section, form, format and wording.

`python -m bench.generated [--count 1000] [--seed N] [--pdf 0.2] [--out FOLDER] [--all]`. The reports are made and
evaluated in chunks on two processes; those of which a row is not right are kept in the folder.
"""

import argparse
import random
import shutil
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple
from pathlib import Path

from corpus.generate.__main__ import write
from ziping.evaluate import Counts, evaluate
from ziping.evaluate.told import line

ROOT = Path(__file__).resolve().parents[2]
CHUNK = 10
HEADS = ("gold", "right", "relabelled", "flagged", "silent", "missed", "invented")
Table = dict[tuple[str, str], list[int]]


def main() -> int:
    """Exit code 1 where something is wrong and does not say so, or was invented."""
    options = argparse.ArgumentParser(prog="bench.generated", description=__doc__)
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    options.add_argument("--pdf", type=float, default=0.2, help="share of the reports that are PDFs")
    options.add_argument("--out", type=Path, default=ROOT / "build" / "generated")
    options.add_argument("--all", action="store_true", help="keep every report")
    chosen = options.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    if chosen.out.is_dir():
        shutil.rmtree(chosen.out)
    chunks = [range(at, min(at + CHUNK, chosen.count)) for at in range(0, chosen.count, CHUNK)]
    counts: Table = defaultdict(lambda: [0] * 6)
    differences: list[str] = []
    with ProcessPoolExecutor(2) as pool:
        jobs = [pool.submit(chunk, chosen.seed, numbers, chosen.out, chosen.pdf, chosen.all) for numbers in chunks]
        for job in jobs:
            part, told = job.result()
            for key, numbers in part.items():
                counts[key] = [a + b for a, b in zip(counts[key], numbers, strict=True)]
            differences += told
    kept = chosen.out / "differences.txt"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text("".join(line + "\n" for line in differences), encoding="utf-8")
    print(table(counts))
    print(f"{chosen.count} reports of seed {chosen.seed}; what is not right stands in {kept}")
    return int(any(numbers[3] or numbers[5] for numbers in counts.values()))


def chunk(seed: int, numbers: range, out: Path, pdf_share: float, keep: bool) -> tuple[Table, list[str]]:
    """Makes these reports and evaluates them one by one."""
    counts: Table = {}
    differences: list[str] = []
    for folder in write(seed, numbers, out, pdf_share):
        result = evaluate(folder)
        about = tomllib.loads((folder / "about.toml").read_text(encoding="utf-8"))
        told = [
            *(line(row, "en") for row in result.differences),
            *(f"{folder.name} failed {error.line('en')}" for error in result.failed),
        ]
        for section, found in result.sections.items():
            for key in _keys(section, about):
                counts[key] = [a + b for a, b in zip(counts.get(key, [0] * 6), astuple(found), strict=True)]
        differences += told + [line(row, "en") for row in result.wrong if row.kind == "relabelled"]
        if not (told or keep):
            shutil.rmtree(folder)
    return counts, differences


def _keys(section: str, about: dict[str, object]) -> Iterator[tuple[str, str]]:
    wording = "new" if about["new_wording"] else "known"
    yield "section", section
    if section != "prose":
        yield "form", str(about["form"])
        yield "format", f"{about['format']}, tables"
        yield "wording", f"{wording}, tables"
    else:
        yield "format", f"{about['format']}, prose"


def table(counts: Table) -> str:
    """A line for each section, form, format and wording."""
    lines = []
    for by in ("section", "form", "format", "wording"):
        lines.append(f"{'by ' + by:<40}" + "".join(f"{head:>12}" for head in HEADS))
        for (kind, name), numbers in sorted(counts.items()):
            if kind == by:
                gold = Counts(*numbers).in_gold
                lines.append(f"  {name:<38}" + "".join(f"{number:>12}" for number in (gold, *numbers)))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
