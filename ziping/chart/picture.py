"""A comparison in, a picture out: bars of one year, lines of several, bands of quantiles where the bodies are many."""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from schemas.bodies import body_words
from schemas.errors import Lang, UsageError
from ziping.comparison.grid import lines
from ziping.comparison.words import title, unit_shown, words
from ziping.dataset.comparison import Comparison
from ziping.outputs import Money

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST = 30  # bodies that can be told apart
DPI = 150
ALWAYS = "0123456789.,-−%() "


def draw(
    comparison: Comparison, path: Path, kind: Literal["png", "svg"], lang: Lang = "zh", money: Money = "万元"
) -> None:
    """Write the chart. A PNG has a font with every character or is not written; the text of an SVG stays text."""
    try:
        import matplotlib as mpl
    except ImportError as missing:
        raise UsageError("E_LIBRARY", what="matplotlib", extra="chart") from missing
    from ziping.chart.plots import bands, bars, boxes, curves
    from ziping.chart.setting import setting

    several = [line for line in lines(comparison) if any(row.value is not None for row in line.of.values())]
    unit = unit_shown(comparison.unit, money, lang)
    year = words(lang)["value"].format(year=comparison.years[0]) + " " if len(comparison.years) == 1 else ""
    heading = year + title(comparison, lang) + (words(lang)["in_unit"].format(unit=unit) if unit else "")
    is_many = len(several) > MOST
    kinds = [
        f"{body_words().kind(one.org_kind).in_(lang)} {body_words().level(one.level).in_(lang)}"
        for one in comparison.quantiles
    ]
    names = kinds if is_many else [line.name for line in several]
    texts = [heading, *names, *words(lang).values(), ALWAYS]
    settings = setting(kind, "".join(texts))
    with mpl.rc_context(settings), warnings.catch_warnings():  # type: ignore[arg-type]  # keys are literals
        # the text of an SVG is measured with whatever font there is, in a PNG a missing character is a fault
        warnings.filterwarnings("ignore" if kind == "svg" else "error", message="Glyph .* missing")
        figure = mpl.figure.Figure(layout="constrained")
        if is_many:
            (bands if len(comparison.years) > 1 else boxes)(figure, comparison, lang, money)
        else:
            (curves if len(comparison.years) > 1 else bars)(figure, comparison, several, money)
        figure.suptitle(heading, fontsize=13)
        _save(figure, path, kind)


def _save(figure: "Figure", path: Path, kind: Literal["png", "svg"]) -> None:
    told = {"Date": None} if kind == "svg" else {"Software": "ziping"}
    figure.savefig(path, format=kind, dpi=DPI, metadata=told)
