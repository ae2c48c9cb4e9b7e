"""What each format of an export takes for ten times the rows: seconds, bytes, and the most memory that it held.

`python -m bench.export [ROWS]` writes observations (in .dta the panel too), each in a process of its own. Flat memory
means that ten times the rows hold less than twice what a tenth of them does beyond an empty process.
"""

import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.ziping.export.tables import Many, corpus
from ziping.export import TableName, export

ROWS = 200_000
FORMATS: tuple[tuple[str, TableName], ...] = (
    ("csv", "observations"),
    ("jsonl", "observations"),
    ("parquet", "observations"),
    ("dta", "observations"),
    ("dta", "panel"),
    ("xlsx", "observations"),
    ("", "observations"),
)


class Taken(NamedTuple):
    seconds: float
    megabytes: float  # written
    peak: float  # resident megabytes beyond those before the export


def peak() -> float:
    """The most resident memory of this process, in megabytes."""
    unit = 1 if platform.system() == "Darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def measured(extension: str, table: TableName, rows: int) -> Taken:
    """An export in a process of its own."""
    command = [sys.executable, "-m", "bench.export", "--one", extension, table, str(rows)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Taken(*json.loads(done.stdout.splitlines()[-1]))


def one(extension: str, table: TableName, rows: int) -> Taken:
    tables = Many(corpus(), rows)
    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder, "warm").with_suffix(f".{extension}" if extension else "")
        export(Many(corpus(), 100), warm, table=table)  # its libraries are loaded
        before, start = peak(), time.perf_counter()
        out = Path(folder, "out").with_suffix(f".{extension}" if extension else "")
        export(tables, out, table=table)
        seconds = time.perf_counter() - start
        size = sum(file.stat().st_size for file in ([out] if out.is_file() else out.iterdir()))
        return Taken(seconds, size / 1e6, peak() - before)


def main(rows: int) -> None:
    for extension, table in FORMATS:
        few, many = measured(extension, table, rows // 10), measured(extension, table, rows)
        print(
            f"{extension or 'package':8} {table:13} {rows:9,} rows {many.seconds:6.1f} s {many.megabytes:7.1f} MB"
            f"   peak beyond the start {few.peak:5.1f} -> {many.peak:5.1f} MB for ten times the rows"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(one(sys.argv[2], sys.argv[3], int(sys.argv[4]))))  # type: ignore[arg-type]
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
