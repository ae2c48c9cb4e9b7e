"""The name of a note in, its text as the data hold it out, and such a text in the language of who reads it."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from schemas.texts import Texts

if TYPE_CHECKING:
    from schemas.errors import Lang

BETWEEN, BETWEEN_EN = "；", "; "  # the notes of one value
LONGEST = 2000  # characters of notes that are looked at; more are the text of some cell


@cache
def _texts() -> Texts:
    return Texts(__package__, "notes.toml", until=rf"{BETWEEN}|\Z")


def note(name: str, /, **words: object) -> str:
    """A note of `notes.toml` with these words, in Chinese."""
    return _texts().written(name, **words)


def note_in(text: str, lang: "Lang") -> str:
    """The notes of a value in the language; what is none of `notes.toml`, or too long, stays as it is."""
    return _in_english(text) if lang == "en" and len(text) <= LONGEST else text


@lru_cache(maxsize=4096)
def _in_english(text: str) -> str:
    notes: list[str] = []
    known, at = False, 0
    while at <= len(text):
        found = _texts().found(text, at)
        if found is not None:
            known = True
            notes.append(found.said.en.format(**{name: _word(word) for name, word in found.words.items()}))
            at = found.end + len(BETWEEN)
        else:
            notes.append(text[at:].partition(BETWEEN)[0])
            at += len(notes[-1]) + len(BETWEEN)
    return BETWEEN_EN.join(notes) if known else text


def _word(word: str) -> str:
    """What was put into a note: places that have a name, or words of the report in its quotes."""
    listed = [_places().get(place, "") for place in word.split("、")]
    return ", ".join(listed) if all(listed) else word.replace("”“", '", "')


@cache
def _places() -> dict[str, str]:
    return {said.zh: said.en for name, said in _texts().said.items() if name.startswith("place_")}
