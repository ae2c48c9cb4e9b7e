"""Numbers, units and hedges as a writer might put them, with what they mean."""

PLAIN_DIGITS, CAPITAL_DIGITS = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
_PLAIN_SCALES, _CAPITAL_SCALES = ("", "十", "百", "千"), ("", "拾", "佰", "仟")
FULL_WIDTH = str.maketrans("0123456789.,-%", "０１２３４５６７８９．，－％")


def _section(number: int, digits: str, scales: tuple[str, ...]) -> str:
    """Up to 9999 in Chinese, without leading 零."""
    spelt, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            spelt += (digits[0] if gap and spelt else "") + digits[digit] + scales[power]
            gap = False
        else:
            gap = True
    return spelt


def in_chinese(number: int, *, capitals: bool) -> str:
    digits = CAPITAL_DIGITS if capitals else PLAIN_DIGITS
    scales = _CAPITAL_SCALES if capitals else _PLAIN_SCALES
    if number == 0:
        return digits[0]
    spelt = ""
    for power, name in ((8, "亿"), (4, "万"), (0, "")):
        section = number // 10**power % 10**4
        if section:
            gap = spelt and section < 1000
            spelt += (digits[0] if gap else "") + _section(section, digits, scales) + name
    return spelt


UNITS = [
    ("元", "元", 1),
    ("万元", "元", 10**4),
    ("亿元", "元", 10**8),
    ("㎡", "㎡", 1),
    ("万平方米", "㎡", 10**4),
    ("公顷", "㎡", 10**4),
    ("亩", "亩", 1),
    ("人", "人", 1),
    ("万人次", "人次", 10**4),
    ("个", "个", 1),
    ("%", "%", 1),
    ("个百分点", "百分点", 1),
    ("分", "分", 1),
    ("倍", "倍", 1),
    ("元/人", "元/人", 1),
]
AROUND = [
    ("", "", "="),
    ("≥", "", ">="),
    ("不超过", "", "<="),
    ("", "以上", ">="),
    ("约", "", "~"),
    ("", "左右", "~"),
    ("超", "", ">"),
]
