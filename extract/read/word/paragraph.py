"""A paragraph's properties in, its list number and the indentation that the file gives it out."""

from dataclasses import dataclass

from lxml.etree import _Element

from extract.read.word.indent import NO_INDENT, Indent, indent_of
from extract.read.word.names import (
    DELETED,
    HIDDEN,
    INDENT,
    MOVED_AWAY,
    NUMBERED,
    PARAGRAPH_STYLE,
    RUN_PROPERTIES,
    VAL,
)
from extract.read.word.numbering import Numbering
from extract.read.word.styles import ListPlace, Styles, list_place
from extract.read.word.values import is_on

_Key = tuple[str | None, ListPlace | None]


@dataclass(frozen=True, slots=True)
class ParagraphProperties:
    """What a `w:pPr` says about numbering and indentation."""

    style_id: str | None = None
    place: ListPlace | None = None
    indent: _Element | None = None
    mark: _Element | None = None


_PLAIN = ParagraphProperties()


def paragraph_properties(element: _Element | None) -> ParagraphProperties:
    """A `w:pPr` read; None where the paragraph has none."""
    if element is None:
        return _PLAIN
    style_id, place, indent, mark = None, None, None, None
    for child in element:
        tag = child.tag
        if tag == INDENT:
            indent = child
        elif tag == PARAGRAPH_STYLE:
            style_id = child.get(VAL)
        elif tag == NUMBERED:
            place = list_place(child)
        elif tag == RUN_PROPERTIES:
            mark = child
    return ParagraphProperties(style_id, place, indent, mark)


class ParagraphFormat:
    """Joins what a paragraph says itself with what its style and its list say."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._places: dict[_Key, tuple[ListPlace, str | None] | None] = {}
        self._inherited: dict[_Key, Indent] = {}

    def number(self, properties: ParagraphProperties) -> str:
        """The list number, "" where there is none; to be asked once a paragraph, in document order."""
        place = self._place((properties.style_id, properties.place))
        if place is None or (properties.mark is not None and _is_gone(properties.mark)):
            return ""
        return self._numbering.label(place[0])

    def indent(self, properties: ParagraphProperties) -> float:
        """Where the first line begins, typed white space left aside."""
        inherited = self._inherit((properties.style_id, properties.place))
        own = properties.indent
        return (inherited if own is None else indent_of(own).over(inherited)).width

    def _place(self, key: _Key) -> tuple[ListPlace, str | None] | None:
        if key not in self._places:
            style_id, direct = key
            self._places[key] = self._numbering.place(direct, self._styles.of_paragraph(style_id))
        return self._places[key]

    def _inherit(self, key: _Key) -> Indent:
        """The list's indentation counts where the list is named: over the style, or between it and its bases."""
        if key not in self._inherited:
            place = self._place(key)
            listed = NO_INDENT if place is None else self._numbering.indent(place[0])
            by_style = None if place is None else place[1]
            indent = listed if by_style is None else NO_INDENT
            for layer in self._styles.of_paragraph(key[0]):
                indent = indent.over(layer.indent)
                if by_style is not None and layer.style_id == by_style:
                    indent = indent.over(listed)
            self._inherited[key] = indent
        return self._inherited[key]


def _is_gone(mark: _Element) -> bool:
    """A paragraph whose mark is deleted, moved away or hidden is no paragraph for the eye: it takes no number."""
    hidden = mark.find(HIDDEN)
    return mark.find(DELETED) is not None or mark.find(MOVED_AWAY) is not None or (hidden is not None and is_on(hidden))
