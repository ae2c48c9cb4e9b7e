"""Writes reports by chance: `python -m corpus.generate --count 24 --seed 7 --out build/generated [--pdf 0.3]`."""

import argparse
import random
import sys
from pathlib import Path

from corpus.generate.report import make


def main(arguments: list[str] | None = None) -> int:
    """A folder for each report below `--out`; the seed is printed, so that a run can be repeated."""
    options = argparse.ArgumentParser(prog="corpus.generate", description=__doc__)
    options.add_argument("--count", type=int, default=24)
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    options.add_argument("--first", type=int, default=0, help="number of the first report")
    options.add_argument("--pdf", type=float, default=0.0, help="share of the reports that are PDFs")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args(arguments)
    print(f"seed {chosen.seed}")
    write(chosen.seed, range(chosen.first, chosen.first + chosen.count), chosen.out, chosen.pdf)
    return 0


def write(seed: int, numbers: range, out: Path, pdf_share: float) -> list[Path]:
    """The folders, one a report."""
    folders = []
    for index in numbers:
        folders.append(out / f"{seed}-{index:05}")
        make(seed, index, pdf_share).save(folders[-1])
    return folders


if __name__ == "__main__":
    sys.exit(main())
