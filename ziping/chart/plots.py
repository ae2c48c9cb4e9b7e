"""Rows of a comparison in, the drawings of them on a figure out."""

from collections.abc import Sequence
from decimal import Decimal

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullFormatter

from schemas.bodies import body_words
from schemas.errors import Lang
from ziping.comparison.grid import Line
from ziping.comparison.words import in_shown_unit, words
from ziping.dataset.comparison import Comparison, Quantiles
from ziping.outputs import Money

BLUE, LIGHT, RED = "#2f5d8a", "#9dbbd8", "#c0392b"
ROW = 0.28  # inches that a body takes
MARKERS = "os^Dv"
PANELS = 6  # kinds and levels of bodies that fit a picture


def bars(figure: Figure, comparison: Comparison, several: Sequence[Line], money: Money) -> None:
    """One year: a bar a body, the highest on top; those far from their peers in red."""
    (year,) = comparison.years
    figure.set_size_inches(9, max(3.0, 1.2 + ROW * len(several)))
    axes = figure.add_subplot()
    shown = several[::-1]
    values = [_shown(comparison, line.of[year].value, money) for line in shown]
    colours = [RED if line.of[year].is_outlier else BLUE for line in shown]
    found = axes.barh([_label(line, year) for line in shown], values, color=colours, height=0.7)
    axes.bar_label(found, labels=[f"{value:,.2f}".removesuffix(".00") for value in values], padding=3, fontsize=8)
    axes.margins(x=0.12, y=0.01)
    axes.grid(axis="y", visible=False)
    axes.xaxis.set_major_formatter(FuncFormatter(_figure))


def curves(figure: Figure, comparison: Comparison, several: Sequence[Line], money: Money) -> None:
    """Several years: a line a body, broken where a year has no value."""
    figure.set_size_inches(11, max(5.0, 1.0 + 0.22 * len(several)))
    axes = figure.add_subplot()
    for at, line in enumerate(several):
        values = [
            _shown(comparison, line.of[year].value, money) if year in line.of else float("nan")
            for year in comparison.years
        ]
        colour = f"C{at % 10}"
        axes.plot(
            comparison.years, values, color=colour, marker=MARKERS[at // 10 % len(MARKERS)], markersize=4,
            linestyle=("-", "--", ":")[at // 10 % 3], linewidth=1.4, label=line.name,
        )  # fmt: skip
    _years(axes, comparison)
    axes.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), fontsize=8, frameon=False)


def bands(figure: Figure, comparison: Comparison, lang: Lang, money: Money) -> None:
    """Many bodies over several years: for each kind and level the range, the middle half and the median."""
    texts = words(lang)
    panels = _panels(figure, comparison, lang)
    figure.set_size_inches(11, 3.4 * -(-len(panels) // 2) + 0.6)
    for at, (name, groups) in enumerate(panels.items(), 1):
        axes = figure.add_subplot(-(-len(panels) // 2), min(2, len(panels)), at)
        years = [group.year for group in groups]
        ends = {
            point: [_shown(comparison, getattr(group, point), money) for group in groups]
            for point in ("least", "lower", "median", "upper", "greatest")
        }
        axes.fill_between(years, ends["least"], ends["greatest"], color=LIGHT, alpha=0.35, label=texts["chart_range"])
        axes.fill_between(years, ends["lower"], ends["upper"], color=LIGHT, label=texts["chart_middle"])
        axes.plot(years, ends["median"], color=BLUE, marker="o", markersize=4, label=texts["median"])
        if comparison.unit == "元" and min(ends["least"]) > 0:
            axes.set_yscale("log")  # a few are large, most are small
            axes.yaxis.set_minor_formatter(NullFormatter())
        count = max(group.bodies for group in groups)
        label = (name or texts["other_kind"]) + texts["in_unit"].format(unit=texts["chart_band"].format(count=count))
        axes.set_title(label.strip(), fontsize=10)
        _years(axes, comparison)
        if at == 1:
            axes.legend(fontsize=8, frameon=False, loc="best")


def boxes(figure: Figure, comparison: Comparison, lang: Lang, money: Money) -> None:
    """Many bodies of one year: a box of quantiles for each kind and level."""
    texts = words(lang)
    panels = _panels(figure, comparison, lang)
    figure.set_size_inches(9, 1.6 + 0.6 * len(panels))
    axes = figure.add_subplot()
    told: list[dict[str, object]] = []
    least = min(_shown(comparison, group.least, money) for group, *_ in panels.values())
    for name, (group, *_) in panels.items():
        count = texts["in_unit"].format(unit=texts["chart_band"].format(count=group.bodies))
        ends = [
            _shown(comparison, getattr(group, end), money) for end in ("least", "lower", "median", "upper", "greatest")
        ]
        keys = ("whislo", "q1", "med", "q3", "whishi")
        told.append({"label": (name or texts["other_kind"]) + count, **dict(zip(keys, ends, strict=True))})
    axes.bxp(told[::-1], orientation="horizontal", showfliers=False, medianprops={"color": RED})
    if comparison.unit == "元" and least > 0:
        axes.set_xscale("log")
        axes.xaxis.set_minor_formatter(NullFormatter())
    axes.xaxis.set_major_formatter(FuncFormatter(_figure))


def _panels(figure: Figure, comparison: Comparison, lang: Lang) -> dict[str, list[Quantiles]]:
    """The spread of each kind and level over the years, of the largest groups; a line tells of those left out."""
    found: dict[str, list[Quantiles]] = {}
    for group in comparison.quantiles:
        kind, level = body_words().kind(group.org_kind).in_(lang), body_words().level(group.level).in_(lang)
        found.setdefault(" ".join(filter(None, (kind, level))), []).append(group)
    largest = sorted(found, key=lambda name: -max(group.bodies for group in found[name]))[:PANELS]
    if len(found) > PANELS:
        figure.supxlabel(words(lang)["chart_others"].format(count=len(found) - PANELS), fontsize=8)
    return {name: found[name] for name in largest}


def _years(axes: Axes, comparison: Comparison) -> None:
    axes.set_xlim(comparison.years[0] - 0.4, comparison.years[-1] + 0.4)
    axes.set_xticks(comparison.years)
    axes.yaxis.set_major_formatter(FuncFormatter(_figure))


def _label(line: Line, year: int) -> str:
    return f"{line.name} {line.mark(year)}".rstrip()


def _shown(comparison: Comparison, value: Decimal | float | None, money: Money) -> float:
    if value is None:
        return float("nan")
    return float(in_shown_unit(Decimal(repr(value)) if isinstance(value, float) else value, comparison.unit, money))


def _figure(value: float, _: int | None = None) -> str:
    return f"{value:,.10g}" if abs(value) < 1 else f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
