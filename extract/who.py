"""The name of a public body in, and texts about it; its region, level and kind out, each empty where unsure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from extract.cover import without_code
from extract.places import Kind, Place, begins_office, read_place, wording
from normalize.fold import fold, spelled
from schemas.regions import Region, regions

MAX_LENGTH = 120  # a longer text is no name and no title

BodyLevel = Literal["", "省", "市", "县", "乡"]

_BRACKETS = re.compile(r"\([^()]*\)$")
_YEAR = re.compile(r"^(?:关于)?(?:20\d\d年?度?)?(?:关于)?")
_TOWN = re.compile(r"(?P<town>[\u4e00-\u9fff·]{0,11}?(?:街道|镇|苏木|乡(?![镇村愁])))(?P<body>.*)")
_NUMBER = re.compile(r"^[\d\W_]+")
_STREET = "[前门东西南北街路桥头]|城(?![市管乡投])"  # 县前街小学, 县城
_HEAD = re.compile(
    rf"(?P<unit>自治区|省(?!级)|市(?![场政民区容]|中区|{_STREET})|县(?![域级]|{_STREET})|州(?!{_STREET})|盟"
    rf"|旗(?![舰袍]|{_STREET})|区(?![域块级间]|{_STREET}))"
)
_COUNTY = re.compile(r"[\u4e00-\u9fff]{1,10}?(?:县(?![域级路]|城(?![市管乡投]))|(?P<district>[区旗]))")
_UNIT_LEVEL: dict[str, BodyLevel] = {
    "省": "省",
    "自治区": "省",
    "州": "市",
    "盟": "市",
    "县": "县",
    "旗": "县",
    "区": "县",
}


@dataclass(frozen=True, slots=True)
class Who:
    """Code of GB/T 2260, level (省 市 县 乡) and kind of a body; empty where its name does not tell."""

    region: str = ""
    level: BodyLevel = ""
    org_kind: str = ""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in parts: what stands before the place, the place, what is behind it."""

    whole: str
    place: Place
    rest: str


def who_is(name: str, year: int | None = None, texts: Sequence[str] = ()) -> Who:
    """What a name tells of a body, and where it leaves two regions open or names none, what `texts` about it tell.

    Texts are the title, the file's name and its folders, other forms of the name: not the prose of a report.
    """
    if not name or len(name) > MAX_LENGTH:
        return Who()
    parts = _parts(name, year)
    texts = [text for text in texts if len(text) <= MAX_LENGTH]
    kind = kind_of(parts.whole)
    if parts.whole.startswith(wording().corps):
        return _of_corps(parts, kind)
    place = parts.place
    if not place.regions:
        return _without_place(parts.rest, year, texts, kind)
    if place.region is None:
        place = _settled(place, texts, year)
    if place.common:
        return Who(org_kind=kind)
    region = place.region
    if region is not None and region.level == "省" and read_place(parts.rest, year).regions:
        return Who(org_kind=kind)  # a place of another province
    return Who(region.code if region else "", _level(parts.rest, place.regions), kind)


def kind_of(name: str) -> str:
    """The kind of body that a name without code and suffix tells: 学校, 法院 ..; empty where it tells none."""
    return next((rule.kind for rule in wording().kinds if _is_of(rule, name)), "")


def _is_of(rule: Kind, name: str) -> bool:
    if name.endswith(rule.unless):
        return False
    if rule.duty and not any(duty in name for duty in wording().duties):
        return False
    return name.startswith(rule.begins) or name.endswith(rule.ends) or any(word in name for word in rule.holds)


def _parts(name: str, year: int | None) -> _Name:
    whole = bare_name(name)
    before = next((word for word in wording().before_place if whole.startswith(word)), "")
    place = read_place(whole.removeprefix(before), year)
    return _Name(whole, place, whole.removeprefix(before)[place.end :])


def bare_name(name: str) -> str:
    """A name without white space, code, (盖章), 本级 and 部门."""
    text = fold(without_code("".join(spelled(name).split())))
    while text:
        shorter = _BRACKETS.sub("", text)
        suffix = next((end for end in wording().suffixes if shorter.endswith(end) and len(shorter) > len(end) + 1), "")
        if (shorter := shorter.removesuffix(suffix)) == text:
            break
        text = shorter
    return text


