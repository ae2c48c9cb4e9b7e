"""The paragraphs of a report in; for each, the field that the headings above it speak of out.

Under 一般公共预算支出情况 the 基本支出 of a sentence is a part of it, not that of the whole body.
"""

import re
from collections.abc import Iterable, Iterator

from extract.prose.lexicon import KnownFact, fact_lexicon, fact_of
from normalize.fold import compact
from schemas.document import Paragraph

_MAX_LENGTH = 40
_LEVELS = (
    re.compile(r"第[一二三四五六七八九十]+[部章节]分?"),
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"\d{1,2}[.、]"),
    re.compile(r"\(\d{1,2}\)"),
)


def with_scope(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, KnownFact | None]]:
    """Each paragraph with the field that the headings above it name, if they name one that has parts."""
    open_headings: list[tuple[int, KnownFact | None]] = []
    for paragraph in paragraphs:
        text = compact(paragraph.full_text[: _MAX_LENGTH * 2])
        level = next((at for at, pattern in enumerate(_LEVELS) if pattern.match(text)), None)
        if level is not None:
            while open_headings and open_headings[-1][0] >= level:
                open_headings.pop()
            if len(text) <= _MAX_LENGTH and not text.endswith("。"):
                open_headings.append((level, _named_in(text)))
        yield paragraph, next((fact for _, fact in reversed(open_headings) if fact is not None), None)


def _named_in(heading: str) -> KnownFact | None:
    """The field with parts that a heading names."""
    for field in fact_lexicon().parts:
        fact = fact_of(field)
        if any(compact(phrase) in heading for phrase in fact.phrases):
            return fact
    return None
