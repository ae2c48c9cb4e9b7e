"""One field of many bodies and years asked of the database, a comparison out."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase

from schemas.codebook import Caveat, codebook
from schemas.errors import UsageError
from schemas.values import Measure
from ziping.dataset.comparison import Body, Compared, Comparison, Stated, compared
from ziping.dataset.engine import Connection
from ziping.dataset.panel import Choice
from ziping.dataset.where import Where

# The establishment by body and year, which an amount per head is of: the table's before the prose's, none if they vary.
POSTS = """
SELECT org_id, year, CASE WHEN COUNT(tabled) > 0 THEN CASE WHEN MIN(tabled) = MAX(tabled) THEN MAX(tabled) END
    WHEN MIN(number) = MAX(number) THEN MAX(number) END AS number
FROM (
    SELECT org_id, year, number, CASE WHEN section = 'basic_data' THEN number END AS tabled FROM facts
    WHERE vintage = 'own' AND field = 'staff.establishment' AND concept = 'level'
) told GROUP BY org_id, year
"""
IN_WORDS = ("text", "code", "grade", "date")

# A row a submission: the statement that counts, if there is one, and the posts of the same body and year. A number is
# written without the zeros of its scale (it has one in both databases), and once more as the float nearest to it.
STATED = """
SELECT org_id, year, number, CAST(number AS DOUBLE PRECISION), rank, posts, stated, is_conflict, status, section,
    template, key
FROM (
    SELECT s.org_id, s.year, RTRIM(RTRIM(CAST(p.number AS TEXT), '0'), '.') AS number,
        RANK() OVER (PARTITION BY s.year ORDER BY p.number DESC NULLS LAST) AS rank,
        CAST(h.number AS DOUBLE PRECISION) AS posts, COALESCE(p.stated, 0) AS stated,
        COALESCE(p.is_conflict, 0) AS is_conflict, COALESCE(p.status, '') AS status,
        COALESCE(p.section, '') AS section, COALESCE(p.template, '') AS template, COALESCE(p.key, '') AS key
    FROM submissions s
    LEFT JOIN ({picked}) p ON p.org_id = s.org_id AND p.year = s.year
    LEFT JOIN ({posts}) h ON h.org_id = s.org_id AND h.year = s.year
    {where}
) told
"""
BODIES = """
SELECT org_id, name, region, level, org_kind FROM orgs WHERE org_id IN (SELECT org_id FROM submissions)
ORDER BY name, org_id
"""
CONCEPTS = """
SELECT DISTINCT concept, section FROM statements
WHERE field = ? AND item = '' AND concept NOT IN ('', 'change') AND measure <> 'prior_final'
"""
UNITS = "SELECT DISTINCT unit FROM statements WHERE field = ? AND concept = ? AND unit <> ''"


def compare(
    connection: Connection,
    field: str,
    measure: str,
    orgs: Sequence[str] | None,
    years: Sequence[int] | None,
    choice: Choice,
) -> Comparison:
    """Bodies × years of a field. Rank, share and peers are of all bodies of a year, whichever are asked for."""
    known = codebook().fields.get(field)
    if known is not None and known.kind in IN_WORDS:
        raise UsageError("E_NO_NUMBER", field=field)
    concept = _concept(connection, field, measure, choice)
    unit = _unit(connection, field, concept)
    with _uncollected():
        bodies = {body.org_id: body for body in map(Body._make, connection.rows(BODIES))}
        rows, groups = compared(_stated(connection, field, concept, years, choice), bodies, unit, years)
    reported = tuple(sorted({row.year for row in rows}))
    if not reported:
        asked = "" if years is None else f" ({', '.join(map(str, years))})"
        raise UsageError("E_NOT_STATED", field=f"{field}@{concept}{asked}")
    if orgs is not None:
        bodies = {org_id: bodies[org_id] for org_id in orgs if org_id in bodies}
        rows = tuple(row for row in rows if row.org_id in bodies)
        theirs = {(row.year, row.org_kind, row.level) for row in rows}
        groups = tuple(group for group in groups if group[:3] in theirs)
    return Comparison(
        field=field,
        concept=concept,
        unit=unit,
        years=reported,
        bodies=tuple(bodies.values()),
        rows=rows,
        quantiles=groups,
        caveats=tuple(_caveats(field, concept, rows)),
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """While many rows are made that all stay: to look for cycles among them over and over takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _stated(
    connection: Connection, field: str, concept: str, years: Sequence[int] | None, choice: Choice
) -> list[Stated]:
    """What every body states; of the years before those asked too, for the change."""
    wanted = None if years is None else sorted({year - before for year in years for before in (0, 1)})
    picked, params = choice.picked(Where.of(field=[field], concept=[concept], year=wanted))
    those = Where.of(year=wanted)
    sql = STATED.format(picked=picked, posts=POSTS, where=those.sql("s"))
    return [Stated._make(row) for row in connection.rows(sql, [*params, *those.params])]


def _concept(connection: Connection, field: str, measure: str, choice: Choice) -> str:
    """The concept of a measure; of several (预算数 of a form and of prose) that of the preferred section."""
    found = connection.rows(CONCEPTS, [field])
    stated = {(str(concept), str(section)) for concept, section in found if str(section) in choice.prefer}
    if not stated:
        raise UsageError("E_NOT_STATED", field=field)
    concepts = {concept for concept, _ in stated}
    if measure in concepts:
        return measure
    if not measure:
        order = ["final", *codebook().concepts, *codebook().measures]
        return min(concepts, key=order.index)
    for section in choice.prefer:
        if measure in codebook().measures:
            concept = codebook().concept(section, _measure(measure))
            if (concept, section) in stated:
                return concept
    raise UsageError("E_NOT_STATED", field=f"{field}@{measure}")


def _measure(name: str) -> Measure:
    return name  # type: ignore[return-value]


def _unit(connection: Connection, field: str, concept: str) -> str:
    """The unit of a field's concept; where the codebook tells none, the one that all statements have."""
    book = codebook()
    kind = book.measures[_measure(concept)].kind if concept in book.measures else None
    if kind is not None:
        return {"score": "分", "rate": "%"}.get(kind, "")
    known = book.fields.get(field)
    if known is not None and known.unit:
        return known.unit
    units = [str(row[0]) for row in connection.rows(UNITS, [field, concept])]
    return units[0] if len(units) == 1 else ""


def _caveats(field: str, concept: str, rows: Sequence[Compared]) -> list[Caveat]:
    """Where the compared values are of forms that define the field differently."""
    of_field = [
        caveat
        for caveat in codebook().caveats
        if any(fnmatchcase(field, one) for one in caveat.fields) and (not caveat.concepts or concept in caveat.concepts)
    ]
    if not of_field:
        return []
    origins = {(row.section, row.template) for row in rows if row.value is not None}
    return [
        caveat
        for caveat in of_field
        if sum(any(_is_of(origin, group) for origin in origins) for group in caveat.groups) > 1
    ]


def _is_of(origin: tuple[str, str], group: Sequence[str]) -> bool:
    section, template = origin
    return any(fnmatchcase(template, one) or section == one for one in group)
