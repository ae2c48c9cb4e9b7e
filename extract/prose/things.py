"""The opening of a paragraph, or its heading, in; whether it names one project out.

The rates, scores and grades of one project are not those of the body.
"""

import re

from extract.prose.lexicon import fact_lexicon
from extract.prose.nouns import TIME
from normalize.fold import QUOTES, compact

_LONGEST = 30  # characters of a name
_NUMBERED = r"(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.]|项目[一二三四五六七八九十\d]{1,3}[:、])"
_OPENING = re.compile(rf"(?P<number>{_NUMBERED})(?P<name>[^,。;:]{{2,{_LONGEST}}})[:。]")
_LONGEST_CLASS = 80
_CLASSED = re.compile(rf"(?:{_NUMBERED})?[^,;。:]{{2,{_LONGEST_CLASS}}}\([款项]\)[。:,](?!占)")
_CALLED = re.compile(rf"[{re.escape(QUOTES)}》](?:项目|专项|工程|资金)")


def opens_with_one(text: str) -> bool:
    """Whether a paragraph begins with the name of one project, or of a class of 政府收支分类科目, and goes on about it.

    （1）农村公路养护项目:预算安排800万元. 农林水支出（类）水利（款）行政运行（项）。年初预算为120万元.
    """
    if _CLASSED.match(compact(text[:_LONGEST_CLASS])):
        return True
    opening = _OPENING.match(compact(text[: 2 * _LONGEST]))
    return opening is not None and (opening["number"].startswith("项目") or names_one(opening["name"]))


def names_one(heading: str) -> bool:
    """Whether words are the name of one project, not of projects in general (项目支出情况, 部门预算项目)."""
    name = re.sub(rf"^{_NUMBERED}|{TIME}|[“”\"]", "", compact(heading))
    words = fact_lexicon().words
    places = [at for word in (*words.things, "工程") if (at := name.find(word)) >= 0]
    return bool(places) and min(places) > 1 and not any(word in name for word in (*words.several, *words.overall))


def is_called(text: str, start: int, end: int) -> bool:
    """Whether a project is called by its name in quotes between two places: “雪亮工程”项目."""
    return _CALLED.search(text, start, end) is not None
