"""A date or year as written in, ISO dates and fiscal years out."""

import re
from datetime import date
from functools import lru_cache

from normalize.fold import compact, half_width
from normalize.numerals import unsigned

FIRST_YEAR, LAST_YEAR = 1949, 2099

_DIGIT = "[零〇0Oo一二三四五六七八九]"  # 0 and O stand for 〇 as often as not
_YEAR = rf"(?:\d{{4}}|{_DIGIT}{{4}})"
_ZEROS = str.maketrans("0Oo", "零零零")
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = re.compile(
    rf"(?P<y>{_YEAR})年(?:度)?(?:(?P<m>{_SMALL})月(?:份)?(?:(?P<d>{_SMALL})[日号])?)?"
    r"|(?P<y2>\d{4})(?P<sep>[-./])(?P<m2>\d{1,2})(?:(?P=sep)(?P<d2>\d{1,2}))?"
    r"|(?P<y3>\d{4})(?P<m3>\d\d)(?P<d3>\d\d)",
    re.ASCII,
)
_PART = re.compile(rf"(?P<y>{_YEAR})年(?:度)?(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)", re.ASCII)

# Within running text. A year without 年 counts only before a word that a title goes on with (2018绩效评价), in
# brackets of its own, or alone; never in a document number (〔2021〕5号), a telephone number or an amount.
_DASHES = "-~至"
_NAMED_YEAR = re.compile(
    rf"(?<!\d)(?<!\d[.,])(?P<year>\d{{4}}|(?<!{_DIGIT}){_DIGIT}{{4}})(?=[ \u3000\u00a0\n]*年)", re.ASCII
)
_FIRST_OF_SPAN = re.compile(
    rf"(?<![\d\-])(?<!\d[.,])(?P<year>\d{{4}})(?=[{_DASHES}]{{1,2}}\d{{4}}[ \u3000\u00a0]*年)", re.ASCII
)
_BARE_YEAR = re.compile(
    r"(?<![\w.\-/:(])(?P<year>\d{4})(?=绩效|部门|单位|整体|项目|预算|决算|财政|专项|支出|收支|省|市|县|区)"
    r"|\((?P<in_brackets>\d{4})\)(?!第?\d+号|号|\d)"
    r"|^\s*(?P<alone>\d{4})\s*$",
    re.ASCII,
)
_GOES_ON_AS_DATE = re.compile(rf"\d{{4}}\s*年\s*(?:{_SMALL}\s*月)|{_DIGIT}{{4}}\s*年\s*{_SMALL}\s*月", re.ASCII)


def read_date(text: str) -> str | None:
    """`2021-04-24`, `2021-04`, `2021`, `2021-Q3` or `2021-H1` if the whole text is one possible date, else None.

    `2022 年 12 月 31 日` `二○二三年九月二十八日` `2022-09-19` `2021.4.24` `20190101` `2021年第三季度` `2021年上半年`.
    """
    if len(text) > 60:
        return None
    return _iso(compact(text).removesuffix("。"))


@lru_cache(maxsize=4096)
def _iso(printed: str) -> str | None:
    part = _PART.fullmatch(printed)
    if part:
        year = _year(part["y"])
        if year is None:
            return None
        if part["half"]:
            return f"{year}-H{'上下'.index(part['half']) + 1}"
        return f"{year}-Q{_small(part['quarter'])}"
    match = _DATE.fullmatch(printed)
    if match is None:
        return None
    year = _year(match["y"] or match["y2"] or match["y3"])
    month, day = match["m"] or match["m2"] or match["m3"], match["d"] or match["d2"] or match["d3"]
    return None if year is None else _possible(year, _small(month), _small(day))


def _possible(year: int, month: int | None, day: int | None) -> str | None:
    """ISO text as far as given; None if there is no such day."""
    if month is None:
        return f"{year}"
    try:
        found = date(year, month, 1 if day is None else day)
    except ValueError:
        return None
    return found.isoformat() if day is not None else f"{year}-{month:02}"


def _year(text: str) -> int | None:
    value = unsigned(text if text.isdecimal() else text.translate(_ZEROS))
    year = None if value is None else int(value)
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _small(text: str | None) -> int | None:
    """A month or day; 0, which no date has, for what is no number (`一二`)."""
    if text is None:
        return None
    value = unsigned(text) if "十" in text or len(text) == 1 or text.isdecimal() else None
    return 0 if value is None else int(value)


def years_in(text: str) -> list[tuple[int, tuple[int, int]]]:
    """Every year that the text names, with the span of its digits, in order; numbers of documents are left out."""
    plain = half_width(text)
    found: dict[tuple[int, int], int] = {}
    for pattern in (_NAMED_YEAR, _FIRST_OF_SPAN, _BARE_YEAR):
        for match in pattern.finditer(plain):
            group = match.lastgroup or "year"
            year = _year(match[group])
            if year is not None:
                found[match.span(group)] = year
    return [(year, span) for span, year in sorted(found.items())]


def fiscal_year(text: str) -> int | None:
    """The one year that the text names, dates (`2022年4月24日`) aside; None if none or several different ones."""
    plain = half_width(text)
    years = {year for year, (start, _) in years_in(text) if not _GOES_ON_AS_DATE.match(plain, start)}
    return years.pop() if len(years) == 1 else None
