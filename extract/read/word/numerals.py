"""A counter and the format of a list level in, the numeral that Word prints out."""

from collections.abc import Callable

# Word's own limits: beyond them these lists go on in plain figures.
_MAX_LETTERS = 780
_MAX_ROMAN = 32_767

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_UNITS = ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ENCLOSED = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGIT_BY_DIGIT = str.maketrans("0123456789", _DIGITS)


def numeral(value: int, number_format: str) -> str:
    """The numeral; a format that is not known counts in plain figures, `none` and `bullet` print nothing."""
    if number_format in ("none", "bullet"):
        return ""
    signs = _ENCLOSED.get(number_format)
    if signs is not None:
        return signs[value - 1] if 1 <= value <= len(signs) else str(value)
    write = _WRITERS.get(number_format)
    return write(value) if write is not None else str(value)


def _counting(value: int) -> str:
    """一 … 十 十一 … 九十九, then digit by digit: Word's Chinese counting."""
    return _grouped(value) if 1 <= value < 100 else _by_digit(value)


def _grouped(value: int) -> str:
    """一百零一, with 十 for 一十 at the start."""
    if not 1 <= value <= 9999:
        return _by_digit(value)
    written = _with_units(value, "零" + _DIGITS[1:], _UNITS)
    return written.removeprefix("一") if written.startswith("一十") else written


def _formal(value: int) -> str:
    """壹拾贰, as on cheques."""
    return _with_units(value, _FORMAL_DIGITS, _FORMAL_UNITS) if 1 <= value <= 9999 else str(value)


def _with_units(value: int, digits: str, units: tuple[str, ...]) -> str:
    written = ""
    figures = str(value)
    for place, figure in enumerate(figures):
        if figure != "0":
            written += digits[int(figure)] + units[len(figures) - 1 - place]
        elif figures[place:].strip("0") and not written.endswith(digits[0]):
            written += digits[0]
    return written


def _by_digit(value: int) -> str:
    return str(value).translate(_DIGIT_BY_DIGIT)


def _letters(value: int) -> str:
    """From a to z, then aa, bb …: Word repeats the letter."""
    if not 1 <= value <= _MAX_LETTERS:
        return str(value)
    repeats, place = divmod(value - 1, 26)
    return chr(ord("a") + place) * (repeats + 1)


def _roman(value: int) -> str:
    if not 1 <= value <= _MAX_ROMAN:
        return str(value)
    written = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        written += sign * times
    return written


def _stem_branch(value: int) -> str:
    """甲子 … 癸亥, the cycle of sixty."""
    if value < 1:
        return str(value)
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
    "numberInDash": lambda value: f"- {value} -",
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _grouped,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _grouped,
    "japaneseCounting": _grouped,
    "chineseLegalSimplified": _formal,
    "ideographDigital": _by_digit,
    "taiwaneseDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "ideographZodiacTraditional": _stem_branch,
}
