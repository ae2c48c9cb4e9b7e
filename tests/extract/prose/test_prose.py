"""What sentences state: cases as data in `sentences/`, grouped by rule; and what must hold of any text."""

import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from hypothesis import given, settings
from hypothesis import strategies as st

import extract.prose
from extract.prose import read_prose
from extract.prose.lexicon import fact_lexicon
from normalize.fold import compact
from schemas.codebook import codebook
from schemas.document import Paragraph
from schemas.record import Statement
from schemas.values import plain

SENTENCES = sorted((Path(__file__).parent / "sentences").glob("*.toml"))
YEAR, BODY = 2021, "云岭县档案馆"
DEFAULTS: dict[str, Any] = {
    "field": "fact",
    "item": "",
    "measure": "value",
    "comparator": "=",
    "direction": "",
    "base": "",
    "doubt": False,
}
# fmt: off
FRAGMENTS = [
    "2021年", "上年", "我单位", "总支出", "基本支出", "三公经费", "公务接待费", "其中", "分别为", "占",
    "较上年同口径", "增长", "下降（增长）", "持平", "由", "提高到", "无", "未发生", "356.5亿元",
    "3万元、5万元和8万元", "21.7%", "3.5个百分点", "近三成", "≥**%", "43人", "一是", "（一）", "（", "）",
    "，", "。", "；", "、", "“", "”", "《", "》", "财预〔2020〕10号", "十四五", "优秀", "自评得分99分",
    "14月份", "元/人", "①", "ⅹ", "²", "𠮷", "一中心",
    "95.\n10%", "占 %", "\u3000",
]
# fmt: on


def cases() -> list[ParameterSet]:
    """Every sentence of every file, named by file and rule."""
    return [
        pytest.param(case, id=f"{path.stem}-{case['rule']}")
        for path in SENTENCES
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def paragraphs(text: str | list[str]) -> list[Paragraph]:
    return [Paragraph(index, line) for index, line in enumerate([text] if isinstance(text, str) else text)]


def said(statement: Statement, wanted: dict[str, Any]) -> dict[str, Any]:
    """The parts of a statement that a case names, or that have a default."""
    reading = statement.reading
    value = plain(reading.value) if isinstance(reading.value, Decimal) else str(reading.value or "")
    told = {
        "paragraph": reading.provenance.paragraph,
        "field": statement.field,
        "label": statement.label,
        "item": statement.item,
        "measure": statement.measure,
        "period": reading.period,
        "raw": reading.raw,
        "value": value,
        "unit": reading.unit,
        "stated_unit": reading.stated_unit,
        "comparator": reading.comparator,
        "direction": reading.direction,
        "base": reading.base,
        "match": reading.match,
        "doubt": reading.confidence < 1,
    }
    if told["label"] in wanted.get("alternative_labels", ()):
        told["label"] = wanted["label"]
    assert set(wanted) - {"alternative_labels"} <= set(told)
    return {part: told.get(part, wanted[part]) for part in wanted}


@pytest.mark.parametrize("case", cases())
def test_a_sentence_states(case: dict[str, Any]) -> None:
    year = case.get("year", YEAR) or None
    found = read_prose(paragraphs(case["text"]), year, BODY).statements
    wanted = [DEFAULTS | {"period": str(year or "")} | state for state in case["states"]]
    assert [said(one, state) for one, state in zip(found, wanted, strict=False)] == wanted, case["text"]
    assert [one.reading.raw for one in found] == [state["raw"] for state in wanted]


def holds(text: str) -> None:
    """Each statement stands where it says, in order, as an exact number or a text, and every doubt has its reason."""
    (paragraph,) = paragraphs(text)
    places = []
    for one in read_prose([paragraph], YEAR, BODY).statements:
        reading = one.reading
        start, end = reading.provenance.start, reading.provenance.end
        assert start is not None
        assert end is not None
        assert 0 <= start < end <= len(text)
        assert text[start:end] == reading.raw
        assert isinstance(reading.value, Decimal) if reading.unit else not isinstance(reading.value, float)
        assert reading.confidence == 1 or reading.note
        assert one.field in codebook().fields
        places.append((start, end))
    assert places == sorted(places)


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    holds(text)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_order_of_what_reports_say_is_read(text: str) -> None:
    holds(text)


def test_a_text_beyond_the_limit_says_where_reading_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.prose, "MAX_CHARACTERS", 30)
    read = read_prose(paragraphs(["完成项目3个，支出20万元。"] * 5), YEAR, BODY)
    assert read.unread_from == 2
    assert {one.reading.provenance.paragraph for one in read.statements} == {0, 1}


def test_statements_beyond_the_limit_say_where_reading_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.prose, "MAX_STATEMENTS", 3)
    read = read_prose(paragraphs(["完成项目3个，支出20万元。"] * 5), YEAR, BODY)
    assert read.unread_from == 2


def test_every_known_fact_is_in_the_codebook_and_every_phrase_has_one_meaning() -> None:
    facts = fact_lexicon().fact
    assert {fact.field for fact in facts} <= set(codebook().fields)
    phrases = Counter(compact(phrase) for fact in facts for phrase in fact.phrases)
    assert [phrase for phrase, times in phrases.items() if times > 1] == []
