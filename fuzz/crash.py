"""Ingests that are killed with SIGKILL at random moments and resumed, against one that is left alone.

`python -m fuzz.crash --moments 200 [--seed N] [--engine duckdb|postgres]` (`make crash-test`). A run
tells where it is – a file read, a transaction begun, about to be committed, over – and is killed some milliseconds
after one of these lines; a round goes on until it comes to its end, and must then hold what the undisturbed run holds.
"""

import argparse
import multiprocessing
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import count
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from tests.ziping.dataset.digest import digest, statements, strangers
from tests.ziping.dataset.reports import handed_in
from tests.ziping.dataset.server import HOW, fresh_database, server
from ziping.dataset.dataset import open_dataset
from ziping.dataset.engine import Connection, DatasetError, Engine
from ziping.dataset.opening import open_engine
from ziping.ingest import batches
from ziping.ingest.run import Ingest
from ziping.reports import convert_all

BATCH = 3  # documents: many transactions in a short run
A_ROUND = 5  # kills before a run is left alone
LATER_S = 0.06
Held = tuple[dict[str, str], dict[str, tuple[int, int, int]]]  # hashes of tables, what there is of each report
Files = list[tuple[Path, str]]
FORK = multiprocessing.get_context("fork")  # what is imported and read already need not be again


class Told:
    """An engine that tells when a transaction begins, is about to be committed, and is over."""

    def __init__(self, engine: Engine, tell: Callable[[], None]) -> None:
        self._engine, self._tell = engine, tell
        self.place, self.has_indexes, self.reading = engine.place, engine.has_indexes, engine.reading

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        self._tell()
        with self._engine.writing() as connection:
            self._tell()
            yield connection
            self._tell()
        self._tell()


def run(place: str, work: Path, files: Files, pipe: Pipe) -> None:
    """An ingest to its end, in a process of its own."""
    batches.BATCH_DOCUMENTS = BATCH
    pipe.send("start")
    dataset = open_dataset(place, work=work, create=True)
    pipe.send("open")
    engine = Told(dataset.engine, lambda: pipe.send("writing"))
    Ingest(engine, work, tell=lambda *_: pipe.send("file")).run(files)
    pipe.send("end")


def look(place: str, work: Path, pipe: Pipe) -> None:
    """What a dataset holds when a run is over."""
    engine = open_engine(place, create=False)
    pipe.send((digest(engine, work), statements(engine)))


def peek(place: str, work: Path, pipe: Pipe) -> None:
    """The reports of a dataset that nobody has gone on with; none where its tables were not made yet."""
    try:
        pipe.send(({}, statements(open_engine(place, create=False))))
    except DatasetError as error:
        if error.code != "E_DATASET_NONE":
            raise
        pipe.send(({}, {}))
    del work


def asked(what: Callable[[str, Path, Pipe], None], place: str, work: Path) -> Held:
    """The answer of a process of its own, which ends with it: nothing of a database stays open here."""
    ours, theirs = FORK.Pipe()
    process = FORK.Process(target=what, args=(place, work, theirs))
    process.start()
    theirs.close()
    try:
        answer: Held = ours.recv()
    except EOFError:
        sys.exit(f"the dataset in {place} cannot be read")
    process.join()
    return answer


def killed(place: str, work: Path, files: Files, after: int, later_s: float) -> tuple[bool, int]:
    """Whether a run was killed before its end, `later_s` after its line of that number; how many lines it told."""
    ours, theirs = FORK.Pipe()
    process = FORK.Process(target=run, args=(place, work, files, theirs))
    process.start()
    theirs.close()
    lines = 0
    told = ""
    try:
        while lines <= after:
            told = ours.recv()
            lines += 1
        time.sleep(later_s)
        process.kill()
    except EOFError:
        pass
    process.join()
    if process.exitcode == -9:
        return True, lines
    if process.exitcode or told != "end":
        sys.exit(f"a run ended with {process.exitcode} after {lines} lines in {place}")
    return False, lines


def rounds(engine: str, moments: int, chance: random.Random, folder: Path) -> int:
    """Kills that were survived."""
    files = handed_in(folder / "handed in")
    convert_all(next(path for path, name in files if name.startswith("01")))  # what it loads is there at each fork
    with new_place(engine, folder / "alone") as place:
        _, lines = killed(place, folder / "alone", files, sys.maxsize, 0)
        expected, whole = asked(look, place, folder / "alone")
    print(f"{engine}: {len(files)} files, {len(whole)} reports, {lines} moments to choose from", flush=True)
    survived = 0
    for number in count(1):
        if survived >= moments:
            break
        work = folder / f"round {number}"
        with new_place(engine, work) as place:
            for _ in range(min(A_ROUND, moments - survived)):
                after = chance.choice([chance.randrange(4), chance.randrange(lines // 2), chance.randrange(lines // 4)])
                was_killed, _ = killed(place, work, files, after, chance.choice([0, chance.uniform(0, LATER_S)]))
                survived += was_killed
                if not was_killed:
                    break
                _, held = asked(peek, place, work)
                if half := {name: told for name, told in held.items() if told != whole[name]}:
                    sys.exit(f"half a report in {place}: {half}")
            killed(place, work, files, sys.maxsize, 0)
            found, _ = asked(look, place, work)
        different = {table: (found[table], expected[table]) for table in expected if found[table] != expected[table]}
        if different or strangers(work):
            sys.exit(f"{engine}: not as an undisturbed run in {work}: {different} {strangers(work)}")
    return survived


@contextmanager
def new_place(engine: str, work: Path) -> Iterator[str]:
    """Where a dataset can be made, its work folder there already."""
    work.mkdir()
    with nullcontext(str(work)) if engine == "duckdb" else fresh_database(server()) as place:
        yield place


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--moments", type=int, default=200)
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    options.add_argument("--engine", choices=["duckdb", "postgres"], action="append")
    chosen = options.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    for engine in chosen.engine or ["duckdb", "postgres"]:
        if engine == "postgres" and not server():
            sys.exit(HOW)
        begun = time.monotonic()
        folder = Path(tempfile.mkdtemp(prefix="ziping-crash-"))  # kept where something is found
        survived = rounds(engine, chosen.moments, random.Random(chosen.seed), folder)
        print(f"{engine}: {survived} kills survived, {time.monotonic() - begun:.0f} s", flush=True)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
