"""The panel: a row a body and year, a column a field and concept; two differing statements are a conflict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple, get_args

from schemas.codebook import codebook
from schemas.errors import UsageError
from schemas.values import Section
from ziping.dataset.columns import decimal
from ziping.dataset.engine import Connection, Value
from ziping.dataset.where import EVERYTHING, Where
from ziping.outputs.table import Cell, Column

Vintage = Literal["own", "next_year"]
PREFER: tuple[Section, ...] = ("basic_data", "self_evaluation", "prose")
HEAD = ("org_id", "org_name", "region", "level", "org_kind", "year")
NOTHING: tuple[Cell, ...] = (None, "", 0, 0, "")

# One row a body, year, field and concept: the first statement of the first section that has a number. A difference
# within half of the last printed digit of the coarsest is none; within one section there is nothing to prefer.
PICKED = """
WITH told AS MATERIALIZED (
    SELECT f.org_id, f.year, f.field, f.concept, f.number, f.step, f.key, f.status, f.template, f.section,
        f.submission, f.report_id, f.place, {rank} AS place_of_section
    FROM {source} f WHERE f.vintage = ? AND f.section IN ({sections}){where}
), chosen AS (
    SELECT told.*, ROW_NUMBER() OVER g AS choice, COUNT(number) OVER g AS stated,
        MAX(number) OVER g - MIN(number) OVER g AS apart, MAX(step) OVER g AS coarsest
    FROM told
    WINDOW g AS (PARTITION BY {whose}
        ORDER BY CASE WHEN number IS NULL THEN 1 ELSE 0 END, place_of_section, step, report_id, place
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
), here AS (
    SELECT {whose}, place_of_section, MAX(number) - MIN(number) AS apart_here, MAX(step) AS coarsest_here
    FROM told GROUP BY {whose}, place_of_section
)
SELECT org_id, year, field, concept,
    CASE WHEN apart_here > COALESCE(coarsest_here, 0) / 2 THEN NULL ELSE number END AS number,
    key, stated, CASE WHEN apart > COALESCE(coarsest, 0) / 2 THEN 1 ELSE 0 END AS is_conflict, status, template,
    section, submission, report_id
FROM chosen JOIN here USING ({whose}, place_of_section) WHERE choice = 1
"""


@dataclass(frozen=True)
class Choice:
    """Which statements make a panel: sections, the preferred one first; the year's own report or the next year's."""

    prefer: tuple[Section, ...] = PREFER
    vintage: Vintage = "own"

    @classmethod
    def of(cls, prefer: Sequence[str]) -> "Choice":
        """Those sections; `E_CHOICE` where one is none."""
        return cls(tuple(prefer))  # type: ignore[arg-type]

    def __post_init__(self) -> None:
        if not self.prefer or set(self.prefer) - set(PREFER):
            raise UsageError("E_CHOICE", option="prefer", given=",".join(self.prefer), choices=", ".join(PREFER))
        if self.vintage not in get_args(Vintage):
            raise UsageError("E_CHOICE", option="vintage", given=self.vintage, choices=", ".join(get_args(Vintage)))

    def picked(self, where: Where = EVERYTHING, source: str = "facts") -> tuple[str, list[Value]]:
        """The query of what is chosen, and its parameters; `where` narrows the facts, `source` is a table of them."""
        ranks = " ".join(f"WHEN f.section = '{section}' THEN {at}" for at, section in enumerate(self.prefer))
        sections = ", ".join(f"'{section}'" for section in self.prefer)
        asked = {name for name, values in where.conditions if len(values) == 1}
        whose = ", ".join(["org_id", "year", *(name for name in ("field", "concept") if name not in asked)])
        sql = PICKED.format(
            rank=f"CASE {ranks} END",
            source=source,
            sections=sections,
            where=where.sql("f", start=" AND"),
            whose=whose,
        )
        return sql, [self.vintage, *where.params]


class Meaning(NamedTuple):
    """What a column of the panel says: a field under a concept."""

    field: str
    concept: str

    def __str__(self) -> str:
        return f"{self.field}@{self.concept}"


def meanings(connection: Connection, choice: Choice) -> list[Meaning]:
    """Those that some report states, in the order of the codebook."""
    rows = connection.rows("SELECT DISTINCT field, concept FROM facts WHERE vintage = ?", [choice.vintage])
    fields = {name: at for at, name in enumerate(codebook().fields)}
    concepts = {name: at for at, name in enumerate([*codebook().concepts, *codebook().measures])}
    found = [Meaning(str(field), str(concept)) for field, concept in rows]
    last = len(fields)
    return sorted(found, key=lambda one: (fields.get(one.field, last), one.field, concepts.get(one.concept, last)))


def columns(found: Sequence[Meaning]) -> list[Column]:
    """Six that tell whose year it is, then five a meaning: number, source (a key), count, conflict, status."""
    heads = [Column(name, "integer" if name == "year" else "text") for name in HEAD]
    for one in found:
        heads += [
            Column(str(one), "number"),
            Column(f"{one}_source", "text"),
            Column(f"{one}_n", "integer"),
            Column(f"{one}_conflict", "integer"),
            Column(f"{one}_status", "text"),
        ]
    return heads


def rows(
    connection: Connection, choice: Choice, found: Sequence[Meaning], where: Where = EVERYTHING
) -> Iterator[tuple[Cell, ...]]:
    """A row a body and year of which a report is there (or, of the next year's vintage, anything is told)."""
    picked, given = choice.picked(where)
    orgs = {str(row[0]): row for row in connection.rows("SELECT org_id, name, region, level, org_kind FROM orgs")}
    those = where.only("org_id", "year")
    sql = f"""
    WITH picked AS ({picked}), years AS (
        SELECT org_id, year FROM submissions {those.sql() if choice.vintage == "own" else "WHERE 1 = 0"}
        UNION SELECT org_id, year FROM picked
    )
    SELECT y.org_id, y.year, p.field, p.concept, p.number, p.key, p.stated, p.is_conflict, p.status
    FROM years y LEFT JOIN picked p ON p.org_id = y.org_id AND p.year = y.year ORDER BY y.org_id, y.year
    """  # noqa: S608 - the conditions are parameters
    params = [*given, *(those.params if choice.vintage == "own" else [])]
    cells = (row for batch in connection.stream(sql, params) for row in batch)
    for (org_id, year), group in groupby(cells, key=lambda row: (str(row[0]), int(str(row[1])))):
        stated: dict[Meaning, tuple[Cell, ...]] = {
            Meaning(str(row[2]), str(row[3])): (decimal(row[4]), str(row[5]), _int(row[6]), _int(row[7]), str(row[8]))
            for row in group
            if row[2] is not None
        }
        head = tuple(str(cell) for cell in orgs[org_id])
        values = (cell for one in found for cell in stated.get(one, NOTHING))
        yield (*head, year, *values)


def _int(cell: object) -> int:
    return int(str(cell))