def unit_before(name: str) -> str:
    """The 市, 县 .. that stands for a place of its own before a name: of 市司法局, not of 市场监督管理局."""
    if name.startswith("市") and begins_office(name[1:]):  # 市民政局
        return "市"
    head = _HEAD.match(name)
    return head["unit"] if head else ""


def township_in(rest: str) -> str:
    """The township that begins what stands behind a place: 桃花江镇 of 桃花江镇中心小学; empty where none does."""
    found = _TOWN.match(rest)
    if found is None or found["town"].endswith(wording().no_township) or begins_office(rest):
        return ""
    return found["town"]


def _of_corps(parts: _Name, kind: str) -> Who:
    """The corps has no code of its own: a division's city where it is named, else the region, and no level."""
    rest = parts.whole.removeprefix(wording().corps)
    found = [read_place(rest[at:]).region for at in range(len(rest))]
    city = next((region for region in found if region is not None and region.code.startswith("6590")), None)
    return Who(city.code if city else wording().corps_region, "", kind)


def _level(rest: str, places: Sequence[Region]) -> BodyLevel:
    """The level of a body in a region, by what stands behind the region's name."""
    town = _town(rest)
    if town is not None:
        return "乡" if town else ""
    levels = {region.level for region in places}
    return levels.pop() if len(levels) == 1 and not _may_be_lower(rest, places) else ""


def _may_be_lower(rest: str, places: Sequence[Region]) -> bool:
    """Whether a body may belong to a part of the place: 高新区管委会, 大通湖区财政局, a primary school of a city."""
    words = wording()
    if any(zone in rest for zone in words.zones):
        return True
    if rest.endswith(words.below) and any(place.level != "县" for place in places):
        return True
    if begins_office(rest) or rest.endswith(words.of_province):
        return False
    return rest.endswith(words.zone_offices) or _is_district(rest) or _names_inner(rest, places)


def _names_inner(rest: str, places: Sequence[Region]) -> bool:
    """Whether the name goes on with the bare name of a region inside: 湖南省湘西公路局 may be either's."""
    lengths = range(2, regions().longest(rest) + 1)
    return any(place.holds(region) for n in lengths for region in regions().bare(rest[:n]) for place in places)


def _town(rest: str) -> str | None:
    """The township whose own body this is; empty where it is a body in one, None where none is named."""
    found = _TOWN.match(rest)
    if found is None or found["town"].endswith(wording().no_township):
        return None
    if not found["body"] or found["body"].startswith(wording().of_township):
        return found["town"]
    return None if begins_office(rest) or found["town"] in ("镇", "乡", "街道") else ""


def _is_district(rest: str) -> bool:
    """Whether the name goes on with a county that the table does not have: 大通湖区财政局."""
    found = _COUNTY.match(rest)
    return found is not None and _is_county(found, rest)


def _is_county(found: re.Match[str], name: str) -> bool:
    if found["district"] is None:
        return True
    others = (*wording().no_district, *wording().zones)
    return begins_office(name[found.end() :]) and not found[0].endswith(others)


def _without_place(name: str, year: int | None, texts: Sequence[str], kind: str) -> Who:
    """市司法局, 某镇人民政府, 某中学: where, by a text that begins with a place and fits the name."""
    town, unit = _town(name), _unit(name)
    if (county := _county_of_its_own(name)) is not None:
        town = _town(name[county.end() :])
        return Who("", "县" if town is None else "乡" if town else "", kind)
    level: BodyLevel = "乡" if town else _UNIT_LEVEL.get(unit, "")
    key = town if town and len(town) > 2 else "" if unit else name
    found = {region for text in texts if (region := _placed(text, year, key)) is not None and _fits(region, unit, town)}
    if len(found) != 1:
        return Who("", level, kind)
    region = found.pop()
    return Who(region.code, level or _level(name.removeprefix(unit), [region]), kind)


