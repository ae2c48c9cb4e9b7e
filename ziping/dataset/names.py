"""The name of a public body in, its parts and the key that all its spellings share out."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from extract.places import begins_office, read_place
from extract.places import wording as words_of_who
from extract.who import MAX_LENGTH, township_in, unit_before
from normalize.fold import fold, spelled
from schemas.regions import peoples, regions, stem_of

KEPT = 65536
SHORT_NAME = 2  # 城区, 郊区: a word like others
_CODE = re.compile(
    r"^(?P<open>[\[(]?)(?P<digits>\d{3,}[0-9A-Za-z]*)(?P<close>[\])]?)(?P<dash>[-_]?)(?=[\u4e00-\u9fff])"
)
_CODE_BEHIND = re.compile(r"(?:[\[(]\d{3,}[\])]|[-_]?\d{6,})$")
_BRACKET = re.compile(r"\((?P<inside>[^()]*)\)$")
_NOTE = re.compile(r"\([^()]*\)")
NUMERALS = re.compile(r"[一二三四五六七八九十百〇]+")
_ARABIC = re.compile(r"[0-9]+")
_DIGITS = "〇一二三四五六七八九"


class Threshold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    same: float
    same_min_length: int
    idle: tuple[str, ...]
    doubtful: float
    doubtful_proper: float
    proper: frozenset[str]
    reformed: float
    loose: float
    regionless: float
    changing: frozenset[str]
    open_ends: tuple[str, ...]
    open_begins: tuple[str, ...]
    open_within: tuple[str, ...]
    open_forms: dict[str, str]
    contrasts: tuple[tuple[str, ...], ...]
    telling: tuple[str, ...]
    ends: tuple[str, ...]


class Why(BaseModel):
    """Why two names are one body's or two bodies', in Chinese and English."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    zh: str
    en: str


class Wording(BaseModel):
    """The words of `names.toml`; each is explained there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    brackets: frozenset[str]
    behind_bare: tuple[str, ...]
    connectors: str
    offices_joined: tuple[str, ...]
    before_town: tuple[str, ...]
    townships: tuple[str, ...]
    before: dict[str, str]
    short: dict[str, str]
    cut: dict[str, str]
    begins: dict[str, str]
    endings: dict[str, str]
    numbered: dict[str, str]
    likeness: Threshold
    reforms: dict[str, tuple[str, ...]]
    why: dict[str, Why]


@dataclass(frozen=True, slots=True, order=True)
class Body:
    """A body as reports name it: its name, the code of its region, its level and kind, empty where unsure."""

    name: str
    region: str = ""
    level: str = ""
    org_kind: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in parts: the code of today, what it says of its place, and the rest in one spelling.

    `shape` is the rest without what makes a person look, `core` without its township.
    """

    code: str
    places: frozenset[str]
    unit: str
    rest: str
    shape: str
    town: str
    core: str


@cache
def wording() -> Wording:
    text = files(__package__).joinpath("names.toml").read_text(encoding="utf-8")
    return Wording.model_validate(tomllib.loads(text))


def why(reason: str) -> Why:
    """The texts of a reason, by its name in `names.toml`."""
    return wording().why[reason]


def key_of(body: Body) -> str:
    """`430900/公共资源交易中心`: bodies of equal keys are one.

    Without a region, the whole name; and as it stands, with code and (本级), where it names no place: 财政局, 市财政局.
    """
    if not body.region:
        plain = _plain(body.name)
        return f"/{fold(spelled(body.name)) if unit_before(plain) or begins_office(plain) else plain}"
    parts = parts_of_name(body.name, body.region)
    return f"{parts.code}/{parts.rest}"


def rest_of(body: Body) -> str:
    """The name without its place in one spelling: where a body has no region, what others can be compared with."""
    return parts_of_name(body.name, body.region).rest


def places_of(body: Body) -> frozenset[str]:
    """The codes of today of the regions that a name begins with."""
    return parts_of_name(body.name, body.region).places


def region_of(body: Body) -> str:
    """The code that the region of a body has today."""
    return parts_of_name(body.name, body.region).code


def full_name(body: Body) -> str:
    """A name as it is written, without white space, code, (本级) and 原."""
    return _plain(body.name)


@lru_cache(maxsize=KEPT)
def parts_of_name(name: str, region: str) -> Parts:
    words = wording()
    text = _plain(name)
    if len(text) > MAX_LENGTH:  # no name
        return Parts(_region(region, frozenset())[0], frozenset(), "", text, text, "", text)
    before = next((word for word in words.before if text.startswith(word)), "")
    rest = text.removeprefix(before)
    place = read_place(rest)
    places = frozenset(regions().today(each).code for each in place.regions)
    code, names = _region(region, places)
    unit = "" if places else unit_before(rest)
    stem = next((stem_of(own) for own in names if len(stem_of(own)) > 1 and rest.startswith(stem_of(own))), "")
    if (places and not code) or code in places:
        rest = rest[place.end :] or rest
    elif unit and (not code or any(own.endswith(unit) for own in names)):
        rest = rest.removeprefix(unit)
    elif stem and rest.removeprefix(stem).startswith(words.behind_bare):
        rest = rest.removeprefix(stem)
    for own in (own for own in names if len(own) > SHORT_NAME):  # 桃江县纪委桃江县监委
        rest = rest.replace(own, "") or rest
    rest = _usual(rest, words.before.get(before, before))
    shape = _shape(rest, [stem_of(own) for own in names])
    town = township_in(rest)
    return Parts(code, places, unit, rest, shape, _stem_of_town(town), rest.removeprefix(town) or rest)


