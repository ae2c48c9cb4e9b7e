"""The forms that a run knows: those that ship, the user's own, and those of a folder that is given."""

import os
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ziping.paths import real

if TYPE_CHECKING:
    from extract.form import Form

VARIABLE = "ZIPING_TEMPLATES"


def known_forms(templates: str | Path | None = None) -> "tuple[Form, ...] | None":
    """All of them, a user's before those that ship; None, at no cost, where there are only those that ship.

    `templates` is a folder of templates, or one file. What is wrong in one is a `TemplateError`.
    """
    return forms_of(template_files(templates))


def forms_of(paths: list[Path]) -> "tuple[Form, ...] | None":
    """The forms of some files and those that ship; None where there are no files."""
    return _forms_of(tuple(_stamped(path) for path in paths)) if paths else None


def template_files(templates: str | Path | None = None) -> list[Path]:
    """The files of the user's folder and of what is given, each once; `E_NOT_FOUND` if what is given is not there."""
    from schemas.errors import UsageError

    found: list[Path] = []
    own = user_folder()
    if own is not None and own.is_dir():
        found += _below(own)
    if templates is not None:
        given = Path(templates)
        if not given.exists():
            raise UsageError("E_NOT_FOUND", str(given))
        found += _below(given) if given.is_dir() else [given]
    return list({real(path): path for path in found}.values())


def user_folder() -> Path | None:
    """Where a user's own templates lie; `ZIPING_TEMPLATES` names another folder, or none if it is empty."""
    if (said := os.environ.get(VARIABLE)) is not None:
        return Path(said) if said else None
    home = Path.home()
    if sys.platform == "win32":
        base = os.environ.get("APPDATA") or home / "AppData" / "Roaming"
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or home / ".config"
    return Path(base) / "ziping" / "templates"


def _below(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*.toml") if not path.name.startswith("."))


def _stamped(path: Path) -> tuple[Path, int, int]:
    state = path.stat()
    return path, state.st_mtime_ns, state.st_size


@lru_cache(maxsize=4)
def _forms_of(stamped: tuple[tuple[Path, int, int], ...]) -> "tuple[Form, ...]":
    """Made ready once as long as no file changes."""
    from extract.form import Form, forms
    from ziping.templates.library import Library

    library = Library([path for path, _, _ in stamped])
    return (*(Form(template) for template in library.templates()), *forms())
