"""Fuzz for some seconds; each find is kept as a file with what is wrong with it."""

import argparse
import random
import sys
import time
from pathlib import Path

from fuzz.invariants import breaches
from fuzz.mutate import input_of
from fuzz.mutate_pdf import pdf_of

ROOT = Path(__file__).resolve().parents[1]
SLOW_SECONDS = 10.0


def main() -> int:
    """Exit code 1 where something was found."""
    options = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    options.add_argument("--finds", type=Path, default=ROOT / "build" / "fuzz")
    chosen = options.parse_args()
    print(f"seed {chosen.seed}")
    count = found = 0
    end = time.monotonic() + chosen.seconds
    while time.monotonic() < end:
        number = chosen.seed * 1_000_000 + count
        data, ending = (pdf_of(number), "pdf") if count % 2 else (input_of(number), "docx")
        began = time.monotonic()
        wrong = breaches(data)
        if (took := time.monotonic() - began) > SLOW_SECONDS:
            wrong.append(f"{took:.0f} s")
        count += 1
        if wrong:
            found += 1
            chosen.finds.mkdir(parents=True, exist_ok=True)
            kept = chosen.finds / f"{number}.{ending}"
            kept.write_bytes(data)
            print(f"{kept}: {wrong[0][:300]}")
    print(f"{count} inputs, {found} finds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
