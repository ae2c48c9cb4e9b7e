"""How long a comparison of one field over all bodies and years takes, on a dataset of many reports.

`python -m bench.compare [REPORTS]`. One report of the corpus is stored, and the rest are copies of its rows made by the
database under other bodies and years, each amount times a factor of its own. Seconds by the clock and of the processor:
the latter hold where other programs run too.
"""

import sys
import tempfile
import time
from pathlib import Path

import ziping
from ziping.dataset.dataset import Dataset, open_dataset
from ziping.dataset.prepared import PreparedDocument, prepare
from ziping.dataset.store import Store

REPORT = next((Path(__file__).resolve().parent.parent / "corpus").glob("hunan-2022-taojiang/*.docx"))
YEARS = 5
TIMES = 7
COPIED = {
    "orgs": "SELECT 'o' || n, '某' || n || '局', region, level, org_kind FROM orgs, made WHERE n % {years} = 0",
    "documents": "SELECT 'd' || n, n || '.docx', folder, format, bytes, modified_at, reports, run_id, stored_at,"
    " ziping_version, source_url, retrieved_at, said FROM documents, made",
    "submissions": "SELECT 's' || n, 'o' || (n - n % {years}), 2018 + n % {years}, documents, reports, parts,"
    " report_date FROM submissions, made",
    "parts": "SELECT 'r' || n, section, instance, part, 's' || n, state, of_report, reason FROM parts, made",
    "reports": "SELECT 'r' || n, 'd' || n, report, title, '某' || (n - n % {years}) || '局', region, level, org_kind,"
    " 2018 + n % {years}, report_date, 'o' || (n - n % {years}), 's' || n, placed_by, ''::BLOB FROM reports, made",
    "statements": "SELECT * EXCLUDE (n, factor) REPLACE ('r' || n AS report_id, number * factor AS number,"
    " CASE period WHEN '2022' THEN CAST(2018 + n % {years} AS VARCHAR)"
    " WHEN '2021' THEN CAST(2017 + n % {years} AS VARCHAR) ELSE period END AS period)"
    " FROM (SELECT statements.*, n, factor FROM statements, made) t",
}
MADE = """
CREATE TEMP TABLE made AS
SELECT range AS n, CAST(0.3 + 3 * random() AS DECIMAL(4,2)) AS factor FROM range({count})
"""


def dataset_of(count: int, folder: Path) -> Dataset:
    """That many reports of a fifth as many bodies."""
    dataset = open_dataset(folder, create=True)
    record = ziping.convert(REPORT)
    document = PreparedDocument(record.sha256, record.source, "", "docx", 1, "", (prepare(record),))
    with dataset.engine.writing() as connection:
        Store(connection).add("bench", [document])
        connection.run("SELECT setseed(0.5)")
        connection.run(MADE.format(count=count - 1))
        for table, sql in COPIED.items():
            connection.run(f"INSERT INTO {table} {sql.format(years=YEARS)}")
    return dataset


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        dataset = dataset_of(count, Path(folder))
        for field in ("expenditure.total", "三公经费", "staff.actual"):
            taken, worked = [], []
            comparison = dataset.compare(field)
            for _ in range(TIMES):
                start, used = time.perf_counter(), time.process_time()
                comparison = dataset.compare(field)
                taken.append(time.perf_counter() - start)
                worked.append(time.process_time() - used)
            rows = f"{len(comparison.rows)} rows of {len(comparison.bodies)} bodies"
            print(f"{field}: {rows}, best of {TIMES}: {min(taken):.2f} s, {min(worked):.2f} s of the processor")


if __name__ == "__main__":
    main()
