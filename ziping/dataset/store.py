"""Documents that were read in, the rows of a dataset out: all of a batch or nothing of it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain

import ziping
from schemas.observations import stated_in
from ziping.check import found_in
from ziping.dataset import across, corrections, placing, submissions
from ziping.dataset.arrange import parts_of
from ziping.dataset.columns import Columns, transposed
from ziping.dataset.corrections import Put
from ziping.dataset.decisions import Decision
from ziping.dataset.engine import Connection
from ziping.dataset.names import Body
from ziping.dataset.placing import Bodies, Placement
from ziping.dataset.prepared import PreparedDocument, PreparedReport, told_by_folder
from ziping.dataset.whole import Check

FOLLOWED = "decisions"  # the name in `meta` of the decisions on bodies that all of them were resolved by


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Store:
    """Writes within one transaction. `check` runs the rules on a submission of several reports."""

    def __init__(self, connection: Connection, decisions: Sequence[Decision] = (), check: Check = found_in) -> None:
        self.connection, self.decisions, self.check = connection, decisions, check

    def known(self, hashes: Iterable[str]) -> set[str]:
        """Those that the dataset holds already."""
        found = self.connection.rows("SELECT sha256 FROM documents WHERE sha256 = ANY(?)", [list(hashes) or [""]])
        return {str(row[0]) for row in found}

    def add(self, run_id: str, documents: Sequence[PreparedDocument], *, again: bool = False) -> list[PreparedDocument]:
        """Stores those that are new, and tells which; of the same bytes the first one.

        With `again` those that it holds are replaced: what people put right in them stays.
        """
        left = self._remove([document.sha256 for document in documents]) if again else set()
        held = self.known(document.sha256 for document in documents)
        self.add_places((document.sha256, document.name) for document in documents)
        new: dict[str, PreparedDocument] = {}
        for document in documents:
            if document.sha256 not in held and document.sha256 not in new:
                new[document.sha256] = told_by_folder(document)
        if not new:
            return []
        reports = {one.report_id: one for document in new.values() for one in document.reports}
        fresh = [Placement(name, one.body, one.year, new[one.sha256].folder) for name, one in reports.items()]
        bodies = Bodies(self.connection, self.decisions)
        bodies.add({one.body for one in fresh})
        touched = self._moved(bodies) | left
        placing.by_name(fresh, bodies)
        lacking = placing.by_folder(self.connection, fresh, touched)
        self.insert(run_id, list(new.values()), reports, fresh)
        self._place(lacking, {one.report_id for one in fresh})
        touched |= {one.submission for one in chain(fresh, lacking)} | {one.was for one in lacking}
        put_right = corrections.latest(self.connection, reports) if again else {}
        as_read = {name: one for name, one in reports.items() if name not in put_right}
        submissions.update(self.connection, touched, as_read, self.check)
        self._list_unplaced(fresh, lacking, reports)
        across.mark_stale(self.connection)
        return list(new.values())

    def _remove(self, hashes: Sequence[str]) -> set[str]:
        """Takes out what documents state, not what people put right in it; the submissions that had it."""
        params = [list(hashes) or [""]]
        rows = self.connection.rows("SELECT report_id, submission FROM reports WHERE sha256 = ANY(?)", params)
        reports = [[str(row[0]) for row in rows] or [""]]
        for table in ("statements", "passages", "parts", "reports"):
            self.connection.run(f"DELETE FROM {table} WHERE report_id = ANY(?)", reports)  # noqa: S608 - own names
        self.connection.run("DELETE FROM documents WHERE sha256 = ANY(?)", params)
        return {str(row[1]) for row in rows}

    def resolve_orgs(self) -> int:
        """Every body anew, as after a decision; how many submissions that touched."""
        bodies = Bodies(self.connection, self.decisions)
        bodies.resolve_all()
        touched = self._moved(bodies, every=True)
        lacking = placing.by_folder(self.connection, [], touched)
        self._place(lacking, set())
        touched |= {one.submission for one in lacking} | {one.was for one in lacking}
        submissions.update(self.connection, touched, {}, self.check)
        self._list_unplaced([], lacking, {})
        self.connection.run("DELETE FROM meta WHERE name = ?", [FOLLOWED])
        if self.decisions:
            self.connection.insert("meta", {"name": [FOLLOWED], "value": [self._mark()]})
        across.refresh(self.connection)
        left = self.connection.rows(
            "SELECT COUNT(*) FROM submissions WHERE submission = ANY(?)", [sorted(touched) or [""]]
        )
        return int(str(left[0][0]))

    def follows(self) -> bool:
        """Whether every body is what the decisions say: not after their file was edited, or came from elsewhere."""
        rows = self.connection.rows("SELECT value FROM meta WHERE name = ?", [FOLLOWED])
        return (str(rows[0][0]) if rows else "") == self._mark()

    def _mark(self) -> str:
        told = "\n".join(one.model_dump_json() for one in self.decisions)
        return hashlib.sha256(told.encode()).hexdigest()[:16] if told else ""

    def correct(self, report: str, key: str, put: Put, by: str, reason: str) -> None:
        """Write down what a person puts right in a report, and check its submission anew."""
        submission = corrections.write(self.connection, report, key, put, by, now(), reason)
        submissions.update(self.connection, {submission}, {}, self.check)
        across.mark_stale(self.connection)

    def add_places(self, places: Iterable[tuple[str, str]]) -> None:
        """What the bytes are called, each name once."""
        wanted = dict.fromkeys(places)
        hashes = [sha256 for sha256, _ in wanted]
        held = set(self.connection.rows("SELECT sha256, name FROM places WHERE sha256 = ANY(?)", [hashes or [""]]))
        if new := [place for place in wanted if place not in held]:
            self.connection.insert("places", {"sha256": [one[0] for one in new], "name": [one[1] for one in new]})

    def _moved(self, bodies: Bodies, *, every: bool = False) -> set[str]:
        """Stored reports whose body has become another org go to that org's submissions; both are touched."""
        if not bodies.moved and not every:
            return set()
        names = list(bodies.known) if every else list(bodies.moved)
        rows = self.connection.rows(
            "SELECT DISTINCT org_name, region, level, org_kind, year, org_id, submission FROM reports"
            " WHERE placed_by = 'name' AND org_name = ANY(?)",
            [[body.name for body in names] or [""]],
        )
        touched: set[str] = set()
        for *told, year, org_id, submission in rows:
            body = Body(*map(str, told))
            if not every and body not in bodies.moved:  # a namesake elsewhere
                continue
            own = bodies.org_for(body, int(str(year)))
            if own == org_id:
                continue
            self.connection.run(
                "UPDATE reports SET org_id = ?, submission = ? WHERE org_name = ? AND region = ? AND level = ?"
                " AND org_kind = ? AND year = ? AND placed_by = 'name'",
                [own, f"{own}-{year}", body.name, body.region, body.level, body.org_kind, year],
            )
            touched |= {str(submission), f"{own}-{year}"}
        return touched

    def _place(self, lacking: Sequence[Placement], fresh: set[str]) -> None:
        for one in lacking:
            if one.report_id not in fresh and one.submission != one.was:
                self.connection.run(
                    "UPDATE reports SET org_id = ?, submission = ?, placed_by = ? WHERE report_id = ?",
                    [one.org_id, one.submission, one.placed_by, one.report_id],
                )

    def _list_unplaced(
        self, fresh: Sequence[Placement], lacking: Sequence[Placement], reports: Mapping[str, PreparedReport]
    ) -> None:
        nowhere = {one.report_id: one for one in chain(fresh, lacking) if not one.submission}
        if nowhere:
            stored = submissions.load(self.connection, [name for name in nowhere if name not in reports], self.check)
            parts = {name: parts_of(stated_in(record)) for name, record in stored.items()}
            parts.update({name: reports[name].parts for name in nowhere if name in reports})
            told = {name: (parts[name], one.reason) for name, one in nowhere.items()}
            submissions.unplaced(self.connection, told)

    def insert(
        self,
        run_id: str,
        documents: Sequence[PreparedDocument],
        reports: Mapping[str, PreparedReport],
        fresh: Sequence[Placement],
    ) -> None:
        """The rows of new documents, their reports placed: nothing that has to be seen as a whole."""
        at = now()
        self.connection.insert(
            "documents",
            transposed(
                [
                    {
                        "sha256": document.sha256,
                        "name": document.name,
                        "folder": document.folder,
                        "format": document.format,
                        "bytes": document.bytes,
                        "modified_at": document.modified_at,
                        "reports": len(document.reports),
                        "run_id": run_id,
                        "stored_at": at,
                        "ziping_version": ziping.__version__,
                        "source_url": document.source_url,
                        "retrieved_at": document.retrieved_at,
                        "said": document.said,
                    }
                    for document in documents
                ]
            ),
        )
        rows = [
            {
                "report_id": one.report_id,
                "sha256": (report := reports[one.report_id]).sha256,
                "report": report.report,
                "title": report.title,
                "org_name": report.body.name,
                "region": report.body.region,
                "level": report.body.level,
                "org_kind": report.body.org_kind,
                "year": report.year,
                "report_date": report.report_date,
                "org_id": one.org_id,
                "submission": one.submission,
                "placed_by": one.placed_by,
                "record": report.record,
            }
            for one in fresh
        ]
        if rows:
            self.connection.insert("reports", transposed(rows))
        for table in ("statements", "passages"):
            columns: Columns = defaultdict(list)
            for report in reports.values():
                for name, cells in getattr(report, table).items():
                    columns[name] += cells
            if columns:
                self.connection.insert(table, columns)
