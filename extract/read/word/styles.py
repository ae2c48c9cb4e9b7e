"""A style's name in, what it and the styles below it say about hiding, numbering and indentation out."""

from dataclasses import dataclass

from lxml.etree import _Element

from extract.read.word.indent import NO_INDENT, Indent, indent_of
from extract.read.word.names import (
    BASED_ON,
    DEFAULT,
    DOC_DEFAULTS,
    HIDDEN,
    INDENT,
    LEVEL_INDEX,
    LIST_ID,
    NUMBERED,
    PARAGRAPH_DEFAULTS,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    STYLE,
    STYLE_ID,
    TYPE,
    VAL,
)
from extract.read.word.values import is_on, whole_val

# Styles of reports stand on a handful of others; a longer chain was made to cost time.
_MAX_BASES = 20


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A `w:numPr`: which list, and which of its levels; None where it says nothing, list 0 is none."""

    list_id: int | None
    level: int | None


@dataclass(frozen=True, slots=True)
class StyleLayer:
    """What one style says itself."""

    style_id: str
    indent: Indent = NO_INDENT
    place: ListPlace | None = None
    hidden: bool | None = None


class Styles:
    """The styles of one document; a missing part or an unknown name says nothing."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._default: str | None = None
        self._defaults: tuple[StyleLayer, ...] = ()
        self._own: dict[str, StyleLayer] = {}
        self._layers: dict[str, tuple[StyleLayer, ...]] = {}
        self.any_hidden = False
        if root is None:
            return
        for element in root.iterchildren(STYLE):
            attributes = element.attrib
            style_id = str(attributes.get(STYLE_ID, ""))
            self._elements[style_id] = element
            if attributes.get(TYPE) == "paragraph" and attributes.get(DEFAULT, "0") in ("1", "true", "on"):
                self._default = style_id
        self.any_hidden = next(root.iter(HIDDEN), None) is not None
        defaults = root.find(f"{DOC_DEFAULTS}/{PARAGRAPH_DEFAULTS}/{PARAGRAPH_PROPERTIES}/{INDENT}")
        if defaults is not None:
            self._defaults = (StyleLayer("", indent=indent_of(defaults)),)

    def of_paragraph(self, style_id: str | None) -> tuple[StyleLayer, ...]:
        """The style of a paragraph and those that it is based on, nearest first; the document's defaults last."""
        known = style_id if style_id in self._elements else self._default
        return (self._chain(known) if known is not None else ()) + self._defaults

    def hides(self, style_id: str | None, *, of_paragraph: bool) -> bool:
        """Whether a style hides its text."""
        if of_paragraph and style_id not in self._elements:
            style_id = self._default
        layers = self._chain(style_id) if style_id is not None else ()
        return next((layer.hidden for layer in layers if layer.hidden is not None), False)

    def _chain(self, style_id: str) -> tuple[StyleLayer, ...]:
        if style_id not in self._layers:
            layers: dict[str, StyleLayer] = {}
            current: str | None = style_id
            while current is not None and current in self._elements and current not in layers:
                element = self._elements[current]
                if current not in self._own:
                    self._own[current] = _layer(current, element)
                layers[current] = self._own[current]
                based_on = element.find(BASED_ON)
                current = None if based_on is None or len(layers) == _MAX_BASES else based_on.get(VAL)
            self._layers[style_id] = tuple(layers.values())
        return self._layers[style_id]


def list_place(numbered: _Element) -> ListPlace:
    """A `w:numPr` read."""
    return ListPlace(whole_val(numbered.find(LIST_ID)), whole_val(numbered.find(LEVEL_INDEX)))


def _layer(style_id: str, element: _Element) -> StyleLayer:
    indent = element.find(f"{PARAGRAPH_PROPERTIES}/{INDENT}")
    numbered = element.find(f"{PARAGRAPH_PROPERTIES}/{NUMBERED}")
    hidden = element.find(f"{RUN_PROPERTIES}/{HIDDEN}")
    return StyleLayer(
        style_id,
        NO_INDENT if indent is None else indent_of(indent),
        None if numbered is None else list_place(numbered),
        None if hidden is None else is_on(hidden),
    )
