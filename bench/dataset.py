"""How fast records are stored, alone: `python -m bench.dataset [--count 20000] [--place FOLDER|URL]`.

Records of 40 reports made by chance, multiplied under other bodies, years and hashes, come into a new dataset in
batches of the size that `ziping ingest` takes. Told at each quarter: documents a second by the clock and by the
processor, which counts where others use the machine too; memory of the process, size on disk. Then all of them again:
nothing changes, and the ratio to the first time can be compared between machines.
"""

import argparse
import hashlib
import resource
import tempfile
import time
from collections.abc import Iterator
from itertools import count as count_from
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from bench.generated.files import counties
from corpus.generate.chance import Chance
from corpus.generate.figures import unit
from corpus.generate.report import make
from extract.read import open_source
from ziping.dataset.dataset import open_dataset
from ziping.dataset.engine import Engine
from ziping.dataset.prepared import PreparedDocument, prepare
from ziping.dataset.store import Store
from ziping.ingest.batches import BATCH_DOCUMENTS
from ziping.reports import Report, read_reports

MODELS = 40
YEARS = range(2016, 2026)


def models() -> list[Report]:
    """The reports that are multiplied."""
    with tempfile.TemporaryDirectory() as folder:
        for index in range(MODELS):
            make(20, index).save(Path(folder, f"{index:02}"))
        paths = sorted(Path(folder).rglob("*.docx"))
        return [read_reports(open_source(path, path.name)).reports[0] for path in paths]


def bodies(count: int) -> list[str]:
    """Names of bodies made by chance, no two the same."""
    names: dict[str, None] = {}
    for number in count_from(0):
        if len(names) == count:
            return list(names)
        names[unit(Chance(21, number), counties()).name] = None
    raise AssertionError


def documents(count: int) -> Iterator[PreparedDocument]:
    """Each of a body and year of its own."""
    known = models()
    names = bodies(-(-count // len(YEARS)))
    for number in range(count):
        body, year = divmod(number, len(YEARS))
        model, name = known[body % MODELS], names[body]
        sha256 = hashlib.sha256(str(number).encode()).hexdigest()
        told = {"source": f"{number}.docx", "sha256": sha256, "org_name": name, "year": YEARS[year]}
        report = prepare(model.record.model_copy(update=told), findings=model.findings)
        yield PreparedDocument(
            sha256, f"{number}.docx", f"{number}", "docx", 50_000, "2026-01-01T00:00:00+00:00", (report,)
        )


class Taken(NamedTuple):
    """Seconds of storing alone, by clock and processor, and how many documents were new."""

    clock: float
    processor: float
    new: int


def stored(engine: Engine, several: Iterator[PreparedDocument], count: int) -> Taken:
    clock, processor, new = 0.0, 0.0, 0
    for start in range(0, count, BATCH_DOCUMENTS):
        batch = list(islice(several, min(BATCH_DOCUMENTS, count - start)))
        begun, used = time.perf_counter(), time.process_time()
        with engine.writing() as connection:
            new += len(Store(connection).add("bench", batch))
        clock += time.perf_counter() - begun
        processor += time.process_time() - used
    return Taken(clock, processor, new)


def memory_mb() -> float:
    """The most that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=20_000)
    options.add_argument("--place", default="", help="a new folder, or the URL of an empty database")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = chosen.place or f"{folder}/dataset"
        engine = open_dataset(place, work=folder, create=True).engine
        several = documents(chosen.count)
        print("documents  a second  by processor  memory (MB)  on disk (MB)")
        whole, quarter = Taken(0, 0, 0), chosen.count // 4
        for number in range(1, 5):
            taken = stored(engine, several, quarter)
            whole = Taken(whole.clock + taken.clock, whole.processor + taken.processor, whole.new + taken.new)
            on_disk = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6
            speeds = f"{quarter / taken.clock:8.0f}  {quarter / taken.processor:12.0f}"
            print(f"{number * quarter:9}  {speeds}  {memory_mb():11.0f}  {on_disk:12.0f}", flush=True)
        again = stored(engine, documents(chosen.count), quarter * 4)
        print(f"all: {whole.new / whole.clock:.0f} a second, {whole.new / whole.processor:.0f} by the processor")
        print(f"again: {again.new} new, {whole.clock / again.clock:.0f} times as fast")


if __name__ == "__main__":
    main()
