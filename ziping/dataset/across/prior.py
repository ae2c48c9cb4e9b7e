"""`PRIOR`: what a report says of the year before, against what the report of that year says."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fnmatch import fnmatchcase

from schemas.codebook import Caveat, codebook
from schemas.finding import Severity
from schemas.said import Said
from ziping.check.precision import is_unit_slip
from ziping.dataset.across.case import Across, Cited, Found, doubt, field_name, knowledge, shown, worded
from ziping.dataset.columns import decimal

# Figures without a step were corrected by a person. A statement that agrees with any of that year's own is right; of
# several that do not the first of a field is told, beside the preferred one of that year.
APART = "CAST(ABS(n.number - o.number) AS DOUBLE PRECISION) > {tolerance} * (1 + 1e-9)"
TOLERANCE = "((COALESCE(n.step, o.step, 0) + COALESCE(o.step, n.step, 0)) / 2 * CAST(? AS DOUBLE PRECISION))"
DIFFERING = """
WITH differing AS (
    SELECT n.report_id, n.place, n.submission, n.org_id, n.field, n.concept, n.year, n.key, n.section, n.template,
        n.number, n.step, o.report_id AS own_report, o.place AS own_place, o.key AS own_key, o.section AS own_section,
        o.template AS own_template, o.number AS own_number, o.step AS own_step, {tolerance} AS tolerance,
        {rank} AS preferred
    FROM across_facts n
    JOIN across_facts o ON o.org_id = n.org_id AND o.year = n.year AND o.field = n.field AND o.concept = n.concept
    WHERE n.vintage = 'next_year' AND o.vintage = 'own' AND n.concept = ANY(?) AND n.section = ANY(?)
        AND o.section = ANY(?) AND NOT n.field = ANY(?) AND {apart}
), ranked AS (
    SELECT n.*, ROW_NUMBER() OVER (
        PARTITION BY submission, field, concept ORDER BY section, report_id, place, preferred, own_report, own_place
    ) AS choice
    FROM differing n WHERE NOT EXISTS (
        SELECT 1 FROM across_facts o
        WHERE o.org_id = n.org_id AND o.year = n.year AND o.field = n.field AND o.concept = n.concept
            AND o.vintage = 'own' AND o.section = ANY(?) AND NOT {apart}
    )
)
SELECT r.report_id, r.field, r.concept, r.year, r.key, r.section, r.template, r.number, r.own_report, r.own_key,
    r.own_section, r.own_template, r.own_number, r.tolerance, s.label, s.stated_unit, s.unit,
    CASE WHEN r.step IS NULL THEN 1 ELSE s.confidence END, t.stated_unit, t.unit,
    CASE WHEN r.own_step IS NULL THEN 1 ELSE t.confidence END
FROM ranked r
JOIN statements s ON s.report_id = r.report_id AND s.place = r.place
JOIN statements t ON t.report_id = r.own_report AND t.place = r.own_place
WHERE r.choice = 1 ORDER BY r.submission, s.place
"""


def prior(across: Across) -> Iterator[Found]:
    """A warning for each field whose prior year is not what that year's report says, beyond the printed digits."""
    known = knowledge().prior
    ranks = " ".join(f"WHEN '{section}' THEN {at}" for at, section in enumerate(known.own))
    factor, own = float(across.factor("PRIOR")), list(known.own)
    apart = APART.format(tolerance=TOLERANCE)
    sql = DIFFERING.format(rank=f"CASE o.section {ranks} END", tolerance=TOLERANCE, apart=apart)
    asked = [list(known.concepts), list(known.columns), own, list(known.not_compared)]
    params = [factor, *asked, factor, own, factor]
    for row in across.connection.rows(sql, params):  # no stream: DuckDB's does not see what is not committed
        yield _found(row)


def _found(row: Sequence[object]) -> Found:
    report, field, concept, told_of, key, section, template = map(str, row[:7])
    own_report, own_key, own_section, own_template = map(str, row[8:12])
    label, stated, unit, _, own_stated, own_unit, _ = map(str, row[14:21])
    found, expected = _number(row[7]), _number(row[12])
    tolerance, year = Decimal(str(row[13])), int(told_of)
    message = worded(
        "prior",
        name=field_name(field, label),
        measure=Said(**codebook().concepts[concept]),
        year=year + 1,
        prior_year=year,
        found=shown(found, stated or unit),
        expected=shown(expected, own_stated or own_unit),
        difference=shown(abs(found - expected), stated or unit),
    )
    if is_unit_slip(found, expected, tolerance):
        message += worded("unit")
    severity: Severity = "warning"
    for caveat in _caveats(field, concept, (section, template), (own_section, own_template)):
        severity, message = "note", message + worded("caveat", caveat=Said(caveat.zh, caveat.en))
    told = ((year + 1, row[17]), (year, row[20]))
    doubtful = [worded("report_of", year=each) for each, confidence in told if _number(confidence) < 1]
    return Found(
        report,
        "PRIOR",
        severity,
        message + doubt(doubtful),
        (field,),
        expected,
        found,
        tolerance,
        (Cited(report, key), Cited(own_report, own_key)),
        (concept,),
    )


def _number(cell: object) -> Decimal:
    return decimal(cell) or Decimal(0)


def _caveats(field: str, concept: str, *origins: tuple[str, str]) -> list[Caveat]:
    """Why the two may differ although both are right: their forms define the field differently."""
    return [
        caveat
        for caveat in codebook().caveats
        if any(fnmatchcase(field, one) for one in caveat.fields)
        and (not caveat.concepts or concept in caveat.concepts)
        and not any(all(_is_of(origin, group) for origin in origins) for group in caveat.groups)
        and all(any(_is_of(origin, group) for group in caveat.groups) for origin in origins)
    ]


def _is_of(origin: tuple[str, str], group: Sequence[str]) -> bool:
    section, template = origin
    return any(fnmatchcase(template, one) or section == one for one in group)
