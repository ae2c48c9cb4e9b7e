"""Reports that came in, whose they are out: by the name of the body, by the folder where a name or year is lacking."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from ziping.dataset.columns import transposed
from ziping.dataset.decisions import Decision
from ziping.dataset.engine import Connection, Value
from ziping.dataset.names import Body, key_of
from ziping.dataset.orgs import Org, Resolution, resolve

BY_NAME, BY_FOLDER = "name", "folder"
KNOWN_BODIES = "SELECT name, region, level, org_kind, key, org_id FROM bodies"
SAME = f"{KNOWN_BODIES} WHERE name = ANY(?)"
NAMED = "SELECT DISTINCT org_name, region, level, org_kind FROM reports WHERE org_name <> ''"
NEAR = f"""{KNOWN_BODIES} WHERE org_id IN (
    SELECT org_id FROM bodies WHERE region = ANY(?) OR key = ANY(?) OR name = ANY(?)
)"""  # noqa: S608 - own names
LEFT = "SELECT DISTINCT org_id FROM bodies WHERE org_id = ANY(?)"
ORG = ("org_id", "name", "region", "level", "org_kind")
WRITTEN = f"SELECT {', '.join(ORG)} FROM orgs WHERE org_id = ANY(?)"  # noqa: S608 - own names
_row_of = attrgetter(*ORG)
LACKING = """
SELECT r.report_id, r.org_name, r.region, r.level, r.org_kind, r.year, r.org_id, r.submission, d.folder
FROM reports r JOIN documents d ON d.sha256 = r.sha256
WHERE d.folder = ANY(?) AND r.placed_by <> 'name'
"""
FOLDERS = """
SELECT DISTINCT d.folder FROM reports r JOIN documents d ON d.sha256 = r.sha256
WHERE r.placed_by = 'folder' AND r.submission = ANY(?)
"""
NEIGHBOURS = """
SELECT DISTINCT d.folder, r.org_id, r.year FROM reports r JOIN documents d ON d.sha256 = r.sha256
WHERE d.folder = ANY(?) AND r.placed_by = 'name'
"""


@dataclass
class Placement:
    """Whose a report is: `org_id` and `submission` are empty where nothing tells."""

    report_id: str
    body: Body
    year: int | None
    folder: str
    org_id: str = ""
    submission: str = ""
    placed_by: str = ""
    was: str = field(default="", compare=False)  # its submission before

    @property
    def reason(self) -> str:
        """Why it fits none: a key of `arrange.toml`."""
        return "no_org" if not self.org_id else "no_year"


class Bodies:
    """The bodies of a dataset, each with its org. Those that share no region with a new one are left alone."""

    def __init__(self, connection: Connection, decisions: Sequence[Decision]) -> None:
        self.connection, self.decisions = connection, decisions
        self.known: dict[Body, tuple[str, str]] = {}  # key and org of those that were asked of the dataset
        self._stored: set[Body] = set()
        self._decided = {name for decision in decisions for name in (decision.name, decision.other_name)}
        self._resolution: Resolution | None = None
        self.moved: set[Body] = set()  # those whose org is another than before

    def know_all(self) -> None:
        """Every body that is stored, and that a report names."""
        self._know(KNOWN_BODIES)
        self._meet({body: key_of(body) for body in (Body(*map(str, row)) for row in self.connection.rows(NAMED))})

    def add(self, bodies: Iterable[Body]) -> None:
        """Know these bodies; new ones may be those of their regions, and join or part some.

        After a decision also known ones are looked at: it may be of a year on.
        """
        named = {body: key_of(body) for body in bodies if body.name}
        self._know(SAME, [body.name for body in named] or [""])
        asked = {body: key for body, key in named.items() if self.decisions or body not in self.known}
        if asked:
            regions = {body.region for body in asked} | {""}
            near = self._know(NEAR, list(regions), list(asked.values()), list({"", *self._decided}))
            self._meet(asked)
            self._resolve(near | asked.keys())

    def resolve_all(self) -> None:
        """All anew, as after a decision."""
        self.know_all()
        self._resolve(set(self.known))

    def _know(self, sql: str, *params: Value) -> set[Body]:
        rows = self.connection.rows(sql, params)
        found = {Body(*map(str, row[:4])): (str(row[4]), str(row[5])) for row in rows}
        self.known |= found
        self._stored |= found.keys()
        return set(found)

    def _meet(self, bodies: Mapping[Body, str]) -> None:
        for body, key in bodies.items():
            self.known.setdefault(body, (key, ""))

    def org_for(self, body: Body, year: int | None) -> str:
        """The org that a body is in a year; empty for one without a name."""
        if not body.name:
            return ""
        if self._resolution is not None and body in self._resolution.org_of and year is not None:
            return self._resolution.org_for(body, year).org_id
        return self.known[body][1]

    def _resolve(self, chosen: set[Body]) -> None:
        self._resolution = resolve(chosen, self.decisions)
        changed: set[Body] = set()
        left: set[str] = set()
        for body in chosen:
            key, before = self.known[body]
            org = self._resolution.org_of[body]
            if org.org_id != before:
                changed.add(body)
                left.add(before)
                self.known[body] = (key, org.org_id)
        self.moved |= changed
        self._store(changed | (chosen - self._stored), self._resolution.orgs)
        gone = left - {org.org_id for org in self._resolution.orgs}
        gone -= {str(row[0]) for row in self.connection.rows(LEFT, [sorted(gone) or [""]])}
        if gone:
            self.connection.run("DELETE FROM orgs WHERE org_id = ANY(?)", [sorted(gone)])

    def _store(self, bodies: set[Body], orgs: Iterable[Org]) -> None:
        named = {org.org_id: org for org in orgs}
        written = {str(row[0]): row for row in self.connection.rows(WRITTEN, [list(named) or [""]])}
        listed = [org for org_id, org in named.items() if written.get(org_id) != _row_of(org)]
        if bodies:
            for body in bodies & self._stored:
                self.connection.run(
                    "DELETE FROM bodies WHERE name = ? AND region = ? AND level = ? AND org_kind = ?",
                    [body.name, body.region, body.level, body.org_kind],
                )
            self.connection.insert(
                "bodies",
                transposed(
                    [
                        {
                            "name": body.name,
                            "region": body.region,
                            "level": body.level,
                            "org_kind": body.org_kind,
                            "key": self.known[body][0],
                            "org_id": self.known[body][1],
                        }
                        for body in sorted(bodies)
                    ]
                ),
            )
            self._stored |= bodies
        if listed:
            self.connection.run("DELETE FROM orgs WHERE org_id = ANY(?)", [[org.org_id for org in listed]])
            self.connection.insert("orgs", dict(zip(ORG, zip(*map(_row_of, listed), strict=True), strict=True)))


def by_name(placements: Iterable[Placement], bodies: Bodies) -> None:
    """Body and year as the report states them."""
    for one in placements:
        one.org_id = bodies.org_for(one.body, one.year)
        if one.org_id and one.year is not None:
            one.submission, one.placed_by = f"{one.org_id}-{one.year}", BY_NAME


def by_folder(connection: Connection, fresh: Sequence[Placement], touched: Iterable[str] = ()) -> list[Placement]:
    """Those that their own words do not place: by what lies beside them in the folders that something came to.

    A folder tells where the others in it are all of one body (and one year). `fresh` are not stored yet; those that
    stand in `touched` submissions by their folder are looked at again.
    """
    again = connection.rows(FOLDERS, [list(touched) or [""]])
    folders = sorted({one.folder for one in fresh} | {str(row[0]) for row in again})
    if not folders:
        return []
    beside: Mapping[str, set[tuple[str, int]]] = defaultdict(set)
    for folder, org_id, year in connection.rows(NEIGHBOURS, [folders]):
        beside[str(folder)].add((str(org_id), int(str(year))))
    for one in fresh:
        if one.placed_by == BY_NAME and one.year is not None:
            beside[one.folder].add((one.org_id, one.year))
    lacking = [one for one in fresh if one.placed_by != BY_NAME]
    for row in connection.rows(LACKING, [folders]):
        texts = [str(cell) for cell in row]
        year = None if row[5] is None else int(texts[5])
        own = texts[6] if texts[1] else ""
        lacking.append(Placement(texts[0], Body(*texts[1:5]), year, texts[8], own, "", "", texts[7]))
    for one in lacking:
        fitting = {
            (org_id, year)
            for org_id, year in beside[one.folder]
            if one.org_id in ("", org_id) and one.year in (None, year)
        }
        if len(fitting) == 1 and (one.org_id or len({org for org, _ in beside[one.folder]}) == 1):
            org_id, year = fitting.pop()
            one.submission, one.placed_by = f"{org_id}-{year}", BY_FOLDER
            one.org_id = org_id
    return lacking
