"""The evaluated year where the report's title does not name it; never the year of signing."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from extract.cover import line_year
from extract.identify import Identified
from extract.locate.sheet import base_year
from normalize.dates import years_in
from schemas.document import Paragraph

MENTIONS_MIN = 2
_QUOTED = re.compile(r"《[^》]*》|[〔\[（(]\s*20\d\d\s*[〕\]）)]")


def year_of_forms(tables: Sequence[Identified]) -> int | None:
    """The year in the titles of the forms or beside them, else the one that their headings agree on."""
    return _first(_of_titles(tables)) or _first(_of_headings(tables))


def year_of_titles(tables: Sequence[Identified]) -> int | None:
    """The one year that the titles of tables without a form name."""
    years = {line_year(found.title) for found in tables if found.form is None and found.title} - {None}
    return next(iter(years)) if len(years) == 1 else None


def year_of_prose(paragraphs: Iterable[Paragraph], report_date: str) -> int | None:
    """The year before signing that the prose names most often, the latest of two alike; None below two mentions."""
    signed = int(report_date[:4]) if report_date else None
    counts: Counter[int] = Counter()
    for paragraph in paragraphs:
        counts.update(year for year, _ in years_in(_QUOTED.sub("", paragraph.text)))
    known = {year: count for year, count in counts.items() if signed is None or year < signed}
    best = max(known, key=lambda year: (known[year], year), default=None)
    return best if best is not None and known[best] >= MENTIONS_MIN else None


def year_named(labels: Iterable[str]) -> int | None:
    """The first year that labels name, innermost first: what stands under 2022年 is about that year."""
    return _first(year for label in labels for year, _ in years_in(label))


def _first(years: Iterable[int | None]) -> int | None:
    return next((year for year in years if year is not None), None)


def _of_titles(tables: Sequence[Identified]) -> Iterable[int | None]:
    lines = (line for found in tables if found.form is not None for line in (found.title, *found.caption))
    return (line_year(line) for line in lines if line)


def _of_headings(tables: Sequence[Identified]) -> Iterable[int | None]:
    return (base_year(found.table, found.form, None) for found in tables if found.form is not None)
