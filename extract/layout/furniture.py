"""Laid pages in, the same out without headers, footers and page numbers."""

import re
from collections import Counter
from dataclasses import replace
from statistics import median

from extract.layout.laid import Laid
from extract.layout.lines import Line

ZONE = 65.0  # points from the edge of a page within which a header or footer stands
NEAR = 6.0  # points by which its place may differ from page to page
AGAIN = 0.4  # of the pages that must have it: left and right pages may differ

_PAGE_NUMBER = re.compile(
    r"第?[-—–―－~·•.\s]*(?:\d{1,4}|[一二三四五六七八九十百]{1,5}|[ivxlcIVXLC]{1,6})[-—–―－~·•.\s]*页?"
    r"(?:[/,，共\s]*(?:共|of)?\s*\d{1,4}\s*页?)?"
)
_SURE = re.compile(r"[-—–―－~·•]\s*\d{1,4}\s*[-—–―－~·•]|第\s*\d{1,4}\s*页.*|\d{1,4}\s*/\s*\d{1,4}")
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: list[Laid]) -> list[Laid]:
    """The pages with the lines of their text only."""
    usual = median([line.size for page in pages for line in page.lines] or [0.0])
    again = _said_again(pages, usual)
    numbers = sum(_numbered(page) is not None for page in pages)
    cleaned = []
    for page in pages:
        gone = {id(line) for line in page.lines if (_as_said(line), _place(line, page)) in again}
        number = _numbered(page)
        if number is not None and (
            _SURE.fullmatch(number.text) or numbers * 2 > len(pages) > 1 or _is_its_own(number, page)
        ):
            gone.add(id(number))
        cleaned.append(replace(page, lines=[line for line in page.lines if id(line) not in gone]))
    return cleaned


def _numbered(page: Laid) -> Line | None:
    """The line at the foot, or else at the head, that is a page number."""
    low = max((placed.bottom for placed in page.tables), default=0.0)
    for line in (page.lines[-1:], page.lines[:1]):
        if line and _PAGE_NUMBER.fullmatch(line[0].text):
            is_foot = line[0] is page.lines[-1] and line[0].top > low and line[0].middle > page.height / 2
            if is_foot or line[0].middle < ZONE:
                return line[0]
    return None


def _is_its_own(line: Line, page: Laid) -> bool:
    """Whether a bare number in the middle of the margin is that of its page."""
    return line.text == str(page.page) and _in_margin(line, page) and abs(line.x0 + line.x1 - page.width) < 2 * NEAR


def _said_again(pages: list[Laid], usual: float) -> set[tuple[str, tuple[bool, int]]]:
    """What stands in the margin of several pages at one height."""
    seen: Counter[tuple[str, tuple[bool, int]]] = Counter()
    for page in pages:
        found = {
            (_as_said(line), _place(line, page))
            for line in page.lines
            if _in_margin(line, page) and line.size <= 1.1 * usual
        }
        seen.update(found)
    return {said for said, count in seen.items() if count >= max(2, AGAIN * len(pages))}


def _in_margin(line: Line, page: Laid) -> bool:
    return line.middle < ZONE or line.middle > page.height - ZONE


def _as_said(line: Line) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))


def _place(line: Line, page: Laid) -> tuple[bool, int]:
    """Head or foot, and its distance from that edge, roughly."""
    is_foot = line.middle > page.height / 2
    distance = page.height - line.middle if is_foot else line.middle
    return is_foot, round(distance / NEAR)
