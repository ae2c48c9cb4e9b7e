"""A roster of units and a dataset in, who reported and who did not out: 已报, 未报, 缺附件, 重复, 名单外."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from normalize.fold import compact, fold
from schemas.errors import UsageError
from ziping.dataset.engine import Connection
from ziping.dataset.names import Body, key_of
from ziping.ingest.headed import read_lines, words

_YEAR = re.compile(r"20\d\d")
SUBMITTED = "SELECT submission, org_id, year, parts FROM submissions ORDER BY submission"
KNOWN = "SELECT name, region, key, org_id FROM bodies"
ORGS = "SELECT org_id, name, region FROM orgs"
# Reports of which a part does not count because another file has it, without those that are only another format.
TWICE = """
SELECT DISTINCT p.submission, d.name FROM parts p JOIN reports r ON r.report_id = p.report_id
JOIN documents d ON d.sha256 = r.sha256
LEFT JOIN reports o ON o.report_id = p.of_report LEFT JOIN documents e ON e.sha256 = o.sha256
WHERE p.submission <> '' AND (p.state IN ('superseded', 'doubtful') OR (p.state = 'copy' AND e.format = d.format))
ORDER BY d.name
"""


@dataclass(frozen=True)
class Expected:
    """A unit of the roster: its code as text, and the parts that are due."""

    row: int
    name: str
    code: str = ""
    region: str = ""
    year: int | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listed:
    """How a unit of the roster stands. `lacking` are parts that are due, `twice` its files that another replaces.

    `asked` are the bodies that its name may be where it fits several: nobody guesses which.
    """

    expected: Expected
    year: int
    submission: str = ""
    lacking: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class RosterStatus:
    """Each unit of the roster by year, and the submissions of bodies that it does not have."""

    listed: tuple[Listed, ...]
    outside: tuple[tuple[str, int], ...]

    @property
    def reported(self) -> list[Listed]:
        return [one for one in self.listed if one.submission]

    @property
    def missing(self) -> list[Listed]:
        return [one for one in self.listed if not one.submission and not one.asked]


def read_roster(path: Path) -> list[Expected]:
    """The units of a roster; codes keep their zeros where the cell is text."""
    expected: list[Expected] = []
    for row, texts in read_lines(path, "roster", "org"):
        if compact(texts["org"]) in words("roster")["sums"]:
            continue
        found = _YEAR.search(fold(texts.get("year", "")))
        if texts.get("year") and found is None:
            raise UsageError(
                "E_LIST_LINE",
                str(path),
                row=row,
                reason=(f"年度“{texts['year']}”不是年份", f"not a year: {texts['year']}"),
            )
        expected.append(
            Expected(
                row,
                texts["org"],
                texts.get("code", ""),
                fold(texts.get("region", ""))[:6],
                int(found[0]) if found else None,
                _parts(texts.get("parts", "")),
            )
        )
    return expected


def _parts(text: str) -> tuple[str, ...]:
    """The parts that a cell names: 自评报告、基础数据表."""
    asked = [compact(one) for one in re.split(r"[、,，;；\n]", text) if one.strip()]
    named = {compact(word): part for part, known in words("parts").items() for word in known}
    return tuple(dict.fromkeys(named[one] for one in asked if one in named))


def status_by(connection: Connection, roster: Sequence[Expected], year: int | None = None) -> RosterStatus:
    """How the units stand in the years of the roster, or in `year`, or in the last year that anybody reported on."""
    submitted = {
        (str(org), int(str(when))): (str(name), str(parts)) for name, org, when, parts in connection.rows(SUBMITTED)
    }
    twice: dict[str, list[str]] = defaultdict(list)
    for submission, document in connection.rows(TWICE):
        twice[str(submission)].append(str(document))
    names = {str(org): (str(name), str(region)) for org, name, region in connection.rows(ORGS)}
    last = year or max((when for _, when in submitted), default=0)
    find = _Finder(connection)
    listed: list[Listed] = []
    claimed: set[str] = set()
    for one in roster:
        when = one.year or last
        orgs = find(one)
        claimed |= orgs
        if len(orgs) > 1:
            asked = sorted(f"{names[org][0]}（{names[org][1]}）" for org in orgs if org in names)
            listed.append(Listed(one, when, asked=tuple(asked)))
            continue
        submission, parts = submitted.get((next(iter(orgs), ""), when), ("", ""))
        lacking = _lacking(one.parts, parts.split("\n")) if submission else ()
        listed.append(Listed(one, when, submission, lacking, tuple(twice[submission])))
    years = {one.year or last for one in roster}
    outside = sorted(
        (names.get(org, (org, ""))[0], when) for org, when in submitted if org not in claimed and when in years
    )
    return RosterStatus(tuple(listed), tuple(outside))


def _lacking(due: Sequence[str], held: Sequence[str]) -> tuple[str, ...]:
    """Parts that are due and not there; where the roster says nothing, a report and a form are."""
    kinds = {part.partition(":")[0].partition("#")[0] for part in held}
    if due:
        return tuple(part for part in due if part not in kinds)
    lacking = [] if "narrative" in kinds else ["narrative"]
    forms = {"basic_data", "self_evaluation", "project_evaluation"}
    return tuple(lacking if kinds & forms else [*lacking, "self_evaluation"])


class _Finder:
    """The orgs that a unit of the roster may be: by name and region, else by a name that bodies of any region have."""

    def __init__(self, connection: Connection) -> None:
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_rest: dict[str, set[str]] = defaultdict(set)
        for name, _, key, org_id in connection.rows(KNOWN):
            self._by_key[str(key)].add(str(org_id))
            self._by_name[compact(str(name))].add(str(org_id))
            self._by_rest[str(key).partition("/")[2]].add(str(org_id))

    def __call__(self, one: Expected) -> set[str]:
        own = key_of(Body(one.name, one.region))
        if own in self._by_key and not own.startswith("/"):
            return self._by_key[own]
        return self._by_name.get(compact(one.name)) or self._by_rest.get(own.partition("/")[2]) or set()
