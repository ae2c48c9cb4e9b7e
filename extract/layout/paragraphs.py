"""Lines in reading order in, paragraphs out: what a line, a column or a page broke is whole again."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from extract.layout.columns import Part
from extract.layout.lines import Line, first_word
from schemas.document import Paragraph, Printed, Table

Flow = Part | Table
Margins = tuple[float, float]

INDENTED = 0.8  # character heights behind the margin: a first line
ALIKE = 0.2  # by which the heights of two lines of one paragraph may differ
PITCH = 1.7  # of the usual distance between two lines: more parts two paragraphs
EDGE = 3.0  # points within which two lines end at one margin
FLUSH = 5.0  # character heights by which no first line is indented
TITLE = 0.7  # of the page's width that a line of a title takes at most
SLACK = 0.4  # character heights that a full line may leave free

_ENDED = re.compile(r"[。！？；：.!?;:]$")
_NUMBERED = re.compile(
    r"（?[一二三四五六七八九十]{1,3}[、）.]|\(?\d{1,2}[、）)]|\d{1,2}[.．](?!\d)|[①-⑳]|[一二三四五六七八九十]是"
)


def paragraphs_of(flow: Iterable[Flow]) -> Iterator[Paragraph | Table]:
    """The paragraphs and the tables, in order; paragraphs are counted."""
    items = _in_known_columns(list(flow))
    margins = _margins(part for part in items if isinstance(part, Part))
    pitch = _pitch(part for part in items if isinstance(part, Part))
    count = 0
    lines: list[Line] = []
    bounds: Margins = (0.0, 0.0)
    for item in items:
        if isinstance(item, Table):
            if lines:
                yield _paragraph(lines, count)
                count, lines = count + 1, []
            yield item
            continue
        here = margins[item.width, item.column]
        for line in item.lines:
            if lines and not _continues(lines, bounds, line, here, pitch, item.width):
                yield _paragraph(lines, count)
                count, lines = count + 1, []
            lines.append(line)
            bounds = here
    if lines:
        yield _paragraph(lines, count)


def _in_known_columns(items: list[Flow]) -> list[Flow]:
    """The same, a part that only fills the left of two columns, as on the last page, as the first column that it is."""
    columns = _margins(item for item in items if isinstance(item, Part) and item.column == 1)
    for item in items:
        if not isinstance(item, Part) or item.column or (item.width, 1) not in columns:
            continue
        left, right = columns[item.width, 1]
        full = sum(abs(line.x1 - right) <= line.size for line in item.lines)
        inside = all(left - EDGE <= line.x0 and line.x1 <= right + line.size for line in item.lines)
        if inside and full * 3 >= len(item.lines) > 2:
            item.column = 1
    return items


def _margins(parts: Iterable[Part]) -> dict[tuple[float, int], Margins]:
    """For each width of page and each column, where its lines begin and end."""
    lines: dict[tuple[float, int], list[Line]] = defaultdict(list)
    for part in parts:
        lines[part.width, part.column] += part.lines
    return {
        key: (-_outermost([-line.x0 for line in stand]), _outermost([line.x1 for line in stand]))
        for key, stand in lines.items()
    }


def _outermost(ends: list[float]) -> float:
    """The furthest that several lines share, else the furthest."""
    ends = sorted(ends, reverse=True)
    needed = max(2, len(ends) // 10)
    for place, end in enumerate(ends):
        if place + needed <= len(ends) and end - ends[place + needed - 1] <= EDGE:
            return end
    return ends[0]


def _pitch(parts: Iterable[Part]) -> float:
    """The usual distance from one line to the next, in heights of the line."""
    steps = Counter(
        round((after.top - before.top) / before.size, 1)
        for part in parts
        for before, after in zip(part.lines, part.lines[1:], strict=False)
        if after.page == before.page and after.top > before.top
    )
    return steps.most_common(1)[0][0] if steps else 1.5


def _continues(lines: list[Line], bounds: Margins, line: Line, here: Margins, pitch: float, width: float) -> bool:
    """Whether a line of a page `width` wide goes on with the paragraph before it."""
    last = lines[-1]
    size = max(last.size, line.size)
    if abs(last.size - line.size) > ALIKE * size:
        return False
    if line.page == last.page and line.top > last.top and line.top - last.top > PITCH * pitch * last.size:
        return False
    if line.x0 > here[0] + INDENTED * size:
        return False
    if _NUMBERED.match(line.text) and _ENDED.search(last.text):
        return False
    if lines[0].x0 > bounds[0] + FLUSH * size or (_is_centred(last, width) and _is_centred(line, width)):
        return False  # a centred title, a signature at the right
    if _is_centred(last, width) and _NUMBERED.match(line.text) and last.x0 > line.x0 + INDENTED * size:
        return False  # a heading below a title
    if bounds[1] - last.x1 >= first_word(line) + SLACK * size:
        return False
    return len(last.runs()) == 1  # else its end stands apart at the margin: a page number behind a heading


def _is_centred(line: Line, width: float) -> bool:
    return abs(line.x0 + line.x1 - width) <= 2 * EDGE and line.x1 - line.x0 < TITLE * width


def _paragraph(lines: list[Line], index: int) -> Paragraph:
    text: list[str] = []
    printed: list[Printed] = []
    length = 0
    for line in lines:
        if text and _are_words(text[-1][-1], line.text[0]):
            text.append(" ")
            length += 1
        printed.append(Printed(length, line.page, line.top, line.bottom, line.lefts, line.rights))
        text.append(line.text)
        length += len(line.text)
    return Paragraph(index, "".join(text), page=lines[0].page, printed=tuple(printed))


def _are_words(before: str, after: str) -> bool:
    """Two words of Latin letters that a line break parts; a number that it parts is one."""
    return before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
