"""The processes that read files for a run, as the system lists them."""

from pathlib import Path


def children(pid: int) -> list[int]:
    """The workers of a run."""
    return [worker for worker, parent in _workers() if parent == pid]


def alive(pid: int) -> bool:
    """Whether a worker is still there."""
    return any(worker == pid for worker, _ in _workers())


def _workers() -> list[tuple[int, int]]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if b"spawn_main" in command:
                found.append((int(entry.name), int(stat[1])))
    return found
