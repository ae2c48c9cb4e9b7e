"""A number in, what a cell prints of it and states by it out: the styles in which reports print amounts, rates and scores."""

from dataclasses import dataclass
from decimal import Decimal

from corpus.claims import Says, plain
from corpus.generate.chance import Chance
from corpus.generate.wording import WIDE

NULLS = {"": "blank", "——": "not_applicable", "—": "not_applicable", "-": "not_applicable", "/": "not_applicable", "--": "not_applicable", "无": "stated_none"}  # fmt: skip
SCALES = {"元": 1, "万元": 10**4, "亿元": 10**8}


@dataclass(frozen=True)
class Style:
    """How one table prints its numbers. Amounts are given in 万元, of which a report has so many `places`."""

    unit: str = "万元"
    places: int = 2
    separator: str = ""  # between thousands: none, a comma or a space
    wide: bool = False  # full-width digits
    short: bool = False  # trailing zeros are left out
    rates: str = "sign"  # `sign` 98.76%, `bare` 98.76, `ratio` 0.9876
    points: str = ""  # 分 behind weights and scores
    decimals: bool = False  # weights and scores with two decimals
    null: str = "/"

    def number(self, number: Decimal, places: int) -> str:
        text = format(number, f",.{places}f").replace(",", self.separator)
        if self.short and "." in text:
            text = text.rstrip("0").rstrip(".")
        return text.translate(WIDE) if self.wide else text

    def money(self, number: Decimal | None) -> Says:
        if number is None:
            return self.nothing("元", self.unit)
        stated = number * 10000 / SCALES[self.unit]
        raw = self.number(stated, max(0, self.places + {"元": -4, "万元": 0, "亿元": 4}[self.unit]))
        return Says(raw, plain(number * 10000), "元", self.unit, "=")

    def rate(self, number: Decimal | None) -> Says:
        """`number` has at most two decimals."""
        if number is None:
            return self.nothing("%", "")
        if self.rates == "ratio":
            raw = format(number / 100, ".4f")
            return Says(raw, plain(number), "%", "", "=")
        raw = format(number, ".2f")
        raw = plain(number) if self.short else raw
        raw += "%" if self.rates == "sign" else ""
        return Says(
            raw.translate(WIDE) if self.wide else raw, plain(number), "%", raw[-1] if raw.endswith("%") else "", "="
        )

    def score(self, number: Decimal | None) -> Says:
        if number is None:
            return self.nothing("分", "分")
        raw = (format(number, ".2f") if self.decimals else plain(number)) + self.points
        return Says(raw.translate(WIDE) if self.wide else raw, plain(number), "分", "分", "=")

    def nothing(self, unit: str, stated: str, mark: str | None = None) -> Says:
        """A cell of that column without a number."""
        raw = self.null if mark is None else mark
        return Says(raw, "", unit, stated, "", NULLS[raw])


def style(chance: Chance, places: int, unit: str) -> Style:
    """A style for amounts that have so many decimals in 万元."""
    return Style(
        unit,
        places,
        chance.weighed({"": 5, ",": 5, " ": 1}),
        chance.yes(0.06),
        chance.yes(0.2),
        chance.weighed({"sign": 7, "bare": 3, "ratio": 1}),
        chance.weighed({"": 3, "分": 1}),
        chance.yes(0.15),
        chance.one(["/", "——", "—", "-", "", "--", "无"]),
    )


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """A rate of two decimals, none of nothing."""
    return round(part / whole * 100, 2) if whole else None


def words(raw: str) -> Says:
    """A text, or an empty or marked cell of a column of texts."""
    return Says(raw, "", "", "", "", NULLS[raw]) if raw in NULLS else Says(raw, raw)
