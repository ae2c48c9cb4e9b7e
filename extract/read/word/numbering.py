"""The place of a paragraph in a list in, its number as Word prints it out; paragraphs are told in document order."""

import re
from dataclasses import dataclass, replace

from lxml.etree import _Element

from extract.read.word.indent import NO_INDENT, Indent, indent_of
from extract.read.word.names import (
    ABSTRACT_LIST,
    ABSTRACT_LIST_ID,
    HIDDEN,
    INDENT,
    LEGAL,
    LEVEL,
    LEVEL_INDEX,
    LEVEL_OVERRIDE,
    LEVEL_RESTART,
    LEVEL_TEXT,
    LIST,
    LIST_ID,
    NUMBER_FORMAT,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    RUN_PROPERTIES,
    START,
    START_OVERRIDE,
    STYLE_LINK,
    VAL,
)
from extract.read.word.numerals import numeral
from extract.read.word.styles import ListPlace, StyleLayer, Styles
from extract.read.word.values import is_on, whole, whole_val

_LEVELS = 9
_COUNTER = re.compile("%([1-9])")
# Bullets and pictures of symbol fonts stand in the private-use area: no reader of text can see them.
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 0  # the standard's default (ECMA-376, 17.9.25); Word always writes it
    number_format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    indent: Indent = NO_INDENT
    style_id: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """One `w:num`: lists of the same `abstract_id` count on from one another."""

    abstract_id: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


class Numbering:
    """The lists of one document and how far each has counted."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        elements = () if root is None else tuple(root.iterchildren(LIST))
        abstracts = () if root is None else tuple(root.iterchildren(ABSTRACT_LIST))
        self._list_elements = {whole(element.get(LIST_ID)): element for element in elements}
        self._abstract_elements = {element.get(ABSTRACT_LIST_ID, ""): element for element in abstracts}
        self._lists: dict[int, _List | None] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()

    def place(self, direct: ListPlace | None, layers: tuple[StyleLayer, ...]) -> tuple[ListPlace, str | None] | None:
        """The list and level of a paragraph, and the style that put it there, if it was one."""
        if direct is not None and direct.list_id is not None:
            return (ListPlace(direct.list_id, direct.level or 0), None) if direct.list_id else None
        for layer in layers:
            if layer.place is not None and layer.place.list_id is not None:
                if not layer.place.list_id:
                    return None
                level = layer.place.level if direct is None else direct.level
                if level is None:
                    level = self._level_of_style(layer.place.list_id, layer.style_id)
                return ListPlace(layer.place.list_id, level), layer.style_id
        return None

    def indent(self, place: ListPlace) -> Indent:
        """How far a level indents its paragraphs."""
        level = self._level(place)
        return NO_INDENT if level is None else level.indent

    def label(self, place: ListPlace) -> str:
        """The number of the next paragraph at this place; it counts on."""
        if place.list_id is None or place.level is None:
            return ""
        numbers = self._list(place.list_id)
        level = None if numbers is None else numbers.levels.get(place.level)
        if numbers is None or level is None:
            return ""
        counters = self._counters.setdefault(numbers.abstract_id, {})
        self._count(counters, place.list_id, place.level, numbers)
        if level.hidden or level.number_format == "bullet":
            return ""

        def counted(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            shown = numbers.levels.get(index)
            if shown is None or index > (place.level or 0):
                return ""
            number_format = "decimal" if level.legal and shown.number_format != "none" else shown.number_format
            return numeral(counters.get(index, numbers.restarts.get(index, shown.start)), number_format)

        return _PRIVATE_USE.sub("", _COUNTER.sub(counted, level.text))

    def _count(self, counters: dict[int, int], list_id: int, level: int, numbers: _List) -> None:
        if level in numbers.restarts and (list_id, level) not in self._begun:
            counters[level] = numbers.restarts[level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = numbers.levels[level].start
        self._begun.add((list_id, level))
        for deeper in [index for index in counters if index > level]:
            after = numbers.levels[deeper].restart if deeper in numbers.levels else None
            if after is None or level < after:
                del counters[deeper]

    def _level(self, place: ListPlace) -> _Level | None:
        numbers = None if place.list_id is None else self._list(place.list_id)
        return None if numbers is None or place.level is None else numbers.levels.get(place.level)

    def _level_of_style(self, list_id: int, style_id: str) -> int:
        numbers = self._list(list_id)
        levels = {} if numbers is None else numbers.levels
        return next((index for index, level in levels.items() if level.style_id == style_id), 0)

    def _list(self, list_id: int) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = None  # a list that leads back to itself is none
            self._lists[list_id] = self._read_list(list_id)
        return self._lists[list_id]

    def _read_list(self, list_id: int) -> _List | None:
        element = self._list_elements.get(list_id)
        if element is None:
            return None
        reference = element.find(ABSTRACT_LIST_ID)
        abstract_id = "" if reference is None else reference.get(VAL, "")
        abstract = self._abstract_elements.get(abstract_id)
        if abstract is None:
            return None
        link = abstract.find(STYLE_LINK)
        if link is not None:
            linked = self._linked(link.get(VAL, ""))
            base = linked or _List(abstract_id, {}, {})
        else:
            base = _List(abstract_id, _levels(abstract), {})
        return _overridden(base, element)

    def _linked(self, style_id: str) -> _List | None:
        """The list of a numbering style."""
        for layer in self._styles.of_paragraph(style_id):
            if layer.place is not None and layer.place.list_id:
                return self._list(layer.place.list_id)
        return None


def _levels(parent: _Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for element in parent.iterchildren(LEVEL):
        index = whole(element.get(LEVEL_INDEX))
        if index is not None and 0 <= index < _LEVELS:
            levels[index] = _level(element)
    return levels


def _overridden(base: _List, element: _Element) -> _List:
    levels, restarts = dict(base.levels), dict(base.restarts)
    for override in element.iterchildren(LEVEL_OVERRIDE):
        index = whole(override.get(LEVEL_INDEX))
        restart = whole_val(override.find(START_OVERRIDE))
        levels.update(_levels(override))
        if index is not None and restart is not None:
            restarts[index] = restart
    return replace(base, levels=levels, restarts=restarts)


def _level(element: _Element) -> _Level:
    # A format of Word 2010 and later stands in an AlternateContent, its plainer form in the Fallback, so last.
    formats = [child.get(VAL, "decimal") for child in element.iter(NUMBER_FORMAT)]
    text, legal = element.find(LEVEL_TEXT), element.find(LEGAL)
    style, indent = element.find(PARAGRAPH_STYLE), element.find(f"{PARAGRAPH_PROPERTIES}/{INDENT}")
    hidden = element.find(f"{RUN_PROPERTIES}/{HIDDEN}")
    return _Level(
        start=whole_val(element.find(START)) or 0,
        number_format=formats[-1] if formats else "decimal",
        text="" if text is None else text.get(VAL, ""),
        restart=whole_val(element.find(LEVEL_RESTART)),
        legal=legal is not None and is_on(legal),
        hidden=hidden is not None and is_on(hidden),
        indent=NO_INDENT if indent is None else indent_of(indent),
        style_id=None if style is None else style.get(VAL),
    )
