"""Words and signs of comparison."""

import pytest

from normalize.comparators import combine, comparator_of
from schemas.values import Comparator

SAID: dict[Comparator, str] = {
    ">=": "≥ ≧ >= ＞＝ 不少于 不低于 不小于 至少 以上 及以上 大于等于 （含）以上",
    "<=": "≤ ≦ <= 以下 以内 之内 不超过 不高于 不多于 最多 至多 小于等于",
    ">": "> ＞ 超过 逾 突破 大于 多 余",
    "<": "< ＜ 不足 不到 小于 少于 低于",
    "~": "近 约 大约 左右 上下 将近 接近",
    "=": "= ＝ 等于",
}


@pytest.mark.parametrize(("word", "sign"), [(word, sign) for sign, words in SAID.items() for word in words.split()])
def test_comparator(word: str, sign: Comparator) -> None:
    assert comparator_of(word) == sign


@pytest.mark.parametrize("word", ["", "定性", "节约", "完成", "最近", "以", "≥≤", "5"])
def test_no_comparator(word: str) -> None:
    assert comparator_of(word) is None


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("=", "=", "="),
        ("", "", "="),
        ("=", ">=", ">="),
        (">=", "=", ">="),
        ("~", ">", ">"),
        (">", "~", ">"),
        ("~", "~", "~"),
        ("~", "=", "~"),
        (">", ">=", ">="),
        ("<=", "<", "<="),
        (">=", ">=", ">="),
        (">", ">", ">"),
        ("<=", ">=", None),
        (">", "<", None),
    ],
)
def test_two_words_around_one_figure(one: Comparator, other: Comparator, both: Comparator | None) -> None:
    assert combine(one, other) == both
