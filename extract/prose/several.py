"""Several quantities in a row in; each with its own name out: A、B和C分别为3万元、5万元和8万元."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.prose.memory import MOST_LISTED
from extract.prose.named import Named, Quantity
from extract.prose.shares import share_before
from schemas.notes import note

if TYPE_CHECKING:
    from extract.prose.sentence import Sentences

_LIST_JOINT = re.compile(r"[、,;]|和|与|及|以及|或")
_NAMES = re.compile(r"[()、]|和|与|以及|及")
_ITEMS = re.compile(r"[^、]+")
_CLAUSE_END = re.compile(r"[,。;:\n]|\((?![^()]*\))")  # 因公出国(境)费 goes on behind its brackets
_RESPECTIVELY = ("分别", "依次")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def list_from(own: "Sentences", at: int) -> list[Quantity]:
    """The quantities from there on between which nothing but joints stands, if they are told one by one."""
    first = own.quantities[at]
    listed = [first]
    low = _low(own, at)
    told = any(word in own.text[low : first.start] for word in _RESPECTIVELY)
    for following in own.quantities[at + 1 : at + MOST_LISTED]:
        same_span = (following.start, following.end) == (listed[-1].start, listed[-1].end)  # a range among them
        has_own = told and following.anchor > listed[-1].end  # 分别增长2%、1%、下降5%
        begin = following.anchor if has_own else following.start
        is_joined = _LIST_JOINT.fullmatch(own.text, listed[-1].end, begin) is not None
        if same_span or not is_joined or (begin < following.start and own.text[listed[-1].end] in ",;"):
            break
        listed.append(following)
    return listed if told or (first.mention.is_change and len(own.memories.now.levels) >= len(listed)) else [first]


def distributed(own: "Sentences", at: int, listed: list[Quantity]) -> list[Named]:
    """Each with its own name, or all with the whole of them and a doubt; none if the words do not tell."""
    first = listed[0]
    low = _low(own, at)
    anchor = max(first.anchor, low)
    share = None if first.mention.is_change else share_before(own.text, low, anchor)
    told = max(own.text.rfind(word, low, first.start) for word in _RESPECTIVELY)
    stop = max(low, min(at for at in (told, anchor, share.start if share else anchor) if at >= 0))
    floor = low
    for match in _CLAUSE_END.finditer(own.text, low, stop):
        floor = match.end()
    if not _HAN.search(own.text, floor, stop):
        return _of_levels(own, listed, is_share=share is not None)
    if told < 0:
        return []
    pieces = _pieces(own, floor, stop, len(listed))
    if len(pieces) != len(listed) or len(own.periods.listed(floor, stop)) == len(listed):
        return _undivided(own, listed, floor, stop)
    subjects = [own.clauses.before(start, end, lists=False) for start, end in pieces]
    tail = subjects[-1].measure
    named: list[Named] = []
    for quantity, subject in zip(listed, subjects, strict=True):
        measured = replace(subject, measure=subject.measure or tail)
        period = own.period(quantity, subject)
        if share is not None:
            named.append(Named(quantity, own.label(subject), None, "value", period, is_share=True))
        elif first.mention.is_change:
            named.append(own.changed(quantity, subject))
        else:
            named.append(own.level(quantity, measured))
    return named


def _low(own: "Sentences", at: int) -> int:
    return max(own.sentence, own.quantities[at - 1].end if at else 0)


def _pieces(own: "Sentences", floor: int, stop: int, count: int) -> list[tuple[int, int]]:
    """The names of an enumeration; a known name (社会保障和就业支出) and what stands in brackets are not divided."""
    facts = own.clauses.tags.facts
    known = [facts[end] for end in range(floor, stop + 1) if end in facts and facts[end].start >= floor]
    pieces: list[tuple[int, int]] = []
    start, depth = floor, 0
    for match in _NAMES.finditer(own.text, floor, stop):
        if match[0] in "()":
            depth += 1 if match[0] == "(" else -1
        elif not depth and not any(tag.start < match.start() < tag.end for tag in known):
            pieces.append((start, match.start()))
            start = match.end()
    pieces.append((start, stop))
    pieces = [piece for piece in pieces if piece[0] < piece[1]]
    if len(pieces) > count and "、" in own.text[floor:stop]:  # 和 inside a name: 教学和实训设备、图书分别为
        pieces = [(piece.start() + floor, piece.end() + floor) for piece in _ITEMS.finditer(own.text[floor:stop])]
    return pieces


def _of_levels(own: "Sentences", listed: list[Quantity], *, is_share: bool) -> list[Named]:
    """Shares and changes of the quantities named before them, in their order."""
    told = list(own.memories.now.levels)
    levels = told[-len(listed) :]
    if len(levels) < len(listed):
        return []
    alike = [level for level in told if level.quantity.mention.unit == levels[-1].quantity.mention.unit]
    doubts: tuple[str, ...] = ()
    if len(alike) > len(listed) and not is_share:  # shares are of the parts, not of their whole
        names = "、".join(level.label for level in alike)
        doubts = (note("not_one_to_one", names=names, count=len(listed)),)
    if not is_share and not listed[0].mention.is_change:
        return []
    return [
        Named(
            quantity,
            level.label,
            None if is_share else level.fact,
            "value" if is_share else "change",
            level.period,
            doubts,
            is_share=is_share,
        )
        for quantity, level in zip(listed, levels, strict=True)
    ]


def _undivided(own: "Sentences", listed: list[Quantity], floor: int, stop: int) -> list[Named]:
    """Years before one name give each its period; else all have the whole for a label, and a doubt."""
    years = own.periods.listed(floor, stop)
    subject = own.clauses.before(years[-1][1] if years else floor, stop)
    told = own.periods.spanned(floor, stop) or [year for year, _ in years]
    if len(told) == len(listed):
        return [replace(own.level(quantity, subject), period=year) for quantity, year in zip(listed, told, strict=True)]
    doubt = note("not_one_to_one", names=own.text[floor:stop], count=len(listed))
    measure = "change" if listed[0].mention.is_change else "value"
    return [
        Named(quantity, own.label(subject), None, measure, own.period(quantity, subject), (doubt,))  # type: ignore[arg-type]
        for quantity in listed
    ]
