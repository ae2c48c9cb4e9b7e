"""The paragraphs of a report in, who reports on which year out: title, body, evaluated year and date."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from normalize.dates import fiscal_year, read_date
from normalize.fold import fold, spelled, strip_outer
from schemas.document import Paragraph

TITLE_AMONG = 40
TITLE_MAX_LENGTH = 70
BODY_MAX_LENGTH = 40
NAMED_WITHIN = 5  # lines after a title that may name the body
DATE_MAX_LENGTH = 24

_YEAR_IN_TITLE = re.compile(
    r"[（(]?\s*(?:19|20)\s*\d\s*\d\s*年?\s*度?\s*[）)]?|[二两][〇○零ОO0一二三四五六七八九]{3}年度?"
)
_LEADING_YEAR = re.compile(rf"^(?:关于)?(?:{_YEAR_IN_TITLE.pattern})")
_NAMED_BODY = re.compile(
    r"(?:编制|填报|报送|预算|自评)?(?:部门|单位)(?:名称)?(?:[（(].{1,6}[）)])?[:：]"
    r"(?P<name>\S{3,40}?)(?:$|\s|(?:预算|单位|部门|组织|项目)?(?:编码|代码|名称|负责人|联系)\w{0,3}[:：])"
)
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十\d]{1,3}[部章节]|附[件表]"
)
_CODE_BEFORE = re.compile(r"^[\[［(（]?\d{3,}[0-9A-Z]*[\]］)）]?\s*[-—－_]?\s*(?=[\u4e00-\u9fff])")
_SEAL = re.compile(r"[（(][^（）()]{0,4}[章印签][^（）()]{0,2}[）)]$")
_DATED = re.compile(r"(?:报告|编制|撰写|自评|完成)\s*(?:日期|时间)\s*[:：]\s*(?P<date>\S.*)")
_BESIDE_NAME = re.compile(r"^\[?\d{3,}\]?-?|\((?:本级|机关|汇总|本部|盖章|公章|单位)\)|(?:部门|本级|机关|汇总)$")
_ANNEX = re.compile(r"附[件表录]?[\d一二三四五六七八九十]{0,3}[-\d]{0,3}:?")
_NAME = re.compile(r"[\u4e00-\u9fff（）()·“”0-9]{3,40}")


class Wording(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    title_words: tuple[tuple[str, ...], ...]
    whole_titles: tuple[str, ...]
    title_begins: tuple[str, ...]
    body_endings: tuple[str, ...]
    no_body: tuple[str, ...]
    several: tuple[str, ...]
    filled_in: tuple[str, ...]
    dated: tuple[str, ...]
    signers: tuple[str, ...]


Where = Literal["title", "cover", "signature"]


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing that a report says of itself, and where: `end` is None where it goes on in the next paragraph."""

    field: Literal["title", "org_name", "report_date"]
    where: Where
    raw: str
    value: str
    paragraph: int
    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Cover:
    """What a report says of itself; empty or None where it does not. `stated` holds each place where it says so."""

    title: str = ""
    org_name: str = ""
    year: int | None = None
    report_date: str = ""
    stated: tuple[Stated, ...] = field(default=(), compare=False)


