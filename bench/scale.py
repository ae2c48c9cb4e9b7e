"""Thousands of files through `ziping ingest`, the command itself: `make ingest-large`, `make ingest-huge`, or
`python -m bench.scale [--count 1000] [--pdf 0.05] [--workers N] [--keep FOLDER]`.

The files are made by chance first, in the folder to keep or one that is gone afterwards. Told are files a second, the
most memory of the command and of a worker at each tenth, what the end takes, when years and bodies are compared; then
what a file costs by its kind, on the processor and on disk, and how long the same command takes when all is known.

On Linux only: the processes are looked at in /proc.
"""

import argparse
import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from bench.generated.files import write_files

TICKS = os.sysconf("SC_CLK_TCK")
COMMAND = Path(sys.executable).with_name("ziping")


class Now(NamedTuple):
    """The command at a moment: seconds since its start, MB that it has held at most, and that a worker has."""

    clock: float
    writer_mb: float
    worker_mb: float


class Run(NamedTuple):
    """A whole run: its tenths, when the last file was told, its end; seconds of the processor; its last event."""

    tenths: list[Now]
    read: float
    clock: float
    writer: float
    workers: float
    end: dict[str, Any]


def ingest(folder: Path, place: Path, count: int, workers: int) -> Run:
    command: list[str | Path] = [COMMAND, "ingest", folder, "--dataset", place, "--workers", str(workers), "--json"]
    begun, tenths, done, read, writer = time.perf_counter(), list[Now](), 0, 0.0, 0.0
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8") as process:
        assert process.stdout is not None
        told: dict[str, Any] = {}
        for line in process.stdout:
            told = json.loads(line)
            if told["event"] == "end":
                writer = _processor(process.pid)
                break
            done += 1
            read = time.perf_counter() - begun
            if done * 10 // count > len(tenths):
                worker_mb = max((_peak_mb(child) for child in _children(process.pid)), default=0.0)
                tenths.append(Now(read, _peak_mb(process.pid), worker_mb))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(tenths, read, time.perf_counter() - begun, writer, whole - writer, told)


def _processor(pid: int) -> float:
    """Seconds of a process without those that it started."""
    user, system = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICKS


def _peak_mb(pid: int) -> float:
    try:
        found = re.search(r"VmHWM:\s*(\d+)", Path(f"/proc/{pid}/status").read_text("utf-8"))
    except OSError:  # it has just ended
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def _children(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            yield from map(int, (task / "children").read_text("utf-8").split())
        except OSError:
            continue


class Kind(NamedTuple):
    """Of all files of a kind: how many, their bytes, values stated, seconds of the clock in a worker."""

    files: int = 0
    bytes: int = 0
    values: int = 0
    seconds: float = 0.0


def kinds(log: Path) -> dict[str, Kind]:
    found: dict[str, Kind] = defaultdict(Kind)
    with log.open(encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            old = found[one["format"] or one["code"]]
            found[one["format"] or one["code"]] = Kind(
                old.files + 1, old.bytes + (one["bytes"] or 0), old.values + one["values"], old.seconds + one["seconds"]
            )
    return dict(found)


def tell(run: Run, place: Path, count: int) -> None:
    print("   files  a second  command (MB)  worker (MB)")
    for number, now in enumerate(run.tenths, 1):
        clock = now.clock - (run.tenths[number - 2].clock if number > 1 else 0.0)
        print(f"{number * count // 10:8}  {count / 10 / clock:8.1f}  {now.writer_mb:12.0f}  {now.worker_mb:11.0f}")
    end = run.end
    print(f"stored {end['stored']}, known {end['known']}, failed {end['failed']}, unplaced {end['unplaced']}")
    after = run.clock - run.read
    print(f"all: {count / run.clock:.1f} files a second; {run.clock:.0f} s, {after:.1f} of them after the last file")
    share = f"{run.writer / run.workers:.1%} of the workers'"
    print(f"processor: workers {run.workers:.0f} s, writer {run.writer:.0f} s ({share})\n")
    print("kind   files  KB each  values each  worker (ms)  writer (ms)")
    found = kinds(place / "log.jsonl")
    seconds, values = sum(kind.seconds for kind in found.values()), sum(kind.values for kind in found.values())
    for name, kind in sorted(found.items()):
        worker = run.workers * kind.seconds / seconds / kind.files * 1000
        writer = run.writer * kind.values / values / kind.files * 1000
        size, stated = kind.bytes / kind.files / 1000, kind.values / kind.files
        print(f"{name:<5} {kind.files:6}  {size:7.1f}  {stated:11.0f}  {worker:11.1f}  {writer:11.1f}")
    for path in sorted(path for path in place.iterdir() if path.is_file()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, {path.stat().st_size / count / 1000:.1f} KB a file")


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="ziping-scale-") as folder:
        yield Path(folder)


def main() -> None:
    options = argparse.ArgumentParser(prog="bench.scale", description=__doc__)
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--pdf", type=float, default=0.05, help="share of PDFs")
    options.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options.add_argument("--keep", type=Path, help="a folder for files and dataset; files that are there are taken")
    chosen = options.parse_args()
    load = os.getloadavg()[0]
    print(f"{datetime.now(UTC):%Y-%m-%d}  Python {platform.python_version()}  {os.cpu_count()} cores, load {load:.1f}")
    with _folder(chosen.keep) as folder:
        files, place = folder / f"{chosen.count} files", folder / f"dataset {datetime.now(UTC):%Y%m%d-%H%M%S}"
        begun = time.perf_counter()
        if not files.is_dir():
            files.mkdir()
            write_files(files, chosen.count, chosen.pdf)
        made = time.perf_counter() - begun
        print(f"{chosen.count} files made in {made:.0f} s; {chosen.workers} workers", flush=True)
        tell(ingest(files, place, chosen.count, chosen.workers), place, chosen.count)
        again = ingest(files, place, chosen.count, chosen.workers)
        print(f"again: known {again.end['known']}, {again.clock:.1f} s, {again.writer:.1f} of the processor")


if __name__ == "__main__":
    main()
