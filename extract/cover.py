"""The paragraphs of a report in, who reports on which year out: title, body, evaluated year and date."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from normalize.dates import fiscal_year, read_date
from normalize.fold import fold, strip_outer
from schemas.document import Paragraph

TITLE_AMONG = 40
TITLE_MAX_LENGTH = 70
BODY_MAX_LENGTH = 40
DATE_MAX_LENGTH = 24

_YEAR_IN_TITLE = re.compile(
    r"[（(]?\s*(?:19|20)\s*\d\s*\d\s*年?\s*度?\s*[）)]?|[二两][〇○零ОO0一二三四五六七八九]{3}年度?"
)
_LEADING_YEAR = re.compile(rf"^(?:关于)?(?:{_YEAR_IN_TITLE.pattern})")
_NAMED_BODY = re.compile(r"(?:部门|单位)(?:名称)?(?:[（(].{1,6}[）)])?[:：](?P<name>\S{3,40})")
_NAME = re.compile(r"[\u4e00-\u9fff（）()·“”0-9]{3,40}")


class _Wording(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    title_words: tuple[tuple[str, ...], ...]
    title_begins: tuple[str, ...]
    body_endings: tuple[str, ...]
    no_body: tuple[str, ...]
    several: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """What a report says of itself; empty or None where it does not."""

    title: str = ""
    org_name: str = ""
    year: int | None = None
    report_date: str = ""


@cache
def _wording() -> _Wording:
    text = files(__package__).joinpath("cover.toml").read_text(encoding="utf-8")
    return _Wording.model_validate(tomllib.loads(text))


def read_cover(paragraphs: Sequence[Paragraph]) -> Cover:
    """Title, body and year from the first lines; the date from the last line that is nothing but a date."""
    lines = [strip_outer(paragraph.text) for paragraph in paragraphs]
    lines = [line for line in lines if line]
    place, title = _find_title(lines)
    date = next((found for line in reversed(lines) if (found := _date_of_signing(line))), "")
    if place is None:
        return Cover(org_name=_signature(lines) or _named_body(lines), report_date=date)
    return Cover(title, _body(lines, place, title) or _signature(lines), _year(lines, place, title), date)


def _find_title(lines: list[str]) -> tuple[int | None, str]:
    """The first line, or two lines together, that holds a word of every kind that titles hold."""
    for place, line in enumerate(lines[:TITLE_AMONG]):
        if _is_title(line):
            before = lines[place - 1] if place else ""
            return (place, before + line) if _begins_title(before) else (place, line)
        if place + 1 < len(lines) and len(line) < TITLE_MAX_LENGTH / 2 and not looks_like_body(line):
            joined = line + lines[place + 1]
            if _is_title(joined) and not _is_title(lines[place + 1]):
                return place, joined
    return None, ""


def _begins_title(line: str) -> bool:
    """The first half of a broken title: a year and more, but no sentence, no name and no title of its own."""
    if len(line) > TITLE_MAX_LENGTH / 2 or fiscal_year("".join(line.split())) is None or looks_like_body(line):
        return False
    rest = _YEAR_IN_TITLE.sub("", "".join(line.split()))
    return any(rest.endswith(word) for word in _wording().title_begins) and not any(mark in line for mark in "，。：；")


def _is_title(line: str) -> bool:
    text = fold(line)
    if len(text) > TITLE_MAX_LENGTH or text.endswith((".", "。", ":", "；", ";")) or text.startswith("根据"):
        return False
    return all(any(word in text for word in words) for words in _wording().title_words) and "。" not in text


def _year(lines: list[str], place: int, title: str) -> int | None:
    """The year in the title, else on a line of its own beside it; never that of signing."""
    if (year := fiscal_year("".join(title.split()))) is not None:
        return year
    for line in [*lines[place + 1 : place + 4], *reversed(lines[max(place - 2, 0) : place])]:
        if len(line) <= 20 and (year := line_year(line)) is not None:
            return year
    return None


def line_year(line: str) -> int | None:
    """The year of a title or of a line beside one; a line with a day or a month tells when it was signed."""
    if len(line) > TITLE_MAX_LENGTH or "日" in line or "月" in line:
        return None
    return fiscal_year("".join(line.split()))


def _body(lines: list[str], place: int, title: str) -> str:
    """The name before the year or the kind of report in the title, else the line above or below it."""
    text = _LEADING_YEAR.sub("", "".join(title.split()))
    ends = [found.start() for found in [_YEAR_IN_TITLE.search(text)] if found]
    ends += [at for word in _wording().title_begins if (at := text.find(word)) > 0]
    for end in sorted(ends):
        if looks_like_body(text[:end]):
            return text[:end].removeprefix("关于")
    nearby = [*reversed(lines[max(place - 3, 0) : place]), *lines[place + 1 : place + 3]]
    near = next(("".join(line.split()) for line in nearby if looks_like_body(line)), "")
    return near or _named_body(lines[: place + TITLE_AMONG])


def _named_body(lines: list[str]) -> str:
    """The name on a line such as 部门：某某局."""
    named = (found["name"] for line in lines if len(line) <= BODY_MAX_LENGTH and (found := _NAMED_BODY.match(line)))
    return next((name for name in named if looks_like_body(name)), "")


def looks_like_body(line: str) -> bool:
    """Whether a line is the name of one public body and nothing else."""
    name = "".join(line.split())
    if (
        not _NAME.fullmatch(name)
        or name.startswith(_wording().several)
        or any(word in name for word in _wording().no_body)
    ):
        return False
    return name.rstrip("）)").endswith(_wording().body_endings)


def _date_of_signing(line: str) -> str:
    """The date that a line is, with its month at least."""
    date = read_date(line) if len(line) <= DATE_MAX_LENGTH else None
    return date if date is not None and "-" in date else ""


def _signature(lines: list[str]) -> str:
    """The name on the line above the last date."""
    for place in range(len(lines) - 1, 0, -1):
        if _date_of_signing(lines[place]):
            above = "".join(lines[place - 1].split())
            return above if looks_like_body(above) else ""
    return ""
