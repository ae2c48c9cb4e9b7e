"""A dataset as people use it in Python: `ziping.open_dataset(path)`, tables as pandas, polars or Arrow."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from schemas.codebook import codebook
from schemas.errors import Lang, UsageError
from schemas.record import Record
from schemas.values import Section
from ziping.dataset import across, given, panel
from ziping.dataset.columns import report_id, unpack
from ziping.dataset.compare import compare
from ziping.dataset.comparison import Comparison
from ziping.dataset.corrections import Put
from ziping.dataset.decisions import DECISIONS, Decision, add_decision, read_decisions
from ziping.dataset.engine import Connection, Engine
from ziping.dataset.journal import JOURNAL, Journal
from ziping.dataset.languages import in_language
from ziping.dataset.opening import DEFAULT, folder_of, is_url, open_engine
from ziping.dataset.orgs import Doubt, resolve
from ziping.dataset.panel import PREFER, Choice, Vintage
from ziping.dataset.parquet import save_file
from ziping.dataset.placing import Bodies
from ziping.dataset.status import Status, status
from ziping.dataset.store import Store
from ziping.dataset.tables import FOUND, OBSERVED, PLACED, TableName
from ziping.dataset.trace import Trace, trace
from ziping.dataset.where import (
    Where,
    known_body,
    known_codes,
    known_columns,
    known_fields,
    known_measures,
    known_org,
    known_orgs,
    known_sections,
    numbers,
)
from ziping.inputs import given as given_files
from ziping.inputs import without_outputs
from ziping.outputs.table import Cell, Column

if TYPE_CHECKING:
    from ziping.export import TableName as ExportTable
    from ziping.frames import Engine as Frames
    from ziping.frames import Frame
    from ziping.ingest.roster import RosterStatus
    from ziping.ingest.run import Tell
    from ziping.ingest.summary import Summary

Texts = str | Iterable[str] | None
Years = int | Iterable[int] | None


class Dataset:
    """The reports of many bodies and years. Each call sees what is stored at that moment."""

    def __init__(self, engine: Engine, work: Path) -> None:
        self.engine, self.work = engine, work

    def __repr__(self) -> str:
        return f"<dataset {self.engine.place}>"

    def ingest(
        self,
        *paths: str | Path,
        templates: str | Path | None = None,
        manifest: str | Path | None = None,
        workers: int | str = 0,
        tell: "Tell | None" = None,
    ) -> "Summary":
        """Read files, folders, bundles and patterns into the dataset, each file once; `tell` hears of each.

        `workers` processes read, this one if 0, or those of the Dask scheduler at that address; `manifest` is a table
        that tells where each file is from.
        """
        from ziping.ingest.reading import Settings
        from ziping.ingest.run import Ingest
        from ziping.templates import template_files

        files = without_outputs(given_files(map(Path, paths)).files, map(Path, paths), self.work)
        settings = Settings(tuple(map(str, template_files(templates))))
        told = None if manifest is None else Path(manifest)
        run = Ingest(
            self.engine, self.work, settings=settings, workers=workers, manifest=told, tell=tell, command="open_dataset"
        )
        return run.run(files)

    def retry(self, *, templates: str | Path | None = None) -> "Summary":
        """Read what lies in quarantine once more; what can be read now comes in."""
        from ziping.ingest.reading import Settings
        from ziping.ingest.run import Ingest
        from ziping.templates import template_files

        settings = Settings(tuple(map(str, template_files(templates))))
        return Ingest(self.engine, self.work, settings=settings, command="quarantine retry").retry()

    def observations(
        self,
        *,
        orgs: Texts = None,
        years: Years = None,
        fields: Texts = None,
        measures: Texts = None,
        sections: Texts = None,
        columns: Sequence[str] | None = None,
        history: bool = False,
        engine: "Frames | None" = None,
    ) -> "Frame":
        """The stated values that count, a row each, in the columns of the contract; with `history` all ever stated.

        `orgs` are names or ids, `fields` keys or names of the codebook; `columns` chooses some of the columns.
        """
        with self.engine.reading() as connection:
            where = self._where(connection, orgs, years, fields, measures, sections)
            heads = known_columns(columns, PLACED if history else OBSERVED)
            return _frame(heads, given.observed(connection, heads, where, history=history), engine)

    def findings(
        self,
        *,
        orgs: Texts = None,
        years: Years = None,
        codes: Texts = None,
        lang: Lang = "zh",
        engine: "Frames | None" = None,
    ) -> "Frame":
        """What does not hold, within submissions and across them; `lang` is that of the messages.

        Years and bodies are compared anew first if something changed since, where the dataset can be written.
        """
        across.brought_up_to_date(self.engine)
        with self.engine.reading() as connection:
            where = Where.of(org_id=known_orgs(connection, orgs), year=numbers(years), code=known_codes(codes))
            return _frame(FOUND, given.found(connection, where, lang), engine)

    def panel(
        self,
        *,
        prefer: Sequence[Section] = PREFER,
        vintage: Vintage = "own",
        orgs: Texts = None,
        years: Years = None,
        fields: Texts = None,
        engine: "Frames | None" = None,
    ) -> "Frame":
        """One row a body and year; each field and concept a number with `_source`, `_n`, `_conflict`, `_status`."""
        choice = Choice(tuple(prefer), vintage)
        with self.engine.reading() as connection:
            where = self._where(connection, orgs, years, fields, None, None)
            found = [one for one in panel.meanings(connection, choice) if _is_wanted(one.field, where)]
            return _frame(panel.columns(found), panel.rows(connection, choice, found, where), engine)

    def compare(
        self,
        field: str,
        measure: str = "",
        *,
        orgs: Texts = None,
        years: Years = None,
        prefer: Sequence[str] = PREFER,
    ) -> Comparison:
        """Bodies × years of one field under one measure or concept (its final accounts, or its only one, if none)."""
        choice = Choice.of(prefer)
        with self.engine.reading() as connection:
            own = () if field in codebook().fields else self._own_fields(connection)
            (key,) = known_fields(field, own) or [""]
            known_measures(measure or None)
            ids = known_orgs(connection, orgs)
            return compare(connection, key, measure, ids, numbers(years), choice)

    def trace(self, org: str, year: int, field: str) -> Trace:
        """Every statement on a field of a body's year: raw, place, form, version, history."""
        with self.engine.reading() as connection:
            (key,) = known_fields(field) or [""]
            return trace(connection, known_org(connection, org), year, key)

    def records(
        self, *, orgs: Texts = None, years: Years = None, current: bool = True, lang: Lang = "zh"
    ) -> Iterator[Record]:
        """The records of the reports, as they were read; those that are wholly superseded or copies only if asked.

        Messages of their findings stand there in Chinese; for those in English the rules run again, some ms a record.
        """
        with self.engine.reading() as connection:
            where = Where.of(org_id=known_orgs(connection, orgs), year=numbers(years))
            counted = "EXISTS (SELECT 1 FROM parts p WHERE p.report_id = r.report_id AND p.state = 'current')"
            sql = f"SELECT r.record FROM reports r {where.sql('r')}"  # noqa: S608 - the conditions are parameters
            if current:
                sql += f" {'AND' if where.conditions else 'WHERE'} {counted}"
            for batch in connection.stream(f"{sql} ORDER BY r.org_id, r.year, r.report_id", where.params):
                for (stored,) in batch:
                    yield unpack(stored) if lang == "zh" else in_language(unpack(stored), lang)

    def status(self, lang: Lang = "zh") -> Status:
        """How it stands: counts, years, what nobody could place or read, and why."""
        with self.engine.reading() as connection:
            return status(connection, Journal(self.work / JOURNAL), lang)

    def correct(
        self,
        sha256: str,
        key: str,
        value: str,
        *,
        report: int = 0,
        status: str = "read",
        by: str = "",
        reason: str = "",
    ) -> None:
        """Put a value right (in its base unit): what was read stays, tables and rules go by the correction."""
        with self.engine.writing() as connection:
            Store(connection, read_decisions(self.decisions_file)).correct(
                report_id(sha256, report), key, Put(value, status), by, reason
            )

    def export(
        self, out: str | Path, *, table: "ExportTable | None" = None, lang: Lang = "zh", force: bool = False
    ) -> None:
        """Write the dataset as `.xlsx .csv .parquet .dta .jsonl`, or as a data package (a folder)."""
        from ziping.export import export

        export(self, out, lang=lang, force=force, table=table)

    @property
    def decisions_file(self) -> Path:
        """Where people's decisions on bodies stand: a text that can be shared."""
        return self.work / DECISIONS

    def doubtful_orgs(self) -> tuple[Doubt, ...]:
        """Bodies that may be one, the most certain first: a person decides."""
        with self.engine.reading() as connection:
            bodies = Bodies(connection, read_decisions(self.decisions_file))
            bodies.know_all()
        return resolve(bodies.known, bodies.decisions).doubts

    def named_body(self, given: str) -> tuple[str, str]:
        """Name and region of `name` or `name@region`; a name that several regions have needs the region."""
        name, _, region = given.partition("@")
        with self.engine.reading() as connection:
            return known_body(connection, name, region)

    def decide(self, decision: Decision) -> int:
        """Write a decision down and go by it from now on; how many submissions it touched."""
        add_decision(self.decisions_file, decision)
        return self.resolve_orgs()

    def resolve_orgs(self) -> int:
        """Every body anew by the decisions that are written down; how many submissions that touched."""
        with self.engine.writing() as connection:
            return Store(connection, read_decisions(self.decisions_file)).resolve_orgs()

    def roster_status(self, roster: str | Path, year: int | None = None) -> "RosterStatus":
        """How the units of a roster (.xlsx or .csv) stand in a year: reported, not, with parts lacking."""
        from ziping.ingest.roster import read_roster, status_by

        expected = read_roster(Path(roster))
        with self.engine.reading() as connection:
            return status_by(connection, expected, year)

    def table(self, name: TableName, *, lang: Lang = "zh", engine: "Frames | None" = None) -> "Frame":
        """A whole table: documents, submissions, orgs, parts …; messages and reasons in a language."""
        if name not in get_args(TableName):
            raise UsageError("E_CHOICE", option="table", given=name, choices=", ".join(get_args(TableName)))
        return _frame(self.columns(name), self.rows(name, lang), engine)

    def columns(self, table: TableName) -> list[Column]:
        """The columns of a table as `rows` gives them."""
        with self.engine.reading() as connection:
            return given.columns(connection, table)

    def rows(self, table: TableName, lang: Lang = "zh") -> Iterator[tuple[Cell, ...]]:
        """The rows of a table, some thousands in memory at a time; messages and reasons in a language."""
        if table == "findings":
            across.brought_up_to_date(self.engine)
        with self.engine.reading() as connection:
            yield from given.rows(connection, table, lang)

    def save_parquet(self, table: TableName, path: Path, lang: Lang = "zh") -> None:
        """Write a table as a Parquet file, by the database itself where it can."""
        with self.engine.reading() as connection:
            if given.copied(connection, table, path, lang):
                return
        save_file(self.columns(table), self.rows(table, lang), path)

    def _where(
        self, connection: Connection, orgs: Texts, years: Years, fields: Texts, measures: Texts, sections: Texts
    ) -> Where:
        return Where.of(
            org_id=known_orgs(connection, orgs),
            year=numbers(years),
            field=known_fields(fields, self._own_fields(connection)),
            measure=known_measures(measures),
            section=known_sections(sections),
        )

    def _own_fields(self, connection: Connection) -> list[str]:
        """Those that templates of the user brought along."""
        return [
            str(row[0])
            for row in connection.rows("SELECT DISTINCT field FROM statements WHERE field LIKE ?", ["local.%"])
        ]


def open_dataset(place: str | Path = DEFAULT, *, work: str | Path | None = None, create: bool = False) -> Dataset:
    """The dataset in a folder, or in a PostgreSQL database (`postgresql://…`) with its journal in the folder `work`.

    `E_DATASET_NONE` where there is none; with `create` one is made.
    """
    engine = open_engine(place, create=create)
    return Dataset(engine, folder_of(work if work is not None else DEFAULT if is_url(place) else place))


def _frame(heads: Sequence[Column], rows: Iterable[tuple[Cell, ...]], engine: "Frames | None") -> "Frame":
    from ziping.frames import frame

    return frame(list(heads), rows, engine)


def _is_wanted(field: str, where: Where) -> bool:
    wanted = dict(where.conditions).get("field")
    return wanted is None or field in wanted
