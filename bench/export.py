"""What each format of an export takes for ten times the rows: seconds, bytes, and the most memory that it held.

`python -m bench.export [ROWS]` writes observations (in .dta the panel too), each in a process of its own. Memory is
flat where ten times the rows hold no more than some megabytes beyond what a tenth of them does; Parquet, which goes
through DuckDB, comes to a plateau below 250 MB.
"""

import json
import pickle
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple, cast

from tests.ziping.export.tables import Held, Many, corpus
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


def make_pattern(pattern: Path) -> None:
    """The tables of the corpus in a file, by a process of its own: one that is started takes over its parent's peak."""
    subprocess.run([sys.executable, "-m", "bench.export", "--pattern", str(pattern)], check=True)


def measured(pattern: Path, extension: str, table: TableName, rows: int) -> Taken:
    """An export in a process of its own, which has read no report: that would take more than any export."""
    command = [sys.executable, "-m", "bench.export", "--one", str(pattern), extension, table, str(rows)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Taken(*json.loads(done.stdout.splitlines()[-1]))


def one(pattern: Path, extension: str, table: TableName, rows: int) -> Taken:
    held = cast(Held, pickle.loads(pattern.read_bytes()))  # noqa: S301 – our own
    tables = Many(held, rows)
    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder, "warm").with_suffix(f".{extension}" if extension else "")
        export(Many(held, 100), warm, table=table)  # its libraries are loaded
        before, start = peak(), time.perf_counter()
        out = Path(folder, "out").with_suffix(f".{extension}" if extension else "")
        export(tables, out, table=table)
        seconds = time.perf_counter() - start
        size = sum(file.stat().st_size for file in ([out] if out.is_file() else out.iterdir()))
        return Taken(seconds, size / 1e6, peak() - before)


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pattern = Path(folder, "pattern")
        make_pattern(pattern)
        for extension, table in FORMATS:
            few, many = (measured(pattern, extension, table, count) for count in (rows // 10, rows))
            print(
                f"{extension or 'package':8} {table:13} {rows:9,} rows {many.seconds:6.1f} s {many.megabytes:7.1f} MB"
                f"   peak beyond the start {few.peak:5.1f} -> {many.peak:5.1f} MB for ten times the rows",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--pattern"]:
        Path(sys.argv[2]).write_bytes(pickle.dumps(corpus()))
    elif sys.argv[1:2] == ["--one"]:
        print(json.dumps(one(Path(sys.argv[2]), sys.argv[3], sys.argv[4], int(sys.argv[5]))))  # type: ignore[arg-type]
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
