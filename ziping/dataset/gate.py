"""A folder in, a turn at its database out: readers that follow each other closely do not keep a writer out.

Who writes keeps the gate, who reads only passes through it: none comes in while a writer waits for those inside.
It is a lock of the system on the folder itself: it ends with the process, and leaves no file.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAUSE_S = 0.004


@contextmanager
def turn(folder: Path, until: float) -> Iterator[None]:
    """The gate of a folder; open where the system has no such lock (Windows), or past `until` (monotonic)."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    try:
        gate = os.open(folder, os.O_RDONLY)
    except OSError:  # whoever opens the file is told why
        yield
        return
    try:
        while True:
            try:
                fcntl.flock(gate, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    break
                time.sleep(PAUSE_S)
            except OSError:  # a file system without locks of this kind
                break
            else:
                break
        yield
    finally:
        os.close(gate)
