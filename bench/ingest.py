"""What `ziping ingest` takes for many files: `python -m bench.ingest [--count 400] [--pdf 0.1]`.

The files are made by chance, Word and PDF mixed. Told are, of runs over all of them with one and with two processes,
files a second, and what the writer takes of the processor beside its workers; the most memory that writer and worker
have held at each quarter; what the pool costs for a file that takes no time; and how fast MarkItDown and bare
pdfplumber go through the same files, one after the other, in the same run. Seconds of the processor count where others
use the machine too; the ratio of two processes to one holds on an idle machine only.
"""

import argparse
import json
import os
import pickle
import platform
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from bench.dataset import memory_mb
from bench.generated.files import write_files
from bench.normalize import HERE, environment
from bench.pdf import by_pdfplumber
from ziping.dataset.dataset import open_dataset
from ziping.ingest.reading import Settings, Task, read_file
from ziping.ingest.run import Ingest
from ziping.ingest.workers import LocalPool
from ziping.inputs import given

EMPTY = 2000  # tasks without a file, by which the pool is measured
SAMPLE = 200  # files, at the most, that are read one after the other beside other tools
Speeds = dict[str, tuple[int, float]]  # by extension: files, seconds of the processor


class Run(NamedTuple):
    """A run over all files: seconds by clock, of the writer's and its workers' processor; memory at each quarter."""

    clock: float
    writer: float
    workers: float
    writer_mb: list[float]
    worker_mb: list[float]


