"""A text in, the same text out in the one form that comparing needs: half-width, without white space."""

import unicodedata
from functools import lru_cache

# White space as reports have it: typed, pasted from the web (NBSP, zero-width) and left by editors (BOM, soft hyphen).
_HORIZONTAL = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_VERTICAL = "\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u0007"
WHITE = _HORIZONTAL + _VERTICAL + _INVISIBLE

QUOTES = "\"'`“”‘’‚‛„‟「」『』﹁﹂﹃﹄〝〞＂＇′″"
_ALIKE = {
    "(": "（〔﹝【[［﹙⦅〖",
    ")": "）〕﹞】]］﹚⦆〗",
    "-": "—–－―‐‑‒−─━﹘﹣",
    ":": "：∶︰﹕꞉",
    ",": "，﹐",
    ".": "．﹒",
    "~": "～∼〜﹏˜",
    "/": "／∕⁄",
    "%": "％﹪٪",
    "=": "＝﹦",
    "≥": "≧⩾",
    "≤": "≦⩽",
    ">": "＞﹥",
    "<": "＜﹤",
    "〇": "○◯",
}

# Radicals that NFKC leaves alone, as fonts in PDF files give them: each as the character that it looks like
# (Unicode's EquivalentUnifiedIdeograph.txt).
_RADICALS = dict(
    zip(
        "⺁⺄⺈⺍⺒⺓⺛⺝⺟⺠⺧⺩⺪⺬⺮⺯⺶⺷⺹⺻⺽⻁⻃⻄⻅⻆⻇⻉⻋⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻞⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙刀小巳幺旡月母民牛王疋示竹糹羊羊耂聿臼虎覀西见角角贝车長镸长门雨青韦页风飞食食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)

_RADICALS["戶"] = "户"  # no radical, but one glyph with 户 in fonts, whose PDF files name either

KEPT_MAX_LENGTH = 60  # a longer text is no label that comes again


def _spelling() -> dict[int, str]:
    """Radicals and compatibility ideographs, each as the character that it stands for."""
    codes = (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00))
    plain = {code: unicodedata.normalize("NFKC", chr(code)) for code in codes}
    known = {code: text for code, text in plain.items() if len(text) == 1 and text != chr(code)}
    return known | {ord(radical): text for radical, text in _RADICALS.items()}


def _lookalikes() -> dict[int, str | None]:
    """One character to one character: full-width forms, radicals and compatibility ideographs, look-alike signs.

    Signs that carry meaning of their own (`㎡` `²` `①` `…`) are left to `fold`.
    """
    table: dict[int, str | None] = {}
    for code in range(0xFF01, 0xFF5F):
        table[code] = unicodedata.normalize("NFKC", chr(code))
    table |= _SPELLED
    for one, many in _ALIKE.items():
        table.update((ord(char), one) for char in many)
    return table


_SPELLED = _spelling()
_WIDTH = _lookalikes()
_COMPACT: dict[int, str | None] = _WIDTH | dict.fromkeys(map(ord, WHITE + QUOTES))
_SPACES: dict[int, str | None] = (
    _WIDTH
    | dict.fromkeys(map(ord, _HORIZONTAL), " ")
    | dict.fromkeys(map(ord, _VERTICAL), "\n")
    | dict.fromkeys(map(ord, _INVISIBLE + QUOTES))
)


def spelled(text: str) -> str:
    """The text in usual characters where a font gave radicals for them (`⽀出` → `支出`); nothing else changes."""
    return text if text.isascii() else text.translate(_SPELLED)


def half_width(text: str) -> str:
    """Full-width and look-alike characters unified one for one, so that positions stay true."""
    return text.translate(_WIDTH)


def compact(text: str) -> str:
    """Half-width, no white space, no quotes; `㎡` `²` `①` stay as printed."""
    return text if text.isascii() and text.isalnum() else text.translate(_COMPACT)


def even_spaces(text: str) -> str:
    """Half-width, no quotes; every white space a single kind: ` ` within a line, `\\n` between lines."""
    return text.translate(_SPACES)


def fold(text: str) -> str:
    """The form for matching: NFKC, no white space or quotes, one dash, one bracket, one colon.

    `“三公” 经费（万元）` → `三公经费(万元)`, `㎡` → `m2`.
    """
    return _kept(text) if len(text) <= KEPT_MAX_LENGTH else _fold(text)


def _fold(text: str) -> str:
    folded = compact(text)
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFKC", folded).translate(_COMPACT)


_kept = lru_cache(maxsize=131072)(_fold)


def strip_outer(text: str) -> str:
    """The text without outer white space (U+3000, NBSP, zero-width and BOM included); the inner stays."""
    return text.strip(WHITE)
