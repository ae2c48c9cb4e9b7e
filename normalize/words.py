"""Words with a meaning each in; the longest one that begins or ends at a place of a text out."""

from collections.abc import Collection, Mapping
from typing import Generic, TypeVar

M = TypeVar("M")


class Words(Generic[M]):
    """A lexicon for looking around in a text; a look costs a few lookups, however many words there are."""

    def __init__(self, meanings: Mapping[str, M]) -> None:
        self._meanings = dict(meanings)
        self._by_first = _lengths({word[0]: [] for word in meanings}, meanings, 0)
        self._by_last = _lengths({word[-1]: [] for word in meanings}, meanings, -1)

    @property
    def first(self) -> Collection[str]:
        """The characters that the words begin with."""
        return self._by_first.keys()

    def at(self, text: str, start: int) -> tuple[M, int] | None:
        """The meaning of the longest word that begins there, and its end."""
        for length in self._by_first.get(text[start : start + 1], ()):
            word = text[start : start + length]
            if word in self._meanings:
                return self._meanings[word], start + len(word)
        return None

    def before(self, text: str, end: int) -> tuple[M, int] | None:
        """The meaning of the longest word that ends there, and its start."""
        for length in self._by_last.get(text[end - 1 : end], ()):
            start = end - length
            if start >= 0:
                word = text[start:end]
                if word in self._meanings:
                    return self._meanings[word], start
        return None


def _lengths(found: dict[str, list[int]], meanings: Mapping[str, object], at: int) -> dict[str, tuple[int, ...]]:
    """For each first or last character the lengths of its words, the longest first."""
    for word in meanings:
        found[word[at]].append(len(word))
    return {char: tuple(sorted(set(lengths), reverse=True)) for char, lengths in found.items()}
