"""`ziping convert` in a child process with limits on time and memory, in empty folders, without a network."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.ziping.command import COMMAND

SECONDS = 30  # of the processor, so that what else runs on the machine does not count
WAIT = 240  # for what takes no time but never ends
MEGABYTES = 500
# A last resort far above the limit that is measured: a bomb that goes off kills its own process and not the machine.
ADDRESS_SPACE = 2_000_000_000
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Done:
    """What a run left; `notes` is what it opened for writing, and each try to reach the network or start a program."""

    exit_code: int
    stdout: bytes
    stderr: str
    seconds: float
    megabytes: float
    notes: list[str]

    @property
    def lines(self) -> list[str]:
        return self.stderr.splitlines()

    @property
    def codes(self) -> list[str]:
        return [line.split(" ", 1)[0] for line in self.lines]


def convert(
    place: Path,
    *args: str | Path,
    out: str = "",
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    seconds: float = SECONDS,
) -> Done:
    """Runs it below `place` and holds it to what is promised of every run; `out` is the name of the output."""
    folders = {name: place / f"bounded.{name}" for name in ("cwd", "TMPDIR", "HOME")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    target = folders["cwd"] / out
    before = _below(place)
    words = ["convert", *(["-o", f"{folders['cwd']}/{out}"] if out else []), *map(str, args)]
    done = _run(place / "bounded.run", words, cwd or folders["cwd"], {**_environment(folders), **(env or {})})
    assert done.exit_code in (0, 1, 2, 3), f"{done.exit_code} after {done.seconds:.1f} s: {done.stderr[-2000:]}"
    assert done.seconds < seconds, f"{done.seconds:.1f} s"
    assert done.megabytes < MEGABYTES, f"{done.megabytes:.0f} MB"
    assert "Traceback" not in done.stderr
    new = [path for path in _below(place) - before if not (out and path.is_relative_to(target))]
    assert new == [], "nothing is written beside the output"
    beside = [note for note in done.notes if not _is_output(note, target, out)]
    assert beside == []
    return done


def _run(folder: Path, words: list[str], cwd: Path, env: dict[str, str]) -> Done:
    folder.mkdir(exist_ok=True)
    report, notes, stdout, stderr = (folder / name for name in ("report", "notes", "stdout", "stderr"))
    notes.write_bytes(b"")
    obey = env.pop("OBEY_MODES", "no")
    limits = [str(report), str(WAIT), str(ADDRESS_SPACE), obey]
    with stdout.open("wb") as to, stderr.open("wb") as errors:
        subprocess.run(
            [sys.executable, "-I", "-S", str(HERE / "launch.py"), *limits, COMMAND, *words],
            cwd=cwd, env={**env, "BOUNDED_NOTES": str(notes)}, stdin=subprocess.DEVNULL, stdout=to, stderr=errors,
            check=True,
        )  # fmt: skip
    taken = json.loads(report.read_text(encoding="utf-8"))
    return Done(
        taken["exit"],
        stdout.read_bytes(),
        stderr.read_text(encoding="utf-8"),
        taken["seconds"],
        taken["bytes"] / 1e6,
        notes.read_bytes().decode("utf-8", errors="surrogateescape").splitlines(),
    )


def _environment(folders: dict[str, Path]) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(HERE),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": str(folders["TMPDIR"]),
        "HOME": str(folders["HOME"]),
    }


def _below(place: Path) -> set[Path]:
    """Every file and folder, those of the harness left out."""
    return {path for path in place.rglob("*") if path.relative_to(place).parts[0] != "bounded.run"}


def _is_output(note: str, target: Path, out: str) -> bool:
    """The output, and the file beside it that becomes it."""
    kind, _, name = note.partition(" ")
    path = Path(name)
    beside = path.parent == target.parent and target.name in path.name
    return bool(out) and kind == "wrote" and (beside or path.is_relative_to(target))
