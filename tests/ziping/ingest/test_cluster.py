"""Files read by a real Dask cluster on this machine: a scheduler and workers as processes of their own, some killed."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.dataset as arrow
import pytest

import ziping
from tests.ziping.command import COMMAND, PDFS, REPORTS, run
from tests.ziping.dataset.digest import digest
from tests.ziping.dataset.files import TAOJIANG
from tests.ziping.hostile import REFUSED
from tests.ziping.templates.forms import GUANGDONG, SPENDING
from ziping.dataset.dataset import open_dataset
from ziping.ingest.reading import Settings, Task
from ziping.ingest.there import leave, read_there

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the workers in /proc"),
]
DASK = [sys.executable, "-m", "dask"]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, each watched by a nanny that starts another where it is killed."""
    folder = tmp_path_factory.mktemp("cluster")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    scheduler = [*DASK, "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard", "--no-show"]
    worker = [*DASK, "worker", address, "--nworkers", "2", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1"]
    with _started(scheduler, folder) as first, _started(worker, folder) as second:
        yield address
        below = _below(second.pid)
        for process in (second, first):
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)
    assert not _alive(below)


def _started(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    none = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, stdin=none, stdout=none, stderr=none)


def test_a_cluster_without_workers_is_told_and_a_scheduler_that_dies_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [*DASK, "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard", "--no-show"]
    ingest = [
        COMMAND,
        "ingest",
        str(TAOJIANG),
        "--engine",
        f"tcp://127.0.0.1:{port}",
        "--dataset",
        str(tmp_path / "ds"),
    ]
    with _started(command, tmp_path) as scheduler:
        time.sleep(5)
        with subprocess.Popen(ingest, stderr=subprocess.PIPE) as running:  # without a worker it waits
            assert running.stderr is not None
            assert running.stderr.readline().decode().startswith("E_ENGINE_WAITING：")
            scheduler.kill()
            _, said = running.communicate(timeout=90)
    assert running.returncode == 2
    assert [line.partition("：")[0] for line in said.decode().splitlines()] == ["E_ENGINE"]
    assert b"cancelled" not in said


def _parents() -> dict[int, tuple[int, bytes]]:
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
                found[int(entry.name)] = int(stat[1]), (entry / "cmdline").read_bytes()
            except OSError:
                continue
    return found


def _below(*pids: int) -> list[int]:
    """All processes below some, the nearest first."""
    parents, found = _parents(), list(pids)
    for pid in found:
        found += [child for child, (parent, _) in parents.items() if parent == pid]
    return found[len(pids) :]


def _alive(pids: list[int]) -> set[int]:
    """Those that are still there after a while."""
    until = time.monotonic() + 20
    while (left := set(pids) & set(_parents())) and time.monotonic() < until:
        time.sleep(0.2)
    return left


def _workers(address: str) -> list[int]:
    """The workers that read, which are their nannies' own."""
    nannies = [pid for pid, (_, said) in _parents().items() if address.encode() in said and b"worker" in said]
    parents = _parents()
    return [
        pid
        for nanny in nannies
        for pid in _below(nanny)
        if parents[pid][0] == nanny and b"spawn_main" in parents[pid][1]
    ]


def handed_in(folder: Path) -> Path:
    """Reports, a bundle of some, and files that nobody can read."""
    folder.mkdir()
    for number, report in enumerate([*REPORTS[:14], *PDFS[:6]]):
        shutil.copy(report, folder / f"{number:02} {report.name}")
    with zipfile.ZipFile(folder / "报送.zip", "w") as archive:
        for report in REPORTS[14:18]:
            archive.write(report, f"附件/{report.name}")
    for name in ("a bomb", "laughs", "random bytes"):
        (folder / f"坏 {name}.docx").write_bytes(REFUSED[name][1]())
    return folder


def test_a_cluster_of_which_a_worker_is_killed_gives_the_dataset_of_a_local_run(cluster: str, tmp_path: Path) -> None:
    folder = handed_in(tmp_path / "in")
    local = run("ingest", folder, "--dataset", tmp_path / "local", "--workers", "2")
    with subprocess.Popen(
        [COMMAND, "ingest", folder, "--dataset", tmp_path / "far", "--engine", cluster, "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        for _ in range(3):
            process.stdout.readline()
        victims = _workers(cluster)
        assert len(victims) == 2
        beside = _below(victims[0])
        os.kill(victims[0], signal.SIGKILL)
        _, told = process.communicate(timeout=300)
    assert not _alive(beside)
    assert process.returncode == local.returncode == 1, told.decode()
    assert sorted(told.splitlines()) == sorted(local.stderr.replace(b"local", b"far").splitlines())
    ours, theirs = (open_dataset(tmp_path / name) for name in ("local", "far"))
    assert digest(ours.engine, ours.work) == digest(theirs.engine, theirs.work)
    again = run("ingest", folder, "--dataset", tmp_path / "far", "--engine", cluster, "--lang", "en")
    assert b"0 files stored" in again.stderr


def test_a_template_comes_along_and_what_is_read_may_go_to_parts(cluster: str, tmp_path: Path) -> None:
    template, parts = tmp_path / "forms" / "own.toml", tmp_path / "parts"
    template.parent.mkdir()
    template.write_text(SPENDING, encoding="utf-8")
    done = run("ingest", GUANGDONG, "--parts", parts, "--engine", cluster, "--templates", template.parent)
    assert done.returncode == 0, done.stderr.decode()
    stated = arrow.dataset(sorted(parts.glob("part-*/observations.parquet"))).to_table(columns=["field", "value"])
    record = ziping.convert(GUANGDONG, templates=template.parent)
    assert sorted(map(tuple, map(dict.values, stated.to_pylist()))) == sorted(
        (one.field, one.value) for one in record.observations()
    )
    assert "local.guangdong_spending.total" in stated["field"].to_pylist()


def test_where_there_is_no_cluster_a_line_says_so(tmp_path: Path) -> None:
    done = run("ingest", TAOJIANG, "--dataset", tmp_path / "ds", "--engine", "127.0.0.1:9", "--lang", "en")
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("E_ENGINE")


def test_a_file_that_is_not_to_be_seen_from_a_worker_goes_along() -> None:
    task, version = Task(str(TAOJIANG), "a.docx", size=TAOJIANG.stat().st_size), ziping.__version__
    try:
        seen = read_there(task, Settings(), (), version)
        for unseen in (replace(task, path="/nowhere/a.docx"), replace(task, size=1)):
            assert read_there(unseen, Settings(), (), version).left == "unseen"
            carried = read_there(replace(unseen, data=TAOJIANG.read_bytes()), Settings(), (), version)
            assert (carried.sha256, carried.task.data) == (seen.sha256, None)
            assert carried.document is not None
            assert seen.document is not None
            assert carried.document.reports == seen.document.reports
        with pytest.raises(ziping.ZipingError, match="E_ENGINE_VERSION"):
            read_there(task, Settings(), (), "0")
    finally:
        leave()
