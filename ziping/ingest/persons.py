"""A text for a log in, the same without persons out: names beside their role, telephone and identity numbers, mail."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

# The day of birth tells an identity number from other long ones.
_IDENTITY = re.compile(r"(?<!\d)\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)")
_LINE = re.compile(r"(?<!\d)[(（]?0\d{2,3}[)）]?[ —-]?\d{7,8}(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+", re.ASCII)
_HAN, _GAP = "[\u3400-\u9fff]", r"[\s:：=_—-]"
_NAME = rf"{_HAN}[ \u3000]?{_HAN}{{1,3}}(?:[·•]{_HAN}+)*"
STARS = "**"


class _Known(NamedTuple):
    """What a name stands beside: a role and a sign, a role alone, a role in brackets; what a number does."""

    parted: re.Pattern[str]
    joined: re.Pattern[str]
    before: re.Pattern[str]
    number: re.Pattern[str]


@cache
def _known() -> _Known:
    told = tomllib.loads(files(__package__).joinpath("persons.toml").read_text(encoding="utf-8"))
    roles, telephones = ("|".join(sorted(told[name], key=len, reverse=True)) for name in ("roles", "telephones"))
    surname = f"(?:{'|'.join(told['compound_surnames'])}|[{''.join(told['surnames'].split())}])"
    return _Known(
        re.compile(rf"((?:{roles})(?:姓名)?(?:{_GAP}+|{_GAP}*[(（\[【]{_GAP}*)){_NAME}"),
        re.compile(rf"((?:{roles})(?:姓名)?){surname}{_HAN}{{1,2}}"),
        re.compile(rf"{surname}{_HAN}{{1,2}}({_GAP}*[(（\[【]{_GAP}*(?:{roles}))"),
        re.compile(rf"((?:{telephones})(?:{_GAP}|[(（])*)\d[\d -]{{5,}}\d", re.IGNORECASE),
    )


def masked(text: str) -> str:
    """Names as two stars, of numbers the middle; too much rather than too little, for the file is known by its hash."""
    known = _known()
    for names in (known.parted, known.joined):
        text = names.sub(rf"\g<1>{STARS}", text)
    text = known.before.sub(rf"{STARS}\g<1>", text)
    text = _MAIL.sub(STARS, text)
    for numbers in (_IDENTITY, _MOBILE, _LINE):
        text = numbers.sub(lambda found: _hidden(found[0]), text)
    return known.number.sub(lambda found: found[1] + _hidden(found[0][len(found[1]) :]), text)


def masked_around(name: str, text: str) -> str:
    """A line about a file with the file's name as it is, by which a person finds it."""
    return name.join(masked(part) for part in text.split(name)) if name else masked(text)


def _hidden(number: str) -> str:
    return number[:3] + "*" * (len(number) - 5) + number[-2:]
