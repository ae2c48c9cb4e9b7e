"""A character of a symbol font in, the character that a reader sees out."""

# Symbol fonts keep their characters at U+F000 plus the code of the font; only signs that reports use, and only those
# that are beyond doubt. Others print nothing rather than something wrong.
_PRIVATE_FIRST, _PRIVATE_LAST = 0xE000, 0xF8FF
_SIGNS = {
    "wingdings": {0x6F: "□", 0xA8: "□", 0xFC: "√", 0xFD: "☒", 0xFE: "☑"},
    "wingdings 2": {0x50: "√", 0x51: "☒", 0x52: "☑", 0xA3: "□"},
    "symbol": {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"},
}


def symbol(font: str, code: str) -> str:
    """The character of a `w:sym`; a private-use one that is not known is none."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    signs = _SIGNS.get(font.strip().lower())
    if signs is not None:
        return signs.get(point & 0xFF, "")
    if not 0x20 <= point <= 0x10FFFF or 0xD800 <= point <= 0xDFFF or _PRIVATE_FIRST <= point <= _PRIVATE_LAST:
        return ""
    return chr(point)