def _unit(name: str) -> str:
    """The 市, 县 .. that stands for a place of its own at the beginning of a name that begins with no township."""
    head = _HEAD.match(name) if not _town(name) else None
    unit = head["unit"] if head else ""
    return "自治区" if unit == "区" and name.endswith("厅") else unit


def _county_of_its_own(name: str) -> re.Match[str] | None:
    """The county that a name begins with and the table does not have."""
    county = None if _unit(name) or _town(name) else _COUNTY.match(name)
    return county if county is not None and _is_county(county, name) else None


def who_by_folders(
    name: str, folders: Sequence[str], year: int | None = None, texts: Sequence[str] = ()
) -> tuple[Who, str]:
    """Of a body whose region neither its name nor texts tell: what the one county among its folders tells, its name.

    Nothing where they name none or several, and where the name or a text fits another place.
    """
    if not name or len(name) > MAX_LENGTH:
        return Who(), ""
    counties = {county for folder in folders if (county := _county_named(folder, folders, year)) is not None}
    told = [region for text in texts if len(text) <= MAX_LENGTH and (region := read_place(_line(text), year).region)]
    parts = _parts(name, year)
    if len(counties) != 1 or parts.whole.startswith(wording().corps):
        return Who(), ""
    county = counties.pop()
    if not _may_lie_in(parts, county) or not all(each == county or each.holds(county) for each in told):
        return Who(), ""
    rest = parts.rest.removeprefix(_unit(parts.rest))
    level: BodyLevel = "乡" if _town(parts.rest) else _level(rest, [county])
    return Who(county.code, level, kind_of(parts.whole)), county.name


def _county_named(folder: str, folders: Sequence[str], year: int | None) -> Region | None:
    """The county that a folder's name begins with: 桃江县, 01.湖南省益阳市桃江县, 2022年桃江县直单位."""
    if len(folder) > MAX_LENGTH:
        return None
    place = read_place(_NUMBER.sub("", _line(folder)), year)
    region = _settled(place, folders, year).region if place.regions else None
    is_county = region is not None and (region.level == "县" or region.code in wording().without_counties)
    return region if is_county else None


def _may_lie_in(parts: _Name, county: Region) -> bool:
    """Whether a name leaves it open that its body lies in a county: not 市司法局, 教育厅, 湖南农业大学."""
    if parts.place.regions:
        return county in parts.place.regions
    rest = parts.rest
    if rest.endswith("厅") or _county_of_its_own(rest) is not None:
        return False
    if (town := _town(rest)) is not None:
        return _fits(county, "", town)
    lengths = range(2, regions().longest(rest) + 1)
    called = [] if _unit(rest) else [region for n in lengths for region in regions().bare(rest[:n])]
    return _fits(county, _unit(rest), None) and (not called or county in called)


def _placed(text: str, year: int | None, key: str) -> Region | None:
    """The region that a text begins with, if the text holds the key, too."""
    line = _line(text)
    return read_place(line, year).region if key in line else None


def _line(text: str) -> str:
    """A title or a file's name from its first name on."""
    return bare_name(_YEAR.sub("", "".join(text.split())))


def _fits(region: Region, unit: str, town: str | None) -> bool:
    """Whether a region can be the 市 or 县 of a name."""
    if town:
        return region.level == "县" or region.code in wording().without_counties
    return region.name.endswith(unit) and (unit != "省" or region.level == "省")


def _settled(place: Place, texts: Iterable[str], year: int | None) -> Place:
    """The one of several regions of one name whose city or province a text names; as it was where none or several."""
    lines = [_line(text) for text in texts]
    named = tuple(region for region in place.regions if any(_is_named(line, region, year) for line in lines))
    return Place(named, place.end) if len(named) == 1 else place


def _is_named(line: str, region: Region, year: int | None) -> bool:
    """Whether a line begins with the region, holds the full name of what it belongs to, or is the bare name."""
    begins = read_place(line, year).region
    if begins is not None and begins.code == region.code:
        return True
    outer = [place for code in (region.parent, f"{region.code[:2]}0000") if (place := regions().coded(code))]
    return any(place.name in line or line in (place.name[:2], place.name[:3]) for place in outer)
