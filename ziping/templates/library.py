"""Template files in, checked templates out: they may extend those that ship and each other."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from schemas.errors import TemplateError
from schemas.template import Template, Tree, only_inherited, parse_template, shipped_trees, templates
from ziping.templates.faults import faults_of

_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")
SHIPPED = "ziping"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One file as it was read; `name` is its id, or the file's name where others only start from it."""

    path: Path
    text: str
    tree: Tree

    @property
    def name(self) -> str:
        said = self.tree.get("id")
        return said if isinstance(said, str) else self.path.stem


def read_template(path: Path) -> TemplateFile:
    """A file as raw TOML; what keeps it from being that is a `TemplateError` with its line."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return TemplateFile(path, text, tomllib.loads(text))
    except OSError as error:
        code = "E_NOT_FOUND" if isinstance(error, FileNotFoundError) else "E_UNREADABLE"
        raise TemplateError(code, str(path), reason=error) from error
    except UnicodeDecodeError as error:
        raise TemplateError("E_TEMPLATE_TOML", f"{path}:1", reason="UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        place = _LINE.search(str(error))
        line = place[1] if place and place[1] else str(text.count("\n") + 1)
        raise TemplateError("E_TEMPLATE_TOML", f"{path}:{line}", reason=_LINE.sub("", str(error))) from error


class Library:
    """The templates of some files beside those that ship."""

    def __init__(self, paths: Iterable[Path]) -> None:
        unique = {path.resolve(): path for path in paths}
        self.files = [read_template(path) for path in unique.values()]

    @cached_property
    def trees(self) -> dict[str, Tree]:
        """What a template may extend."""
        return {**{file.name: file.tree for file in self.files}, **shipped_trees()}

    def faults(self, file: TemplateFile) -> list[TemplateError]:
        """What is wrong in a file, which may be one of these or another."""
        taken = dict.fromkeys(shipped_trees(), SHIPPED)
        for other in self.files:
            if not _same(other.path, file.path):
                taken.setdefault(other.name, str(other.path))
        return faults_of(str(file.path), file.text, file.tree, self.trees, taken)

    def listed(self) -> list[tuple[Template, str]]:
        """Every form, its own before those that ship, with the file that it is from; nothing for those that ship."""
        own = zip(self.templates(), (file for file in self.files if not only_inherited(file.name)), strict=True)
        return [*((each, str(file.path)) for each, file in own), *((each, "") for each in templates())]

    def templates(self) -> list[Template]:
        """All that are forms; the first fault is raised."""
        for file in self.files:
            for fault in self.faults(file):
                raise fault
        return [parse_template(file.name, self.trees) for file in self.files if not only_inherited(file.name)]


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
