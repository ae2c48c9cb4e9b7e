"""Errors: a stable code, one line, both languages."""

import errno
import string
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import DocumentError, TemplateError, UsageError, ZipingError

TEXTS: dict[str, dict[str, str]] = tomllib.loads(files("schemas").joinpath("errors.toml").read_text(encoding="utf-8"))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", TEXTS)
def test_every_code_has_its_four_texts(code: str) -> None:
    texts = TEXTS[code]
    assert code.startswith("E_")
    assert set(texts) == {"what_zh", "do_zh", "what_en", "do_en"}
    assert all(text.strip() == text != "" and "\n" not in text for text in texts.values())
    assert texts["what_en"].isascii()
    assert texts["do_en"].isascii()


@pytest.mark.parametrize("code", [code for code in TEXTS if code != "E_USAGE"])
def test_both_languages_tell_the_same_details(code: str) -> None:
    zh = placeholders(TEXTS[code]["what_zh"] + TEXTS[code]["do_zh"])
    en = placeholders(TEXTS[code]["what_en"] + TEXTS[code]["do_en"])
    assert {name.removesuffix("_zh") for name in zh} == {name.removesuffix("_en") for name in en}


LINES = [
    (
        DocumentError("E_EMPTY", "甲局.docx"),
        "E_EMPTY 甲局.docx：文件是空的（0 字节）。请向报送单位重新索取。",
        "E_EMPTY 甲局.docx: the file is empty (0 bytes). Ask the unit to send it again.",
    ),
    (
        DocumentError("E_DAMAGED", "a.docx", reason="zip"),
        "E_DAMAGED a.docx：文件已损坏或不完整（zip）。请打开后另存一次，或重新索取。",
        (
            "E_DAMAGED a.docx: the file is damaged or cut short (zip). "
            "Open it and save it once more, or ask for it again."
        ),
    ),
    (
        TemplateError("E_TEMPLATE", reason="x"),
        "E_TEMPLATE：模板有误：x。请改正后再用。",
        "E_TEMPLATE: the template is wrong: x. Correct it and try again.",
    ),
]


@pytest.mark.parametrize(("error", "zh", "en"), LINES)
def test_lines(error: ZipingError, zh: str, en: str) -> None:
    assert error.line() == error.line("zh") == zh
    assert error.line("en") == str(error) == en


@pytest.mark.parametrize(
    ("name", "shown"), [("a\nb.docx", "a\\nb.docx"), ("a\r\tb", "a\\r\\tb"), ("a\x1bb", "a\\x1bb"), ("甲 局", "甲 局")]
)
def test_a_name_never_breaks_the_line(name: str, shown: str) -> None:
    assert DocumentError("E_EMPTY", name).line("en").startswith(f"E_EMPTY {shown}: ")


@pytest.mark.parametrize(
    ("reason", "zh", "en"),
    [
        (("没有这一列", "no such column"), "没有这一列", "no such column"),
        (PermissionError(errno.EACCES, "Permission denied"), "没有权限", "Permission denied"),
        (OSError(errno.EXDEV, "Invalid cross-device link"), "Invalid cross-device link", "Invalid cross-device link"),
        (ValueError("not a zip"), "not a zip", "not a zip"),
        (EOFError(), "EOFError", "EOFError"),
    ],
)
def test_a_reason_is_told_in_the_language_of_its_line(reason: object, zh: str, en: str) -> None:
    error = DocumentError("E_UNREADABLE", "a", reason=reason)
    assert f"（{zh}）" in error.line("zh")
    assert f"({en})" in error.line("en")


@given(st.text(), st.text())
def test_one_fault_costs_one_line(name: str, reason: str) -> None:
    error = DocumentError("E_DAMAGED", name, reason=reason)
    for line in (error.line("zh"), error.line("en")):
        assert len(line.splitlines()) == 1
        assert line.isprintable()


def test_the_hierarchy() -> None:
    for kind in (DocumentError, UsageError, TemplateError):
        assert issubclass(kind, ZipingError)
    error = DocumentError("E_NO_PAGES", "a", found="text")
    assert (error.code, error.name, error.details) == ("E_NO_PAGES", "a", {"found": "text"})


def test_a_code_without_texts_is_a_slip_of_the_programmer() -> None:
    with pytest.raises(KeyError, match="E_NOTHING"):
        ZipingError("E_NOTHING")
