"""A name in, the region that it begins with out: 湖南省长沙市岳麓区人民法院, 寻甸县委员会, 桃江财政局."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from schemas.regions import STILL, Region, regions

NEW_BEFORE = 2  # a report on a year, written in the next, may use the names of the next
OLD_AFTER = 1


class Kind(BaseModel):
    """A rule for a kind of body; see `who.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    duty: bool = False


class Wording(BaseModel):
    """The words of `who.toml`; each is explained there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before_place: tuple[str, ...]
    suffixes: tuple[str, ...]
    common: frozenset[str]
    no_region: tuple[str, ...]
    streets: tuple[str, ...]
    corps: str
    corps_region: str
    duties: tuple[str, ...]
    offices: tuple[str, ...]
    no_office: tuple[str, ...]
    of_township: tuple[str, ...]
    no_township: tuple[str, ...]
    zones: tuple[str, ...]
    zone_offices: tuple[str, ...]
    below: tuple[str, ...]
    of_province: tuple[str, ...]
    without_counties: frozenset[str]
    no_district: tuple[str, ...]
    kinds: tuple[Kind, ...]


@cache
def wording() -> Wording:
    text = files(__package__).joinpath("who.toml").read_text(encoding="utf-8")
    return Wording.model_validate(tomllib.loads(text))


@dataclass(frozen=True, slots=True)
class Place:
    """The regions that the beginning of a text can mean, and where it ends; none where it begins with no region.

    `common` is a name such as 城区 without its city: even if only one region bears it, others are called so, too.
    """

    regions: tuple[Region, ...] = ()
    end: int = 0
    common: bool = False

    @property
    def region(self) -> Region | None:
        """The region, if it is surely one."""
        return self.regions[0] if len(self.regions) == 1 and not self.common else None


def read_place(text: str, year: int | None = None) -> Place:
    """The innermost region of a chain (province, city, county; any may be left out) at the beginning of a text."""
    place = Place()
    while (inner := _next(text, place, year)) is not None:
        place = inner
    return replace(place, regions=in_year(place.regions, year))


def _next(text: str, outer: Place, year: int | None) -> Place | None:
    """One region more, inside what was read before: the longest name, else a bare one that its neighbour makes sure."""
    table = regions()
    rest = text[outer.end :]
    for length in range(table.longest(rest), 1, -1):
        name = rest[:length]
        named = table.named(name)
        inside = (
            _inside((*named, *table.bare(name)), outer, year) if named else ()
        )  # 沙县 is 沙县区 now, and still 沙县
        if inside and _is_region(name, rest[length:], outer.regions):
            return Place(inside, outer.end + length, common=not outer.regions and name in wording().common)
    for length in range(table.longest(rest), 1, -1):
        living = [each for each in table.bare(rest[:length]) if year is None or year <= each.until + OLD_AFTER]
        inside = _inside(living, outer, year)
        if not inside or rest[:length].endswith("镇"):  # 北镇人民政府 may be a township's
            continue
        place = Place(inside, outer.end + length)
        if begins_office(text[place.end :]) or _next(text, place, year) is not None:
            return place
    return None


def _inside(found: Iterable[Region], outer: Place, year: int | None) -> tuple[Region, ...]:
    """Those inside the outer place, if there is one, that were there in the year, or before."""
    known = (region for region in found if year is None or region.since - NEW_BEFORE <= year)
    return tuple(each for each in known if not outer.regions or any(place.holds(each) for place in outer.regions))


def _is_region(name: str, behind: str, outer: tuple[Region, ...]) -> bool:
    """Whether a name is meant as a region: not at the beginning of 新县城; 郊区 of no city before an office only."""
    if outer or begins_office(behind):
        return True
    other = (name + behind).startswith(wording().no_region) or behind.startswith(wording().streets)
    return name not in wording().common and not other


def begins_office(text: str) -> bool:
    """Whether a text is a body of a place by its first word: 财政局, 人民法院."""
    return text.startswith((*wording().duties, *wording().offices)) and not text.endswith(wording().no_office)


def in_year(found: tuple[Region, ...], year: int | None) -> tuple[Region, ...]:
    """Those that were in force, or nearly; of one place under several codes or names only the one of the year."""
    if len(found) == 1:  # 那曲地区安多县 when 那曲 is a city already: the county's code of the year
        found = (*found, *(each for each in regions().named(found[0].name) if _same_place(each, found[0])))
    near = [each for each in found if year is None or each.since - NEW_BEFORE <= year <= each.until + OLD_AFTER]
    kept: list[Region] = []
    for region in sorted(near or found, key=lambda each: _distance(each, year)):
        if not any(_same_place(region, other) for other in kept):
            kept.append(region)
    return tuple(kept)


def _distance(region: Region, year: int | None) -> int:
    year = STILL if year is None else year
    return max(region.since - year, year - region.until, 0)


def _same_place(one: Region, other: Region) -> bool:
    """Whether one may have followed the other: in one province, and never in force together."""
    apart = one.until < other.since or other.until < one.since
    return apart and one.code[:2] == other.code[:2]
