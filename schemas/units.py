"""The unit of a value in, what people call it in their language out."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.errors import Lang


def unit_in(unit: str, lang: "Lang") -> str:
    """Its name; the sign itself where languages share it."""
    return _english().get(unit, unit) if lang == "en" else unit


@cache
def _english() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("units.toml").read_text(encoding="utf-8"))