def _region(code: str, places: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """The code of today and all names under which the region may be named; what the name says decides on 469025."""
    rows = regions().once(code)
    own = [row for row in rows if regions().today(row).code in places] or rows[-1:]
    if not own:
        return code, ()
    today = regions().today(own[0])
    return today.code, tuple(dict.fromkeys((today.name, own[0].name)))


def _plain(name: str) -> str:
    """A name without white space, code, 原 and what stands behind it and says nothing of the body."""
    text = fold(spelled(name))
    if len(text) > MAX_LENGTH:
        return text
    code = _CODE.match(text)
    if code and (len(code["digits"]) > 3 or code["close"] or code["dash"] or _begins_name(text[code.end() :])):
        text = text[code.end() :]
    while text:
        shorter = _without_note(_CODE_BEHIND.sub("", text))
        suffix = next((end for end in words_of_who().suffixes if shorter.endswith(end)), "")
        if len(shorter) > len(suffix) + 1:
            shorter = shorter.removesuffix(suffix)
        if shorter == text or not shorter:
            break
        text = shorter
    return text[1:] if text.startswith("原") and not read_place(text).regions and _begins_name(text[1:]) else text


def _without_note(text: str) -> str:
    found = _BRACKET.search(text)
    if found is None or not (found["inside"].startswith("原") or found["inside"] in wording().brackets):
        return text
    return text[: found.start()]


def _begins_name(text: str) -> bool:
    return bool(read_place(text).regions or unit_before(text)) or text.startswith(words_of_who().before_place)


def _usual(rest: str, before: str) -> str:
    """What stands behind the place in the usual short form."""
    words = wording()
    rest = _ARABIC.sub(lambda found: _chinese(found[0]), rest)
    if rest.startswith("原") and begins_office(rest[1:]):
        rest = rest[1:]
    joined = "" if rest.endswith(words.offices_joined) and not township_in(rest) else words.connectors[0]
    rest = re.sub(rf"(?<=..)[{words.connectors}](?=..)", joined, rest)
    rest = _peoples().sub("", rest)
    cut = next((begin for begin in words.cut if rest.startswith(begin)), "")
    rest = words.cut.get(cut, "") + rest.removeprefix(cut)
    for long, short in words.short.items():
        rest = rest.replace(long, short)
    if rest.startswith(words.before_town) and (inner := _without(rest, words.before_town)) and township_in(inner):
        rest = inner
    rest = before + rest
    for _ in range(2):  # 县委宣传部: 委宣传部: 宣传部
        begin = max((word for word in words.begins if rest.startswith(word)), key=len, default="")
        rest = words.begins.get(begin, "") + rest.removeprefix(begin)
    end = max((word for word in words.endings if rest.endswith(word)), key=len, default="")
    rest = rest.removesuffix(end) + words.endings.get(end, "")
    for kind, short in words.numbered.items():
        rest = re.sub(rf"第({NUMERALS.pattern}){kind}$", rf"\1{short}", rest)
    return rest


@cache
def _peoples() -> re.Pattern[str]:
    """The peoples in the name of a township: 鲊埠回族乡 is 鲊埠乡."""
    return re.compile(f"(?<=.)(?:{'|'.join(people for people in peoples() if people.endswith('族'))})+(?=乡)")


def _without(text: str, begins: Sequence[str]) -> str:
    return text.removeprefix(next((word for word in begins if text.startswith(word)), ""))


def _chinese(digits: str) -> str:
    """1 to 99 as they are counted, other numbers digit by digit: 108地质队 is 一〇八地质队."""
    if len(digits) > 2 or digits.startswith("0"):
        return "".join(_DIGITS[int(digit)] for digit in digits)
    tens, ones = divmod(int(digits), 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _stem_of_town(town: str) -> str:
    """A township without what it is: 木凉乡 may be 木凉镇 now."""
    return town.removesuffix(next((word for word in wording().townships if town.endswith(word)), ""))


def _shape(rest: str, stems: Sequence[str]) -> str:
    """What is left of a name without all that makes a person look: notes, the place's bare name, 办公室, 第一."""
    limits = wording().likeness
    shape = _NOTE.sub("", rest)
    for begin in (*(stem for stem in stems if len(stem) > 1), *limits.open_begins):
        shape = shape.removeprefix(begin) or shape
    for end in limits.open_ends:
        shape = shape.removesuffix(end) or shape
    for word in (*wording().townships, *limits.open_within, *limits.idle):
        shape = shape.replace(word, "") or shape
    for form, plain in limits.open_forms.items():
        shape = shape.replace(form, plain)
    return shape or rest


# ---- two names
