"""Text or bytes in, a file or the standard output out: UTF-8, `\\n`, and whole or not at all."""

import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import UsageError
from ziping.paths import is_folder, reachable


def write_out(chunks: Iterable[str], out: Path | None, *, force: bool = False) -> None:
    """Write to `out`, or to the standard output if it is None; an existing file only with `force`."""
    if out is None:
        _to_stdout(chunks)
        return
    with whole(out, force=force) as part, part.open("wb") as file:
        file.writelines(chunk.encode("utf-8") for chunk in chunks)


def _to_stdout(chunks: Iterable[str]) -> None:
    if sys.stdout is None:
        raise UsageError("E_OUTPUT", "stdout", reason=("已关闭", "closed"))
    try:
        for chunk in chunks:  # each at once: who reads from a pipe may wait for it before giving more
            sys.stdout.buffer.write(chunk.encode("utf-8"))
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        sys.stdout = None  # what is left in its buffer cannot be written either
        raise UsageError("E_OUTPUT", "stdout", reason=error) from error


@contextmanager
def whole(out: Path, *, force: bool = False) -> Iterator[Path]:
    """A new empty file beside `out`, to be filled, that becomes `out` at the end; nothing stays of it if that fails."""
    refuse_existing(out, force=force)
    try:
        target = reachable(out.resolve() if out.is_symlink() else out)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{out.name[:40]}.")
        os.close(handle)
        part = Path(name)
        try:
            yield part
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.chmod(0o666 & ~_umask())
            refuse_existing(out, force=force)  # it may have come meanwhile
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except (OSError, UnicodeEncodeError) as error:
        raise UsageError("E_OUTPUT", str(out), reason=error) from error


@contextmanager
def whole_folder(out: Path, names: Collection[str], *, force: bool = False) -> Iterator[Path]:
    """A new empty folder beside `out`, to be filled with files of `names`, that becomes `out` at the end.

    One that is there is replaced if it is empty, or with `force` if it holds files of those names only.
    """
    _refuse_folder(out, names, force=force)
    make_folder(out.absolute().parent)
    try:
        target = reachable(out.resolve() if out.is_symlink() else out)
        scratch = Path(tempfile.mkdtemp(dir=target.absolute().parent, prefix=f".{out.name[:40]}."))
        try:
            part, old = scratch / "new", scratch / "old"
            part.mkdir()
            yield part
            for file in part.iterdir():
                with file.open("rb+") as written:
                    os.fsync(written.fileno())
            _refuse_folder(out, names, force=force)  # it may have come meanwhile
            if target.exists():
                target.replace(old)
            try:
                part.replace(target)
            except OSError:
                if old.exists():
                    old.replace(target)
                raise
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except (OSError, UnicodeEncodeError) as error:
        raise UsageError("E_OUTPUT", str(out), reason=error) from error


def _refuse_folder(out: Path, names: Collection[str], *, force: bool) -> None:
    if not os.path.lexists(reachable(out)):
        return
    if not is_folder(out):
        raise UsageError("E_OUTPUT", str(out), reason=("不是文件夹", "is no folder"))
    there = {file.name for file in reachable(out).iterdir()}
    if there and not force:
        raise UsageError("E_EXISTS", str(out))
    if there - set(names):
        raise UsageError("E_OUTPUT", str(out), reason=("文件夹里有其他文件", "the folder holds other files"))


def refuse_existing(out: Path, *, force: bool) -> None:
    """Say so before any work is done."""
    if is_folder(out):
        raise UsageError("E_OUTPUT", str(out), reason=("是文件夹", "is a folder"))
    if not force and os.path.lexists(reachable(out)):
        raise UsageError("E_EXISTS", str(out))


def make_folder(folder: Path) -> None:
    """A folder and those above it, if they are not there."""
    try:
        reachable(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError("E_OUTPUT", str(folder), reason=error) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
