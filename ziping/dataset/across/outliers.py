"""`OUTLIER`: ratios far from the median of the bodies of one kind, level and year."""

import math
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal

from schemas.bodies import body_words
from ziping.check.precision import rounded
from ziping.dataset.across.case import Across, Cited, Found, Ratio, doubt, field_name, knowledge, worded
from ziping.dataset.panel import Choice
from ziping.dataset.where import Where

NORMAL = 1.4826  # what makes the median absolute deviation of a normal distribution its standard deviation
DECIMALS = 2

MAKE_PICKED = """
CREATE TEMPORARY TABLE across_picked (
    org_id TEXT, year INTEGER, field TEXT, concept TEXT, number DECIMAL(38,16), report_id TEXT, key TEXT
)
"""

MAKE_VALUED = """
CREATE TEMPORARY TABLE across_valued (
    ratio TEXT, times DOUBLE PRECISION, org_id TEXT, year INTEGER, org_kind TEXT, level TEXT, above_report TEXT,
    above_key TEXT, below_report TEXT, below_key TEXT, x DOUBLE PRECISION
)
"""

VALUES = """
INSERT INTO across_valued
SELECT CAST(? AS TEXT), CAST(? AS DOUBLE PRECISION), a.org_id, a.year, o.org_kind, o.level, a.report_id, a.key,
    b.report_id, b.key, LN(CAST(a.number AS DOUBLE PRECISION) / CAST(b.number AS DOUBLE PRECISION))
FROM across_picked a
JOIN across_picked b ON b.org_id = a.org_id AND b.year = a.year
JOIN orgs o ON o.org_id = a.org_id
WHERE a.field = ? AND a.concept = ? AND b.field = ? AND b.concept = ? AND a.number > 0 AND b.number > 0
    AND o.org_kind <> '' AND o.level <> ''
"""

FAR = """
WITH middles AS (
    SELECT ratio, year, org_kind, level, COUNT(*) AS bodies, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x) AS middle
    FROM across_valued GROUP BY ratio, year, org_kind, level HAVING COUNT(*) > ?
), apart AS (
    SELECT v.*, m.bodies, m.middle, ABS(v.x - m.middle) AS off
    FROM across_valued v
    JOIN middles m ON m.ratio = v.ratio AND m.year = v.year AND m.org_kind = v.org_kind AND m.level = v.level
), deviations AS (
    SELECT ratio, year, org_kind, level, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY off) AS deviation
    FROM apart GROUP BY ratio, year, org_kind, level
), bounded AS (
    SELECT a.*, GREATEST(d.deviation * CAST(? AS DOUBLE PRECISION), LN(a.times)) * CAST(? AS DOUBLE PRECISION) AS bound
    FROM apart a
    JOIN deviations d ON d.ratio = a.ratio AND d.year = a.year AND d.org_kind = a.org_kind AND d.level = a.level
)
SELECT b.ratio, b.year, b.org_kind, b.level, b.above_report, b.above_key, b.below_report, b.below_key, b.x, b.middle,
    b.bound, b.bodies - 1 FROM bounded b WHERE b.off > b.bound ORDER BY b.org_id, b.year, b.ratio
"""

DOUBTFUL = """
SELECT report_id, key FROM statements s WHERE report_id = ANY(?) AND key = ANY(?) AND confidence < 1
    AND NOT EXISTS (SELECT 1 FROM corrections c WHERE c.report_id = s.report_id AND c.key = s.key)
"""


def outliers(across: Across) -> Iterator[Found]:
    """A note for each ratio beyond the limit, where there are peers enough."""
    connection, known = across.connection, knowledge().outlier
    meanings = [one for ratio in known.ratios for one in (ratio.above, ratio.below)]
    wanted = Where.of(field=[one.field for one in meanings], concept=[one.concept for one in meanings])
    picked, params = Choice().picked(wanted, source="across_facts")
    connection.run(MAKE_PICKED)
    connection.run(
        f"INSERT INTO across_picked SELECT org_id, year, field, concept, number, report_id, key FROM ({picked}) p",  # noqa: S608 - own names
        params,
    )
    connection.run("ANALYZE across_picked")
    connection.run(MAKE_VALUED)
    for each in known.ratios:
        asked = [each.above.field, each.above.concept, each.below.field, each.below.concept]
        connection.run(VALUES, [each.name, each.times, *asked])
    connection.run("ANALYZE across_valued")
    found = connection.rows(FAR, [known.peers, float(known.limit) * NORMAL, float(across.factor("OUTLIER"))])
    connection.run("DROP TABLE across_valued")
    connection.run("DROP TABLE across_picked")
    reports = sorted({str(row[at]) for row in found for at in (4, 6)})
    keys = sorted({str(row[at]) for row in found for at in (5, 7)})
    doubtful = set(connection.rows(DOUBTFUL, [reports or [""], keys or [""]]))
    ratios = {each.name: each for each in known.ratios}
    for row in found:
        yield _found(ratios[str(row[0])], row, doubtful)


def _found(ratio: Ratio, row: Sequence[object], doubtful: Container[tuple[object, ...]]) -> Found:
    year, kind, level, above, above_key, below, below_key = map(str, row[1:8])
    x, middle, bound = (float(str(cell)) for cell in row[8:11])
    value, median = _quotient(x, ratio), _quotient(middle, ratio)
    limit = _quotient(middle + math.copysign(bound, x - middle), ratio)
    message = worded(
        "above" if x > middle else "below",
        name=ratio.said,
        found=f"{value}{ratio.unit}",
        median=f"{median}{ratio.unit}",
        times=_number(math.exp(x - middle), 1),
        share=_number(100 * math.exp(x - middle), 1),
        year=year,
        level=body_words().level(level),
        kind=body_words().kind(kind),
        peers=row[11],
    )
    told = ((ratio.above, (above, above_key)), (ratio.below, (below, below_key)))
    doubts = [field_name(one.field) for one, place in told if place in doubtful]
    return Found(
        above,
        "OUTLIER",
        "note",
        message + doubt(doubts),
        (ratio.above.field, ratio.below.field),
        median,
        value,
        abs(limit - median),
        (Cited(above, above_key), Cited(below, below_key)),
        (ratio.name,),
    )


def _quotient(log: float, ratio: Ratio) -> Decimal:
    """A ratio from its logarithm, as a person reads it."""
    return _number(math.exp(log) * (100 if ratio.unit == "%" else 1), DECIMALS)


def _number(value: float, decimals: int) -> Decimal:
    return rounded(Decimal(repr(value)), decimals)
