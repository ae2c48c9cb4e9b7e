"""A quantity in a sentence in, the noun phrase that it counts out, as written."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from normalize.fold import QUOTES
from normalize.words import Words

TIME = (
    r"(?:(?:(?:19|20)\d\d|二[零〇0Oo一二三四五六七八九]{3})年(?:度)?(?:\d{1,2}月(?:份|底|末)?(?:\d{1,2}日)?)?"
    r"|\d{1,2}月(?:份|底)?(?:\d{1,2}日)?|[上下]半年|第?[一二三四]季度)(?:底|末|初|以来|起|中)?"
)
_TIME = re.compile(TIME, re.ASCII)
_DELIMITERS = re.compile(r"[,。;:、!?\n 《》“”\"'‘’\[\]◆◇●■□▲△★☆※•·▶►➢✓]|\((?!境\))|(?<!\(境)\)")  # 出国(境)团组
_NUMBERED = re.compile(r"\d{1,2}[.、)]|[一二三四五六七八九十]是")
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_BRACKETED = re.compile(r"\([\u4e00-\u9fff、]{1,8}\)")
_CLOSED_LIST = re.compile(r"和|与|以及|及")
_NO_NOUN = re.compile(r"[^,]*(?:因素|影响)|(?:较|比|与)[^,]{0,16}(?:年|期|数|预算|计划|水平|目标|月|季度)末?")
_LONGEST = 30  # characters of a noun phrase
_SHORTEST = 2
_CUT, _VERB, _ADVERB, _AND_SO_ON, _NONE = "cut", "verb", "adverb", "and so on", "none"


class _Tables(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    cuts: tuple[str, ...]
    verbs: tuple[str, ...]
    light: tuple[str, ...]
    leading: tuple[str, ...]
    trailing: tuple[str, ...]
    no_trailing: tuple[str, ...]
    compound_verbs: tuple[str, ...]
    compound_nouns: tuple[str, ...]
    adjectival: tuple[str, ...]
    states: tuple[str, ...]
    noun_suffixes: tuple[str, ...]
    nominal: tuple[str, ...]
    whole: tuple[str, ...]
    openings: tuple[str, ...]
    adverbs: tuple[str, ...]
    no_openings: tuple[str, ...]
    and_so_on: tuple[str, ...]
    no_cuts: tuple[str, ...]
    stops: tuple[str, ...]
    no_stops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    cuts: Words[str]
    verbs: frozenset[str]
    light: tuple[str, ...]
    openings: Words[str]
    trailing: Words[bool | None]  # True for a word that is one only behind a rate, None for one that never is
    adjectival: frozenset[str]
    stops: Words[bool]  # False for a word that only begins like one (中心)
    noun_suffixes: tuple[str, ...]
    nominal: tuple[str, ...]
    whole: tuple[str, ...]


@cache
def _lexicon() -> _Lexicon:
    text = files("extract.prose").joinpath("nouns.toml").read_text(encoding="utf-8")
    tables = _Tables.model_validate(tomllib.loads(text))
    cuts = dict.fromkeys(tables.verbs, _VERB) | dict.fromkeys(tables.cuts, _CUT)
    cuts |= dict.fromkeys(tables.and_so_on, _AND_SO_ON) | dict.fromkeys(tables.no_cuts, _NONE)
    openings = dict.fromkeys((*tables.leading, *tables.verbs), _VERB) | dict.fromkeys(
        (*tables.openings, *tables.cuts), _CUT
    )
    openings |= dict.fromkeys(tables.adverbs, _ADVERB) | dict.fromkeys(tables.no_openings, _NONE)
    compounds = [verb + noun for verb in tables.compound_verbs for noun in tables.compound_nouns]
    cuts |= dict.fromkeys(compounds, _NONE)
    openings |= dict.fromkeys(compounds, _NONE)
    trailing: dict[str, bool | None] = {
        **dict.fromkeys(tables.trailing, False),
        **dict.fromkeys(tables.states, True),
        **dict.fromkeys(tables.no_trailing, None),
    }
    return _Lexicon(
        cuts=Words(cuts),
        verbs=frozenset((*tables.verbs, *tables.leading)),
        light=tables.light,
        openings=Words(openings),
        trailing=Words(trailing),
        adjectival=frozenset(tables.adjectival),
        stops=Words(dict.fromkeys(tables.stops, True) | dict.fromkeys(tables.no_stops, False)),
        noun_suffixes=tables.noun_suffixes,
        nominal=tables.nominal,
        whole=tables.whole,
    )


def noun_behind(text: str, start: int) -> tuple[int, int]:
    """The span of the noun that stands right behind a measure word (62个重大项目的…); empty if none does."""
    lexicon = _lexicon()
    end = start
    while end < len(text) and end - start < _LONGEST and _HAN.match(text, end):
        stop = lexicon.stops.at(text, end)
        if stop and stop[0] and not text.startswith(lexicon.noun_suffixes, stop[1]):
            break
        end = stop[1] if stop and not stop[0] else end + 1
    bracket = _BRACKETED.match(text, end) if end > start else None  # 村(社区)
    return start, bracket.end() if bracket else end


def is_verb(word: str) -> bool:
    """Whether a word only says what was done."""
    return word in _lexicon().verbs


def noun_before(text: str, floor: int, end: int, *, lists: bool = True) -> tuple[int, int]:
    """The span of the noun phrase that ends at `end`, nothing before `floor`; without verbs, adverbs and times.

    With `lists` the noun may begin before `floor` where it ends an enumeration (标书印刷费、差旅费).
    """
    while end > floor and text[end - 1] in QUOTES:
        end -= 1
    start = _behind_delimiter(text, floor, end)
    end = _without_trailing(text, start, end)
    if _NO_NOUN.fullmatch(text, start, end):
        return end, end
    begin = noun_start(text, max(start, end - 2 * _LONGEST), end)
    quoted = begin > 0 and text[begin - 1] in QUOTES
    if end - begin < _SHORTEST or (text[begin:end] in _lexicon().verbs and not quoted and not _is_light(text, begin)):
        return end, end
    if lists and begin == start:
        begin = _list_start(text, begin, end)
    return begin, end


def _is_light(text: str, begin: int) -> bool:
    """Whether the word before says only that something was done."""
    return text.endswith(_lexicon().light, 0, begin)


def noun_start(text: str, start: int, end: int) -> int:
    """Where the noun that ends at `end` begins."""
    begin, after_verb = _stripped(text, start, end)
    cut = _behind_cut(text, begin, end, after_verb)
    return begin if cut == begin else _stripped(text, cut, end)[0]


def _behind_cut(text: str, start: int, end: int, after_verb: int) -> int:
    """Behind the last verb or adverb after which a noun is left; `start` if there is none."""
    lexicon = _lexicon()
    at = found = start
    is_whole = text.endswith(lexicon.whole, start, end)
    while at < end - 1:
        cut = lexicon.cuts.at(text, at)
        if cut is None:
            at += 1
            continue
        kind, behind = cut
        if (not is_whole or kind != _VERB) and _cuts(text, behind, end, kind, follows_verb=at == after_verb):
            at = found = behind
            after_verb = behind if kind == _VERB else -1
        else:
            at = behind if kind == _NONE else at + 1
    return found


def _cuts(text: str, behind: int, end: int, kind: str, *, follows_verb: bool) -> bool:
    """Whether a noun begins behind the word: none does where too little is left, or where the word is part of one."""
    lexicon = _lexicon()
    if kind == _NONE or behind > end - (_SHORTEST + (kind == _AND_SO_ON)):
        return False
    if kind != _VERB:
        return True
    if _makes_noun(text, behind, end) or (text[behind:end] in lexicon.verbs and not _is_light(text, behind)):
        return False
    return not (follows_verb and text.endswith(lexicon.nominal, behind, end))


def _makes_noun(text: str, behind: int, end: int) -> bool:
    """Whether what follows makes a verb the first part of a noun: 完成率, 投入资金, 培训费支出, 建设及养护."""
    if behind >= end or text.startswith(("及", "和", "与", "、"), behind, end):
        return True
    suffixes = _lexicon().noun_suffixes
    return text[behind:end] in suffixes or text[behind] in suffixes


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Behind the times, adverbs and verbs at the beginning; the same place again if a verb was the last, else -1."""
    lexicon = _lexicon()
    is_whole = text.endswith(lexicon.whole, start, end)
    is_nominal = text.endswith(lexicon.nominal, start, end)
    after_verb = -1
    while start < end:
        time = _TIME.match(text, start, end) or _NUMBERED.match(text, start, end)
        opening = lexicon.openings.at(text, start)
        behind = time.end() if time else 0
        if opening and _opens(text, start, *opening, end, is_whole=is_whole):
            behind = max(behind, opening[1])
        if not start < behind <= end or (behind == end - 1):
            break
        by_verb = opening is not None and behind == opening[1] and opening[0] == _VERB
        if by_verb and (behind == end or (is_nominal and start == after_verb)):
            break
        start = behind
        after_verb = behind if by_verb else -1
    return start, after_verb


