"""A run that is told to end ends, even where a library drops the exception that says so."""

import signal
import sys
from typing import NoReturn

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # not every system has each
_told: list[int] = []


def listen() -> None:
    """From now on each signal to end raises where the run is; one that is ignored (nohup) stays so.

    Where it cannot rise, in a callback of the interpreter, nothing is printed of it: `heed` raises it again.
    """
    printed = sys.unraisablehook
    sys.unraisablehook = lambda fault: None if _told else printed(fault)
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def told() -> int | None:
    """The signal that the run was told to end by: what is raised after it is of the ending, whatever it says."""
    return _told[-1] if _told else None


def heed() -> None:
    """Raise again if the run was told to end: code in C that imports modules may have dropped what was raised."""
    if _told:
        _raise(_told[-1])


def _end(number: int, _: object) -> NoReturn:
    _told.append(number)
    _raise(number)


def _raise(number: int) -> NoReturn:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    sys.exit(128 + number)
