"""A comparison in, a workbook for people out: 比较 · 分布 · 缺报与未写明 · 说明."""

from decimal import Decimal
from pathlib import Path

from schemas.bodies import body_words
from schemas.errors import Lang
from ziping.comparison.grid import GridColumn, Line, columns, lines
from ziping.comparison.page import SPREAD, caveat_lines
from ziping.comparison.words import in_shown_unit, title, unit_shown, words
from ziping.dataset.comparison import Comparison
from ziping.outputs import Money
from ziping.outputs.workbook.book import Book, Head, for_print, put
from ziping.outputs.workbook.shown import Shown, pattern

WIDTHS = {"value": 16, "change": 14, "per_head": 14}


def save(comparison: Comparison, path: Path, lang: Lang, money: Money, *, is_wide: bool) -> None:
    """Values with change, share, per head and rank of each year; the values alone if it is wide."""
    texts = words(lang)
    with Book(path) as book:
        _compared(book, comparison, lang, money, is_wide=is_wide)
        _spread(book, comparison, lang, money)
        heads = [Head(texts["year"], 8), Head(texts["body"], 30), Head(texts["region"], 10, code=True)]
        sheet = book.sheet(texts["sheet_gaps"], [*heads, Head(texts["state"], 26)])
        for gap in comparison.gaps():
            told = (Shown(gap.body.org_name), Shown(gap.body.region), Shown(texts[gap.state]))
            sheet.row((_year(gap.year), *told))
        _about(book, comparison, lang, money)


def _compared(book: Book, comparison: Comparison, lang: Lang, money: Money, *, is_wide: bool) -> None:
    texts = words(lang)
    heads = [
        column for column in columns(comparison, lang, money, every_year=True) if not is_wide or column.shows == "value"
    ]
    body = (
        Head(texts["body"], 30),
        Head(texts["region"], 10, code=True),
        Head(texts["level"], 8),
        Head(texts["org_kind"], 12),
    )
    titles = [Head(column.title, WIDTHS.get(column.shows, 10)) for column in heads]
    sheet = book.sheet(texts["sheet_compared"], [*body, *titles], frozen=1)
    for line in lines(comparison):
        told = next(iter(line.of.values()))
        cells = (_cell(comparison, line, column, texts, money) for column in heads)
        level, kind = body_words().level(told.level).in_(lang), body_words().kind(told.org_kind).in_(lang)
        sheet.row((Shown(told.org_name), Shown(told.region), Shown(level), Shown(kind), *cells))


def _cell(comparison: Comparison, line: Line, column: GridColumn, texts: dict[str, str], money: Money) -> Shown:
    row = line.of.get(column.year)
    if row is None:
        return Shown(texts["no_report_short"] if column.shows == "value" else None)
    value = column.of(row)
    if column.shows == "value":
        doubts = [texts["marks_conflict"]] * row.is_conflict + [texts["marks_outlier"]] * row.is_outlier
        if row.value is None:
            name = row.status if row.state == "none" else row.state
            return Shown({"stated_none": texts["none"], "lacking": None}.get(name, texts.get(name)), "；".join(doubts))
        return _number(row.value, comparison.unit, money, "；".join(doubts))
    if value is None:
        return Shown(None)
    if column.shows == "rank":
        return Shown(Decimal(value), pattern="0")
    if column.shows in ("change", "per_head"):
        return _number(value, comparison.unit, money)
    return Shown(_rounded(value), pattern="0.00")


def _spread(book: Book, comparison: Comparison, lang: Lang, money: Money) -> None:
    texts, unit = words(lang), unit_shown(comparison.unit, money, lang)
    named = [Head(texts[name], 10) for name in ("year", "org_kind", "level", "bodies")]
    mark = texts["in_unit"].format(unit=unit) if unit else ""
    sheet = book.sheet(texts["sheet_spread"], [*named, *(Head(texts[name] + mark, 16) for name in SPREAD)])
    for one in comparison.quantiles:
        points = (_number(getattr(one, name), comparison.unit, money) for name in SPREAD)
        level, kind = body_words().level(one.level).in_(lang), body_words().kind(one.org_kind).in_(lang)
        told = (Shown(kind or texts["other_kind"]), Shown(level or texts["other_kind"]))
        sheet.row((_year(one.year), *told, Shown(Decimal(one.bodies), pattern="0"), *points))


def _about(book: Book, comparison: Comparison, lang: Lang, money: Money) -> None:
    """What this is, and what to beware of."""
    texts, unit = words(lang), unit_shown(comparison.unit, money, lang)
    first, last = comparison.years[0], comparison.years[-1]
    years = texts["about_year" if first == last else "about_years"].format(first=first, last=last)
    sheet = book.add_worksheet(texts["sheet_about"])
    sheet.set_column(0, 0, 120)
    sheet.write_string(0, 0, title(comparison, lang), book.format(bold=True, font_size=16))
    lines_told = [
        texts["about"].format(bodies=len(comparison.by_body), years=years),
        *([texts["unit_line"].format(unit=unit)] if unit else []),
        *caveat_lines(comparison, lang),
        *(texts[name] for name in ("legend_change", "legend_share", "legend_rank", "marks_conflict", "marks_outlier")),
    ]
    for row, text in enumerate(lines_told, 2):
        put(book, sheet, (row, 0), Shown(text), {"text_wrap": True})
    for_print(sheet)


def _number(value: Decimal | float, unit: str, money: Money, doubt: str = "") -> Shown:
    exact = value if isinstance(value, Decimal) else _rounded(value)
    shown = in_shown_unit(exact, unit, money)
    return Shown(shown, doubt, pattern(shown, 2 if unit == "元" else 0))


def _rounded(value: Decimal | float) -> Decimal:
    """A quotient to two decimals."""
    return Decimal(repr(round(float(value), 2)))


def _year(year: int) -> Shown:
    return Shown(Decimal(year), pattern="0")
