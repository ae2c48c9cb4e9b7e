"""The bytes of files that could not be read, kept beside the dataset until nobody needs them."""

import shutil
from contextlib import suppress
from pathlib import Path

from schemas.errors import ZipingError
from ziping.ingest.at_hand import at_hand
from ziping.ingest.reading import Task, utf8
from ziping.paths import safe

FOLDER = "quarantine"
KEPT_BYTES = 200_000_000


class Quarantine:
    """A folder of copies; what each is and why it is there the journal tells."""

    def __init__(self, work: Path) -> None:
        self.folder = work / FOLDER

    def keep(self, task: Task, called: str, sha256: str) -> str:
        """A copy, whole or not at all, by a name that tells what it was; empty where none could be made."""
        with suppress(ZipingError), at_hand(task.path, task.name) as path:
            return self._copied(path, f"{sha256[:12]} {safe(utf8(called.rpartition('/')[2] or path.name))}")
        return ""

    def take(self, other: "Quarantine", name: str) -> str:
        """A copy of a copy of another quarantine, under its name; empty where none could be made."""
        return self._copied(other.folder / name, name)

    def forget(self, copies: list[str]) -> None:
        """Remove copies that are of no use any more."""
        for name in copies:
            with suppress(OSError):
                (self.folder / name).unlink(missing_ok=True)

    def _copied(self, path: Path, name: str) -> str:
        target, part = self.folder / name, self.folder / f".{name}.part"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not target.exists() and path.stat().st_size <= KEPT_BYTES:
                shutil.copyfile(path, part)
                part.replace(target)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return name if target.exists() else ""
