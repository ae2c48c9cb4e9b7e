"""The characters that a chart needs in, a font file of this machine that has all of them out."""

import os
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from importlib.resources import files
from pathlib import Path

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font
from pydantic import BaseModel, ConfigDict

from schemas.errors import UsageError

CHOSEN = "ZIPING_FONT"
SHOWN = 12  # characters that a message names


class Fonts(BaseModel):
    """The knowledge of `fonts.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    files: tuple[str, ...]
    families: tuple[str, ...]
    install: dict[str, str]


@cache
def fonts() -> Fonts:
    text = files(__package__).joinpath("fonts.toml").read_text(encoding="utf-8")
    return Fonts.model_validate(tomllib.loads(text))


def font_for(characters: str) -> Path:
    """The preferred font that has them; `E_FONT` where none has, for a box in place of a character says nothing."""
    best: set[str] | None = None
    for path in _candidates():
        lacking = _lacking(path, characters)
        if not lacking:
            return path
        best = lacking if best is None or len(lacking) < len(best) else best
    shown = "".join(char for char in dict.fromkeys(characters) if best is None or char in best)[:SHOWN]
    zh, _, en = fonts().install.get(sys.platform, fonts().install["linux"]).partition(" / ")
    raise UsageError("E_FONT", glyphs=shown, install=(zh, en))


def _candidates() -> Iterator[Path]:
    """The one that the user names, else those known, else all others; looked up anew, for one may be new."""
    if chosen := os.environ.get(CHOSEN):
        if not Path(chosen).is_file():
            raise UsageError("E_NOT_FOUND", chosen)
        yield Path(chosen)
        return
    installed = sorted(map(Path, font_manager.findSystemFonts()), key=lambda path: (path.name, str(path)))
    known = [path for name in fonts().files for path in installed if fnmatch(path.name.lower(), name.lower())]
    yield from dict.fromkeys([*known, *installed])


def _lacking(path: Path, characters: str) -> set[str]:
    """Those that a font has no glyph for; all where the file is none that can be read."""
    try:
        has = FT2Font(str(path)).get_charmap()
    except (OSError, RuntimeError, UnicodeDecodeError):
        return set(characters)
    return {char for char in characters if ord(char) not in has and char.isprintable() and not char.isspace()}
