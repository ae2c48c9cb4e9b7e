"""How long the rules across years and bodies take: `python -m bench.across [--reports 20000] [--dataset URL]`.

A dataset is made by SQL: bodies of four years each, 300 values and 25 paragraphs a report, the years consistent, a
third of the sentences everybody's; and in one of a hundred reports each a figure of last year that differs, a text of
another body, an amount far from its peers. What is found is counted beside what was planted; the time is told beside
that of one pass over all values. The limit is 20 s for 20,000 reports.
"""

import argparse
import os
import platform
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime

from ziping.dataset.across import refresh
from ziping.dataset.columns import hash_of, sentences
from ziping.dataset.dataset import open_dataset
from ziping.dataset.engine import Connection, Engine, Value

LIMIT_S = 20.0
YEARS = 4
EACH = 100  # one in so many reports has a planted error of a kind
FIELDS = [
    "expenditure.total", "expenditure.basic", "expenditure.basic.operating", "expenditure.project",
    "expenditure.project.special", "three_public.total", "three_public.vehicle", "three_public.reception",
    "three_public.abroad", "procurement.amount", "expenditure.basic.operating.office", "expenditure.project.business",
]  # fmt: skip
PASSAGE = (
    "今年以来，我单位围绕{mark}黄龙病防控组织技术人员进村入户，逐园逐株排查病树，分片建立台账并督促果农及时砍除。"
    "在此基础上引导合作社更换{mark}无病苗木，统一开展木虱防治，疫情蔓延势头得到有效遏制，果农种植信心明显恢复。"
    "同时依托乡镇农技站开设{mark}田间课堂，把防控要点编成顺口溜张贴到每个村民小组，群众主动报告疑似病株的多了。"
)

# `bench` has a row a report: its number, body, year, and what they are called.
REPORTS = """
CREATE TEMPORARY TABLE bench AS
SELECT n, year, 'r' || LPAD(CAST(n AS TEXT), 19, '0') AS report, LPAD(CAST(body AS TEXT), 12, '0') AS org, body,
    LPAD(CAST(body AS TEXT), 12, '0') || '-' || CAST(year AS TEXT) AS submission
FROM (
    SELECT CAST(i AS INTEGER) AS n, CAST((i - MOD(i, {years})) / {years} AS INTEGER) AS body,
        CAST(2018 + MOD(i, {years}) AS INTEGER) AS year
    FROM generate_series(0, {last}) AS t(i)
) numbered
"""
ROWS = (
    """INSERT INTO orgs
    SELECT DISTINCT org, '单位' || org, '430000', '县', CASE WHEN MOD(body, 3) = 0 THEN '党政机关' ELSE '事业单位' END
    FROM bench""",
    "INSERT INTO documents SELECT report, report || '.docx', '', 'docx', 1, '', 1, '', '', '', '', '', '' FROM bench",
    """INSERT INTO reports
    SELECT report, report, 0, '', '单位' || org, '430000', '县', '', year, '', org, submission, 'name',
        CAST('' AS BYTEA)
    FROM bench""",
    "INSERT INTO submissions SELECT submission, org, year, 1, 1, '', '' FROM bench",
    "INSERT INTO parts SELECT report, 'basic_data', 0, 'basic_data', submission, 'current', '', '' FROM bench",
    "INSERT INTO parts SELECT report, 'prose', 0, 'narrative', submission, 'current', '', '' FROM bench",
    # every third paragraph is everybody's
    """INSERT INTO passages
    SELECT report, CAST(p AS INTEGER), '这里写的是这一年所做事情的一部分，字数和真实的报告差不多；其余各段也是这样。',
        CASE WHEN MOD(p, 3) = 0 THEN ARRAY[CAST(p AS BIGINT), CAST(p + 1000 AS BIGINT)]
            ELSE ARRAY[CAST(n * 1000 + p * 2 + 5000 AS BIGINT), CAST(n * 1000 + p * 2 + 5001 AS BIGINT)] END
    FROM bench, generate_series(1, 25) AS s(p)""",
)
# A value is a function of body, field and year, so that each prior column is what last year's report says.
STATEMENTS = """
INSERT INTO statements (
    report_id, place, key, template, section, instance, field, row_path, column_path, label, measure, item, period, raw,
    value, unit, stated_unit, comparator, direction, base, status, bbox, match, confidence, note, number, step, concept
)
SELECT report, {place}, 'basic_data.0/' || {field} || {item} || '@{measure}', 'bench', 'basic_data', 0, {field},
    '支出 > 其中', '{measure}', {field}, '{measure}', {item}, CAST(year + {shift} AS TEXT), '1', '1', '元', '万元', '=',
    '', '', 'read', '', 'exact', 1, '', {number}, 1, '{concept}'
FROM bench, {of}
"""
AMOUNT = "100 * CAST(50000 + MOD(body * 7919 + f.place * 104729 + (year + {shift}) * 1299, 50000) AS BIGINT)"
PRIOR = f" + CASE WHEN MOD(n, {EACH}) = 7 AND f.place = 1 THEN 1234500 ELSE 0 END"
HUGE = f" * CASE WHEN MOD(n, {EACH}) = 11 AND f.place = 2 THEN 1000000 ELSE 1 END"


