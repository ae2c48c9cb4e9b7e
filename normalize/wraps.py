"""A paragraph in, the same text as if nobody had typed blanks or wrapped lines in it out; every place stays known."""

import re
from bisect import bisect_left

from normalize.fold import WHITE, half_width

_RUN = re.compile(f"[{re.escape(WHITE)}]+")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d,])(?:\.\d+)?(?=[万亿元个件人户次亩吨平])", re.ASCII)
_STARTS_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[、)]|\.(?!\d)|\.(?=(?:19|20)\d\d年))|\(?[一二三四五六七八九十\d]{1,3}\)|附件|[一二三四五六]是"
)
_ITEM_BEFORE_POINT = re.compile(r"(?:^|[。;:\n])(?:[1-9]|1\d)\.$", re.ASCII)
_STOP = re.compile(r"(?<=[元%人个件项辆])\.(?=[\u4e00-\u9fff])")  # a full stop typed in half-width
_DIGITS = frozenset("0123456789")
_AFTER_UNIT = frozenset("元%‰人个次分点项家件户名宗亩台辆间场期")
_COUNTED = re.compile(r"[\d一二三四五六七八九十百千万亿两半](?:[%‰]|[\u4e00-\u9fff]{1,2})$")
_LONGEST_COUNTED = 4
_SENTENCE_ENDS = frozenset("。;:!?,、")


class Closed:
    """`text` in half-width without the white space that means nothing; ` ` and `\\n` stay where they part words.

    `grouped` are the places, in `text`, of numbers that only blanks make one (`1 225.82`).
    """

    __slots__ = ("_dropped", "_gone", "grouped", "original", "text")

    def __init__(self, original: str) -> None:
        self.original = original
        folded = _STOP.sub("。", half_width(original))
        self._dropped: list[int] = []  # places in `text` before which characters of the original are missing, one each
        self.grouped: set[int] = set()
        self.text = folded if folded.isprintable() and _plain(folded) else self._closed(folded)
        self._gone = [at + count for count, at in enumerate(self._dropped)]  # the same places in the original

    def place(self, at: int) -> int:
        """Where the character at a place of `text` stands in the original."""
        dropped = self._dropped
        return at + bisect_left(dropped, at + 1) if dropped else at

    def within(self, place: int) -> int:
        """Where in `text` the character at a place of the original stands: the inverse of `place`."""
        return place - bisect_left(self._gone, place) if self._gone else place

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that a span of `text` covers."""
        return self.place(start), self.place(end - 1) + 1

    def _closed(self, folded: str) -> str:
        groups = {at for match in _GROUPS.finditer(folded) for at in range(*match.span())} if " " in folded else set()
        parts: list[str] = []
        last = length = 0
        for run in _RUN.finditer(folded):
            start, end = run.span()
            parts.append(folded[last:start])
            length += start - last
            kept = "" if start in groups else _kept(folded, start, end)
            if start in groups:
                self.grouped.add(length)
            parts.append(kept)
            length += len(kept)
            self._dropped += [length] * (end - start - len(kept))
            last = end
        parts.append(folded[last:])
        return "".join(parts)


def _plain(folded: str) -> bool:
    return not _RUN.search(folded)


def _kept(text: str, start: int, end: int) -> str:
    """What a run of white space between two characters stands for."""
    if start == 0 or end == len(text):
        return ""
    left, right = text[start - 1], text[end]
    if left in _DIGITS and right in _DIGITS:
        return "\n" if "\n" in text[start:end] else " "
    if left in ".," and right in _DIGITS:
        item = _ITEM_BEFORE_POINT.search(text, max(0, start - 5), start) if left == "." else None
        return " " if item or text[start - 2 : start - 1] not in _DIGITS else ""
    if "\n" in text[start:end]:
        return "\n" if left in _SENTENCE_ENDS or _STARTS_ITEM.match(text, end) else ""
    if left not in _AFTER_UNIT or right in _DIGITS or right in ",。;:、)%":
        return ""
    return " " if _COUNTED.search(text, max(0, start - _LONGEST_COUNTED), start) else ""  # 项 目 支 出 counts nothing
