"""Where the files of bundles lie while a run reads them: a folder of its own, gone with the run."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

FOLDER = "unpacked"


class UnpackFolder:
    """Below the work folder, under the number of this process; what processes left that are no more is removed."""

    def __init__(self, work: Path) -> None:
        self.path = work / FOLDER / str(os.getpid())
        for left in (work / FOLDER).glob("*"):
            if not _is_running(left.name):
                shutil.rmtree(left, ignore_errors=True)

    def remove(self) -> None:
        """With all that is in it, and the folder above if it is the last."""
        shutil.rmtree(self.path, ignore_errors=True)
        with suppress(OSError):
            self.path.parent.rmdir()


def _is_running(number: str) -> bool:
    """Whether a process of that number is there and not this one, whose folder is an earlier run's."""
    if not number.isdigit() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
