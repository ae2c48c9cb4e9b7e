"""What stands for nothing, and which nothing."""

import pytest
from pydantic import ValidationError

from normalize.marks import DEFAULT_MARKS, Marks, mark_status
from schemas.values import Status

MARKS: dict[Status, list[str]] = {
    "blank": [
        "",
        " ",
        "\u3000",
        "\ufeff",
        "\n",
        "……",
        "…",
        "...",
        "......",
        "**",
        "***",
        "××",
        "××%",
        "≥**个",
        "≥**%",
        "**个以上",
    ],
    "not_applicable": ["——", "—", "-", "--", "－", "－－", "— —", "/", "／", "//", "*", "＊", "不适用"],
    "stated_none": ["无", "暂无", "没有", " 无 ", "无。"],
}
SOMETHING = [
    "0",
    "0.00",
    "0%",
    "12",
    "-5",
    "无效",
    "无重大事故",
    "优",
    "指标1：",
    "1-2",
    "没有发生",
    "万元",
    "x",
    "…5",
    "无" * 300,
]


@pytest.mark.parametrize(("text", "status"), [(text, status) for status, texts in MARKS.items() for text in texts])
def test_mark(text: str, status: Status) -> None:
    assert mark_status(text) == status


@pytest.mark.parametrize("text", SOMETHING)
def test_no_mark(text: str) -> None:
    assert mark_status(text) is None


def test_a_form_brings_its_own_marks() -> None:
    marks = Marks.of({"stated_none": ["0.00", "未发生"], "not_applicable": ["－"]})
    assert mark_status("未 发生", marks) == "stated_none"
    assert mark_status("0.00", marks) == "stated_none"
    assert mark_status("——", marks) == "not_applicable"
    assert mark_status("", marks) == "blank"
    assert mark_status("无", marks) is None
    assert mark_status("0.00", DEFAULT_MARKS) is None


def test_a_mark_of_an_unknown_status_is_refused() -> None:
    with pytest.raises(ValidationError):
        Marks.of({"nothing": ["—"]})
