"""Characters of symbol fonts in, characters that a reader sees out."""

import pytest

from extract.read.word.symbols import symbol


@pytest.mark.parametrize(
    ("font", "code", "expected"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "00FE", "☑"),
        ("wingdings", "f0fc", "√"),
        ("Wingdings", "F06F", "□"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "F0B1", "±"),
        ("Wingdings", "F041", ""),
        ("Webdings", "F061", ""),
        ("宋体", "2605", "★"),
        ("宋体", "D800", ""),
        ("宋体", "0007", ""),
        ("宋体", "FFFFFFFF", ""),
        ("宋体", "no", ""),
        ("", "", ""),
    ],
)
def test_symbol(font: str, code: str, expected: str) -> None:
    assert symbol(font, code) == expected