def run(folder: Path, processes: int) -> Run:
    """In this process, which is the writer; to be called in a new one."""
    files = given([folder]).files
    writer_mb: list[float] = []
    done = 0

    def tell(*_: object) -> None:
        nonlocal done
        done += 1
        if done * 4 // len(files) > len(writer_mb):
            writer_mb.append(memory_mb())

    with tempfile.TemporaryDirectory() as work:
        dataset = open_dataset(work, create=True)
        before, clock, own = os.times(), time.perf_counter(), time.process_time()
        summary = Ingest(dataset.engine, dataset.work, workers=processes, tell=tell).run(files)
        clock, own, after = time.perf_counter() - clock, time.process_time() - own, os.times()
        assert summary.stored == len(files), summary
        peaks = [json.loads(line)["peak_mb"] for line in Path(work, "log.jsonl").read_text("utf-8").splitlines()]
    used = after.children_user + after.children_system - before.children_user - before.children_system
    quarters = [peaks[len(peaks) * at // 4 : len(peaks) * (at + 1) // 4] for at in range(4)]
    return Run(clock, own, used, writer_mb, [max(quarter) for quarter in quarters])


def pool_ms() -> tuple[float, float]:
    """What the pool takes for a file, in ms of the clock and of all processors: tasks whose file is not there."""

    def taken(count: int) -> tuple[float, float]:
        tasks = (Task(f"{number}.docx", f"{number}.docx") for number in range(count))
        before, clock = os.times(), time.perf_counter()
        assert sum(1 for _ in LocalPool(Settings(), 2).outcomes(tasks)) == count
        clock, after = time.perf_counter() - clock, os.times()
        return clock, sum(after[:4]) - sum(before[:4])

    start, whole = taken(8), taken(EMPTY + 8)
    clock, processor = ((all_ - few) / EMPTY * 1000 for all_, few in zip(whole, start, strict=True))
    return clock, processor


def carried_ms(paths: list[Path]) -> float:
    """What it takes to bring what was read of a file from a worker to the writer, in ms of the processor."""
    outcomes = [read_file(Task(str(path), path.name), Settings()) for path in paths]
    begun = time.process_time()
    for outcome in outcomes:
        pickle.loads(pickle.dumps(outcome))  # noqa: S301 - our own
    return (time.process_time() - begun) / len(outcomes) * 1000


def speeds(paths: list[Path], read: Callable[[Path], object]) -> Speeds:
    """One file after the other, the first of each kind beforehand to warm up."""
    kinds: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        kinds[path.suffix].append(path)
    found: Speeds = {}
    for kind, several in sorted(kinds.items()):
        read(several[0])
        begun = time.process_time()
        for path in several:
            read(path)
        found[kind] = len(several), time.process_time() - begun
    return found


def by_markitdown(folder: Path) -> Speeds:
    command = [str(environment("markitdown")), "-m", "bench.peers.markitdown_worker", str(folder), str(SAMPLE)]
    done = subprocess.run(command, cwd=HERE.parent, check=True, capture_output=True, encoding="utf-8")
    return {kind: (count, seconds) for kind, (count, seconds) in json.loads(done.stdout).items()}


def measured(folder: Path, processes: int) -> Run:
    command = [sys.executable, "-m", "bench.ingest", "--run", str(folder), str(processes)]
    done = subprocess.run(command, cwd=HERE.parent, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return Run(*json.loads(done.stdout))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=400)
    options.add_argument("--pdf", type=float, default=0.1, help="share of PDFs")
    options.add_argument("--run", nargs=2, metavar=("FOLDER", "PROCESSES"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.run:
        print(json.dumps(run(Path(chosen.run[0]), int(chosen.run[1]))))
        return
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{datetime.now(UTC):%Y-%m-%d}  Python {platform.python_version()}  {os.cpu_count()} cores{load}")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_files(folder, chosen.count, chosen.pdf)
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        pdfs = sum(path.suffix == ".pdf" for path in paths)
        print(f"{len(paths)} files, {pdfs} of them PDFs, {sum(path.stat().st_size for path in paths) / 1e6:.1f} MB\n")
        one, two = measured(folder, 1), measured(folder, 2)
        for count, told in ((1, one), (2, two)):
            print(
                f"{count} processes: {len(paths) / told.clock:.1f} files a second; processor {told.workers:.1f} s of "
                f"the workers, {told.writer:.1f} s of the writer: {told.writer / told.workers:.1%} (aim ≤ 10%)"
            )
        print(f"2 processes ÷ 1: {one.clock / two.clock:.2f} (aim ≥ 1.7 on an idle machine)")
        for name, memory in (("writer", two.writer_mb), ("worker", two.worker_mb)):
            print(f"most memory of the {name} at each quarter: {' '.join(f'{mb:.0f}' for mb in memory)} MB")
        clock, processor = pool_ms()
        carried = carried_ms(paths[:40])
        print(f"pool: {clock:.2f} ms a file by the clock, {processor:.2f} of the processors (aim < 3)")
        print(f"what was read of a file from worker to writer: {carried:.2f} ms of the processor\n")
        beside(folder, paths[:SAMPLE])


def beside(folder: Path, paths: list[Path]) -> None:
    """Files a second of one process, by the processor, beside those of other tools that go through the same."""
    ours = speeds(paths, lambda path: read_file(Task(str(path), path.name), Settings()))
    pdfs = [path for path in paths if path.suffix == ".pdf"]
    others: dict[str, Speeds] = {"pdfplumber": speeds(pdfs, lambda path: by_pdfplumber(path.read_bytes()))}
    try:
        others["MarkItDown"] = by_markitdown(folder)
    except (subprocess.CalledProcessError, OSError, ValueError) as fault:
        told = (getattr(fault, "stderr", "") or str(fault)).strip().splitlines() or [""]
        print(f"MarkItDown: not available ({told[-1][:80]})")
    print("files a second of the processor, and ours ÷ theirs")
    for name, found in {"ziping": ours, **others}.items():
        told = "   ".join(
            f"{kind} {count / seconds:7.1f} ({ours[kind][1] / ours[kind][0] / (seconds / count):.2f})"
            for kind, (count, seconds) in found.items()
        )
        print(f"  {name:<12} {told}")


if __name__ == "__main__":
    main()
