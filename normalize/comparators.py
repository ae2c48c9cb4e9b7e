"""Words and signs of comparison in, one of `= ~ > < >= <=` out."""

from typing import Literal

Comparator = Literal["", "=", "~", ">", "<", ">=", "<="]


def comparator_of(text: str) -> Comparator | None:
    """What an operator cell or a hedge says (`≥`, `不少于`, `以上`, `约`); None if it says none of these."""
    return None
