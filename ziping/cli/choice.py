"""The options of an output in, what is to be written and where out; a line that says what cannot be."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from schemas.errors import UsageError
from ziping.outputs import CONTENTS, FILES_ONLY, FORMATS, MONEY, Format, Money, Output
from ziping.paths import is_folder
from ziping.write import refuse_existing

if TYPE_CHECKING:
    from ziping.draw import Pictures

T = TypeVar("T", bound=str)


@dataclass(frozen=True)
class Target:
    """Where to: the standard output if `path` is None, else a file, or a folder that gets one file a report."""

    path: Path | None
    is_folder: bool = False

    def refuse_existing(self, *, force: bool) -> None:
        if self.path is None:
            return
        if not self.is_folder:
            refuse_existing(self.path, force=force)
        elif os.path.lexists(self.path) and not is_folder(self.path):
            raise UsageError("E_OUTPUT", str(self.path), reason=("不是文件夹", "is no folder"))


def given_paths(paths: list[str]) -> list[Path]:
    """What is given on the command line; an empty text, as of a variable not set, is no path."""
    if not all(paths):
        raise _usage("有一个路径是空的", "one of the paths is empty")
    return [Path(path) for path in paths]


def target(out: str | None, option: str = "-o") -> Target:
    """A path that ends like a folder's is one, and so is one that exists."""
    if out is None:
        return Target(None)
    if not out:
        raise _usage(f"{option} 后面是空的", f"{option} is empty")
    path = Path(out.rstrip("/\\") or out[0])
    return Target(path, out[-1] in "/\\" or is_folder(path))


def output(to: str, file_format: str, where: Target, money: str, *, every_row: bool) -> Output:
    """What is to be written: the format from the extension where nothing is said; a table of a record is its values."""
    chosen = _format(file_format, where)
    content = one_of(CONTENTS, to, "--to") if to else "record"
    if chosen in FILES_ONLY and where.path is None:
        raise _usage(f"{chosen} 不能写到屏幕，请加 -o 文件名", f"{chosen} cannot go to the screen: add -o FILE")
    if chosen != "xlsx" and (money or every_row):
        raise _usage("--money 和 --all 只用于 xlsx：数据格式总是元、全部行", "--money and --all are for xlsx only")
    unit: Money = one_of(MONEY, money, "--money") if money else "万元"
    return Output(content, chosen, unit, every_row)


def file_only(out: str | None, *, force: bool) -> Path | None:
    """A file to be written, for what a folder or the standard output cannot hold."""
    where = target(out)
    if where.path is not None:
        if where.is_folder:
            raise UsageError("E_OUTPUT", str(where.path), reason=("是文件夹", "is a folder"))
        where.refuse_existing(force=force)
    return where.path


def picture_folder(draw: str, *, force: bool) -> "Pictures":
    """A folder for the pictures of many reports, whether or not its name ends like one."""
    from ziping.draw import Pictures

    path = target(draw, "--draw").path or Path(draw)
    Target(path, is_folder=True).refuse_existing(force=force)
    return Pictures(path, is_folder=True, force=force)


def pictures(draw: str, *, force: bool) -> "Pictures":
    """Where the pictures of the pages go: a file `.png`, numbered if they are several, or a folder."""
    from ziping.draw import Pictures

    where = target(draw, "--draw")
    if where.path is None or not (where.is_folder or where.path.suffix.lower() in ("", ".png")):
        raise _usage(
            f"--draw 只能是 .png 文件或文件夹，不能是 {draw}", f"--draw takes a .png file or a folder, not {draw}"
        )
    return Pictures(where.path, is_folder=where.path.suffix.lower() != ".png", force=force)


def _format(file_format: str, where: Target) -> Format:
    if file_format:
        return one_of(FORMATS, file_format, "-f")
    if where.path is None or where.is_folder:
        return "json"
    extension = where.path.suffix.lstrip(".").lower()
    if extension:
        return one_of(FORMATS, extension, "-o")
    raise _usage(
        f"{where.path} 没有扩展名，不知道写成什么格式（可选 {'、'.join(FORMATS)}；文件夹请以 / 结尾）",
        f"{where.path} has no extension that tells the format (one of {', '.join(FORMATS)}; a folder ends in /)",
    )


def one_of(choices: tuple[T, ...], given: str, option: str) -> T:
    """What is given, if it is one of the choices; `E_USAGE` if not."""
    for choice in choices:
        if choice == given:
            return choice
    raise _usage(
        f"{option} 不能是 {given}（可选 {'、'.join(choices)}）",
        f"{option} cannot be {given} (one of {', '.join(choices)})",
    )


def _usage(what_zh: str, what_en: str) -> UsageError:
    return UsageError("E_USAGE", what_zh=what_zh, what_en=what_en)
