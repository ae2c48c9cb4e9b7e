"""A dataset in, what does not hold across years and bodies out: `PRIOR`, `COPY`, `OUTLIER`, found by the database."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from ziping.dataset.across.case import Across, Found, knowledge, rows_of
from ziping.dataset.across.copied import copied
from ziping.dataset.across.outliers import outliers
from ziping.dataset.across.prior import prior
from ziping.dataset.columns import transposed
from ziping.dataset.engine import BATCH, Connection, DatasetError, Engine

RULES: tuple[Callable[[Across], Iterator[Found]], ...] = (prior, copied, outliers)
STALE = "across"  # the name in `meta` that stands as long as reports came and nothing was compared since
# What PostgreSQL plans by may be older than the rows.
GROWN = (
    "statements (report_id, section, instance, field, item, period, comparator, concept)",
    "reports",
    "parts",
    "corrections",
    "passages (report_id)",
)

MAKE_FACTS = """
CREATE TEMPORARY TABLE across_facts (
    org_id TEXT, year INTEGER, field TEXT, concept TEXT, vintage TEXT, section TEXT, template TEXT, status TEXT,
    submission TEXT, report_id TEXT, place INTEGER, key TEXT, number DECIMAL(38,16), step DOUBLE PRECISION
)
"""

FACTS = """
INSERT INTO across_facts
SELECT org_id, year, field, concept, vintage, section, template, status, submission, report_id, place, key, number, step
FROM facts
WHERE number IS NOT NULL AND (concept = ANY(?) OR (field = ANY(?) AND concept = ANY(?) AND vintage = 'own'))
"""


def refresh(connection: Connection, factors: Mapping[str, Decimal] | None = None) -> int:
    """Replace what was found across years and bodies; how many findings that is. `factors` widen tolerances by code."""
    across = Across(connection, factors)
    for table in GROWN:
        connection.run(f"ANALYZE {table}")
    _gather(connection)
    found = [one for rule in RULES for one in rule(across)]
    connection.run("DROP TABLE across_facts")
    connection.run("DELETE FROM findings WHERE scope = 'across'")
    places: Counter[object] = Counter()
    for start in range(0, len(found), BATCH):
        rows = rows_of(connection, found[start : start + BATCH])
        for row in rows:
            row["place"] = places[row["submission"]]
            places[row["submission"]] += 1
        connection.insert("findings", transposed(rows))
    connection.run("DELETE FROM meta WHERE name = ?", [STALE])
    return len(found)


def mark_stale(connection: Connection) -> None:
    """Note that something changed; in the transaction that changes it."""
    connection.run(
        "INSERT INTO meta SELECT CAST(? AS TEXT), '' WHERE NOT EXISTS (SELECT 1 FROM meta WHERE name = ?)",
        [STALE, STALE],
    )


def is_stale(connection: Connection) -> bool:
    return bool(connection.rows("SELECT 1 FROM meta WHERE name = ?", [STALE]))


def brought_up_to_date(engine: Engine) -> bool:
    """Compare anew if something changed since; False where that cannot be written, and what is there may be old."""
    with engine.reading() as connection:
        stale = is_stale(connection)
    if stale:
        try:
            with engine.writing() as connection:
                refresh(connection)
        except DatasetError:
            return False
    return True


def _gather(connection: Connection) -> None:
    """The figures that some rule compares, once: the view is the dear part."""
    known = knowledge()
    meanings = {one for ratio in known.outlier.ratios for one in (ratio.above, ratio.below)}
    connection.run(MAKE_FACTS)
    wanted = [list(known.prior.concepts), [one.field for one in meanings], [one.concept for one in meanings]]
    connection.run(FACTS, wanted)
    connection.run("ANALYZE across_facts")
