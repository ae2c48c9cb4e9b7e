"""Counters in, the numerals that Word prints out."""

import pytest

from extract.read.word.numerals import numeral


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("decimal", {0: "0", 1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalFullWidth", {1: "１", 12: "１２"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21", 0: "0"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉", 11: "11"}),
        ("numberInDash", {3: "- 3 -"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 28: "bb", 53: "aaa", 0: "0", 781: "781"}),
        ("upperLetter", {1: "A", 27: "AA"}),
        ("lowerRoman", {1: "i", 4: "iv", 9: "ix", 1994: "mcmxciv", 0: "0", 40000: "40000"}),
        ("upperRoman", {12: "XII", 49: "XLIX"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一〇〇", 0: "〇"}),
        (
            "chineseCountingThousand",
            {1: "一", 10: "十", 19: "十九", 20: "二十", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十",
             1001: "一千零一", 1010: "一千零一十", 2021: "二千零二十一", 10000: "一〇〇〇〇", 0: "〇"},
        ),
        ("taiwaneseCounting", {10: "十"}),
        ("taiwaneseCountingThousand", {105: "一百零五"}),
        ("japaneseCounting", {10: "十", 21: "二十一"}),
        ("chineseLegalSimplified", {1: "壹", 12: "壹拾贰", 101: "壹佰零壹", 0: "0"}),
        ("ideographDigital", {1: "一", 10: "一〇", 21: "二一"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥", 61: "甲子", 0: "0"}),
        ("bullet", {1: ""}),
        ("none", {1: ""}),
        ("unheardOf", {7: "7"}),
    ],
)  # fmt: skip
def test_numeral(number_format: str, expected: dict[int, str]) -> None:
    assert {value: numeral(value, number_format) for value in expected} == expected
