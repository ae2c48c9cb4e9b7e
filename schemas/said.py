"""A text in both languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.errors import Lang


@dataclass(frozen=True, slots=True)
class Said:
    """What is said to people, in Chinese and in English; a `str` beside it is the same in both."""

    zh: str
    en: str

    def in_(self, lang: "Lang") -> str:
        return self.en if lang == "en" else self.zh

    def __add__(self, more: "Said | str") -> "Said":
        return Said(f"{self.zh}{_zh(more)}", f"{self.en}{_en(more)}")

    def filled(self, **words: object) -> "Said":
        """With these words at its placeholders, each in the language of the text."""
        return Said(
            self.zh.format(**{name: _zh(word) for name, word in words.items()}),
            self.en.format(**{name: _en(word) for name, word in words.items()}),
        )

    def join(self, texts: "Iterable[Said]") -> "Said":
        """The texts with this one between them, as `str.join`."""
        listed = list(texts)
        return Said(self.zh.join(text.zh for text in listed), self.en.join(text.en for text in listed))

    def stripped(self) -> "Said":
        return Said(self.zh.strip(), self.en.strip())


def _zh(word: object) -> object:
    return word.zh if isinstance(word, Said) else word


def _en(word: object) -> object:
    return word.en if isinstance(word, Said) else word
