"""Folders that are watched: what comes is read once it holds still, what fails once, and Ctrl-C is the orderly end."""

import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from tests.ziping.command import COMMAND, REPORTS, run
from tests.ziping.ingest.processes import alive, children
from tests.ziping.ingest.test_workers import handed_in, names
from ziping.ingest.reading import Outcome, Settings, Task, read_file
from ziping.ingest.watch import PATIENCE, Watch

unix = pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
Event = dict[str, Any]


class Watching:
    """The command as it watches a folder; `until` takes its events as they come."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        self.process, self.out = process, process.stdout
        self.events: list[Event] = []

    def until(self, event: str, count: int = 1) -> list[Event]:
        """All events up to the next `count` of that kind."""
        found: list[Event] = []
        while sum(one["event"] == event for one in found) < count:
            line = self.out.readline()
            assert line, f"ended before {event}: {found}"
            found.append(json.loads(line))
        self.events += found
        return found

    def interrupt(self) -> tuple[int, Event, str]:
        """Exit code, the last event, what was said on stderr."""
        assert self.process.stderr is not None
        self.process.send_signal(signal.SIGINT)
        said = _read(self.process.stderr)
        self.events += [json.loads(line) for line in self.out]
        return self.process.wait(), self.events[-1], said


def _read(stream: IO[bytes]) -> str:
    return stream.read().decode()


@contextmanager
def watching(folder: Path, place: Path, *options: str) -> Iterator[Watching]:
    command: list[str | Path] = [
        COMMAND,
        "ingest",
        folder,
        "--dataset",
        place,
        "--watch",
        "--every",
        "0.3",
        "--json",
        *options,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        timer = threading.Timer(300, process.kill)
        timer.start()
        try:
            told = Watching(process)
            told.until("watch")
            yield told
        finally:
            timer.cancel()
            process.kill()


def old(path: Path) -> None:
    """As if it had lain there for an hour."""
    os.utime(path, (time.time() - 3600,) * 2)


@unix
def test_what_is_there_then_what_comes_until_an_interrupt(tmp_path: Path) -> None:
    folder, place = handed_in(tmp_path / "in", 2), tmp_path / "ds"
    first, second = sorted(folder.iterdir())
    with watching(folder, place, "--workers", "1") as told:
        (end,) = [one for one in told.until("round") if one["event"] == "round"]
        assert (end["stored"], end["known"], end["failed"]) == (2, 0, 0)
        (folder / "新" / "附件").mkdir(parents=True)
        shutil.copy(REPORTS[2], folder / "新" / "附件" / "丙局.docx")
        second.unlink()  # costs nothing
        assert [one.get("file") for one in told.until("round")] == ["新/附件/丙局.docx", None]
        shutil.copy(REPORTS[3], first)  # another report under the name of one that was read
        assert [one.get("file") for one in told.until("round")] == [first.name, None]
        code, end, said = told.interrupt()
    assert (code, end["event"], end["stored"], end["known"], end["failed"]) == (0, "end", 4, 0, 0), said
    assert said.splitlines()[0].startswith("正在监视")
    assert said.splitlines()[-1].startswith("新入库 4 个文件")
    assert "Traceback" not in said
    assert names(place) == sorted([first.name, first.name, second.name, "新/附件/丙局.docx"])
    again = json.loads(run("ingest", folder, "--dataset", place, "--json").stdout.splitlines()[-1])
    assert (again["stored"], again["known"]) == (0, 2)


@unix
def test_what_fails_is_read_once_and_a_good_file_in_its_place_ends_it(tmp_path: Path) -> None:
    folder, place = tmp_path / "in", tmp_path / "ds"
    folder.mkdir()
    bad = folder / "甲局.docx"
    bad.write_bytes(REPORTS[0].read_bytes()[:5000])
    old(bad)
    with watching(folder, place, "--workers", "0") as told:
        assert told.until("round")[0]["code"] == "E_DAMAGED"
        shutil.copy(REPORTS[1], folder / "乙局.docx")
        assert [one.get("file") for one in told.until("round")] == ["乙局.docx", None]
        listed = run("quarantine", "list", "--dataset", place).stdout.decode()
        assert listed.startswith("E_DAMAGED 甲局.docx")
        shutil.copy(REPORTS[0], bad)
        assert [one.get("code") for one in told.until("round")] == ["", None]
        code, end, said = told.interrupt()
    assert (code, end["stored"], end["failed"]) == (0, 2, 0), said
    assert run("quarantine", "list", "--dataset", place, "--lang", "en").stdout == b"nothing is in quarantine\n"
    assert list((place / "quarantine").iterdir()) == []
    assert names(place) == ["乙局.docx", "甲局.docx"]


@unix
def test_what_is_left_in_quarantine_is_told_by_the_exit_code(tmp_path: Path) -> None:
    folder, place = handed_in(tmp_path / "in", 1), tmp_path / "ds"
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    old(folder / "坏.docx")
    said = ""
    for _ in range(2):  # the second knows both
        with watching(folder, place, "--workers", "0", "--lang", "en") as told:
            told.until("round")
            code, end, said = told.interrupt()
        assert (code, end["stored"] + end["known"], end["failed"]) == (1, 1, 1), said
    assert "what could not be read lies in" in said


@unix
def test_an_interrupt_while_files_are_read_keeps_what_is_stored(tmp_path: Path) -> None:
    folder, place = handed_in(tmp_path / "in", 12), tmp_path / "ds"
    with watching(folder, place, "--workers", "2") as told:
        told.until("file", 3)
        workers = children(told.process.pid) if Path("/proc").is_dir() else []
        code, end, said = told.interrupt()
    assert code == 0, said
    assert "Traceback" not in said
    assert 3 <= end["stored"] == len(names(place)) <= 12
    assert [worker for worker in workers if alive(worker)] == []


@unix
def test_a_file_that_is_still_being_copied_is_waited_for(tmp_path: Path) -> None:
    folder, place = tmp_path / "in", tmp_path / "ds"
    folder.mkdir()
    data = REPORTS[0].read_bytes()
    step = len(data) // 30 + 1
    with watching(folder, place, "--workers", "0") as told:
        with (folder / "甲局.docx").open("wb") as file:
            for start in range(0, len(data), step):
                file.write(data[start : start + step])
                file.flush()
                time.sleep(0.1)
        assert [(one.get("file"), one.get("code")) for one in told.until("round")] == [("甲局.docx", ""), (None, None)]
        code, end, _ = told.interrupt()
    assert (code, end["stored"], end["failed"], end["faults"]) == (0, 1, 0, {})
    assert not (place / "quarantine").exists()


def read(files: list[tuple[Path, str]]) -> Outcome:
    ((path, name),) = files
    return read_file(Task(str(path), name), Settings())


@pytest.mark.parametrize("suffix", [".docx", ".zip"])
def test_a_copy_that_came_to_a_halt_is_no_damaged_file(tmp_path: Path, suffix: str) -> None:
    """Here look by look: it seems complete, cannot be read, and is given again when the rest has come."""
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / f"甲局{suffix}"
    data = REPORTS[0].read_bytes()
    path.write_bytes(data[:5000])
    watch = Watch([folder], tmp_path / "ds")
    assert watch.look() == []
    outcome = read(watch.look())
    assert outcome.fault is not None
    assert not watch.counts(outcome)
    assert watch.look() == []
    with path.open("ab") as file:
        file.write(data[5000:])
    given = [watch.look() for _ in range(PATIENCE + 1)]
    assert [len(files) for files in given] == [*[0] * PATIENCE, 1]
    outcome = read(given[-1])
    assert outcome.fault is None
    assert watch.counts(outcome)
    assert watch.look() == []


def test_a_damaged_file_is_one_when_it_has_held_still_for_long(tmp_path: Path) -> None:
    path = tmp_path / "in" / "甲局.docx"
    path.parent.mkdir()
    path.write_bytes(REPORTS[0].read_bytes()[:5000])
    watch = Watch([path.parent], tmp_path / "ds")
    counted = [watch.counts(read(files)) for _ in range(PATIENCE * 2) if (files := watch.look())]
    assert counted == [False, True]


def test_what_is_written_to_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "in" / "甲局.docx"
    path.parent.mkdir()
    shutil.copy(REPORTS[0], path)
    watch = Watch([path.parent], tmp_path / "ds")
    watch.look()
    outcome = read(watch.look())
    shutil.copy(REPORTS[1], path)
    assert not watch.counts(outcome)
    assert watch.look() == []
    second = read(watch.look())
    assert second.sha256 != outcome.sha256
    assert watch.counts(second)


def test_a_share_that_is_away_for_a_while_is_no_fault(tmp_path: Path) -> None:
    folder = handed_in(tmp_path / "in", 2)
    watch = Watch([folder], tmp_path / "ds")
    assert [len(watch.look()) for _ in range(3)] == [0, 2, 0]
    folder.rename(tmp_path / "away")
    assert [watch.look() for _ in range(3)] == [[], [], []]
    (tmp_path / "away").rename(folder)
    assert [watch.look() for _ in range(3)] == [[], [], []]


def test_the_dataset_itself_is_not_read(tmp_path: Path) -> None:
    shutil.copy(REPORTS[0], tmp_path / "甲局.docx")
    (tmp_path / "ds").mkdir()
    (tmp_path / "ds" / "data.duckdb").write_bytes(b"x")
    watch = Watch([tmp_path], tmp_path / "ds")
    assert watch.look() == []
    assert [name for _, name in watch.look()] == ["甲局.docx"]
