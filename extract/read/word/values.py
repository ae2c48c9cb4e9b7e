"""Attribute values of WordprocessingML in, Python values out; what is malformed is as if it were not there."""

import re

from lxml.etree import _Element

from extract.read.word.names import VAL

_OFF = frozenset({"0", "false", "off"})
_NUMBER = re.compile(r"([+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?)(pt|pc|pi|in|cm|mm)?", re.ASCII)
# The strict form of the format writes lengths with their unit; all others are twips, twentieths of a point.
_TWIPS = {"": 1.0, "pt": 20.0, "pc": 240.0, "pi": 240.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54}


def is_on(element: _Element) -> bool:
    """Whether a switch such as `w:vanish` is on: it is, unless its value says otherwise."""
    return element.get(VAL, "1") not in _OFF


def whole(text: str | None) -> int | None:
    """A whole number; None where there is none (`1.0`, which some generators write, is 1)."""
    number = twips(text)
    return None if number is None else int(number)


def whole_val(element: _Element | None) -> int | None:
    """The whole number in an element's `w:val`."""
    return None if element is None else whole(element.get(VAL))


def twips(text: str | None) -> float | None:
    """A length in twips."""
    match = _NUMBER.fullmatch(text.strip()) if text else None
    return float(match[1]) * _TWIPS[match[2] or ""] if match else None