_Name = tuple[str, Where, int]  # the name, where it stands, and on which line


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: its text without outer white space, in usual characters and as written; its place."""

    text: str
    written: str
    paragraph: int
    start: int

    def stated(self, field: Literal["title", "org_name", "report_date"], where: Where, value: str) -> Stated:
        """The value at its place in the line; a value that the line only holds with white space is the whole line."""
        at = self.text.find(value)
        first, last = (at, at + len(value)) if at >= 0 else (0, len(self.text))
        raw = self.written[first:last]
        return Stated(field, where, raw, value, self.paragraph, self.start + first, self.start + last)


@cache
def wording() -> Wording:
    """The words of `cover.toml`; see the file for what each list holds."""
    text = files(__package__).joinpath("cover.toml").read_text(encoding="utf-8")
    return Wording.model_validate(tomllib.loads(text))


def read_cover(paragraphs: Sequence[Paragraph]) -> Cover:
    """Title, body and year from the first lines; the date from the last line that is nothing but a date."""
    found = [_line(paragraph) for paragraph in paragraphs if strip_outer(paragraph.text)]
    lines = [line.text for line in found]
    place, title = _find_title(lines)
    names = [] if place is None else _names_at_title(lines, place, title)
    if not names and (named := _named_body(lines[: (place or 0) + TITLE_AMONG])):
        names.append(named)
    signed = _signature(lines)
    stated = [found[at].stated("org_name", where, name) for name, where, at in [*names, *signed]]
    if place is not None:
        stated.insert(0, _stated_title(found, place, title))
    dated = _date_stated(found)
    stated += [dated] if dated is not None else []
    year = None if place is None else _year(lines, place, title)
    name = next((name for name, _, _ in [*names, *signed]), "")
    return Cover(title, name, year, dated.value if dated is not None else "", tuple(stated))


def _line(paragraph: Paragraph) -> _Line:
    text = strip_outer(paragraph.text)
    return _Line(spelled(text), text, paragraph.index, paragraph.text.find(text))


def _date_stated(lines: list[_Line]) -> Stated | None:
    """The date of signing on the last line that is nothing else, or the one that the cover names (报告日期：)."""
    for line in reversed(lines):
        if date := _date_of_signing(line.text):
            end = line.start + len(line.text)
            return Stated("report_date", "signature", line.written, date, line.paragraph, line.start, end)
    for line in lines[:TITLE_AMONG]:
        found = _DATED.fullmatch(line.text)
        if found is not None and (date := _date_of_signing(found["date"])):
            first, last = found.span("date")
            place = (line.start + first, line.start + last)
            return Stated("report_date", "cover", line.written[first:last], date, line.paragraph, *place)
    return None


def _stated_title(lines: list[_Line], place: int, title: str) -> Stated:
    """The title where it begins: on its line, or on the one before it."""
    line = lines[place]
    first = line if title.startswith(line.text) else lines[place - 1]
    whole = first.text == title
    end = first.start + len(title) if whole else None
    written = first.written if whole else first.written + line.written
    return Stated("title", "title", written, title, first.paragraph, first.start, end)


def _find_title(lines: list[str]) -> tuple[int | None, str]:
    """The first title among the first lines."""
    return next(_titles(lines[: TITLE_AMONG + 1]), (None, ""))


def _titles(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines, or two lines together, that hold a word of every kind that titles hold."""
    for place, line in enumerate(lines):
        if _is_title(line):
            before = lines[place - 1] if place else ""
            yield (place, before + line) if _begins_title(before) else (place, line)
        elif place + 1 < len(lines) and len(line) < TITLE_MAX_LENGTH / 2 and not looks_like_body(line):
            joined = line + lines[place + 1]
            if _is_title(joined) and not _is_title(lines[place + 1]):
                yield place, joined


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a report among the lines of a document: where it begins, the body and the year that it names."""

    line: int
    text: str
    body: str
    year: int | None


def titles_in(lines: list[str]) -> list[Title]:
    """Every title among the lines; numbered headings are none."""
    found: list[Title] = []
    for place, text in _titles(lines):
        if _NUMBERED.match(text):
            continue
        own = place if text.startswith(lines[place]) else place - 1
        names = _names_at_title(lines, place, text)
        named = _named_body(lines[place : place + NAMED_WITHIN])
        body = names[0][0] if names else named[0] if named else ""
        found.append(Title(own, text, body, _year(lines, place, text)))
    return found


def _begins_title(line: str) -> bool:
    """The first half of a broken title: a year and more, but no sentence, no name and no title of its own."""
    if len(line) > TITLE_MAX_LENGTH / 2 or fiscal_year("".join(line.split())) is None or looks_like_body(line):
        return False
    rest = _YEAR_IN_TITLE.sub("", "".join(line.split()))
    return any(rest.endswith(word) for word in wording().title_begins) and not any(mark in line for mark in "，。：；")


def _is_title(line: str) -> bool:
    text = fold(line)
    if len(text) > TITLE_MAX_LENGTH or text.endswith((".", "。", ":", "；", ";")) or text.startswith("根据"):
        return False
    if "。" in text:
        return False
    if all(any(word in text for word in words) for words in wording().title_words):
        return True
    return any(re.search(f"(?:{pattern})$", text) for pattern in wording().whole_titles)


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


def _names_at_title(lines: list[str], place: int, title: str) -> list[_Name]:
    """The name before the year or the kind of report in the title, and the one on a line above or below it."""
    text = _LEADING_YEAR.sub("", "".join(title.split()))
    ends = [found.start() for found in [_YEAR_IN_TITLE.search(text)] if found]
    ends += [at for word in wording().title_begins if (at := text.find(word)) > 0]
    names: list[_Name] = []
    for end in sorted(ends):
        if looks_like_body(text[:end]):
            own = place if title.startswith(lines[place]) else place - 1
            names.append((text[:end].removeprefix("关于"), "title", own))
            break
    above = list(range(place - 1, max(place - 3, 0) - 1, -1))
    signed = next((at for at in above if _date_of_signing(lines[at])), -1)  # the end of another report
    for at in [*(at for at in above if at > signed), *range(place + 1, min(place + 3, len(lines)))]:
        name = _YEAR_IN_TITLE.sub("", "".join(lines[at].split()))  # 某某中学2019年
        if looks_like_body(name):
            return [*names, (name, "cover", at)]
    return names


def _named_body(lines: list[str]) -> _Name | None:
    """The name on a line such as 部门：某某局."""
    for at, line in enumerate(lines):
        found = _NAMED_BODY.match(line) if len(line) <= BODY_MAX_LENGTH else None
        if found and looks_like_body(name := _SEAL.sub("", found["name"])):
            return name, "cover", at
    return None


def same_body(one: str, other: str) -> bool:
    """Whether two names can be one body's: alike, or one without the place or the level (本级) that the other names."""
    first, second = (_BESIDE_NAME.sub("", fold(name)) for name in (one, other))
    return bool(first and second) and (first in second or second in first)


