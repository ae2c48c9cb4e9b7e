"""What a comparison is called and how its figures are shown, in Chinese or English."""

import tomllib
from collections import Counter
from decimal import Decimal
from functools import cache
from importlib.resources import files

from schemas.codebook import codebook
from schemas.errors import Lang
from schemas.units import unit_in
from schemas.values import plain
from ziping.dataset.comparison import EXACT, Body, Comparison
from ziping.outputs import Money


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def words(lang: Lang) -> dict[str, str]:
    """The words of a language by name."""
    return _texts()[lang]


def title(comparison: Comparison, lang: Lang) -> str:
    """Field and concept: `支出总额 决算（执行）数`."""
    book = codebook()
    field = book.fields.get(comparison.field)
    concept = book.concepts.get(comparison.concept)
    if concept is not None:
        name = concept[lang]
    else:
        measure = book.measures[comparison.concept]  # type: ignore[index]
        name = measure.en if lang == "en" else measure.zh
    return f"{(field.en if lang == 'en' else field.zh) if field else comparison.field} {name}"


def unit_shown(unit: str, money: Money, lang: Lang) -> str:
    """The unit in which values are shown."""
    return unit_in(money if unit == "元" else unit, lang)


def in_shown_unit(value: Decimal, unit: str, money: Money) -> Decimal:
    return EXACT.scaleb(value, -4) if unit == "元" and money == "万元" else value


def amount(value: Decimal | float | None, unit: str, money: Money) -> str:
    """A value with thousands separated, money to two decimals at least; all digits of an exact one."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{in_shown_unit(Decimal(repr(value)), unit, money):,.2f}"
    shown = Decimal(plain(in_shown_unit(value, unit, money)))
    exponent = shown.as_tuple().exponent
    decimals = max(-exponent if isinstance(exponent, int) else 0, 2 if unit == "元" else 0)
    return f"{shown:,.{decimals}f}"


def percent(rate: float | None) -> str:
    return "" if rate is None else f"{rate:.2f}"


def named(comparison: Comparison) -> dict[str, str]:
    """The names of the bodies; namesakes with their region."""
    count = Counter(body.org_name for body in comparison.bodies)
    return {body.org_id: _name(body, is_shared=count[body.org_name] > 1) for body in comparison.bodies}


def _name(body: Body, *, is_shared: bool) -> str:
    return f"{body.org_name}（{body.region or body.org_id}）" if is_shared else body.org_name
