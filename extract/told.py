"""What is told of a report while it is read: messages in Chinese, as a record keeps them, and the same in English."""

from functools import cache

from schemas.finding import Bilingual, Finding
from schemas.texts import Texts

CODES = ("UNREAD", "DATE", "LABEL")  # of what is told while a report is read; the rules tell of these too


@cache
def _texts() -> Texts:
    return Texts(__package__, "told.toml")


def told(name: str, /, **words: object) -> str:
    """A text of `told.toml` with these words, in Chinese."""
    return _texts().written(name, **words)


def in_both(finding: Finding) -> Bilingual:
    """A finding of the reading, with its English message; a message that is none of `told.toml` stays as it is."""
    return Bilingual(finding, _in_english(finding.message))


def _in_english(text: str) -> str:
    found = _texts().found(text)
    if found is None:
        return text.replace("、", ", ")
    return found.said.en.format(**{name: _in_english(word) for name, word in found.words.items()})
