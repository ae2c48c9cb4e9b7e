"""What the level and kind of a body are called in English, read from `bodies.toml`; a word that is not there stays."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from schemas.errors import Lang
from schemas.said import Said


class BodyWords(BaseModel):
    """English by the Chinese word that records hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    levels: dict[str, str]
    kinds: dict[str, str]

    def level(self, level: str) -> Said:
        return Said(level, self.levels.get(level, level))

    def kind(self, kind: str) -> Said:
        return Said(kind, self.kinds.get(kind, kind))

    def shown(self, column: str, word: str, lang: Lang) -> str:
        """A cell of the column `level` or `org_kind` for people."""
        return (self.level(word) if column == "level" else self.kind(word)).in_(lang)


@cache
def body_words() -> BodyWords:
    """The words that ship with the package."""
    text = files(__package__).joinpath("bodies.toml").read_text(encoding="utf-8")
    return BodyWords.model_validate(tomllib.loads(text))
