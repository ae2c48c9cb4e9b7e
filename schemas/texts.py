"""A TOML of texts in, each by its name out; a text that was written with words is found again, and its words."""

import re
import tomllib
from functools import cached_property
from importlib.resources import files
from typing import NamedTuple

from schemas.said import Said

_PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")


class Found(NamedTuple):
    """A text found again: the Chinese words that were put in, and where it ends."""

    said: Said
    words: dict[str, str]
    end: int


class Texts:
    """The texts of one file; one that was written ends at the pattern `until`, by default that of the end of all."""

    def __init__(self, package: str, file: str, until: str = r"\Z") -> None:
        text = files(package).joinpath(file).read_text(encoding="utf-8")
        self.said = {name: Said(**said) for name, said in tomllib.loads(text).items()}
        self._until = until

    def written(self, name: str, /, **words: object) -> str:
        """A text with these words, in Chinese."""
        text = self.said[name].zh
        return text.format(**words) if words else text

    def found(self, text: str, start: int = 0) -> Found | None:
        """What begins there, whatever words were put in: of several texts the one that ends first."""
        tried = ((pattern.match(text, start), said) for pattern, said in self._patterns)
        found = [Found(said, match.groupdict(), match.end()) for match, said in tried if match]
        return min(found, key=lambda one: one.end, default=None)

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], Said], ...]:
        return tuple((self._pattern(said.zh), said) for said in self.said.values())

    def _pattern(self, text: str) -> re.Pattern[str]:
        words = _PLACEHOLDER.sub(r"(?P<\1>.*?)", re.escape(text))
        return re.compile(f"{words}(?={self._until})", re.DOTALL)
