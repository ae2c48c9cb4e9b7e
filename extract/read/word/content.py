"""The content of an element, whatever wraps it: content controls, insertions, and one branch of alternatives."""

from collections.abc import Iterator

from lxml.etree import _Element

from extract.read.word.names import (
    ALTERNATIVES,
    CHOICE,
    FALLBACK,
    MATH_TEXT,
    SYMBOL,
    TEXT,
    TEXT_BOX,
    WRAPPERS,
)


def content(parent: _Element) -> Iterator[_Element]:
    """The children in order, those of wrappers in their place."""
    for child in parent:
        tag = child.tag
        if tag in WRAPPERS:
            yield from content(child)
        elif tag == ALTERNATIVES:
            branch = branch_of(child)
            if branch is not None:
                yield from content(branch)
        else:
            yield child


def branch_of(alternatives: _Element) -> _Element | None:
    """The first Choice that yields text, else the Fallback: both say the same, so only one counts."""
    for choice in alternatives.iterchildren(CHOICE):
        if next(choice.iter(TEXT, MATH_TEXT, SYMBOL), None) is not None:
            return choice
    return next(alternatives.iterchildren(FALLBACK), None)


def text_boxes(drawing: _Element) -> Iterator[_Element]:
    """The outermost text boxes in a drawing or picture."""
    if next(drawing.iter(TEXT_BOX), None) is None:
        return
    for child in content(drawing):
        if child.tag == TEXT_BOX:
            yield child
        else:
            yield from text_boxes(child)
