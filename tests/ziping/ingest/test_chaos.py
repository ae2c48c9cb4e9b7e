"""300 files, many of them hostile; workers killed at random, the run three times: what is good is in exactly once."""

import io
import os
import random
import signal
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from tests.ziping.command import COMMAND, HUNAN_2022, run
from tests.ziping.hostile import REFUSED
from tests.ziping.ingest.processes import alive, children
from ziping.dataset.dataset import open_dataset
from ziping.ingest.bundles import is_bundle

GOOD = 260
ORG = "竹产业和林区发展局"


def variants(count: int) -> list[bytes]:
    """Reports of as many bodies."""
    with zipfile.ZipFile(HUNAN_2022) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    made = []
    for number in range(count):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(name, part.replace(ORG.encode(), f"第{number + 1}林场管理局".encode()))
        made.append(data.getvalue())
    return made


def hostile(folder: Path) -> dict[str, str]:
    """Files that are refused, each with its code; a zip of other things is no report but a bundle."""
    codes = {}
    for number, (name, (code, make)) in enumerate(REFUSED.items()):
        path = folder / f"坏{number:02} {name.replace('/', '_')}.docx"
        path.write_bytes(make())
        if is_bundle(path, path.name):
            path.unlink()
        else:
            codes[path.name] = code
    return codes


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the workers in /proc")
def test_what_is_good_is_in_once_and_what_is_not_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - to repeat a failure
    chance = random.Random(seed)  # noqa: S311 - moments that can be repeated
    folder, place = tmp_path / "in", tmp_path / "ds"
    folder.mkdir()
    for number, data in enumerate(variants(GOOD)):
        (folder / f"{number:03} 自评报告.docx").write_bytes(data)
    codes = hostile(folder)
    (folder / "环").symlink_to(folder)
    with zipfile.ZipFile(folder / "出去.zip", "w") as archive:
        archive.writestr("../../../出去.docx", b"PK\x03\x04 broken")
    codes["出去.zip!/出去.docx"] = "E_DAMAGED"
    arguments: list[str | Path] = ["ingest", folder, "--dataset", place, "--workers", "2"]
    workers: list[int] = []
    for _ in range(3):
        with subprocess.Popen([COMMAND, *arguments], stderr=subprocess.DEVNULL) as process:
            until = time.monotonic() + chance.uniform(3, 9)
            while time.monotonic() < until and process.poll() is None:
                time.sleep(chance.uniform(0.3, 1.5))
                for worker in children(process.pid)[: chance.randrange(2)]:
                    os.kill(worker, signal.SIGKILL)
            workers = children(process.pid)
            process.kill()
    for _ in range(3):
        done = run(*arguments)
        if done.returncode == 1 and b"E_DIED" not in done.stderr:
            break
    dataset = open_dataset(place)
    heads = [head.name for head in dataset.columns("documents")]
    names = sorted(str(row[heads.index("name")]) for row in dataset.rows("documents"))
    assert names == sorted(f"{number:03} 自评报告.docx" for number in range(GOOD))
    status = dataset.status()
    assert (status.submissions, status.unplaced_count) == (GOOD, 0)
    assert {one.name: one.code for one in status.quarantined} == codes
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ds", "in"]
    assert sorted(path.name for path in place.iterdir()) == [
        "cache",
        "data.duckdb",
        "journal.sqlite",
        "log.jsonl",
        "quarantine",
    ]
    assert [worker for worker in workers if alive(worker)] == []