def _opens(text: str, start: int, kind: str, behind: int, end: int, *, is_whole: bool) -> bool:
    """Whether a word at the beginning is no part of the noun."""
    if kind == _ADVERB or text[start:behind] in _lexicon().adjectival:
        return not is_whole and not _makes_noun(text, behind, end)
    return kind == _CUT or (kind == _VERB and not _makes_noun(text, behind, end))


def _without_trailing(text: str, start: int, end: int) -> int:
    """Before the verbs that say what became of the noun: 快检室计划新建12个."""
    lexicon = _lexicon()
    while trailing := lexicon.trailing.before(text, end):
        if (
            trailing[0] is None
            or trailing[1] < start
            or (trailing[0] and not text.endswith(lexicon.whole, start, trailing[1]))
        ):
            break
        end = trailing[1]
    return end


def _list_start(text: str, start: int, end: int) -> int:
    """Where a list begins that the noun ends: of like things (标书印刷费、差旅费), or with 和 before the last."""
    closed = _CLOSED_LIST.search(text, start + 1, end) is not None
    while start > _SHORTEST and text[start - 1] == "、" and (closed or text[start - 2] == text[end - 1]):
        before = start - 1
        begin = _behind_delimiter(text, max(before - _LONGEST, 0), before)
        if any(char.isdigit() for char in text[begin:before]):
            break
        cut = noun_start(text, begin, before)
        if not _HAN.match(text, cut) or before - cut < _SHORTEST:
            break
        start = cut
        if cut > begin:
            break
    return start


def _behind_delimiter(text: str, floor: int, end: int) -> int:
    start = floor
    for match in _DELIMITERS.finditer(text, floor, end):
        start = match.end()
    return start
