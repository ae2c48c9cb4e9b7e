"""Where in a text something begins that could be a quantity, and what kind of thing it is."""

import re

from normalize.numerals import CHINESE

NUMERALS = CHINESE[1:-2]  # the characters of Chinese numerals, for classes

# One alternative a kind; the characters of the lookahead are those that any of them can begin with.
FINDER = re.compile(
    r"""(?=[《(A-Za-z0-9#+.\-第翻年半持增一相变不NUMERALS])(?:
    (?P<name>《[^《》\n]{0,100}》                                      # a title
      |\((?:(?:19|20)\d\d|[xX*]{2,4}|\d\d)\)第?\d{0,6}(?:-\d{1,4})?号   # a document number
      |(?:19|20)\d\d年第\d{1,4}号
      |(?=\d{0,19}[A-Z])[\dA-Z]{15,20}(?![\dA-Za-z])                   # 统一社会信用代码
      |[A-Za-z]{2,}(?=\d+(?:\.\d+)?(?:[万亿]?元|%|[个家项台套辆人]|万|亿))  # GDP5000亿元 holds an amount
      |[A-Za-z]+(?:[-_.+]?\d[\dA-Za-z.\-]*|[A-Za-z.@:/_\-]+)*           # ISO9001, P1.5LED, an address
      |(?:1[3-9]\d{9}|\d{3,4}-\d{7,8})(?!\d|[.,]\d|[万亿元%个家人户项件次亩吨㎡倍分宗公平])  # telephones
      |\d{1,2}:\d{1,2}(?::\d\d)?(?:-{1,2}\d{1,2}:\d\d)?(?!\d)            # 9:00-17:00, 1:3
      |\d{1,2}[时点]\d{1,2}分(?!\d)                                     # 9时30分
      |\d+(?:\.\d+)?(?:[*×xX]\d+(?:\.\d+)?)+                           # 3*1.8*2
      |(?:(?<=[。;\n])|^)\d{1,2}\.(?=(?:19|20)\d\d年)                   # the number of an item
      |\#\d+
    )
    |(?P<ordinal>第(?:\d+|[NUMERALS]+)(?:[-~、至到]第?(?:\d+|[NUMERALS]+)(?=[NUMERALS\d]|[个条项章节批次期届]))*)
    |(?P<doubling>翻了?[一两二三四五六七八九十\d]番)
    |(?P<relative>(?<=[上去本当今明前次下])年|(?<=[上下]一)年)
    |(?P<half_year>(?<=[上下])半年)
    |(?P<unchanged>持平|增减(?:变[化动])?|一致|相[同当]|变化|不变)
    |(?P<spelt>[NUMERALS])
    |(?P<arabic>[+\-]?\.?\d)
    )""".replace("NUMERALS", NUMERALS),
    re.ASCII | re.VERBOSE,
)
# A run of digits or numerals that is passed over as one; bounded, so that time stays linear.
RUN = re.compile(rf"\d+(?:[.,]\d+){{0,12}}|[{NUMERALS}]{{1,64}}", re.ASCII)

_LIST_JOINT = re.compile(r"、|和|与|及|以及|或")


def joined(text: str, end: int, start: int) -> bool:
    """Whether nothing but a joint of a list stands between."""
    return 0 < start - end <= 2 and _LIST_JOINT.fullmatch(text, end, start) is not None


def at_sentence_start(text: str, at: int) -> bool:
    """Whether a sentence or item begins there."""
    return at == 0 or text[at - 1] in "。;\n "
