"""The texts of a chart in, matplotlib's settings out: a font that has every character, text of an SVG as text."""

import logging
from typing import Literal

from matplotlib import font_manager

from ziping.chart.fonts import font_for, fonts


def setting(kind: Literal["png", "svg"], characters: str) -> dict[str, object]:
    """For `rc_context`."""
    common: dict[str, object] = {
        "axes.unicode_minus": False,
        "text.parse_math": False,
        "font.size": 10,
        "axes.spines.top": False,
    }
    common |= {"axes.spines.right": False, "axes.grid": True, "grid.alpha": 0.3, "axes.axisbelow": True}
    if kind == "svg":
        logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # families that others may have
        return {**common, "svg.fonttype": "none", "svg.hashsalt": "ziping", "font.family": list(fonts().families)}
    font = str(font_for(characters))
    font_manager.fontManager.addfont(font)
    name = font_manager.FontProperties(fname=font).get_name()
    return {**common, "font.family": [name]}
