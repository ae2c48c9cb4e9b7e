"""How long all rules take on a record, beside the conversion that it comes from: `python -m bench.check [REPORT…]`.

A line a report: readings, milliseconds of the rules, their share of the conversion (tables and prose). The limit is
5 ms a record; the share is the ratio that can be compared between machines.
"""

import platform
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bench.convert import CORPUS, best
from extract.assemble import records_of
from extract.read import open_source, read
from schemas.observations import stated_in
from ziping.check import checked

LIMIT_MS = 5.0
SHOWN = 5


def measured(path: Path) -> list[tuple[int, float, float]]:
    """For each record of a file: its readings, seconds of the rules, seconds of the file's conversion."""
    records = records_of(read(open_source(path, path.name)))
    whole = best(lambda: records_of(read(open_source(path, path.name))), 3)
    return [(sum(1 for _ in stated_in(record)), best(partial(checked, record), 10), whole) for record in records]


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or sorted(CORPUS.glob("*/*.docx"))
    lines = [(ms * 1000, ms / whole, count, path.name) for path in files for count, ms, whole in measured(path)]
    lines.sort(reverse=True)
    print(f"{datetime.now(UTC).date()}  Python {platform.python_version()}  {platform.system()} {platform.machine()}")
    print(f"{len(lines)} records, {sum(line[0] > LIMIT_MS for line in lines)} above {LIMIT_MS} ms")
    print("   ms  of conversion  readings")
    for taken, share, count, name in lines[:SHOWN]:
        print(f"{taken:5.1f}  {share:13.1%}  {count:8}  {name}")


if __name__ == "__main__":
    main()
