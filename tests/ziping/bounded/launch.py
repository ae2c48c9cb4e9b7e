"""Runs a command within limits and writes down what it took; small, because a child's peak counts its parent's too."""

import ctypes
import json
import os
import resource
import signal
import sys
from pathlib import Path

_DROP_FROM_BOUNDING_SET = 24  # prctl(2), PR_CAPBSET_DROP
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2


def main() -> None:
    report, seconds, address_space, obey_modes, *command = sys.argv[1:]
    pid = os.fork()
    if not pid:
        resource.setrlimit(resource.RLIMIT_AS, (int(address_space),) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if obey_modes == "yes" and os.geteuid() == 0:  # else root reads what nobody may
            for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
                ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    signal.signal(signal.SIGALRM, lambda *_: os.kill(pid, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, float(seconds))
    _, status, used = os.wait4(pid, 0)
    unit = 1 if sys.platform == "darwin" else 1024
    taken = {
        "exit": os.waitstatus_to_exitcode(status),
        "seconds": used.ru_utime + used.ru_stime,
        "bytes": used.ru_maxrss * unit,
    }
    Path(report).write_text(json.dumps(taken), encoding="utf-8")


main()
