"""Text in, a file or the standard output out: UTF-8, `\\n`, and whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from schemas.errors import UsageError


def write_out(chunks: Iterable[str], out: Path | None, *, force: bool = False) -> None:
    """Write to `out`, or to the standard output if it is None; an existing file only with `force`."""
    if out is None:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    refuse_existing(out, force=force)
    try:
        with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name[:40]}.", delete=False) as part:
            temporary = Path(part.name)
            try:
                part.writelines(chunk.encode("utf-8") for chunk in chunks)
                part.flush()
                os.fsync(part.fileno())
                part.close()
                temporary.chmod(0o666 & ~_umask())
                temporary.replace(out)
            except BaseException:
                part.close()
                temporary.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise UsageError("E_OUTPUT", str(out), reason=error.strerror or type(error).__name__) from error


def refuse_existing(out: Path, *, force: bool) -> None:
    """Say so before any work is done."""
    if out.is_dir():
        raise UsageError("E_OUTPUT", str(out), reason="是文件夹 / is a folder")
    if out.exists() and not force:
        raise UsageError("E_EXISTS", str(out))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
