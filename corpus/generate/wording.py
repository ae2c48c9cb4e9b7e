"""The words of one report: what each label is called there, drawn from words.toml, and how it is broken and spaced."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from corpus.generate.chance import Chance


class Label(TypedDict):
    known: list[str]
    new: list[str]


class Quantity(TypedDict, total=False):
    """What is counted: `base` and `scale` where the unit is folded, `most` where less is better."""

    second: str
    verb: str
    noun: str
    unit: str
    base: str
    scale: int
    low: int
    high: int
    places: int
    most: bool


class Words(TypedDict):
    labels: dict[str, Label]
    counties: list[list[str]]
    names: dict[str, list[str]]
    quantities: list[Quantity]
    texts: dict[str, list[list[str]]]


def _read() -> Words:
    words: Words = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))  # type: ignore[assignment]
    return words


WORDS = _read()
WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


@dataclass
class Wording:
    """Labels are drawn once a report; `invents` lets those in that no template lists, and `new` tells which came."""

    chance: Chance
    year: int
    invents: bool = False
    broken: bool = False  # labels have line breaks and white space inside
    half: bool = False  # brackets are half width
    new: list[str] = field(default_factory=list)
    drawn: dict[str, str] = field(default_factory=dict)

    def __call__(self, name: str) -> str:
        """The label as this report prints it."""
        if name not in self.drawn:
            self.drawn[name] = self._draw(WORDS["labels"][name])
        return self.drawn[name]

    def _draw(self, label: Label) -> str:
        invented = bool(self.invents and label["new"] and self.chance.yes(0.1))
        usual = self.chance.yes(0.4) and not invented
        text = label["known"][0] if usual else self.chance.one(label["new" if invented else "known"])
        text = text.replace("{Y}", str(self.year)).replace("{P}", str(self.year - 1))
        if invented:
            self.new.append(text)
        elif self.broken and text.isalpha() and self.chance.yes(0.15):
            text = self.chance.one([" ", "　", "  "]).join(text) if len(text) < 5 else f"{text[:2]} {text[2:]}"
        return self.brackets(text)

    def brackets(self, text: str) -> str:
        return text.translate(str.maketrans("（）", "()")) if self.half else text

    def shown(self, text: str, room: int = 4) -> str:
        """A heading as printed: it may be broken into lines or spaced out."""
        text = self.brackets(text)
        if not self.broken or not self.chance.yes(0.5):
            return text
        if len(text) <= 3 and text.isalpha() and self.chance.yes(0.5):
            return self.chance.one(["  ", "　", " "]).join(text)
        if len(text) > room and not any(c.isdigit() or c in '“”"\n（(' for c in text):
            at = self.chance.number(2, len(text) - 2)
            return text[:at] + self.chance.one(["\n", "\v", " "]) + text[at:]
        return text
