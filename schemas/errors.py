"""Everything that can go wrong with an input, each with a stable code and its texts in Chinese and English."""

import tomllib
from errno import errorcode
from functools import cache
from importlib.resources import files
from typing import Literal

Lang = Literal["zh", "en"]


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("errors.toml").read_text(encoding="utf-8"))


@cache
def _system() -> dict[str, str]:
    """What the operating system says, by the name of its error number."""
    return tomllib.loads(files(__package__).joinpath("system.toml").read_text(encoding="utf-8"))


class ZipingError(Exception):
    """A fault of an input or of its use: `code` is stable, `name` is the file, the texts stand in `errors.toml`.

    `details` fill the placeholders of the texts: a pair is the Chinese and the English of one, an exception its reason.
    """

    def __init__(self, code: str, name: str = "", **details: object) -> None:
        if code not in _texts():
            raise KeyError(f"no text for error code {code}")
        self.code = code
        self.name = name
        self.details = details
        super().__init__(self.line("en"))

    def line(self, lang: Lang = "zh") -> str:
        """One line: code, file, what is wrong, what to do."""
        texts = _texts()[self.code]
        details = {name: _told(detail, lang) for name, detail in self.details.items()}
        what = texts[f"what_{lang}"].format(**details)
        remedy = texts[f"do_{lang}"].format(**details)
        place = f" {_one_line(self.name)}" if self.name else ""
        mark, stop = ("：", "。") if lang == "zh" else (": ", ". ")
        return f"{self.code}{place}{mark}{_one_line(what)}{stop}{_one_line(remedy)}{stop.strip()}"


class DocumentError(ZipingError):
    """A document that cannot be read; the next one can."""


class UsageError(ZipingError):
    """A call that asks for what cannot be done."""


class TemplateError(ZipingError):
    """A template or the codebook contradicts itself."""


def _told(detail: object, lang: Lang) -> object:
    match detail:
        case (zh, en):
            return zh if lang == "zh" else en
        case OSError() if detail.strerror:
            return (
                _system().get(errorcode.get(detail.errno or 0, ""), detail.strerror)
                if lang == "zh"
                else detail.strerror
            )
        case BaseException():
            return str(detail) or type(detail).__name__
    return detail


def _one_line(text: str) -> str:
    """Control characters, which a file name may hold, shown as escapes: one fault costs one line."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
