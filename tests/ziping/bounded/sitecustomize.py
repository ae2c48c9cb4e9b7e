"""Loaded by Python itself in a bounded child: notes every file that is opened for writing, and forbids the network."""

import os
import sys

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_MADE = {"os.mkdir", "os.rename", "os.link", "os.symlink"}
_FORBIDDEN = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"}
_STARTED = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"}

_notes = os.open(os.environ["BOUNDED_NOTES"], os.O_WRONLY | os.O_APPEND)


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event == "open":
        path, _, flags = args
        if isinstance(path, str | bytes) and isinstance(flags, int) and flags & _WRITES:
            os.write(_notes, b"wrote " + os.fsencode(path) + b"\n")
    elif event in _MADE:
        os.write(_notes, b"wrote " + os.fsencode(str(args[1] if event == "os.rename" else args[0])) + b"\n")
    elif event in _FORBIDDEN or event in _STARTED:
        os.write(_notes, f"{event} {args}\n".encode(errors="backslashreplace"))
        raise PermissionError(event)


sys.addaudithook(_watch)
