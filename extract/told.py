"""What is told of a report while it is read: messages in Chinese, as a record keeps them, and the same in English."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from schemas.finding import Bilingual, Finding
from schemas.said import Said

CODES = ("UNREAD", "DATE", "LABEL")  # of what is told while a report is read; the rules tell of these too
_PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")


@cache
def _texts() -> dict[str, Said]:
    text = files(__package__).joinpath("told.toml").read_text(encoding="utf-8")
    return {name: Said(**said) for name, said in tomllib.loads(text).items()}


def told(name: str, **words: object) -> str:
    """A text of `told.toml` with these words, in Chinese."""
    return _texts()[name].zh.format(**words)


def in_both(finding: Finding) -> Bilingual:
    """A finding of the reading, with its English message; a message that is none of `told.toml` stays as it is."""
    return Bilingual(finding, _in_english(finding.message))


def _in_english(text: str) -> str:
    for pattern, english in _patterns():
        if found := pattern.fullmatch(text):
            return english.format(**{name: _in_english(word) for name, word in found.groupdict().items()})
    return text.replace("、", ", ")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The Chinese texts as they are found again, whatever words were put in: a record keeps nothing else of them."""
    return tuple(
        (re.compile(_PLACEHOLDER.sub(r"(?P<\1>.+?)", re.escape(said.zh)), re.DOTALL), said.en)
        for said in _texts().values()
    )
