"""A text in, the places of its delimiters, brackets and of given words out, each looked up without walking the text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache

_CLAUSE_END = re.compile(r"[,。;:、!?()\n]")
_SENTENCE_END = re.compile(r"[。!?\n](?!其中)")  # 。其中 goes on with what the sentence before it named
_BRACKET = re.compile(r"[()]")


class Marks:
    """Where sentences and clauses begin, which brackets are open, and where words of a lexicon stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._clauses = [0, *(match.end() for match in _CLAUSE_END.finditer(text))]
        self._sentences = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
        self._words: dict[tuple[str, ...], list[tuple[int, str]]] = {}

    def sentence(self, at: int) -> int:
        """Where the sentence of a place begins."""
        return self._sentences[bisect_right(self._sentences, at) - 1]

    def sentence_end(self, at: int) -> int:
        """Where the sentence of a place ends, its mark included."""
        following = bisect_right(self._sentences, at)
        return self._sentences[following] if following < len(self._sentences) else len(self._text)

    def clause(self, at: int) -> int:
        """Where the clause that ends at a place begins."""
        return self._clauses[bisect_right(self._clauses, at) - 1]

    def word(self, words: tuple[str, ...], start: int, end: int) -> str:
        """The first of the words between two places, "" if none stands there."""
        if words not in self._words:
            self._words[words] = [(match.start(), match[0]) for match in _pattern(words).finditer(self._text)]
        places = self._words[words]
        at = bisect_left(places, (start, ""))
        return places[at][1] if at < len(places) and places[at][0] + len(places[at][1]) <= end else ""


class Brackets:
    """The brackets that are open at a place; places are asked for from left to right."""

    def __init__(self, text: str) -> None:
        self._marks = [(match.start(), match[0]) for match in _BRACKET.finditer(text)]
        self._next = 0
        self._open: list[int] = []

    def at(self, sentence: int, place: int) -> list[int]:
        """Where each bracket opened that is still open; none from before the sentence counts."""
        while self._next < len(self._marks) and self._marks[self._next][0] < place:
            at, mark = self._marks[self._next]
            if mark == "(":
                self._open.append(at)
            elif self._open:
                self._open.pop()
            self._next += 1
        del self._open[: bisect_left(self._open, sentence)]
        return self._open


@lru_cache(maxsize=64)
def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
