"""The paragraphs of a report in; for each, what the headings above it speak of out.

Under 一般公共预算支出情况 the 基本支出 of a sentence is a part of it, not that of the whole body; under 三公经费情况
the 预算数 of one is no budget of the whole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.prose.lexicon import KnownFact, fact_lexicon, fact_of
from extract.prose.things import names_one
from normalize.fold import QUOTES, compact
from schemas.document import Paragraph

_MAX_LENGTH = 40
_OPENING = re.compile(r"[\d(（一二三四五六七八九十)）.、]+[^\d,，;；:：。]{2,20}。(?=.)")
_GENERAL = re.compile(
    r"^[\d(（一二三四五六七八九十)）.、]+|年初|年度|全年|本年|\d{4}年|部门|单位|整体|预算|决算|执行|安排|总额|总|合计|情况|说明|的"
)
_NO_QUOTES = str.maketrans("", "", QUOTES)
_LEVELS = (
    re.compile(r"第[一二三四五六七八九十]+[部章节]分?"),
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"\d{1,2}[.、]"),
    re.compile(r"\(\d{1,2}\)"),
)


@dataclass(frozen=True, slots=True)
class Above:
    """What the headings above a paragraph speak of.

    `scope` is a field that has parts, `about` the one amount that the nearest heading names; `is_of_thing`: it names
    money that no field is of, or several amounts; `is_of_one`: it is the name of one project.
    """

    scope: KnownFact | None = None
    about: KnownFact | None = None
    is_of_thing: bool = False
    is_of_one: bool = False


def with_headings(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, Above]]:
    """Each paragraph with what the headings above it speak of."""
    open_headings: list[tuple[int, Above]] = []
    for paragraph in paragraphs:
        text = compact(paragraph.full_text[: _MAX_LENGTH * 2])
        level = next((at for at, pattern in enumerate(_LEVELS) if pattern.match(text)), None)
        if level is not None:
            while open_headings and open_headings[-1][0] >= level:
                open_headings.pop()
            heading = text if len(text) <= _MAX_LENGTH and not text.endswith("。") else _opening(text)
            if heading:
                open_headings.append((level, Above(_named_in(heading), *amount_in(heading), names_one(heading))))
        scope = next((above.scope for _, above in reversed(open_headings) if above.scope is not None), None)
        yield paragraph, replace(open_headings[-1][1], scope=scope) if open_headings else Above()


def _opening(text: str) -> str:
    """The heading that stands in the same line as its text: （2）公务接待费。2023年预算数6万元."""
    opening = _OPENING.match(text)
    return opening[0].rstrip("。") if opening else ""


def amount_in(heading: str) -> tuple[KnownFact | None, bool]:
    """The one amount that words name, and whether they name money of something else, or several amounts."""
    said = compact(heading).translate(_NO_QUOTES)
    named: dict[str, KnownFact] = {}
    for phrase, fact in _phrases():
        if phrase in said:
            named[fact.field] = fact
            said = said.replace(phrase, "|")
    if len(named) == 1:
        return next(iter(named.values())), False
    whole = _wholes().get(_GENERAL.sub("", said)) if not named else None
    return whole, whole is None and (bool(named) or any(word in said for word in fact_lexicon().words.money))


@cache
def _wholes() -> dict[str, KnownFact]:
    """What 收入预算 and 支出情况 are about."""
    return {word: fact_of(table[""]) for word, table in fact_lexicon().bare.items() if word}


@cache
def _phrases() -> list[tuple[str, KnownFact]]:
    """What amounts are called that have a budget, the longest first."""
    facts = [fact for fact in fact_lexicon().fact if fact.kind == "money" and fact.field != "carried_over"]
    return sorted(((compact(name), fact) for fact in facts for name in fact.phrases), key=lambda one: -len(one[0]))


def _named_in(heading: str) -> KnownFact | None:
    """The field with parts that a heading names."""
    for field in fact_lexicon().parts:
        fact = fact_of(field)
        if any(compact(phrase) in heading for phrase in fact.phrases):
            return fact
    return None
