"""WeTextProcessing: what its inverse normaliser and its normaliser tag as anything but a character.

What they tag they write out (`三十五点二万元`, `320万元`); that text is the find.
A bare numeral read aloud is no claim.
"""

import re
import unicodedata
from collections.abc import Callable
from importlib import import_module
from itertools import groupby
from typing import Any

from bench.peers.serve import Find, serve

_TOKEN = re.compile(r'(\w+) \{ ((?:\w+: "(?:[^"\\]|\\.)*" ?)*)\}')
_CHAR = re.compile(r'value: "((?:[^"\\]|\\.)*)"')
Tagged = list[tuple[Any, str, bool]]  # the tool, what it tagged, whether a bare numeral is a claim


def load() -> tuple[Callable[[str], Tagged], Callable[[str, Tagged], list[Find]]]:
    inverse = import_module("itn.chinese.inverse_normalizer").InverseNormalizer()
    normal = import_module("tn.chinese.normalizer").Normalizer()

    def call(phrase: str) -> Tagged:
        return [(inverse, inverse.tag(phrase), True), (normal, normal.tag(phrase), False)]

    return call, read


def half(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def read(phrase: str, tagged: Tagged) -> list[Find]:
    return [find for tool, tags, bare in tagged for find in finds_of(phrase, tool, tags, bare=bare)]


def finds_of(phrase: str, tool: Any, tags: str, *, bare: bool) -> list[Find]:
    """The runs of tagged words, each laid over the place of the phrase that the characters around it leave open."""
    pattern, runs = "", []
    for is_char, group in groupby(_TOKEN.finditer(tags), lambda token: token[1] == "char"):
        tokens = list(group)
        if is_char:
            pattern += "".join(re.escape(half(_CHAR.search(token[2])[1])) for token in tokens)  # type: ignore[index]
        else:
            pattern += "(.+?)"
            claimed = any(bare or token[1] not in ("cardinal", "math", "char") for token in tokens)
            runs.append(("".join(str(tool.verbalize(token[0])) for token in tokens), claimed))
    place = re.fullmatch(pattern, "".join(map(half, phrase)))
    return [
        Find(
            start=place.start(number) if place else 0,
            end=place.end(number) if place else len(phrase),
            written=written,
            claimed=claimed,
        )
        for number, (written, claimed) in enumerate(runs, 1)
    ]


if __name__ == "__main__":
    serve(load)