def made(connection: Connection, reports: int) -> None:
    """The rows of so many reports."""
    connection.run(REPORTS.format(years=YEARS, last=reports - 1))
    for statement in ROWS:
        connection.run(statement)
    connection.run("CREATE TEMPORARY TABLE fields (place INTEGER, field TEXT)")
    for place, field in enumerate(FIELDS):
        connection.run("INSERT INTO fields VALUES (?, ?)", [place, field])

    def state(place: str, field: str, measure: str, concept: str, number: str, of: str, *, shift: int = 0) -> None:
        item = "CAST(p AS TEXT)" if "series" in of else "''"
        connection.run(STATEMENTS.format(**locals()))

    amount = AMOUNT.format(shift=0)
    state("f.place", "f.field", "final", "final", amount + HUGE, "fields f")
    state("20 + f.place", "f.field", "budget", "adjusted_budget", amount, "fields f")
    state("40 + f.place", "f.field", "prior_final", "final", AMOUNT.format(shift=-1) + PRIOR, "fields f", shift=-1)
    posts = "(SELECT 80 AS p) one"
    state("p", "'staff.establishment'", "value", "level", "20 + MOD(n, 7)", posts)
    state("p + 1", "'staff.actual'", "value", "level", "20 + MOD(n, 7)", posts)
    state("100 + p", "'indicator'", "actual", "actual", "12", "generate_series(1, 262) AS s(p)")
    for number, first in enumerate(range(13, reports - EACH, 2 * EACH)):
        text = PASSAGE.format(mark="".join(chr(0x5000 + int(digit)) for digit in str(number)))
        hashes = [hash_of(one) for one in sentences(text)]
        columns: dict[str, list[Value]] = {
            "report_id": [f"r{at:019}" for at in (first, first + EACH)],
            "paragraph": [40, 40],
            "text": [text, text],
            "hashes": [hashes, hashes],
        }
        connection.insert("passages", columns)


def measured(engine: Engine, reports: int) -> None:
    with engine.writing() as connection:
        made(connection, reports)
    begun = time.perf_counter()
    with engine.reading() as connection:
        ((count, *_),) = connection.rows("SELECT COUNT(*), MAX(number), MAX(raw), MAX(period) FROM statements")
    scanned = time.perf_counter() - begun
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    with engine.writing() as connection:
        found = refresh(connection)
    taken = time.perf_counter() - begun
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    with engine.reading() as connection:
        codes = connection.rows("SELECT code, COUNT(*) FROM findings GROUP BY code ORDER BY code")
    planted = {
        "COPY": 2 * len(range(13, reports - EACH, 2 * EACH)),
        "OUTLIER": sum(at % EACH == 11 for at in range(reports)),
        "PRIOR": sum(at % EACH == 7 and at % YEARS > 0 for at in range(reports)),
    }
    name = type(engine).__name__.removesuffix("Engine")
    print(f"{name}: {reports} reports, {count} values: {found} findings in {taken:.1f} s, limit {LIMIT_S:.0f} s")
    print(f"  {taken / scanned:.0f} × one pass over the values ({scanned:.2f} s); memory +{grown:.0f} MB")
    print(f"  found   {dict(codes)}")  # type: ignore[arg-type]
    print(f"  planted {planted}")


def main() -> None:
    options = argparse.ArgumentParser(prog="bench.across", description=__doc__)
    options.add_argument("--reports", type=int, default=20_000)
    options.add_argument("--dataset", default="", help="postgresql://… with nothing in it")
    chosen = options.parse_args()
    machine = f"{sys.platform} {platform.machine()}, load {os.getloadavg()[0]:.1f}"
    print(f"{datetime.now(UTC).date()}  Python {platform.python_version()}  {machine}")
    with tempfile.TemporaryDirectory() as folder:
        place = chosen.dataset or f"{folder}/dataset"
        measured(open_dataset(place, work=folder, create=True).engine, chosen.reports)


if __name__ == "__main__":
    main()
