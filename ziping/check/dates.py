"""When a report says it was written."""

from collections.abc import Iterator

from schemas.finding import Bilingual
from ziping.check.case import Case

LATEST = 2  # years after the evaluated one in which a self-evaluation is written


def dated_after_the_year(case: Case) -> Iterator[Bilingual]:
    """`DATE`: a report on a year is written after its end, and within two years."""
    year = case.record.year
    for said in case.prose:
        if said.field != "report_date" or year is None or not isinstance(said.reading.value, str):
            continue
        written, end = said.reading.value, f"{year}-12-31"
        if written[:4].isdigit() and written <= end[: len(written)]:
            message = case.text("date_early", date=said.reading.raw, year=year)
            yield case.finding("DATE", "error", message, (said,), expected=end, found=written)
        elif written[:4].isdigit() and int(written[:4]) > year + LATEST:
            message = case.text("date_late", date=said.reading.raw, year=year)
            yield case.finding("DATE", "warning", message, (said,), expected=f"{year + 1}", found=written)
