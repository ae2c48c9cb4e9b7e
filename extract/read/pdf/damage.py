"""How many parts of a PDF file are damaged: PDFium gives what is left of them and says nothing."""

import re
import zlib
from base64 import a85decode

MAX_INFLATED = 300_000_000  # bytes in all; what lies beyond is not looked at
CHUNK = 1 << 20
HEAD = 600  # bytes before `stream` in which its dictionary begins

_STREAM = re.compile(rb">>\s*stream\r?\n")
_FILTERED = re.compile(
    rb"/Filter\s*(?:(?P<text>\[\s*/ASCII85Decode\s*/FlateDecode\s*\])|\[\s*/FlateDecode\s*\]|/FlateDecode\b)"
)
_OBJECT = re.compile(rb"\bobj\b")
_NUMBERED = re.compile(rb"(?<!\d)(\d{1,10}) \d{1,5} obj\b")
_TABLE = re.compile(rb"\bxref\s+((?:\d+ \d+\s+(?:\d{10} \d{5} [fn]\s+)*)+)")
_SECTION = re.compile(rb"(\d+) \d+\s+((?:\d{10} \d{5} [fn]\s+)*)")


def damaged_parts(data: bytes) -> int:
    """Counts the objects that are gone and the streams whose bytes do not agree with their checksum.

    Of an encrypted file nothing can be said: 0.
    """
    return 0 if b"/Encrypt" in data else _damaged_streams(data) + _lost_objects(data)


def _damaged_streams(data: bytes) -> int:
    count, left = 0, MAX_INFLATED
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - HEAD) : found.start()]
        begin = max((match.end() for match in _OBJECT.finditer(head)), default=0)
        filtered = _FILTERED.search(head, begin)
        if not filtered or left <= 0:
            continue
        end = data.find(b"endstream", found.end())
        inflated = _inflated(data[found.end() : end if end >= 0 else len(data)], left, is_text=bool(filtered["text"]))
        count += inflated is None
        left -= inflated or 0
    return count


def _inflated(data: bytes, most: int, *, is_text: bool) -> int | None:
    """How many bytes it inflates to, None if it does not."""
    tool, size = zlib.decompressobj(), 0
    try:
        if is_text:
            data = a85decode(data.strip().removesuffix(b"~>"))
        while not tool.eof and size < most:
            piece = tool.decompress(data, CHUNK)
            size += len(piece)
            data = tool.unconsumed_tail
            if not piece and not data:
                break
    except (zlib.error, ValueError):
        return None
    return size if tool.eof or size >= most else None


def _lost_objects(data: bytes) -> int:
    """Objects that the table of contents names and that stand nowhere."""
    elsewhere: set[int] = set()
    for table in _TABLE.finditer(data):
        for section in _SECTION.finditer(table[1]):
            for number, entry in enumerate(section[2].splitlines(), int(section[1])):
                place, _, kind = entry.split()[:3]
                if kind == b"n" and not data.startswith(b"%d " % number, int(place)):
                    elsewhere.add(number)
    if not elsewhere:
        return 0
    return len(elsewhere - {int(found[1]) for found in _NUMBERED.finditer(data)})
