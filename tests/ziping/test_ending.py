"""A signal to end is heeded even if what it raised was dropped on the way; one that is ignored is left ignored."""

import signal
import subprocess
import sys

import pytest

DROPPED = """
import contextlib, os, signal
from ziping.cli.ending import heed, listen
listen()
heed()
with contextlib.suppress(BaseException):
    os.kill(os.getpid(), signal.{name})
    signal.sigtimedwait([], 5)
print("dropped", flush=True)
heed()
print("went on")
"""
IGNORED = """
import os, signal
signal.signal(signal.SIGHUP, signal.SIG_IGN)
from ziping.cli.ending import heed, listen
listen()
os.kill(os.getpid(), signal.SIGHUP)
heed()
print("went on")
"""


def ran(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 128 + signal.SIGTERM), ("SIGHUP", 128 + signal.SIGHUP)])
def test_what_was_dropped_is_raised_again(name: str, code: int) -> None:
    done = ran(DROPPED.format(name=name))
    assert (done.returncode, done.stdout) == (code, "dropped\n")


def test_an_interrupt_likewise() -> None:
    done = ran(DROPPED.format(name="SIGINT"))
    assert done.stdout == "dropped\n"
    assert "KeyboardInterrupt" in done.stderr


def test_nohup_holds() -> None:
    assert ran(IGNORED).stdout == "went on\n"


TURNED = """
import os, signal, sys
from ziping import cli
from ziping.cli import app
def turned():
    try:
        os.kill(os.getpid(), signal.{name})
        signal.sigtimedwait([], 5)
    except BaseException:
        raise ImportError("a library says it in its own words")
app.registered_commands[0].callback = turned
sys.argv = ["ziping", "convert"]
cli.main()
"""
IN_A_CALLBACK = """
import os, signal
from ziping.cli.ending import heed, listen
listen()
class Held:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        signal.sigtimedwait([], 5)
held = Held()
del held
print("dropped", flush=True)
heed()
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_what_a_library_makes_of_it_is_not_shown(name: str) -> None:
    done = ran(TURNED.format(name=name))
    assert (done.returncode, done.stderr) == (128 + getattr(signal, name), "")


def test_where_it_cannot_rise_nothing_is_printed() -> None:
    done = ran(IN_A_CALLBACK)
    assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGTERM, "dropped\n", "")
