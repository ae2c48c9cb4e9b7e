"""Where a paragraph's text begins, in widths of a Chinese character: Word's indentation and the typed white space."""

from dataclasses import dataclass

from lxml.etree import _Element

from extract.read.word.names import (
    ATTR_START,
    FIRST_LINE,
    FIRST_LINE_CHARS,
    HANGING,
    HANGING_CHARS,
    LEFT,
    LEFT_CHARS,
    START_CHARS,
)
from extract.read.word.values import twips

# Tables of reports are set in 五号 (10.5 pt), so a character is 210 twips wide there.
_TWIPS_PER_CHARACTER = 210
_WIDTHS = {"\u3000": 1.0, "\u2003": 1.0, "\t": 2.0, "\u200b": 0.0, "\ufeff": 0.0}
_NARROW = 0.5


@dataclass(frozen=True, slots=True)
class Indent:
    """A `w:ind` as written: lengths in characters, None where it says nothing; `first` is negative when hanging."""

    left: float | None = None
    left_chars: float | None = None
    first: float | None = None
    first_chars: float | None = None

    def over(self, base: "Indent") -> "Indent":
        """This one where it speaks, else the one that it is laid over."""
        if base is NO_INDENT:
            return self
        return Indent(
            base.left if self.left is None else self.left,
            base.left_chars if self.left_chars is None else self.left_chars,
            base.first if self.first is None else self.first,
            base.first_chars if self.first_chars is None else self.first_chars,
        )

    @property
    def width(self) -> float:
        """Where the first line begins. A measure in characters beats one in twips; 0 characters cancels it."""
        first = self.first_chars or self.first or 0.0
        if self.left_chars:
            # Word counts leftChars to the first line, not to the hanging ones: it writes leftChars="228" left="899"
            # hanging="420" for a first line at 479 twips.
            return self.left_chars + max(first, 0.0)
        return (self.left or 0.0) + first


NO_INDENT = Indent()


def indent_of(element: _Element) -> Indent:
    """A `w:ind` read."""
    attributes = element.attrib
    left = twips(attributes.get(LEFT) or attributes.get(ATTR_START))
    left_chars = twips(attributes.get(LEFT_CHARS) or attributes.get(START_CHARS))
    return Indent(
        None if left is None else left / _TWIPS_PER_CHARACTER,
        None if left_chars is None else left_chars / 100,
        _first(attributes.get(HANGING), attributes.get(FIRST_LINE), _TWIPS_PER_CHARACTER),
        _first(attributes.get(HANGING_CHARS), attributes.get(FIRST_LINE_CHARS), 100),
    )


def typed_width(text: str) -> float:
    """The width of the white space before the first character."""
    width = 0.0
    for char in text:
        known = _WIDTHS.get(char)
        if known is not None:
            width += known
        elif not char.isspace():
            return width
        else:
            width = 0.0 if char == "\n" else width + _NARROW
    return width


def _first(hanging: str | None, first_line: str | None, unit: int) -> float | None:
    """Hanging beats first line where both stand (ECMA-376, 17.3.1.12)."""
    length = twips(hanging)
    if length is not None:
        return -length / unit
    length = twips(first_line)
    return None if length is None else length / unit
