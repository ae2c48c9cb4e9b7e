"""Attribute values of WordprocessingML."""

import pytest
from lxml.etree import fromstring

from extract.read.word.values import is_on, twips, whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [("420", 420), ("-210", -210), (" 12 ", 12), ("12.5", 12.5), ("21pt", 420), ("1in", 1440), ("2.54cm", 1440),
     ("25.4mm", 1440), ("1pc", 240), (None, None), ("", None), ("x", None), ("1e9", None),
     ("9" * 10, None), ("١", None)],
)  # fmt: skip
def test_twips(text: str | None, expected: float | None) -> None:
    assert twips(text) == (None if expected is None else pytest.approx(expected))


def test_whole() -> None:
    assert [whole(text) for text in ("3", "1.0", "-1", "", None, "三")] == [3, 1, -1, None, None, None]


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [("", True)]
    + [(f'w:val="{value}"', True) for value in ("1", "true", "on")]
    + [(f'w:val="{value}"', False) for value in ("0", "false", "off")],
)
def test_switches(attribute: str, expected: bool) -> None:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    assert is_on(fromstring(f"<w:vanish {names} {attribute}/>")) is expected
