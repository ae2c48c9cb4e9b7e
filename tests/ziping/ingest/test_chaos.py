"""Some 300 files, more than 40 of them hostile; workers killed at random, the run three times: what is good is in once.

Nothing is written outside the folder of the dataset and that of temporary files; no process asks for the network.
"""

import io
import os
import random
import signal
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.extract.read.pdf.hostile import REFUSED as PDF_REFUSED
from tests.ziping.command import COMMAND, HUNAN_2022, PDFS, run
from tests.ziping.hostile import REFUSED, with_document
from tests.ziping.hostile_large import TOO_MUCH
from tests.ziping.ingest.processes import alive, children
from ziping.dataset.dataset import open_dataset
from ziping.ingest.bundles import is_bundle

GOOD = 260
ORG = "竹产业和林区发展局"
# Told by every process of a run, workers too: Python imports it as it starts.
WATCHMAN = """
import sys

def told(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):  # urllib3 binds one to see what IPv6 is
        with open({path!r}, "a") as file:
            print(event, arguments[1:], file=file)

sys.addaudithook(told)
"""
XXE = """<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>"""
BESIDE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "外部实体.docx": ("E_DAMAGED", lambda: with_document(XXE, "&x;")),
    "截断.docx": ("E_DAMAGED", lambda: HUNAN_2022.read_bytes()[:9_000]),
    "截断.pdf": ("E_DAMAGED", lambda: PDFS[0].read_bytes()[:5_000]),
    "文字.pdf": ("E_FORMAT", "绩效自评报告".encode),
    "图片.docx": ("E_FORMAT", lambda: b"\x89PNG\r\n\x1a\n" + bytes(200)),
    "富文本.doc": ("E_FORMAT", lambda: rb"{\rtf1\ansi 1}"),
    "一万行二十列.docx": ("E_TOO_LARGE", TOO_MUCH["200,000 cells"][1]),
    "五千层.docx": ("E_TOO_LARGE", TOO_MUCH["5,000 nested tables"][1]),
    "五万表.docx": ("E_TOO_LARGE", TOO_MUCH["50,000 tables"][1]),
    **{f"坏 {name}.pdf": one for name, one in PDF_REFUSED.items()},
}


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
    for name, (code, make) in BESIDE.items():
        (folder / name).write_bytes(make())
        codes[name] = code
    return codes


def disturbed(arguments: list[str | Path], env: dict[str, str], chance: random.Random) -> list[int]:
    """Three runs, each with workers killed and killed itself at last; the workers that the last one had."""
    workers: list[int] = []
    for _ in range(3):
        with subprocess.Popen([COMMAND, *arguments], stderr=subprocess.DEVNULL, env=os.environ | env) as process:
            until = time.monotonic() + chance.uniform(3, 9)
            while time.monotonic() < until and process.poll() is None:
                time.sleep(chance.uniform(0.3, 1.5))
                for worker in children(process.pid)[: chance.randrange(2)]:
                    os.kill(worker, signal.SIGKILL)
            workers = children(process.pid)
            process.kill()
    return workers


def watched(watchman: Path, temporary: Path) -> dict[str, str]:
    """The environment of runs that tell of sockets in one folder, and have their temporary files in another."""
    watchman.mkdir()
    temporary.mkdir()
    (watchman / "sitecustomize.py").write_text(WATCHMAN.format(path=str(watchman / "sockets")), encoding="utf-8")
    return {"PYTHONPATH": str(watchman), "TMPDIR": str(temporary)}


def called(number: int) -> str:
    """A good file's name; some have the extension of another format."""
    return f"{number:03} 自评报告.{'pdf' if number % 50 == 0 else 'docx'}"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the workers in /proc")
def test_what_is_good_is_in_once_and_what_is_not_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - to repeat a failure
    chance = random.Random(seed)  # noqa: S311 - moments that can be repeated
    folder, place = tmp_path / "in", tmp_path / "ds"
    folder.mkdir()
    for number, data in enumerate(variants(GOOD)):
        (folder / called(number)).write_bytes(data)
    codes = hostile(folder)
    assert len(codes) > 40
    if os.geteuid():  # the superuser may read all
        (folder / "不许读.docx").write_bytes(HUNAN_2022.read_bytes())
        (folder / "不许读.docx").chmod(0)
        codes["不许读.docx"] = "E_UNREADABLE"
    (folder / "环").symlink_to(folder)
    with zipfile.ZipFile(folder / "出去.zip", "w") as archive:
        archive.writestr("../../../出去.docx", b"PK\x03\x04 broken")
    codes["出去.zip!/出去.docx"] = "E_DAMAGED"
    watchman, temporary = tmp_path / "watch", tmp_path / "tmp"
    env = watched(watchman, temporary)
    arguments: list[str | Path] = ["ingest", folder, "--dataset", place, "--workers", "2"]
    workers = disturbed(arguments, env, chance)
    for _ in range(3):
        done = run(*arguments, env=env)
        if done.returncode == 1 and b"E_DIED" not in done.stderr:
            break
    dataset = open_dataset(place)
    heads = [head.name for head in dataset.columns("documents")]
    names = sorted(str(row[heads.index("name")]) for row in dataset.rows("documents"))
    assert names == sorted(map(called, range(GOOD)))
    status = dataset.status()
    assert (status.submissions, status.unplaced_count) == (GOOD, 0)
    assert {one.name: one.code for one in status.quarantined} == codes
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ds", "in", "tmp", "watch"]
    assert {path.name[:7] for path in temporary.iterdir()} <= {"ziping-"}  # of what was killed
    assert [path.name for path in watchman.iterdir() if path.name != "__pycache__"] == ["sitecustomize.py"]
    assert sorted(path.name for path in place.iterdir()) == [
        "cache",
        "data.duckdb",
        "journal.sqlite",
        "log.jsonl",
        "quarantine",
    ]
    assert [worker for worker in workers if alive(worker)] == []
