"""A `w:p` in, its visible text out, and the text boxes that hang on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lxml.etree import _Element

from extract.read.word.content import branch_of, text_boxes
from extract.read.word.names import (
    ALTERNATIVES,
    BREAK,
    CHAR,
    DENOMINATOR,
    DRAWING,
    FIELD_CHAR,
    FIELD_CHAR_TYPE,
    FONT,
    FRACTION,
    HIDDEN,
    MATH,
    MATH_PARAGRAPH,
    MATH_TEXT,
    NO_BREAK_HYPHEN,
    NUMERATOR,
    OBJECT,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    PICTURE,
    POSITIONED_TAB,
    RETURN,
    RUBY,
    RUBY_BASE,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    SYMBOL,
    TAB,
    TEXT,
    TYPE,
    VAL,
    WRAPPERS,
)
from extract.read.word.styles import Styles
from extract.read.word.symbols import symbol
from extract.read.word.values import is_on


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """What a paragraph shows; `properties` is its `w:pPr`, `boxes` the text boxes anchored in it."""

    text: str
    properties: _Element | None
    boxes: tuple[_Element, ...]


class TextReader:
    """Reads the paragraphs of one story in order: a complex field may begin in one and end in another."""

    def __init__(self, styles: Styles, root: _Element) -> None:
        self._styles = styles
        self._may_hide = styles.any_hidden or next(root.iter(HIDDEN), None) is not None
        self._paired = _paired_field_chars(root)
        self._in_result: list[bool] = []  # of each open field, the outermost first
        self._muted = False  # inside a field's code, which is not shown
        self._hidden_style = False
        self._boxes: list[_Element] = []
        self._readers: dict[str, Callable[[_Element, list[str]], None]] = {
            BREAK: self._break,
            SYMBOL: self._symbol,
            RUBY: self._ruby,
            ALTERNATIVES: self._alternatives,
            FIELD_CHAR: self._field_char,
            DRAWING: self._drawing,
            PICTURE: self._drawing,
            OBJECT: self._drawing,
            MATH: self._math,
            MATH_PARAGRAPH: self._math,
        }

    def paragraph(self, element: _Element) -> ParagraphText:
        """One `w:p`."""
        first = element[0] if len(element) else None
        properties = first if first is not None and first.tag == PARAGRAPH_PROPERTIES else None
        if self._styles.any_hidden:
            style = None if properties is None else properties.find(PARAGRAPH_STYLE)
            self._hidden_style = self._styles.hides(None if style is None else style.get(VAL), of_paragraph=True)
        shown: list[str] = []
        self._boxes = []
        self._read(element, shown)
        return ParagraphText("".join(shown), properties, tuple(self._boxes))

    @contextmanager
    def aside(self) -> Iterator[None]:
        """While a text box is read, which is a story of its own: no field of the text around it is open there."""
        around = self._in_result, self._muted
        self._in_result, self._muted = [], False
        try:
            yield
        finally:
            self._in_result, self._muted = around

    def _read(self, parent: _Element, shown: list[str]) -> None:
        for child in parent:
            tag = child.tag
            if tag == TEXT:
                if not self._muted:
                    shown.append(_text(child))
            elif tag == RUN:
                if self._may_hide and self._is_hidden(child):
                    self._read_hidden(child)
                else:
                    self._read(child, shown)
            elif tag in WRAPPERS:
                self._read(child, shown)
            elif tag in _SIGNS:
                if not self._muted:
                    shown.append(_SIGNS[tag])
            elif tag in self._readers:
                self._readers[tag](child, shown)

    def _is_hidden(self, run: _Element) -> bool:
        properties = run.find(RUN_PROPERTIES)
        if properties is None:
            return self._hidden_style
        direct = properties.find(HIDDEN)
        if direct is not None:
            return is_on(direct)
        style = properties.find(RUN_STYLE)
        # Hiding is a toggle: two styles that both hide show (ECMA-376, 17.7.3).
        return self._hidden_style != (style is not None and self._styles.hides(style.get(VAL), of_paragraph=False))

    def _read_hidden(self, run: _Element) -> None:
        """Fields begin and end in hidden runs too."""
        for child in run.iterchildren(FIELD_CHAR):
            self._field_char(child, [])

    def _break(self, element: _Element, shown: list[str]) -> None:
        if not self._muted and element.get(TYPE, "textWrapping") == "textWrapping":
            shown.append("\n")

    def _symbol(self, element: _Element, shown: list[str]) -> None:
        if not self._muted:
            shown.append(symbol(element.get(FONT, ""), element.get(CHAR, "")))

    def _ruby(self, element: _Element, shown: list[str]) -> None:
        for base in element.iterchildren(RUBY_BASE):
            self._read(base, shown)

    def _alternatives(self, element: _Element, shown: list[str]) -> None:
        branch = branch_of(element)
        if branch is not None:
            self._read(branch, shown)

    def _drawing(self, element: _Element, _: list[str]) -> None:
        if not self._muted:
            self._boxes.extend(text_boxes(element))

    def _math(self, element: _Element, shown: list[str]) -> None:
        if not self._muted:
            shown.append(_formula(element))

    def _field_char(self, element: _Element, _: list[str]) -> None:
        if element not in self._paired:
            return
        kind = element.get(FIELD_CHAR_TYPE)
        if kind == "begin":
            self._in_result.append(False)
        elif kind == "separate" and self._in_result:
            self._in_result[-1] = True
        elif kind == "end" and self._in_result:
            self._in_result.pop()
        self._muted = not all(self._in_result)


_SIGNS = {TAB: "\t", POSITIONED_TAB: "\t", RETURN: "\n", NO_BREAK_HYPHEN: "-"}


def _text(element: _Element) -> str:
    """A `w:t`; line ends in it are white space of the XML, not of the text."""
    text = "".join(element.itertext(TEXT)) if len(element) else element.text or ""
    return text.replace("\n", " ") if "\n" in text else text


def _formula(element: _Element) -> str:
    """A formula on one line: 1/2 for a fraction."""
    if element.tag == MATH_TEXT:
        return element.text or ""
    if element.tag == FRACTION:
        parts = (element.find(NUMERATOR), element.find(DENOMINATOR))
        return "/".join(_formula(part) for part in parts if part is not None)
    return "".join(_formula(child) for child in element)


def _paired_field_chars(root: _Element) -> frozenset[_Element]:
    """The marks of fields that begin and end; a mark without its pair would swallow all text after it."""
    paired: list[_Element] = []
    open_fields: list[list[_Element]] = []
    for element in root.iter(FIELD_CHAR):
        kind = element.get(FIELD_CHAR_TYPE)
        if kind == "begin":
            open_fields.append([element])
        elif open_fields:
            open_fields[-1].append(element)
            if kind == "end":
                paired.extend(open_fields.pop())
    return frozenset(paired)
