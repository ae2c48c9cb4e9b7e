"""Notes: Chinese in the data, and found again in English whatever words were put in."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.notes import LONGEST, note, note_in
from schemas.texts import Texts

SAID = Texts("schemas", "notes.toml").said
CLOSED = sorted(name for name, said in SAID.items() if not said.zh.endswith("}"))  # what ends by itself
WORDS = st.text("甲乙丙；。abAB19%.-（{ ", min_size=1).map(lambda word: f"甲{word}乙")


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@st.composite
def notes(draw: st.DrawFn, names: list[str], words: st.SearchStrategy[str]) -> tuple[str, str]:
    """A note with words in it, in both languages."""
    name = draw(st.sampled_from(names))
    filled = {word: draw(words) for word in placeholders(SAID[name].zh)}
    return note(name, **filled), SAID[name].en.format(**filled)


@pytest.mark.parametrize("name", SAID)
def test_both_languages_say_the_same(name: str) -> None:
    said = SAID[name]
    assert placeholders(said.zh) == placeholders(said.en)
    assert len(set(placeholders(said.zh))) == len(placeholders(said.zh))
    assert said.en.isascii()
    for text in (said.zh, said.en):
        assert text.strip() == text != ""
        assert "；" not in text


def test_no_two_texts_are_alike() -> None:
    assert len({said.zh for said in SAID.values()}) == len({said.en for said in SAID.values()}) == len(SAID)


@given(notes(sorted(SAID), WORDS.filter(lambda word: "；" not in word)))
def test_a_note_is_found_again(both: tuple[str, str]) -> None:
    zh, en = both
    assert (note_in(zh, "zh"), note_in(zh, "en")) == (zh, en)


@given(st.lists(notes(CLOSED, WORDS), min_size=1, max_size=4))
def test_several_notes_are_told_apart_though_their_words_hold_what_stands_between(told: list[tuple[str, str]]) -> None:
    assert note_in("；".join(zh for zh, _ in told), "en") == "; ".join(en for _, en in told)


@given(st.text("甲乙；，。“”读作12 "))
def test_what_is_no_note_stays(text: str) -> None:
    assert note_in(text, "en") == text


def test_what_no_label_is_as_long_as_stays() -> None:
    zh = note("by_position", above="甲；" * LONGEST)
    assert note_in(zh, "en") == zh


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("", ""),
        ("见附件；另行说明", "见附件；另行说明"),
        ("不是一个数", "not one number"),
        ("不是一个数；见附件", "not one number; 见附件"),
        ("“”与“以下”矛盾，以前者为准", '"" and "以下" contradict each other; the former counts'),
        ("与标题、预算部门一致", "agrees with: title, budget department of the form"),
        ("与下方“甲”“乙”行合并，记在本行", 'merged with the rows "甲", "乙" below it, kept at this row'),
        (
            "“计量”一栏按内容读作计量单位；括号内的数按负数读取",
            'the column "计量" is by its content read as "计量单位"; a number in brackets, read as negative',
        ),
        (
            "表中年度为 2021，报告年度为 2022；“增（减）”未选定，方向不明；“不少于”与“以下”矛盾，以前者为准",
            (
                'the table is of 2021, the report of 2022; none of "增（减）" is chosen, so the direction is unknown; '
                '"不少于" and "以下" contradict each other; the former counts'
            ),
        ),
    ],
)
def test_in_english(zh: str, en: str) -> None:
    assert note_in(zh, "en") == en
