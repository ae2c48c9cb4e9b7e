"""A name in, the regions of China that bear or bore it out: their GB/T 2260 codes, and when they were in force."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

Level = Literal["省", "市", "县"]

STILL = 9999
STEM_MIN_LENGTH = 2
SUFFIXES = (
    *("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "新区", "林区", "矿区", "特区"),
    *("省", "市", "县", "区", "州", "盟", "旗", "古自治区"),  # 内蒙 is the one bare name that leaves out more
)
WITHIN = {"654000": ("6542", "6543")}  # what 伊犁州 has beside its own digits: 塔城地区, 阿勒泰地区


@dataclass(frozen=True, slots=True)
class Region:
    """A province (省), prefecture (市) or county (县) in force in the years `since` to `until`.

    `parent` is the code of what it belongs to; a county that a province rules itself has the province's.
    """

    code: str
    name: str
    level: Level
    parent: str
    since: int = 0
    until: int = STILL

    def holds(self, other: "Region") -> bool:
        """Whether another region lies in this one, by their codes."""
        if self.level == "县" or self.code == other.code:
            return False
        own = self.code[:2] if self.level == "省" else self.code[:4]
        return other.code.startswith((own, *WITHIN.get(self.code, ())))


class Regions:
    """The table by code and by name; an index of names holds places in the table, a region is made when asked for.

    A row is code, name, first and last year in force (empty where the table begins or ends with it), short names.
    """

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._rows = rows
        self._current = {row[0]: at for at, row in enumerate(rows) if not row[3]}
        self._codes = {row[0] for row in rows}
        self._full: dict[str, tuple[int, ...]] = {}
        self._short: dict[str, tuple[int, ...]] = {}
        for at, row in enumerate(rows):
            self._full[row[1]] = (*self._full.get(row[1], ()), at)
            for name in row[4].split():
                self._short[name] = (*self._short.get(name, ()), at)

    @cached_property
    def _longest(self) -> dict[str, int]:
        longest: dict[str, int] = {}
        for name in (*self._full, *self._short):
            longest[name[:2]] = max(len(name), longest.get(name[:2], 0))
        return longest

    def longest(self, text: str) -> int:
        """How long a name can be that a text begins with; 0 where none begins so."""
        return min(self._longest.get(text[:2], 0), len(text))

    def named(self, name: str) -> tuple[Region, ...]:
        """All regions that bear or bore the name, in full or shortened (寻甸县)."""
        return tuple(self._region(at) for at in (*self._full.get(name, ()), *self._short.get(name, ())))

    def bare(self, stem: str) -> tuple[Region, ...]:
        """All regions that are called so without what kind of region they are: 长沙 is a city and a county."""
        if len(stem) < STEM_MIN_LENGTH:
            return ()
        found = {region: None for end in SUFFIXES for region in self.named(stem + end)}
        return tuple(found)

    def in_force(self) -> list[Region]:
        """All regions of today."""
        return [self._region(at) for at in self._current.values()]

    def coded(self, code: str) -> Region | None:
        """The region that has the code today."""
        at = self._current.get(code)
        return None if at is None else self._region(at)

    def once(self, code: str) -> tuple[Region, ...]:
        """All regions that have or had the code, the latest last: 469025 was 定安县 and is 白沙黎族自治县."""
        found = (self._region(at) for at in self._all_of.get(code, ()))
        return tuple(sorted(found, key=lambda region: region.until))

    def today(self, region: Region) -> Region:
        """The region that goes on with a region, itself where it is in force or none surely does: 祁阳县 is 祁阳市."""
        seen = {region}
        while region.until != STILL and (after := self._after(region)) is not None and after not in seen:
            seen.add(after)
            region = after
        return region

    def _after(self, region: Region) -> Region | None:
        """What came the year after in the same province at the same level: of its name, its bare name or its code."""
        if (code := followed().get(region.code)) is not None:
            return self.coded(code)
        later = [
            each
            for end in ("", *SUFFIXES)
            for each in self.named(stem_of(region.name) + end)
            if each.code[:2] == region.code[:2] and each.level == region.level and each.since == region.until + 1
        ]
        named = [each for each in later if each.name == region.name]
        coded = [each for each in self.once(region.code) if each.since == region.until + 1]
        for found in (named, later, coded):
            if len({each.code for each in found}) == 1:
                return found[0]
        return None

    @cached_property
    def _all_of(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for at, row in enumerate(self._rows):
            places.setdefault(row[0], []).append(at)
        return places

    def _region(self, at: int) -> Region:
        code, name, first, last, _ = self._rows[at]
        since, until = int(first or 0), int(last or STILL)
        if code.endswith("0000"):
            return Region(code, name, "省", "", since, until)
        province, city = f"{code[:2]}0000", f"{code[:4]}00"
        if code.endswith("00"):
            return Region(code, name, "市", province, since, until)
        return Region(code, name, "县", city if city in self._codes else province, since, until)


def stem_of(name: str) -> str:
    """A name without what kind of region it is; 沙县 as it is."""
    ends = (end for end in SUFFIXES if name.endswith(end) and len(name) - len(end) >= STEM_MIN_LENGTH)
    return name.removesuffix(next(ends, ""))


@cache
def followed() -> dict[str, str]:
    """Codes of counties and of what goes on with them under another name (`changes.toml`)."""
    table: dict[str, str] = tomllib.loads(files(__package__).joinpath("changes.toml").read_text("utf-8"))["followed"]
    return table


@cache
def peoples() -> tuple[str, ...]:
    """The peoples that names of autonomous regions and townships hold (`names.toml`)."""
    return tuple(tomllib.loads(files(__package__).joinpath("names.toml").read_text("utf-8"))["peoples"])


@cache
def regions() -> Regions:
    """The table of `table.csv`, read once."""
    lines = files(__package__).joinpath("table.csv").read_text(encoding="utf-8").splitlines()[1:]
    return Regions([tuple(line.split(",")) for line in lines])
