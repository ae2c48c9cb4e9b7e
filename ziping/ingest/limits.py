"""What one file may cost in the process that reads it, and the limits of the system that hold it to that."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """`seconds` on the clock, `memory_mb` of a worker; what a file may hold (pages, cells, bytes) its reader knows."""

    seconds: float = 180.0
    memory_mb: int = 3000


DEFAULT = Limits()


def hold(limits: Limits) -> None:
    """From now on this process gets no more memory: Python raises `MemoryError`. Where the system has no such limit
    (Windows), the clock alone holds."""
    if sys.platform == "win32":
        return
    import resource

    allowed = limits.memory_mb * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > allowed:
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


def peak_mb() -> float:
    """The most memory that this process has held, in MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
