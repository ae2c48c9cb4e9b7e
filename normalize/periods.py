"""A place of a text where a date or period may begin in, its ISO values out; years left unsaid come from the report."""

import re
from dataclasses import dataclass

from normalize.dates import FIRST_YEAR, LAST_YEAR, read_date
from normalize.words import Words
from schemas.notes import note

_NUM = "[零〇0Oo一二三四五六七八九]"
_YEAR = rf"(?:(?:19|20)\d\d|{_NUM}{{4}})"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_TO = "(?:-{1,2}|~|至|到)"
_MONTH_TAIL = "(?:份|底|末|初|中旬|上旬|下旬)?"
_YEARS = re.compile(rf"(?P<first>{_YEAR})年?(?:度)?{_TO}(?P<last>{_YEAR})年(?:度)?(?!{_SMALL}月)", re.ASCII)
_DAY = rf"{_SMALL}月(?:{_SMALL}[日号])?"
_DATED = re.compile(
    rf"(?P<year>{_YEAR})年(?:度)?(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年"
    rf"|(?P<month>{_SMALL})(?:(?:月份?)?{_TO}(?P<last_month>{_SMALL}))?月{_MONTH_TAIL}(?:(?P<day>{_SMALL})[日号])?"
    rf"(?:(?<=[日号月]){_TO}(?P<to>(?:{_YEAR}年)?(?:{_DAY}|{_SMALL}[日号])))?)?",
    re.ASCII,
)
_YEARLESS = re.compile(
    rf"(?:第?(?P<quarter>[一二三四1-4])季度(?!末考)|(?P<half>[上下])半年"
    rf"|(?P<month>{_SMALL})(?:(?:月份?)?{_TO}(?P<last_month>{_SMALL}))?月{_MONTH_TAIL}(?:(?P<day>{_SMALL})[日号])?)",
    re.ASCII,
)
_PLAIN = re.compile(
    r"(?P<date>(?:19|20)\d\d(?P<sep>[-./])\d{1,2}(?P=sep)\d{1,2}|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?![\d.\-/])",
    re.ASCII,
)
_LOST = re.compile(r"(?P<month>1[3-9]|[2-9]\d)月份", re.ASCII)
_RELATIVE: Words[int] = Words(
    {
        **dict.fromkeys(("上年度", "上年", "上一年度", "上一年", "去年", "去年度"), -1),
        **dict.fromkeys(("当年", "本年", "本年度", "今年", "当年度", "今年度"), 0),
        "前年": -2,
        **dict.fromkeys(("明年", "次年", "下年", "下年度", "下一年", "下一年度"), 1),
    }
)


@dataclass(frozen=True, slots=True)
class Period:
    """One date, or the two ends of a span; no values where the year is not known. `note` says what is doubtful."""

    values: tuple[str, ...]
    end: int
    note: str = ""
    relative: bool = False


def period_at(text: str, start: int, year: int | None) -> Period | None:
    """The date that begins with the numeral there; `year` is the evaluated one, for dates that name none."""
    plain = _PLAIN.match(text, start)
    if plain:
        value = read_date(plain["date"])
        return Period((value,), plain.end()) if value else None
    span = _YEARS.match(text, start)
    if span:
        first, last = (read_date(span[end] + "年") for end in ("first", "last"))
        return Period((first, last), span.end()) if first and last and first < last else None
    lost = _LOST.match(text, start)
    if lost:
        month: str = lost["month"]
        first, last = month[0], month[1]
        is_span = first < last
        doubt = note("lost_dash", month=month, first=first, last=last) if is_span else note("no_month")
        return Period((), lost.end(), doubt)
    dated = _DATED.match(text, start)
    if dated:
        base = read_date(dated["year"] + "年")
        return None if base is None else _resolved(dated, int(base), "", with_end=True)
    yearless = _YEARLESS.match(text, start)
    if yearless is None:
        return None
    return _resolved(yearless, year, note("derived_year"), with_end=False)


def relative_at(text: str, start: int, year: int | None) -> Period | None:
    """The year that 上年, 当年 … mean beside the evaluated one."""
    found = _RELATIVE.at(text, start)
    if found is None:
        return None
    offset, end = found
    values = () if year is None else (str(year + offset),)
    return Period(values, end, note("derived_year") if values else "", relative=True)


def _resolved(match: re.Match[str], year: int | None, doubt: str, *, with_end: bool) -> Period:
    end = match.end()
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return Period((), end)
    said = f"{year}年"
    if match["quarter"]:
        texts = [f"{said}第{match['quarter']}季度"]
    elif match["half"]:
        texts = [f"{said}{match['half']}半年"]
    elif not match["month"]:
        texts = [said]
    else:
        texts = [
            f"{said}{match['month']}月" + (f"{match['day']}日" if match["day"] and not match["last_month"] else "")
        ]
        if match["last_month"]:
            texts.append(f"{said}{match['last_month']}月" + (f"{match['day']}日" if match["day"] else ""))
        elif with_end and match["to"]:
            texts.append(_far_end(match["to"], said, match["month"]))
    values = tuple(read_date(text) for text in texts)
    if None in values or (len(values) == 2 and not str(values[0]) < str(values[1])):
        return Period((), end, note("no_date"))
    return Period(tuple(value for value in values if value), end, doubt)


def _far_end(to: str, year: str, month: str) -> str:
    """The end of a span with what it leaves unsaid: 2021年3月1日至5日, 2021年3月至6月."""
    if "年" in to:
        return to
    return year + to if "月" in to else f"{year}{month}月{to}"
