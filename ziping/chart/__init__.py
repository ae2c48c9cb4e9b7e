"""A comparison in, a chart as PNG or SVG out; the one door of matplotlib, which is an extra."""

from ziping.chart.picture import draw

__all__ = ["draw"]
