"""Quantities in running text: each rule by its phrases, each promise by chance."""

import re
import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from hypothesis import assume, example, given
from hypothesis import strategies as st

from normalize.mention import Mention
from normalize.text import quantities_in
from schemas.values import plain
from tests.normalize.writing import AROUND, FULL_WIDTH, UNITS, in_chinese

PHRASES = sorted((Path(__file__).parent / "phrases").glob("*.toml"))
Case = dict[str, object]
DEFAULTS = {"comparator": "=", "direction": "", "base": ""}


def cases() -> list[ParameterSet]:
    """Every phrase of every file, named by file, rule and text."""
    return [
        pytest.param(case, id=f"{path.stem}-{case['rule']}-{case['text'][:30]!r}")
        for path in PHRASES
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def told(mention: Mention) -> dict[str, str]:
    return {
        "raw": mention.raw,
        "kind": mention.kind,
        "value": "" if mention.value is None else plain(mention.value),
        "unit": mention.unit,
        "stated_unit": mention.stated_unit,
        "comparator": mention.comparator,
        "direction": mention.direction,
        "base": mention.base,
    }


def expected(found: dict[str, str | bool]) -> dict[str, str | bool]:
    said = {key: value for key, value in found.items() if key != "doubt"}
    return {**DEFAULTS, "stated_unit": said["unit"], **said}


@pytest.mark.parametrize("case", cases())
def test_phrase(case: dict[str, object]) -> None:
    text, wanted = str(case["text"]), case["found"]
    year = case.get("year")
    assert isinstance(wanted, list)
    mentions = quantities_in(text, year if isinstance(year, int) else None)
    assert [told(mention) for mention in mentions] == [expected(found) for found in wanted]
    assert [bool(mention.note) for mention in mentions] == [bool(found.get("doubt")) for found in wanted]
    assert all(text[mention.start : mention.end] == mention.raw for mention in mentions)


def test_there_are_many_phrases() -> None:
    assert len(cases()) >= 400


amounts = st.decimals(min_value="0", max_value="999999999999", places=4, allow_nan=False)
STYLES: list[Callable[[Decimal], str]] = [
    lambda number: f"{number:f}",
    lambda number: f"{number:,f}",
    lambda number: f"{number:f}".translate(FULL_WIDTH),
    lambda number: f"{number:f}".replace(".", ". "),
]
FRAMES = [("", ""), ("完成投资", "。"), ("项目资金", "，占比下降。"), ("其中：支出", "；"), ("（含", "）")]


@given(
    number=amounts,
    unit=st.sampled_from(UNITS),
    around=st.sampled_from(AROUND),
    style=st.sampled_from(STYLES),
    space=st.sampled_from(["", " ", "\u3000", "\n"]),
    frame=st.sampled_from(FRAMES),
)
def test_any_amount_is_read_back(
    number: Decimal,
    unit: tuple[str, str, int],
    around: tuple[str, str, str],
    style: Callable[[Decimal], str],
    space: str,
    frame: tuple[str, str],
) -> None:
    word, base, factor = unit
    before, after, comparator = around
    raw = f"{before}{style(number)}{space}{word}{after}"
    assume(frame[0] or before or ". " not in raw)  # "1. 1000元" may as well be the first of a list
    (found,) = quantities_in(frame[0] + raw + frame[1])
    assert (found.raw, found.value, found.unit, found.comparator) == (raw, number * factor, base, comparator)


@given(number=st.integers(min_value=2, max_value=10**12 - 1), unit=st.sampled_from(UNITS[:4]), capitals=st.booleans())
@example(number=320_0000, unit=UNITS[0], capitals=False)
def test_any_chinese_amount_is_read_back(number: int, unit: tuple[str, str, int], capitals: bool) -> None:
    word, base, factor = unit
    raw = in_chinese(number, capitals=capitals) + word
    (found,) = quantities_in(f"支出{raw}。")
    assert (found.raw, found.value, found.unit) == (raw, Decimal(number) * factor, base)


@given(low=st.integers(1, 1800), step=st.integers(1, 10**6), joint=st.sampled_from(["-", "—", "~", "～", "至"]))
def test_any_range_is_read_back(low: int, step: int, joint: str) -> None:
    raw = f"{low}{joint}{low + step}家"
    found = quantities_in(f"每年支持{raw}企业")
    assert [(end.raw, end.comparator) for end in found] == [(raw, ">="), (raw, "<=")]
    assert [end.value for end in found] == [low, low + step]


WORDS = """
较上年 同比 增长 下降 减少 持平 由 提高到 约 近 超过 以上 左右 余 多 万元 亿元 % 个百分点 ㎡ 宗 个 人次 元/人 翻一番
三分之二 百分之五 三成 十 二〇二一年 2021年 4月 1-4月份 14月份 上年 第3 三公 十四五 《 》 〔2021〕5号 1. 1、 （ ） ， 。
、 和 至 到 - — ~ 一 两 三百二十万 壹仟 半 0.5 5 12 1,225.82 １２ -3 . : ： A4 P1.5 分别为 共 为
"""
SHREDS = st.lists(st.sampled_from(re.findall(r"\S+|[ \n]", WORDS)) | st.text(max_size=3), max_size=24).map("".join)


@given(text=SHREDS, year=st.sampled_from([None, 2021]))
@example(text="1949年至", year=None)
def test_no_text_breaks_the_grammar_and_spans_are_true(text: str, year: int | None) -> None:
    found = quantities_in(text, year)
    last = (0, 0)
    for mention in found:
        assert text[mention.start : mention.end] == mention.raw
        assert mention.raw
        assert (mention.start, mention.end) == last or mention.start >= last[1]
        assert (mention.value is None) <= bool(mention.note)
        assert not isinstance(mention.value, float)
        assert mention.direction or not mention.base or mention.note
        last = (mention.start, mention.end)