def without_code(name: str) -> str:
    """A name without the code before it: `219001-某某局`, `[610001]某某公司`."""
    return _CODE_BEFORE.sub("", strip_outer(name))


def begins_cover(line: str) -> bool:
    """Whether a line above a title belongs with it: the body's name, the year, 附件2, half of the title."""
    if _date_of_signing(line):
        return False
    mark = fold(line)
    return (
        looks_like_body(line)
        or line_year(line) is not None
        or _ANNEX.fullmatch(mark) is not None
        or _begins_title(line)
    )


def looks_like_body(line: str) -> bool:
    """Whether a line is the name of one public body and nothing else."""
    name = "".join(line.split())
    if (
        not _NAME.fullmatch(name)
        or name.startswith(wording().several)
        or any(word in name for word in wording().no_body)
    ):
        return False
    return name.rstrip("）)").endswith(wording().body_endings)


def is_signing_date(line: str) -> bool:
    """Whether a line is nothing but the day or month of signing."""
    return bool(_date_of_signing(strip_outer(line)))


def _date_of_signing(line: str) -> str:
    """The date that a line is, with its month at least."""
    date = read_date(line) if len(line) <= DATE_MAX_LENGTH else None
    return date if date is not None and "-" in date else ""


def _signature(lines: list[str]) -> list[_Name]:
    """The name on the line above the last date."""
    for at in range(len(lines) - 1, 0, -1):
        if _date_of_signing(lines[at]):
            return [("".join(lines[at - 1].split()), "signature", at - 1)] if looks_like_body(lines[at - 1]) else []
    return []
